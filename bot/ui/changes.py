"""Something changed: what stays, what is safe to know, and a person."""

from collections.abc import Sequence

from bot.messenger import Button, Style
from bot.services.changes import Stays
from bot.services.dates import OwnDate
from bot.ui.components import MOST_OPTIONS, Option, Panel, Select
from bot.ui.posts import emergency
from bot.ui.visits import Visit
from bot.words import Words

NEW, REST = "new", "rest"  # what is to become of a date
ACTIONS = {NEW: "date_change", REST: "date_rest"}


async def panel(visit: Visit, stays: Stays, own_dates: Sequence[OwnDate]) -> Panel:
    """Return what somebody is told who says so; nothing has to be decided."""
    words = await visit.words()
    known = await visit.known()
    country = known.member.country if known.member else None
    counting = [own_date for own_date in own_dates if own_date.counting]
    first = [words("changed-thanks")]
    if stays.check_ins is not None and stays.meetings is not None:
        both = words("changed-stays-both", count=stays.check_ins, number=str(stays.meetings))
        first.append(both)
    elif stays.check_ins is not None:
        first.append(words("changed-stays", count=stays.check_ins))
    elif stays.meetings is not None:
        first.append(words("changed-stays-meetings", count=stays.meetings))
    second = [words("changed-no-decision")] if counting else []
    lines = [
        " ".join(first),
        " ".join([*second, words("answer-nobody-told")]),
        "",
        words("tolerance"),
        words("stopping-suddenly", emergency=emergency(words, known.guild, country)),
        "",
        words("answer-ask-someone"),
    ]
    person = (
        Button(words("button-talk"), visit.id_for("talk")),
        Button(words("button-numbers"), visit.id_for("numbers")),
    )
    rows = (_choices(visit, words, counting), person) if counting else (person,)
    return Panel("\n".join(lines), rows)


def _choices(visit: Visit, words: Words, counting: Sequence[OwnDate]) -> tuple[Button, ...]:
    def wanted(what: str) -> str:
        if len(counting) == 1:
            return visit.own_id(ACTIONS[what], counting[0].id)
        return visit.own_id("changed_which", what)

    return (
        Button(words("button-later"), visit.own_id("changed_later"), style=Style.MAIN),
        Button(words("button-keep-it"), visit.own_id("changed_keep")),
        Button(words("button-new-date"), wanted(NEW)),
        Button(words("button-stop-counting"), wanted(REST)),
    )


async def which(visit: Visit, own_dates: Sequence[OwnDate], what: str) -> Panel:
    """Return the question which of several dates is meant."""
    words = await visit.words()
    options = tuple(
        Option(own_date.label, str(own_date.id)) for own_date in own_dates if own_date.counting
    )
    if not options:
        return Panel(words("dates-none"))
    select = Select(visit.own_id(ACTIONS[what]), words("dates-placeholder"), options[:MOST_OPTIONS])
    later = Button(words("button-later"), visit.own_id("changed_later"))
    return Panel(words("changed-no-decision"), (select, (later,)))
