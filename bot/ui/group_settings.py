"""Every setting of a group: where it is set, and how it is shown to its admins."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import time

from bot.messenger import Button
from bot.models import Guild
from bot.ui.components import Panel
from bot.ui.visits import Visit
from bot.ui.voice import country_in, day_name, days_name, language_name, place_in, time_name
from bot.words import Words

MOST_ON_A_PAGE = 1300  # characters; what admins have not been told yet stands above them


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its column, what changes it, and what it says."""

    column: str
    where: str  # a command with its option, or the panel it is on
    said: Callable[[Words, Guild], str]


# What the bot keeps about a group besides: nobody sets it.
BOOKKEEPING = frozenset(
    {
        *("id", "set_up_by", "joined_at", "left_at", "daily_due_at", "daily_on"),
        *("daily_recount_at", "numbers_due_at", "test_answered_at", "hold_words"),
    }
)


def _mention(words: Words, mark: str, snowflake: int | None) -> str:
    return f"<{mark}{snowflake}>" if snowflake else words("setup-not-set")


def _country(words: Words, guild: Guild) -> str:
    shown = country_in(words, guild.country) if guild.country else words("setup-not-set")
    return words("setup-country-line", country=shown)


def _daily(words: Words, guild: Guild) -> str:
    if guild.daily_at is None:
        return words("admin-daily-off")
    return words("admin-daily-on", clock=time_name(guild.daily_at))


def _time(words: Words, at: time | None) -> str:
    return words("first-off") if at is None else time_name(at)


def _hold(words: Words, guild: Guild) -> str:
    if guild.hold_until is None:
        return words("shown-hold-off")
    return words("shown-hold-on", day=day_name(words, guild.hold_until.date()))


SETTINGS = (
    Setting(
        "lead_role_id",
        "/admin setup helpers",
        lambda words, it: words("setup-helpers-line", role=_mention(words, "@&", it.lead_role_id)),
    ),
    Setting(
        "coordinator_role_id",
        "/admin roles coordinator",
        lambda words, it: words(
            "shown-coordinators", role=_mention(words, "@&", it.coordinator_role_id)
        ),
    ),
    Setting(
        "check_in_channel_id",
        "/admin setup channel",
        lambda words, it: words(
            "setup-channel-line", channel=_mention(words, "#", it.check_in_channel_id)
        ),
    ),
    Setting(
        "leads_room_id",
        "/admin setup leads_room",
        lambda words, it: words(
            "setup-leads-room-line", channel=_mention(words, "#", it.leads_room_id)
        ),
    ),
    Setting(
        "second_room_id",
        "/admin escalation second_room",
        lambda words, it: words(
            "shown-second-room", channel=_mention(words, "#", it.second_room_id)
        ),
    ),
    Setting(
        "right_now_minutes",
        "/admin escalation right_now",
        lambda words, it: words("shown-right-now-wait", count=it.right_now_minutes),
    ),
    Setting(
        "today_minutes",
        "/admin escalation today",
        lambda words, it: words("shown-today-wait", count=it.today_minutes),
    ),
    Setting(
        "today_at_a_time",
        "/admin escalation at_a_time",
        lambda words, it: words("shown-at-a-time", count=it.today_at_a_time),
    ),
    Setting(
        "no_rush_hours",
        "/admin escalation no_rush",
        lambda words, it: words("shown-no-rush-wait", count=it.no_rush_hours),
    ),
    Setting(
        "zone",
        "/admin setup zone",
        lambda words, it: words("setup-zone-line", place=place_in(it.zone)),
    ),
    Setting("country", "/admin setup country", _country),
    Setting(
        "language",
        "/admin setup language",
        lambda words, it: words("setup-language-line", language=language_name(words, it.language)),
    ),
    Setting(
        "pathway",
        "/admin checkins pathway",
        lambda words, it: words("admin-pathway", pathway=words(f"pathway-{it.pathway}-name")),
    ),
    Setting(
        "free_text",
        "/admin checkins words",
        lambda words, it: words("admin-words-on" if it.free_text else "admin-words-off"),
    ),
    Setting("daily_at", "/admin checkins daily", _daily),
    Setting(
        "quiet_watch",
        "/admin checkins quiet",
        lambda words, it: words("watch-switched-on" if it.quiet_watch else "watch-switched-off"),
    ),
    Setting(
        "mirror_events",
        "/admin meetings events",
        lambda words, it: words("shown-events-on" if it.mirror_events else "shown-events-off"),
    ),
    Setting(
        "training",
        "/lead board",
        lambda words, it: words("shown-training-on" if it.training else "shown-training-off"),
    ),
    Setting(
        "lines",
        "/admin words",
        lambda words, it: words("wordings-changed-here", count=sum(map(len, it.lines.values()))),
    ),
    Setting(
        "numbers",
        "/admin numbers",
        lambda words, it: words("shown-numbers", count=len(it.numbers.confirmed)),
    ),
    Setting(
        "age",
        "/admin privacy age",
        lambda words, it: words("privacy-age", age=str(it.age)),
    ),
    Setting(
        "note_days",
        "/admin privacy notes",
        lambda words, it: words("privacy-notes", count=it.note_days),
    ),
    Setting(
        "answer_days",
        "/admin privacy answers",
        lambda words, it: words("privacy-answers", count=it.answer_days),
    ),
    Setting(
        "request_days",
        "/admin privacy requests",
        lambda words, it: words("privacy-requests", count=it.request_days),
    ),
    Setting(
        "start_morning_at",
        "/admin checkins start_morning",
        lambda words, it: words("shown-start-morning", clock=_time(words, it.start_morning_at)),
    ),
    Setting(
        "start_evening_at",
        "/admin checkins start_evening",
        lambda words, it: words("shown-start-evening", clock=_time(words, it.start_evening_at)),
    ),
    Setting(
        "start_weekdays",
        "/admin checkins start_days",
        lambda words, it: words("shown-start-days", days=days_name(words, it.start_weekdays)),
    ),
    Setting(
        "start_home",
        "/admin checkins start_place",
        lambda words, it: words("shown-start-place", where=words(f"first-place-{it.start_home}")),
    ),
    Setting(
        "start_watch_days",
        "/admin checkins start_watch",
        lambda words, it: words("shown-start-watch", count=it.start_watch_days),
    ),
    Setting("hold_until", "/admin hold", _hold),
)


async def panel(visit: Visit, guild: Guild, number: int = 0) -> Panel:
    """Return a page of all settings of a group, each with what changes it; the first is 0."""
    words = await visit.words()
    found = pages(words, guild)
    number = min(number, len(found) - 1)
    row = []
    if number:
        row.append(Button(words("button-page-back"), visit.id_for("shown", number - 1)))
    if number < len(found) - 1:
        row.append(Button(words("button-page-on"), visit.id_for("shown", number + 1)))
    text = f"**{words('shown-title')}**\n{found[number]}"
    return Panel(text, (tuple(row),) if row else ())


def pages(words: Words, guild: Guild) -> list[str]:
    """Return all settings of a group, as many on a page as fit."""
    found = [""]
    for setting in SETTINGS:
        first = setting.said(words, guild).split("\n")[0]
        line = f"- {first} `{setting.where}`"
        if len(found[-1]) + len(line) > MOST_ON_A_PAGE:
            found.append("")
        found[-1] = f"{found[-1]}\n{line}".strip()
    return found
