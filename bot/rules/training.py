"""Whether a lead's training counts; nothing depends on it until a group switches that on."""

from datetime import date


def counts(trained_until: date | None, *, required: bool, today: date) -> bool:
    """Say whether a lead may be asked: always, or up to the last day of their training."""
    return not required or (trained_until is not None and today <= trained_until)
