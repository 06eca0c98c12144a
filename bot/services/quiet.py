"""Going quiet: what a member chooses, the note of the day before, and when somebody is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.database import Database, Transaction
from bot.models import Delivery, Guild, GuildId, Lead, Member, PersonId, UserId
from bot.models.quiet import QuietWatch, Reason
from bot.rules import calendar, quiet as rules
from bot.services import quiet_looks, readiness, watching
from bot.services.schedules import reschedule
from bot.store import contacts, guilds, leads, members, quiet

FROM_DAY = 2  # of membership: on the first there is enough to take in


@dataclass(frozen=True, slots=True)
class Choices:
    """What a member has chosen about going quiet, and whom they can choose."""

    member: Member
    guild: Guild
    watch: QuietWatch
    leads: Sequence[Lead]
    watcher: UserId | None  # chosen, and a lead still
    told: UserId | None  # who would be told now


@dataclass(frozen=True, slots=True)
class Note:
    """What a message about a watch is worded from."""

    member: Member
    guild: Guild
    lead: UserId | None


class Quiet:
    """The use cases of a watch, of the one who is watched over."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def show(self, guild_id: GuildId, user_id: UserId, *, now: datetime) -> Choices | None:
        """Return what somebody has chosen; None for no member."""
        async with self._database.transaction() as tx:
            return await _choices(tx, guild_id, user_id, now)

    async def choose(
        self, guild_id: GuildId, user_id: UserId, changes: Mapping[str, Any], *, now: datetime
    ) -> Choices | None:
        """Change a watch; being here to do so is a sign of life. None for no member.

        It is not switched on where the group does not have it, or nobody is chosen.
        """
        async with self._database.transaction() as tx:
            before = await _choices(tx, guild_id, user_id, now)
            if before is None:
                return None
            person_id = before.member.person.id
            wanted = dict(changes)
            if "days" in wanted:
                wanted["days"] = min(max(wanted["days"], rules.FEWEST), rules.MOST)
            if wanted.get("is_on") and (not before.guild.quiet_watch or before.told is None):
                del wanted["is_on"]
            await watching.alive(tx, person_id, now=now)
            if wanted:
                due_at = await quiet_looks.next_look(tx, before.member, before.watch, now)
                await quiet.change(tx, person_id, {**wanted, "alive_at": now, "due_at": due_at})
            return await _choices(tx, guild_id, user_id, now)

    async def choose_watcher(
        self, guild_id: GuildId, user_id: UserId, watcher: UserId, *, now: datetime
    ) -> Choices | None:
        """Let one lead hear when it is quiet; somebody left out, or no lead, is not taken."""
        async with self._database.transaction() as tx:
            before = await _choices(tx, guild_id, user_id, now)
            if before is None:
                return None
            if watcher in {lead.person.user_id for lead in before.leads}:
                await contacts.choose_watcher(tx, before.member.person.id, watcher)
            return await _choices(tx, guild_id, user_id, now)

    async def offer_once(self, guild_id: GuildId, user_id: UserId, *, now: datetime) -> bool:
        """Say whether a watch is to be offered now: once, from the second day on."""
        async with self._database.reading() as tx:
            member = await members.find(tx, guild_id, user_id)
            guild = await guilds.read(tx, guild_id)
            if member is None or guild is None or not guild.quiet_watch:
                return False
            zone = calendar.zone(member.zone)
            began_on = calendar.local_date(member.started_at, zone)
            if (calendar.local_date(now, zone) - began_on).days < FROM_DAY - 1:
                return False
            if await quiet.read(tx, member.person.id) is not None:
                return False
            if not await leads.of_guild(tx, guild_id):
                return False
        async with self._database.transaction() as tx:
            return await quiet.meet(tx, member.person.id, days=guild.start_watch_days, now=now)

    async def ask_less(self, guild_id: GuildId, user_id: UserId, *, now: datetime) -> bool:
        """Ask once a week, on the weekday of today, with the watch off; False for no member."""
        async with self._database.transaction() as tx:
            member = await members.find(tx, guild_id, user_id)
            if member is None or member.stopped_at is not None:
                return False
            today = calendar.local_date(now, calendar.zone(member.zone))
            await watching.alive(tx, member.person.id, now=now)
            await quiet.change(tx, member.person.id, {"is_on": False, "due_at": None})
            await members.change(tx, member.person.id, {"weekdays": 1 << today.weekday()})
            await reschedule(tx, member.person.id, now=now, afresh=True)
            return True

    async def alive(self, user_id: UserId, *, guild_id: GuildId | None, now: datetime) -> bool:
        """Take in that somebody pressed or typed; say whether a lead is told the all-clear."""
        async with self._database.reading() as tx:
            found = await quiet.of_user(tx, user_id, guild_id=guild_id)
        if not any(_is_news(watch, now) for watch in found):
            return False
        async with self._database.transaction() as tx:
            return await watching.alive_everywhere(tx, user_id, guild_id=guild_id, now=now)

    async def no_hello(self, guild_id: GuildId, user_id: UserId, *, now: datetime) -> None:
        """Take back that a lead is asked to say hi; who has read it hears that all is well."""
        async with self._database.transaction() as tx:
            member = await members.find(tx, guild_id, user_id)
            if member is None:
                return
            for after in await quiet.open_of(tx, member.person.id):
                if after.reason is Reason.HARD_DAYS:
                    await watching.close_with_all_clear(tx, after, now=now)

    async def switch(
        self, guild_id: GuildId, *, on: bool, actor_id: UserId, now: datetime
    ) -> tuple[str, ...]:
        """Let members of a group choose a watch, or not; return what is wanted for it before.

        Switched off, nobody is told anything any more, and what members chose stays.
        """
        async with self._database.transaction() as tx:
            await guilds.meet(tx, guild_id, now=now)
            guild = await guilds.read(tx, guild_id) or Guild(guild_id)
            missing = await readiness.missing(tx, guild) if on else ()
            if missing or guild.quiet_watch == on:
                return missing
            await guilds.change(tx, guild_id, {"quiet_watch": on})
            await quiet.look_at_all(tx, guild_id, due_at=now if on else None, alive_at=now)
            await guilds.write_audit(
                tx,
                guild_id,
                actor_id=actor_id,
                act="settings",
                detail={"quiet_watch": int(on)},
                now=now,
            )
            return ()

    # --- what is said, worded when it leaves

    async def note(self, delivery: Delivery, now: datetime) -> Note | None:
        """Return what the note says, and remember whom it named; None when it is not due."""
        async with self._database.transaction() as tx:
            found = await _wanted(tx, delivery)
            if found is None:
                return None
            member, guild, watch = found
            watch_now = await watching.facts_of(tx, member, watch, now)
            lead = await watching.who_is_told(tx, member)
            if lead is None or not rules.is_note_due(watch_now, now):
                return None
            await quiet.change(tx, member.person.id, {"named_id": lead.person.user_id})
            return Note(member, guild, lead.person.user_id)

    async def noted(self, tx: Transaction, delivery: Delivery, now: datetime) -> None:
        """Take in that the note has arrived: tomorrow somebody may be told."""
        if delivery.person_id is None:
            return
        watch = await quiet.read(tx, delivery.person_id)
        if watch is not None and int(watch.alive_at.timestamp()) == delivery.facts["alive"]:
            await quiet.change(tx, delivery.person_id, {"noted_at": now})

    async def news(self, delivery: Delivery) -> Note | None:
        """Return what else a member is told about their watch."""
        async with self._database.reading() as tx:
            member = delivery.person_id and await members.read(tx, delivery.person_id)
            if not member or member.stopped_at is not None:
                return None
            guild = await guilds.read(tx, member.person.guild_id) or Guild(member.person.guild_id)
            lead = delivery.facts.get("lead")
            return Note(member, guild, None if lead is None else UserId(int(lead)))

    async def dm_closed(self, tx: Transaction, person_id: PersonId, *, now: datetime) -> None:
        """Take in that somebody can't be written to any more."""
        await watching.dm_closed(tx, person_id, now=now)


