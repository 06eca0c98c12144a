"""What is on, for everybody: the list of a day, one meeting, and what a person chooses about it."""

from datetime import date, datetime, timedelta

from bot.messenger import Button, Style
from bot.models.meetings import Meeting, MeetingId
from bot.rules import agenda, always_open, calendar, reminders
from bot.services.agenda import Day, Held
from bot.ui.components import Option, Panel, Select
from bot.ui.days import year_day
from bot.ui.meeting_words import clock, from_now, moment, name_of, place, span_before, traits
from bot.ui.text import cleaned
from bot.ui.visits import Visit
from bot.ui.voice import dated_name
from bot.words import Words

MOST_SHOWN = 20  # of one day; the text has room for 2000 characters
MEETING, ON = 1, 2  # places in a row; the person comes first


async def listing(visit: Visit, day: Day) -> Panel:
    """Return what is on that day, with a choice of one of them."""
    words = await visit.words()
    title = words("meetings-today")
    if not day.is_today:
        title = words("meetings-on-day", date=dated_name(words, day.on))
    lines = [f"**{title}**"]
    shown = day.held[:MOST_SHOWN]
    lines += [line(words, held, now=visit.now) for held in shown]
    if not shown:
        lines.append(words("meetings-none-today" if day.is_today else "meetings-none-on-day"))
    if len(day.held) > len(shown):
        lines.append(words("meetings-more"))
    is_left = any(not held.is_over(visit.now) for held in shown)
    choices = [*shown, *([day.following] if day.following and not is_left else [])]
    if day.following is not None and not is_left:
        start = moment(day.following.occurrence.starts_at)
        lines += ["", words("meetings-following", start=start, name=name_of(day.following.meeting))]
    if not choices:
        lines = [f"**{title}**", words("meetings-none")]
    if day.is_today and not _is_soon(day, visit.now):
        lines += ["", *_elsewhere(words)]
    rows: list[tuple[Button, ...] | Select] = []
    if choices:
        options = tuple(_option(words, held) for held in choices)
        rows.append(Select(visit.own_id("meeting"), words("meetings-placeholder"), options))
    rows.append(
        (
            Button(
                words("button-next-day"),
                visit.id_for("meetings", (day.on + calendar.ONE_DAY).toordinal()),
            ),
            Button(words("button-talk"), visit.id_for("talk")),
        )
    )
    return Panel("\n".join(lines), tuple(rows))


def _is_soon(day: Day, now: datetime) -> bool:
    """Say whether the group has something on now or soon."""
    until = now + agenda.SOON
    found = [*day.held, *([day.following] if day.following else [])]
    return any(not held.is_over(now) and held.occurrence.starts_at <= until for held in found)


def _elsewhere(words: Words) -> list[str]:
    """Return where meetings are found at an hour when the group has none."""
    lines = [words("always-open", date=year_day(words, always_open.as_of()))]
    for each in always_open.elsewhere():
        hours = words(f"always-open-{each.hours}")
        lines.append(words("always-open-line", name=each.name, hours=hours, link=each.link))
    return lines


def line(words: Words, held: Held, *, now: datetime) -> str:
    """Return one meeting of a list as one line."""
    parts = [f"{clock(held.occurrence.starts_at)} **{name_of(held.meeting)}**"]
    if held.is_now(now):
        parts.append(words("meeting-now", until=clock(held.occurrence.ends_at)))
    elif held.is_over(now):
        parts.append(words("meeting-was"))
    if held.meeting.language:
        parts.append(cleaned(held.meeting.language))
    if held.count:
        parts.append(words("meeting-coming-count", count=held.count))
    return " · ".join(parts)


def _option(words: Words, held: Held) -> Option:
    local = held.occurrence.starts_at.astimezone(calendar.zone(held.meeting.recurrence.zone))
    label = f"{local:%H:%M} {held.meeting.name}"[:100]
    return Option(label, f"{held.meeting.id}-{held.occurrence.on.toordinal()}")


