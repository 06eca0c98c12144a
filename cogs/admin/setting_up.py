"""Setting up: three questions by panel or by typed options; the two do the same."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.models import ChannelId, Guild, RoleId
from bot.ui import choices, setup as setting_up, setup_steps
from bot.ui.components import chosen_in, form_of, typed_in
from bot.ui.doors import Who, for_whom, pressed
from bot.ui.setup_steps import Step
from bot.ui.text import cleaned
from bot.ui.visits import Visit
from cogs.admin.first_steps import FirstSteps
from cogs.admin.group import ADMIN

if TYPE_CHECKING:
    from collections.abc import Callable


class SettingUp(FirstSteps):
    """The three questions."""

    @for_whom(Who.ADMIN)
    @ADMIN.command(name="setup", description="Three questions, and the post stands")
    @app_commands.describe(
        helpers="Who helps: the role of your peer leads",
        channel="Where people check in",
        leads_room="Where the leads talk",
        zone="The city or time zone of the group",
        country="The country whose numbers are shown",
        language="The language of the group",
    )
    async def setup_group(
        self,
        interaction: discord.Interaction,
        *,
        helpers: discord.Role | None = None,
        channel: discord.TextChannel | None = None,
        leads_room: discord.TextChannel | None = None,
        zone: str | None = None,
        country: str | None = None,
        language: str | None = None,
    ) -> None:
        """Store what was typed, and put the post up when there is a channel for it.

        With nothing typed, go on with the first question that has no answer.
        """
        visit = self.bot.visit(interaction)
        await visit.reply.begin()
        typed = {"zone": zone, "country": country, "language": language}
        changes, problems = await self._read(visit, typed)
        if helpers is not None:
            problems += await self._helpers(visit, RoleId(helpers.id), changes)
        if channel is not None:
            changes["check_in_channel_id"] = ChannelId(channel.id)
        if leads_room is not None:
            changes["leads_room_id"] = ChannelId(leads_room.id)
        if not changes and not problems:
            await self.resume(visit)
            return
        await self._store(visit, changes, problems, put_up=bool(changes))

    @setup_group.autocomplete("zone")
    async def zones(
        self, interaction: discord.Interaction, current: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the places that fit what is typed."""
        visit = self.bot.visit(interaction)
        group = (await visit.known()).guild
        return choices.zones(current, visit.now, group_zone=group.zone)

    @setup_group.autocomplete("country")
    async def countries(
        self, interaction: discord.Interaction, current: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the countries that fit what is typed."""
        return choices.country_names(current, self.bot.visit(interaction).locale)

    @setup_group.autocomplete("language")
    async def languages(
        self, interaction: discord.Interaction, current: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the languages there are words in."""
        return choices.languages(self.bot.voices)

    @pressed("setup_helpers", who=Who.ADMIN)
    async def take_helpers(self, visit: Visit) -> None:
        """Take who helps."""
        changes: dict[str, object] = {}
        problems = await self._helpers(visit, RoleId(int(chosen_in(visit.interaction)[0])), changes)
        await self._store(visit, changes, problems)

    @pressed("setup_channel", who=Who.ADMIN)
    async def take_channel(self, visit: Visit) -> None:
        """Take where people check in."""
        channel_id = ChannelId(int(chosen_in(visit.interaction)[0]))
        await self._store(visit, {"check_in_channel_id": channel_id}, [])

    @pressed("setup_leads_room", who=Who.ADMIN)
    async def take_leads_room(self, visit: Visit) -> None:
        """Take where the leads talk."""
        channel_id = ChannelId(int(chosen_in(visit.interaction)[0]))
        await self._store(visit, {"leads_room_id": channel_id}, [])

    @pressed("setup_where", who=Who.ADMIN, opens_form=True)
    async def open_where(self, visit: Visit) -> None:
        """Open the form for city, country and language."""
        words = await visit.words()
        title = words("setup-title")
        custom_id = visit.id_for("setup_where_typed", *visit.row)
        await visit.reply.open_form(form_of(title, custom_id, setting_up.where_fields(words)))

    @pressed("setup_where_typed", who=Who.ADMIN)
    async def take_where(self, visit: Visit) -> None:
        """Take city, country and language."""
        changes, problems = await self._read(visit, typed_in(visit.interaction))
        await self._store(visit, changes, problems)

    @pressed("setup_post", who=Who.ADMIN)
    async def post(self, visit: Visit) -> None:
        """Put the post up, in place of an older one."""
        words = await visit.words()
        guild = (await visit.known()).guild
        said = words("setup-choose-channel")
        if await self.services.groups.put_up_post(
            visit.guild_id, press_id=visit.interaction.id, now=visit.now
        ):
            self.bot.wake()
            said = words("setup-done", channel=f"<#{guild.check_in_channel_id}>")
        await self.show_setup(visit, setup_steps.carried(visit), said)

    async def _read(
        self, visit: Visit, typed: dict[str, str] | dict[str, str | None]
    ) -> tuple[dict[str, object], list[str]]:
        """Return what was typed as settings, and a sentence for each thing not understood."""
        words = await visit.words()
        changes: dict[str, object] = {}
        problems: list[str] = []
        readers: dict[str, tuple[Callable[[str], str | None], str]] = {
            "zone": (lambda text: choices.zone_name(text, visit.now), "error-zone-not-found"),
            "country": (
                lambda text: choices.country_code(text, words.language),
                "numbers-country-unknown",
            ),
            "language": (
                lambda text: choices.language_code(self.bot.voices, text),
                "error-language-not-found",
            ),
        }
        for name, (read, error) in readers.items():
            text = cleaned(typed.get(name) or "")
            value = read(text) if text else None
            if value is not None:
                changes[name] = value
            elif text:
                problems.append(words(error, typed=text) if name != "language" else words(error))
        return changes, problems

    async def _helpers(
        self, visit: Visit, role_id: RoleId, changes: dict[str, object]
    ) -> list[str]:
        if int(role_id) == int(visit.guild_id):  # Discord's @everyone has the id of the server
            return [(await visit.words())("setup-role-everyone")]
        if role_id == (await visit.known()).guild.coordinator_role_id:
            return [(await visit.words())("roles-same")]
        changes["lead_role_id"] = role_id
        return []

    async def _store(
        self,
        visit: Visit,
        changes: dict[str, object],
        problems: list[str],
        *,
        put_up: bool = False,
    ) -> None:
        before = (await visit.known()).guild
        guild = await self.services.groups.change(
            visit.guild_id, changes, actor_id=visit.user_id, now=visit.now
        )
        visit.forget()
        words = await visit.words()
        said = [*problems] or ([words("setup-saved")] if changes else [])
        if put_up and await self._needs_post(before, guild):
            await self.services.groups.put_up_post(
                visit.guild_id, press_id=visit.interaction.id, now=visit.now
            )
            said = [*problems, words("setup-done", channel=f"<#{guild.check_in_channel_id}>")]
        self.bot.wake()
        step = setup_steps.carried(visit)
        if changes and _is_answered(step, before, guild):
            step = step and Step(step + 1)
        await self.show_setup(visit, step, "\n".join(said))

    async def _needs_post(self, before: Guild, guild: Guild) -> bool:
        """Say whether the post has to be put up: there is none, or it would read differently."""
        if guild.check_in_channel_id is None:
            return False
        post = await self.services.groups.post(guild.id)
        return post is None or before != guild


def _is_answered(step: Step | None, before: Guild, guild: Guild) -> bool:
    """Say whether a choice was the last that its step asked for; one made anew stays there."""
    if step is Step.PLACES:
        return setup_steps.has_gap(before) and not setup_steps.has_gap(guild)
    return step is Step.HELPERS