def _is_news(watch: QuietWatch, now: datetime) -> bool:
    is_waited_for = watch.noted_at is not None or watch.line_at is not None
    return is_waited_for or now - watch.alive_at >= watching.NEWS_AFTER


async def _choices(
    tx: Transaction, guild_id: GuildId, user_id: UserId, now: datetime
) -> Choices | None:
    member = await members.find(tx, guild_id, user_id)
    if member is None or member.stopped_at is not None:
        return None
    person_id = member.person.id
    guild = await guilds.read(tx, guild_id) or Guild(guild_id)
    watch = await quiet.read(tx, person_id) or QuietWatch(person_id, now)
    if await quiet.meet(tx, person_id, days=guild.start_watch_days, now=now):
        watch = await quiet.read(tx, person_id) or watch
    left_out = (await leads.contacts(tx, person_id)).left_out | {user_id}
    joined = [it for it in await leads.of_guild(tx, guild_id) if it.person.user_id not in left_out]
    told = await watching.who_is_told(tx, member)
    chosen = await contacts.watcher(tx, person_id)
    is_there = chosen in {lead.person.user_id for lead in joined}
    return Choices(
        member,
        guild,
        watch,
        joined,
        chosen if is_there else None,
        None if told is None else told.person.user_id,
    )


async def _wanted(tx: Transaction, delivery: Delivery) -> tuple[Member, Guild, QuietWatch] | None:
    if delivery.person_id is None:
        return None
    member = await members.read(tx, delivery.person_id)
    watch = await quiet.read(tx, delivery.person_id)
    if member is None or watch is None or not await watching.is_wanted(tx, member, watch):
        return None
    guild = await guilds.read(tx, member.person.guild_id) or Guild(member.person.guild_id)
    return member, guild, watch
