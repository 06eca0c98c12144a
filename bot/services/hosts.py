"""Who hosts a meeting: somebody who pressed `I'll host`, for all dates or for one.

A host who has not confirmed is asked an hour before, then the stand-in, then the leads' room; at
last those who come are told. Saying "I can't" asks the next one at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.database import Database, Transaction
from bot.models import Delivery, DeliveryKind, Guild, GuildId, Lane, Person, PersonKind, UserId
from bot.models.meetings import Coming, HostPlace, Meeting, MeetingId, Occurrence
from bot.rules import recurrence, reminders
from bot.rules.calendar import ONE_DAY
from bot.rules.reminders import Act
from bot.services import host_news
from bot.services.agenda import own
from bot.services.reminders import look_after_change, look_before_change
from bot.store import coming, deliveries, guilds, meetings, members, people
from bot.vault import Vault


@dataclass(frozen=True, slots=True)
class Turn:
    """One date of a meeting as its hosts see it."""

    guild: Guild
    meeting: Meeting
    occurrence: Occurrence
    hosted_by: UserId | None  # who confirmed
    count: int
    names: tuple[UserId, ...]  # of those who come and let the host know
    to_write: int  # who asked for a word if they were not there, and have not been seen

    @property
    def is_hosted(self) -> bool:
        """Say whether somebody has confirmed."""
        return self.hosted_by is not None


@dataclass(frozen=True, slots=True)
class HostLetter:
    """What a message to a host, or to the leads' room, is worded from."""

    turn: Turn
    person: Person | None
    zone: str
    wanted: bool  # whether it still has to be said


