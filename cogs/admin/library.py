"""The library, as admins keep it."""

import discord

from bot.models.library import Entry, EntryId
from bot.ui import library
from bot.ui.components import chosen_in, form_of, typed_in
from bot.ui.doors import Who, for_whom, pressed
from bot.ui.text import cleaned, cleaned_lines, plain_web
from bot.ui.visits import Visit
from bot.ui.voice import dashed
from cogs.admin.group import ADMIN, AdminPart


class Keeping(AdminPart):
    """Adding, changing and taking away entries."""

    @for_whom(Who.ADMIN)
    @ADMIN.command(name="resources", description="Keep the library of the group")
    async def resources(self, interaction: discord.Interaction) -> None:
        """Show the entries of the group, to change, and the way to add one."""
        visit = self.bot.visit(interaction)
        await visit.reply.begin()
        await self.show_library(visit)

    @pressed("library_all", who=Who.ADMIN)
    async def show_library(self, visit: Visit, said: str = "") -> None:
        """Show the entries of the group."""
        entries = await self.services.library.entries(visit.guild_id)
        await visit.show(await library.keeping(visit, entries, said))

    @pressed("library_keep", who=Who.ADMIN)
    async def open_entry(self, visit: Visit) -> None:
        """Show one entry as everybody reads it."""
        entry = await self._entry(visit, int(chosen_in(visit.interaction)[0]))
        if entry is None:
            await self.show_library(visit, (await visit.words())("library-gone"))
            return
        await visit.show(await library.kept(visit, entry))

    @pressed("library_add", who=Who.ADMIN, opens_form=True)
    async def open_add(self, visit: Visit) -> None:
        """Open the form of a new entry."""
        words = await visit.words()
        custom_id = visit.id_for("library_typed", 0)
        form = library.fields(words, None)
        await visit.reply.open_form(form_of(words("button-library-add"), custom_id, form))

    @pressed("library_change", who=Who.ADMIN, opens_form=True)
    async def open_change(self, visit: Visit) -> None:
        """Open the form of an entry as it stands."""
        words = await visit.words()
        entry = await self._entry(visit, int(visit.row[0], 36))
        if entry is None:
            await visit.say("library-gone")
            return
        custom_id = visit.id_for("library_typed", entry.id)
        form = library.fields(words, entry)
        await visit.reply.open_form(form_of(words("button-library-change"), custom_id, form))

    @pressed("library_typed", who=Who.ADMIN)
    async def take_entry(self, visit: Visit) -> None:
        """Keep what was typed."""
        words = await visit.words()
        typed = typed_in(visit.interaction)
        number = int(visit.row[0], 36)
        entry = await self._entry(visit, number)
        link = typed.get("link", "").strip()
        topic = cleaned(typed["topic"], most=library.MOST_OF_TOPIC)
        title = cleaned(typed["title"], most=library.MOST_OF_TITLE)
        text = cleaned_lines(typed["text"], most=library.MOST_OF_TEXT)
        if not (topic and title and text) or (number and entry is None):
            await self.show_library(visit, words("library-gone" if number else "library-empty"))
            return
        if link and not plain_web(link):
            await self.show_library(visit, words("library-no-link"))
            return
        done = await self.services.library.keep(
            visit.guild_id,
            entry,
            topic=topic,
            title=title,
            text=text,
            link=plain_web(link) or None,
            actor_id=visit.user_id,
            now=visit.now,
        )
        await self.show_library(visit, words(f"library-{dashed(done)}"))

    @pressed("library_remove", who=Who.ADMIN)
    async def remove_entry(self, visit: Visit) -> None:
        """Take an entry away."""
        await self.services.library.remove(
            visit.guild_id,
            EntryId(int(visit.row[0], 36)),
            actor_id=visit.user_id,
            now=visit.now,
        )
        await self.show_library(visit, (await visit.words())("library-removed"))

    async def _entry(self, visit: Visit, number: int) -> Entry | None:
        entries = await self.services.library.entries(visit.guild_id)
        return next((it for it in entries if it.id == number), None)
