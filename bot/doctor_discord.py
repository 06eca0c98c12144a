"""The doctor's questions to Discord itself, asked with the token and without the library."""

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp

from bot.clock import Clock
from bot.findings import Finding, attention, ok, problem
from bot.health import CLOCK_OFF, PATIENCE
from bot.settings import Settings

DISCORD = "https://discord.com/api/v10"
FEW_LOGINS = 20  # of Discord's 1,000 a day
CLOCK_WRONG = timedelta(minutes=5)
PRIVILEGED = {  # bits in an application's flags: the intent, and its form for small bots
    "Presence": 1 << 12 | 1 << 13,
    "Server Members": 1 << 14 | 1 << 15,
    "Message Content": 1 << 18 | 1 << 19,
}


class _Refused(Exception):  # noqa: N818 — it ends the questions, it is no error of ours
    """Discord gave no answer that could be used; the sentence says what to do."""


async def discord_found(settings: Settings, clock: Clock) -> AsyncIterator[Finding]:
    """Ask Discord who the bot is, how often it may still log in, and what it was allowed."""
    if settings.discord_token is None:
        yield attention("discord", "DISCORD_TOKEN is not set: only the demo can run.")
        return
    headers = {
        "Authorization": f"Bot {settings.discord_token.get_secret_value()}",
        "User-Agent": "DiscordBot (porchlight, 1)",
    }
    api = settings.discord_api_url or DISCORD
    async with aiohttp.ClientSession(headers=headers, timeout=PATIENCE) as session:
        try:
            user, said_at = await _get(session, f"{api}/users/@me")
            gateway, _ = await _get(session, f"{api}/gateway/bot")
            application, _ = await _get(session, f"{api}/applications/@me")
        except _Refused as refused:
            yield problem("discord", str(refused))
            return
    yield ok("discord", f"The token is that of the bot with id {user.get('id')}.")
    if said_at is not None:
        yield _clock_found(clock.now() - said_at)
    for finding in (*_logins_found(gateway, settings), *_intents_found(application)):
        yield finding


async def _get(session: aiohttp.ClientSession, url: str) -> tuple[dict[str, Any], datetime | None]:
    try:
        async with session.get(url) as answer:
            if answer.status == 401:  # noqa: PLR2004 — everybody knows it
                sentence = "Discord does not accept DISCORD_TOKEN: copy it anew from the portal."
                raise _Refused(sentence)
            answer.raise_for_status()
            body = await answer.json()
            date = answer.headers.get("Date")
    except aiohttp.ClientResponseError as error:
        sentence = f"Discord answered {error.status}: try again in a few minutes."
        raise _Refused(sentence) from error
    except (aiohttp.ClientError, OSError, TimeoutError, ValueError) as error:
        sentence = f"Discord cannot be reached ({type(error).__name__}): check the network."
        raise _Refused(sentence) from error
    return body, parsedate_to_datetime(date).astimezone(UTC) if date else None


def _clock_found(off: timedelta) -> Finding:
    said = f"It differs from Discord's by {off.total_seconds():.0f} seconds."
    if abs(off) > CLOCK_WRONG:
        return problem("clock", f"{said} Set it by NTP: everything would be late or early.")
    return (
        attention("clock", f"{said} Set it by NTP.") if abs(off) > CLOCK_OFF else ok("clock", said)
    )


def _logins_found(gateway: dict[str, Any], settings: Settings) -> Iterator[Finding]:
    left = gateway.get("session_start_limit", {}).get("remaining")
    if left is not None and left < FEW_LOGINS:
        yield problem("discord", f"{left} logins are left today: find out why it starts so often.")
    shards = gateway.get("shards", 1)
    if shards > (settings.shard_count or 1):
        yield attention("discord", f"Discord recommends {shards} shards: see SHARD_COUNT.")


def _intents_found(application: dict[str, Any]) -> Iterator[Finding]:
    flags = int(application.get("flags", 0))
    for intent, bits in PRIVILEGED.items():
        if flags & bits:
            yield attention(
                "discord", f"The {intent} intent is on; Porchlight never uses it: switch it off."
            )
