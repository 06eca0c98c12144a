"""Who was told what about me: asked by the one person it is about."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.database import Database
from bot.models import GuildId, UserId
from bot.store import guilds, members, people, tellings
from bot.store.tellings import Told

A_PAGE = 10


@dataclass(frozen=True, slots=True)
class Page:
    """One page of who was told what, newest first, and the zone in which times are read."""

    told: Sequence[Told]
    number: int
    is_last: bool
    zone: str


class Tellings:
    """The use case of `Who was told`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def show(self, guild_id: GuildId, user_id: UserId, *, page: int = 0) -> Page:
        """Return a page of what was told about somebody; empty for who never acted here."""
        async with self._database.reading() as tx:
            guild = await guilds.read(tx, guild_id)
            zone = "Etc/UTC" if guild is None else guild.zone
            person = await people.find(tx, guild_id, user_id)
            if person is None:
                return Page((), 0, is_last=True, zone=zone)
            member = await members.read(tx, person.id)
            told = await tellings.of_person(tx, person.id, most=A_PAGE + 1, after=page * A_PAGE)
        zone = zone if member is None else member.zone
        return Page(told[:A_PAGE], page, is_last=len(told) <= A_PAGE, zone=zone)
