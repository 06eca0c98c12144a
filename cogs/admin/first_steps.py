"""The three questions one at a time: on, back, later, and made by the bot where that is wished."""

import asyncio
import logging
from typing import TYPE_CHECKING

from bot.ui import concerns, making, setup, setup_steps
from bot.ui.doors import Who, pressed
from bot.ui.replies import UNANSWERABLE
from bot.ui.setup_steps import Step
from bot.ui.visits import Visit
from cogs.admin.group import AdminPart

if TYPE_CHECKING:
    from bot.porchlight import Porchlight

STRIPES = 16

log = logging.getLogger(__name__)


class FirstSteps(AdminPart):
    """The way through the questions; where somebody is, each button says itself."""

    def __init__(self, bot: "Porchlight") -> None:
        super().__init__(bot)
        # two presses at once make one role; one server's presses all come to one process
        self._making = [asyncio.Lock() for _ in range(STRIPES)]

    async def resume(self, visit: Visit) -> None:
        """Show the first question without an answer; the overview when all have one."""
        guild = (await visit.known()).guild
        post = await self.services.groups.post(visit.guild_id)
        meetings = await self.services.agenda.all(visit.guild_id)
        await self.show_setup(visit, setup_steps.first_open(guild, post, meetings))

    async def show_setup(self, visit: Visit, step: Step | None, said: str | None = None) -> None:
        """Show a step, or the overview of all."""
        guild = (await visit.known()).guild
        post = await self.services.groups.post(visit.guild_id)
        if step is None:
            panel = await setup.panel(visit, guild, post, said=said)
        else:
            meetings = await self.services.agenda.all(visit.guild_id)
            panel = await setup_steps.screen(
                visit, guild, step, post=post, meetings=meetings, said=said
            )
        await visit.show(await concerns.with_waiting(visit, panel))

    @pressed("setup_step", who=Who.ADMIN)
    async def go_to_step(self, visit: Visit) -> None:
        """Go on, back, or leave a question for later."""
        await self.show_setup(visit, setup_steps.carried(visit))

    @pressed("setup_overview", who=Who.ADMIN)
    async def overview(self, visit: Visit) -> None:
        """Show all answers on one screen."""
        await self.show_setup(visit, None)

    @pressed("setup_offer", who=Who.ADMIN)
    async def offer_to_make(self, visit: Visit) -> None:
        """Say exactly what would be made, or which right is missing for it."""
        step = setup_steps.carried(visit) or Step.HELPERS
        guild = (await visit.known()).guild
        words = await visit.words()
        wanted = {
            thing: making.name_of(words, thing)
            for thing in making.missing(guild, *setup_steps.MADE.get(step, ()))
        }
        if not wanted:
            await self.show_setup(visit, step)
            return
        try:
            found = await making.look(self.bot, visit.guild_id, wanted)
            new = [thing for thing in wanted if thing not in found]
            lacked = await making.lacking(self.bot, visit.guild_id, *new)
        except UNANSWERABLE as error:
            await self._not_made(visit, step, error)
            return
        if lacked:
            said = await setup_steps.by_hand(visit, step, lacked)
            await self.show_setup(visit, step, said)
            return
        await visit.show(await setup_steps.offer(visit, guild, step, found))

    @pressed("setup_make", who=Who.ADMIN)
    async def make(self, visit: Visit) -> None:
        """Make what was named, store it, and go on."""
        step = setup_steps.carried(visit) or Step.HELPERS
        try:
            async with self._making[visit.guild_id % STRIPES]:
                made = await self._make(visit, step)
        except UNANSWERABLE as error:
            await self._not_made(visit, step, error)
            return
        guild = (await visit.known()).guild
        is_whole = not setup_steps.has_gap(guild) or step is Step.HELPERS
        words = await visit.words()
        said = words("setup-made", names=", ".join(made)) if made else None
        if made and step is Step.HELPERS:
            said = f"{said}\n{words('setup-give-role')}"
        await self.show_setup(visit, Step(step + 1) if is_whole else step, said)

    async def _make(self, visit: Visit, step: Step) -> list[str]:
        """Make or take what is missing, storing each at once; return how they are mentioned."""
        visit.forget()
        guild = (await visit.known()).guild
        words = await visit.words()
        made = []
        for thing in making.missing(guild, *setup_steps.MADE.get(step, ())):
            name = making.name_of(words, thing)
            there = await making.look(self.bot, visit.guild_id, {thing: name})
            one = there.get(thing) or await making.make(self.bot, guild, thing, name)
            guild = await self.services.groups.change(
                visit.guild_id,
                {thing.value: making.setting_of(thing, one)},
                actor_id=visit.user_id,
                now=visit.now,
            )
            made.append(f"<@&{one}>" if thing is making.Thing.ROLE else f"<#{one}>")
        visit.forget()
        self.bot.wake()
        return made

    async def _not_made(self, visit: Visit, step: Step, error: BaseException) -> None:
        log.warning("not made guild=%d: %r", visit.guild_id, error)
        visit.forget()
        words = await visit.words()
        hint = await setup_steps.by_hand(visit, step, ())
        await self.show_setup(visit, step, f"{words('setup-not-made')}\n{hint}")
