"""For those who look after a meeting: previews, its dates, and its host."""

from collections.abc import Sequence
from datetime import datetime

from bot.messenger import Button, Style
from bot.models.meetings import DraftId, Meeting, Occurrence, Outline
from bot.rules import calendar, recurrence, reminders
from bot.services.hosts import Turn
from bot.ui import announcing
from bot.ui.components import Option, Panel, Select
from bot.ui.doors import is_admin
from bot.ui.meeting_words import full_rule, moment, name_of, next_dates, place, rule, traits
from bot.ui.meetings import date_row
from bot.ui.text import cleaned
from bot.ui.visits import Visit
from bot.words import Words

MOST_DATES = 20  # to choose from


async def preview(
    visit: Visit, outline: Outline, draft_id: DraftId, *, said: str | None = None
) -> Panel:
    """Return what would be kept, in words, with the next dates; nothing is saved."""
    words = await visit.words()
    lines = [said, ""] if said else []
    lines += [words("meeting-preview"), "", f"**{name_of(outline)}**"]
    lines.append(full_rule(words, outline))
    lines += next_dates(words, outline, visit.now)
    lines.append(traits(words, outline))
    lines += place(words, outline, with_link=True)
    if outline.note:
        lines.append(cleaned(outline.note, most=200))
    lines += announcing.previewed(words, outline, visit.now)
    row = (
        Button(words("button-save"), visit.own_id("me_save", draft_id), style=Style.MAIN),
        Button(words("button-change-it"), visit.own_id("me_again", draft_id)),
        Button(words("button-not-now"), visit.own_id("not_now")),
    )
    return Panel("\n".join(lines), (row,))


async def unclear(visit: Visit, said: str, draft_id: DraftId) -> Panel:
    """Return what is wrong, and the form once more with what was typed."""
    words = await visit.words()
    row = (
        Button(words("button-try-again"), visit.own_id("me_again", draft_id)),
        Button(words("button-not-now"), visit.own_id("not_now")),
    )
    return Panel(said, (row,))


async def saved(visit: Visit, meeting: Meeting) -> Panel:
    """Return that it is kept, and when it is next."""
    words = await visit.words()
    held = recurrence.next_occurrence(meeting.recurrence, meeting.others, after=visit.now)
    said = words("meeting-saved")
    if held is not None:
        said = words("meeting-saved-next", start=moment(held.starts_at))
    buttons = [Button(words("button-meetings-back"), visit.id_for("meetings"))]
    if meeting.host is None:
        host = Button(words("button-ill-host"), visit.own_id("me_host", meeting.id))
        buttons.insert(0, host)
    if is_admin(visit.interaction) and await visit.bot.services.groups.post(visit.guild_id) is None:
        go_on = Button(words("button-setup-go-on"), visit.id_for("setup_step", 4), style=Style.MAIN)
        buttons.insert(0, go_on)
    return Panel(
        f"{said}\n{name_of(meeting)}, {rule(words, meeting.recurrence)}", (tuple(buttons),)
    )


async def desk(visit: Visit, meeting: Meeting, turn: Turn | None) -> Panel:
    """Return one meeting as those see it who look after it; a turn is for its hosts alone."""
    words = await visit.words()
    lines = [f"**{name_of(meeting)}**", full_rule(words, meeting)]
    lines += next_dates(words, meeting, visit.now)
    lines += announcing.line(words, meeting)
    rows: list[tuple[Button, ...]] = []
    if turn is not None:
        lines += ["", *_turn_lines(words, turn)]
        rows.append(_turn_row(visit, words, turn))
    own = visit.user_id
    is_host = own in {meeting.host, meeting.stand_in}
    host = Button(words("button-ill-host"), visit.own_id("me_host", meeting.id))
    leave = Button(words("button-step-back-host"), visit.own_id("me_leave", meeting.id))
    rows.append(
        (
            Button(words("button-skip-date"), visit.own_id("me_skip", meeting.id)),
            Button(words("button-move-date"), visit.own_id("me_move", meeting.id)),
            Button(words("button-change-it"), visit.own_id("me_edit", meeting.id)),
            leave if is_host else host,
            Button(words("button-end-it"), visit.own_id("me_end", meeting.id)),
        )
    )
    if reminders.may_be_announced(meeting.kind):
        announce = Button(words("button-announce"), visit.own_id("me_announce", meeting.id))
        rows.append((announce,))
    return Panel("\n".join(lines), tuple(rows))


def _turn_lines(words: Words, turn: Turn) -> list[str]:
    lines = [words("meeting-coming-count", count=turn.count)] if turn.count else []
    if turn.count:
        names = ", ".join(f"<@{user_id}>" for user_id in turn.names[:30])
        lines.append(words("host-names", names=names) if names else words("host-no-names"))
    if turn.hosted_by is not None:
        lines.append(words("host-confirmed-by", host=f"<@{turn.hosted_by}>"))
    else:
        lines.append(words("host-not-confirmed"))
    return lines


def _turn_row(visit: Visit, words: Words, turn: Turn) -> tuple[Button, ...]:
    row = date_row(turn.meeting, turn.occurrence.on)
    if turn.occurrence.ends_at <= visit.now:
        return (Button(words("button-write-them"), visit.own_id("h_write", *row)),)
    return (
        Button(words("button-host-yes"), visit.own_id("h_yes", *row)),
        Button(words("button-host-no"), visit.own_id("h_no", *row)),
    )


async def choose_date(visit: Visit, meeting: Meeting, action: str, question: str) -> Panel:
    """Return the next dates of a meeting to choose one from."""
    words = await visit.words()
    options = tuple(
        Option(label, str(held.on.toordinal())) for held, label in date_choices(meeting, visit.now)
    )
    if not options:
        return Panel(words("meeting-next-none"))
    placeholder = words("meeting-date-placeholder")
    select = Select(visit.own_id(action, meeting.id), placeholder, options)
    return Panel(f"**{name_of(meeting)}**\n{words(question)}", (select,))


def date_choices(meeting: Meeting, now: datetime) -> Sequence[tuple[Occurrence, str]]:
    """Return the next dates, each as the meeting's own clocks have it."""
    found: list[tuple[Occurrence, str]] = []
    after = now
    zone = calendar.zone(meeting.recurrence.zone)
    while len(found) < MOST_DATES:
        held = recurrence.next_occurrence(meeting.recurrence, meeting.others, after=after)
        if held is None:
            break
        local = held.starts_at.astimezone(zone)
        found.append((held, f"{local:%Y-%m-%d %H:%M}"))
        after = held.starts_at
    return found
