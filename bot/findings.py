"""What the doctor found, one sentence for each thing."""

from dataclasses import dataclass
from enum import StrEnum

from typing_extensions import override


class Verdict(StrEnum):
    """How a thing was found."""

    OK = "ok"
    ATTENTION = "attention"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: a sentence, with what to do where something is wrong."""

    verdict: Verdict
    subject: str
    sentence: str

    @override
    def __str__(self) -> str:
        """Return the line that `porchlight doctor` prints."""
        return f"{self.verdict:<9}  {self.subject:<8}  {self.sentence}"


def ok(subject: str, sentence: str) -> Finding:
    """Return that a thing is as it should be."""
    return Finding(Verdict.OK, subject, sentence)


def attention(subject: str, sentence: str) -> Finding:
    """Return that the bot works, and that somebody should know this."""
    return Finding(Verdict.ATTENTION, subject, sentence)


def problem(subject: str, sentence: str) -> Finding:
    """Return that the bot cannot work well until something is done."""
    return Finding(Verdict.PROBLEM, subject, sentence)
