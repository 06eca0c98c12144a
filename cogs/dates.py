"""Own dates and their milestones."""

from typing import TYPE_CHECKING

from discord.ext import commands

from bot.models import OwnDateId
from bot.ui import dates, starting
from bot.ui.components import chosen_in, form_of, typed_in
from bot.ui.days import MOST_LABEL
from bot.ui.doors import Who, pressed
from bot.ui.visits import Visit

if TYPE_CHECKING:
    from bot.porchlight import Porchlight

PAGE = 1  # the place of the page, or of the date, in a row; its owner comes first
MARK = 3  # of what was previewed; the date and its day come before


class Dates(commands.Cog):
    """The dates that a member keeps for themselves."""

    def __init__(self, bot: "Porchlight") -> None:
        self.bot = bot
        self.services = bot.services

    @pressed("dates", who=Who.OWNER)
    async def show(self, visit: Visit) -> None:
        """Show a page of the dates."""
        page = int(visit.row[PAGE], 36) if len(visit.row) > PAGE else 0
        await self._show(visit, page=page)

    async def _show(self, visit: Visit, *, page: int = 0, saved: str | None = None) -> None:
        found = await self.services.dates.show(visit.guild_id, visit.user_id, now=visit.now)
        if found is None:
            await visit.show(await starting.offer(visit))
            return
        await visit.show(await dates.listing(visit, found, page=page, saved=saved))

    @pressed("date", who=Who.OWNER)
    async def choose(self, visit: Visit) -> None:
        """Show the chosen date."""
        await self._show_one(visit, _date_of(visit))

    async def _show_one(self, visit: Visit, date_id: OwnDateId) -> None:
        found = await self.services.dates.show(visit.guild_id, visit.user_id, now=visit.now)
        own_date = None if found is None else found.find(date_id)
        if own_date is None:
            await self._show(visit)
            return
        await visit.show(await dates.one(visit, own_date))

    @pressed("date_add", who=Who.OWNER, opens_form=True)
    async def open_new(self, visit: Visit) -> None:
        """Open the form of a new date."""
        words = await visit.words()
        fields = (dates.label_field(words), dates.date_field(words))
        form = form_of(words("button-add-date"), visit.own_id("date_added"), fields)
        await visit.reply.open_form(form)

    @pressed("date_added", who=Who.OWNER)
    async def add(self, visit: Visit) -> None:
        """Keep a new date, and show it back in words."""
        typed = typed_in(visit.interaction)
        label = " ".join(typed.get("label", "").split())[:MOST_LABEL]
        added = await self.services.dates.add(
            visit.guild_id, visit.user_id, label=label, typed=typed.get("date", ""), now=visit.now
        )
        if isinstance(added, str):
            again = visit.own_id("date_add")
            await visit.show(await dates.unclear(visit, added, typed.get("date", ""), again=again))
            return
        self.bot.wake()
        words = await visit.words()
        await self._show(visit, saved=None if added is None else words("date-saved"))

    @pressed("date_change", who=Who.OWNER, opens_form=True)
    async def open_change(self, visit: Visit) -> None:
        """Open the form in which another day is typed."""
        words = await visit.words()
        custom_id = visit.own_id("date_changed", _date_of(visit))
        form = form_of(words("button-change-date"), custom_id, (dates.date_field(words),))
        await visit.reply.open_form(form)

    @pressed("date_changed", who=Who.OWNER)
    async def change(self, visit: Visit) -> None:
        """Count a date from another day on."""
        date_id = _date_of(visit)
        typed = typed_in(visit.interaction).get("date", "")
        changed = await self.services.dates.move(
            visit.guild_id, visit.user_id, date_id, typed=typed, now=visit.now
        )
        if isinstance(changed, str):
            again = visit.own_id("date_change", date_id)
            await visit.show(await dates.unclear(visit, changed, typed, again=again))
            return
        await self._show_one(visit, date_id)

    @pressed("date_rest", who=Who.OWNER)
    async def rest(self, visit: Visit) -> None:
        """Count a date no more."""
        rests = await self.services.dates.rest(visit.guild_id, visit.user_id, _date_of(visit))
        if not rests:
            await self._show(visit)
            return
        await visit.say("changed-resting")

    @pressed("date_drop", who=Who.OWNER)
    async def drop(self, visit: Visit) -> None:
        """Take a date off the list."""
        await self.services.dates.remove(visit.guild_id, visit.user_id, _date_of(visit))
        await self._show(visit)

    # --- milestones

    @pressed("milestones", who=Who.OWNER)
    async def want(self, visit: Visit) -> None:
        """Take whether somebody is asked about milestones."""
        wanted = visit.row[PAGE] == "on"
        await self.services.dates.want(visit.guild_id, visit.user_id, wanted=wanted)
        await self._show(visit)

    @pressed("celebrate", who=Who.OWNER)
    async def preview(self, visit: Visit) -> None:
        """Show the words; nothing is posted."""
        date_id, on = dates.read_milestone(visit)
        found = await self.services.milestones.look(
            visit.guild_id, visit.user_id, OwnDateId(date_id), on
        )
        if found is None:
            await visit.say("milestone-not-possible")
            return
        await visit.show(await dates.preview(visit, found))

    @pressed("celebrate_post", who=Who.OWNER)
    async def post(self, visit: Visit) -> None:
        """Tell the group what they have seen; other words or another channel are shown first."""
        date_id, on = dates.read_milestone(visit)
        shown = await self.services.milestones.look(
            visit.guild_id, visit.user_id, OwnDateId(date_id), on
        )
        if shown is not None and visit.row[MARK:] != (await dates.mark(visit, shown),):
            await visit.show(await dates.preview(visit, shown))
            return
        found = await self.services.milestones.celebrate(
            visit.guild_id, visit.user_id, OwnDateId(date_id), on, now=visit.now
        )
        if found is None:
            await visit.say("milestone-not-possible")
            return
        self.bot.wake()
        await visit.show(await dates.told(visit, found))

    @pressed("celebrate_no", who=Who.OWNER)
    async def leave(self, visit: Visit) -> None:
        """Tell nobody, and ask no more until they set it again."""
        await self.services.dates.want(visit.guild_id, visit.user_id, wanted=False)
        await visit.say("milestone-not-now")

    @pressed("celebrate_back", who=Who.OWNER)
    async def take_back(self, visit: Visit) -> None:
        """Take away what the group was told."""
        date_id, on = dates.read_milestone(visit)
        await self.services.milestones.take_back(
            visit.guild_id, visit.user_id, OwnDateId(date_id), on, now=visit.now
        )
        self.bot.wake()
        await visit.say("share-taken-back")


def _date_of(visit: Visit) -> OwnDateId:
    """Return the date that a button carries, or that was chosen in a select."""
    if len(visit.row) > PAGE:
        return OwnDateId(int(visit.row[PAGE], 36))
    return OwnDateId(int(chosen_in(visit.interaction)[0]))


async def setup(bot: "Porchlight") -> None:
    """Add the cog."""
    await bot.add_cog(Dates(bot))
