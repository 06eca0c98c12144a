"""What must never stand in a log, tried with the real strings of the libraries that write it."""

import io
import json
import logging
import warnings
from collections.abc import Callable, Iterator

import discord
import pytest
import sqlalchemy
from aiohttp import web
from discord.http import Route
from pydantic import BaseModel, ValidationError

from bot import logs
from bot.settings import load

INTERACTION = "aW50ZXJhY3Rpb246MTI4OTk5MDAwMDAwMDAwMDAwMDpBYkNkRWY"  # starts with "interaction:"
# Shaped like a bot's token, and made up here.
TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4" + ".GaBcDe." + "x" * 38
WORDS = "I had a very hard night"

SetUp = Callable[..., io.StringIO]


@pytest.fixture
def set_up() -> Iterator[SetUp]:
    root = logging.getLogger()
    before = (root.handlers, root.level)

    def begin(**environ: str) -> io.StringIO:
        stream = io.StringIO()
        logs.set_up(load({"DISCORD_TOKEN": TOKEN, **environ}, None), stream)
        return stream

    yield begin
    root.handlers, level = before
    root.setLevel(level)
    logging.captureWarnings(capture=False)


def test_a_line_says_when_how_bad_who_and_what(set_up: SetUp) -> None:
    written = set_up()
    logging.getLogger("bot.app").info("connected guilds=%d", 3)
    logging.getLogger("bot.app").debug("not at this level")
    at, rest = written.getvalue().split(" ", 1)
    assert rest == "INFO bot.app: connected guilds=3\n"
    assert len(at) == len("2026-11-21T09:00:00.123Z")
    assert at.endswith("Z")


def test_a_line_break_cannot_forge_a_line(set_up: SetUp) -> None:
    written = set_up()
    logging.getLogger("bot.app").info("typed %s", "x\n2026-01-01T00:00:00.000Z ERROR bot: fire")
    assert written.getvalue().count("\n") == 1


def test_json_is_one_object_a_line_with_the_traceback_inside(set_up: SetUp) -> None:
    written = set_up(LOG_FORMAT="json")
    try:
        int(TOKEN)
    except ValueError:
        logging.getLogger("bot.app").exception("tick failed")
    facts = json.loads(written.getvalue())
    assert (facts["level"], facts["logger"], facts["message"]) == (
        "ERROR",
        "bot.app",
        "tick failed",
    )
    assert facts["traceback"].startswith("Traceback")
    assert facts["traceback"].endswith(f"with base 10: '{logs.GONE}'")


def test_warnings_of_python_are_logged(set_up: SetUp) -> None:
    written = set_up()
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(capture=True)
        warnings.warn("old way", DeprecationWarning, stacklevel=1)
    assert "WARNING py.warnings" in written.getvalue()


class Slow:
    """A server that asks to slow down at the first message, as Discord does."""

    def __init__(self) -> None:
        self.asked = 0

    async def answer(self, request: web.Request) -> web.Response:
        status = 200
        said: dict[str, object] = {"id": "1", "content": WORDS}
        if request.method == "PATCH":
            self.asked += 1
            if self.asked == 1:
                status, said = 429, {"retry_after": 0.01, "message": "slow down"}
        headers = {"Content-Type": "application/json", "Via": "1.1 us"}
        return web.Response(body=json.dumps(said).encode(), status=status, headers=headers)


async def test_discords_library_writes_no_body_and_no_token(
    set_up: SetUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = set_up(LOG_LEVEL="DEBUG")
    app = web.Application()
    app.router.add_route("*", "/{rest:.*}", Slow().answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    monkeypatch.setattr(Route, "BASE", f"http://127.0.0.1:{runner.addresses[0][1]}")
    route = Route(
        "PATCH",
        "/webhooks/{webhook_id}/{webhook_token}/messages/@original",
        webhook_id=123,
        webhook_token=INTERACTION,
    )
    try:
        async with discord.Client(intents=discord.Intents.none()) as client:
            await client.http.static_login(TOKEN)
            await client.http.request(route, json={"content": WORDS})
    finally:
        await runner.cleanup()
    text = written.getvalue()
    assert "We are being rate limited. PATCH" in text
    assert f"/webhooks/123/{logs.GONE}/messages/@original" in text
    assert INTERACTION not in text
    assert WORDS not in text
    assert TOKEN not in text
    assert "DEBUG discord" not in text


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("discord.gateway", logging.DEBUG),
        ("discord.http", logging.DEBUG),
        ("aiosqlite", logging.DEBUG),
        ("asyncpg", logging.DEBUG),
        ("sqlalchemy.engine.Engine", logging.INFO),
        ("apscheduler.executors.default", logging.INFO),
        ("aiohttp.access", logging.INFO),
    ],
)
def test_chatter_of_libraries_is_not_heard(set_up: SetUp, name: str, level: int) -> None:
    written = set_up(LOG_LEVEL="DEBUG")
    chatty = logging.getLogger(name)
    chatty.setLevel(logging.DEBUG)
    chatty.log(level, "INSERT … %r", (WORDS,))
    chatty.error("lost the connection")
    chatty.setLevel(logging.NOTSET)
    assert WORDS not in written.getvalue()
    assert "lost the connection" in written.getvalue()


