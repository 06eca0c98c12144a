"""What Discord's own client would not let a person do."""


class CannotDo(Exception):  # noqa: N818 — a sentence, not a fault of the program
    """The client shows nothing to press, or the press is not possible."""
