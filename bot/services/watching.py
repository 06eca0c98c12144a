"""Quiet-watch within a transaction: signs of life, the count, who is told, and the all-clear.

Nothing here pages anybody, and nothing is public: what one lead is told stands in their summary.
"""

from datetime import datetime, timedelta
from typing import Any

from bot.database import Transaction
from bot.models import (
    Answer,
    DeliveryKind,
    DirectMessages,
    Guild,
    GuildId,
    Home,
    Lane,
    Lead,
    Member,
    Person,
    PersonId,
    UserId,
)
from bot.models.quiet import AskedAfter, QuietWatch, Reason, Topic
from bot.rules import calendar, duty, outage, quiet as rules, thinning
from bot.services import digests
from bot.services.hours import hours_of
from bot.store import (
    contacts,
    deliveries,
    digests as lines,
    guilds,
    heartbeats,
    holds,
    leads,
    members,
    people,
    quiet,
)

LOOK_BACK = timedelta(days=40)  # fourteen asked days of somebody asked on few weekdays
NEWS_AFTER = timedelta(minutes=5)  # a newer sign of life is not worth a write
OF_A_WATCH = frozenset({Reason.QUIET, Reason.CLOSED_DM})


# --- signs of life


async def alive(tx: Transaction, person_id: PersonId, *, now: datetime) -> bool:
    """Take in a sign of life: the count begins anew, and whoever was told hears the all-clear."""
    watch = await quiet.read(tx, person_id)
    if watch is None or not (watch.is_on or watch.line_at is not None):
        return False
    return await _alive(tx, watch, now)


async def alive_everywhere(
    tx: Transaction, user_id: UserId, *, guild_id: GuildId | None, now: datetime
) -> bool:
    """Take in a sign of life of a user: in one group, or in their DM, which is that of all."""
    found = await quiet.of_user(tx, user_id, guild_id=guild_id)
    told = [await _alive(tx, watch, now) for watch in found]
    return any(told)


async def _alive(tx: Transaction, watch: QuietWatch, now: datetime) -> bool:
    """Return whether anybody is told."""
    is_fresh = now - watch.alive_at < NEWS_AFTER
    if is_fresh and watch.noted_at is None and watch.line_at is None:
        return False
    changes = {"alive_at": now, "noted_at": None, "named_id": None, "line_at": None}
    again: dict[str, Any] = {"due_at": now} if watch.is_on else {}
    rearmed = {"notes_sent": 0, "note_left_at": None, **again}
    await quiet.change(tx, watch.person_id, {**changes, **rearmed})
    if watch.line_at is None:
        return False
    closed = [
        await close_with_all_clear(tx, after, now=now)
        for after in await quiet.open_of(tx, watch.person_id)
        if after.reason in OF_A_WATCH
    ]
    return any(closed)


async def close_with_all_clear(tx: Transaction, after: AskedAfter, *, now: datetime) -> bool:
    """Close it, and tell exactly those who were told; each in their hours, which wakes nobody."""
    if not await quiet.close(tx, after.id, now=now):
        return False
    person = await people.read(tx, after.person_id)
    for line in await lines.shown_of(tx, after.id):
        lead = await leads.read(tx, line.lead_id)
        awake_at = now if lead is None else duty.quiet_until(hours_of(lead), now) or now
        await deliveries.enqueue(
            tx,
            key=f"quiet-clear:{after.id}:{line.lead_id}",
            kind=DeliveryKind.QUIET_CLEAR,
            lane=Lane.REMINDER,
            due_at=awake_at,
            now=now,
            guild_id=None if person is None else person.guild_id,
            person_id=line.lead_id,
            facts={"after": after.id, "within": int(line.shown_in or 0)},
        )
    return True


# --- who is told


async def who_is_told(tx: Transaction, member: Member) -> Lead | None:
    """Return the lead whom the member chose, else another one they chose; None: nobody is there.

    Never somebody left out, never the member, and nobody who could not read it.
    """
    person = member.person
    chosen = await contacts.watcher(tx, person.id)
    others = await contacts.of_kind(tx, person.id, contacts.PREFERRED)
    for user_id in [*([] if chosen is None else [chosen]), *others]:
        if user_id == person.user_id or await contacts.is_left_out(tx, person.id, user_id):
            continue
        lead = await leads.find(tx, person.guild_id, user_id)
        if lead is not None and await _can_read(tx, lead):
            return lead
    return None


