"""Something felt wrong: told to one person whom the member picks, and never to the one named.

Who is named hears nothing from now on of the one who says it. The words are sealed with the
member's own key; the one they picked opens them, and nobody else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.database import Database, Transaction
from bot.models import (
    ConcernId,
    DeliveryKind,
    Guild,
    GuildId,
    Lane,
    LeadRole,
    Person,
    PersonId,
    PersonKind,
    RequestId,
    Telling,
    UserId,
)
from bot.models.circles import Concern
from bot.rules import calendar, duty
from bot.rules.duty import Hours
from bot.services.hours import hours_of
from bot.services.leaving_out import leave_out
from bot.store import (
    concerns,
    contacts,
    deliveries,
    guilds,
    leads,
    members,
    people,
    requests,
    tellings,
)
from bot.store.exports import key_of
from bot.vault import Vault

UNOPENED = timedelta(hours=24)  # then the member hears that nobody has opened it
THIRD_TIME = 3
NEW_FOR = timedelta(days=90)  # a member counts as a newcomer
TABLE = "concern"


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who could be picked to open it."""

    user_id: UserId
    is_admin: bool = False


@dataclass(frozen=True, slots=True)
class Around:
    """Whom it could be about: those who were with the person, then everybody who joined."""

    with_them: Sequence[UserId]
    joined: Sequence[UserId]
    open: Concern | None  # what they have sent before and is not settled


@dataclass(frozen=True, slots=True)
class Begun:
    """One that is being written, and who could open it."""

    concern: Concern
    readers: Sequence[Reader]
    words: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """What the one who was picked reads."""

    concern: Concern
    words: str
    times_about: int  # how often something was said about the same one; below three it is 0
    times_together: int  # how often they were with this newcomer; below three it is 0


