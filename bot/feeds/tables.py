"""Tables with a header: our CSV, and a sheet of the Meeting Guide; see docs/meeting-feeds.md.

Column names and days are read in English and Spanish, in any order and spelling of capitals.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from bot.feeds import cells, meeting_guide, rows
from bot.feeds.cells import Cell
from bot.feeds.rows import FileError, Row, RowError, Taken, said
from bot.models.feeds import Candidate, FeedRule
from bot.models.meetings import LAST, MeetingKind
from bot.rules.atlas import fold

Value = TypeVar("Value")

MOST_COLUMNS = 100
MOST_EVERY = 52
DELIMITERS = ",;\t"

_COLUMNS = {
    "name": "name, nombre, meeting, reunion",
    "day": "day, days, weekday, weekdays, dia, dias, dia de la semana",
    "time": "time, start, start time, hora, inicio, hora de inicio",
    "end_time": "end, end time, fin, hora de fin, hasta las",
    "minutes": "minutes, duration, minutos, duracion",
    "timezone": "zone, time zone, timezone, zona, zona horaria, huso horario",
    "every": "every, every weeks, weeks, cada, cada semanas, semanas",
    "nth": "nth, of the month, week of month, del mes",
    "starts_on": "from, starts, starts on, since, desde, empieza",
    "ends_on": "until, ends, ends on, hasta, termina",
    "kind": "kind, tipo",
    "open": "open, abierta, abierto",
    "types": "types, tipos",
    "language": "language, idioma, lengua",
    "conference_url": "link, url, conference url, online, enlace, liga",
    "location": "location, place, lugar, sitio",
    "formatted_address": "address, formatted address, full address, direccion",
    "slug": "id, slug",
    "group": "group, grupo",
    "city": "city, ciudad",
    "attendance_option": "attendance option",
    "approximate": "approximate",
}
COLUMNS = {name: key for key, names in _COLUMNS.items() for name in names.split(", ")}
KINDS = {
    **dict.fromkeys(("group", "support group", "grupo", "grupo de apoyo"), MeetingKind.GROUP),
    **dict.fromkeys(("one to one", "1 1", "uno a uno"), MeetingKind.ONE_TO_ONE),
    **dict.fromkeys(("workshop", "training", "taller", "formacion"), MeetingKind.WORKSHOP),
    **dict.fromkeys(("event", "recovery event", "evento"), MeetingKind.EVENT),
}
NTHS = {
    **dict.fromkeys(("1", "1st", "first", "1o", "primer", "primero", "primera"), 1),
    **dict.fromkeys(("2", "2nd", "second", "2o", "segundo", "segunda"), 2),
    **dict.fromkeys(("3", "3rd", "third", "3o", "tercer", "tercero", "tercera"), 3),
    **dict.fromkeys(("4", "4th", "fourth", "4o", "cuarto", "cuarta"), 4),
    **dict.fromkeys(("5", "5th", "fifth", "5o", "quinto", "quinta"), 5),
    **dict.fromkeys(("last", "ultimo", "ultima"), LAST),
}
OPEN = {
    **dict.fromkeys(("open", "yes", "y", "true", "1", "abierta", "abierto", "si"), True),
    **dict.fromkeys(("closed", "no", "n", "false", "0", "cerrada", "cerrado"), False),
}


def read(text: str, *, source: str) -> Taken:
    """Return what the rows of a CSV file became."""
    return read_table(_lines(text), source=source)


def read_table(table: Sequence[object], *, source: str) -> Taken:
    """Return what the rows of a table with a header became."""
    header, *body = [line for line in table if isinstance(line, list)] or [[]]
    columns = [COLUMNS.get(fold(cells.text(cell, most=60)), "") for cell in header[:MOST_COLUMNS]]
    missing = [name for name in ("name", "day", "time") if name not in columns]
    if missing:
        raise FileError(said("feeds-no-header", typed=", ".join(missing)))
    found = {number: _row(columns, line) for number, line in enumerate(body, 2)}
    filled = {number: row for number, row in found.items() if any(row.values())}
    return rows.take(
        list(filled.values()),
        lambda row: candidate(row, source=source),
        name_of=meeting_guide.name,
        numbers=list(filled),
    )


def candidate(row: Row, *, source: str) -> Candidate:
    """Return the meeting of a row; refuse the row if there is none in it."""
    base = meeting_guide.candidate(row, source=source)
    return replace(
        base,
        rule=_rule(row, base.rule),
        kind=_known(row.get("kind"), KINDS, None),
        is_open=_known(row.get("open"), OPEN, base.is_open),
        language=cells.language([_folded(row.get("language"))], of_languages=True) or base.language,
    )


def _rule(row: Row, rule: FeedRule) -> FeedRule:
    minutes = cells.whole(row.get("minutes"))
    if minutes is None and _folded(row.get("minutes")):
        raise _puzzling(row.get("minutes"))
    if cells.clock(row.get("end_time")) is None and _folded(row.get("end_time")):
        raise _puzzling(row.get("end_time"))
    every = _every(row.get("every"))
    rule = replace(
        rule,
        minutes=rule.minutes if minutes is None else minutes,
        every=every,
        nths=_nths(row.get("nth")),
        starts_on=_date(row.get("starts_on")),
        ends_on=_date(row.get("ends_on")),
    )
    if rule.minutes is not None and not 0 < rule.minutes <= cells.MOST_MINUTES:
        raise RowError(said("feeds-row-length"))
    if every > 1 and rule.starts_on is None:
        raise RowError(said("feeds-row-which-week"))
    if rule.starts_on and rule.ends_on and rule.ends_on < rule.starts_on:
        raise RowError(said("feeds-row-ends-first"))
    return rule


def _every(cell: Cell) -> int:
    if _folded(cell) == "":
        return 1
    found = cells.whole(cell)
    if found is None or not 1 <= found <= MOST_EVERY:
        raise _puzzling(cell)
    return found


def _nths(cell: Cell) -> frozenset[int]:
    typed = cells.text(cell, most=80)
    words = [fold(part) for part in typed.replace("&", ",").replace("/", ",").split(",")]
    words = [word for part in words for word in part.replace(" and ", " ").split() if word != "y"]
    if any(word not in NTHS for word in words):
        raise _puzzling(cell)
    return frozenset(NTHS[word] for word in words)


def _date(cell: Cell) -> date | None:
    typed = cells.text(cell, most=20)
    if not typed:
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise RowError(said("feeds-row-date", typed=typed)) from error


def _known(cell: Cell, words: Mapping[str, Value], otherwise: Value) -> Value:
    """Return what a word stands for, or the other where there is none; refuse an unknown word."""
    typed = _folded(cell)
    if typed and typed not in words:
        raise _puzzling(cell)
    return words.get(typed, otherwise)


def _puzzling(cell: Cell) -> RowError:
    return RowError(said("feeds-row-column", typed=rows.shortened(cells.text(cell, most=60))))


def _row(columns: Sequence[str], line: Sequence[object]) -> Row:
    row: Row = {}
    for column, cell in zip(columns, line, strict=False):
        if column and not row.get(column):
            row[column] = cell.strip() if isinstance(cell, str) else cell
    return row


def _folded(cell: Cell) -> str:
    return fold(cells.text(cell, most=60))


def _lines(text: str) -> list[list[str]]:
    header = text.split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=header.count)
    try:
        return _bounded(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise FileError(said("feeds-not-csv")) from error


def _bounded(lines: Iterable[list[str]]) -> list[list[str]]:
    kept: list[list[str]] = []
    for line in lines:
        if len(kept) > rows.MOST_ROWS + 1:
            raise FileError(said("feeds-too-many", count=rows.MOST_ROWS))
        kept.append(line[:MOST_COLUMNS])
    return kept
