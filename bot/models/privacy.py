"""How long a group keeps what."""

from enum import StrEnum


class Period(StrEnum):
    """What a group may keep for a shorter time than was promised, named as its setting."""

    NOTES = "note_days"
    ANSWERS = "answer_days"
    REQUESTS = "request_days"  # of members, after they were closed