class Concerns:
    """The use cases of saying that something felt wrong, and of reading it."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault

    # --- whoever says it

    async def around(
        self, guild_id: GuildId, user_id: UserId, request_id: RequestId | None
    ) -> Around:
        """Return whom it could be about; a request of somebody else's says nothing here."""
        async with self._database.reading() as tx:
            person = await people.find(tx, guild_id, user_id)
            request = None if request_id is None else await requests.read(tx, request_id)
            if person is not None and (request is None or request.person_id != person.id):
                request = await requests.open_of(tx, person.id)
            if request is not None and request.user_id != user_id:
                request = None
            helpers = () if request is None else (request.taken_by, request.second)
            joined = [lead.person.user_id for lead in await leads.of_guild(tx, guild_id)]
            return Around(
                [it for it in helpers if it is not None],
                [it for it in joined if it != user_id and it not in helpers],
                await concerns.open_of(tx, guild_id, user_id),
            )

    async def begin(
        self,
        guild_id: GuildId,
        user_id: UserId,
        *,
        about: UserId | None,
        language: str | None,
        now: datetime,
    ) -> Begun:
        """Begin one. Whoever is named is left out at once, whatever becomes of the rest."""
        async with self._database.transaction() as tx:
            await guilds.meet(tx, guild_id, now=now)
            person_id = await self._person(tx, guild_id, user_id, language=language, now=now)
            person = await people.read(tx, person_id)
            named = None if about == user_id else about
            if person is not None and named is not None:
                await leave_out(tx, person, named, now=now)
            concern_id = await concerns.begin(tx, person_id, about=named, now=now)
            found = await self._begun(tx, concern_id, user_id)
        if found is None:
            message = f"concern {concern_id} is gone right after it was begun"
            raise LookupError(message)
        return found

    async def begun(self, concern_id: ConcernId, *, by: UserId) -> Begun | None:
        """Return one of somebody's own, sent or not."""
        async with self._database.reading() as tx:
            return await self._begun(tx, concern_id, by)

    async def let_back(self, concern_id: ConcernId, *, by: UserId) -> Begun | None:
        """Let the one who was named be asked for this person again."""
        async with self._database.transaction() as tx:
            found = await concerns.own(tx, concern_id, by)
            if found is not None and found.about is not None:
                await contacts.drop(tx, found.person_id, found.about, contacts.LEFT_OUT)
            return await self._begun(tx, concern_id, by)

    async def pick(
        self, concern_id: ConcernId, *, by: UserId, reader: UserId, now: datetime
    ) -> Begun | None:
        """Choose who may open it; None when it cannot be this one, or it was opened already.

        One that was sent before goes to the new one at once, and the old one cannot open it.
        """
        async with self._database.transaction() as tx:
            begun = await self._begun(tx, concern_id, by)
            if begun is None or begun.concern.read_at is not None:
                return None
            picked = next((it for it in begun.readers if it.user_id == reader), None)
            if picked is None:
                return None
            changes = {"told_user_id": reader, "is_admin": picked.is_admin, "arrived_at": None}
            await concerns.change(tx, concern_id, changes)
            if begun.concern.sent_at is not None:
                await self._send(tx, concern_id, now=now)
            return await self._begun(tx, concern_id, by)

    async def write(self, concern_id: ConcernId, words: str, *, by: UserId) -> Begun | None:
        """Keep words, sealed, before they are sent; none takes them away."""
        async with self._database.transaction() as tx:
            begun = await self._begun(tx, concern_id, by)
            if begun is None or begun.concern.sent_at is not None:
                return None
            key = await key_of(tx, begun.concern.person_id)
            place = _place_of(begun.concern)
            sealed = self._vault.seal(key, words, associated=place) if words else None
            await concerns.change(tx, concern_id, {"sealed": sealed})
            return await self._begun(tx, concern_id, by)

    async def send(self, concern_id: ConcernId, *, by: UserId, now: datetime) -> datetime | None:
        """Hand it on; return when it leaves, or None where there is nobody picked to read it."""
        async with self._database.transaction() as tx:
            found = await concerns.own(tx, concern_id, by)
            if found is None or found.sent_at is not None:
                return None
            return await self._send(tx, concern_id, now=now)

    async def take_back(self, concern_id: ConcernId, *, by: UserId) -> None:
        """Forget it, sent or not; who was named stays left out."""
        async with self._database.transaction() as tx:
            found = await concerns.own(tx, concern_id, by)
            if found is not None:
                await concerns.drop(tx, concern_id)

    async def read_answer(self, concern_id: ConcernId, *, by: UserId) -> tuple[Concern, str] | None:
        """Return what the one who was picked answered, to the person it is for."""
        async with self._database.reading() as tx:
            found = await concerns.own(tx, concern_id, by)
            if found is None or found.answer is None:
                return None
            return found, await self._unsealed(tx, found, found.answer)

    # --- the one who was picked

    async def waiting_for(self, guild_id: GuildId, user_id: UserId) -> Sequence[Concern]:
        """Return what somebody was picked to open and has not settled."""
        async with self._database.reading() as tx:
            waiting = await concerns.waiting_for(tx, guild_id, user_id)
            return [it for it in waiting if not await _is_left_out(tx, it, user_id)]

    async def for_reader(self, concern_id: ConcernId, user_id: UserId) -> Concern | None:
        """Return one that this person was picked to open, before it is opened."""
        async with self._database.reading() as tx:
            return await _for_reader(tx, concern_id, user_id)

    async def open(self, concern_id: ConcernId, *, by: UserId, now: datetime) -> Opened | None:
        """Open it, which its member hears; None for everybody who was not picked."""
        async with self._database.transaction() as tx:
            found = await _for_reader(tx, concern_id, by)
            if found is None:
                return None
            if found.read_at is None:
                await concerns.change(tx, concern_id, {"read_at": now, "due_at": None})
                await tellings.note(
                    tx, person_id=found.person_id, told=by, what=Telling.FELT_WRONG, now=now
                )
                await _tell(tx, found, "read", now=now)
            words = ""
            if found.sealed is not None:
                words = await self._unsealed(tx, found, found.sealed)
            return Opened(found, words, *await _pattern(tx, found, now))

    async def answer(self, concern_id: ConcernId, words: str, *, by: UserId, now: datetime) -> bool:
        """Answer it, in words that only its member reads; False for who was not picked."""
        async with self._database.transaction() as tx:
            found = await _for_reader(tx, concern_id, by)
            if found is None or found.read_at is None or not words:
                return False
            key = await key_of(tx, found.person_id)
            sealed = self._vault.seal(key, words, associated=_place_of(found))
            await concerns.change(tx, concern_id, {"answer": sealed, "answered_at": now})
            await _tell(tx, found, "answered", now=now)
            return True

    async def settle(self, concern_id: ConcernId, *, by: UserId, now: datetime) -> bool:
        """Let it be settled: they have spoken with each other; False for who was not picked."""
        async with self._database.transaction() as tx:
            found = await _for_reader(tx, concern_id, by)
            if found is None or found.read_at is None:
                return False
            if found.closed_at is None:
                await concerns.change(tx, concern_id, {"closed_at": now})
                await _tell(tx, found, "settled", now=now)
            return True

    # --- what becomes of the message

    async def arrived(self, tx: Transaction, concern_id: ConcernId, *, now: datetime) -> None:
        """Note that the one who was picked has the message."""
        await concerns.change(tx, concern_id, {"arrived_at": now})

    async def unreachable(self, tx: Transaction, concern_id: ConcernId, *, now: datetime) -> None:
        """Tell the member that the one they picked takes no message, and where it waits."""
        found = await concerns.read(tx, concern_id)
        if found is not None and found.is_open:
            await concerns.change(tx, concern_id, {"due_at": None})
            await _tell(tx, found, "unreached", now=now)

    async def read(self, concern_id: ConcernId) -> tuple[Concern, Person] | None:
        """Return one with its member, for wording a message about it."""
        async with self._database.reading() as tx:
            found = await concerns.read(tx, concern_id)
            person = None if found is None else await people.read(tx, found.person_id)
            return None if found is None or person is None else (found, person)

    # --- parts

    async def _send(
        self, tx: Transaction, concern_id: ConcernId, *, now: datetime
    ) -> datetime | None:
        found = await concerns.read(tx, concern_id)
        if found is None or found.told is None or await _is_left_out(tx, found, found.told):
            return None
        guild = await guilds.read(tx, found.guild_id) or Guild(found.guild_id)
        lead = await leads.find(tx, found.guild_id, found.told)
        reader_id = await self._person(tx, found.guild_id, found.told, language=None, now=now)
        hours = hours_of(lead) if lead else Hours(zone=calendar.zone(guild.zone))
        due_at = duty.quiet_until(hours, now) or now
        changes = {"sent_at": found.sent_at or now, "due_at": due_at + UNOPENED}
        await concerns.change(tx, concern_id, changes)
        await deliveries.enqueue(
            tx,
            key=f"concern:{concern_id}:{found.told}:{int(now.timestamp())}",
            kind=DeliveryKind.CONCERN,
            lane=Lane.REMINDER,
            due_at=due_at,
            now=now,
            guild_id=found.guild_id,
            person_id=reader_id,
            facts={"concern": concern_id},
        )
        return due_at

    async def _person(
        self,
        tx: Transaction,
        guild_id: GuildId,
        user_id: UserId,
        *,
        language: str | None,
        now: datetime,
    ) -> PersonId:
        return await people.add(
            tx,
            guild_id,
            user_id,
            kind=PersonKind.GUEST,
            key=self._vault.new_person_key(),
            language=language,
            now=now,
        )

    async def _begun(self, tx: Transaction, concern_id: ConcernId, user_id: UserId) -> Begun | None:
        found = await concerns.own(tx, concern_id, user_id)
        if found is None:
            return None
        words = ""
        if found.sealed is not None:
            words = await self._unsealed(tx, found, found.sealed)
        return Begun(found, await _readers(tx, found), words)

    async def _unsealed(self, tx: Transaction, found: Concern, sealed: bytes) -> str:
        key = await key_of(tx, found.person_id)
        return self._vault.open(key, sealed, associated=_place_of(found))


