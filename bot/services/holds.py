"""Hold: everything stops for somebody who is in hospital, away or has died, until their own tap.

Nothing that happens here shows whether somebody uses the bot: putting a stranger on hold, or
somebody who leaves this lead out, looks the same and does nothing.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.database import Database, Transaction
from bot.models import (
    DeliveryKind,
    GuildId,
    HoldReason,
    Lane,
    Person,
    PersonId,
    Telling,
    UserId,
)
from bot.rules import calendar
from bot.services import all_clear, escalation, still_open, watching
from bot.services.helping import hand_off_all
from bot.services.outlook import hours_change
from bot.services.schedules import reschedule
from bot.store import (
    check_ins,
    contacts,
    deliveries,
    guilds,
    holds,
    leads,
    members,
    people,
    quiet,
    requests,
    steps,
    tellings,
)

if TYPE_CHECKING:
    from bot.services.members import Members

KEPT = timedelta(days=30)  # after a second lead has confirmed that somebody died


class Holds:
    """The use cases of a hold."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def put(
        self, guild_id: GuildId, of: UserId, *, by: UserId, reason: HoldReason, now: datetime
    ) -> None:
        """Stop everything for somebody. That they died is confirmed by a second lead's doing so.

        The caller has checked that `by` is a lead or coordinator of this group.
        """
        async with self._database.transaction() as tx:
            await guilds.meet(tx, guild_id, now=now)
            # without a name: who reads the audit learns of nobody that they are here
            await guilds.write_audit(
                tx, guild_id, actor_id=by, act="hold", detail={"reason": reason.value}, now=now
            )
            person = await people.find(tx, guild_id, of)
            if person is None or of == by or await contacts.is_left_out(tx, person.id, by):
                return
            await _put(tx, person, by=by, reason=reason, now=now)

    async def came_back(self, user_id: UserId, *, guild_id: GuildId | None, now: datetime) -> bool:
        """End every hold of somebody here, or in all groups: they have tapped. False for none."""
        async with self._database.reading() as tx:
            held = await holds.of_user(tx, user_id, guild_id=guild_id)
        if not held:
            return False
        async with self._database.transaction() as tx:
            for person_id in held:
                await lift(tx, person_id, now=now)
        return True

    async def is_held(self, person_id: PersonId) -> bool:
        """Say whether somebody is on hold."""
        async with self._database.reading() as tx:
            return await holds.read(tx, person_id) is not None


async def _put(
    tx: Transaction, person: Person, *, by: UserId, reason: HoldReason, now: datetime
) -> None:
    before = await holds.read(tx, person.id)
    if before is not None and before.reason is reason is HoldReason.DIED:
        if before.confirmed_by is None and before.set_by != by:
            await holds.confirm(tx, person.id, by=by, erase_at=now + KEPT)
        return
    async with hours_change(tx, person.guild_id, now):
        await holds.put(tx, person.id, reason=reason, by=by, now=now)
        # whoever waits for a lead who rests waits for nobody: the others are asked
        await hand_off_all(tx, person.guild_id, person.user_id, now=now)
        await quiet.hurry(tx, person.guild_id, person.user_id, now=now)
    await tellings.note(tx, person_id=person.id, told=by, what=Telling.HELD, now=now)
    if before is not None:
        return
    member = await members.read(tx, person.id)
    if member is not None and member.stopped_at is None:
        today = calendar.local_date(now, calendar.zone(member.zone))
        await check_ins.forget_asking(tx, person.id, since_on=today)
        await members.set_due(tx, person.id, None)
    had_request = await _still(tx, person, by=by, now=now)
    if had_request or (member is not None and member.stopped_at is None):
        await _note(tx, person, now=now)


async def _still(tx: Transaction, person: Person, *, by: UserId, now: datetime) -> bool:
    """Let the open request rest, or be closed where this lead has it; False where there is none."""
    request = await requests.open_of(tx, person.id)
    if request is None:
        return False
    await steps.stop(tx, request.id)
    if by in {request.taken_by, request.second} and await requests.close(tx, request.id, now=now):
        await all_clear.tell_everybody(tx, request, by=by, now=now)
    return True


async def _note(tx: Transaction, person: Person, *, now: datetime) -> None:
    """Send the one neutral line to the account, with the way back."""
    await deliveries.enqueue(
        tx,
        key=f"held-note:{person.id}:{int(now.timestamp())}",
        kind=DeliveryKind.HELD_NOTE,
        lane=Lane.REMINDER,
        due_at=now,
        now=now,
        guild_id=person.guild_id,
        person_id=person.id,
    )


async def lift(tx: Transaction, person_id: PersonId, *, now: datetime) -> bool:
    """End a hold, and let everything go on; False when there was none."""
    if await holds.read(tx, person_id) is None:
        return False
    if lead := await leads.read(tx, person_id):
        async with hours_change(tx, lead.person.guild_id, now):
            await holds.lift(tx, person_id)
    else:
        await holds.lift(tx, person_id)
    member = await members.read(tx, person_id)
    if member is not None and member.stopped_at is None:
        await reschedule(tx, person_id, now=now, afresh=True)
        await watching.alive(tx, person_id, now=now)
        await quiet.look_soon(tx, person_id, now=now)  # what a lead was to read goes on
    request = await requests.open_of(tx, person_id)
    if request is not None and request.taken_by is not None:
        await still_open.hold(tx, request, request.taken_by, now)
    elif request is not None:
        await requests.ask_afresh(tx, request.id, now=now)
        afresh = await requests.read(tx, request.id)
        if afresh is not None:
            await escalation.begin(tx, afresh, now)
    return True


class HoldPlanner:
    """Erases who has died, thirty days after a second lead said so; a planner of the dispatcher."""

    name = "holds"

    def __init__(self, members_: "Members") -> None:
        self._members = members_

    async def due(self, tx: Transaction, now: datetime, limit: int) -> Sequence[int]:
        """Return whose time has come."""
        return await holds.to_erase(tx, now=now, limit=limit)

    async def plan(self, tx: Transaction, row: int, now: datetime) -> None:
        """Erase one of them; a request that waited for their tap waits no more."""
        person_id = PersonId(row)
        request = await requests.open_of(tx, person_id)
        if request is not None:
            await requests.close(tx, request.id, now=now)
        await self._members.erase_within(tx, person_id, now=now)

    async def put_off(self, tx: Transaction, row: int, until: datetime) -> None:
        """Try this one again later."""
        await holds.put_off(tx, PersonId(row), until)

    async def next_due_at(self, tx: Transaction) -> datetime | None:
        """Return when the next is due."""
        return await holds.next_erasure_at(tx)
