"""The channel in which the group is reminded of a meeting, chosen by those who look after it."""

from bot.models.meetings import Outline
from bot.ui import announcing, meeting_forms
from bot.ui.components import chosen_in
from bot.ui.doors import Who, pressed
from bot.ui.visits import Visit
from cogs.hosting.group import HostingPart


class AnnouncingDoors(HostingPart):
    """Whatever is chosen here is shown with the very words that are posted, before it is kept."""

    @pressed("me_announce", who=Who.OWNER)
    async def show_announcing(self, visit: Visit) -> None:
        """Show where the group is reminded, and the ways to change it."""
        found = await self.theirs(visit)
        if found is None:
            return
        await visit.show(await announcing.panel(visit, found))

    @pressed("me_announce_in", who=Who.OWNER)
    async def announce_in(self, visit: Visit) -> None:
        """Remind the channel that was chosen."""
        await self._choose(visit, {"remind_in": "".join(chosen_in(visit.interaction)[:1])})

    @pressed("me_announce_at", who=Who.OWNER)
    async def announce_at(self, visit: Visit) -> None:
        """Remind it so long before."""
        await self._choose(visit, {"remind_before": "".join(chosen_in(visit.interaction)[:1])})

    @pressed("me_announce_off", who=Who.OWNER)
    async def announce_nowhere(self, visit: Visit) -> None:
        """Remind no channel any more."""
        await self._choose(visit, {"remind_in": ""})

    async def _choose(self, visit: Visit, typed: dict[str, str]) -> None:
        found = await self.theirs(visit)
        if found is None:
            return
        words = await visit.words()
        outline = meeting_forms.outline_of(
            words, typed, meeting=found, zone=found.recurrence.zone, now=visit.now
        )
        said = (
            await announcing.objection(visit, outline, found)
            if isinstance(outline, Outline)
            else outline
        )
        if said is not None:
            await visit.show(await announcing.panel(visit, found, said=said))
            return
        await self.preview(visit, typed, found)
