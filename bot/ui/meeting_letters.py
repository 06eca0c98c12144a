"""What is said around a meeting: reminders, changes, and asking for a host.

The first line is for a lock screen: no name of anything. In a private thread moderators can read
along, so there the rest says only when it is, and a button shows what and where.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from typing_extensions import override

from bot.database import Transaction
from bot.messenger import Button, Outgoing
from bot.models import Delivery, DeliveryKind, Home, Person, Sent, UserId
from bot.models.meetings import Meeting
from bot.outbox import Kind
from bot.rules import calendar
from bot.rules.reminders import Act
from bot.services.attendance import Reminding
from bot.services.hosts import Turn
from bot.ui.desk import Desk, Letter
from bot.ui.meeting_words import clock, from_now, moment, name_of, place, rule
from bot.ui.meetings import date_row
from bot.words import Words

LONG_BEFORE = 120  # minutes; from then on it is not "soon"


class MeetingLetter(Letter):
    """A message to somebody about one date."""

    _may_move = True

    def _words(self, found: Reminding) -> Words:
        return self._desk.voices.of(found.guild, found.person)

    def _row(self, words: Words, found: Reminding, *actions: str) -> tuple[Button, ...]:
        labels = {
            "meeting": "button-what-and-where",
            "m_there": "button-was-there",
            "m_not": "button-not-coming",
            "m_come": "button-coming",
        }
        on = found.mine.on if found.mine else None
        if on is None:
            return ()
        return tuple(
            Button(words(labels[action]), self._id(action, found.person, found.meeting, on))
            for action in actions
        )

    def _id(self, action: str, person: Person, meeting: Meeting, on: date) -> str:
        row = date_row(meeting, on)
        return self._desk.ids.make(action, person.guild_id, person.user_id, *row)


class Reminder(MeetingLetter):
    """It starts soon. To those who asked for it."""

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it; None when it has moved, or is not wanted any more."""
        found = await self._services.attendance.reminding(delivery)
        if found is None or found.occurrence is None or found.mine is None:
            return None
        starts = found.occurrence.starts_at
        if int(starts.timestamp()) != delivery.facts["starts"]:
            return None
        minutes = found.mine.remind_minutes
        if minutes is None:
            return None
        words = self._words(found)
        lines = [words("reminder-soon" if minutes < LONG_BEFORE else "reminder-later")]
        start, ago = clock(starts) if minutes < LONG_BEFORE else moment(starts), from_now(starts)
        if found.person.home is Home.THREAD:
            lines.append(words("reminder-neutral", start=start, ago=ago))
        else:
            lines.append(words("reminder-about", name=name_of(found.meeting), start=start, ago=ago))
            lines += place(words, found.meeting, with_link=found.mine.is_coming)
        change = "m_not" if found.mine.is_coming else "m_come"
        row = self._row(words, found, "meeting", change, "m_there")
        return await self._at_home(found.person, Outgoing("\n".join(lines), (row,)))


class Change(MeetingLetter):
    """A date is moved, falls out, or is held after all. To those who come, or were to host it."""

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it from how it stands now; None when it is as it was after all."""
        found = await self._services.attendance.reminding(delivery)
        if found is None or (found.mine is None and not delivery.facts.get("hosts")):
            return None
        stamp = int(delivery.facts["was"])
        was = datetime.fromtimestamp(stamp, UTC) if stamp else None
        held = found.occurrence
        if was == (None if held is None else held.starts_at):
            return None
        words = self._words(found)
        lines = [words("change-first")]
        row: tuple[Button, ...] = ()
        if held is not None:
            row = self._row(words, found, "meeting", "m_not")
        believed_at = was or (held.starts_at if held else now)
        if found.person.home is Home.THREAD:
            lines.append(words("change-neutral", start=moment(believed_at)))
        elif held is None:
            start = moment(believed_at)
            lines.append(words("change-off", name=name_of(found.meeting), start=start))
        else:
            start = moment(held.starts_at)
            lines.append(words("change-moved", name=name_of(found.meeting), start=start))
        return await self._at_home(found.person, Outgoing("\n".join(lines), (row,) if row else ()))


class AboutHost(MeetingLetter):
    """Whether somebody hosts it, without saying who. To those who come."""

    _is_hosted = False
    _first, _about, _neutral = "change-first", "no-host-yet", "no-host-neutral"

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it; None when that is not so any more."""
        found = await self._services.attendance.reminding(delivery)
        if found is None or found.occurrence is None:
            return None
        if (found.host is not None) is not self._is_hosted:
            return None
        if found.mine is None or not found.mine.is_coming:
            return None
        starts = found.occurrence.starts_at
        if int(starts.timestamp()) != delivery.facts["starts"]:
            return None
        words = self._words(found)
        about = words(self._neutral, start=clock(starts))
        if found.person.home is not Home.THREAD:
            about = words(self._about, name=name_of(found.meeting), start=clock(starts))
        row = self._row(words, found, "meeting")
        text = f"{words(self._first)}\n{about}"
        return await self._at_home(found.person, Outgoing(text, (row,)))


class NoHost(AboutHost):
    """Nobody has said that they host it."""

    @override
    async def sent(self, tx: Transaction, delivery: Delivery, sent: Sent, now: datetime) -> None:
        """Somebody may have said so while it was on its way."""
        await self._services.hosts.told_no_host(tx, delivery, now=now)


class HostFound(AboutHost):
    """Somebody hosts it after all."""

    _is_hosted = True
    _first, _about, _neutral = "host-found-first", "host-found", "host-found-neutral"


