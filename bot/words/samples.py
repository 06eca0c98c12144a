"""A likely and a long value for every variable, to try a text out before anybody reads it."""

from collections.abc import Iterable

# name: (likely, long); counts are integers, so that plural rules see them
SAMPLES: dict[str, tuple[str | int, str | int]] = {
    "address": ("https://988lifeline.org", "https://chat.onlineberatung-telefonseelsorge.at/start"),
    "age": ("18", "18"),
    "ago": ("<t:1790000000:R>", "<t:1790000000:R>"),
    "answer": ("Good", "Very hard"),
    "asked": (7, 30),
    "before": ("15 minutes before", "1234 minutes before"),
    "channel": ("<#1100000000000000001>", "<#1199999999999999999>"),
    "clock": ("23:40", "12:40 (Comodoro Rivadavia)"),
    "count": (2, 1234),
    "country": ("Spain", "South Georgia & South Sandwich Islands"),
    "date": ("3 March 2027", "30 de septiembre de 2027"),
    "day": ("Tuesday", "miércoles 30 de septiembre"),
    "days": ("every day", "Monday, Tuesday, Wednesday, Thursday, Friday and Saturday"),
    "dialect": ("bmlt", "online_intergroup"),
    "emergency": ("112", "your local emergency number"),
    "first": ("Monday", "Monday, Tuesday, Wednesday, Thursday, Friday"),
    "host": ("<@1100000000000000006>", "<@1199999999999999999>"),
    "hours": ("24/7", "daily, 09:00 or 10:00 to 24:00 (sources differ)"),
    "language": ("English", "Spanish"),
    "languages": ("English", "English, Spanish, Ukrainian, Russian, Swedish"),
    "last": ("Sunday", "Wednesday"),
    "lead": ("<@1100000000000000002>", "<@1199999999999999999>"),
    "leads": ("<@&1100000000000000003>", "<@&1199999999999999999>"),
    "level": ("right_now", "no_rush"),
    "link": (
        "https://example.org/room",
        "https://meet.example.org/rooms/a-long-name-of-a-room/that-goes-on",
    ),
    "meeting": ("Tuesday circle starts in 40 minutes.", "A Long Name Of A Meeting is on now."),
    "member": ("<@1100000000000000004>", "<@1199999999999999999>"),
    "minutes": (30, 120),
    "month": ("March", "September"),
    "milestone": ("30 days", "24 hours"),
    "milestones": ("30 days, 6 months", "24 hours, 30 days, 60 days, 90 days, 6 months, 18 months"),
    "months": ("March 12, April 30", "January 31, February 28, March 31, April 30, September 30"),
    "name": ("Ines", "A Rather Long Display Name Indeed"),
    "names": ("<@1100000000000000006>", "<@1199999999999999999>, <@1199999999999999999>"),
    "note": (
        "They talked with their sister today.",
        "a few plain words that one lead leaves for the next, at some length",
    ),
    "number": ("741741", "+254 722 178 177"),
    "offered": (
        "Tuesday 8 December, 18:00 to 22:00",
        "miércoles 30 de septiembre, de 18:00 a 22:00",
    ),
    "operator": ("Ines", "The person who runs this bot"),
    "page": (1, 12),
    "pages": (2, 12),
    "pathway": ("General", "Self-management tools"),
    "permission": ("Send Messages", "Send Messages in Threads"),
    "place": ("Vancouver", "Comodoro Rivadavia"),
    "reference": ("K7Q2", "K7Q2M9XA"),
    "role": ("<@&1100000000000000003>", "<@&1199999999999999999>"),
    "rule": ("every Tuesday at 19:00", "every first and third Wednesday of the month at 19:00"),
    "shifts": ("Monday 18:00 to 22:00", "Monday 18:00 to 22:00, Thursday 18:00 to 22:00"),
    "spans": ("18:00 to 22:00 (2)", "08:00 to 12:00 (2), 18:00 to 22:00 (3)"),
    "start": ("<t:1790000000:f>", "<t:1790000000:F>"),
    "thread": ("<#1100000000000000005>", "<#1199999999999999999>"),
    "turn": ("Tuesday 8 December, 18:00 to 22:00", "miércoles 30 de septiembre, de 18:00 a 22:00"),
    "until": ("07:00", "Wednesday 12:40 (Comodoro Rivadavia)"),
    "typed": ("vancover", "a place name that somebody typed at length"),
    "wanted": (
        "Thursday 10 December, 18:00 to 22:00",
        "miércoles 30 de septiembre, de 18:00 a 22:00",
    ),
    "week": (3, 12),
    "weekday": ("Tuesday", "Wednesday"),
    "which": ("first", "first and third"),
    "word": ("HOME", "SHOUT"),
    "where": ("in a direct message", "in your private thread"),
}


def likely(names: Iterable[str]) -> dict[str, str | int]:
    """Return an everyday value for each of these variables."""
    return {name: SAMPLES[name][0] for name in names}


def longest(names: Iterable[str]) -> dict[str, str | int]:
    """Return the longest value we expect for each of these variables."""
    return {name: SAMPLES[name][1] for name in names}