async def _can_read(tx: Transaction, lead: Lead) -> bool:
    """Say whether what is written to a lead finds them: they are not on hold, and not shut out."""
    if await holds.read(tx, lead.person.id) is not None:
        return False
    return not await _is_shut_out(tx, lead.person)


async def _is_shut_out(tx: Transaction, person: Person) -> bool:
    """Say whether nothing can be written to somebody: a thread needs a channel to stand under."""
    if person.dm is not DirectMessages.CLOSED:
        return False
    guild = await guilds.read(tx, person.guild_id)
    return person.home is Home.DM or guild is None or guild.check_in_channel_id is None


async def may_still_hear(tx: Transaction, after: AskedAfter, guild_id: GuildId) -> Lead | None:
    """Return the lead of a line, if they are one still and are not left out."""
    if await contacts.is_left_out(tx, after.person_id, after.lead_id):
        return None
    return await leads.find(tx, guild_id, after.lead_id)


async def tell(
    tx: Transaction, member: Member, *, reason: Reason, now: datetime, was: UserId | None = None
) -> None:
    """Put one line into the summary of the lead whom the member chose.

    When that is another than the note named (`was`), or nobody, the member is told.
    """
    person_id = member.person.id
    lead = await who_is_told(tx, member)
    if lead is not None:
        after_id = await quiet.ask_after(
            tx, person_id, lead_id=lead.person.user_id, reason=reason, now=now
        )
        if after_id is not None:
            await digests.add(
                tx,
                lead,
                Topic.ASKED_AFTER,
                mark=f"after:{after_id}",
                now=now,
                asked_after_id=after_id,
                about_id=person_id,
            )
    told = None if lead is None else lead.person.user_id
    if told is None or (was is not None and told != was):
        await _news(tx, member, told=told, now=now)


async def look_after(tx: Transaction, member: Member, *, of_a_watch: bool, now: datetime) -> bool:
    """Let each open line be read: by another lead where its own can't; say whether any is open.

    What a summary held back, or could not bring, comes with the next one. What hangs on the watch
    is looked after only while that is wanted (`of_a_watch`).
    """
    is_open = False
    for after in await quiet.open_of(tx, member.person.id):
        if after.reason in OF_A_WATCH and not of_a_watch:
            continue
        is_open = True
        lead = await may_still_hear(tx, after, member.person.guild_id)
        if lead is None or (after.told_at is None and not await _can_read(tx, lead)):
            await close_with_all_clear(tx, after, now=now)
            await tell(tx, member, reason=after.reason, now=now, was=after.lead_id)
        elif after.told_at is None and await is_still_due(tx, after, now):
            await digests.let_come(tx, lead, now=now)
    return is_open


async def _news(tx: Transaction, member: Member, *, told: UserId | None, now: datetime) -> None:
    await deliveries.enqueue(
        tx,
        key=f"quiet-news:{member.person.id}:{int(now.timestamp())}",
        kind=DeliveryKind.QUIET_NEWS,
        lane=Lane.REMINDER,
        due_at=now,
        now=now,
        guild_id=member.person.guild_id,
        person_id=member.person.id,
        facts={} if told is None else {"lead": told},
    )


# --- the count


async def facts_of(
    tx: Transaction, member: Member, watch: QuietWatch, now: datetime
) -> rules.Watch:
    """Return a member's watch as the rules see it."""
    zone = calendar.zone(member.zone)
    since_at = max(watch.alive_at, now - LOOK_BACK)
    # the prompt before it too: what thinned away after that one was expected all the same
    since_on = calendar.local_date(since_at, zone) - thinning.ONE_WEEK
    prompts = await quiet.prompts_since(tx, member.person.id, since_on=since_on)
    away = [
        rules.Away(span.from_at, span.until_at)
        for span in await heartbeats.outages(tx, since=since_at, until=now)
    ]
    last_beat_at = await quiet.last_beat_at(tx)
    if last_beat_at is not None and outage.is_outage(last_beat_at, now):
        away.append(rules.Away(last_beat_at, now))  # it goes on, so it is not recorded yet
    times = tuple(at for at in (member.morning_at, member.evening_at) if at is not None)
    arrived = sum(at is not None for _, at in prompts)
    asked = []
    for day_on, at in prompts:
        arrived -= at is not None
        # so many prompts had gone unanswered before this one was sent
        before = member.unanswered - arrived - 1
        asked.append(rules.Asked(day_on, at, is_thin=thinning.is_thin(before)))
    return rules.Watch(
        zone=zone,
        alive_at=watch.alive_at,
        days=watch.days,
        times=times,
        weekdays=member.weekdays,
        paused_until=member.paused_until,
        noted_at=watch.noted_at,
        asked=asked,
        away=away,
    )