class MissedYou(MeetingLetter):
    """A word from the host, by the host's own tap, to somebody who asked for it."""

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it; None when they were there, or want no word any more."""
        found = await self._services.attendance.reminding(delivery)
        if found is None or found.mine is None or found.mine.was_there:
            return None
        if not found.mine.wants_word:
            return None
        words = self._words(found)
        host = f"<@{delivery.facts['host']}>"
        text = f"{words('note-from-person')}\n{words('missed-you', host=host)}"
        return await self._at_home(found.person, Outgoing(text))


class ToHost(Letter):
    """What a host, or a stand-in, is told and asked."""

    _may_move = True

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it; None when it need not be said any more."""
        letter = await self._services.hosts.letter(delivery)
        if letter is None or letter.person is None or not letter.wanted:
            return None
        person, turn = letter.person, letter.turn
        words = self._desk.voices.of(turn.guild, person)
        zone = calendar.zone(letter.zone)
        starts_on = calendar.local_date(turn.occurrence.starts_at, zone)
        days = (starts_on - calendar.local_date(now, zone)).days
        act = Act(str(delivery.facts["act"]))
        if act is Act.TELL_HOST and not days and turn.is_hosted:
            return None  # it comes a day late, and they have said yes
        lines, row = self._said(words, act, turn, person, days=days)
        return await self._at_home(person, Outgoing("\n".join(lines), (row,) if row else ()))

    def _said(
        self, words: Words, act: Act, turn: Turn, person: Person, *, days: int
    ) -> tuple[list[str], tuple[Button, ...]]:
        yes = Button(words("button-host-yes"), self._id("h_yes", turn, person.user_id))
        no = Button(words("button-host-no"), self._id("h_no", turn, person.user_id))
        about = _about(words, turn, person, days=days)
        expected = words("host-tomorrow" if days else "host-today")
        match act:
            case Act.TELL_HOST:
                return [expected, about], () if turn.is_hosted else (yes, no)
            case Act.ASK_STAND_IN:
                first = words("stand-in-another-day" if days else "stand-in-today")
                return [first, about, words("stand-in-please")], (yes, no)
            case Act.AFTER:
                write = Button(
                    words("button-write-them"), self._id("h_write", turn, person.user_id)
                )
                return [words("host-thanks"), words("host-may-write", count=turn.to_write)], (
                    write,
                )
            case _:
                return [expected, about, words("host-please-say")], (yes, no)

    def _id(self, action: str, turn: Turn, user_id: UserId) -> str:
        row = date_row(turn.meeting, turn.occurrence.on)
        return self._desk.ids.make(action, turn.guild.id, user_id, *row)


def _about(words: Words, turn: Turn, person: Person, *, days: int) -> str:
    starts = turn.occurrence.starts_at
    start, ago = clock(starts) if days <= 1 else moment(starts), from_now(starts)
    if person.home is Home.THREAD:
        return words("host-about-neutral", start=start, ago=ago)
    return words("host-about", name=name_of(turn.meeting), start=start, ago=ago)


class HostRoom(Letter):
    """Someone is needed to host. To the leads' room."""

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it; None when somebody hosts it."""
        letter = await self._services.hosts.letter(delivery)
        if letter is None or not letter.wanted:
            return None
        turn = letter.turn
        words = self._desk.voices.of(turn.guild)
        starts = turn.occurrence.starts_at
        name = name_of(turn.meeting)
        about = words("host-wanted-about", name=name, start=moment(starts), ago=from_now(starts))
        custom_id = self._desk.ids.make(
            "h_take", turn.guild.id, *date_row(turn.meeting, turn.occurrence.on)
        )
        row = (Button(words("button-host-this-one"), custom_id),)
        return Outgoing(f"{words('host-wanted')}\n{about}", (row,))


class HostOffer(Letter):
    """Would somebody host a meeting? They are asked by name in the leads' room."""

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it; None when the meeting is gone."""
        found = await self._services.hosts.offered(delivery)
        if found is None:
            return None
        guild, meeting = found
        words = self._desk.voices.of(guild)
        named = UserId(int(delivery.facts["named"]))
        when = rule(words, meeting.recurrence)
        about = words("host-offer-about", host=f"<@{named}>", name=name_of(meeting), rule=when)
        place_of = str(delivery.facts["place"])
        accept = self._desk.ids.make("h_accept", guild.id, named, meeting.id, place_of)
        row = (Button(words("button-ill-host"), accept),)
        text = f"{words('host-offer')}\n{about}\n{words('host-offer-open')}"
        return Outgoing(text, (row,), ping_users=(named,))


def meeting_letters(desk: Desk) -> Mapping[DeliveryKind, Kind]:
    """Return a composer for every kind of delivery about a meeting."""
    return {
        DeliveryKind.MEETING_REMINDER: Reminder(desk),
        DeliveryKind.MEETING_CHANGE: Change(desk),
        DeliveryKind.NO_HOST: NoHost(desk),
        DeliveryKind.HOST_FOUND: HostFound(desk),
        DeliveryKind.MISSED_YOU: MissedYou(desk),
        DeliveryKind.HOST_NOTE: ToHost(desk),
        DeliveryKind.HOST_ASK: ToHost(desk),
        DeliveryKind.HOST_AFTER: ToHost(desk),
        DeliveryKind.HOST_ROOM: HostRoom(desk),
        DeliveryKind.HOST_OFFER: HostOffer(desk),
    }
