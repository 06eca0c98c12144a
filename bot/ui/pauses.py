"""Pausing: for how long, until when in words, and the way back."""

from datetime import date

from bot.messenger import Button, Style
from bot.models import Member
from bot.ui.components import Field, Panel
from bot.ui.visits import Visit
from bot.ui.voice import dashed, dated_name
from bot.words import Words

DATE_SHAPE = "%Y%m%d"
WEEK, TWO_WEEKS = 7, 14


async def panel(visit: Visit, member: Member) -> Panel:
    """Return how long to pause, or until when it lasts and how it ends sooner."""
    words = await visit.words()
    menu = Button(words("button-menu"), visit.id_for("menu"))
    until = visit.bot.services.pauses.paused_until(member, now=visit.now)
    if until is None:
        return Panel(words("pause-question"), (_choices(visit, words), (menu,)))
    row = (
        Button(words("button-resume"), visit.own_id("resume")),
        Button(words("button-other-date"), visit.own_id("pause_type")),
        menu,
    )
    return Panel(words("pause-on", day=dated_name(words, until)), (row,))


def _choices(visit: Visit, words: Words) -> tuple[Button, ...]:
    return (
        Button(words("button-one-week"), visit.own_id("pause_for", WEEK)),
        Button(words("button-two-weeks"), visit.own_id("pause_for", TWO_WEEKS)),
        Button(words("button-other-date"), visit.own_id("pause_type")),
    )


def date_field(words: Words) -> Field:
    """Return the line in which a date is typed."""
    return Field("until", words("pause-form-label"), words("pause-form-hint"), most=40)


async def confirm(visit: Visit, until: date) -> Panel:
    """Show the date back in words before it is used."""
    words = await visit.words()
    day = int(until.strftime(DATE_SHAPE))
    row = (
        Button(words("button-yes-pause"), visit.own_id("pause_until", day), style=Style.MAIN),
        Button(words("button-other-date"), visit.own_id("pause_type")),
    )
    return Panel(words("pause-confirm", day=dated_name(words, until)), (row,))


async def unclear(visit: Visit, reason: str, typed: str) -> Panel:
    """Say why a date was not taken, and offer to try again."""
    words = await visit.words()
    row = (Button(words("button-other-date"), visit.own_id("pause_type")),)
    if reason == "not_understood":
        return Panel(words("date-not-understood", typed=typed), (row,))
    return Panel(words(f"date-{dashed(reason)}"), (row,))


def read_day(spelled: str) -> date:
    """Return the date that a custom id carries."""
    year, rest = divmod(int(spelled, 36), 10000)
    return date(year, rest // 100, rest % 100)
