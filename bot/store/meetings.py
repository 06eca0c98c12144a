"""Meetings: their rules, their other dates, and who hosts them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import ChannelId, GuildId, PersonId, UserId
from bot.models.meetings import (
    LAST,
    Announcement,
    HostPlace,
    Meeting,
    MeetingId,
    MeetingKind,
    OtherDate,
    Outline,
    Recurrence,
)
from bot.store.schema import guild, meeting, meeting_date, meeting_host, person
from bot.store.writing import upsert

LAST_BIT = 5
_HOST, _STAND_IN = meeting_host.alias("hosting"), meeting_host.alias("standing_in")
_HOST_IS, _STAND_IN_IS = person.alias("host_is"), person.alias("stand_in_is")


def _bits(numbers: frozenset[int], *, first: int) -> int:
    return sum(1 << (LAST_BIT if number == LAST else number - first) for number in numbers)


def _numbers(bits: int, *, first: int, last: int) -> frozenset[int]:
    return frozenset(first + bit for bit in range(last) if bits >> bit & 1)


def rule_values(rule: Recurrence) -> dict[str, Any]:
    """Return a rule as the columns that keep it."""
    return {
        "starts_on": rule.starts_on,
        "ends_on": rule.ends_on,
        "at": rule.at,
        "zone": rule.zone,
        "weekdays": sum(1 << day for day in rule.weekdays),
        "every": rule.every,
        "nths": _bits(rule.nths, first=1),
        "minutes": rule.minutes,
    }


def outline_values(outline: Outline) -> dict[str, Any]:
    """Return what a meeting is as the columns that keep it, without its other dates."""
    return {
        "name": outline.name,
        "kind": outline.kind.value,
        "pathway": outline.pathway,
        "language": outline.language,
        "is_open": outline.is_open,
        "channel_id": outline.channel_id,
        "link": outline.link,
        "address": outline.address,
        "note": outline.note,
        "remind_minutes": outline.remind_minutes,
        "announce_in": outline.announced and outline.announced.channel_id,
        "announce_minutes": outline.announced and outline.announced.minutes,
        "source": outline.source,
        "slug": outline.slug,
        **rule_values(outline.recurrence),
    }


def _rule(row: Row[Any]) -> Recurrence:
    nths = _numbers(row.nths, first=1, last=LAST_BIT)
    return Recurrence(
        starts_on=row.starts_on,
        at=row.at,
        zone=row.zone,
        weekdays=_numbers(row.weekdays, first=0, last=7),
        every=row.every,
        nths=nths | {LAST} if row.nths >> LAST_BIT & 1 else nths,
        ends_on=row.ends_on,
        minutes=row.minutes,
    )


def _meetings() -> Select[Any]:
    return (
        select(
            meeting,
            _HOST_IS.c.user_id.label("host_user_id"),
            _STAND_IN_IS.c.user_id.label("stand_in_user_id"),
        )
        .select_from(meeting)
        .outerjoin(_HOST, (_HOST.c.meeting_id == meeting.c.id) & (_HOST.c.place == HostPlace.HOST))
        .outerjoin(_HOST_IS, _HOST_IS.c.id == _HOST.c.person_id)
        .outerjoin(
            _STAND_IN,
            (_STAND_IN.c.meeting_id == meeting.c.id) & (_STAND_IN.c.place == HostPlace.STAND_IN),
        )
        .outerjoin(_STAND_IN_IS, _STAND_IN_IS.c.id == _STAND_IN.c.person_id)
    )


def _meeting(row: Row[Any], others: Sequence[OtherDate]) -> Meeting:
    return Meeting(
        id=MeetingId(row.id),
        guild_id=GuildId(row.guild_id),
        name=row.name,
        recurrence=_rule(row),
        kind=MeetingKind(row.kind),
        pathway=row.pathway,
        language=row.language,
        is_open=row.is_open,
        host=None if row.host_user_id is None else UserId(row.host_user_id),
        stand_in=None if row.stand_in_user_id is None else UserId(row.stand_in_user_id),
        channel_id=None if row.channel_id is None else ChannelId(row.channel_id),
        link=row.link,
        address=row.address,
        note=row.note,
        remind_minutes=row.remind_minutes,
        announced=_announced(row),
        source=row.source,
        slug=row.slug,
        others=tuple(others),
        ended_at=row.ended_at,
        due_at=row.due_at,
        said_until=row.said_until,
        event_id=row.event_id,
        event_on=row.event_on,
    )


def _announced(row: Row[Any]) -> Announcement | None:
    if row.announce_in is None:
        return None
    return Announcement(ChannelId(row.announce_in), row.announce_minutes)


async def _with_others(tx: AsyncConnection, query: Select[Any]) -> list[Meeting]:
    rows = (await tx.execute(query)).all()
    wanted = [row.id for row in rows]
    others: dict[int, list[OtherDate]] = {}
    if wanted:
        # by the group, not by a list of ids: a query has room for so many parameters only
        query = (
            select(meeting_date).where(meeting_date.c.meeting_id == wanted[0])
            if len(wanted) == 1
            else select(meeting_date)
            .join(meeting, meeting.c.id == meeting_date.c.meeting_id)
            .where(meeting.c.guild_id == rows[0].guild_id)
        )
        for row in await tx.execute(query.order_by(meeting_date.c.day_on)):
            others.setdefault(row.meeting_id, []).append(_other(row))
    return [_meeting(row, others.get(row.id, ())) for row in rows]


def _other(row: Row[Any]) -> OtherDate:
    if row.moved_on is None:
        return OtherDate(row.day_on)
    return OtherDate(row.day_on, datetime.combine(row.moved_on, row.moved_at))


async def read(tx: AsyncConnection, meeting_id: MeetingId) -> Meeting | None:
    """Return a meeting by id, also one that has ended."""
    found = await _with_others(tx, _meetings().where(meeting.c.id == meeting_id))
    return found[0] if found else None


async def of_guild(tx: AsyncConnection, guild_id: GuildId) -> list[Meeting]:
    """Return the meetings of a group that have not ended, by name."""
    query = _meetings().where(meeting.c.guild_id == guild_id, meeting.c.ended_at.is_(None))
    return await _with_others(tx, query.order_by(func.lower(meeting.c.name), meeting.c.id))


async def count(tx: AsyncConnection, guild_id: GuildId) -> int:
    """Return how many meetings a group has."""
    query = select(func.count()).where(meeting.c.guild_id == guild_id, meeting.c.ended_at.is_(None))
    return int((await tx.execute(query)).scalar_one())


async def of_source(tx: AsyncConnection, guild_id: GuildId, source: str) -> dict[str, Meeting]:
    """Return what was imported from a source, by what it is called there, ended ones too."""
    query = _meetings().where(meeting.c.guild_id == guild_id, meeting.c.source == source)
    found = await _with_others(tx, query)
    return {each.slug: each for each in found if each.slug is not None}


async def add(
    tx: AsyncConnection, guild_id: GuildId, values: Mapping[str, Any], *, now: datetime
) -> MeetingId:
    """Keep a new meeting; the values are those of the columns."""
    row = {**values, "guild_id": guild_id, "created_at": now}
    made = await tx.execute(insert(meeting).values(row).returning(meeting.c.id))
    return MeetingId(made.scalar_one())


async def change(tx: AsyncConnection, meeting_id: MeetingId, changes: Mapping[str, Any]) -> None:
    """Change columns of a meeting."""
    await tx.execute(update(meeting).where(meeting.c.id == meeting_id).values(**changes))


async def set_others(
    tx: AsyncConnection, meeting_id: MeetingId, others: Sequence[OtherDate]
) -> None:
    """Let exactly these dates be otherwise."""
    await tx.execute(delete(meeting_date).where(meeting_date.c.meeting_id == meeting_id))
    if others:
        await tx.execute(insert(meeting_date), [_other_values(meeting_id, it) for it in others])


def _other_values(meeting_id: MeetingId, other: OtherDate) -> dict[str, Any]:
    moved = other.moved_to
    return {
        "meeting_id": meeting_id,
        "day_on": other.on,
        "moved_on": None if moved is None else moved.date(),
        "moved_at": None if moved is None else moved.time(),
    }


async def lock(tx: AsyncConnection, meeting_id: MeetingId) -> None:
    """Let nobody else change a meeting until this transaction ends; SQLite has one writer."""
    await tx.execute(select(meeting.c.id).where(meeting.c.id == meeting_id).with_for_update())


async def announced_in(
    tx: AsyncConnection, guild_id: GuildId, channel_id: ChannelId
) -> list[MeetingId]:
    """Return the meetings of a group of which this channel is reminded, ended ones too."""
    query = select(meeting.c.id).where(
        meeting.c.guild_id == guild_id, meeting.c.announce_in == channel_id
    )
    return [MeetingId(row.id) for row in await tx.execute(query.order_by(meeting.c.id))]


async def announced_channels(tx: AsyncConnection, guild_id: GuildId) -> set[ChannelId]:
    """Return the channels of a group that are reminded of any of its meetings."""
    query = select(meeting.c.announce_in).where(
        meeting.c.guild_id == guild_id,
        meeting.c.ended_at.is_(None),
        meeting.c.announce_in.is_not(None),
    )
    return {ChannelId(row.announce_in) for row in await tx.execute(query.distinct())}


# --- who hosts


async def set_host(
    tx: AsyncConnection, meeting_id: MeetingId, place: HostPlace, person_id: PersonId | None
) -> None:
    """Let somebody be the host or stand-in of a meeting; None: nobody."""
    if person_id is None:
        await tx.execute(
            delete(meeting_host).where(
                meeting_host.c.meeting_id == meeting_id, meeting_host.c.place == place.value
            )
        )
        return
    values = {"meeting_id": meeting_id, "place": place.value, "person_id": person_id}
    await upsert(tx, meeting_host, values, on=("meeting_id", "place"))


async def hosts(tx: AsyncConnection, meeting_id: MeetingId) -> dict[HostPlace, PersonId]:
    """Return who hosts a meeting."""
    query = select(meeting_host).where(meeting_host.c.meeting_id == meeting_id)
    return {HostPlace(row.place): PersonId(row.person_id) for row in await tx.execute(query)}


async def hosts_any(tx: AsyncConnection, guild_id: GuildId, user_id: UserId) -> bool:
    """Say whether somebody hosts, or stands in at, any meeting of a group."""
    query = (
        select(meeting_host.c.meeting_id)
        .join(person, person.c.id == meeting_host.c.person_id)
        .join(meeting, meeting.c.id == meeting_host.c.meeting_id)
        .where(person.c.guild_id == guild_id, person.c.user_id == user_id)
        .where(meeting.c.ended_at.is_(None))
    )
    return (await tx.execute(query.limit(1))).first() is not None


# --- when something is due


async def due(tx: AsyncConnection, *, now: datetime, limit: int) -> Sequence[MeetingId]:
    """Return the meetings to be looked at, the longest due first."""
    query = (
        select(meeting.c.id)
        .join(guild, guild.c.id == meeting.c.guild_id)
        .where(meeting.c.due_at <= now, guild.c.left_at.is_(None))
        .order_by(meeting.c.due_at)
    )
    return [MeetingId(row.id) for row in await tx.execute(query.limit(limit))]


async def next_due_at(tx: AsyncConnection) -> datetime | None:
    """Return when the next meeting is to be looked at."""
    query = (
        select(meeting.c.due_at)
        .join(guild, guild.c.id == meeting.c.guild_id)
        .where(meeting.c.due_at.is_not(None), guild.c.left_at.is_(None))
        .order_by(meeting.c.due_at)
    )
    return (await tx.execute(query.limit(1))).scalar_one_or_none()


async def events_due(tx: AsyncConnection, *, now: datetime, limit: int) -> Sequence[MeetingId]:
    """Return the meetings whose mirror is to be looked at, the longest due first."""
    query = select(meeting.c.id).where(meeting.c.event_due_at <= now)
    query = query.order_by(meeting.c.event_due_at).limit(limit)
    return [MeetingId(row.id) for row in await tx.execute(query)]


async def next_event_due_at(tx: AsyncConnection) -> datetime | None:
    """Return when the next mirror is to be looked at."""
    query = select(meeting.c.event_due_at).where(meeting.c.event_due_at.is_not(None))
    found = (await tx.execute(query.order_by(meeting.c.event_due_at).limit(1))).scalar_one_or_none()
    earliest: datetime | None = found
    return earliest


async def look_at_mirrors(tx: AsyncConnection, guild_id: GuildId, *, now: datetime) -> None:
    """Have the mirrors of all meetings of a group looked at."""
    await tx.execute(
        update(meeting)
        .where(
            meeting.c.guild_id == guild_id,
            meeting.c.ended_at.is_(None) | meeting.c.event_id.is_not(None),
        )
        .values(event_due_at=now)
    )


async def with_due(tx: AsyncConnection) -> Sequence[MeetingId]:
    """Return every meeting that has a due time; for computing all of them anew."""
    query = select(meeting.c.id).where(meeting.c.due_at.is_not(None))
    return [MeetingId(row.id) for row in await tx.execute(query)]
