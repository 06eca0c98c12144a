"""Starting, stopping and what a member chooses. Nothing is kept about a person before they act."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.database import Database, Transaction
from bot.erasures import ErasureJournal
from bot.models import (
    DeliveryKind,
    DirectMessages,
    Guild,
    GuildId,
    Home,
    Lane,
    Member,
    Person,
    PersonId,
    PersonKind,
    RequestKind,
    Sent,
    UserId,
)
from bot.rules import calendar, thinning
from bot.services import all_clear, rota
from bot.services.helping import hand_off_all
from bot.services.schedules import reschedule
from bot.store import (
    coming,
    deliveries,
    drafts,
    guilds,
    leads,
    meetings,
    members,
    people,
    posts,
    quiet,
    requests,
    tellings,
)
from bot.store.messages import enqueue_removal
from bot.vault import Vault

KEPT = timedelta(days=30)  # after "Stop, keep 30 days"
WHEN_ASKED = frozenset({"morning_at", "evening_at", "weekdays"})  # of a member's settings


@dataclass(frozen=True, slots=True)
class Erased:
    """What became of erasing somebody, for their receipt."""

    messages: int  # of ours to them, which are taken back
    waiting: bool  # an open request stays until it is closed


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody at the door: the group's settings, and what we know of them, if anything."""

    guild: Guild
    user_id: UserId
    person: Person | None = None
    member: Member | None = None

    @property
    def is_member(self) -> bool:
        """Whether they started and have not stopped."""
        return self.member is not None and self.member.stopped_at is None


