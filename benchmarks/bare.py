"""Bare discord.py, to measure beside: it hears a tap, says so to one person alone, and thanks."""

import asyncio
import os

import discord
import yarl
from discord.gateway import DiscordWebSocket


class Bare(discord.Client):
    """discord.py as it comes, with the two kinds of news that the real bot takes."""

    def __init__(self) -> None:
        intents = discord.Intents.none()
        intents.guilds = True
        intents.dm_messages = True
        super().__init__(intents=intents)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        await interaction.edit_original_response(content="Thank you. That is today's check-in.")


async def main() -> None:
    discord.http.Route.BASE = os.environ["DISCORD_API_URL"]
    async with Bare() as client:
        await client.login(os.environ["DISCORD_TOKEN"])
        _, gateway, _ = await client.http.get_bot_gateway()
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)
        await client.connect()


if __name__ == "__main__":
    asyncio.run(main())
