"""The report of a group, in words and as one picture that says the same."""

from bot.models import Guild, Level
from bot.services.reports import Report
from bot.ui import chart
from bot.ui.components import Panel
from bot.ui.visits import Visit
from bot.ui.voice import LEVELS, level_name
from bot.words import Words

DAYS_A_WEEK = 7


async def panel(visit: Visit, report: Report) -> Panel:
    """Return the counts of some weeks; what is below five is left out."""
    words = await visit.words()
    below = words("report-below-five")
    lines = [
        f"**{words('report-title', count=len(report.weeks))}**",
        *_said(words, "report-started", report.started),
        *_said(words, "report-check-ins", sum(it or 0 for it in report.check_ins)),
        *(line for level in LEVELS for line in _waits(words, report, level)),
        *_said(words, "report-taken-each", report.taken_each),
        *_forgotten(words, (await visit.known()).guild, report),
        *_meetings(words, report),
        below,
    ]
    if not any(report.check_ins):
        return Panel("\n".join(lines))
    bars = tuple(
        (f"{week.day}.{week.month}.", count)
        for week, count in zip(report.weeks, report.check_ins, strict=True)
    )
    picture = await chart.drawn(chart.Bars(words("report-picture"), bars, below))
    counts = ", ".join("–" if count is None else str(count) for _, count in bars)
    return Panel("\n".join(lines), picture=picture, alt=f"{words('report-picture')}: {counts}")


def _said(words: Words, line: str, count: int | None) -> list[str]:
    return [words(line, count=count)] if count else []


def _waits(words: Words, report: Report, level: Level) -> list[str]:
    waits = report.waits[level]
    if waits.count is None:
        return []
    lines = words("report-asked", level=level_name(words, level), count=waits.count)
    if waits.minutes is None:
        return [lines]
    return [f"{lines} {words('report-half-within', count=waits.minutes)}"]


def _forgotten(words: Words, guild: Guild, report: Report) -> list[str]:
    """Return that the oldest weeks count fewer requests, where it is so."""
    if len(report.weeks) * DAYS_A_WEEK <= guild.request_days:
        return []
    return [words("report-requests-kept", count=guild.request_days)]


def _meetings(words: Words, report: Report) -> list[str]:
    lines = _said(words, "report-meetings", report.meetings)
    return lines + _said(words, "report-attended", report.attended)
