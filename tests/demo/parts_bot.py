"""A small bot with one of every part that a message, a form or a command can have."""

import asyncio
import json
import os
import sys
from typing import Any

import discord
import yarl
from discord.http import Route

Part = dict[str, Any]

SUBMIT, AUTOCOMPLETE, COMMAND = 5, 4, 2
EPHEMERAL, COMPONENTS_V2 = 64, 1 << 15
OPTIONS: list[Part] = [
    {"label": "Tea", "value": "tea", "description": "with milk"},
    {"label": "Coffee", "value": "coffee"},
    {"label": "Water", "value": "water"},
]


def label(text: str, component: Part, description: str | None = None) -> Part:
    return {"type": 18, "label": text, "description": description, "component": component}


FORM = {
    "custom_id": "form",
    "title": "Every kind of field",
    "components": [
        {"type": 10, "content": "Words **before** the fields."},
        label("One line", {"type": 4, "custom_id": "line", "style": 1, "max_length": 20}),
        label(
            "A note",
            {"type": 4, "custom_id": "note", "style": 2, "required": False},
            "Only you see it.",
        ),
        label("Drink", {"type": 3, "custom_id": "drink", "options": OPTIONS}),
        label(
            "Kind of day",
            {
                "type": 21,
                "custom_id": "day",
                "options": [{"label": "Good", "value": "good"}, {"label": "Hard", "value": "hard"}],
            },
        ),
    ],
}
SECOND_FORM = {
    "custom_id": "form",
    "title": "And the others",
    "components": [
        label(
            "What fits",
            {
                "type": 22,
                "custom_id": "fits",
                "required": False,
                "min_values": 0,
                "options": [
                    {"label": "hungry", "value": "hungry"},
                    {"label": "lonely", "value": "lonely"},
                    {"label": "tired", "value": "tired"},
                ],
            },
        ),
        label("Wake me", {"type": 23, "custom_id": "wake"}),
        label("Who", {"type": 5, "custom_id": "who", "max_values": 2}),
        label("Which role", {"type": 6, "custom_id": "role"}),
        label("Which channel", {"type": 8, "custom_id": "room"}),
    ],
}


def button(text: str, style: int, custom_id: str, **more: Any) -> Part:
    return {"type": 2, "label": text, "style": style, "custom_id": custom_id, **more}


PLAIN = {
    "content": (
        "# Every part\n**bold** *slanted* `code` <script>alert(1)</script>\n"
        "- one\n- two\n> said\n[a link](https://example.org) <t:1000000000:R> [bad](javascript:1)"
    ),
    "embeds": [{"title": "An embed", "description": "with *words*"}],
    "components": [
        {
            "type": 1,
            "components": [
                button("First", 1, "press:first"),
                button("Second", 2, "press:second"),
                button("Third", 3, "press:third"),
                button("Fourth", 4, "press:fourth"),
                {"type": 2, "label": "Out", "style": 5, "url": "https://example.org/"},
            ],
        },
        {
            "type": 1,
            "components": [
                button("A form", 2, "form:1"),
                button("Another form", 2, "form:2"),
                button("Silence", 2, "silence"),
                button("Off", 2, "off", disabled=True),
            ],
        },
        {
            "type": 1,
            "components": [
                {"type": 3, "custom_id": "s", "placeholder": "Drinks", "options": OPTIONS}
            ],
        },
        {"type": 1, "components": [{"type": 5, "custom_id": "u", "placeholder": "People"}]},
        {
            "type": 1,
            "components": [
                {
                    "type": 8,
                    "custom_id": "c",
                    "placeholder": "Rooms",
                    "min_values": 1,
                    "max_values": 2,
                }
            ],
        },
    ],
}
PANEL = {
    "flags": COMPONENTS_V2,
    "components": [
        {
            "type": 17,
            "accent_color": 0xF4B860,
            "components": [
                {"type": 10, "content": "## A panel"},
                {"type": 14, "divider": True, "spacing": 1},
                {
                    "type": 9,
                    "components": [{"type": 10, "content": "Beside a button"}],
                    "accessory": button("Change", 2, "press:change"),
                },
                {"type": 1, "components": [button("Below", 1, "press:below")]},
            ],
        }
    ],
}
COMMANDS: list[Part] = [
    {
        "name": "try",
        "description": "Try the options",
        "options": [
            {
                "type": 3,
                "name": "zone",
                "description": "A zone",
                "required": True,
                "autocomplete": True,
            },
            {"type": 4, "name": "count", "description": "How many", "min_value": 1, "max_value": 9},
            {"type": 5, "name": "tidy", "description": "Whether to tidy"},
            {"type": 6, "name": "who", "description": "Somebody"},
            {
                "type": 3,
                "name": "day",
                "description": "A day",
                "choices": [
                    {"name": "Today", "value": "today"},
                    {"name": "Later", "value": "later"},
                ],
            },
            {"type": 11, "name": "list", "description": "A file"},
        ],
    },
    {"name": "secret", "description": "For admins", "default_member_permissions": "32"},
]


