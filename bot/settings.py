"""Settings from the environment and `.env`: frozen, checked, every problem told at once."""

import os
import re
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal, NamedTuple, TypeVar
from urllib.parse import parse_qsl, urlencode, urlsplit

from dotenv import dotenv_values
from pydantic import BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict
from typing_extensions import override

from bot.errors import Exit, Fatal

CREDENTIAL = "porchlight_key"  # the name under which systemd hands us the key
KEY_FILE = "porchlight.key"  # in DATA_DIR, where nothing else is said
DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
}


T = TypeVar("T")


class Ration(NamedTuple):
    """At most `most` within any `seconds`."""

    most: Annotated[int, Field(ge=1)]
    seconds: Annotated[int, Field(ge=1)]


def _without_spaces(text: str) -> str:
    if not re.fullmatch(r"[\x21-\x7e]+", text):  # "Bot …", a line break, a typographic quote
        raise ValueError
    return text


def _web_address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError
    _ = parts.port  # raises ValueError where it is no port
    return text.rstrip("/")


def _database_url(text: str) -> str:
    parts = urlsplit(text)
    driver = DRIVERS.get(parts.scheme.partition("+")[0], "")
    if parts.scheme not in {*DRIVERS, driver}:
        raise ValueError
    if driver.startswith("sqlite"):
        path = text.partition("://")[2].removeprefix("/")
        if parts.netloc or not path or ":memory:" in path:
            raise ValueError
        return f"{driver}:///{path}"
    # Hosting companies write libpq's `sslmode`; asyncpg calls the same thing `ssl`.
    query = [("ssl" if name == "sslmode" else name, v) for name, v in parse_qsl(parts.query)]
    if not (parts.hostname or "host" in dict(query)) or not parts.path.strip("/"):
        raise ValueError
    address = f"{driver}://{parts.netloc}{parts.path}"
    return f"{address}?{urlencode(query)}" if query else address


def _whole_numbers(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(","))


def _rations(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(part.strip().split("/")) for part in text.split(","))


def _setting(name: str, default: T, *, must: str, says: str, secret: bool = False) -> T:
    """Describe a setting: its name, what it must be, and what it is for."""
    field: T = Field(
        default,
        validation_alias=name,
        description=says,
        repr=not secret,
        json_schema_extra={"must": must},
    )
    return field


