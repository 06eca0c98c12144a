"""What is logged and how: facts and ids; never words, names or tokens, whoever writes them."""

import base64
import hmac
import json
import logging
import re
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TextIO

from typing_extensions import override

from bot.settings import Settings

# Other people's modules below which level we do not listen: discord.py's DEBUG holds what people
# wrote, aiosqlite's every row, SQLAlchemy's INFO every parameter, APScheduler's every tick, and
# Alembic's that it will do what it always does.
FLOORS = {
    "sqlalchemy": logging.WARNING,
    "alembic": logging.WARNING,
    "apscheduler": logging.WARNING,
    "aiohttp.access": logging.WARNING,
}
OURS = ("bot", "cogs", "sandbox")
GONE = "[removed]"
SHORTEST_SECRET = 6  # a shorter one, as in a test, would blot out half the log

_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    # Tokens of interactions and webhooks are part of addresses, as in discord.py's 429 warning.
    (re.compile(r"(/webhooks/\d+/|/interactions/\d+/)[^\s/?'\"]+"), rf"\1{GONE}"),
    (re.compile(r"aW50ZXJhY3Rpb246[\w=-]+"), GONE),  # an interaction's token anywhere else
    (re.compile(r"\b[\w-]{22,}\.[\w-]{6,7}\.[\w-]{27,}"), GONE),  # a bot's token
    (re.compile(r"(?i)\b(authorization\W+)?(bot|bearer) [\w.-]{20,}"), GONE),
    (re.compile(r"(://[^\s:/@]*:)[^\s/]+@"), rf"\1{GONE}@"),  # a password in an address
    # SQLAlchemy, PostgreSQL and pydantic append the row or the value that was refused.
    (re.compile(r"\[parameters: .*?\](?=\n\(Background|\n|$)", re.DOTALL), f"[parameters: {GONE}]"),
    (re.compile(r"(?m)\bDETAIL:.*$"), f"DETAIL: {GONE}"),
    (re.compile(r"input_value=.*?(?=, input_type=)", re.DOTALL), f"input_value={GONE}"),
)


def redact(text: str, secrets: Iterable[str] = ()) -> str:
    """Return the text without anything that opens a door or shows a row."""
    for secret in secrets:
        text = text.replace(secret, GONE)
    for pattern, instead in _RULES:
        text = pattern.sub(instead, text)
    return text


def pseudonym(key: bytes, kind: str, number: int) -> str:
    """Return a name for a log line: the same for the same id, and nothing without the key."""
    digest = hmac.digest(key, f"{kind}:{number}".encode(), "sha256")
    return f"{kind}-{base64.b32encode(digest)[:10].decode().lower()}"


class _Listened(logging.Filter):
    """Lets through what may be written at all, whatever the levels of the loggers are."""

    @override
    def filter(self, record: logging.LogRecord) -> bool:
        if record.name.partition(".")[0] in OURS:
            return True
        floors = (level for name, level in FLOORS.items() if _within(record.name, name))
        return record.levelno >= max(floors, default=logging.INFO)


def _within(logger: str, ancestor: str) -> bool:
    return logger == ancestor or logger.startswith(f"{ancestor}.")


class _Text(logging.Formatter):
    """`2026-03-01T09:00:00.123Z INFO bot.app: connected guilds=3`, and the traceback below it."""

    def __init__(self, secrets: tuple[str, ...]) -> None:
        super().__init__()
        self._secrets = secrets

    @override
    def format(self, record: logging.LogRecord) -> str:
        trouble = _trouble(record)
        return redact(
            f"{_written_at(record)} {record.levelname} {record.name}: {_one_line(record)}"
            + (f"\n{trouble}" if trouble else ""),
            self._secrets,
        )


class _Json(_Text):
    """The same facts as one JSON object in one line."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        facts = {
            "at": _written_at(record),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if trouble := _trouble(record):
            facts["traceback"] = trouble
        clean = {name: redact(text, self._secrets) for name, text in facts.items()}
        return json.dumps(clean, ensure_ascii=False)


def _written_at(record: logging.LogRecord) -> str:
    at = datetime.fromtimestamp(record.created, UTC)
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _one_line(record: logging.LogRecord) -> str:
    # A line break inside a message could pass for a line of its own.
    return record.getMessage().replace("\r", "\\r").replace("\n", "\\n")


def _trouble(record: logging.LogRecord) -> str:
    formatter = logging.Formatter()
    parts = []
    if record.exc_info and record.exc_info[0] is not None:
        parts.append(formatter.formatException(record.exc_info))
    if record.stack_info:
        parts.append(formatter.formatStack(record.stack_info))
    return "\n".join(parts)


def set_up(settings: Settings, stream: TextIO | None = None) -> None:
    """Write the log of this process to the stream (standard error), and nothing anywhere else."""
    known = (settings.discord_token, settings.key, settings.heartbeat_url)
    words = (secret.get_secret_value() for secret in known if secret)
    secrets = tuple(word for word in words if len(word) >= SHORTEST_SECRET)
    formatter = _Json(secrets) if settings.log_format == "json" else _Text(secrets)
    writer = logging.StreamHandler(stream or sys.stderr)
    writer.setFormatter(formatter)
    writer.addFilter(_Listened())
    logging.captureWarnings(capture=True)
    root = logging.getLogger()
    root.handlers = [writer]
    root.setLevel(settings.log_level)
