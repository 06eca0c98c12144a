"""Meetings in a channel: the very words that go there, and what speaks against it."""

from dataclasses import replace
from datetime import datetime

import discord

from bot.messenger import Button
from bot.models.meetings import Meeting, Outline
from bot.rules import recurrence, reminders
from bot.ui.components import Choice, Option, Panel, Select
from bot.ui.doors import is_admin, roles_in
from bot.ui.meeting_words import clock, from_now, moment, name_of, span_before
from bot.ui.rights import Venue, look_to_announce
from bot.ui.visits import Visit
from bot.words import Words

LONG_BEFORE = 120  # minutes; from then on it is not "soon"
MINUTES = tuple(each for each in reminders.CHOICES if each <= reminders.MOST_ANNOUNCED)


def text(words: Words, meeting: Meeting | Outline, starts_at: datetime, *, minutes: int) -> str:
    """Return what the group reads: when it is, and of an open meeting what it is called.

    A closed one is not named: who may read the channel can change after it was chosen.
    """
    is_soon = minutes < LONG_BEFORE
    first = words("reminder-soon" if is_soon else "announce-later")
    start, ago = clock(starts_at) if is_soon else moment(starts_at), from_now(starts_at)
    if not meeting.is_open:
        return f"{first}\n{words('reminder-neutral', start=start, ago=ago)}"
    about = words("reminder-about", name=name_of(meeting), start=start, ago=ago)
    return f"{first}\n{about}"


def change_text(
    words: Words, meeting: Meeting, *, was_at: datetime | None, starts_at: datetime | None
) -> str | None:
    """Return what the group reads when a date that was announced is not as it was."""
    at = starts_at or was_at
    if at is None:
        return None
    start = moment(at)
    if not meeting.is_open or not reminders.may_be_announced(meeting.kind):
        about = words("announce-off" if starts_at is None else "announce-moved", start=start)
    else:
        about = words(
            "change-off" if starts_at is None else "change-moved",
            name=name_of(meeting),
            start=start,
        )
    return f"{words('change-first')}\n{about}"


def line(words: Words, meeting: Meeting | Outline) -> list[str]:
    """Return where and when the group is reminded, if it is."""
    if meeting.announced is None:
        return []
    before = span_before(words, meeting.announced.minutes)
    channel = f"<#{meeting.announced.channel_id}>"
    return [words("announce-line", channel=channel, before=before)]


def previewed(words: Words, outline: Outline, now: datetime) -> list[str]:
    """Return where and when the group is reminded, with the very words, before they are saved."""
    held = recurrence.next_occurrence(outline.recurrence, outline.others, after=now)
    if outline.announced is None or held is None:
        return line(words, outline)
    said = text(words, outline, held.starts_at, minutes=outline.announced.minutes)
    return [*line(words, outline), *(f"> {each}" for each in said.splitlines())]


async def panel(visit: Visit, meeting: Meeting, *, said: str | None = None) -> Panel:
    """Return where the group is reminded of a meeting, and the ways to change that."""
    words = await visit.words()
    lines = [said, ""] if said else []
    lines.append(f"**{name_of(meeting)}**")
    lines += line(words, meeting) or [words("announce-none")]
    lines.append(words("announce-what"))
    announced = meeting.announced
    chosen_id = None if announced is None else announced.channel_id
    channel = Select(
        visit.own_id("me_announce_in", meeting.id),
        words("announce-placeholder"),
        offers=Choice.ROOM,
        chosen_id=chosen_id,
    )
    back = Button(words("button-back"), visit.own_id("me_desk", meeting.id))
    if announced is None:
        return Panel("\n".join(lines), (channel, (back,)))
    options = tuple(
        Option(span_before(words, each), str(each), each == announced.minutes)
        for each in sorted({*MINUTES, announced.minutes})
    )
    minutes = Select(
        visit.own_id("me_announce_at", meeting.id), words("meeting-remind-question"), options
    )
    nowhere = Button(words("button-announce-not"), visit.own_id("me_announce_off", meeting.id))
    return Panel("\n".join(lines), (channel, minutes, (nowhere, back)))


async def checked(
    visit: Visit, outline: Outline, before: Meeting | None
) -> tuple[Outline, str | None]:
    """Return an outline with a channel that will do, and why another one will not."""
    said = await objection(visit, outline, before)
    if said is None:
        return outline, None
    earlier = None if before is None else before.announced
    outline = replace(outline, announced=None if earlier == outline.announced else earlier)
    if await objection(visit, outline, before) is not None:
        outline = replace(outline, announced=None)
    return outline, said


async def objection(visit: Visit, outline: Outline, before: Meeting | None) -> str | None:
    """Return why the group cannot be reminded there, as a sentence; None where it can.

    A channel that stands is asked about again only where the meeting is closed just now.
    """
    if outline.announced is None:
        return None
    words = await visit.words()
    if not reminders.may_be_announced(outline.kind):
        return words("announce-one-to-one")
    earlier = None if before is None else before.announced
    is_same = earlier is not None and earlier.channel_id == outline.announced.channel_id
    if is_same and before is not None and (outline.is_open or not before.is_open):
        return None
    channel_id = outline.announced.channel_id
    channel = f"<#{channel_id}>"
    try:
        venue = await look_to_announce(
            visit.bot,
            visit.guild_id,
            channel_id,
            by=visit.user_id,
            roles=roles_in(visit.interaction) or (),
        )
    except discord.HTTPException:
        return words("doctor-not-looked-at", channel=channel)
    return _against(visit, words, outline, venue, channel)


def _against(
    visit: Visit, words: Words, outline: Outline, venue: Venue, channel: str
) -> str | None:
    if not venue.is_fitting:
        return words("announce-not-fitting")
    if venue.missing:
        return words("setup-missing-permission", permission=venue.missing[0], channel=channel)
    if not venue.is_theirs and not is_admin(visit.interaction):
        return words("announce-not-yours", channel=channel)
    if not outline.is_open and venue.is_open_to_all:
        return words("announce-closed", channel=channel)
    return None
