"""The master key, and the random keys it wraps in `data/keyring`."""

import base64
import json
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace as changed
from pathlib import Path

from bot import places
from bot.errors import Exit, Fatal
from bot.vault import KEY_BYTES, MasterKey, Unreadable, Vault

Notice = Callable[[str], None]

PURPOSE = "keyring"


@dataclass(frozen=True, slots=True)
class Keyring:
    """Every key of this installation. `vault` is what the rest of the program needs."""

    master: MasterKey
    database_key: bytes
    mac_secret: bytes
    earlier: tuple[MasterKey, ...] = ()

    @property
    def vault(self) -> Vault:
        """Return the vault of these keys."""
        return Vault(self.master, mac_secret=self.mac_secret, earlier=self.earlier)

    @property
    def mark(self) -> str:
        """Return a public word that tells one installation's keyring from another's."""
        return self.vault.mac("keyring").hex()[:16]

    @classmethod
    def load_or_create(cls, place: places.Place, notice: Notice) -> "Keyring":
        """Return the keys; at the very first start, make them and say so through `notice`.

        Raises:
            Fatal: a key is missing or does not fit. A new one is never made beside old data.
        """
        file = places.keyring_file(place)
        if file.exists():
            return _loaded(place, file, notice)
        database = places.database_file(place)
        if database is not None and database.exists():
            sentence = f"{file} is missing, and {database} cannot be opened without it: "
            raise Fatal(sentence + "put it back from a backup.", Exit.KEY)
        places.made(place.data_dir)
        master = _given(place) or _first_key(place, notice)
        keyring = cls(master, secrets.token_bytes(KEY_BYTES), secrets.token_bytes(KEY_BYTES))
        try:
            places.write_once(file, keyring.wrapped())
        except OSError as error:
            sentence = f"{file} cannot be written ({error.strerror}): let this user write there."
            raise Fatal(sentence, Exit.KEY) from error
        return _loaded(place, file, notice)  # another process may have been first

    def wrapped(self) -> bytes:
        """Return the keyring as it lies on the disk: unreadable without the master key."""
        inside = {
            "database": _text(self.database_key),
            "mac": _text(self.mac_secret),
            "earlier": [key.spell() for key in self.earlier],
        }
        body = self.master.wrap(json.dumps(inside).encode(), PURPOSE)
        return json.dumps({"version": 1, "keys": _text(body)}).encode() + b"\n"

    def under(self, master: MasterKey) -> "Keyring":
        """Return the same keys under a new master key; what the old one wrapped still opens."""
        return changed(self, master=master, earlier=(*self.earlier, self.master))


def that_may_fit(place: places.Place, beside: Path) -> Iterator[Keyring]:
    """Give the keyrings that may open a backup: the one in use, and the one beside the backup.

    Raises:
        Fatal: there is no master key here at all.
    """
    current = _current(place)
    if current is not None:
        yield current
    if not beside.exists():
        return
    masters = (current.master, *reversed(current.earlier)) if current else (_needed(place),)
    for master in masters:
        try:
            found = opened(beside, master)
        except Unreadable:
            continue
        yield found if master is masters[0] else found.under(masters[0])


def opened(file: Path, master: MasterKey) -> Keyring:
    """Return the keyring of a file, under the master key that fits it.

    Raises:
        Unreadable: the key does not fit.
        Fatal: the file is not a keyring.
    """
    try:
        body = base64.b64decode(json.loads(file.read_bytes())["keys"])
    except OSError as error:
        sentence = f"{file} cannot be read ({error.strerror}): let this user read it."
        raise Fatal(sentence, Exit.KEY) from error
    except (ValueError, KeyError, TypeError) as error:
        sentence = f"{file} is damaged: put it back from a backup."
        raise Fatal(sentence, Exit.KEY) from error
    inside = json.loads(master.unwrap(body, PURPOSE))
    return Keyring(
        master,
        database_key=base64.b64decode(inside["database"]),
        mac_secret=base64.b64decode(inside["mac"]),
        earlier=tuple(MasterKey.parse(word) for word in inside["earlier"]),
    )


