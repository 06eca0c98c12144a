"""A new master key: what it wraps is wrapped again, what is sealed stays as it is."""

from pathlib import Path

from bot import places
from bot.database_opening import alone
from bot.database_rows import rewrap_person_keys
from bot.database_trouble import fatal_when_troubled
from bot.errors import Exit, Fatal
from bot.keyring import Keyring, Notice, next_key_file, put_in_place
from bot.vault import MasterKey


async def rotate(place: places.Place, notice: Notice) -> Path:
    """Put a new key in the key file, and return where the old one is kept.

    Interrupted anywhere, it leaves a bot that starts: until the keyring is under the new key the
    old one counts, and from then on the next start takes the last steps.

    Raises:
        Fatal: an instance is running, or the key does not come from a file that can be written.
    """
    key_file = _writable(place)
    async with alone(place):
        keyring = Keyring.load_or_create(place, notice)
        new = MasterKey.new()
        try:
            places.replace(next_key_file(key_file), new.spell().encode() + b"\n")
            turned = keyring.under(new)
            places.replace(places.keyring_file(place), turned.wrapped())
            aside = put_in_place(key_file, keyring.master)
        except OSError as error:
            sentence = f"{error.filename} cannot be written ({error.strerror}): let this user "
            raise Fatal(sentence + "write there, then rotate again.", Exit.KEY) from error
        with fatal_when_troubled():
            await rewrap_person_keys(place, turned)
    return aside


def _writable(place: places.Place) -> Path:
    if place.key_file is None:
        sentence = "The key comes from PORCHLIGHT_KEY: put it into a file, name that in "
        raise Fatal(sentence + "PORCHLIGHT_KEY_FILE, and rotate then.", Exit.KEY)
    if not places.keyring_file(place).exists():
        sentence = "There is no key to rotate yet: the first start makes one."
        raise Fatal(sentence, Exit.KEY)
    return place.key_file
