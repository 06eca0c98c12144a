"""How long a group's requests wait before the next are asked, and a second room for them."""

import discord
from discord import app_commands

from bot.models import ChannelId, Guild, GuildId
from bot.ui import escalation
from bot.ui.components import chosen_in, form_of, typed_in
from bot.ui.doors import Who, for_whom, pressed
from bot.ui.escalation import AT_A_TIME, NO_RUSH, RIGHT_NOW, TODAY
from bot.ui.visits import Visit
from cogs.admin.group import ADMIN, AdminPart

USUAL = Guild(GuildId(0))


class Escalation(AdminPart):
    """The waits of the ladders and the second room, by typed options or by panel."""

    @for_whom(Who.ADMIN)
    @ADMIN.command(
        name="escalation",
        description="How long I wait before the next are asked, and a second room",
    )
    @app_commands.describe(
        right_now="Right now: minutes before those are asked who may be woken",
        today="Today: minutes before the next are asked",
        at_a_time="Today: how many leads are asked at a time",
        no_rush="No rush: hours before leads are asked by message",
        second_room="Where requests go while the leads' room can't be used",
        no_second_room="Have no second room any more",
        usual="Back to the usual waits",
    )
    async def escalation(
        self,
        interaction: discord.Interaction,
        *,
        right_now: app_commands.Range[int, RIGHT_NOW.least, RIGHT_NOW.most] | None = None,
        today: app_commands.Range[int, TODAY.least, TODAY.most] | None = None,
        at_a_time: app_commands.Range[int, AT_A_TIME.least, AT_A_TIME.most] | None = None,
        no_rush: app_commands.Range[int, NO_RUSH.least, NO_RUSH.most] | None = None,
        second_room: discord.TextChannel | None = None,
        no_second_room: bool | None = None,
        usual: bool | None = None,
    ) -> None:
        """Store what was typed, and show how requests climb here."""
        visit = self.bot.visit(interaction)
        await visit.reply.begin()
        typed = {
            "right_now_minutes": right_now,
            "today_minutes": today,
            "today_at_a_time": at_a_time,
            "no_rush_hours": no_rush,
        }
        changes: dict[str, int] = _usual() if usual else {}
        changes |= {name: value for name, value in typed.items() if value is not None}
        said = await self._keep_waits(visit, changes) if changes else []
        if second_room is not None:
            said += await self._take_room(visit, ChannelId(second_room.id))
        elif no_second_room:
            said += await self._give_up_room(visit)
        await self._show_climb(visit, said)

    @pressed("climb_change", who=Who.ADMIN, opens_form=True)
    async def open_waits(self, visit: Visit) -> None:
        """Open the form for the waits."""
        words = await visit.words()
        fields = escalation.fields(words, (await visit.known()).guild)
        form = form_of(words("climb-form-title"), visit.id_for("climb_changed"), fields)
        await visit.reply.open_form(form)

    @pressed("climb_changed", who=Who.ADMIN)
    async def take_waits(self, visit: Visit) -> None:
        """Take the waits that were typed; one that cannot be changes nothing."""
        changes, problems = escalation.read(await visit.words(), typed_in(visit.interaction))
        kept = await self._keep_waits(visit, changes) if changes else []
        await self._show_climb(visit, [*problems, *kept])

    @pressed("climb_usual", who=Who.ADMIN)
    async def back_to_usual(self, visit: Visit) -> None:
        """Let all waits be the usual ones; the second room stays."""
        await self._show_climb(visit, await self._keep_waits(visit, _usual()))

    @pressed("climb_room", who=Who.ADMIN)
    async def take_second_room(self, visit: Visit) -> None:
        """Take a second room."""
        await self._show_climb(
            visit, await self._take_room(visit, ChannelId(int(chosen_in(visit.interaction)[0])))
        )

    @pressed("climb_no_room", who=Who.ADMIN)
    async def give_up_room(self, visit: Visit) -> None:
        """Have no second room any more."""
        await self._show_climb(visit, await self._give_up_room(visit))

    async def _keep_waits(self, visit: Visit, changes: dict[str, int]) -> list[str]:
        before = (await visit.known()).guild
        guild = await self._change_climb(visit, dict(changes))
        said = escalation.saved(await visit.words(), before, guild)
        if guild != before and changes == _usual():
            said.insert(0, (await visit.words())("climb-saved-usual"))
        return said

    async def _take_room(self, visit: Visit, channel_id: ChannelId) -> list[str]:
        guild = (await visit.known()).guild
        is_taken, said = await escalation.second_room(visit, guild, channel_id)
        if is_taken:
            await self._change_climb(visit, {"second_room_id": channel_id})
        return said

    async def _give_up_room(self, visit: Visit) -> list[str]:
        await self._change_climb(visit, {"second_room_id": None})
        return [(await visit.words())("setup-saved")]

    async def _change_climb(self, visit: Visit, changes: dict[str, object]) -> Guild:
        guild = await self.services.groups.change(
            visit.guild_id, changes, actor_id=visit.user_id, now=visit.now
        )
        visit.forget()
        self.bot.wake()  # what could be told in no room is told in this one
        return guild

    async def _show_climb(self, visit: Visit, said: list[str]) -> None:
        await visit.show(await escalation.panel(visit, (await visit.known()).guild, said=said))


def _usual() -> dict[str, int]:
    return {name: getattr(USUAL, name) for name in escalation.LABELS}
