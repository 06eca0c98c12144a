"""The board and the settings of a lead: private panels."""

from datetime import datetime, time

from bot.custom_ids import CustomIds
from bot.messenger import Button, Style
from bot.models import DirectMessages, Guild, Home, Lead, LeadRole, Request, RequestKind
from bot.rules import duty, places
from bot.rules.duty import Hours
from bot.services.hours import hours_of
from bot.services.leads import Board
from bot.services.members import home_in
from bot.ui import rota
from bot.ui.components import Option, Panel, Select
from bot.ui.voice import Voices, clock_in, language_name, level_name, moment_in, place_in, time_name
from bot.words import Words

A_PAGE = 15  # requests
QUIET = (
    (time(22), time(8)),
    (time(21), time(7)),
    (time(23), time(7)),
    (time(0), time(8)),
    (time(20), time(9)),
    (time(0), time(0)),
)
LIMITS = ((1, 2), (2, 3), (2, 5), (3, 7), (5, 20))  # open, in a week


def board(
    words: Words,
    voices: Voices,
    ids: CustomIds,
    shown: Board,
    *,
    now: datetime,
    page: int = 0,
    pages: int = 1,
) -> Panel:
    """Return a page of the open requests, without a name but of those this lead has.

    What else stands on the board may have more pages than they have.
    """
    guild, lead = shown.guild, shown.lead
    zone = lead.zone if lead else guild.zone
    lines = [f"**{words('board-title')}**"]
    if shown.joined:
        lines.append(words("board-on-duty", count=shown.on_duty, week=shown.joined))
    if lead is not None:
        lines.append(duty_line(words, lead, shown.hours or hours_of(lead), now))
        if lead.person.dm is DirectMessages.CLOSED and home_in(guild, lead.person) is Home.DM:
            lines.append(words("board-you-unreached"))
        if guild.training:
            lines.append(rota.own_training(words, lead))
    on_page = shown.requests[page * A_PAGE : (page + 1) * A_PAGE]
    labels = [(request, _line(words, voices, shown, request, zone)) for request in on_page]
    lines += [text for _, text in labels] or ([] if page else [words("board-nothing")])
    if pages > 1:
        lines.append(words("board-page", page=page + 1, pages=pages))
    rows: list[tuple[Button, ...] | Select] = []
    if labels:
        options = tuple(
            Option(
                _plain(words, voices, shown, request, zone),
                ids.make("board_open", guild.id, request.id),
            )
            for request, _ in labels
        )
        select = ids.make("board_open", guild.id)
        rows.append(Select(select, words("board-placeholder"), options))
    rows.append(_own_row(words, ids, shown))
    if more := (*_more_row(words, ids, shown), *_turning(words, ids, guild, page, pages)):
        rows.append(more)
    return Panel("\n".join(lines), tuple(rows))


def _own_row(words: Words, ids: CustomIds, shown: Board) -> tuple[Button, ...]:
    guild, lead = shown.guild, shown.lead
    if lead is None:
        join = ids.make("lead_join", guild.id)
        return (Button(words("button-join"), join, style=Style.MAIN),)
    own = lead.person.user_id
    return (
        Button(words("button-on-duty"), ids.make("lead_on", guild.id, own)),
        Button(words("button-off-tomorrow"), ids.make("lead_off", guild.id, own)),
        Button(words("button-lead-settings"), ids.make("lead_settings", guild.id, own)),
        Button(words("button-hold"), ids.make("hold_who", guild.id)),
    )


def _more_row(words: Words, ids: CustomIds, shown: Board) -> tuple[Button, ...]:
    """Return what only larger groups and coordinators have."""
    guild, lead = shown.guild, shown.lead
    row: list[Button] = []
    if lead is not None and shown.is_large:
        row.append(Button(words("button-rota"), ids.make("rota", guild.id)))
    if lead is not None and lead.role is LeadRole.COORDINATOR:
        row.append(Button(words("button-training"), ids.make("training", guild.id)))
    return tuple(row)


