"""The demo: an invented group, the real bot, and a page to look at both."""

from __future__ import annotations

import asyncio
import errno
import signal
import tempfile
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import discord

from bot.errors import Exit, Fatal
from sandbox.options import find_command
from sandbox.page_acts import run_command
from sandbox.page_api import PageServer
from sandbox.page_view import Actor, Stage
from sandbox.places import BOT_PERMISSIONS
from sandbox.process import BotDied
from sandbox.sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import datetime

    from sandbox.people import Person
    from sandbox.places import Channel, Guild, Role
    from sandbox.process import BotProcess

TITLE = "Harbour Lights"
NAME = f"{TITLE} (a made-up group)"
ZONE = "Europe/London"
STOP_WITHIN = 10.0
SETTINGS = {"DM_OPENINGS": "100/60"}  # nobody in the demo waits for Discord's ration

# What the invite link in the README asks for.
INVITED = BOT_PERMISSIONS | discord.Permissions(pin_messages=True)


@dataclass(frozen=True)
class Group:
    """The invented group before the bot has done anything."""

    guild: Guild
    peer_lead: Role
    coordinator: Role
    check_in: Channel
    leads_room: Channel
    ines: Person
    mara: Person
    jo: Person
    sam: Person
    noor: Person
    cast: tuple[Actor, ...]


@dataclass(frozen=True)
class Demo:
    """A demo that runs."""

    sandbox: Sandbox
    group: Group
    stage: Stage
    bot: BotProcess
    page: PageServer


async def run(port: int = 0, keep: Path | None = None) -> None:
    """Run the demo until Ctrl-C, and leave nothing behind but what was asked to be kept."""
    asked = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, asked.set)
    print("Starting the demo …", flush=True)
    with tempfile.TemporaryDirectory(prefix="porchlight-demo-") as passing:
        async with opened(port=port, data_dir=keep or Path(passing)) as demo:
            print(f"Porchlight's demo is at {demo.page.address} (Ctrl-C stops it).", flush=True)
            await asked.wait()
            print("Stopping.", flush=True)


@asynccontextmanager
async def opened(
    *, data_dir: Path, port: int = 0, begins_at: datetime | None = None
) -> AsyncIterator[Demo]:
    """Start everything, set the group up as its admin would, and stop it all again.

    The story begins now, unless it is to begin at another time.
    """
    async with AsyncExitStack() as stack:
        sandbox = await stack.enter_async_context(Sandbox.open())
        if begins_at is not None:
            sandbox.clock.jump(to=begins_at)
        group = await invented(sandbox)
        stage = Stage(
            sandbox=sandbox,
            guild=group.guild,
            cast=group.cast,
            panes=[(group.mara, None), (group.mara, group.check_in), (group.jo, group.leads_room)],
            title=TITLE,
            zone=ZONE,
            first=1,
        )
        page = await _page(stack, stage, port)
        bot = await _bot(stack, sandbox, data_dir)
        await set_up(sandbox, group)
        for lead in (group.jo, group.sam, group.noor):
            await joined(stage, group, lead)
        yield Demo(sandbox, group, stage, bot, page)


async def _page(stack: AsyncExitStack, stage: Stage, port: int) -> PageServer:
    try:
        return await stack.enter_async_context(PageServer(stage, port=port))
    except OSError as error:
        why = "is taken" if error.errno == errno.EADDRINUSE else "cannot be used"
        sentence = f"Port {port} {why}: choose another one, or none and the demo finds one."
        raise Fatal(sentence, Exit.SETTINGS) from error


async def _bot(stack: AsyncExitStack, sandbox: Sandbox, data_dir: Path) -> BotProcess:
    try:
        bot = await sandbox.launch_bot(data_dir=data_dir, settings=SETTINGS)
    except (BotDied, TimeoutError) as error:
        sentence = f"The bot of the demo did not start: {error}"
        raise Fatal(sentence) from error
    stack.push_async_callback(_end, bot)
    return bot


