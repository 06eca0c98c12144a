"""A member's own panels: menu, settings, stopping."""

from dataclasses import replace
from datetime import datetime, time

from bot.messenger import Button
from bot.models import ChannelId, DirectMessages, Guild, Home, Member, Tidy
from bot.rules import calendar
from bot.rules.times import read_time
from bot.services.members import Erased, Known, home_in
from bot.ui.components import Field, Option, Panel, Select
from bot.ui.starting import TO_CHANGE
from bot.ui.visits import Visit
from bot.ui.voice import (
    WEEKDAYS,
    clock_in,
    country_in,
    dated_name,
    days_name,
    home_name,
    language_name,
    place_in,
    times_name,
    weekday_name,
)
from bot.words import Words

MORNING_AT = time(9)
EVENING_AT = time(20)
SLOTS = ("morning", "evening", "both")

__all__ = ["choices", "menu", "read_time", "receipt", "settings", "stop_question", "times_for"]


async def menu(visit: Visit) -> Panel:
    """Return the neutral panel with everything of the member's behind it, in fixed order."""
    words = await visit.words()
    rows = (
        (
            Button(words("button-check-in"), visit.id_for("check_in")),
            Button(words("button-talk"), visit.id_for("talk")),
            Button(words("button-something-changed"), visit.own_id("changed")),
            Button(words("button-pause"), visit.id_for("pause")),
            Button(words("button-days"), visit.own_id("record")),
        ),
        (
            Button(words("button-who-was-told"), visit.own_id("told")),
            Button(words("button-settings"), visit.id_for("settings")),
            Button(words("button-felt-wrong"), visit.id_for("felt_wrong")),
            Button(words("button-stop"), visit.id_for("stop")),
        ),
        (
            Button(words("button-meetings"), visit.id_for("meetings")),
            Button(words("button-numbers"), visit.id_for("numbers")),
            Button(words("button-about"), visit.id_for("about")),
        ),
    )
    return Panel(f"**{words('menu-title')}**\n{words('menu-question')}", rows)


async def settings(visit: Visit, saved: str | None = None) -> Panel:
    """Return all settings as they are, with a button to change each."""
    words = await visit.words()
    known = await visit.known()
    member = known.member
    if member is None:
        return Panel(words("menu-not-started"))
    country = member.country or known.guild.country
    shown = country_in(words, country) if country else words("settings-country-none")
    lines = [
        *([saved, ""] if saved else []),
        f"**{words('settings-title')}**",
        words("settings-time", clock=times_name(member)),
        words("settings-days", days=days_name(words, member.weekdays)),
        words("settings-zone", place=place_in(member.zone), clock=clock_in(member.zone, visit.now)),
        words("settings-place", where=home_name(words, home_in(known.guild, member.person))),
        words("settings-language", language=language_name(words, words.language)),
        words("settings-country", country=shown),
        words(_words_line(known.guild, member)),
        words(f"tidy-{member.tidy}"),
    ]
    if (until := visit.bot.services.pauses.paused_until(member, now=visit.now)) is not None:
        lines += ["", words("pause-on", day=dated_name(words, until))]
    row_below = [
        _words_button(visit, words, member),
        Button(words("button-change-tidy"), visit.own_id("set", "tidy")),
        Button(words("button-data"), visit.own_id("data")),
        Button(words("button-menu"), visit.id_for("menu")),
    ]
    if is_shut_out(member, known.guild):
        lines += ["", words("notice-dm-failed"), way_in(words, known.guild)]
        row_below.insert(0, try_again(visit, words))
    elif member.person.home is Home.THREAD and member.person.thread_id is not None:
        thread = f"https://discord.com/channels/{visit.guild_id}/{member.person.thread_id}"
        row_below.insert(0, Button(words("button-go-to-thread"), url=thread))
    rows = (
        (
            Button(words("button-change-time"), visit.own_id("set", "time")),
            Button(words("button-change-days"), visit.own_id("set", "days")),
            Button(words("button-change-zone"), visit.own_id("other_time", TO_CHANGE)),
            Button(words("button-if-quiet"), visit.own_id("if_quiet")),
        ),
        (
            Button(words("button-change-place"), visit.own_id("set", "place")),
            Button(words("button-change-language"), visit.own_id("set", "language")),
            Button(words("button-change-country"), visit.own_id("type_country")),
            Button(words("button-people"), visit.own_id("people")),
        ),
        tuple(row_below),
    )
    return Panel("\n".join(lines), rows)


def is_shut_out(member: Member, guild: Guild) -> bool:
    """Say whether nothing reaches a member: their DM is closed, and there is no thread."""
    is_closed = member.person.dm is DirectMessages.CLOSED
    return is_closed and home_in(guild, member.person) is Home.DM


def thread_instead(member: Member) -> ChannelId | None:
    """Return the private thread that took the place of a closed DM."""
    is_instead = member.person.home is Home.THREAD and member.person.dm is DirectMessages.CLOSED
    return member.person.thread_id if is_instead else None


def way_in(words: Words, guild: Guild) -> str:
    """Return what a member whose DM is closed can do about it."""
    has_parent = guild.check_in_channel_id is not None
    return words("start-dm-closed" if has_parent else "start-thread-not-possible")


