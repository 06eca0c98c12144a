"""Errors with a sentence in them: for the operator, who reads one and knows what to do."""

from enum import IntEnum


class Exit(IntEnum):
    """What the program tells the shell; the 64–78 range is that of sysexits.h."""

    OK = 0
    FAILED = 1
    SETTINGS = 78  # EX_CONFIG: a setting is missing or wrong
    DATABASE = 74  # EX_IOERR: locked, corrupt, newer, unreadable
    KEY = 77  # EX_NOPERM: the key is missing or does not fit
    DISCORD = 69  # EX_UNAVAILABLE: Discord cannot be reached
    TOKEN = 76  # EX_PROTOCOL: Discord does not accept the token


class Fatal(Exception):  # noqa: N818 — it is the end of the run, whatever the cause
    """The program cannot go on; the message is one sentence for the operator."""

    def __init__(self, sentence: str, exit_code: Exit = Exit.FAILED) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.exit_code = exit_code
