"""Own dates, shown to the one person whose they are; and milestones, asked about first."""

from datetime import date

from bot.custom_ids import CustomIds
from bot.messenger import Button, Outgoing, Style
from bot.models import Home
from bot.rules import milestones
from bot.rules.dates import Unclear
from bot.services.dates import OwnDate, OwnDates
from bot.services.milestones import Milestone
from bot.services.mourning import is_resting
from bot.ui.components import Field, Option, Panel, Select
from bot.ui.days import MOST_LABEL, date_line, since, year_day
from bot.ui.text import cleaned, mark_of
from bot.ui.visits import Visit
from bot.words import Words

A_PAGE = 5
MOST_TYPED = 40


async def listing(
    visit: Visit, own_dates: OwnDates, *, page: int = 0, saved: str | None = None
) -> Panel:
    """Return a page of somebody's dates."""
    words = await visit.words()
    shown = own_dates.dates[page * A_PAGE : (page + 1) * A_PAGE]
    lines = [*([saved, ""] if saved else []), f"**{words('dates-title')}**"]
    lines += [date_line(words, own_date) for own_date in shown] or [words("dates-none")]
    lines.append(words("dates-asked" if own_dates.wanted else "dates-not-asked"))
    rows: list[tuple[Button, ...] | Select] = []
    if shown:
        options = tuple(Option(own_date.label, str(own_date.id)) for own_date in shown)
        rows.append(Select(visit.own_id("date"), words("dates-placeholder"), options))
    switch = "button-milestones-off" if own_dates.wanted else "button-milestones-on"
    rows.append(
        (
            Button(words("button-add-date"), visit.own_id("date_add")),
            Button(words(switch), visit.own_id("milestones", "off" if own_dates.wanted else "on")),
            Button(words("button-days"), visit.own_id("record")),
        )
    )
    if pages := _pages(visit, words, page, len(own_dates.dates)):
        rows.append(pages)
    return Panel("\n".join(lines), tuple(rows))


def _pages(visit: Visit, words: Words, page: int, count: int) -> tuple[Button, ...]:
    found = []
    if page:
        found.append(Button(words("button-page-back"), visit.own_id("dates", page - 1)))
    if (page + 1) * A_PAGE < count:
        found.append(Button(words("button-page-on"), visit.own_id("dates", page + 1)))
    return tuple(found)


async def one(visit: Visit, own_date: OwnDate) -> Panel:
    """Return one date, with what can be done about it."""
    words = await visit.words()
    lines = [f"**{cleaned(own_date.label, most=MOST_LABEL)}**", since(words, own_date)]
    if own_date.counting:
        day = year_day(words, own_date.upcoming.on)
        reached = length(words, own_date.upcoming.milestone)
        lines.append(words("date-upcoming", milestone=reached, date=day))
    row = (
        Button(words("button-change-date"), visit.own_id("date_change", own_date.id)),
        Button(words("button-remove-date"), visit.own_id("date_drop", own_date.id)),
        Button(words("button-back"), visit.own_id("dates")),
    )
    return Panel("\n".join(lines), (row,))


def length(words: Words, reached: milestones.Milestone) -> str:
    """Return a milestone in words: "24 hours", "30 days", "2 years"."""
    return words(f"length-{reached.unit}", count=reached.count)


def label_field(words: Words) -> Field:
    """Return the line in which somebody says what their date is of."""
    return Field("label", words("date-form-label"), words("date-form-label-hint"), most=MOST_LABEL)


def date_field(words: Words) -> Field:
    """Return the line in which a date is typed."""
    return Field("date", words("date-form-date"), words("date-form-date-hint"), most=MOST_TYPED)


async def unclear(visit: Visit, why: Unclear, typed: str, *, again: str) -> Panel:
    """Return why nothing could be made of a date, and the form once more."""
    words = await visit.words()
    row = (
        Button(words("button-try-again"), again),
        Button(words("button-back"), visit.own_id("dates")),
    )
    shown = cleaned(typed, most=MOST_TYPED)
    match why:
        case Unclear.AMBIGUOUS:
            said = words("date-ambiguous")
        case Unclear.NO_SUCH_DATE:
            said = words("date-no-such-date")
        case Unclear.FUTURE:
            said = words("own-date-future", typed=shown)
        case _:
            said = words("own-date-not-understood", typed=shown)
    return Panel(said, (row,))


# --- milestones


def question(words: Words, ids: CustomIds, milestone: Milestone) -> Outgoing:
    """Return the question; where moderators can read along it says no number."""
    row = (
        Button(words("button-celebrate"), _id(ids, "celebrate", milestone)),
        Button(words("button-not-now"), _id(ids, "celebrate_no", milestone)),
    )
    if milestone.person.home is Home.THREAD:
        return Outgoing(words("milestone-asked-neutral"), (row,))
    return Outgoing(words("milestone-asked", milestone=length(words, milestone.reached)), (row,))


async def preview(visit: Visit, milestone: Milestone) -> Panel:
    """Return exactly what the group would read; nothing is posted."""
    words = await visit.words()
    text = await _told_to_group(visit, milestone)
    where = words("share-preview", channel=f"<#{milestone.channel_id}>")
    ids = visit.bot.ids
    post = _id(ids, "celebrate_post", milestone, await mark(visit, milestone))
    row = (
        Button(words("button-post-it"), post, style=Style.MAIN),
        Button(words("button-not-now"), _id(ids, "celebrate_no", milestone)),
    )
    return Panel(f"{where}\n\n> {text}", (row,))


async def mark(visit: Visit, milestone: Milestone) -> str:
    """Return the mark of what is previewed: these words, in this channel."""
    return mark_of(f"{milestone.channel_id} {await _told_to_group(visit, milestone)}")


async def _told_to_group(visit: Visit, milestone: Milestone) -> str:
    return _told(visit.bot.voices.of((await visit.known()).guild), milestone)


async def told(visit: Visit, milestone: Milestone) -> Panel:
    """Return that the group is told, now or when it celebrates again, and the way back."""
    words = await visit.words()
    waits = is_resting((await visit.known()).guild, visit.now)
    said = words(
        "milestone-waits" if waits else "share-posted", channel=f"<#{milestone.channel_id}>"
    )
    back = Button(words("button-take-back"), _id(visit.bot.ids, "celebrate_back", milestone))
    return Panel(said, ((back,),))


def post(words: Words, ids: CustomIds, milestone: Milestone) -> Outgoing:
    """Return what was previewed, with a button for its owner."""
    back = Button(words("button-take-back"), _id(ids, "celebrate_back", milestone))
    return Outgoing(_told(words, milestone), ((back,),))


def _told(words: Words, milestone: Milestone) -> str:
    # A mention that pings nobody: the name is the one they have there when it is read.
    member = f"<@{milestone.person.user_id}>"
    return words("milestone-told", member=member, milestone=length(words, milestone.reached))


def _id(ids: CustomIds, action: str, milestone: Milestone, *more: str) -> str:
    person = milestone.person
    on = milestone.on.toordinal()
    return ids.make(action, person.guild_id, person.user_id, milestone.date_id, on, *more)


def read_milestone(visit: Visit) -> tuple[int, date]:
    """Return the date and day that a pressed milestone carries."""
    return int(visit.row[1], 36), date.fromordinal(int(visit.row[2], 36))
