"""Who comes to a meeting, who is reminded of it, and who was there: each a person's own tap.

Of somebody who has not started, all of it is kept until the meeting is over and no longer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.database import Database, Transaction
from bot.models import Delivery, Guild, GuildId, Person, PersonId, PersonKind, Telling, UserId
from bot.models.meetings import Coming, Meeting, MeetingId, Occurrence
from bot.rules import recurrence, reminders
from bot.services.agenda import Held, held_on
from bot.services.reminders import look_after_change, look_before_change
from bot.store import coming, guilds, meetings, members, people, tellings
from bot.vault import Vault


@dataclass(frozen=True, slots=True)
class Reminding:
    """All that a message about a date is worded from, for one person."""

    guild: Guild
    person: Person
    meeting: Meeting
    occurrence: Occurrence | None  # None: it is not held
    mine: Coming | None
    host: UserId | None  # who said that they host it


class Attendance:
    """The use cases of coming to a meeting."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault

    async def come(
        self,
        guild_id: GuildId,
        user_id: UserId,
        meeting_id: MeetingId,
        on: date,
        *,
        comes: bool,
        language: str | None,
        now: datetime,
    ) -> Held | None:
        """Say that somebody comes, or does not after all; None where it is not held, or over."""
        changes: dict[str, Any] = {"is_coming": comes}
        if not comes:
            changes |= {"tells_host": False, "wants_word": False}
        return await self._choose(
            guild_id, user_id, meeting_id, on, changes, language=language, now=now
        )

    async def remind(
        self,
        guild_id: GuildId,
        user_id: UserId,
        meeting_id: MeetingId,
        on: date,
        *,
        minutes: int | None,
        language: str | None,
        now: datetime,
    ) -> Held | None:
        """Remind somebody so long before, or not; None where that is past."""
        if minutes is not None and not reminders.SHORTEST <= minutes <= reminders.LONGEST:
            return None
        return await self._choose(
            guild_id,
            user_id,
            meeting_id,
            on,
            {"remind_minutes": minutes},
            language=language,
            now=now,
        )

    async def tell_host(
        self,
        guild_id: GuildId,
        user_id: UserId,
        meeting_id: MeetingId,
        on: date,
        changes: Mapping[str, bool],
        *,
        now: datetime,
    ) -> Held | None:
        """Let the host see a name, or write if they are not there; only who comes chooses that."""
        async with self._database.transaction() as tx:
            held = await held_on(tx, guild_id, user_id, meeting_id, on)
            if held is None or held.mine is None or not held.mine.is_coming:
                return None
            allowed = {
                name: changes[name] for name in ("tells_host", "wants_word") if name in changes
            }
            person_id = held.mine.person_id
            ends_at = held.occurrence.ends_at
            await coming.choose(tx, meeting_id, on, person_id, allowed, ends_at=ends_at)
            if allowed.get("tells_host") and not held.mine.tells_host:
                host = held.meeting.host  # None: whoever hosts it in the end
                await tellings.note(
                    tx, person_id=person_id, told=host, what=Telling.COMING, now=now
                )
            return await held_on(tx, guild_id, user_id, meeting_id, on)

    async def was_there(
        self, guild_id: GuildId, user_id: UserId, meeting_id: MeetingId, on: date, *, now: datetime
    ) -> tuple[Held, int | None] | None:
        """Count a meeting that somebody was at, once; with their total if one is kept of them.

        None where it is not held, has not begun, or is over for more than a day.
        """
        async with self._database.transaction() as tx:
            held = await held_on(tx, guild_id, user_id, meeting_id, on)
            if held is None or not _was_lately(held.occurrence, now):
                return None
            member = await members.find(tx, guild_id, user_id)
            is_kept = member is not None and member.stopped_at is None
            person = await people.find(tx, guild_id, user_id)
            if person is None or not (is_kept or held.mine):
                return held, None
            ends_at = held.occurrence.ends_at
            await coming.choose(tx, meeting_id, on, person.id, {"was_there": True}, ends_at=ends_at)
            return held, await coming.total(tx, person.id) if is_kept else None

    async def reminding(self, delivery: Delivery) -> Reminding | None:
        """Return what a message to somebody about a date is worded from; None where it is gone."""
        if delivery.person_id is None:
            return None
        async with self._database.reading() as tx:
            return await reminding_of(tx, delivery, delivery.person_id)

    async def _choose(
        self,
        guild_id: GuildId,
        user_id: UserId,
        meeting_id: MeetingId,
        on: date,
        changes: Mapping[str, Any],
        *,
        language: str | None,
        now: datetime,
    ) -> Held | None:
        async with self._database.transaction() as tx:
            held = await held_on(tx, guild_id, user_id, meeting_id, on)
            if held is None or held.is_over(now):
                return None
            minutes = changes.get("remind_minutes")
            if minutes is not None and not reminders.is_worth_it(minutes, held.occurrence, now):
                return None
            await look_before_change(tx, held.meeting, now=now)
            person_id = await self._person(tx, guild_id, user_id, language=language, now=now)
            await coming.choose(
                tx, meeting_id, on, person_id, changes, ends_at=held.occurrence.ends_at
            )
            if await coming.forget_empty(tx, meeting_id, on, person_id):
                await people.forget_bare_guests(tx, {person_id})
            await look_after_change(tx, meeting_id, now=now)
            return await held_on(tx, guild_id, user_id, meeting_id, on)

    async def _person(
        self,
        tx: Transaction,
        guild_id: GuildId,
        user_id: UserId,
        *,
        language: str | None,
        now: datetime,
    ) -> PersonId:
        await guilds.meet(tx, guild_id, now=now)
        return await people.add(
            tx,
            guild_id,
            user_id,
            kind=PersonKind.GUEST,
            key=self._vault.new_person_key(),
            language=language,
            now=now,
        )


async def reminding_of(
    tx: Transaction, delivery: Delivery, person_id: PersonId
) -> Reminding | None:
    """Return what a message about a date is worded from, from what is true now."""
    person = await people.read(tx, person_id)
    meeting = await meetings.read(tx, MeetingId(int(delivery.facts["meeting"])))
    if person is None or meeting is None:
        return None
    on = date.fromisoformat(str(delivery.facts["on"]))
    held = recurrence.occurrence_on(meeting.recurrence, meeting.others, on=on)
    if meeting.ended_at is not None:
        held = None
    chosen = await coming.of_date(tx, meeting.id, on)
    mine = next((each for each in chosen if each.person_id == person_id), None)
    turns = (await coming.hosting(tx, meeting.id, on)).values()
    host = next((user_id for user_id, hosts in turns if hosts), None)
    guild = await guilds.read(tx, meeting.guild_id) or Guild(meeting.guild_id)
    return Reminding(guild, person, meeting, held, mine, host)


def _was_lately(occurrence: Occurrence, now: datetime) -> bool:
    return occurrence.starts_at <= now <= occurrence.ends_at + reminders.OVER
