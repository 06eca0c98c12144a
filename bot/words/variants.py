"""What a pathway says in other words: the message of its own that it says in place of another."""

from collections.abc import Mapping

VARIANTS: Mapping[str, Mapping[str, str]] = {
    "steps": {"milestone-told": "pathway-steps-milestone-told"},
    "self": {
        "length-day": "pathway-self-length-day",
        "milestone-told": "pathway-self-milestone-told",
    },
    "medication": {
        "length-day": "pathway-medication-length-day",
        "milestone-told": "pathway-medication-milestone-told",
    },
    "family": {
        "date-form-label-hint": "pathway-family-date-form-label-hint",
        "milestone-told": "pathway-family-milestone-told",
    },
}
"""By pathway and message; a fixed line has none."""
