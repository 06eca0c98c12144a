"""Rows into candidates: each row alone, then those that are one meeting on several days."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from bot.feeds import cells
from bot.feeds.cells import Cell
from bot.models.feeds import Candidate, FeedRule, Refused, Said

Row = dict[str, Cell]

MOST_ROWS = 2000
NAME_SHOWN = 40


class NotTakenError(Exception):
    """Why a row, or a whole file, is not taken."""

    def __init__(self, why: Said) -> None:
        super().__init__(why.id)
        self.why = why


class RowError(NotTakenError):
    """A row that is not taken."""


class FileError(NotTakenError):
    """A file of which nothing is taken."""


def said(message_id: str, **facts: str | int) -> Said:
    """Return a message of the catalogue with its facts."""
    return Said(message_id, facts)


@dataclass(slots=True)
class Taken:
    """What the rows of a file became."""

    candidates: list[Candidate] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


def take(
    rows: Sequence[object],
    read: Callable[[Row], Candidate],
    *,
    name_of: Callable[[Row], str],
    numbers: Sequence[int] | None = None,
) -> Taken:
    """Return what each row became, counted from 1 or as said; one bad row stops no other."""
    if not rows:
        raise FileError(said("feeds-empty"))
    if len(rows) > MOST_ROWS:
        raise FileError(said("feeds-too-many", count=MOST_ROWS))
    taken = Taken()
    found: list[tuple[int, Candidate]] = []
    for number, row in zip(numbers or range(1, len(rows) + 1), rows, strict=True):
        if not isinstance(row, dict):
            taken.refused.append(Refused(number, "", Said("feeds-row-not-a-meeting")))
            continue
        try:
            found.append((number, read(row)))
        except RowError as refusal:
            taken.refused.append(Refused(number, shortened(name_of(row)), refusal.why))
    _join(found, taken)
    taken.refused.sort(key=lambda refused: refused.row)
    return taken


def shortened(name: str) -> str:
    """Return a name that fits on a line of the preview."""
    return name if len(name) <= NAME_SHOWN else f"{name[: NAME_SHOWN - 1].rstrip()}…"


def first_of(row: Row, *names: str) -> Cell:
    """Return the first of these cells that has something in it."""
    return next((row[name] for name in names if row.get(name) not in (None, "", [], {})), None)


def name_of(row: Row, *names: str) -> str:
    """Return the name of a meeting, by the first of these cells that has one to show."""
    found = (cells.public(row.get(name), most=cells.MOST_NAME) for name in names)
    return next((name for name in found if name), "")


def start_of(row: Row, *, day: str, time: str, sunday: int) -> FeedRule:
    """Return on which days and when a meeting begins; refuse what has no such days or time."""
    weekdays = cells.days(row.get(day), sunday=sunday)
    typed_time = first_of(row, time)
    if weekdays is None:
        raise RowError(said("feeds-row-day", typed=_typed(row[day])))
    if not weekdays:
        raise RowError(
            said("feeds-row-by-appointment" if typed_time is None else "feeds-row-no-day")
        )
    if typed_time is None:
        raise RowError(said("feeds-row-no-time"))
    at = cells.clock(typed_time)
    if at is None:
        raise RowError(said("feeds-row-time", typed=_typed(typed_time)))
    return FeedRule(at, weekdays)


def zone_of(cell: Cell) -> str | None:
    """Return the zone that a row names, or None when it names none; refuse one that is none."""
    name = cells.text(cell, most=60)
    if not name:
        return None
    found = cells.zone(name)
    if found is None:
        raise RowError(said("feeds-row-zone", typed=shortened(name)))
    return found


def _typed(cell: Cell) -> str:
    if isinstance(cell, list):
        return shortened(", ".join(cells.text(part, most=20) for part in cell[:8]))
    return shortened(cells.text(cell, most=60)) or "?"


def _join(found: Iterable[tuple[int, Candidate]], taken: Taken) -> None:
    """Join rows that differ only in their day; tell others of the same slug apart by it."""
    by_slug: dict[str, list[tuple[int, Candidate]]] = defaultdict(list)
    for number, candidate in found:
        by_slug[candidate.slug].append((number, candidate))
    for same in by_slug.values():
        meetings: dict[Candidate, frozenset[int]] = {}
        for number, candidate in same:
            without_days = _without_days(candidate)
            days = meetings.get(without_days, frozenset())
            if candidate.rule.weekdays <= days:
                why = Said("feeds-row-twice")
                taken.refused.append(Refused(number, shortened(candidate.name), why))
            meetings[without_days] = days | candidate.rule.weekdays
        joined = [_with_days(one, days) for one, days in meetings.items()]
        taken.candidates += joined if len(joined) == 1 else _told_apart(joined)


def _without_days(candidate: Candidate) -> Candidate:
    return _with_days(candidate, frozenset())


def _with_days(candidate: Candidate, weekdays: frozenset[int]) -> Candidate:
    return replace(candidate, rule=replace(candidate.rule, weekdays=weekdays))


def _told_apart(candidates: Iterable[Candidate]) -> list[Candidate]:
    told: dict[str, Candidate] = {}
    for one in candidates:
        days = "".join(str(day + 1) for day in sorted(one.rule.weekdays))
        slug = _lengthened(one.slug, f"-{days}-{one.rule.at:%H%M}")
        if slug in told:  # two rooms at the same hour
            slug = _lengthened(
                slug, f"-{cells.digest(repr((one.name, one.link, one.address)))[:8]}"
            )
        told[slug] = replace(one, slug=slug)
    return list(told.values())


def _lengthened(slug: str, suffix: str) -> str:
    return slug[: cells.MOST_SLUG - len(suffix)] + suffix