def pages(shown: Board) -> int:
    """Return how many pages the open requests have, one at least."""
    return max(1, -(-len(shown.requests) // A_PAGE))


def _turning(
    words: Words, ids: CustomIds, guild: Guild, page: int, pages: int
) -> tuple[Button, ...]:
    turns = (("button-page-back", page - 1), ("button-page-on", page + 1))
    return tuple(
        Button(words(name), ids.make("board", guild.id, to))
        for name, to in turns
        if 0 <= to < pages
    )


def duty_line(words: Words, lead: Lead, hours: Hours, now: datetime) -> str:
    """Return whether a lead is on, off or in quiet hours, to the lead themselves."""
    if hours.away_until is not None and now < hours.away_until:
        until = moment_in(words, lead.zone, hours.away_until, now=now)
        return words("board-you-off", until=until)
    if duty.is_on(hours, now):
        return words("board-you-on")
    if hours.shifts is not None:
        starts_at = duty.starts_at(hours, now)
        if starts_at is None:
            return words("board-you-no-shift")
        return words("board-you-next", until=moment_in(words, lead.zone, starts_at, now=now))
    until = moment_in(words, lead.zone, duty.next_on_at(hours, now), now=now)
    return words("board-you-quiet", until=until)


def _line(words: Words, voices: Voices, shown: Board, request: Request, zone: str) -> str:
    own = shown.lead.person.user_id if shown.lead else None
    if request.taken_by is not None and request.taken_by == own:
        return words(
            "board-yours",
            level=level_name(words, request.level),
            clock=clock_in(zone, request.opened_at),
            member=f"<@{request.user_id}>",
        )
    return _plain(words, voices, shown, request, zone)


def line(words: Words, voices: Voices, shown: Board, request: Request) -> str:
    """Return a request without a name, for a lead to decide about."""
    zone = shown.lead.zone if shown.lead else shown.guild.zone
    return _plain(words, voices, shown, request, zone)


def _plain(words: Words, voices: Voices, shown: Board, request: Request, zone: str) -> str:
    clock = clock_in(zone, request.opened_at)
    level = level_name(words, request.level)
    if request.taken_by is not None:
        return words("board-taken", level=level, clock=clock)
    spoken = voices.in_language(shown.languages[request.person_id]).language
    language = language_name(words, spoken)
    if request.kind is RequestKind.HELLO:
        return words("board-hello", clock=clock, language=language)
    return words("board-waits", level=level, clock=clock, language=language)


def offer(words: Words, ids: CustomIds, guild: Guild) -> Panel:
    """Return what joining means, before somebody joins."""
    quiet_from, quiet_to = QUIET[0]
    text = words("lead-join-offer", clock=time_name(quiet_from), until=time_name(quiet_to))
    row = (
        Button(words("button-join"), ids.make("lead_joined", guild.id), style=Style.MAIN),
        Button(words("button-not-now"), ids.make("lead_not_now", guild.id)),
    )
    return Panel(text, (row,))


def settings(words: Words, ids: CustomIds, lead: Lead, *, now: datetime, said: str = "") -> Panel:
    """Return the three things a lead may change, and the way out."""
    guild_id, own = lead.person.guild_id, lead.person.user_id
    lines = [said] if said else []
    lines.append(words("lead-zone", place=place_in(lead.zone), clock=clock_in(lead.zone, now)))
    lines.append(_quiet(words, lead))
    lines.append(words("lead-limits", count=lead.cap_open, week=lead.cap_week))
    zones = tuple(
        Option(
            words("start-zone-option", clock=clock_in(place.zone, now), place=place.name),
            place.zone,
        )
        for place in places.by_clock(now, near=lead.zone)
    )
    quiet = tuple(
        Option(_quiet_option(words, begins, ends), f"{begins:%H%M}-{ends:%H%M}")
        for begins, ends in QUIET
    )
    limits = tuple(
        Option(words("lead-limits", count=most, week=week), f"{most}-{week}")
        for most, week in LIMITS
    )
    wake = "button-wake-me-yes" if lead.wake_me else "button-wake-me"
    buttons = (
        Button(words(wake), ids.make("lead_wake", guild_id, own)),
        Button(words("button-step-back"), ids.make("lead_step_back", guild_id, own)),
        Button(words("button-board"), ids.make("board", guild_id)),
    )
    rows = (
        Select(ids.make("lead_zone", guild_id, own), words("lead-zone-placeholder"), zones),
        Select(ids.make("lead_quiet", guild_id, own), words("lead-quiet-placeholder"), quiet),
        Select(ids.make("lead_limits", guild_id, own), words("lead-limits-placeholder"), limits),
        buttons,
    )
    return Panel("\n".join(lines), rows)


def _quiet(words: Words, lead: Lead) -> str:
    if lead.quiet_from == lead.quiet_to:
        return words("lead-never-quiet")
    return words("lead-quiet", clock=time_name(lead.quiet_from), until=time_name(lead.quiet_to))


def _quiet_option(words: Words, begins: time, ends: time) -> str:
    if begins == ends:
        return words("lead-never-quiet")
    return words("lead-quiet-option", clock=time_name(begins), until=time_name(ends))