class Hosts:
    """The use cases of hosting."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault

    async def host(
        self,
        guild_id: GuildId,
        user_id: UserId,
        meeting_id: MeetingId,
        *,
        place: HostPlace = HostPlace.HOST,
        language: str | None,
        now: datetime,
    ) -> Meeting | None:
        """Let somebody be the host of a meeting, by their own tap; None where there is none."""
        async with self._database.transaction() as tx:
            meeting = await own(tx, guild_id, meeting_id)
            if meeting is None:
                return None
            await look_before_change(tx, meeting, now=now)
            person_id = await people.add(
                tx,
                guild_id,
                user_id,
                kind=PersonKind.GUEST,
                key=self._vault.new_person_key(),
                language=language,
                now=now,
            )
            await meetings.set_host(tx, meeting_id, place, person_id)
            held = {HostPlace.HOST: meeting.host, HostPlace.STAND_IN: meeting.stand_in}
            for other in HostPlace:  # nobody stands in for themselves
                if other is not place and held[other] == user_id:
                    await meetings.set_host(tx, meeting_id, other, None)
            await self._note(tx, meeting, user_id, "meeting-host", now=now)
            await look_after_change(tx, meeting_id, now=now)
            return await own(tx, guild_id, meeting_id)

    async def step_back(
        self, guild_id: GuildId, user_id: UserId, meeting_id: MeetingId, *, now: datetime
    ) -> bool:
        """Be the host, or the stand-in, of a meeting no more; False for who is neither.

        A date that they had said yes to is given back as well, and the next one asked at once.
        """
        async with self._database.transaction() as tx:
            meeting = await own(tx, guild_id, meeting_id)
            if meeting is None or user_id not in {meeting.host, meeting.stand_in}:
                return False
            await look_before_change(tx, meeting, now=now)
            is_host = meeting.host == user_id
            place = HostPlace.HOST if is_host else HostPlace.STAND_IN
            await meetings.set_host(tx, meeting_id, place, None)
            await self._note(tx, meeting, user_id, "meeting-host-left", now=now)
            await look_after_change(tx, meeting_id, now=now)
            since = now.date() - ONE_DAY  # it may be yesterday there
            for on in await coming.hosted_by(tx, meeting_id, user_id, since=since):
                turn = await _turn(tx, guild_id, meeting_id, on)
                if turn is not None and turn.occurrence.ends_at > now:
                    await _give_back(tx, replace(turn, meeting=meeting), user_id, now=now)
            return True

    async def offer(
        self,
        guild_id: GuildId,
        meeting_id: MeetingId,
        named: UserId,
        *,
        place: HostPlace,
        by: UserId,
        now: datetime,
    ) -> bool:
        """Ask somebody in the leads' room to host a meeting; False where there is no room."""
        async with self._database.transaction() as tx:
            meeting = await own(tx, guild_id, meeting_id)
            guild = await guilds.read(tx, guild_id)
            if meeting is None or guild is None or guild.leads_room_id is None:
                return False
            await deliveries.enqueue(
                tx,
                key=f"host-offer:{meeting_id}:{named}:{place}:{int(now.timestamp())}",
                kind=DeliveryKind.HOST_OFFER,
                lane=Lane.REMINDER,
                due_at=now,
                now=now,
                guild_id=guild_id,
                channel_id=guild.leads_room_id,
                facts={"meeting": meeting_id, "named": named, "place": place.value},
                expires_at=now + reminders.OVER,
            )
            await self._note(tx, meeting, by, "meeting-host-asked", now=now)
            return True

    async def confirm(
        self, guild_id: GuildId, user_id: UserId, meeting_id: MeetingId, on: date, *, now: datetime
    ) -> Turn | None:
        """Take in that the host, or the stand-in, will host one date; None for anybody else."""
        return await self._say_hosting(guild_id, user_id, meeting_id, on, hosts=True, now=now)

    async def cannot(
        self, guild_id: GuildId, user_id: UserId, meeting_id: MeetingId, on: date, *, now: datetime
    ) -> Turn | None:
        """Take in that the host, or the stand-in, cannot, and ask the next one at once."""
        return await self._say_hosting(guild_id, user_id, meeting_id, on, hosts=False, now=now)

    async def take(
        self,
        guild_id: GuildId,
        user_id: UserId,
        meeting_id: MeetingId,
        on: date,
        *,
        language: str | None,
        now: datetime,
    ) -> Turn | None:
        """Let a lead host one date; the first tap has it, and the turn says who that was.

        The caller has checked that they are a lead. None where the date is not held, or over.
        """
        async with self._database.transaction() as tx:
            await meetings.lock(tx, meeting_id)
            turn = await _turn(tx, guild_id, meeting_id, on)
            if turn is None or turn.occurrence.ends_at <= now or turn.is_hosted:
                return turn if turn is not None and turn.is_hosted else None
            person_id = await people.add(
                tx,
                guild_id,
                user_id,
                kind=PersonKind.GUEST,
                key=self._vault.new_person_key(),
                language=language,
                now=now,
            )
            await coming.say_hosting(tx, meeting_id, on, person_id, hosts=True)
            await host_news.tell_found(tx, turn.meeting, turn.occurrence, now=now)
            return await _turn(tx, guild_id, meeting_id, on)

    async def turn(
        self, guild_id: GuildId, user_id: UserId, meeting_id: MeetingId, on: date
    ) -> Turn | None:
        """Return one date as its host sees it; None for anybody else."""
        async with self._database.reading() as tx:
            turn = await _turn(tx, guild_id, meeting_id, on)
            return turn if turn is not None and _is_host(turn, user_id) else None

    async def write_after(
        self, guild_id: GuildId, user_id: UserId, meeting_id: MeetingId, on: date, *, now: datetime
    ) -> int | None:
        """Send "we missed you" in the host's name to those who asked for it; return to how many.

        None for who is not its host, and before it is over or more than a day after.
        """
        async with self._database.transaction() as tx:
            turn = await _turn(tx, guild_id, meeting_id, on)
            if turn is None or not _is_host(turn, user_id):
                return None
            if not turn.occurrence.ends_at <= now <= turn.occurrence.ends_at + reminders.OVER:
                return None
            whom = [each for each in await coming.of_date(tx, meeting_id, on) if _misses(each)]
            for each in whom:
                await deliveries.enqueue(
                    tx,
                    key=f"missed-you:{meeting_id}:{on.isoformat()}:{each.person_id}",
                    kind=DeliveryKind.MISSED_YOU,
                    lane=Lane.REMINDER,
                    due_at=now,
                    now=now,
                    guild_id=guild_id,
                    person_id=each.person_id,
                    facts={"meeting": meeting_id, "on": on.isoformat(), "host": user_id},
                    expires_at=now + reminders.OVER,
                )
            return len(whom)

    async def letter(self, delivery: Delivery) -> HostLetter | None:
        """Return what a message about hosting is worded from; None where it is gone."""
        meeting_id = MeetingId(int(delivery.facts["meeting"]))
        on = date.fromisoformat(str(delivery.facts["on"]))
        act = Act(str(delivery.facts["act"]))
        async with self._database.reading() as tx:
            if delivery.guild_id is None:
                return None
            turn = await _turn(tx, delivery.guild_id, meeting_id, on)
            if turn is None:
                return None
            person, member = None, None
            if delivery.person_id is not None:
                person = await people.read(tx, delivery.person_id)
                member = await members.read(tx, delivery.person_id)
            said = await coming.hosting(tx, meeting_id, on)
            starts = int(turn.occurrence.starts_at.timestamp())
            wanted = starts == delivery.facts["starts"]
            if act in {Act.ASK_HOST, Act.ASK_STAND_IN}:
                is_theirs = person is not None and person.user_id in _named(turn.meeting)
                wanted = wanted and is_theirs and not turn.is_hosted
                wanted = wanted and delivery.person_id not in said  # they cannot
            if act is Act.ASK_ROOM:
                wanted = wanted and not turn.is_hosted
            if act is Act.AFTER:
                wanted = wanted and turn.to_write > 0
            zone = member.zone if member else turn.guild.zone
            return HostLetter(turn, person, zone, wanted)

    async def told_no_host(self, tx: Transaction, delivery: Delivery, *, now: datetime) -> None:
        """Take in that somebody has just heard that nobody hosts a date."""
        await host_news.told_no_host(tx, delivery, now=now)

    async def offered(self, delivery: Delivery) -> tuple[Guild, Meeting] | None:
        """Return the meeting that somebody is asked to host; None where it is gone."""
        if delivery.guild_id is None:
            return None
        async with self._database.reading() as tx:
            meeting = await own(tx, delivery.guild_id, MeetingId(int(delivery.facts["meeting"])))
            guild = await guilds.read(tx, delivery.guild_id)
            return None if meeting is None or guild is None else (guild, meeting)

    async def _say_hosting(
        self,
        guild_id: GuildId,
        user_id: UserId,
        meeting_id: MeetingId,
        on: date,
        *,
        hosts: bool,
        now: datetime,
    ) -> Turn | None:
        async with self._database.transaction() as tx:
            await meetings.lock(tx, meeting_id)
            turn = await _turn(tx, guild_id, meeting_id, on)
            person = await people.find(tx, guild_id, user_id)
            if turn is None or person is None or not _is_host(turn, user_id):
                return None
            if turn.occurrence.ends_at <= now:
                return None
            if hosts and turn.is_hosted:
                return turn
            if hosts:
                await coming.say_hosting(tx, meeting_id, on, person.id, hosts=True)
                await host_news.tell_found(tx, turn.meeting, turn.occurrence, now=now)
            else:
                await _give_back(tx, turn, user_id, now=now)
            return await _turn(tx, guild_id, meeting_id, on)

    async def _note(
        self, tx: Transaction, meeting: Meeting, by: UserId, act: str, *, now: datetime
    ) -> None:
        detail = {"meeting": int(meeting.id)}
        await guilds.write_audit(tx, meeting.guild_id, actor_id=by, act=act, detail=detail, now=now)


