"""Settings: every problem at once, no value repeated, and documents that say the same."""

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.errors import Exit, Fatal
from bot.settings import Ration, Settings, example, load, must, names, usual

ROOT = Path(__file__).parent.parent


def problems(environ: dict[str, str], *, needs_token: bool = False) -> list[str]:
    with pytest.raises(Fatal) as caught:
        load(environ, None, needs_token=needs_token)
    assert caught.value.exit_code is Exit.SETTINGS
    return caught.value.sentence.splitlines()


def test_nothing_needs_to_be_set() -> None:
    settings = load({}, None)
    assert settings.data_dir == Path("data")
    assert settings.key_file == Path("data/porchlight.key")
    assert settings.database_url is None
    assert settings.discord_token is None
    assert settings.tick_seconds == 1
    assert settings.sends_per_second == 25
    assert settings.dm_openings == (Ration(1, 30), Ration(20, 3600), Ration(50, 86400))
    assert (settings.log_level, settings.log_format) == ("INFO", "text")
    assert settings.health_port == 0


def test_every_setting_can_be_set() -> None:
    settings = load(
        {
            "DISCORD_TOKEN": "abc.def.ghi",
            "OPERATOR_NAME": "Ines from the Tuesday group",
            "DATA_DIR": "kept",
            "DATABASE_URL": "postgres://u:p%40ss@db.example:5432/porch?sslmode=require",
            "PORCHLIGHT_KEY": "a-word",
            "TICK_SECONDS": "0.05",
            "SENDS_PER_SECOND": "10",
            "DM_OPENINGS": "2/60, 5/600",
            "LOG_LEVEL": "debug",
            "LOG_FORMAT": "JSON",
            "HEALTH_PORT": "8080",
            "HEARTBEAT_URL": "https://watch.example/abc",
            "OPERATORS_CHANNEL_ID": "223456789012345678",
            "SHARD_IDS": "0, 2",
            "SHARD_COUNT": "3",
            "DISCORD_API_URL": "http://127.0.0.1:8000/api/v10/",
            "DEV_GUILD_ID": "123456789012345678",
        },
        None,
        needs_token=True,
    )
    assert settings.discord_token is not None
    assert settings.discord_token.get_secret_value() == "abc.def.ghi"
    assert settings.operator_name == "Ines from the Tuesday group"
    assert settings.data_dir == Path("kept")
    assert settings.database_url == (
        "postgresql+asyncpg://u:p%40ss@db.example:5432/porch?ssl=require"
    )
    assert settings.key is not None
    assert settings.key.get_secret_value() == "a-word"
    assert settings.key_file is None
    assert settings.tick_seconds == 0.05
    assert settings.sends_per_second == 10
    assert settings.dm_openings == (Ration(2, 60), Ration(5, 600))
    assert (settings.log_level, settings.log_format) == ("DEBUG", "json")
    assert settings.health_port == 8080
    assert settings.heartbeat_url is not None
    assert settings.operators_channel_id == 223456789012345678
    assert (settings.shard_ids, settings.shard_count) == ((0, 2), 3)
    assert settings.discord_api_url == "http://127.0.0.1:8000/api/v10"
    assert settings.dev_guild_id == 123456789012345678


WRONG = {
    "DISCORD_TOKEN": "Bot s3cret-token",
    "DATABASE_URL": "mysql://someone:s3cret@host/db",
    "PORCHLIGHT_KEY": "s3cret key",
    "TICK_SECONDS": "0.01",
    "SENDS_PER_SECOND": "51",
    "DM_OPENINGS": "20",
    "LOG_LEVEL": "chatty",
    "LOG_FORMAT": "xml",
    "HEALTH_PORT": "99999",
    "HEARTBEAT_URL": "s3cret.example/abc",
    "SHARD_COUNT": "0",
    "SHARD_IDS": "one",
    "DISCORD_API_URL": "discord",
    "DEV_GUILD_ID": "my server",
    "OPERATORS_CHANNEL_ID": "#operators",
    "OPERATOR_NAME": "x" * 81,
}


def test_every_problem_is_told_at_once() -> None:
    told = problems(WRONG)
    assert [line.split()[0] for line in told] == [name for name in names() if name in WRONG]
    assert all(line.endswith(".") for line in told)


def test_contradictions_are_told_beside_the_rest() -> None:
    told = problems(
        {
            "PORCHLIGHT_KEY": "word",
            "PORCHLIGHT_KEY_FILE": "file",
            "SHARD_IDS": "0",
            "LOG_LEVEL": "chatty",
        },
        needs_token=True,
    )
    assert len(told) == 4
    assert told[0].startswith("LOG_LEVEL must be DEBUG, INFO, WARNING or ERROR")
    assert told[1].startswith("DISCORD_TOKEN is missing")
    assert told[2].startswith("PORCHLIGHT_KEY and PORCHLIGHT_KEY_FILE are both set")
    assert told[3].startswith("SHARD_IDS needs SHARD_COUNT")


def test_no_problem_repeats_a_value() -> None:
    told = "\n".join(problems(WRONG))
    assert "s3cret" not in told
    assert "chatty" not in told


