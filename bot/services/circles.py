"""Whom a member trusts: who is asked first, who is left out, who says hello."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.database import Database, Transaction
from bot.models import Guild, GuildId, Lead, Person, UserId
from bot.services import escalation
from bot.services.leaving_out import leave_out
from bot.store import contacts, guilds, leads, members, people, requests

MOST_PREFERRED = 3


@dataclass(frozen=True, slots=True)
class People:
    """Whom somebody trusts and whom not, and the leads they can choose from."""

    person: Person
    guild: Guild
    is_member: bool
    leads: Sequence[Lead]
    preferred: Sequence[UserId]
    left_out: Sequence[UserId]
    watcher: UserId | None


class Circles:
    """The use cases of choosing people. Nobody who is chosen or left out is told."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def show(self, guild_id: GuildId, user_id: UserId) -> People | None:
        """Return somebody's people; None for who has never acted here."""
        async with self._database.reading() as tx:
            return await _people(tx, guild_id, user_id)

    async def ask_first(
        self, guild_id: GuildId, user_id: UserId, chosen: Sequence[UserId], *, now: datetime
    ) -> People | None:
        """Let up to three leads be asked first, in place of those before."""
        async with self._database.transaction() as tx:
            known = await _people(tx, guild_id, user_id)
            if known is None:
                return None
            person = known.person
            joined = {lead.person.user_id for lead in known.leads}
            for before in known.preferred:
                await contacts.drop(tx, person.id, before, contacts.PREFERRED)
            for preferred in [it for it in chosen if it in joined][:MOST_PREFERRED]:
                await contacts.put(tx, person.id, preferred, contacts.PREFERRED)
            request = await requests.open_of(tx, person.id)
            if request is not None:
                await escalation.ask_preferred(tx, request, now)
            return await _people(tx, guild_id, user_id)

    async def leave_out(
        self,
        guild_id: GuildId,
        user_id: UserId,
        chosen: Sequence[UserId],
        *,
        offered: Collection[UserId] | None = None,
        now: datetime,
    ) -> People | None:
        """Leave exactly these of those offered out. It holds at once, in an open request as well.

        Whoever was not offered stays left out: a menu may be older than that.
        """
        async with self._database.transaction() as tx:
            known = await _people(tx, guild_id, user_id)
            if known is None:
                return None
            for before in known.left_out:
                if before not in chosen and (offered is None or before in offered):
                    await contacts.drop(tx, known.person.id, before, contacts.LEFT_OUT)
            for left_out in chosen:
                await leave_out(tx, known.person, left_out, now=now)
            return await _people(tx, guild_id, user_id)

    async def leave_out_too(
        self, guild_id: GuildId, user_id: UserId, left_out: UserId, *, now: datetime
    ) -> People | None:
        """Leave one more out, lead or not."""
        async with self._database.transaction() as tx:
            known = await _people(tx, guild_id, user_id)
            if known is not None:
                await leave_out(tx, known.person, left_out, now=now)
            return await _people(tx, guild_id, user_id)

    async def let_back(self, guild_id: GuildId, user_id: UserId, left_out: UserId) -> People | None:
        """Leave somebody out no more."""
        async with self._database.transaction() as tx:
            person = await people.find(tx, guild_id, user_id)
            if person is not None:
                await contacts.drop(tx, person.id, left_out, contacts.LEFT_OUT)
            return await _people(tx, guild_id, user_id)

    async def choose_watcher(
        self, guild_id: GuildId, user_id: UserId, watcher: UserId | None
    ) -> People | None:
        """Let one lead say hello, and hear when it is quiet; None: nobody in particular."""
        async with self._database.transaction() as tx:
            known = await _people(tx, guild_id, user_id)
            if known is None:
                return None
            joined = {lead.person.user_id for lead in known.leads}
            if watcher is None or watcher in joined:
                await contacts.choose_watcher(tx, known.person.id, watcher)
                if watcher is not None:
                    await contacts.drop(tx, known.person.id, watcher, contacts.LEFT_OUT)
            return await _people(tx, guild_id, user_id)


async def _people(tx: Transaction, guild_id: GuildId, user_id: UserId) -> People | None:
    person = await people.find(tx, guild_id, user_id)
    if person is None:
        return None
    guild = await guilds.read(tx, guild_id) or Guild(guild_id)
    member = await members.read(tx, person.id)
    joined = [it for it in await leads.of_guild(tx, guild_id) if it.person.user_id != user_id]
    return People(
        person,
        guild,
        member is not None and member.stopped_at is None,
        joined,
        await contacts.of_kind(tx, person.id, contacts.PREFERRED),
        await contacts.of_kind(tx, person.id, contacts.LEFT_OUT),
        await contacts.watcher(tx, person.id),
    )
