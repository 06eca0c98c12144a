"""The numbers of the group's countries: a human confirms, changes, adds and hides them."""

from dataclasses import replace

import discord
from discord import app_commands

from bot.models import Guild
from bot.models.numbers import OwnNumber
from bot.services.numbers import Looked
from bot.ui import choices, confirming
from bot.ui.components import chosen_in, form_of, typed_in
from bot.ui.doors import Who, for_whom, pressed
from bot.ui.text import cleaned, mark_of, plain_web
from bot.ui.visits import Visit
from cogs.admin.group import ADMIN, AdminPart


class Numbers(AdminPart):
    """Looking after the numbers."""

    @for_whom(Who.ADMIN)
    @ADMIN.command(name="numbers", description="Check the numbers that people here are shown")
    @app_commands.describe(country="The name of a country")
    async def numbers(self, interaction: discord.Interaction, country: str | None = None) -> None:
        """Show the numbers of a country, to confirm, change, hide and add."""
        visit = self.bot.visit(interaction)
        await visit.reply.begin()
        words = await visit.words()
        guild = (await visit.known()).guild
        code = choices.country_code(country, words.language) if country else guild.country
        if code is None:
            typed = cleaned(country or "")
            await visit.say("numbers-country-unknown", typed=typed)
            return
        await self._show_all(visit, code)

    @numbers.autocomplete("country")
    async def numbers_countries(
        self, interaction: discord.Interaction, current: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the countries that fit what is typed."""
        return choices.country_names(current, self.bot.visit(interaction).locale)

    @pressed("number_all", who=Who.ADMIN)
    async def show_numbers(self, visit: Visit) -> None:
        """Show all numbers of a country."""
        await self._show_all(visit, visit.row[0].upper())

    @pressed("number_open", who=Who.ADMIN)
    async def open_number(self, visit: Visit) -> None:
        """Show one of them."""
        await self._show_one(visit, visit.row[0].upper(), chosen_in(visit.interaction)[0])

    @pressed("number_confirm", who=Who.ADMIN)
    async def confirm_number(self, visit: Visit) -> None:
        """Take in that this admin called it, or looked it up."""
        looked, key = await self._find(visit)
        if key is None:
            await self._show_all(visit, visit.row[0].upper(), "confirming-gone")
            return
        name = cleaned(visit.interaction.user.display_name, most=32)
        await self.services.numbers.confirm(
            visit.guild_id, key, name=name, actor_id=visit.user_id, now=visit.now
        )
        await self._show_all(visit, looked.numbers.country or "", "confirming-confirmed")

    @pressed("number_hide", who=Who.ADMIN)
    async def hide_number(self, visit: Visit) -> None:
        """Show a number no longer."""
        await self._hide(visit, hidden=True)

    @pressed("number_show", who=Who.ADMIN)
    async def show_number(self, visit: Visit) -> None:
        """Show a number again."""
        await self._hide(visit, hidden=False)

    async def _hide(self, visit: Visit, *, hidden: bool) -> None:
        looked, key = await self._find(visit)
        if key is not None:
            await self.services.numbers.hide(
                visit.guild_id, key, hidden=hidden, actor_id=visit.user_id, now=visit.now
            )
        said = "confirming-is-hidden" if hidden else "confirming-is-shown"
        await self._show_all(visit, looked.numbers.country or "", said)

    @pressed("number_drop", who=Who.ADMIN)
    async def drop_number(self, visit: Visit) -> None:
        """Take away what the group added or changed."""
        looked, key = await self._find(visit)
        if key is not None:
            await self.services.numbers.drop(
                visit.guild_id, key, actor_id=visit.user_id, now=visit.now
            )
        await self._show_all(visit, looked.numbers.country or "", "confirming-dropped")

    @pressed("number_add", who=Who.ADMIN)
    async def ask_kind(self, visit: Visit) -> None:
        """Ask what a new number is for."""
        await visit.show(await confirming.kinds(visit, visit.row[0]))

    @pressed("number_kind", who=Who.ADMIN, opens_form=True)
    async def open_added(self, visit: Visit) -> None:
        """Open the form of a new number."""
        words = await visit.words()
        custom_id = visit.id_for("number_added", visit.row[0], chosen_in(visit.interaction)[0])
        form = confirming.fields(words, None, emergency=False)
        await visit.reply.open_form(form_of(words("button-number-add"), custom_id, form))

    @pressed("number_added", who=Who.ADMIN)
    async def take_added(self, visit: Visit) -> None:
        """Keep a new number; nobody has confirmed it yet."""
        country, kind = visit.row[0].upper(), visit.row[1]
        name = cleaned(typed_in(visit.interaction)["name"])
        key = f"own-{country.lower()}-{mark_of(name)}"
        await self._keep(visit, OwnNumber(key=key, country=country, name=name, kind=kind))

    @pressed("number_change", who=Who.ADMIN, opens_form=True)
    async def open_changed(self, visit: Visit) -> None:
        """Open the form of a number as it stands."""
        words = await visit.words()
        looked, key = await self._find(visit)
        own = confirming.as_own(looked, key)
        if own is None:
            await visit.say("confirming-gone")
            return
        custom_id = visit.id_for("number_changed", *visit.row)
        form = confirming.fields(words, own, emergency=confirming.is_emergency(own))
        await visit.reply.open_form(form_of(words("button-number-change"), custom_id, form))

    @pressed("number_changed", who=Who.ADMIN)
    async def take_changed(self, visit: Visit) -> None:
        """Keep a number as it was typed."""
        looked, key = await self._find(visit)
        own = confirming.as_own(looked, key)
        if own is None:
            await visit.say("confirming-gone")
            return
        await self._keep(visit, own)

    async def _keep(self, visit: Visit, own: OwnNumber) -> None:
        typed = typed_in(visit.interaction)
        kept = replace(
            own,
            name=cleaned(typed.get("name", "")) or own.name,
            phone=confirming.plain_number(typed.get("phone", "")),
            text=confirming.plain_number(typed.get("text", "")),
            hours=confirming.plain_number(typed.get("hours", "")),
            web=plain_web(typed.get("web", "")),
        )
        done = await self.services.numbers.keep(
            visit.guild_id, kept, actor_id=visit.user_id, now=visit.now
        )
        said = "confirming-kept" if isinstance(done, Guild) else confirming.refusal(done)
        await self._show_all(visit, own.country, said)

    async def _find(self, visit: Visit) -> tuple[Looked, str | None]:
        country, mark = visit.row[0].upper(), visit.row[1]
        looked = await self.services.numbers.look(visit.guild_id, country, now=visit.now)
        return looked, confirming.key_of(looked.numbers, mark)

    async def _show_all(self, visit: Visit, country: str, said: str = "") -> None:
        visit.forget()
        looked = await self.services.numbers.look(visit.guild_id, country, now=visit.now)
        words = await visit.words()
        sentence = words(said) if said else ""
        await visit.show(await confirming.overview(visit, looked.numbers, sentence))

    async def _show_one(self, visit: Visit, country: str, mark: str) -> None:
        looked = await self.services.numbers.look(visit.guild_id, country, now=visit.now)
        key = confirming.key_of(looked.numbers, mark)
        panel = None if key is None else await confirming.one(visit, looked.numbers, key)
        if panel is None:
            await self._show_all(visit, country, "confirming-gone")
        else:
            await visit.show(panel)
