"""A recovery group on loopback with the real bot in it, and what its people do all the time."""

import secrets
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Table, select

from bot import places
from bot.clock import SystemClock
from bot.database import Database
from bot.keyring import Keyring
from bot.settings import load
from bot.store.schema import metadata
from sandbox import BotProcess, Channel, Guild, Message, Person, Response, Role, Sandbox

# A zone without summer time for each whole hour; at any instant it is eight o'clock in one.
ROUND_THE_WORLD = (
    *("Pacific/Pago_Pago", "Pacific/Honolulu", "Pacific/Gambier", "Pacific/Pitcairn"),
    *("America/Phoenix", "America/Regina", "America/Bogota", "America/Puerto_Rico"),
    *("America/Sao_Paulo", "Atlantic/South_Georgia", "Atlantic/Cape_Verde", "Africa/Abidjan"),
    *("Africa/Lagos", "Africa/Johannesburg", "Europe/Moscow", "Asia/Dubai", "Asia/Karachi"),
    *("Asia/Dhaka", "Asia/Bangkok", "Asia/Singapore", "Asia/Tokyo", "Australia/Brisbane"),
    *("Pacific/Noumea", "Pacific/Tarawa"),
)
PROMPT = "Morning. How is today?"
AT_ONCE = {"DM_OPENINGS": "1000/1", "LOG_LEVEL": "DEBUG"}  # no waiting in line for a DM
NEVER_ON_A_LOCK_SCREEN = ("Mara", "Harbour", "lead", "meeting", "<@", "**")


@dataclass
class Circle:
    """A group that has been set up, with its admin and a lead."""

    sandbox: Sandbox
    guild: Guild
    lead: Role
    check_in: Channel
    room: Channel
    ines: Person
    jo: Person
    data: Path
    bot: BotProcess

    @property
    def post(self) -> Message:
        """Return the pinned post."""
        return self.pinned()[-1]

    def pinned(self) -> list[Message]:
        """Return what is pinned in the channel for check-ins."""
        return [it for it in self.check_in.messages if it.pinned]

    def add(self, name: str = "Mara", *, locale: str = "en-GB") -> Person:
        """Let somebody join the server, who knows nothing of the bot."""
        return self.guild.add_member(name, locale=locale)

    async def until(self, wanted: Callable[[], Any], *, within: float = 10.0) -> Any:
        """Return what is wanted as soon as it is there."""
        return await self.sandbox.wait_for(wanted, timeout=within)

    async def start(self, person: Person) -> Response:
        """Start in two taps from the pinned post, and wait for the first words."""
        offered = await person.press(self.post, "Check in")
        started = await person.press(offered.message, "Yes, start")
        await self.until(lambda: self.own(person))
        return started

    async def start_early(self, person: Person, *, hour: int = 8) -> None:
        """Start where it is between eight and nine, so that the first prompt is near."""
        offered = await person.press(self.post, "Check in")
        clocks = await person.press(offered.message, "Other time")
        form = (await person.press(clocks.message, "Type a place")).modal
        assert form is not None
        now = self.sandbox.clock.now()
        zone = next(zone for zone in ROUND_THE_WORLD if now.astimezone(ZoneInfo(zone)).hour == hour)
        found = await person.submit(form, {"A city, a country or your time": zone})
        await self.until(lambda: zone in str(found.message.components))
        await person.choose(found.message, "Choose your time", [zone])

    async def add_member(self, name: str = "Mara", *, early: bool = False) -> Person:
        """Let somebody join and start."""
        person = self.add(name)
        await (self.start_early(person) if early else self.start(person))
        await self.until(lambda: self.own(person))
        return person

    async def asked(self, person: Person) -> Message:
        """Walk until somebody is asked how today is, and return the prompt."""
        return await self._asked(lambda: self.own(person))

    async def asked_in(self, thread: Channel) -> Message:
        """Walk until there is a prompt in a private thread, and return it."""
        return await self._asked(lambda: thread.messages)

    async def _asked(self, seen: Callable[[], list[Message]]) -> Message:
        before = len(seen())
        for _ in range(26):
            await self.sandbox.clock.forward(timedelta(hours=1))
            if new := [it for it in seen()[before:] if "How is" in it.content]:
                return new[-1]
        message = "nobody was asked"
        raise AssertionError(message)

    def own(self, person: Person) -> list[Message]:
        """Return what the bot wrote to somebody on its own in their DM."""
        seen = person.messages(person.dm)
        return [it for it in seen if it.by_bot and it.ephemeral_for is None]

    def threads_of(self, person: Person) -> list[Channel]:
        """Return the private threads that somebody is in."""
        return [it for it in self.guild.threads if person.id in it.members]

    def pages(self) -> list[Message]:
        """Return what stands in the leads' room, without what only one person sees."""
        return [it for it in self.room.messages if it.ephemeral_for is None]

    async def talk(self, person: Person, level: str) -> Response:
        """Ask for a person by the pinned post."""
        how_soon = await person.press(self.post, "Talk to someone")
        return await person.press(how_soon.message, level)

    async def paged(self, person: Person, level: str) -> Message:
        """Ask for a person, and return the page in the leads' room."""
        before = len(self.asks())
        await self.talk(person, level)
        await self.until(lambda: self.asks()[before:])
        return self.asks()[-1]

    def asks(self) -> list[Message]:
        """Return the pages that wait for a lead."""
        return [it for it in self.pages() if it.content.startswith("Someone")]

    async def shows(self, response: Response, *parts: str) -> str:
        """Wait until an answer shows all of these; return its text."""
        await self.until(lambda: all(part in response.text for part in parts))
        return response.text

    def pushed(self) -> list[Message]:
        """Return every message that lit up somebody's phone."""
        world = self.sandbox.world
        return [
            message
            for channel_id in world.channels
            for message in self.sandbox.channel(channel_id).messages
            if message.by_bot and message.ephemeral_for is None
        ]

    async def rows(self) -> dict[str, list[dict[str, Any]]]:
        """Return every row of every table; the bot must not be running."""
        assert not self.bot.running
        environment = {"DISCORD_TOKEN": self.sandbox.token, "DATA_DIR": str(self.data)}
        settings = load(environment, env_file=None)
        keyring = Keyring.load_or_create(settings, lambda _: None)
        database = await Database.open(settings, keyring, clock=SystemClock())
        try:
            async with database.reading() as tx:
                return {
                    table.name: [dict(row) for row in (await tx.execute(_all(table))).mappings()]
                    for table in metadata.sorted_tables
                }
        finally:
            await database.close()


