"""A stage for the real bot: a group with people whose DMs are open, written before it starts."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from pydantic import SecretStr
from sqlalchemy import select, update

from bot import places
from bot.clock import SystemClock
from bot.database import Database
from bot.erasures import ErasureJournal
from bot.keyring import Keyring
from bot.models import ChannelId, DirectMessages, GuildId, Member, UserId
from bot.services.members import Members
from bot.store import guilds, people
from bot.store.schema import delivery, guild
from bot.vault import MasterKey

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping
    from pathlib import Path

    from sandbox import BotProcess, Channel, Guild, Person, Sandbox

KEY = SecretStr(MasterKey(b"s" * 32).spell())


@dataclass(frozen=True)
class Place:
    """Where the bot's files are, for opening its database beside it."""

    data_dir: Path
    database_url: str | None = None
    key_file: Path | None = None
    key: SecretStr | None = KEY


@dataclass(frozen=True)
class Stage:
    """A group, its rooms, and the directory of the bot."""

    sandbox: Sandbox
    place: Place
    guild: Guild
    check_in: Channel
    leads_room: Channel

    @property
    def settings(self) -> Mapping[str, str]:
        """Return what the bot is started with."""
        url = self.place.database_url
        return {
            "PORCHLIGHT_KEY": KEY.get_secret_value(),
            "SENDS_PER_SECOND": "50",
            "TICK_SECONDS": "0.25",  # often enough, and leaves the processors to the others
            "DM_OPENINGS": "1000/1",
            **({} if url is None else {"DATABASE_URL": url}),
        }

    async def launch(self, compose: str, *, wait: bool = True, **settings: str) -> BotProcess:
        """Start the bot on this stage, with more settings where a test wants some."""
        return await self.sandbox.launch_bot(
            data_dir=self.place.data_dir,
            settings={**self.settings, **settings},
            compose=compose,
            wait=wait,
        )

    @asynccontextmanager
    async def database(self) -> AsyncIterator[Database]:
        """Open the bot's database while the bot is down."""
        keyring = Keyring.load_or_create(self.place, lambda _: None)
        database = await Database.open(self.place, keyring, clock=SystemClock())
        try:
            yield database
        finally:
            await database.close()

    async def enrol(
        self,
        person: Person,
        database: Database,
        *,
        now: datetime,
        times: tuple[time, time] | None = None,
    ) -> Member:
        """Make somebody a member whose DM is open, asked at these times from `now` on."""
        keyring = Keyring.load_or_create(self.place, lambda _: None)
        journal = ErasureJournal(places.erasure_file(self.place), keyring.vault)
        members = Members(database, keyring.vault, journal)
        member = await members.start(
            GuildId(self.guild.id), UserId(person.id), zone="Etc/UTC", language=None, now=now
        )
        if times is not None:
            chosen = {"morning_at": times[0], "evening_at": times[1]}
            member = await members.choose(member.person.id, chosen, now=now)
        dm = person.open_dm()
        async with database.transaction() as tx:
            await people.remember_dm(
                tx, member.person.id, channel_id=ChannelId(dm.id), state=DirectMessages.OPEN
            )
        return member

    async def meet(self, database: Database, *, now: datetime) -> None:
        """Let the group be set up."""
        async with database.transaction() as tx:
            await guilds.meet(tx, GuildId(self.guild.id), now=now)
            await tx.execute(
                update(guild)
                .where(guild.c.id == self.guild.id)
                .values(
                    check_in_channel_id=self.check_in.id,
                    leads_room_id=self.leads_room.id,
                    zone="Etc/UTC",
                )
            )

    async def prepare(self) -> None:
        """Let the group be set up, before the bot starts for the first time."""
        places.made(self.place.data_dir)
        async with self.database() as database:
            await self.meet(database, now=self.sandbox.clock.now())

    async def outbox(self) -> list[tuple[str, str, str | None]]:
        """Return key, state and reason of every delivery, while the bot is down."""
        async with self.database() as database, database.reading() as tx:
            query = select(delivery.c.key, delivery.c.state, delivery.c.reason)
            return [(row.key, row.state, row.reason) for row in await tx.execute(query)]


def raise_stage(sandbox: Sandbox, data_dir: Path, *, database_url: str | None = None) -> Stage:
    """Return a stage with a group that the bot has joined."""
    guild_ = sandbox.create_guild("Harbour Lights")
    guild_.add_bot()
    return Stage(
        sandbox=sandbox,
        place=Place(data_dir, database_url),
        guild=guild_,
        check_in=guild_.create_text_channel("check-in"),
        leads_room=guild_.create_text_channel("leads-room"),
    )


LONG_AGO = timedelta(days=30)
