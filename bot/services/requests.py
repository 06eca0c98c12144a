"""Somebody asks for a person. The worst thing this program can do is to lose one of these.

Path of a request: the tap is stored in one transaction (`ask`) with the first step of its ladder
and the messages of that step; each later step does the same (`escalation`). They leave through
the outbox; what the person waits for is said by new messages, each worded from what is true when
it leaves.
"""

from dataclasses import dataclass
from datetime import datetime

from bot.database import Database, Transaction
from bot.models import (
    Delivery,
    DeliveryKind,
    Guild,
    GuildId,
    Lane,
    Level,
    Person,
    PersonKind,
    Request,
    RequestId,
    RequestKind,
    Telling,
    UserId,
)
from bot.rules import calendar, ladder
from bot.services import all_clear, escalation, pairing, rooms, still_open
from bot.services.around import zone_of
from bot.services.holds import lift
from bot.store import (
    deliveries,
    guilds,
    holds,
    leads,
    members,
    messages,
    people,
    requests,
    tellings,
)
from bot.vault import Vault

URGENCY = (Level.NO_RUSH, Level.TODAY, Level.RIGHT_NOW)


@dataclass(frozen=True, slots=True)
class Asked:
    """What became of asking: a new request, a merged one, or nobody to ask."""

    request: Request
    guild: Guild
    is_new: bool
    is_raised: bool
    joined: int = 0  # leads of the group
    is_asked_again: bool = False  # whoever had it has been silent, or it was to be tomorrow

    @property
    def is_heard(self) -> bool:
        """Whether there is a room of leads to ask in, or a lead who joined."""
        if self.guild.left_at is not None:
            return False
        return rooms.room_of(self.guild) is not None or self.joined > 0


@dataclass(frozen=True, slots=True)
class Situation:
    """All that a message about a request is worded from."""

    request: Request
    person: Person
    guild: Guild
    page: Delivery | None  # the newest page in the leads' room
    zone: str | None = None  # the person's own; a guest has told us none
    country: str | None = None  # whose numbers the person chose


@dataclass(frozen=True, slots=True)
class Taken:
    """What a lead's tap led to."""

    situation: Situation
    by_this_tap: bool  # or by the same lead before
    is_open: bool


