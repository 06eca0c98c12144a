"""The bot's words, as a group says them."""

import discord
from discord import app_commands

from bot.services.groups import MOST_LINES_CHANGED
from bot.ui import choices, wordings
from bot.ui.components import Panel, chosen_in, form_of, typed_in
from bot.ui.doors import Who, for_whom, pressed
from bot.ui.visits import Visit
from bot.words import Problem, check_override
from cogs.admin.group import ADMIN, AdminPart


class Wording(AdminPart):
    """Changing what the bot says, with a preview."""

    @for_whom(Who.ADMIN)
    @ADMIN.command(name="words", description="Change what I say in this group")
    @app_commands.describe(
        line="A text of mine: type some words of it", language="The language of that text"
    )
    async def words(
        self, interaction: discord.Interaction, line: str | None = None, language: str | None = None
    ) -> None:
        """Show one text, or how it works and what is changed already."""
        visit = self.bot.visit(interaction)
        await visit.reply.begin()
        guild = (await visit.known()).guild
        spoken = choices.language_code(self.bot.voices, language or "") or guild.language
        if line is None:
            await visit.show(await wordings.overview(visit, guild, spoken))
        elif line in set(wordings.changeable(self.bot.catalogue)):
            await visit.show(await wordings.one(visit, guild, spoken, line))
        else:
            await visit.say("wordings-none")

    @words.autocomplete("line")
    async def texts(
        self, interaction: discord.Interaction, current: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the texts that contain what is typed."""
        visit = self.bot.visit(interaction)
        language = interaction.namespace.language or (await visit.known()).guild.language
        return wordings.matching(self.bot.catalogue, current, language)

    @words.autocomplete("language")
    async def spoken(
        self, interaction: discord.Interaction, current: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the languages there are words in."""
        return choices.languages(self.bot.voices)

    @pressed("wordings_open", who=Who.ADMIN)
    async def open_text(self, visit: Visit) -> None:
        """Show a text that is changed here."""
        await self._show_text(visit, chosen_in(visit.interaction)[0])

    @pressed("wordings_change", who=Who.ADMIN, opens_form=True)
    async def open_form(self, visit: Visit) -> None:
        """Open the form with the text as it is said here."""
        words = await visit.words()
        language, mark = visit.row
        name = wordings.marked(self.bot.catalogue, mark)
        own = (await visit.known()).guild.lines.get(language, {}).get(name or "", "")
        custom_id = visit.id_for("wordings_typed", language, mark)
        form = form_of(words("wordings-form-title"), custom_id, [wordings.field(words, own)])
        await visit.reply.open_form(form)

    @pressed("wordings_typed", who=Who.ADMIN)
    async def take_text(self, visit: Visit) -> None:
        """Show how the typed text will read, or what stands against it."""
        language, mark = visit.row
        name = wordings.marked(self.bot.catalogue, mark)
        if name is None:
            await visit.say("wordings-none")
            return
        text = typed_in(visit.interaction)["text"].strip()
        problems = self._problems(name, text, language)
        guild = (await visit.known()).guild
        await visit.show(
            await wordings.refused(visit, language, name, problems)
            if problems
            else await wordings.preview(visit, guild, language, name, text)
        )

    def _problems(self, name: str, text: str, language: str) -> list[Problem]:
        if wordings.FENCE in text:
            return [Problem("words-problem-variable", {"typed": wordings.FENCE})]
        return check_override(self.bot.catalogue, name, text, language)

    @pressed("wordings_use", who=Who.ADMIN)
    async def use_text(self, visit: Visit) -> None:
        """Say what was previewed from now on."""
        language, mark = visit.row
        name = wordings.marked(self.bot.catalogue, mark)
        message = visit.interaction.message
        text = wordings.previewed(message.content) if message else ""
        if name is None or self._problems(name, text, language):
            await visit.say("wordings-none")
            return
        await self._keep_words(visit, language, name, text)

    @pressed("wordings_usual", who=Who.ADMIN)
    async def use_usual(self, visit: Visit) -> None:
        """Say the usual words again."""
        language, mark = visit.row
        name = wordings.marked(self.bot.catalogue, mark)
        if name is None:
            await visit.say("wordings-none")
            return
        await self._keep_words(visit, language, name, None)

    @pressed("wordings_not", who=Who.ADMIN)
    async def leave_it(self, visit: Visit) -> None:
        """Change nothing."""
        guild = (await visit.known()).guild
        await visit.show(await wordings.overview(visit, guild, guild.language))

    async def _keep_words(self, visit: Visit, language: str, name: str, text: str | None) -> None:
        words = await visit.words()
        guild = await self.services.groups.say(
            visit.guild_id,
            language=language,
            message_id=name,
            text=text,
            actor_id=visit.user_id,
            now=visit.now,
        )
        if guild is None:
            await visit.show(Panel(words("wordings-full", count=MOST_LINES_CHANGED)))
            return
        saved = words("wordings-back" if text is None else "wordings-saved")
        await visit.show(await wordings.one(visit, guild, language, name, saved))

    async def _show_text(self, visit: Visit, mark: str) -> None:
        name = wordings.marked(self.bot.catalogue, mark)
        if name is None:
            await visit.say("wordings-none")
            return
        guild = (await visit.known()).guild
        await visit.show(await wordings.one(visit, guild, visit.row[0], name))