class Members:
    """The use cases of starting, choosing and stopping."""

    def __init__(self, database: Database, vault: Vault, journal: ErasureJournal) -> None:
        self._database = database
        self._vault = vault
        self._journal = journal

    async def look(self, guild_id: GuildId, user_id: UserId) -> Known:
        """Return what is known of somebody in a group."""
        async with self._database.reading() as tx:
            guild = await guilds.read(tx, guild_id) or Guild(guild_id)
            member = await members.find(tx, guild_id, user_id)
            person = member.person if member else await people.find(tx, guild_id, user_id)
            return Known(guild, user_id, person, member)

    async def read(self, person_id: PersonId) -> Member | None:
        """Return a member by their person's id."""
        async with self._database.reading() as tx:
            return await members.read(tx, person_id)

    async def is_new_there(self, person: Person) -> bool:
        """Say whether nothing of ours stands in a person's private thread yet."""
        if person.thread_id is None:
            return True
        async with self._database.reading() as tx:
            return await posts.is_empty(tx, person.id, person.thread_id)

    async def groups_of(self, user_id: UserId) -> Sequence[GuildId]:
        """Return the groups in which somebody has acted; for what they press in the DM."""
        async with self._database.reading() as tx:
            return [person.guild_id for person in await people.groups_of(tx, user_id)]

    async def start(
        self,
        guild_id: GuildId,
        user_id: UserId,
        *,
        zone: str,
        language: str | None,
        now: datetime,
    ) -> Member:
        """Make somebody a member, with what the group chose for those who start.

        Starting twice changes nothing; starting again after a stop finds what was kept.
        """
        calendar.zone(zone)  # a wrong name is refused before anything is kept
        async with self._database.transaction() as tx:
            await guilds.meet(tx, guild_id, now=now)
            person_id = await people.add(
                tx,
                guild_id,
                user_id,
                kind=PersonKind.MEMBER,
                key=self._vault.new_person_key(),
                language=language,
                now=now,
            )
            before = await members.read(tx, person_id)
            if before is not None and before.stopped_at is None:
                return before
            if before is None:
                await _add(tx, guild_id, person_id, zone=zone, now=now)
            else:
                back = {"zone": zone, "stopped_at": None, "erase_at": None, "unanswered": 0}
                await members.change(tx, person_id, back)
            await reschedule(tx, person_id, now=now)
            member = await _member(tx, person_id)
            await _welcome(tx, member.person, now=now)
            return member

    async def choose(
        self, person_id: PersonId, changes: Mapping[str, Any], *, now: datetime
    ) -> Member:
        """Change a member's settings; dates that were asked already are not asked again.

        Whoever is asked weekly, for want of an answer, and chooses when to be asked, is asked so
        from tomorrow on.
        """
        async with self._database.transaction() as tx:
            before = await _member(tx, person_id)
            if WHEN_ASKED & changes.keys() and thinning.is_thin(before.unanswered):
                await members.change(tx, person_id, {**changes, "unanswered": 0})
                tomorrow = calendar.local_date(now, calendar.zone(before.zone)) + calendar.ONE_DAY
                await reschedule(tx, person_id, now=now, afresh=True, not_before=tomorrow)
            else:
                await members.change(tx, person_id, changes)
                await reschedule(tx, person_id, now=now)
            return await _member(tx, person_id)

    async def choose_language(self, person_id: PersonId, language: str | None) -> None:
        """Set the language in which a person is spoken to."""
        async with self._database.transaction() as tx:
            await people.set_language(tx, person_id, language)

    async def move_home(self, person_id: PersonId, home: Home, *, now: datetime) -> Member:
        """Write to a member in their DM, or in a private thread; a closed DM is tried afresh.

        Where no thread can be opened they stay in the DM.
        """
        async with self._database.transaction() as tx:
            person = (await _member(tx, person_id)).person
            guild = await guilds.read(tx, person.guild_id) or Guild(person.guild_id)
            await people.set_home(tx, person_id, home_in(guild, replace(person, home=home)))
            await people.remember_dm(tx, person_id, channel_id=None, state=DirectMessages.UNKNOWN)
            await reschedule(tx, person_id, now=now)
            member = await _member(tx, person_id)
            # The first words there show at once whether Discord lets us in.
            await _welcome(tx, member.person, now=now)
            return member

    async def dm_refused(self, tx: Transaction, person_id: PersonId, *, may_move: bool) -> None:
        """Take in that somebody's DM is closed to us.

        What they have just asked for (`may_move`) goes to a private thread instead. A DM that
        closes later is a no: prompts stop until they come back.
        """
        person = await people.read(tx, person_id)
        guild = None if person is None else await guilds.read(tx, person.guild_id)
        if person is None or guild is None:
            return
        await people.remember_dm(tx, person_id, channel_id=None, state=DirectMessages.CLOSED)
        if may_move and guild.check_in_channel_id is not None:
            await people.set_home(tx, person_id, Home.THREAD)
        elif person.home is Home.DM:
            await members.set_due(tx, person_id, None)

    async def dm_waits(self, tx: Transaction, person_id: PersonId) -> None:
        """Let what was asked for just now go to a private thread, not wait until a DM opens.

        Not of who leaves somebody out: moderators read private threads, and a lead may be one.
        """
        person = await people.read(tx, person_id)
        guild = None if person is None else await guilds.read(tx, person.guild_id)
        if (await leads.contacts(tx, person_id)).left_out:
            return
        if guild is not None and guild.check_in_channel_id is not None:
            await people.set_home(tx, person_id, Home.THREAD)

    async def stop(self, person_id: PersonId, *, now: datetime) -> datetime | None:
        """Stop at once and keep 30 days; return until when, None when there was nothing.

        A hello that they had asked for is not wanted any more, and no meeting expects them; a call
        for help stays open.
        """
        async with self._database.transaction() as tx:
            member = await members.read(tx, person_id)
            if member is None:
                return None
            if member.stopped_at is not None:
                return member.erase_at
            until = now + KEPT
            await _withdraw_hello(tx, person_id, now=now)
            await coming.withdraw(tx, person_id, since=now)
            await members.change(tx, person_id, {"stopped_at": now, "erase_at": until})
            await members.set_due(tx, person_id, None)
            return until

    async def erase(self, person_id: PersonId, *, now: datetime) -> Erased:
        """Erase a person, their key, and the bot's own messages to them.

        Somebody who waits for a person stays a guest until that is closed: to forget the
        request would be to lose a call for help.
        """
        async with self._database.transaction() as tx:
            erased = await self.erase_within(tx, person_id, now=now)
        await self._database.scrub()
        return erased

    async def erase_within(self, tx: Transaction, person_id: PersonId, *, now: datetime) -> Erased:
        """Erase a person within a transaction; see `erase`."""
        person = await people.read(tx, person_id)
        if person is None:
            return Erased(0, waiting=False)
        waiting = await requests.open_of(tx, person_id)
        if waiting is not None and waiting.kind is RequestKind.HELLO:
            waiting = None  # nobody says hello to who has left, and nobody waits
        # Before the rows go: a restored backup must forget them again, whatever happens here.
        self._journal.record(person.guild_id, person.user_id, at=now)
        ours = await self._ours_to(tx, person)
        for sent in ours:
            await enqueue_removal(tx, sent, guild_id=person.guild_id, now=now)
        await hand_off_all(tx, person.guild_id, person.user_id, now=now)
        await drafts.forget_of(tx, person.guild_id, person.user_id)
        if lead := await leads.read(tx, person_id):
            await rota.leave(tx, lead, now)
        await tellings.forget_name(tx, person.guild_id, person.user_id)
        if waiting is None:
            await people.erase(tx, person_id)
            return Erased(len(ours), waiting=False)
        await leads.remove(tx, person_id)
        await members.forget(tx, person_id)
        await people.become_guest(tx, person_id)
        return Erased(len(ours), waiting=True)

    async def joined(self, guild_id: GuildId, *, now: datetime) -> None:
        """Take in that the bot is in a group; where it comes back, its members are asked again."""
        async with self._database.transaction() as tx:
            if not await guilds.come_back(tx, guild_id, now=now):
                return
            for member in await members.of_guild(tx, guild_id):
                await reschedule(tx, member.person.id, now=now)
            # nobody could answer meanwhile, so nobody is quiet for that
            await quiet.look_at_all(tx, guild_id, due_at=now, alive_at=now)
            # Discord's events were let be while the bot was away.
            await meetings.look_at_mirrors(tx, guild_id, now=now)

    async def left(self, guild_id: GuildId, *, now: datetime) -> None:
        """Take in that the bot was removed from a group: nobody there is asked any more."""
        async with self._database.transaction() as tx:
            await guilds.leave(tx, guild_id, now=now)
            await members.rest_guild(tx, guild_id)

    async def _ours_to(self, tx: Transaction, person: Person) -> list[Sent]:
        """Return our messages to a person, the answers to what they typed included.

        Those belong to the DM and not to a group, so they are forgotten here.
        """
        ours = await deliveries.sent_to(tx, person.id)
        if person.dm_channel_id is not None:
            ours += await posts.forget_answers(tx, person.dm_channel_id)
        return ours

    async def reschedule_all(self, *, now: datetime) -> None:
        """Compute every due time anew, after the time zone data changed."""
        async with self._database.transaction() as tx:
            for member in await members.with_prompts(tx):
                await reschedule(tx, member.person.id, now=now)


