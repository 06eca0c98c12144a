"""What a lead does with somebody who asked to be asked after: take it, close it, leave a note.

All of it is for the one lead who was told. For anybody else there is nothing here, and the answer
is the same as for what was never there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.database import Database, Transaction
from bot.models import (
    Delivery,
    DeliveryKind,
    Guild,
    GuildId,
    Lane,
    LeadRole,
    Level,
    Person,
    Request,
    RequestId,
    Telling,
    UserId,
)
from bot.models.quiet import AskedAfter, AskedAfterId, NoteId, SignedNote, Topic
from bot.rules import calendar
from bot.services import digests, quiet_looks, watching
from bot.store import (
    contacts,
    deliveries,
    digests as lines,
    guilds,
    holds,
    leads,
    people,
    quiet,
    requests,
    signed_notes,
    tellings,
)
from bot.vault import Vault

TABLE = "signed_note"


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody to be asked after, for the lead who was told."""

    after: AskedAfter
    person: Person
    guild: Guild
    may_leave_note: bool


@dataclass(frozen=True, slots=True)
class ForBoard:
    """What stands on one lead's board, and on nobody else's, about those who chose them."""

    lines: Sequence[Line]
    away: Sequence[tuple[UserId, date]]  # until when


@dataclass(frozen=True, slots=True)
class Left:
    """A note that a lead leaves, with its words."""

    note: SignedNote
    person: Person
    guild: Guild
    words: str