async def _for_reader(tx: Transaction, concern_id: ConcernId, user_id: UserId) -> Concern | None:
    """Return one that this person may open; None for who was not picked, or is left out since."""
    found = await concerns.read(tx, concern_id)
    if found is None or found.told != user_id or found.sent_at is None:
        return None
    return None if await _is_left_out(tx, found, user_id) else found


async def _is_left_out(tx: Transaction, found: Concern, user_id: UserId) -> bool:
    return await contacts.is_left_out(tx, found.person_id, user_id)


async def _readers(tx: Transaction, found: Concern) -> list[Reader]:
    """Return who could open it: coordinators, and the admin where it is about one or none joined.

    Never the one it is about, nor anybody whom the person leaves out.
    """
    never = set((await leads.contacts(tx, found.person_id)).left_out)
    never |= {found.user_id} | ({found.about} if found.about is not None else set())
    joined = await leads.of_guild(tx, found.guild_id)
    coordinators = [it.person.user_id for it in joined if it.role is LeadRole.COORDINATOR]
    free = [Reader(user_id) for user_id in coordinators if user_id not in never]
    guild = await guilds.read(tx, found.guild_id)
    admin = None if guild is None else guild.set_up_by
    wants_admin = found.about in coordinators or not free
    if wants_admin and admin is not None and admin not in never:
        free = [it for it in free if it.user_id != admin] + [Reader(admin, is_admin=True)]
    return free