class Requests:
    """The use cases of asking for a person."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault

    async def ask(
        self,
        guild_id: GuildId,
        user_id: UserId,
        *,
        kind: RequestKind = RequestKind.TALK,
        level: Level,
        language: str | None,
        now: datetime,
        is_there: bool = True,
    ) -> Asked:
        """Ask for a person. Needs no starting; asking again merges, and may raise the level.

        What is raised is asked of everybody, whoever has it: they may not be there now. A tap in
        the DM (`is_there`: no) brings the bot back into no group that has removed it.
        """
        async with self._database.transaction() as tx:
            if is_there or await guilds.read(tx, guild_id) is None:
                await guilds.meet(tx, guild_id, now=now)
            guild = await guilds.read(tx, guild_id) or Guild(guild_id)
            person_id = await people.add(
                tx,
                guild_id,
                user_id,
                kind=PersonKind.GUEST,
                key=self._vault.new_person_key(),
                language=language,
                now=now,
            )
            await lift(tx, person_id, now=now)
            new = await requests.open_once(tx, person_id, kind=kind, level=level, now=now)
            request = await requests.open_of(tx, person_id)
            if request is None:
                message = f"person {person_id} has no open request right after asking"
                raise LookupError(message)
            raised = new is None and _is_more(kind, level, than=request)
            again = new is None and not raised and _is_wanted_again(request, level, now)
            if raised or again:
                await requests.raise_level(tx, request.id, level=level, now=now)
                request = await requests.open_of(tx, person_id) or request
            if new is not None or raised or again:
                await escalation.begin(tx, request, now)
            joined = len(await leads.of_guild(tx, guild_id))
            asked = Asked(request, guild, new is not None, raised, joined, is_asked_again=again)
            if new is not None and asked.is_heard:
                await tellings.note(tx, person_id=person_id, told=None, what=Telling.ASKED, now=now)
            return asked

    async def open_of(self, guild_id: GuildId, user_id: UserId) -> Request | None:
        """Return somebody's open request."""
        async with self._database.reading() as tx:
            person = await people.find(tx, guild_id, user_id)
            return None if person is None else await requests.open_of(tx, person.id)

    async def take(self, request_id: RequestId, *, user_id: UserId, now: datetime) -> Taken | None:
        """Let a lead have a request; first tap wins. None when it is no longer there.

        Whoever taps must be known to be a lead of this group; the caller has checked that.
        """
        async with self._database.transaction() as tx:
            before = await requests.read(tx, request_id)
            if before is None or await is_left_out(tx, before, user_id):
                return None
            if await holds.read(tx, before.person_id) is not None:
                return None  # nothing is said of who has died, or rests
            # A lead who asks is not their own answer: it would end the asking, with nobody there.
            is_own = before.user_id == user_id
            won = not is_own and await requests.take(tx, request_id, user_id=user_id, now=now)
            situation = await situation_of(tx, request_id)
            if situation is None:
                return None
            request = situation.request
            if won:
                is_hello = request.kind is RequestKind.HELLO
                what = Telling.HELLO if is_hello else Telling.TOOK
                await tellings.note(
                    tx, person_id=request.person_id, told=user_id, what=what, now=now
                )
                mark = f"{user_id}:{int(now.timestamp())}"
                await escalation.tell(tx, request, DeliveryKind.TAKEN, mark=mark, now=now)
                await still_open.hold(tx, request, user_id, now)
                await pairing.find_second(tx, request, situation.guild, now)
                situation = await situation_of(tx, request_id) or situation
            is_open = request.closed_at is None
            return Taken(situation, request.taken_by == user_id and is_open, is_open)

    async def close(self, request_id: RequestId, *, by: UserId, now: datetime) -> Situation | None:
        """Close a request: by the person who asked, or by the lead who has it. Else None.

        To a lead one that was closed before is as none: whoever is left out sees the same. Who
        asked means what is open, whatever old message they press.
        """
        async with self._database.transaction() as tx:
            request = await requests.read(tx, request_id)
            if request is not None and request.closed_at is not None and by == request.user_id:
                request = await requests.open_of(tx, request.person_id) or request
            if request is None or by not in {request.user_id, request.taken_by}:
                return None
            was_open = await requests.close(tx, request.id, now=now)
            if not was_open and by != request.user_id:
                return None
            if was_open:
                await all_clear.tell_everybody(tx, request, by=by, now=now)
                # whoever had it may have room again for somebody who waits
                await escalation.look_again(tx, request.guild_id, now)
            return await situation_of(tx, request.id)

    async def leave_till_tomorrow(
        self, request_id: RequestId, *, by: UserId, now: datetime
    ) -> Request | None:
        """Ask nobody more today, and from tomorrow morning again; None when it is not theirs.

        One that somebody has, that is closed or that has become urgent stays as it is.
        """
        async with self._database.transaction() as tx:
            await requests.lock(tx, request_id)
            request = await requests.read(tx, request_id)
            if request is None or request.user_id != by:
                return None
            if request.level is not Level.TODAY:
                return request
            guild = await guilds.read(tx, request.guild_id) or Guild(request.guild_id)
            zone = calendar.zone(await zone_of(tx, request.person_id, guild))
            at = ladder.tomorrow_at(zone, now)
            if await requests.resume(tx, request_id, at=at):
                await escalation.leave_till(tx, request, at, now)
            return await requests.read(tx, request_id)

    async def keep_thread(self, request_id: RequestId, *, by: UserId, now: datetime) -> bool:
        """Let the thread of a request stay, if that is their own; False when it is gone."""
        async with self._database.transaction() as tx:
            request = await requests.read(tx, request_id)
            if request is None or request.user_id != by or request.thread_id is None:
                return False
            closed_at = request.closed_at
            if closed_at is not None and now - closed_at >= all_clear.THREAD_KEPT:
                return False  # it has been deleted
            await requests.keep_thread(tx, request_id)
            await messages.leave_standing(tx, request.thread_id, now=now)
            return True

    async def situation(self, request_id: RequestId) -> Situation | None:
        """Return all that is true of a request now."""
        async with self._database.reading() as tx:
            return await situation_of(tx, request_id)

    async def ask_room(self, request_id: RequestId, *, by: UserId, now: datetime) -> bool:
        """Post in the group's channel in the person's own name; False where that is not open."""
        async with self._database.transaction() as tx:
            situation = await situation_of(tx, request_id)
            if situation is None or not _is_theirs(situation.request, by):
                return False
            if situation.guild.check_in_channel_id is None:
                return False
            # one post stands at a time, however often it is pressed
            await all_clear.take_post_back(tx, situation.request, now=now)
            await deliveries.enqueue(
                tx,
                key=f"room-post:{request_id}:{int(now.timestamp())}",
                kind=DeliveryKind.ROOM_POST,
                lane=Lane.REQUEST,
                due_at=now,
                now=now,
                guild_id=situation.guild.id,
                person_id=situation.person.id,
                channel_id=situation.guild.check_in_channel_id,
                request_id=request_id,
            )
            return True

    async def take_back_post(self, request_id: RequestId, *, by: UserId, now: datetime) -> bool:
        """Take back what was posted in the person's own name."""
        async with self._database.transaction() as tx:
            request = await requests.read(tx, request_id)
            if request is None or request.user_id != by:
                return False
            return await all_clear.take_post_back(tx, request, now=now)


def _is_theirs(request: Request, user_id: UserId) -> bool:
    return request.user_id == user_id and request.closed_at is None


def _is_more(kind: RequestKind, level: Level, *, than: Request) -> bool:
    if kind is RequestKind.TALK and than.kind is RequestKind.HELLO:
        return True
    return URGENCY.index(level) > URGENCY.index(than.level)


def _is_wanted_again(request: Request, level: Level, now: datetime) -> bool:
    """Say whether asking the same again asks the leads again.

    So it does where it was to be tomorrow, and on *Right now* where somebody took it long ago:
    they may have fallen asleep, and the person says that nobody is there.
    """
    if URGENCY.index(level) < URGENCY.index(request.level):
        return False
    if request.taken_by is None:
        return request.asked_from_at > now
    taken_at = request.taken_at or request.opened_at
    return level is Level.RIGHT_NOW and now - taken_at >= ladder.TRUSTED_FOR


async def situation_of(tx: Transaction, request_id: RequestId) -> Situation | None:
    """Return all that is true of a request now; None when it is gone."""
    request = await requests.read(tx, request_id)
    if request is None:
        return None
    person = await people.read(tx, request.person_id)
    if person is None:
        return None
    guild = await guilds.read(tx, request.guild_id) or Guild(request.guild_id)
    page = await rooms.page_of(tx, request_id)
    if page is not None and (await leads.contacts(tx, request.person_id)).left_out:
        page = None  # somebody was left out since: there it looks settled
    member = await members.read(tx, person.id)
    if member is None:
        return Situation(request, person, guild, page)
    return Situation(request, person, guild, page, member.zone, member.country)


async def is_left_out(tx: Transaction, request: Request, user_id: UserId) -> bool:
    """Say whether the person who asks leaves this one out: then there is nothing here for them."""
    return user_id in (await leads.contacts(tx, request.person_id)).left_out