async def _give_back(tx: Transaction, turn: Turn, user_id: UserId, *, now: datetime) -> None:
    """Let somebody not host one date, and ask the next one at once."""
    person = await people.find(tx, turn.guild.id, user_id)
    if person is None:
        return
    meeting, occurrence = turn.meeting, turn.occurrence
    await coming.say_hosting(tx, meeting.id, occurrence.on, person.id, hosts=False)
    had_said_yes = turn.hosted_by == user_id
    await host_news.ask_next(
        tx, meeting, occurrence, after=user_id, had_said_yes=had_said_yes, now=now
    )


async def _turn(tx: Transaction, guild_id: GuildId, meeting_id: MeetingId, on: date) -> Turn | None:
    meeting = await own(tx, guild_id, meeting_id)
    if meeting is None:
        return None
    held = recurrence.occurrence_on(meeting.recurrence, meeting.others, on=on)
    if held is None:
        return None
    guild = await guilds.read(tx, guild_id) or Guild(guild_id)
    chosen = [each for each in await coming.of_date(tx, meeting_id, on) if each.is_coming]
    said = (await coming.hosting(tx, meeting_id, on)).values()
    hosted_by = next((user_id for user_id, hosts in said if hosts), None)
    names = tuple(each.user_id for each in chosen if each.tells_host)
    return Turn(guild, meeting, held, hosted_by, len(chosen), names, sum(map(_misses, chosen)))


def _named(meeting: Meeting) -> Sequence[UserId]:
    return [user_id for user_id in (meeting.host, meeting.stand_in) if user_id is not None]


def _is_host(turn: Turn, user_id: UserId) -> bool:
    return user_id in _named(turn.meeting) or turn.hosted_by == user_id


def _misses(each: Coming) -> bool:
    return each.is_coming and each.wants_word and not each.was_there