class Settings(BaseSettings):
    """What the operator decided. `load` makes one; nothing changes it afterwards."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore", validate_default=False)

    discord_token: Annotated[SecretStr, BeforeValidator(_without_spaces)] | None = _setting(
        "DISCORD_TOKEN",
        None,
        must="the bot's token as Discord shows it: one word, without `Bot` before it",
        says="The bot's token, from Discord's developer portal. Whoever has it is the bot.",
        secret=True,
    )
    operator_name: Annotated[str, Field(max_length=80)] | None = _setting(
        "OPERATOR_NAME",
        None,
        must="a name of at most 80 characters",
        says="Who runs this bot and could, with effort, read what it stores; `/about` names them.",
    )
    data_dir: Path = _setting(
        "DATA_DIR",
        Path("data"),
        must="a directory",
        says="Where the database, the keyring, the erasure journal and the backups are.",
    )
    database_url: Annotated[str, BeforeValidator(_database_url)] | None = _setting(
        "DATABASE_URL",
        None,
        must="like `sqlite:///data/porchlight.sqlite3` or `postgresql://user@host/name`",
        says="Another database. Left out: an encrypted SQLite file in DATA_DIR.",
        secret=True,
    )
    key_file: Path | None = _setting(
        "PORCHLIGHT_KEY_FILE",
        None,
        must="the path of a file",
        says="The master key; made at the first start. Left out: the systemd credential "
        "`porchlight_key`, else `porchlight.key` in DATA_DIR. Keep a copy apart from the backups.",
    )
    key: Annotated[SecretStr, BeforeValidator(_without_spaces)] | None = _setting(
        "PORCHLIGHT_KEY",
        None,
        must="the master key as one word",
        says="The master key itself, in place of a file.",
        secret=True,
    )
    tick_seconds: Annotated[float, Field(ge=0.05, le=60)] = _setting(
        "TICK_SECONDS",
        1.0,
        must="a number of seconds from 0.05 to 60",
        says="How often the bot asks its database what is due.",
    )
    sends_per_second: Annotated[float, Field(gt=0, le=50)] = _setting(
        "SENDS_PER_SECOND",
        25.0,
        must="a number above 0 and at most 50",
        says="Messages a second at most, all processes together. Requests for a person go first.",
    )
    dm_openings: Annotated[tuple[Ration, ...], BeforeValidator(_rations)] = _setting(
        "DM_OPENINGS",
        (Ration(1, 30), Ration(20, 3600), Ration(50, 86400)),
        must="pairs of how many and in how many seconds, like `1/30,20/3600,50/86400`",
        says="New DM channels at most, as count/seconds. Discord silences bots that open many.",
    )
    log_level: Annotated[
        Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(str.upper)
    ] = _setting(
        "LOG_LEVEL",
        "INFO",
        must="DEBUG, INFO, WARNING or ERROR",
        says="How much is logged. Never words, names or tokens, at any level.",
    )
    log_format: Annotated[Literal["text", "json"], BeforeValidator(str.lower)] = _setting(
        "LOG_FORMAT",
        "text",
        must="text or json",
        says="One line of text, or one JSON object, for each thing logged.",
    )
    health_port: Annotated[int, Field(ge=0, le=65535)] = _setting(
        "HEALTH_PORT",
        0,
        must="a port from 1 to 65535, or 0 for off",
        says="Port on this computer for `/healthz` and `/metrics`; 0 is off.",
    )
    heartbeat_url: Annotated[SecretStr, BeforeValidator(_web_address)] | None = _setting(
        "HEARTBEAT_URL",
        None,
        must="an address that starts with http:// or https://",
        says="A watchdog elsewhere, such as Healthchecks, that tells you when the bot is silent.",
        secret=True,
    )
    operators_channel_id: Annotated[int, Field(gt=0, lt=2**63)] | None = _setting(
        "OPERATORS_CHANNEL_ID",
        None,
        must="a channel's id: a whole number",
        says="A channel that you read. There the bot says what somebody must look at: a database "
        "that cannot be written, messages that were given up. It names rows, never people.",
    )
    shard_count: Annotated[int, Field(ge=1)] | None = _setting(
        "SHARD_COUNT",
        None,
        must="a whole number from 1 up",
        says="How many shards all processes have together. Only for thousands of groups.",
    )
    shard_ids: (
        Annotated[tuple[Annotated[int, Field(ge=0)], ...], BeforeValidator(_whole_numbers)] | None
    ) = _setting(
        "SHARD_IDS",
        None,
        must="whole numbers with commas between, like `0,1`",
        says="The shards of this process; needs SHARD_COUNT.",
    )
    discord_api_url: Annotated[str, BeforeValidator(_web_address)] | None = _setting(
        "DISCORD_API_URL",
        None,
        must="an address like `http://127.0.0.1:8000/api/v10`",
        says="Another server that speaks Discord's API; its `GET /gateway/bot` names the gateway.",
    )
    dev_guild_id: Annotated[int, Field(gt=0, lt=2**63)] | None = _setting(
        "DEV_GUILD_ID",
        None,
        must="a server's id: a whole number",
        says="While developing: a server that gets the commands at once.",
    )

    @override
    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        *others: PydanticBaseSettingsSource,
        **named: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Take what `load` hands over and nothing else, so that tests and sandbox are alone."""
        return (init_settings,)


def names() -> dict[str, str]:
    """Return the attribute of each setting by the name the operator writes, in their order."""
    return {str(field.validation_alias): name for name, field in Settings.model_fields.items()}