async def is_wanted(tx: Transaction, member: Member | None, watch: QuietWatch | None) -> bool:
    """Say whether a watch is on, for somebody who is a member, in a group that allows it."""
    if member is None or watch is None or not watch.is_on or member.stopped_at is not None:
        return False
    if await holds.read(tx, member.person.id) is not None:
        return False
    guild = await guilds.read(tx, member.person.guild_id)
    return guild is not None and guild.quiet_watch


async def is_still_due(tx: Transaction, after: AskedAfter, now: datetime) -> bool:
    """Say whether a line may leave now; after an outage one more quiet day is waited for."""
    member = await members.read(tx, after.person_id)
    if member is None or member.stopped_at is not None:
        return False
    if await holds.read(tx, member.person.id) is not None:
        return False
    if after.reason not in OF_A_WATCH:
        return True
    watch = await quiet.read(tx, after.person_id)
    if watch is None or not await is_wanted(tx, member, watch):
        return False
    if after.reason is not Reason.QUIET:
        return True
    return rules.is_line_due(await facts_of(tx, member, watch, now), now)


# --- what the member's own acts bring


async def answered(tx: Transaction, member: Member, answer: Answer, *, now: datetime) -> None:
    """Take in an answer: a sign of life, and perhaps the third very hard day running."""
    watch = await quiet.read(tx, member.person.id)
    if watch is None:
        return
    if watch.is_on or watch.line_at is not None:
        await _alive(tx, watch, now)
    if watch.hard_days and answer is Answer.VERY_HARD:
        await _ask_for_hello(tx, member, watch, now)


async def _ask_for_hello(tx: Transaction, member: Member, watch: QuietWatch, now: datetime) -> None:
    guild = await guilds.read(tx, member.person.guild_id) or Guild(member.person.guild_id)
    today = calendar.local_date(now, calendar.zone(member.zone))
    since_on = today - timedelta(days=15)
    days = await quiet.answers_since(tx, member.person.id, since_on=since_on)
    if not guild.quiet_watch or not rules.is_very_hard_again(
        days, today=today, told_on=watch.hard_told_on
    ):
        return
    await quiet.change(tx, member.person.id, {"hard_told_on": days[-1][0]})
    lead = await who_is_told(tx, member)
    await _end_earlier_hello(tx, member, lead, now=now)
    await tell(tx, member, reason=Reason.HARD_DAYS, now=now)
    if lead is None:
        return  # the news said so
    await deliveries.enqueue(
        tx,
        key=f"hard-told:{member.person.id}:{days[-1][0].isoformat()}",
        kind=DeliveryKind.HARD_TOLD,
        lane=Lane.REMINDER,
        due_at=now,
        now=now,
        guild_id=member.person.guild_id,
        person_id=member.person.id,
        facts={"lead": lead.person.user_id},
    )


async def _end_earlier_hello(
    tx: Transaction, member: Member, lead: Lead | None, *, now: datetime
) -> None:
    """Make way for a line that is read anew; who does not read that one hears the all-clear."""
    for after in await quiet.open_of(tx, member.person.id):
        if after.reason is not Reason.HARD_DAYS:
            continue
        if lead is not None and after.lead_id == lead.person.user_id:
            await quiet.close(tx, after.id, now=now)
        else:
            await close_with_all_clear(tx, after, now=now)


async def dm_closed(tx: Transaction, person_id: PersonId, *, now: datetime) -> None:
    """Take in that somebody can't be written to any more; that is told only under a watch."""
    member = await members.read(tx, person_id)
    watch = await quiet.read(tx, person_id)
    if member is None or watch is None or not await is_wanted(tx, member, watch):
        return
    if watch.line_at is None and await _is_shut_out(tx, member.person):
        await quiet.change(tx, person_id, {"line_at": now})
        await tell(tx, member, reason=Reason.CLOSED_DM, now=now)