def first_home(guild: Guild, person: Person | None = None) -> Home:
    """Return where somebody is written to who starts: a thread needs a channel to stand under.

    Who was a guest may be in a thread already, because their DM is closed.
    """
    if person is not None and person.home is Home.THREAD:
        return home_in(guild, person)
    return Home.DM if guild.check_in_channel_id is None else guild.start_home


def home_in(guild: Guild, person: Person) -> Home:
    """Return where somebody is written to as their group is now: without a channel, in the DM."""
    return Home.DM if guild.check_in_channel_id is None else person.home


async def _add(
    tx: Transaction, guild_id: GuildId, person_id: PersonId, *, zone: str, now: datetime
) -> None:
    guild = await guilds.read(tx, guild_id) or Guild(guild_id)
    await members.add(
        tx,
        person_id,
        zone=zone,
        morning_at=guild.start_morning_at,
        evening_at=guild.start_evening_at,
        weekdays=guild.start_weekdays,
        now=now,
    )
    if first_home(guild) is Home.THREAD:
        await people.set_home(tx, person_id, Home.THREAD)


async def _member(tx: Transaction, person_id: PersonId) -> Member:
    member = await members.read(tx, person_id)
    if member is None:
        message = f"no member has the person id {person_id}"
        raise LookupError(message)
    return member


async def resume(tx: Transaction, person_id: PersonId, *, now: datetime) -> None:
    """Ask a member again whose prompts stopped because their DM was closed."""
    member = await members.read(tx, person_id)
    if member is not None and member.due is None:
        await reschedule(tx, person_id, now=now)


async def _withdraw_hello(tx: Transaction, person_id: PersonId, *, now: datetime) -> None:
    hello = await requests.open_of(tx, person_id)
    if hello is None or hello.kind is not RequestKind.HELLO:
        return
    await requests.close(tx, hello.id, now=now)
    await all_clear.tell_everybody(tx, hello, by=hello.user_id, now=now)


async def _welcome(tx: Transaction, person: Person, *, now: datetime) -> None:
    await deliveries.enqueue(
        tx,
        key=f"welcome:{person.id}:{now.isoformat()}",
        kind=DeliveryKind.WELCOME,
        lane=Lane.REMINDER,
        due_at=now,
        now=now,
        guild_id=person.guild_id,
        person_id=person.id,
    )


class ErasurePlanner:
    """Erases members who stopped and whose 30 days are over; a planner of the dispatcher."""

    name = "erasures"

    def __init__(self, members_: Members) -> None:
        self._members = members_

    async def due(self, tx: Transaction, now: datetime, limit: int) -> Sequence[int]:
        """Return whose time to be erased has come."""
        return await members.to_erase(tx, now=now, limit=limit)

    async def plan(self, tx: Transaction, row: int, now: datetime) -> None:
        """Erase one of them."""
        await self._members.erase_within(tx, PersonId(row), now=now)

    async def put_off(self, tx: Transaction, row: int, until: datetime) -> None:
        """Try this one again later."""
        await members.change(tx, PersonId(row), {"erase_at": until})

    async def next_due_at(self, tx: Transaction) -> datetime | None:
        """Return when the next one is due."""
        return await members.next_erasure_at(tx)
