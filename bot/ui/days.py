"""Days, shown to the one person whose they are: a picture, and the same in words."""

from collections.abc import Sequence
from datetime import date

from bot.messenger import Button
from bot.rules import almanac
from bot.rules.almanac import Mark
from bot.services.dates import OwnDate
from bot.services.days import Record
from bot.ui.components import Panel
from bot.ui.picture import MOST_DATES, Bar, Sheet, drawn
from bot.ui.text import cleaned
from bot.ui.visits import Visit
from bot.ui.voice import day_name, weekday_name
from bot.words import Words

SHORT_MONTH, SHORT_DAY = 3, 2  # letters
NAMED_WEEKDAYS = (0, 3, 6)
MOST_ALT = 1024  # characters, Discord's limit
MOST_LABEL = 40  # characters of a date's own label
LETTERS = ((0x20, 0x24F), (0x370, 0x45F), (0x1E00, 0x1EFF), (0x2010, 0x2027))  # of the fonts
APART = 2  # columns between two names of months


async def panel(visit: Visit, record: Record, own_dates: Sequence[OwnDate]) -> Panel:
    """Return the picture with all that it shows in words."""
    words = await visit.words()
    row = (
        Button(words("button-check-in"), visit.id_for("check_in")),
        Button(words("button-dates"), visit.own_id("dates")),
        Button(words("button-goals"), visit.own_id("goals")),
        Button(words("button-menu"), visit.id_for("menu")),
    )
    said = lines(words, record, own_dates)
    picture = None
    if record.days.days:
        picture = await drawn(sheet(words, record, own_dates))
    text = "\n".join([f"**{words('record-title')}**", *said])
    return Panel(text, (row,), picture=picture, alt=" ".join(said)[:MOST_ALT])


def lines(words: Words, record: Record, own_dates: Sequence[OwnDate] = ()) -> list[str]:
    """Return the record in words; of what was not done there is none."""
    days = record.days
    if not days.days:
        return [words("record-none"), *_date_lines(words, own_dates)]
    found = [words("record-now", count=days.current)] if days.current else []
    found += [
        words("record-meaning"),
        words("record-longest", count=days.longest),
        words("record-total", count=days.days),
    ]
    if days.returns:
        found.append(words("record-returns", count=days.returns))
    if record.rhythms:
        found.append(words("record-rhythm", days=_joined(words, _rhythms(words, record))))
    if record.months:
        months = [
            words("record-month", month=words(f"month-{on.month}"), number=str(count))
            for on, count in record.months
        ]
        found.append(words("record-calendar", months=", ".join(months)))
    return [*found, *_date_lines(words, own_dates)]


def _date_lines(words: Words, own_dates: Sequence[OwnDate]) -> list[str]:
    counting = [own_date for own_date in own_dates if own_date.counting]
    return [date_line(words, own_date) for own_date in counting[:MOST_DATES]]


def date_line(words: Words, own_date: OwnDate) -> str:
    """Return a date in one line; the first day is said without a number."""
    return f"{cleaned(own_date.label, most=MOST_LABEL)}: {since(words, own_date)}"


def since(words: Words, own_date: OwnDate) -> str:
    """Return from when on a date counts, and how far it has come."""
    if not own_date.counting:
        return words("date-resting")
    if own_date.days == 0:
        return words("date-since-today")
    day = year_day(words, own_date.since_on)
    return words("date-since", date=day, number=words("date-days", count=own_date.days))


def _drawable(words: Words, label: str) -> str:
    """Return as much of a label as the letters of the picture can say."""
    kept = "".join(it for it in label if any(first <= ord(it) <= last for first, last in LETTERS))
    return kept.strip() or words("date-unnamed")


def sheet(words: Words, record: Record, own_dates: Sequence[OwnDate] = ()) -> Sheet:
    """Return what the picture shows."""
    rhythms = zip(_rhythms(words, record), record.rhythms, strict=True)
    return Sheet(
        title=words("record-title"),
        day=year_day(words, record.today),
        figures=_figures(words, record),
        months=_month_names(words, record),
        weekdays=tuple((day, weekday_name(words, day)[:SHORT_DAY]) for day in NAMED_WEEKDAYS),
        squares=record.squares,
        legend=(
            (Mark.LIT, words("record-legend-lit")),
            (Mark.SPARE, words("record-legend-spare")),
        ),
        bars=tuple(Bar(text, rhythm.days, rhythm.asked) for text, rhythm in rhythms),
        dates=tuple(
            (_drawable(words, own_date.label), since(words, own_date))
            for own_date in own_dates
            if own_date.counting
        ),
    )


def _figures(words: Words, record: Record) -> tuple[tuple[str, str], ...]:
    days = record.days
    found = (
        (days.current, "record-label-now"),
        (days.longest, "record-label-longest"),
        (days.days, "record-label-total"),
        (days.returns, "record-label-returns"),
    )
    return tuple((str(count), words(label)) for count, label in found if count)


def _rhythms(words: Words, record: Record) -> list[str]:
    return [
        words("record-rhythm-days", count=rhythm.days, asked=rhythm.asked)
        for rhythm in record.rhythms
    ]


def _joined(words: Words, parts: list[str]) -> str:
    *first, last = parts
    return words("list-and", first=", ".join(first), last=last) if first else last


def _month_names(words: Words, record: Record) -> tuple[tuple[int, str], ...]:
    """Return the months over the columns where they begin; one that ends at once has no room."""
    months = [on.month for on in almanac.thursdays(record.today)]  # a week is its Thursday's
    starts = [at for at, month in enumerate(months) if at == 0 or month != months[at - 1]]
    if len(starts) > 1 and starts[1] < APART:
        del starts[0]
    return tuple((at, words(f"month-{months[at]}")[:SHORT_MONTH]) for at in starts)


def year_day(words: Words, on: date) -> str:
    """Return a date with its year."""
    return f"{day_name(words, on)} {on.year}"