async def one(visit: Visit, held: Held, *, said: str = "", looks_after: bool = False) -> Panel:
    """Return one date of a meeting, with what this person can do about it."""
    words = await visit.words()
    meeting, mine = held.meeting, held.mine
    comes = mine is not None and mine.is_coming
    lines = [said, ""] if said else []
    lines.append(f"**{name_of(meeting)}**")
    start = held.occurrence.starts_at
    lines.append(words("meeting-when", start=moment(start), ago=from_now(start)))
    lines.append(traits(words, meeting))
    lines += place(words, meeting, with_link=comes)
    if meeting.note:
        lines.append(cleaned(meeting.note, most=200))
    if meeting.host is not None:
        lines.append(words("meeting-hosted-by", host=f"<@{meeting.host}>"))
    if held.count:
        lines.append(words("meeting-coming-count", count=held.count))
    if comes:
        lines.append(words("meeting-you-come"))
    if mine is not None and mine.remind_minutes is not None:
        at = start - timedelta(minutes=mine.remind_minutes)
        lines.append(words("meeting-you-are-reminded", start=clock(at)))
    rows = _rows(visit, words, held)
    if looks_after:
        rows += ((Button(words("button-look-after"), _id(visit, "me_desk", held)),),)
    return Panel("\n".join(lines), rows)


def _rows(visit: Visit, words: Words, held: Held) -> tuple[tuple[Button, ...], ...]:
    mine = held.mine
    comes = mine is not None and mine.is_coming
    back = Button(words("button-meetings-back"), visit.id_for("meetings"))
    there = Button(words("button-was-there"), _id(visit, "m_there", held))
    has_begun = held.occurrence.starts_at <= visit.now
    if held.is_over(visit.now):
        return ((there, back),)
    buttons = []
    if comes:
        buttons.append(Button(words("button-not-coming"), _id(visit, "m_not", held)))
    else:
        come = Button(words("button-coming"), _id(visit, "m_come", held), style=Style.MAIN)
        buttons.append(come)
    if has_begun:
        buttons.append(there)
    elif mine is not None and mine.remind_minutes is not None:
        buttons.append(Button(words("button-no-reminder"), _id(visit, "m_remind_off", held)))
    else:
        buttons.append(Button(words("button-remind-me"), _id(visit, "m_remind", held)))
    rows = [(*buttons, back)]
    if comes and held.meeting.host is not None:
        rows.append(_told(visit, words, held))
    return tuple(rows)


def _told(visit: Visit, words: Words, held: Held) -> tuple[Button, ...]:
    """Return what the host may know, as it can be changed."""
    mine = held.mine
    shows = mine is not None and mine.tells_host
    wants = mine is not None and mine.wants_word
    name = Button(
        words("button-hide-name" if shows else "button-show-name"), _id(visit, "m_name", held)
    )
    word = Button(
        words("button-no-word" if wants else "button-want-word"), _id(visit, "m_word", held)
    )
    return (name, word)


async def remind(visit: Visit, held: Held) -> Panel:
    """Return how long before it somebody can be reminded, as far as there is time."""
    words = await visit.words()
    usual = held.meeting.remind_minutes
    minutes = sorted({*reminders.CHOICES, usual})
    options = tuple(
        Option(_before(words, each, usual=usual), str(each))
        for each in minutes
        if reminders.is_worth_it(each, held.occurrence, visit.now)
    )
    back = Button(words("button-back"), _id(visit, "meeting", held))
    if not options:
        start = from_now(held.occurrence.starts_at)
        return Panel(words("meeting-too-soon", start=start), ((back,),))
    question = words("meeting-remind-question")
    select = Select(_id(visit, "m_reminded", held), question, options)
    return Panel(f"**{name_of(held.meeting)}**\n{question}", (select, (back,)))


def _before(words: Words, minutes: int, *, usual: int) -> str:
    said = span_before(words, minutes)
    return f"{said}, {words('meeting-remind-default')}" if minutes == usual else said


def _id(visit: Visit, action: str, held: Held) -> str:
    return visit.own_id(action, *date_row(held.meeting, held.occurrence.on))


def date_row(meeting: Meeting, on: date) -> tuple[int, int]:
    """Return one date of a meeting as the parts of a row."""
    return meeting.id, on.toordinal()


def read_date(row: tuple[str, ...], chosen: list[str]) -> tuple[MeetingId, date] | None:
    """Return the meeting and date that a button carries after its owner, or a select's choice."""
    if len(row) > ON:
        return MeetingId(int(row[MEETING], 36)), date.fromordinal(int(row[ON], 36))
    if not chosen:
        return None
    meeting_id, _, ordinal = chosen[0].partition("-")
    if not (meeting_id.isdecimal() and ordinal.isdecimal()):
        return None
    return MeetingId(int(meeting_id)), date.fromordinal(int(ordinal))