def test_a_shard_beyond_the_count_is_a_problem() -> None:
    assert problems({"SHARD_IDS": "0,2", "SHARD_COUNT": "2"}) == [
        "SHARD_IDS must be below SHARD_COUNT: the first shard is 0."
    ]


@pytest.mark.parametrize("text", ["", "nan", "inf", "fast", "-1", "61"])
def test_a_tick_is_a_short_time(text: str) -> None:
    if text:
        assert problems({"TICK_SECONDS": text})[0].startswith("TICK_SECONDS must be")
    else:
        assert load({"TICK_SECONDS": text}, None).tick_seconds == 1  # empty is not set


@pytest.mark.parametrize("text", ["0/30", "1/0", "1/2/3", "a/b", "1", ",", "1/30,"])
def test_a_ration_is_how_many_in_how_long(text: str) -> None:
    assert problems({"DM_OPENINGS": text})[0].startswith("DM_OPENINGS must be")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("sqlite:///data/porch.sqlite3", "sqlite+aiosqlite:///data/porch.sqlite3"),
        ("sqlite:////var/lib/porch.sqlite3", "sqlite+aiosqlite:////var/lib/porch.sqlite3"),
        ("sqlite+aiosqlite:///porch.db", "sqlite+aiosqlite:///porch.db"),
        ("postgresql://db.example/porch", "postgresql+asyncpg://db.example/porch"),
        ("postgresql+asyncpg://u@h/porch", "postgresql+asyncpg://u@h/porch"),
        (
            "postgresql:///porch?host=/run/postgresql",
            "postgresql+asyncpg:///porch?host=%2Frun%2Fpostgresql",
        ),
    ],
)
def test_a_database_url_may_be_written_as_people_write_it(given: str, kept: str) -> None:
    assert load({"DATABASE_URL": given}, None).database_url == kept


@pytest.mark.parametrize(
    "text",
    [
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite://host/file",
        "postgresql://",
        "postgresql://host",
        "postgresql+psycopg://host/name",
        "porch.sqlite3",
    ],
)
def test_a_database_url_that_cannot_work_is_a_problem(text: str) -> None:
    assert problems({"DATABASE_URL": text})[0].startswith("DATABASE_URL must be like")


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text('# ours\nexport LOG_LEVEL=ERROR\nDATA_DIR="/srv/porch $HOME"\n')
    settings = load({"LOG_LEVEL": "WARNING"}, file)
    assert settings.log_level == "WARNING"
    assert settings.data_dir == Path("/srv/porch $HOME")


def test_a_missing_env_file_is_no_problem(tmp_path: Path) -> None:
    assert load({}, tmp_path / ".env").log_level == "INFO"


def test_an_env_file_that_is_no_text_is_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Fatal, match=r"\.env cannot be read") as caught:
        load({}, file)
    assert caught.value.exit_code is Exit.SETTINGS


def test_the_surroundings_are_not_read_when_an_environment_is_given(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LOG_LEVEL", "ERROR")
    assert load({}, None).log_level == "INFO"
    assert load(None, None).log_level == "ERROR"


def test_the_key_comes_from_systemd_where_it_is_handed_over(tmp_path: Path) -> None:
    environ = {"CREDENTIALS_DIRECTORY": str(tmp_path), "DATA_DIR": "kept"}
    assert load(environ, None).key_file == Path("kept/porchlight.key")
    (tmp_path / "porchlight_key").touch()
    assert load(environ, None).key_file == tmp_path / "porchlight_key"
    assert load({**environ, "PORCHLIGHT_KEY_FILE": "own"}, None).key_file == Path("own")


def test_settings_do_not_change() -> None:
    with pytest.raises(ValidationError):
        load({}, None).log_level = "DEBUG"


def test_secrets_do_not_show() -> None:
    environ = {
        "DISCORD_TOKEN": "s3cret",
        "DATABASE_URL": "postgresql://u:s3cret@host/name",
        "PORCHLIGHT_KEY": "s3cret",
        "HEARTBEAT_URL": "https://watch.example/s3cret",
    }
    settings = load(environ, None)
    assert "s3cret" not in repr(settings)
    assert "s3cret" not in str(settings)


def test_the_example_file_says_what_the_code_says() -> None:
    written = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert written == example(), (
        "write it anew: python -c 'from bot.settings import example; print(example(), end=\"\")'"
    )


def test_the_example_file_works_as_it_is() -> None:
    assert load({}, ROOT / ".env.example") == load({}, None)
    # … and with every line switched on that has a value.
    lines = example().splitlines()
    switched_on = dict(line[1:].split("=", 1) for line in lines if re.match(r"#[A-Z_]+=.", line))
    assert load(switched_on, None) == load({}, None)


def test_the_table_in_the_readme_says_what_the_code_says() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([A-Z_]+)` \| (.*?) \| (.*?) \|$", readme, re.MULTILINE)
    assert rows == [
        (
            name,
            f"`{usual(name)}`" if usual(name) else "",
            f"{Settings.model_fields[attribute].description} Must be {must(name)}.",
        )
        for name, attribute in names().items()
    ]