def _all(table: Table) -> Any:
    return select(table)


@asynccontextmanager
async def a_circle(data: Path, settings: Mapping[str, str] | None = None) -> AsyncIterator[Circle]:
    """Open a sandbox with a group that its admin has set up in one command."""
    async with Sandbox.open() as sandbox:
        guild = sandbox.create_guild("Harbour Lights")
        lead = guild.create_role("Peer lead", mentionable=True)
        check_in = guild.create_text_channel("check-in")
        room = guild.create_private_channel("leads-room", visible_to=[lead])
        ines = guild.add_member("Ines", admin=True)
        ines.take_role(lead)
        jo = guild.add_member("Jo", roles=[lead])
        guild.add_bot()
        bot = await sandbox.launch_bot(data_dir=data, settings={**AT_ONCE, **(settings or {})})
        circle = Circle(sandbox, guild, lead, check_in, room, ines, jo, data, bot)
        await ines.run(
            "/admin setup",
            in_channel=check_in,
            channel=check_in,
            helpers=lead,
            leads_room=room,
            zone="Europe/London",
            country="GB",
        )
        await circle.until(circle.pinned)
        yield circle
        assert sandbox.violations == []


def made_up(length: int = 12) -> str:
    """Return a word that stands nowhere else."""
    return "quince" + secrets.token_hex(length // 2)


def files_below(data: Path) -> dict[str, bytes]:
    """Return the bytes of every file that the bot wrote, its log included."""
    assert places.DATABASE
    return {str(file): file.read_bytes() for file in data.rglob("*") if file.is_file()}


def seconds() -> float:
    """Return real seconds, for measuring."""
    return time.monotonic()
