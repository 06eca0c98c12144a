"""The keys of an installation: made once, never made up beside old data, rotated without loss."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import select

from bot import places, rotation
from bot.clock import SystemClock
from bot.database import Database
from bot.errors import Exit, Fatal
from bot.keyring import Keyring, next_key_file, read_key
from bot.store.schema import person
from bot.vault import MasterKey, wrapped_by
from tests.databases import Place
from tests.filling import fill


@pytest.fixture
def fresh(tmp_path: Path) -> Place:
    """A place where nothing has ever been."""
    return Place(tmp_path / "data", key_file=tmp_path / "keys" / "porchlight.key", key=None)


def key_file(place: Place) -> Path:
    assert place.key_file is not None
    return place.key_file


def quiet(notice: str) -> None:
    raise AssertionError(notice)


def test_the_first_start_makes_a_key_and_says_so(fresh: Place) -> None:
    notices: list[str] = []
    first = Keyring.load_or_create(fresh, notices.append)
    assert len(notices) == 1
    assert str(fresh.key_file) in notices[0]
    assert "apart from the backups" in notices[0]
    assert key_file(fresh).stat().st_mode & 0o777 == 0o400
    assert places.keyring_file(fresh).stat().st_mode & 0o077 == 0
    again = Keyring.load_or_create(fresh, quiet)
    assert (again.database_key, again.mac_secret) == (first.database_key, first.mac_secret)
    assert first.database_key not in places.keyring_file(fresh).read_bytes()


def test_a_key_that_is_given_is_used_and_no_file_is_made(tmp_path: Path) -> None:
    place = Place(tmp_path / "data", key=SecretStr(MasterKey.new().spell()))
    first = Keyring.load_or_create(place, quiet)
    assert Keyring.load_or_create(place, quiet).database_key == first.database_key
    assert [file.name for file in place.data_dir.iterdir()] == ["keyring"]


def everything(place: Place) -> dict[Path, bytes]:
    files = place.data_dir.parent.rglob("*")
    return {file: file.read_bytes() for file in files if file.is_file()}


def lost_key(place: Place) -> None:
    key_file(place).unlink()


def lost_keyring(place: Place) -> None:
    places.keyring_file(place).unlink()
    (place.data_dir / places.DATABASE).touch()


def another_key(place: Place) -> None:
    places.replace(key_file(place), MasterKey.new().spell().encode())


def no_key(place: Place) -> None:
    places.replace(key_file(place), b"a shopping list")


def damaged_keyring(place: Place) -> None:
    places.replace(places.keyring_file(place), b'{"keys": 7}')


def another_keyring(place: Place) -> None:
    other = Place(place.data_dir.parent / "other", key_file=place.data_dir.parent / "k", key=None)
    Keyring.load_or_create(other, lambda _: None)
    places.replace(places.keyring_file(place), places.keyring_file(other).read_bytes())


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (lost_key, "is missing: put it back"),
        (lost_keyring, "is missing, and"),
        (another_key, "does not fit"),
        (no_key, "holds no key"),
        (damaged_keyring, "is damaged"),
        (another_keyring, "does not fit"),
    ],
)
def test_keys_that_are_missing_or_wrong_are_told_and_nothing_is_made(
    fresh: Place, harm: Callable[[Place], None], sentence: str
) -> None:
    Keyring.load_or_create(fresh, lambda _: None)
    harm(fresh)
    before = {
        file: file.read_bytes() for file in fresh.data_dir.parent.rglob("*") if file.is_file()
    }
    with pytest.raises(Fatal, match=sentence) as told:
        Keyring.load_or_create(fresh, quiet)
    assert told.value.exit_code is Exit.KEY
    assert "\n" not in told.value.sentence
    assert everything(fresh) == before


@pytest.mark.parametrize("key", ["a shopping list", "y" * 43])
def test_a_given_key_that_is_none_is_told_and_not_repeated(tmp_path: Path, key: str) -> None:
    place = Place(tmp_path / "data", key=SecretStr(key))
    Keyring.load_or_create(Place(place.data_dir), quiet)
    with pytest.raises(Fatal) as told:
        Keyring.load_or_create(place, quiet)
    assert told.value.exit_code is Exit.KEY
    assert key not in told.value.sentence


def test_no_key_and_nowhere_to_put_one_is_told(tmp_path: Path) -> None:
    with pytest.raises(Fatal, match="PORCHLIGHT_KEY_FILE"):
        Keyring.load_or_create(Place(tmp_path / "data", key=None), quiet)


@pytest.fixture
async def in_use(empty_place: Place, tmp_path: Path) -> Place:
    """A place with a key file of its own and people in its database, on each engine in turn."""
    place = Place(tmp_path / "used", empty_place.database_url, key_file=tmp_path / "key", key=None)
    keyring = Keyring.load_or_create(place, lambda _: None)
    database = await Database.open(place, keyring, clock=SystemClock())
    async with database.transaction() as tx:
        await fill(tx)
        await tx.execute(person.update().values(key=keyring.vault.new_person_key()))
    await database.close()
    return place


async def person_keys(place: Place, keyring: Keyring) -> list[bytes]:
    database = await Database.open(place, keyring, clock=SystemClock())
    async with database.reading() as tx:
        found = list(await tx.scalars(select(person.c.key)))
    await database.close()
    return found


async def test_a_rotation_rewraps_every_key_and_seals_stay_readable(in_use: Place) -> None:
    old = Keyring.load_or_create(in_use, quiet)
    (key, *_) = await person_keys(in_use, old)
    sealed = old.vault.seal(key, "a word", associated=("note", 1))

    aside = await rotation.rotate(in_use, quiet)

    new = Keyring.load_or_create(in_use, quiet)
    assert read_key(key_file(in_use)).name == new.master.name != old.master.name
    assert read_key(aside).name == old.master.name
    assert new.vault.mac("custom_id", 1) == old.vault.mac("custom_id", 1)
    keys = await person_keys(in_use, new)
    assert {wrapped_by(key) for key in keys} == {new.master.name}
    assert new.vault.open(keys[0], sealed, associated=("note", 1)) == "a word"
    # What an old backup holds opens too: the old key lies wrapped in the keyring.
    assert new.vault.open(key, sealed, associated=("note", 1)) == "a word"


async def test_a_rotation_interrupted_anywhere_leaves_a_bot_that_starts(in_use: Place) -> None:
    old = Keyring.load_or_create(in_use, quiet)
    new = MasterKey.new()
    (key, *_) = await person_keys(in_use, old)
    sealed = old.vault.seal(key, "a word", associated=("note", 1))

    async def starts(*, says: int = 0) -> Keyring:
        notices: list[str] = []
        keyring = Keyring.load_or_create(in_use, notices.append)
        assert len(notices) == says
        (found, *_) = await person_keys(in_use, keyring)
        assert keyring.vault.open(found, sealed, associated=("note", 1)) == "a word"
        return keyring

    places.replace(next_key_file(key_file(in_use)), new.spell().encode())
    assert (await starts()).master.name == old.master.name
    places.replace(places.keyring_file(in_use), old.under(new).wrapped())
    assert (await starts(says=1)).master.name == new.name
    assert (await starts()).master.name == new.name
    assert not next_key_file(key_file(in_use)).exists()
    await rotation.rotate(in_use, quiet)
    assert (await starts()).master.name not in {old.master.name, new.name}


async def test_a_rotation_is_refused_while_an_instance_runs(in_use: Place) -> None:
    keyring = Keyring.load_or_create(in_use, quiet)
    database = await Database.open(in_use, keyring, clock=SystemClock())
    with pytest.raises(Fatal, match="Another Porchlight"):
        await rotation.rotate(in_use, quiet)
    await database.close()
    assert Keyring.load_or_create(in_use, quiet).master.name == keyring.master.name


async def test_a_key_that_is_not_in_a_file_cannot_be_rotated(place: Place) -> None:
    with pytest.raises(Fatal, match="PORCHLIGHT_KEY_FILE") as told:
        await rotation.rotate(place, quiet)
    assert told.value.exit_code is Exit.KEY


async def test_before_the_first_start_there_is_nothing_to_rotate(fresh: Place) -> None:
    with pytest.raises(Fatal, match="first start"):
        await rotation.rotate(fresh, quiet)
    assert not fresh.data_dir.exists()