def try_again(visit: Visit, words: Words) -> Button:
    """Return the button for a member who has opened their DM again."""
    return Button(words("button-try-again"), visit.own_id("dm_again"))


def _words_line(guild: Guild, member: Member) -> str:
    if not guild.free_text:
        return "settings-words-not-here"
    return "settings-words-on" if member.free_text else "settings-words-off"


def _words_button(visit: Visit, words: Words, member: Member) -> Button:
    if member.free_text:
        return Button(words("button-words-off"), visit.own_id("free_text", "off"))
    return Button(words("button-words-on"), visit.own_id("free_text", "on"))


async def choices(visit: Visit, setting: str) -> Panel:
    """Return the choices of one setting."""
    words = await visit.words()
    back = (Button(words("button-back"), visit.id_for("settings")),)
    member = (await visit.known()).member
    if member is None:
        return Panel(words("menu-not-started"))
    if setting == "time":
        return _times(visit, words, member, back)
    if setting == "place":
        select = _places(visit, words, member, (await visit.known()).guild)
        return Panel(f"**{words('settings-title')}**", (select, back))
    select = {"days": _days, "language": _languages, "tidy": _tidies}[setting](visit, words, member)
    return Panel(f"**{words('settings-title')}**", (select, back))


def _times(visit: Visit, words: Words, member: Member, back: tuple[Button, ...]) -> Panel:
    chosen = slots_of(morning_at=member.morning_at, evening_at=member.evening_at)
    select = Select(
        visit.own_id("slots"),
        words("settings-time-form-title"),
        tuple(Option(words(f"slot-{slot}"), slot, slot == chosen) for slot in SLOTS),
    )
    times = tuple(
        Button(words(f"button-time-{slot}"), visit.own_id("type_time", slot))
        for slot, at in (("morning", member.morning_at), ("evening", member.evening_at))
        if at is not None
    )
    return Panel(words("settings-time", clock=times_name(member)), (select, times, back))


def _days(visit: Visit, words: Words, member: Member) -> Select:
    options = tuple(
        Option(weekday_name(words, day), str(day), day in member.weekdays)
        for day in range(len(WEEKDAYS))
    )
    return Select(
        visit.own_id("days"), words("settings-days-placeholder"), options, most=len(options)
    )


def _places(visit: Visit, words: Words, member: Member, guild: Guild) -> Select:
    now = home_in(guild, member.person)
    options = tuple(
        Option(home_name(words, home), home.value, home is now)
        for home in Home
        if home_in(guild, replace(member.person, home=home)) is home
    )
    return Select(visit.own_id("home"), words("settings-place-placeholder"), options)


def _tidies(visit: Visit, words: Words, member: Member) -> Select:
    options = tuple(Option(words(f"tidy-{tidy}"), tidy.value, tidy is member.tidy) for tidy in Tidy)
    return Select(visit.own_id("tidy"), words("settings-tidy-placeholder"), options)


def _languages(visit: Visit, words: Words, member: Member) -> Select:
    options = tuple(
        Option(language_name(words, language), language, language == words.language)
        for language in visit.bot.voices.languages
    )
    return Select(visit.own_id("language"), words("settings-language-placeholder"), options)


def times_for(
    chosen: str, *, morning_at: time | None, evening_at: time | None
) -> tuple[time | None, time | None]:
    """Return the times that a choice of slots means, keeping those that are set."""
    morning = (morning_at or MORNING_AT) if chosen in {"morning", "both"} else None
    evening = (evening_at or EVENING_AT) if chosen in {"evening", "both"} else None
    return morning, evening


def slots_of(*, morning_at: time | None, evening_at: time | None) -> str:
    """Return which of the slots are meant by these times."""
    if morning_at is not None and evening_at is not None:
        return "both"
    return "evening" if morning_at is None else "morning"


def time_field(words: Words) -> Field:
    """Return the line in which a time of day is typed."""
    return Field("time", words("settings-time-form-label"), words("settings-time-form-hint"))


def country_field(words: Words) -> Field:
    """Return the line in which a country is typed."""
    label = words("settings-country-form-label")
    return Field("country", label, words("settings-country-placeholder"))


def receipt(words: Words, erased: Erased, known: Known, *, now: datetime) -> Panel:
    """Return what has been erased and when, and what stays in Discord and not in our hands."""
    zone = known.member.zone if known.member else known.guild.zone
    day = dated_name(words, calendar.local_date(now, calendar.zone(zone)))
    lines = [words("stop-erased"), words("stop-erased-at", day=day, clock=clock_in(zone, now))]
    if erased.messages:
        lines.append(words("stop-erased-messages", count=erased.messages))
    if erased.waiting:
        lines.append(words("stop-erased-waiting"))
    return Panel("\n\n".join([*lines, words("stop-erased-stays")]))


async def stop_question(visit: Visit) -> Panel:
    """Return the question what is to become of the answers."""
    words = await visit.words()
    row = (
        Button(words("button-stop-erase"), visit.own_id("stop_erase")),
        Button(words("button-stop-keep"), visit.own_id("stop_keep")),
        Button(words("button-back"), visit.id_for("menu")),
    )
    return Panel(words("stop-question"), (row,))