def load(
    environ: Mapping[str, str] | None = None,
    env_file: Path | None = Path(".env"),
    *,
    needs_token: bool = False,
) -> Settings:
    """Return the settings; the environment wins over `.env`, and an empty value is none.

    Raises:
        Fatal: a sentence for each problem, all of them at once, no value ever repeated.
    """
    given = _given(os.environ if environ is None else environ, env_file)
    problems = list(_contradictions(given, needs_token=needs_token))
    try:
        settings = Settings.model_validate(given)
    except ValidationError as error:
        problems = [*_refusals(error), *problems]
        raise _fatal(problems) from None  # the error repeats the values
    problems += _beyond_count(settings)
    if problems:
        raise _fatal(problems)
    return settings


def _given(environ: Mapping[str, str], env_file: Path | None) -> dict[str, str]:
    written: Mapping[str, str | None] = {}
    if env_file is not None and env_file.exists():
        try:
            written = dotenv_values(env_file, interpolate=False)
        except (OSError, UnicodeDecodeError):
            sentence = f"{env_file} cannot be read: make it a text file that this user may read."
            raise Fatal(sentence, Exit.SETTINGS) from None
    both = {**written, **environ}
    given = {name: text.strip() for name in names() if (text := both.get(name)) and text.strip()}
    if "PORCHLIGHT_KEY" not in given and "PORCHLIGHT_KEY_FILE" not in given:
        given["PORCHLIGHT_KEY_FILE"] = str(_usual_key_file(environ, given))
    return given


def _usual_key_file(environ: Mapping[str, str], given: Mapping[str, str]) -> Path:
    if directory := environ.get("CREDENTIALS_DIRECTORY"):
        credential = Path(directory) / CREDENTIAL
        if credential.exists():
            return credential
    return Path(given.get("DATA_DIR", "data")) / KEY_FILE


def _contradictions(given: Mapping[str, str], *, needs_token: bool) -> Iterator[str]:
    if needs_token and "DISCORD_TOKEN" not in given:
        yield (
            "DISCORD_TOKEN is missing: put the bot's token into .env, "
            "or type `make run` without one to try the demo."
        )
    if "PORCHLIGHT_KEY" in given and "PORCHLIGHT_KEY_FILE" in given:
        yield "PORCHLIGHT_KEY and PORCHLIGHT_KEY_FILE are both set: keep one of them."
    if "SHARD_IDS" in given and "SHARD_COUNT" not in given:
        yield "SHARD_IDS needs SHARD_COUNT: say how many shards there are in all."


def _beyond_count(settings: Settings) -> Iterator[str]:
    if settings.shard_count and any(n >= settings.shard_count for n in settings.shard_ids or ()):
        yield "SHARD_IDS must be below SHARD_COUNT: the first shard is 0."


def _refusals(error: ValidationError) -> list[str]:
    wrong = {str(part["loc"][0]) for part in error.errors(include_input=False)}
    return [f"{name} must be {must(name)}." for name in names() if name in wrong]


def must(name: str) -> str:
    """Return what the setting has to be, as the end of the sentence `NAME must be …`."""
    extra = Settings.model_fields[names()[name]].json_schema_extra
    return str(extra["must"]) if isinstance(extra, dict) else ""


def _fatal(problems: list[str]) -> Fatal:
    return Fatal("\n".join(problems), Exit.SETTINGS)


def usual(name: str) -> str:
    """Return the value a setting has when nobody sets it, as it would be written; "" for none."""
    default = Settings.model_fields[names()[name]].default
    if isinstance(default, tuple):
        return ",".join(f"{most}/{seconds}" for most, seconds in default)
    if isinstance(default, float):
        return f"{default:g}"
    return "" if default is None else str(default)


def example() -> str:
    """Return `.env.example`: every setting with what it is for and its usual value."""
    parts = [
        "# Settings of Porchlight. Copy this file to .env; what is left out has its usual value."
    ]
    for name, attribute in names().items():
        says = Settings.model_fields[attribute].description or ""
        words = textwrap.wrap(f"{says} Must be {must(name)}.", width=96)
        comment = "\n".join(f"# {line}" for line in words)
        off = "" if name == "DISCORD_TOKEN" else "#"
        parts.append(f"{comment}\n{off}{name}={usual(name)}")
    return "\n\n".join(parts) + "\n"
