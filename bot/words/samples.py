"""A likely and a long value for every variable, to try a text out before anybody reads it."""

from collections.abc import Iterable

# name: (likely, long); counts are integers, so that plural rules see them
SAMPLES: dict[str, tuple[str | int, str | int]] = {
    "address": ("https://988lifeline.org", "https://chat.onlineberatung-telefonseelsorge.at/start"),
    "answer": ("Good", "Very hard"),
    "asked": (7, 30),
    "channel": ("<#1100000000000000001>", "<#1199999999999999999>"),
    "clock": ("23:40", "12:40 p.m."),
    "count": (2, 1234),
    "country": ("Spain", "South Georgia & South Sandwich Islands"),
    "date": ("3 March 2027", "30 de septiembre de 2027"),
    "day": ("Tuesday", "miércoles 30 de septiembre"),
    "days": ("every day", "Monday, Tuesday, Wednesday, Thursday, Friday and Saturday"),
    "dialect": ("bmlt", "online_intergroup"),
    "emergency": ("112", "your local emergency number"),
    "first": ("Monday", "Monday, Tuesday, Wednesday, Thursday, Friday"),
    "hours": ("24/7", "daily, 09:00 or 10:00 to 24:00 (sources differ)"),
    "language": ("English", "Spanish"),
    "languages": ("English", "English, Spanish, Ukrainian, Russian, Swedish"),
    "last": ("Sunday", "Wednesday"),
    "lead": ("<@1100000000000000002>", "<@1199999999999999999>"),
    "leads": ("<@&1100000000000000003>", "<@&1199999999999999999>"),
    "level": ("right_now", "no_rush"),
    "member": ("<@1100000000000000004>", "<@1199999999999999999>"),
    "month": ("March", "September"),
    "milestone": ("30 days", "24 hours"),
    "months": ("March 12, April 30", "January 31, February 28, March 31, April 30, September 30"),
    "name": ("Ines", "A Rather Long Display Name Indeed"),
    "number": ("741741", "+254 722 178 177"),
    "operator": ("Ines", "The person who runs this bot"),
    "permission": ("Send Messages", "Send Messages in Threads"),
    "place": ("Vancouver", "Comodoro Rivadavia"),
    "reference": ("K7Q2", "K7Q2M9XA"),
    "role": ("<@&1100000000000000003>", "<@&1199999999999999999>"),
    "thread": ("<#1100000000000000005>", "<#1199999999999999999>"),
    "until": ("07:00", "Wednesday 12:40 p.m."),
    "typed": ("vancover", "a place name that somebody typed at length"),
    "week": (3, 12),
    "weekday": ("Tuesday", "Wednesday"),
    "word": ("HOME", "SHOUT"),
    "where": ("in a direct message", "in your private thread"),
}


def likely(names: Iterable[str]) -> dict[str, str | int]:
    """Return an everyday value for each of these variables."""
    return {name: SAMPLES[name][0] for name in names}


def longest(names: Iterable[str]) -> dict[str, str | int]:
    """Return the longest value we expect for each of these variables."""
    return {name: SAMPLES[name][1] for name in names}