def test_our_own_debugging_is_heard(set_up: SetUp) -> None:
    written = set_up(LOG_LEVEL="DEBUG")
    logging.getLogger("bot.dispatcher").debug("tick due=%d", 0)
    assert "DEBUG bot.dispatcher: tick due=0" in written.getvalue()


@pytest.mark.parametrize(
    "text",
    [
        f"Improper token has been passed: {TOKEN}",
        f"{{'Authorization': 'Bot {TOKEN}'}}",
        f"POST https://discord.com/api/v10/interactions/128999/{INTERACTION}/callback failed",
        f"POST https://discord.com/api/v10/webhooks/128999/{INTERACTION}?wait=true",
        f"POST https://discord.com/api/webhooks/128999/{'s3cret' * 11}",
        f"token={INTERACTION} id=3",
        "cannot connect to postgresql+asyncpg://porch:s3cret@db.example/porch",
        "DETAIL:  Key (guild_id, user_id)=(1, s3cret) already exists.",
    ],
)
def test_what_opens_a_door_is_removed(text: str) -> None:
    clean = logs.redact(text)
    assert logs.GONE in clean
    for secret in (TOKEN, INTERACTION, "s3cret"):
        assert secret not in clean


def test_ordinary_lines_stay_as_they_are() -> None:
    line = "sent delivery=12 kind=prompt channel=1289990000000000000 took=0.120 bot ready"
    assert logs.redact(line) == line


def test_the_row_that_a_database_refused_is_removed() -> None:
    engine = sqlalchemy.create_engine("sqlite://")
    insert = sqlalchemy.text("INSERT INTO note VALUES (:words)")
    row = {"words": f"[{WORDS}]\n"}
    with engine.connect() as connection:
        connection.execute(sqlalchemy.text("CREATE TABLE note (text TEXT NOT NULL UNIQUE)"))
        connection.execute(insert, row)
        with pytest.raises(sqlalchemy.exc.IntegrityError) as caught:
            connection.execute(insert, row)
    engine.dispose()
    assert WORDS in str(caught.value)
    clean = logs.redact(str(caught.value))
    assert WORDS not in clean
    assert "UNIQUE constraint failed" in clean
    assert "Background on this error" in clean


def test_the_value_that_a_check_refused_is_removed() -> None:
    class Shape(BaseModel):
        number: int

    with pytest.raises(ValidationError) as caught:
        Shape.model_validate({"number": WORDS})
    assert WORDS in str(caught.value)
    assert WORDS not in logs.redact(str(caught.value))


def test_known_secrets_are_removed_wherever_they_stand(set_up: SetUp) -> None:
    written = set_up(HEARTBEAT_URL="https://watch.example/7f3a", PORCHLIGHT_KEY="a-plain-key-word")
    logging.getLogger("bot").error("%s %s", "https://watch.example/7f3a/fail", "a-plain-key-word")
    assert "7f3a" not in written.getvalue()
    assert "a-plain-key-word" not in written.getvalue()


def test_a_pseudonym_is_stable_and_needs_the_key() -> None:
    name = logs.pseudonym(b"key", "member", 7)
    assert name == logs.pseudonym(b"key", "member", 7)
    others = {
        logs.pseudonym(b"other key", "member", 7),
        logs.pseudonym(b"key", "member", 8),
        logs.pseudonym(b"key", "guild", 7),
    }
    assert name not in others
    assert len(others) == 3
    assert name.startswith("member-")
    assert len(name) == len("member-") + 10
