"""The composition root: builds the parts, starts them, and stops them in the right order."""

import asyncio
import contextlib
import logging
import secrets
from datetime import datetime, timedelta

import aiohttp
import discord

from bot import backups, places
from bot.alarm import Alarm
from bot.auditor import Auditor
from bot.breakers import Breakers
from bot.clock import Clock
from bot.clock_check import ClockCheck
from bot.courier import Courier, Timing
from bot.custom_ids import CustomIds
from bot.database import Database
from bot.discord_messenger import DiscordMessenger, trace_of
from bot.dispatcher import Dispatcher
from bot.doctor import backups_found
from bot.erasures import ErasureJournal
from bot.errors import Exit, Fatal
from bot.fates import Fates
from bot.findings import Verdict
from bot.health import HealthPage, Heartbeat, examine
from bot.help_threads import HelpThreads
from bot.homes import Homes
from bot.keyring import Keyring
from bot.messenger import Messenger
from bot.metronome import Metronome
from bot.mirrors import Mirrors
from bot.models import ChannelId
from bot.outages import Outages
from bot.outbox import Planner
from bot.porchlight import Porchlight
from bot.roles import Roles
from bot.rules import calendar
from bot.senders import Senders
from bot.services.all import Services, services_over
from bot.services.check_ins import PromptPlanner
from bot.services.concerns import ConcernPlanner
from bot.services.daily_posts import DailyCountPlanner, DailyPostPlanner
from bot.services.days_away import DaysAway
from bot.services.digests import DigestPlanner
from bot.services.escalation import EscalationPlanner
from bot.services.events import EventPlanner
from bot.services.holds import HoldPlanner
from bot.services.members import ErasurePlanner
from bot.services.milestones import MilestonePlanner
from bot.services.numbers import NumbersPlanner
from bot.services.quiet_looks import QuietPlanner
from bot.services.reminders import ReminderPlanner
from bot.services.shift_lines import RotaPlanner
from bot.services.tidying import TidyPlanner
from bot.settings import Settings
from bot.ui.desk import Desk
from bot.ui.letters import all_letters
from bot.vault import Vault
from bot.vitals import Vitals
from bot.words import Catalogue

log = logging.getLogger(__name__)

BEAT_SECONDS = 5.0
WATCHDOG_SECONDS = 60.0
AUDIT_SECONDS = 120.0
ALARM_SECONDS = 5.0
GRACE_SECONDS = 10.0
NIGHT_HOUR = 3  # UTC
BACKUPS_KEPT = timedelta(days=30)  # `/about` says so
COMMANDS = "commands"  # what `program` remembers: the commands as last registered
TZDATA = "tzdata"  # and the time zone data that due times were computed with