def filled(components: list[Part]) -> Part:
    """What was filled in, by custom id."""
    found: Part = {}
    for part in components:
        if part["type"] == 18:
            found |= filled([part["component"]])
        elif "custom_id" in part:
            found[part["custom_id"]] = part.get("values", part.get("value"))
    return found


class PartsBot(discord.Client):
    """Posts every part in the room of each guild, and says back what it is told."""

    async def post(self, guild: Part) -> None:
        room = next(it["id"] for it in guild["channels"] if it["name"] == "room")
        route = Route("POST", "/channels/{channel_id}/messages", channel_id=room)
        await self.http.request(route, json=PLAIN)
        await self.http.request(route, json=PANEL)

    async def answer(self, data: Part, kind: int, **more: Any) -> None:
        route = Route(
            "POST",
            "/interactions/{interaction_id}/{token}/callback",
            interaction_id=data["id"],
            token=data["token"],
        )
        await self.http.request(route, json={"type": kind, "data": more})

    async def on_socket_raw_receive(self, received: str) -> None:
        event = json.loads(received)
        if event["t"] == "GUILD_CREATE":
            await self.post(event["d"])
        elif event["t"] == "INTERACTION_CREATE":
            await self.reply_to(event["d"])

    async def reply_to(self, data: Part) -> None:
        said = data["data"]
        custom_id = said.get("custom_id", "")
        if custom_id == "silence":
            return
        if data["type"] == AUTOCOMPLETE:
            places = ["Vancouver", "Vienna", "Madrid"]
            typed = next(it["value"] for it in said["options"] if it.get("focused")).lower()
            fits = [
                {"name": it, "value": f"zone/{it}"} for it in places if it.lower().startswith(typed)
            ]
            await self.answer(data, 8, choices=fits)
        elif custom_id.startswith("form:"):
            await self.answer(data, 9, **(FORM if custom_id == "form:1" else SECOND_FORM))
        else:
            if data["type"] == SUBMIT:
                words = json.dumps(filled(said["components"]), sort_keys=True)
            elif data["type"] == COMMAND:
                words = json.dumps(
                    {it["name"]: it["value"] for it in said["options"]}, sort_keys=True
                )
            else:
                words = " ".join([custom_id, *said.get("values", [])])
            await self.answer(data, 4, content=f"Got {words}", flags=EPHEMERAL)


async def run() -> None:
    Route.BASE = os.environ["DISCORD_API_URL"]
    bot = PartsBot(intents=discord.Intents(guilds=True), enable_debug_events=True)
    async with bot:
        await bot.login(os.environ["DISCORD_TOKEN"])
        assert bot.application_id
        await bot.http.bulk_upsert_global_commands(bot.application_id, COMMANDS)
        _, gateway, _ = await bot.http.get_bot_gateway()
        discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)
        await bot.connect()


if __name__ == "__main__":
    try:
        asyncio.run(run())
    except KeyboardInterrupt:
        sys.exit(0)
