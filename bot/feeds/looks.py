"""What a file looks like, to warn of a wrong dialect. Never to choose one: weekdays differ."""

import json

from bot.models.feeds import Dialect

# Sunday is 0 in all of these, and they are read alike.
ALIKE = frozenset({Dialect.MEETING_GUIDE, Dialect.TSML, Dialect.BMLT_TSML})
ROWS_LOOKED_AT = 200


def looks_like(text: str) -> Dialect | None:
    """Return the dialect that a file seems to be written in; None if it could be several."""
    start = text.lstrip("\ufeff \t\r\n")
    if start[:15].upper() == "BEGIN:VCALENDAR":
        return Dialect.ICALENDAR
    if start[:1] in {"[", "{"}:
        return _json(start)
    return Dialect.CSV if "," in start[:200] or ";" in start[:200] else None


def differs(named: Dialect, text: str) -> Dialect | None:
    """Return what a file seems to be, if that is read otherwise than the named dialect."""
    seems = looks_like(text)
    is_alike = seems in ALIKE and named in ALIKE
    # The Online Intergroup's older lists are written like the Meeting Guide's, and read so.
    is_older = seems is Dialect.MEETING_GUIDE and named is Dialect.ONLINE_INTERGROUP
    return None if seems == named or is_alike or is_older else seems


def _json(text: str) -> Dialect | None:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if isinstance(found, dict):
        found = found.get("meetings", found.get("data"))
    rows = found[:ROWS_LOOKED_AT] if isinstance(found, list) else []
    keys = {key for row in rows if isinstance(row, dict) for key in row}
    if "weekday_tinyint" in keys:
        return Dialect.BMLT
    if "duration" in keys and "timezone" in keys:
        return Dialect.ONLINE_INTERGROUP
    if "time_formatted" in keys or "location_id" in keys:
        return Dialect.TSML
    return Dialect.MEETING_GUIDE if {"day", "time"} & keys else None
