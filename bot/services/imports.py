"""Meetings from a list of elsewhere: compared first, kept when somebody says so.

A meeting of a list is known by source and slug, so the same list again changes what is there and
doubles nothing. What a person here ended, skipped or moved stays so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import TypeVar

from bot.database import Database
from bot.models import GuildId, UserId
from bot.models.feeds import Candidate, Reading
from bot.models.meetings import MeetingKind, Outline
from bot.rules import calendar, imports, recurrence
from bot.rules.imports import Comparison, Pair
from bot.services import drafting
from bot.services.meetings import MOST_MEETINGS, add, change
from bot.store import guilds, meetings

AT_ONCE = 25  # meetings in one transaction: others have their turn in between
MOST_NAME, MOST_LINE, MOST_LINK, MOST_SLUG = 100, 200, 400, 120

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a list."""

    added: int
    changed: int
    left: int  # for which there was no room


class Imports:
    """The use cases of taking a list in."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def compare(self, guild_id: GuildId, reading: Reading) -> Comparison:
        """Return what a list would change."""
        async with self._database.reading() as tx:
            known = await meetings.of_source(tx, guild_id, reading.source)
        return imports.compared(reading.candidates, known.values(), source=reading.source)

    async def keep(
        self, guild_id: GuildId, reading: Reading, *, zone: str, by: UserId, now: datetime
    ) -> Imported:
        """Take a list in; what it does not name a zone for is in `zone`."""
        found = await self.compare(guild_id, reading)
        async with self._database.transaction() as tx:
            await guilds.meet(tx, guild_id, now=now)
            room = MOST_MEETINGS - await meetings.count(tx, guild_id)
        new = [
            outline
            for candidate in found.new
            if recurrence.is_sound(
                (outline := outline_of(candidate, zone=zone, now=now)).recurrence
            )
        ]
        for some in _chunks(new[: max(0, room)]):
            async with self._database.transaction() as tx:
                for outline in some:
                    await add(tx, guild_id, outline, by=by, now=now)
        for pairs in _chunks(_sound(found.changed)):
            async with self._database.transaction() as tx:
                for pair in pairs:
                    outline = drafting.outline_from(pair.told)
                    await change(tx, pair.meeting, outline, by=by, now=now)
        left = len(found.new) - len(new[: max(0, room)])
        return Imported(len(found.new) - left, len(_sound(found.changed)), left)


def _sound(pairs: Sequence[Pair]) -> list[Pair]:
    return [pair for pair in pairs if recurrence.is_sound(pair.told.recurrence)]


def outline_of(candidate: Candidate, *, zone: str, now: datetime) -> Outline:
    """Return a meeting of a list as one of ours; what is too long is cut."""
    where = candidate.rule.zone or zone
    since = calendar.local_date(now, calendar.zone(where))
    link = candidate.link
    return Outline(
        name=candidate.name[:MOST_NAME],
        recurrence=imports.recurrence_of(candidate.rule, zone=where, since=since),
        kind=candidate.kind or MeetingKind.GROUP,
        language=candidate.language,
        is_open=candidate.is_open is not False,
        link=link if link is None or len(link) <= MOST_LINK else None,
        address=None if candidate.address is None else candidate.address[:MOST_LINE],
        source=candidate.source,
        slug=candidate.slug[:MOST_SLUG],
        others=candidate.others,
    )


def _chunks(many: Sequence[T]) -> Iterator[list[T]]:
    rest = iter(many)
    while some := list(islice(rest, AT_ONCE)):
        yield some
