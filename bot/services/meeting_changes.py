"""A date of a meeting changes: those who come, and those who host it, are told where it is now.

Who said that they host it said so of another time: nobody counts on them until they say it again.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.database import Transaction
from bot.models import DeliveryKind, DeliveryState, Lane, PersonId, UserId
from bot.models.meetings import HostPlace, Meeting, Occurrence
from bot.rules import recurrence, reminders
from bot.rules.calendar import ONE_DAY
from bot.rules.reminders import Act, Item
from bot.services.reminders import key_of
from bot.store import coming, deliveries, meetings, people

# Who has got one of these believes that they are expected.
EXPECTING = {
    HostPlace.HOST: (Act.TELL_HOST, Act.ASK_HOST),
    HostPlace.STAND_IN: (Act.ASK_STAND_IN,),
}
A_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Change:
    """One date as it was and as it is; None where it was not held, or is not."""

    meeting: Meeting
    on: date
    was: Occurrence | None
    held: Occurrence | None

    def starts(self) -> list[datetime]:
        """Return when it began, and begins; the first is what people believe."""
        return [each.starts_at for each in (self.was, self.held) if each is not None]

    def key(self, person_id: PersonId) -> str:
        """Return what the keys of all messages about this date to somebody begin with."""
        return f"change:{self.meeting.id}:{self.on}:{person_id}:"


async def tell_change(
    tx: Transaction, before: Meeting, after: Meeting, *, by: UserId, now: datetime
) -> None:
    """Tell who has to do with a date that is otherwise now; whoever changed it knows.

    Of those who come everybody is told, whoever changed it: they see it among their messages.
    """
    followed = {on for on, _ in await coming.dates_of(tx, before.id, since=now)}
    hosted = await coming.dates_with_hosts(tx, before.id, since=now.date() - ONE_DAY)
    soon = reminders.around(before, since=now, now=now)
    mark = str(int(now.timestamp() * 1000))
    for on in sorted({*followed, *hosted, *(held.on for held in soon)}):
        change = Change(after, on, _held(before, on), _held(after, on))
        if change.was == change.held:
            continue
        if change.held is not None:
            await coming.date_moved(tx, after.id, on, ends_at=change.held.ends_at)
        hosts = await _hosts(tx, before, change)
        await coming.forget_turns_of(tx, after.id, on)
        if change.starts()[0] <= now:
            continue
        come = {each.person_id for each in await coming.of_date(tx, after.id, on)}
        for person_id in sorted(come | {it for it, user_id in hosts.items() if user_id != by}):
            if change.was is not None or await _has_heard(tx, change, person_id):
                hosts_only = person_id not in come
                await _tell(tx, change, person_id, mark=mark, hosts_only=hosts_only, now=now)


def _held(meeting: Meeting, on: date) -> Occurrence | None:
    if meeting.ended_at is not None:
        return None
    return recurrence.occurrence_on(meeting.recurrence, meeting.others, on=on)


async def _hosts(tx: Transaction, before: Meeting, change: Change) -> dict[PersonId, UserId]:
    """Return who believes that they host a date: who said yes, or was told or asked to come."""
    said = await coming.hosting(tx, before.id, change.on)
    found = {person_id: user_id for person_id, (user_id, hosts) in said.items() if hosts}
    for place, person_id in (await meetings.hosts(tx, before.id)).items():
        if person_id in said or not await _is_expected(tx, before, change, place, person_id):
            continue
        person = await people.read(tx, person_id)
        if person is not None:
            found[person_id] = person.user_id
    return found


async def _is_expected(
    tx: Transaction, before: Meeting, change: Change, place: HostPlace, person_id: PersonId
) -> bool:
    if change.was is None:
        return True  # as far as they heard that it was not held
    items = [Item(change.was.starts_at, act, change.was) for act in EXPECTING[place]]
    keys = [key_of(before.id, item, person_id=person_id) for item in items]
    told = await deliveries.with_keys(tx, keys)
    return any(each.state is DeliveryState.SENT for each in told)


async def _has_heard(tx: Transaction, change: Change, person_id: PersonId) -> bool:
    """Say whether somebody has heard, or hears now, that a date which is held after all was not.

    What has not left yet is not wanted any more, so they never hear of it.
    """
    kind = DeliveryKind.MEETING_CHANGE
    latest = await deliveries.latest_like(tx, kind, change.key(person_id))
    return latest is not None and latest.state in {DeliveryState.SENDING, DeliveryState.SENT}


async def _tell(
    tx: Transaction,
    change: Change,
    person_id: PersonId,
    *,
    mark: str,
    hosts_only: bool,
    now: datetime,
) -> None:
    meeting, was = change.meeting, change.was
    facts: dict[str, str | int] = {
        "meeting": meeting.id,
        "on": change.on.isoformat(),
        "was": 0 if was is None else int(was.starts_at.timestamp()),
    }
    await deliveries.enqueue(
        tx,
        key=f"{change.key(person_id)}{mark}",
        kind=DeliveryKind.MEETING_CHANGE,
        lane=Lane.REMINDER,
        due_at=now,
        now=now,
        guild_id=meeting.guild_id,
        person_id=person_id,
        facts={**facts, "hosts": 1} if hosts_only else facts,
        expires_at=max(*change.starts(), now + A_MINUTE),
    )
