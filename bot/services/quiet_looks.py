"""Looking at watches as time passes: the note of the day before, the line, and what follows."""

from collections.abc import Sequence
from datetime import datetime

from bot.database import Transaction
from bot.models import DeliveryKind, Lane, Member, PersonId
from bot.models.quiet import AskedAfter, QuietWatch, Reason, Topic
from bot.rules import calendar, quiet as rules
from bot.services import digests, watching
from bot.store import deliveries, members, quiet


async def next_look(tx: Transaction, member: Member, watch: QuietWatch, now: datetime) -> datetime:
    """Return when a watch is to be looked at again."""
    return rules.next_look_at(await watching.facts_of(tx, member, watch, now), now)


class QuietPlanner:
    """Looks at watches, in the afternoon and at midnight of each; a planner of the dispatcher."""

    name = "quiet"

    async def due(self, tx: Transaction, now: datetime, limit: int) -> Sequence[int]:
        """Return whose watch is to be looked at."""
        return await quiet.due(tx, now=now, limit=limit)

    async def put_off(self, tx: Transaction, row: int, until: datetime) -> None:
        """Try this one again later."""
        await quiet.change(tx, PersonId(row), {"due_at": until})

    async def next_due_at(self, tx: Transaction) -> datetime | None:
        """Return when the next watch is looked at."""
        return await quiet.next_due_at(tx)

    async def plan(self, tx: Transaction, row: int, now: datetime) -> None:
        """Look at one: nothing, the note, or the line, and when to look again."""
        person_id = PersonId(row)
        member, watch = await members.read(tx, person_id), await quiet.read(tx, person_id)
        if watch is None:
            return
        if member is None or not await watching.is_wanted(tx, member, watch):
            if member is not None and member.stopped_at is None:
                await watching.look_after(tx, member, of_a_watch=False, now=now)
            await quiet.change(tx, person_id, {"due_at": None})
            return
        answered_at = await quiet.answered_last_at(tx, person_id)
        if answered_at is not None and answered_at > watch.alive_at:
            await watching.alive(tx, person_id, now=answered_at)
            watch = await quiet.read(tx, person_id) or watch
        is_open = await watching.look_after(tx, member, of_a_watch=True, now=now)
        if watch.line_at is None:
            await self._look(tx, member, watch, now)
        elif not is_open:
            await _let_note_be_left(tx, member, watch, now)
        due_at = await next_look(tx, member, watch, now)
        await quiet.change(tx, person_id, {"due_at": due_at})

    async def _look(
        self, tx: Transaction, member: Member, watch: QuietWatch, now: datetime
    ) -> None:
        facts = await watching.facts_of(tx, member, watch, now)
        is_line, is_note = rules.is_line_due(facts, now), rules.is_note_due(facts, now)
        if is_line or (is_note and await watching.who_is_told(tx, member) is None):
            await quiet.change(tx, member.person.id, {"line_at": now})
            await watching.tell(tx, member, reason=Reason.QUIET, now=now, was=watch.named_id)
        elif is_note:
            today = calendar.local_date(now, facts.zone)
            alive = int(watch.alive_at.timestamp())
            await deliveries.enqueue(
                tx,
                key=f"quiet-note:{member.person.id}:{alive}:{today.isoformat()}",
                kind=DeliveryKind.QUIET_NOTE,
                lane=Lane.REMINDER,
                due_at=now,
                now=now,
                guild_id=member.person.guild_id,
                person_id=member.person.id,
                facts={"alive": alive},
                expires_at=calendar.occurrence(
                    today + calendar.ONE_DAY, calendar.MIDNIGHT, facts.zone
                ),
            )


async def _let_note_be_left(
    tx: Transaction, member: Member, watch: QuietWatch, now: datetime
) -> None:
    """Tell the lead that a note may be left, where the member allowed that."""
    after = await quiet.latest_of(tx, member.person.id, Reason.QUIET)
    if after is None or not may_leave(watch, after, now):
        return
    lead = await watching.may_still_hear(tx, after, member.person.guild_id)
    if lead is not None:
        await digests.add(
            tx,
            lead,
            Topic.NOTE,
            mark=f"note:{after.id}:{watch.notes_sent}",
            now=now,
            asked_after_id=after.id,
            about_id=member.person.id,
        )


def may_leave(watch: QuietWatch, after: AskedAfter, now: datetime) -> bool:
    """Say whether the lead of a line may leave a note: the member allowed it, and it is time."""
    return watch.line_at is not None and rules.may_leave_note(
        allowed=watch.notes,
        sent=watch.notes_sent,
        last_at=watch.note_left_at,
        told_at=after.told_at,
        now=now,
    )