def next_key_file(key_file: Path) -> Path:
    """Return where a rotation keeps the new key until the keyring is under it."""
    return key_file.with_name(f"{key_file.name}.new")


def put_in_place(key_file: Path, retired: MasterKey) -> Path:
    """Give the new key the name of the old one, and return where the old one is kept."""
    aside = key_file.with_name(f"{key_file.name}.{retired.name.hex()}")
    places.replace(aside, retired.spell().encode() + b"\n")
    next_key_file(key_file).replace(key_file)
    places.sync(key_file.parent)
    return aside


def read_key(file: Path) -> MasterKey:
    """Return the master key of a file.

    Raises:
        Fatal: the file cannot be read, or holds no key.
    """
    try:
        return MasterKey.parse(file.read_text())
    except OSError as error:
        sentence = f"The key file {file} cannot be read ({error.strerror}): let this user read it."
        raise Fatal(sentence, Exit.KEY) from error
    except ValueError:
        sentence = f"{file} holds no key: put the right file back."
        raise Fatal(sentence, Exit.KEY) from None


def _current(place: places.Place) -> Keyring | None:
    file = places.keyring_file(place)
    try:
        return opened(file, _needed(place)) if file.exists() else None
    except Unreadable:
        return None  # the key belongs to the backup


def _needed(place: places.Place) -> MasterKey:
    master = _given(place)
    if master is None:
        sentence = f"The key file {place.key_file} is missing: put it back from where you keep "
        raise Fatal(sentence + "it; without it nothing that is stored can be read.", Exit.KEY)
    return master


def _loaded(place: places.Place, file: Path, notice: Notice) -> Keyring:
    try:
        return opened(file, _needed(place))
    except Unreadable:
        finished = _rotation_finished(place, file, notice)
    if finished is None:
        source = place.key_file or "PORCHLIGHT_KEY"
        sentence = f"The key in {source} does not fit {file}: use the key this keyring was made "
        raise Fatal(sentence + "with, or the keyring of that key.", Exit.KEY)
    return finished


def _rotation_finished(place: places.Place, file: Path, notice: Notice) -> Keyring | None:
    """Take the last step of a rotation that was interrupted, if that is what happened."""
    if place.key_file is None or not next_key_file(place.key_file).exists():
        return None
    try:
        keyring = opened(file, read_key(next_key_file(place.key_file)))
    except Unreadable:
        return None
    put_in_place(place.key_file, keyring.earlier[-1])
    notice(f"A rotation of the key had been interrupted; {place.key_file} is the new key now.")
    return keyring


def _given(place: places.Place) -> MasterKey | None:
    if place.key is not None:
        try:
            return MasterKey.parse(place.key.get_secret_value())
        except ValueError:
            sentence = "PORCHLIGHT_KEY is not a key: give the word that stands in the key file."
            raise Fatal(sentence, Exit.KEY) from None
    if place.key_file is not None and place.key_file.exists():
        return read_key(place.key_file)
    return None


def _first_key(place: places.Place, notice: Notice) -> MasterKey:
    if place.key_file is None:
        sentence = "There is no key: name a file in PORCHLIGHT_KEY_FILE, and it will be made."
        raise Fatal(sentence, Exit.KEY)
    places.made(place.key_file.parent)
    try:
        new = places.write_once(place.key_file, MasterKey.new().spell().encode() + b"\n")
    except OSError as error:
        sentence = f"{place.key_file} cannot be written ({error.strerror}): make it writable once."
        raise Fatal(sentence, Exit.KEY) from error
    if new:
        notice(
            f"A new key was made: {place.key_file}. Copy it now to a place apart from the "
            "backups: whoever has both can read everything, and without it nobody can."
        )
    return read_key(place.key_file)


def _text(body: bytes) -> str:
    return base64.b64encode(body).decode()