async def _end(bot: BotProcess) -> None:
    """Let the bot finish what it is at; the sandbox ends it if that takes too long."""
    if not bot.running:
        return
    bot.terminate()
    try:
        await bot.ended(within=STOP_WITHIN)
    except TimeoutError:
        print("The bot did not stop by itself, so it is ended.", flush=True)


async def invented(sandbox: Sandbox) -> Group:
    """Return the group: an admin, members in three countries, two leads and a coordinator."""
    guild = sandbox.create_guild(NAME)
    peer_lead = guild.create_role("Peer lead", mentionable=True)
    coordinator = guild.create_role("Coordinator", mentionable=True)
    ines = guild.add_member("Ines", locale="en-GB", admin=True)
    mara = guild.add_member("Mara", locale="en-GB")
    tom = guild.add_member("Tom", locale="en-US")
    lucia = guild.add_member("Lucía", locale="es-ES")
    jo, sam = (guild.add_member(name, roles=[peer_lead], locale="en-GB") for name in ("Jo", "Sam"))
    noor = guild.add_member("Noor", roles=[peer_lead, coordinator], locale="en-GB")
    welcome = guild.create_text_channel("welcome")
    check_in = guild.create_text_channel("check-in")
    general = guild.create_text_channel("general")
    leads_room = guild.create_private_channel("leads-room", visible_to=[peer_lead, ines])
    guild.add_bot(permissions=INVITED)
    await ines.type(
        welcome, f"Welcome to Harbour Lights. The post in {check_in.mention} is a good first step."
    )
    await sam.type(general, "Kettle is on. Thursday's meeting is the one with the bad biscuits.")
    await tom.type(general, "I'll be there, biscuits or not.")
    await noor.type(leads_room, "I'm around this evening if anybody needs a second pair of ears.")
    return Group(
        guild=guild,
        peer_lead=peer_lead,
        coordinator=coordinator,
        check_in=check_in,
        leads_room=leads_room,
        ines=ines,
        mara=mara,
        jo=jo,
        sam=sam,
        noor=noor,
        cast=(
            Actor(mara),
            Actor(tom, zone="America/New_York"),
            Actor(lucia, zone="Europe/Madrid"),
            Actor(jo, note="peer lead"),
            Actor(sam, note="peer lead"),
            Actor(noor, note="coordinator"),
            Actor(ines, note="admin"),
        ),
    )


async def set_up(sandbox: Sandbox, group: Group) -> None:
    """Set the bot up by the slash command, as the admin would, until the post stands."""
    options = {
        "helpers": group.peer_lead,
        "channel": group.check_in,
        "leads_room": group.leads_room,
        "zone": ZONE,
        "country": "GB",
        "language": "en",
    }
    setup = find_command(group.ines, group.leads_room, "/admin setup")
    response = await run_command(group.ines, group.leads_room, setup, options)
    try:
        await sandbox.wait_for(lambda: any(it.pinned for it in group.check_in.messages))
    except TimeoutError as error:
        sentence = f"The bot of the demo put up no post. It said: {response.text or 'nothing'}"
        raise Fatal(sentence) from error
    await group.ines.run("/admin roles", in_channel=group.leads_room, coordinator=group.coordinator)


async def joined(stage: Stage, group: Group, lead: Person) -> None:
    """Let somebody join as a lead by their own act; Noor works early, and sleeps from eight on."""
    offered = await lead.run("/lead join", in_channel=group.leads_room)
    joining = await lead.press(offered.message, "Join")
    await stage.sandbox.wait_for(lambda: bool(lead.messages(lead.dm)))
    if lead == group.noor:
        await lead.choose(joining.message, "When is it quiet?", ["20:00 to 09:00"])
    for response in (offered, joining):
        stage.dismissed.update((lead.id, message.id) for message in response.messages)
