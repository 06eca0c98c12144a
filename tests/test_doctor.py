"""The doctor, on real files, a real database and a Discord of our own on loopback."""

import contextlib
import json
import os
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from aiohttp import web

from bot import doctor, places
from bot.database import Database
from bot.doctor_discord import discord_found
from bot.errors import Exit, Fatal
from bot.findings import Finding, Verdict
from bot.settings import Settings, load
from tests.databases import KEY, Place

NOW = datetime(2026, 11, 21, 9, 0, 30, tzinfo=UTC)
OK, ATTENTION, PROBLEM = Verdict.OK, Verdict.ATTENTION, Verdict.PROBLEM


class Still:
    """A clock that stands."""

    def now(self) -> datetime:
        return NOW

    def elapsed(self) -> float:
        return 0.0


@dataclass
class Discord:
    """Answers the doctor's three questions."""

    status: int = 200
    at: datetime = NOW
    logins: int = 1000
    shards: int = 1
    flags: int = 0
    tokens: set[str] = field(default_factory=set)

    @contextlib.asynccontextmanager
    async def listening(self) -> AsyncIterator[Settings]:
        app = web.Application()
        app.router.add_get("/api/v10/{what:.*}", self._answer)
        runner = web.AppRunner(app)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        url = f"http://127.0.0.1:{runner.addresses[0][1]}/api/v10"
        try:
            yield load({"DISCORD_TOKEN": "a.b.c", "DISCORD_API_URL": url}, None)
        finally:
            await runner.cleanup()

    async def _answer(self, request: web.Request) -> web.Response:
        self.tokens.add(request.headers["Authorization"])
        bodies = {
            "users/@me": {"id": "77"},
            "gateway/bot": {
                "shards": self.shards,
                "session_start_limit": {"remaining": self.logins},
            },
            "applications/@me": {"flags": self.flags},
        }
        body = json.dumps(bodies[request.match_info["what"]]).encode()
        headers = {"Date": format_datetime(self.at, usegmt=True)}
        return web.Response(
            body=body, status=self.status, headers=headers, content_type="application/json"
        )

    async def found(self) -> list[Finding]:
        async with self.listening() as settings:
            return [finding async for finding in discord_found(settings, Still())]


def kept(place: Place, **environ: str) -> Settings:
    """Return settings for a place that the database fixtures made."""
    return load(
        {
            "DATA_DIR": str(place.data_dir),
            "PORCHLIGHT_KEY": KEY.get_secret_value(),
            "OPERATOR_NAME": "Ines",
            **environ,
        },
        None,
    )


async def seen(settings: Settings) -> list[tuple[Verdict, str]]:
    return [
        (finding.verdict, finding.subject)
        async for finding in doctor.examine(lambda: settings, clock=Still())
    ]


async def test_a_sound_house_has_no_problem(
    place: Place, sqlite_database: Database, sqlite_template: Path
) -> None:
    await sqlite_database.close()
    backups = places.made(places.backup_directory(place))
    shutil.copyfile(sqlite_template, backups / "today.sqlite3")
    os.utime(backups / "today.sqlite3", (NOW.timestamp(), NOW.timestamp()))
    assert await seen(kept(place)) == [
        (OK, "clock"),
        (OK, "tzdata"),
        (OK, "settings"),
        (OK, "disk"),
        (OK, "key"),
        (OK, "database"),
        (OK, "backups"),
        (ATTENTION, "discord"),
    ]


async def test_the_doctor_may_come_while_the_bot_runs(
    place: Place, sqlite_database: Database
) -> None:
    assert (OK, "database") in await seen(kept(place))
    assert await sqlite_database.check() == []


async def test_a_first_visit_makes_nothing(tmp_path: Path) -> None:
    settings = load({"DATA_DIR": str(tmp_path / "data")}, None)
    found = await seen(settings)
    assert not (tmp_path / "data").exists()
    assert PROBLEM not in {verdict for verdict, _ in found}
    assert (ATTENTION, "key") in found


async def test_wrong_settings_are_all_told(tmp_path: Path) -> None:
    def refuse() -> Settings:
        raise Fatal("LOG_LEVEL must be …\nTICK_SECONDS must be …", Exit.SETTINGS)  # noqa: EM101

    found = [finding async for finding in doctor.examine(refuse, clock=Still())]
    assert [finding.sentence for finding in found if finding.verdict is PROBLEM] == [
        "LOG_LEVEL must be …",
        "TICK_SECONDS must be …",
    ]


