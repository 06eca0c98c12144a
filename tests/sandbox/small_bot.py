"""A small bot on the real discord.py, to prove the sandbox with: it knows nothing of Porchlight."""

import asyncio
import os
from datetime import UTC, datetime
from typing import Any

import aiohttp
import discord
import yarl
from discord import app_commands, ui

from bot.clock import Clock

RETRIES = 6


class SmallClient(discord.Client):
    """Answers a command, a button and a form; remembers what was asked for later."""

    def __init__(self) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True, dm_messages=True), guild_ready_timeout=0.1
        )
        self.is_there = asyncio.Event()
        self.tree = app_commands.CommandTree(self)
        command: app_commands.Command[Any, ..., Any] = app_commands.Command(
            name="hello", description="Say hello", callback=hello
        )
        command.autocomplete("name")(names)
        self.tree.add_command(command)
        self.due: list[tuple[datetime, int]] = []

    async def on_ready(self):
        self.is_there.set()

    async def on_message(self, message):
        if message.author == self.user:
            return
        if message.guild is not None:
            await message.channel.send(f"I read: {message.content!r}")
            return
        word, _, rest = message.content.partition(" ")
        if word == "at":
            self.due.append((datetime.fromisoformat(rest).astimezone(UTC), message.channel.id))
        elif word == "once":
            await send_once(message.channel, rest)
        else:
            await message.channel.send(f"You said {message.content}")

    async def on_interaction(self, interaction):
        if interaction.type is discord.InteractionType.component:
            await on_press(interaction)
        elif interaction.type is discord.InteractionType.modal_submit:
            label = interaction.data["components"][0]["component"]
            await interaction.response.send_message(f"Noted: {label['value']}", ephemeral=True)


class SmallBot:
    """What the launcher starts: it sends a note to whoever asked, when it is due."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.client = SmallClient()
        self.ready = self.client.is_there
        self.beats = 0

    async def run(self) -> None:
        discord.http.Route.BASE = os.environ["DISCORD_API_URL"]
        async with self.client as client:
            await client.login(os.environ["DISCORD_TOKEN"])
            _, url, _ = await client.http.get_bot_gateway()
            discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(url)
            await client.tree.sync()
            await client.connect()

    async def stop(self) -> None:
        await self.client.close()

    async def beat(self) -> None:
        self.beats += 1

    async def settle(self) -> datetime | None:
        now = self.clock.now()
        pending = self.client.due
        for due, channel_id in [it for it in pending if it[0] <= now]:
            pending.remove((due, channel_id))
            channel = self.client.get_partial_messageable(channel_id)
            late = (now - due).total_seconds()
            await channel.send(f"due {due.isoformat()} late {late:.0f} beats {self.beats}")
        return min((due for due, _ in pending), default=None)


async def send_once(channel: discord.abc.Messageable, nonce: str) -> None:
    """Send with a nonce of our own until Discord says it has it."""
    for _ in range(RETRIES):
        try:
            await channel.send("exactly once", nonce=nonce)
        except (discord.DiscordServerError, aiohttp.ClientError, OSError):
            continue
        return


@app_commands.describe(name="Whom to greet")
async def hello(interaction: discord.Interaction, name: str):
    view = ui.View()
    view.stop()
    view.add_item(ui.Button(label="Thanks", custom_id="thanks"))
    view.add_item(ui.Button(label="Slow", custom_id="slow"))
    view.add_item(ui.Button(label="Silent", custom_id="silent"))
    view.add_item(ui.Button(label="Note", custom_id="note"))
    await interaction.response.send_message(f"Hello {name}", view=view, ephemeral=True)


async def names(interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=f"{typed}a", value=typed)]


async def on_press(interaction: Any) -> None:
    """Answer a button."""
    pressed = interaction.data["custom_id"]
    if pressed == "thanks":
        await interaction.response.edit_message(content="You are welcome", view=None)
    elif pressed == "slow":
        await interaction.response.defer(ephemeral=True, thinking=True)
        await interaction.followup.send("It took a while", ephemeral=True)
    elif pressed == "note":
        form = ui.Modal(title="A note", custom_id="form")
        form.stop()
        form.add_item(
            ui.Label(text="Words", component=ui.TextInput(custom_id="words", max_length=50))
        )
        await interaction.response.send_modal(form)


def compose(clock: Clock) -> SmallBot:
    return SmallBot(clock)