async def _pattern(tx: Transaction, found: Concern, now: datetime) -> tuple[int, int]:
    """Return what is there for the third time: said about the same one; they with this newcomer."""
    if found.about is None:
        return 0, 0
    about = await concerns.count_about(tx, found.guild_id, found.about)
    member = await members.read(tx, found.person_id)
    is_new = member is not None and now - member.started_at < NEW_FOR
    together = await concerns.count_together(tx, found.person_id, found.about) if is_new else 0
    return (about if about >= THIRD_TIME else 0, together if together >= THIRD_TIME else 0)


async def _tell(tx: Transaction, found: Concern, what: str, *, now: datetime) -> None:
    """Tell the member by a new message how it stands."""
    await deliveries.enqueue(
        tx,
        key=f"concern-news:{found.id}:{what}:{int(now.timestamp())}",
        kind=DeliveryKind.CONCERN_NEWS,
        lane=Lane.REMINDER,
        due_at=now,
        now=now,
        guild_id=found.guild_id,
        person_id=found.person_id,
        facts={"concern": found.id, "what": what},
    )


def _place_of(found: Concern) -> tuple[str | int, ...]:
    return (TABLE, found.guild_id, found.person_id, found.id)


class ConcernPlanner:
    """Tells a member that nobody has opened what they sent; a planner of the dispatcher."""

    name = "concerns"

    async def due(self, tx: Transaction, now: datetime, limit: int) -> Sequence[int]:
        """Return those that have waited for a day."""
        return await concerns.due(tx, now=now, limit=limit)

    async def plan(self, tx: Transaction, row: int, now: datetime) -> None:
        """Tell one member, once."""
        found = await concerns.read(tx, ConcernId(row))
        await concerns.change(tx, ConcernId(row), {"due_at": None})
        if found is not None and found.is_open and found.read_at is None:
            await _tell(tx, found, "unopened", now=now)

    async def put_off(self, tx: Transaction, row: int, until: datetime) -> None:
        """Try this one again later."""
        await concerns.change(tx, ConcernId(row), {"due_at": until})

    async def next_due_at(self, tx: Transaction) -> datetime | None:
        """Return when the next has waited for a day."""
        return await concerns.next_due_at(tx)