async def test_a_damaged_database_is_a_problem(place: Place, sqlite_database: Database) -> None:
    await sqlite_database.close()
    file = places.database_file(place)
    assert file is not None
    with file.open("r+b") as pages:
        pages.seek(file.stat().st_size // 2)
        pages.write(b"\0" * 4096)
    assert (PROBLEM, "database") in await seen(kept(place))


async def test_a_database_that_is_none_is_a_problem(place: Place) -> None:
    (place.data_dir / places.DATABASE).write_bytes(b"these are not the pages you know " * 400)
    assert (PROBLEM, "database") in await seen(kept(place))


async def test_a_postgresql_database_is_looked_at_too(
    place: Place, postgres_database: Database
) -> None:
    url = postgres_database._opened.writing.url.render_as_string(hide_password=False)
    findings = [
        finding
        async for finding in doctor.examine(lambda: kept(place, DATABASE_URL=url), clock=Still())
    ]
    database = next(finding for finding in findings if finding.subject == "database")
    assert database.verdict is OK
    assert "yours to encrypt" in database.sentence


async def test_a_server_that_does_not_answer_is_a_problem(place: Place) -> None:
    settings = kept(place, DATABASE_URL="postgresql://nobody@127.0.0.1:1/none")
    assert (PROBLEM, "database") in await seen(settings)


async def test_a_missing_keyring_is_a_problem(place: Place, sqlite_database: Database) -> None:
    await sqlite_database.close()
    places.keyring_file(place).unlink()
    assert (PROBLEM, "key") in await seen(kept(place))


async def test_a_key_that_does_not_fit_is_a_problem(place: Place) -> None:
    other = KEY.get_secret_value()[::-1]
    settings = kept(place, PORCHLIGHT_KEY=other)
    assert (PROBLEM, "key") in await seen(settings)


def test_a_key_that_others_can_read_is_a_problem(tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.write_text(KEY.get_secret_value())
    settings = load({"PORCHLIGHT_KEY_FILE": str(key), "DATA_DIR": str(tmp_path / "data")}, None)
    verdicts = []
    for mode in (0o444, 0o400):
        key.chmod(mode)
        _, findings = doctor.key_found(settings)
        verdicts.append([finding.verdict for finding in findings])
    assert verdicts == [[PROBLEM, ATTENTION], [ATTENTION]]  # the last: there is no keyring yet


def test_a_key_beside_the_data_is_mentioned(tmp_path: Path) -> None:
    settings = load({"DATA_DIR": str(tmp_path)}, None)
    assert settings.key_file is not None
    settings.key_file.touch(mode=0o400)
    _, findings = doctor.key_found(settings)
    assert "lies beside the data" in findings[0].sentence


def test_a_readable_env_file_and_an_open_api_are_mentioned(tmp_path: Path) -> None:
    env = tmp_path / ".env"
    env.touch(mode=0o644)
    settings = load({"DISCORD_API_URL": "http://proxy.example/api/v10"}, None)
    found = [(one.verdict, one.sentence.split()[0]) for one in doctor.settings_found(settings, env)]
    assert found == [
        (OK, "They"),
        (ATTENTION, "OPERATOR_NAME"),
        (PROBLEM, "Others"),
        (ATTENTION, "DISCORD_API_URL"),
    ]


def test_a_clock_before_our_time_is_a_problem() -> None:
    assert doctor.clock_found(datetime(1970, 1, 1, tzinfo=UTC)).verdict is PROBLEM
    assert doctor.clock_found(NOW).verdict is OK


def test_old_time_zone_rules_are_mentioned() -> None:
    assert doctor.zones_found(NOW).verdict is OK
    assert doctor.zones_found(NOW.replace(year=2035)).verdict is ATTENTION


@pytest.mark.parametrize(("free", "verdict"), [(2**33, OK), (2**29, ATTENTION), (2**20, PROBLEM)])
def test_a_full_disk_is_foreseen(free: int, verdict: Verdict) -> None:
    assert doctor.room_left(free, Path("data")).verdict is verdict


def test_an_old_backup_is_mentioned(place: Place) -> None:
    settings = kept(place)
    assert doctor.backups_found(settings, NOW).verdict is ATTENTION  # none at all
    backup = places.made(places.backup_directory(place)) / "one.sqlite3"
    backup.touch()
    for age, verdict in ((timedelta(days=6), OK), (timedelta(days=8), ATTENTION)):
        at = (NOW - age).timestamp()
        os.utime(backup, (at, at))
        assert doctor.backups_found(settings, NOW).verdict is verdict


async def test_discord_knows_the_token() -> None:
    discord = Discord()
    found = await discord.found()
    assert [finding.verdict for finding in found] == [OK, OK]
    assert found[0].sentence == "The token is that of the bot with id 77."
    assert discord.tokens == {"Bot a.b.c"}


@pytest.mark.parametrize(
    ("discord", "verdict", "words"),
    [
        (Discord(status=401), PROBLEM, "does not accept DISCORD_TOKEN"),
        (Discord(status=503), PROBLEM, "answered 503"),
        (Discord(at=NOW - timedelta(seconds=60)), ATTENTION, "by 60 seconds"),
        (Discord(at=NOW + timedelta(minutes=6)), PROBLEM, "by -360 seconds"),
        (Discord(logins=3), PROBLEM, "3 logins are left"),
        (Discord(shards=4), ATTENTION, "recommends 4 shards"),
        (Discord(flags=1 << 19), ATTENTION, "Message Content intent is on"),
        (Discord(flags=1 << 14), ATTENTION, "Server Members intent is on"),
    ],
)
async def test_what_discord_says_is_understood(
    discord: Discord, verdict: Verdict, words: str
) -> None:
    found = await discord.found()
    assert [one.verdict for one in found if words in one.sentence] == [verdict]


async def test_an_unreachable_discord_is_a_problem() -> None:
    settings = load({"DISCORD_TOKEN": "a.b.c", "DISCORD_API_URL": "http://127.0.0.1:1/api"}, None)
    found = [finding async for finding in discord_found(settings, Still())]
    assert [finding.verdict for finding in found] == [PROBLEM]
    assert "cannot be reached" in found[0].sentence


def test_a_finding_is_one_line() -> None:
    line = str(Finding(PROBLEM, "disk", "0.0 GiB are free for data. Make room."))
    assert line == "problem    disk      0.0 GiB are free for data. Make room."