class AskingAfter:
    """The use cases of the lead who was told."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault

    async def for_board(self, guild_id: GuildId, user_id: UserId, *, now: datetime) -> ForBoard:
        """Return what one lead was told and is open, and who of those they watch is away."""
        async with self._database.reading() as tx:
            guild = await guilds.read(tx, guild_id) or Guild(guild_id)
            found: list[Line] = []
            for after in await quiet.told_to(tx, guild_id, user_id):
                person = await people.read(tx, after.person_id)
                if person is None or await holds.read(tx, person.id) is not None:
                    continue
                if await watching.may_still_hear(tx, after, guild_id) is not None:
                    found.append(Line(after, person, guild, may_leave_note=False))
            away: list[tuple[UserId, date]] = []
            for person_id, member_id, until, zone in await quiet.away_for(tx, guild_id, user_id):
                is_over = until <= calendar.local_date(now, calendar.zone(zone))
                out = await contacts.is_left_out(tx, person_id, user_id)
                if not is_over and not out and await holds.read(tx, person_id) is None:
                    away.append((member_id, until))
            return ForBoard(found, away)

    async def open(self, after_id: AskedAfterId, *, by: UserId, now: datetime) -> Line | None:
        """Return what this lead was told; the member can see that it was opened. None: nothing."""
        async with self._database.transaction() as tx:
            line = await _line(tx, after_id, by, now)
            if line is not None:
                await _opened(tx, line, by, now)
            return line

    async def take(self, after_id: AskedAfterId, *, by: UserId, now: datetime) -> Line | None:
        """Let the lead have it; None when it is over, or was not told to them."""
        async with self._database.transaction() as tx:
            line = await _line(tx, after_id, by, now)
            if line is None or line.after.closed_at is not None:
                return None
            if await quiet.mark_taken(tx, after_id, now=now):
                await _opened(tx, line, by, now)
            return line

    async def spoken(self, after_id: AskedAfterId, *, by: UserId, now: datetime) -> Line | None:
        """Close it: the lead has spoken with them. None when it is over, or not told to them."""
        async with self._database.transaction() as tx:
            line = await _line(tx, after_id, by, now)
            if line is None or not await quiet.close(tx, after_id, now=now):
                return None
            return line

    # --- a note that a person signs

    async def write_note(
        self, after_id: AskedAfterId, *, by: UserId, text: str, now: datetime
    ) -> Left | None:
        """Keep a note for its preview; None when none may be left now."""
        async with self._database.transaction() as tx:
            line = await _line(tx, after_id, by, now)
            if line is None or not line.may_leave_note or not text:
                return None
            note_id = await signed_notes.write(tx, line.person.id, lead_id=by, now=now)
            key = await signed_notes.key_of(tx, line.person.id)
            if key is None:
                return None
            place = (TABLE, line.guild.id, line.person.id, note_id)
            await signed_notes.seal(tx, note_id, self._vault.seal(key, text, associated=place))
            return await self._left(tx, note_id)

    async def send_note(
        self, after_id: AskedAfterId, note_id: NoteId, *, by: UserId, now: datetime
    ) -> bool:
        """Send exactly what was previewed; False when it may not leave, or has left."""
        async with self._database.transaction() as tx:
            line, note = await _line(tx, after_id, by, now), await signed_notes.read(tx, note_id)
            if line is None or note is None or not line.may_leave_note:
                return False
            if (note.person_id, note.lead_id) != (line.person.id, by):
                return False
            watch = await quiet.read(tx, line.person.id)
            if watch is None or not await signed_notes.send(tx, note_id, now=now):
                return False
            sent = {"notes_sent": watch.notes_sent + 1, "note_left_at": now}
            await quiet.change(tx, line.person.id, sent)
            await deliveries.enqueue(
                tx,
                key=f"signed-note:{note_id}",
                kind=DeliveryKind.SIGNED_NOTE,
                lane=Lane.REMINDER,
                due_at=now,
                now=now,
                guild_id=line.guild.id,
                person_id=line.person.id,
                facts={"note": note_id},
            )
            return True

    async def left(self, delivery: Delivery) -> Left | None:
        """Return a note with its words, to be delivered; None when it is gone."""
        async with self._database.reading() as tx:
            left = await self._left(tx, NoteId(int(delivery.facts["note"])))
            if left is None or left.note.sent_at is None:
                return None
            out = await contacts.is_left_out(tx, left.person.id, left.note.lead_id)
            return None if out else left

    async def note_arrived(self, tx: Transaction, delivery: Delivery) -> None:
        """Forget the words of a note that has arrived: Discord has them now."""
        await signed_notes.seal(tx, NoteId(int(delivery.facts["note"])), None)

    async def _left(self, tx: Transaction, note_id: NoteId) -> Left | None:
        note = await signed_notes.read(tx, note_id)
        if note is None or note.sealed is None:
            return None
        person = await people.read(tx, note.person_id)
        key = await signed_notes.key_of(tx, note.person_id)
        if person is None or key is None:
            return None
        guild = await guilds.read(tx, person.guild_id) or Guild(person.guild_id)
        place = (TABLE, guild.id, person.id, note_id)
        return Left(note, person, guild, self._vault.open(key, note.sealed, associated=place))

    # --- somebody's No rush requests

    async def to_summaries(self, request_id: RequestId, *, by: UserId, now: datetime) -> bool:
        """Let one person's No rush requests wait for summaries; coordinators hear that.

        Asking stays as it is, and every other level too. False where it is not a No rush request
        that this lead may see.
        """
        async with self._database.transaction() as tx:
            request = await _unhurried(tx, request_id, by)
            if request is None:
                return False
            if not await lines.send_to_digest(tx, request.person_id, by=by, now=now):
                return True
            for other in await leads.of_guild(tx, request.guild_id):
                theirs = other.person.user_id
                if other.role is not LeadRole.COORDINATOR or theirs in {by, request.user_id}:
                    continue
                if await contacts.is_left_out(tx, request.person_id, theirs):
                    continue
                await digests.add(
                    tx,
                    other,
                    Topic.ROUTED,
                    mark=f"routed:{request.person_id}:{int(now.timestamp())}",
                    now=now,
                    about_id=request.person_id,
                )
            return True

    async def to_leads(self, request_id: RequestId, *, by: UserId) -> bool:
        """Let one person's No rush requests be asked of leads one by one, as everybody's."""
        async with self._database.transaction() as tx:
            request = await _unhurried(tx, request_id, by)
            if request is not None:
                await lines.ask_directly_again(tx, request.person_id)
            return request is not None


async def _unhurried(tx: Transaction, request_id: RequestId, by: UserId) -> Request | None:
    """Return a No rush request that this lead may see."""
    request = await requests.read(tx, request_id)
    if request is None or request.level is not Level.NO_RUSH or by == request.user_id:
        return None
    lead = await leads.find(tx, request.guild_id, by)
    out = await contacts.is_left_out(tx, request.person_id, by)
    return None if lead is None or out else request


async def _line(tx: Transaction, after_id: AskedAfterId, by: UserId, now: datetime) -> Line | None:
    """Return a line that this lead was told of; None for anybody else, and for one left out."""
    after = await quiet.read_after(tx, after_id)
    person = after and await people.read(tx, after.person_id)
    if after is None or not person or after.lead_id != by or after.told_at is None:
        return None
    if await watching.may_still_hear(tx, after, person.guild_id) is None:
        return None
    guild = await guilds.read(tx, person.guild_id) or Guild(person.guild_id)
    watch = await quiet.read(tx, person.id)
    may_leave = watch is not None and quiet_looks.may_leave(watch, after, now)
    return Line(after, person, guild, may_leave)


async def _opened(tx: Transaction, line: Line, by: UserId, now: datetime) -> None:
    await tellings.note(tx, person_id=line.person.id, told=by, what=Telling.OPENED_LINE, now=now)