class App:
    """One running Porchlight."""

    def __init__(self, settings: Settings, *, clock: Clock) -> None:
        self._settings = settings
        self._clock = clock
        self._boot_id = secrets.token_hex(8)
        self._stopping = asyncio.Event()
        self.ready = asyncio.Event()  # connected, commands registered, senders running

    async def run(self) -> None:
        """Run until `stop` is called.

        Raises:
            Fatal: it cannot start or go on; the sentence is for the operator.
        """
        catalogue = Catalogue.load()
        keyring = Keyring.load_or_create(self._settings, _notice)
        async with contextlib.AsyncExitStack() as resources:
            database = await Database.open(self._settings, keyring, clock=self._clock)
            resources.push_async_callback(database.close)
            self._build(database, keyring.vault, catalogue)
            await self._recompute_due_times()
            await self._run_parts()

    def _build(self, database: Database, vault: Vault, catalogue: Catalogue) -> None:
        clock, settings = self._clock, self._settings
        if settings.discord_api_url is not None:
            discord.http.Route.BASE = settings.discord_api_url
        self._database = database
        journal = ErasureJournal(places.erasure_file(settings), vault)
        services = services_over(database, vault=vault, journal=journal)
        ids = CustomIds(vault)
        self._services = services
        breakers, clock_check = Breakers(clock), ClockCheck(clock)
        self._bot = Porchlight(
            settings,
            clock=clock,
            catalogue=catalogue,
            ids=ids,
            services=services,
            wake=self._wake,
            http_trace=trace_of(breakers, clock_check),
        )
        messenger = DiscordMessenger(
            self._bot.http, own_id=lambda: self._bot.user.id if self._bot.user else 0
        )
        self._bot.messenger = messenger
        self._bot.roles = Roles(services.leads, messenger)
        desk = Desk(
            ids=ids,
            voices=self._bot.voices,
            services=services,
            roles=self._bot.roles,
        )
        kinds = all_letters(desk)
        timing = Timing()
        homes = Homes(
            database=database,
            clock=clock,
            messenger=messenger,
            vault=vault,
            rations=settings.dm_openings,
        )
        self._bot.homes = homes
        self._senders = Senders(
            database=database,
            clock=clock,
            courier=Courier(
                database=database,
                clock=clock,
                messenger=messenger,
                kinds=kinds,
                homes=homes,
                help_threads=HelpThreads(database=database, messenger=messenger, vault=vault),
                mirrors=Mirrors(
                    events=services.events,
                    messenger=messenger,
                    vault=vault,
                    voices=self._bot.voices,
                ),
                vault=vault,
                timing=timing,
            ),
            fates=Fates(kinds),
            breakers=breakers,
            boot_id=self._boot_id,
            timing=timing,
            per_second=int(settings.sends_per_second),
        )
        self._dispatcher = Dispatcher(
            database=database,
            clock=clock,
            planners=all_planners(services),
            wake_senders=self._senders.wake,
        )
        self._outages = Outages(
            database=database,
            clock=clock,
            boot_id=self._boot_id,
            connected=lambda: self._bot.connected_shards,
            after=(EscalationPlanner(), DaysAway()),
            # Discord's own rule; known once logged in, which comes before the first beat
            shard_of=lambda guild_id: (guild_id >> 22) % (self._bot.shard_count or 1),
        )
        self._auditor = Auditor(database=database, clock=clock)
        self._vitals = Vitals(
            database=database,
            clock=clock,
            dispatcher=self._dispatcher,
            auditor=self._auditor,
            connected=lambda: bool(self._bot.connected_shards),
            clock_off=lambda: clock_check.off,
            problems=(self._problems,),
        )
        self._bot.is_machine_well = self._is_well
        self._alarm = self._alarm_over(messenger)

    def _alarm_over(self, messenger: Messenger) -> Alarm | None:
        if (channel_id := self._settings.operators_channel_id) is None:
            return None
        return Alarm(
            ChannelId(channel_id),
            messenger=messenger,
            clock=self._clock,
            trouble=self._database_trouble,
            findings=lambda: self._auditor.findings,
        )

    def _database_trouble(self) -> str | None:
        return self._dispatcher.trouble or self._outages.trouble

    def _problems(self) -> tuple[str, ...]:
        trouble = self._database_trouble()
        return () if trouble is None else (trouble,)

    async def _is_well(self) -> bool:
        """Say whether the health page would say so, and a backup is not old."""
        health, _ = await examine(self._vitals, self._clock)
        kept = await asyncio.to_thread(backups_found, self._settings, self._clock.now())
        return health.works and not health.attention and kept.verdict is Verdict.OK

    def _wake(self) -> None:
        self._senders.wake()

    async def _run_parts(self) -> None:
        metronome = Metronome()
        metronome.every(self._settings.tick_seconds, self._tick, name="tick")
        metronome.every(BEAT_SECONDS, self.beat, name="heartbeat")
        metronome.every(AUDIT_SECONDS, self._auditor.audit, name="audit")
        if self._alarm is not None:
            metronome.every(ALARM_SECONDS, self._alarm.look, name="alarm")
        metronome.nightly(NIGHT_HOUR, self._tidy, name="night")
        if (url := self._settings.heartbeat_url) is not None:
            watchdog = Heartbeat(url, self._vitals, clock=self._clock)
            metronome.every(WATCHDOG_SECONDS, watchdog.send, name="watchdog")
        health = await self._open_health_page()
        try:
            async with asyncio.TaskGroup() as parts:
                parts.create_task(self._stop_when_asked(metronome), name="stop")
                await self._log_in()
                parts.create_task(self._connect(), name="gateway")
                await self._register_commands()
                parts.create_task(self._senders.run(), name="senders")
                await self._until_connected()
                await self.beat()
                metronome.start()
                self.ready.set()
                log.info("ready boot=%s", self._boot_id)
        except* Fatal as fatal:
            raise fatal.exceptions[0] from None
        except* _Stopped:
            log.info("stopped")
        finally:
            metronome.stop()
            await self._bot.close()
            if health is not None:
                await health.close()

    async def _open_health_page(self) -> HealthPage | None:
        if not self._settings.health_port:
            return None
        page = HealthPage(self._vitals, clock=self._clock, port=self._settings.health_port)
        await page.open()
        return page

    async def stop(self) -> None:
        """Finish what is in flight, within ten seconds, and end `run`."""
        self._stopping.set()

    async def _stop_when_asked(self, metronome: Metronome) -> None:
        await self._stopping.wait()
        metronome.stop()
        await self._senders.stop(grace=GRACE_SECONDS)
        raise _Stopped

    async def _log_in(self) -> None:
        token = self._settings.discord_token
        if token is None:
            sentence = "DISCORD_TOKEN is not set: put the bot's token into .env, or run the demo."
            raise Fatal(sentence, Exit.SETTINGS)
        try:
            await self._bot.login(token.get_secret_value())
        except discord.LoginFailure:
            sentence = "Discord does not accept DISCORD_TOKEN: copy it again from the portal."
            raise Fatal(sentence, Exit.TOKEN) from None
        except (discord.HTTPException, discord.GatewayNotFound, OSError, aiohttp.ClientError):
            sentence = "Discord cannot be reached: check the network, and DISCORD_API_URL if set."
            raise Fatal(sentence, Exit.DISCORD) from None

    async def _connect(self) -> None:
        try:
            await self._bot.connect(reconnect=True)
        except discord.PrivilegedIntentsRequired:
            sentence = "Discord refuses the intents, though none is privileged: report this."
            raise Fatal(sentence, Exit.DISCORD) from None
        except (discord.ConnectionClosed, discord.GatewayNotFound) as error:
            sentence = f"Discord closed the gateway for good ({error}): check the token and shards."
            raise Fatal(sentence, Exit.DISCORD) from None

    async def _until_connected(self) -> None:
        await self._bot.wait_until_ready()

    async def _register_commands(self) -> None:
        """Tell Discord our commands, only when they have changed: it rations that."""
        tree, dev = self._bot.tree, self._settings.dev_guild_id
        guild = None if dev is None else discord.Object(dev)
        if guild is not None:
            tree.copy_global_to(guild=guild)
        mark = f"{self._bot.application_id}:{dev}:{await tree.fingerprint()}"
        if await self._services.memory.recall(COMMANDS) == mark:
            return
        try:
            await tree.sync(guild=guild)
        except discord.HTTPException as error:
            sentence = f"Discord refuses the commands ({error.status}, {error.code}): report this."
            raise Fatal(sentence, Exit.DISCORD) from error
        await self._services.memory.remember(COMMANDS, mark)

    async def _recompute_due_times(self) -> None:
        """Compute all due times anew when the time zone data has changed since."""
        version = calendar.tzdata_version()
        if await self._services.memory.recall(TZDATA) == version:
            return
        await self._services.members.reschedule_all(now=self._clock.now())
        await self._services.meetings.reschedule_all(now=self._clock.now())
        await self._services.memory.remember(TZDATA, version)

    async def _tick(self) -> None:
        await self._dispatcher.tick()

    async def _tidy(self) -> None:
        await self._services.housekeeping.tidy(self._clock.now())
        await self._services.departures.erase(self._clock.now())
        before = self._clock.elapsed() - BACKUPS_KEPT.total_seconds()
        for file in await asyncio.to_thread(backups.forget_old, self._settings, before=before):
            log.info("old backup deleted file=%s", file.name)

    async def beat(self) -> None:
        """Write the heartbeat of the connected shards."""
        await self._outages.beat()

    async def settle(self) -> datetime | None:
        """Do all that is due now, and return when the next thing is due."""
        await self._dispatcher.tick()
        await self._senders.drained()
        return await self._dispatcher.next_due_at()


def all_planners(services: Services) -> tuple[Planner, ...]:
    """Return everything that makes deliveries when its time has come."""
    return (
        EscalationPlanner(),
        ConcernPlanner(),
        PromptPlanner(),
        ErasurePlanner(services.members),
        HoldPlanner(services.members),
        MilestonePlanner(),
        DailyPostPlanner(),
        DailyCountPlanner(),
        TidyPlanner(),
        NumbersPlanner(),
        QuietPlanner(),
        DigestPlanner(),
        RotaPlanner(),
        ReminderPlanner(),
        EventPlanner(),
    )


class _Stopped(Exception):  # noqa: N818 — not an error: the way out of the task group
    """`stop` was called, and what was in flight is done."""


def _notice(sentence: str) -> None:
    log.warning("%s", sentence)
