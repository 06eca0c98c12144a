"""Free text at rest, and keyed fingerprints: what leaves here means nothing without the key."""

import base64
import hashlib
import hmac
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
NONCE_BYTES = 12
NAME_BYTES = 8
SEALED_V1 = b"\x01"
WRAPPED_V1 = b"\x01"

Part = str | int | bytes


class Unreadable(Exception):  # noqa: N818 — reads as what happened
    """Sealed text that does not open: another key, another row, or bytes that were changed."""


class MasterKey:
    """The key that wraps every other; its `name` is public and says which one a wrap needs."""

    def __init__(self, secret: bytes) -> None:
        if len(secret) != KEY_BYTES:
            sentence = f"a master key is {KEY_BYTES} bytes"
            raise ValueError(sentence)
        self._secret = secret
        self._cipher = AESGCM(derived(secret, "wrap"))
        self.name = derived(secret, "name")[:NAME_BYTES]

    @classmethod
    def new(cls) -> "MasterKey":
        """Return a key nobody has seen."""
        return cls(secrets.token_bytes(KEY_BYTES))

    @classmethod
    def parse(cls, text: str) -> "MasterKey":
        """Return the key that `text` spells.

        Raises:
            ValueError: it spells none.
        """
        word = text.strip()
        return cls(base64.b64decode(word + "=" * (-len(word) % 4), altchars=b"-_", validate=True))

    def spell(self) -> str:
        """Return the key as one word, for a file or the environment."""
        return base64.urlsafe_b64encode(self._secret).decode().rstrip("=")

    def wrap(self, key: bytes, purpose: str) -> bytes:
        """Return `key` sealed under this one, usable for `purpose` only."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        sealed = self._cipher.encrypt(nonce, key, purpose.encode())
        return WRAPPED_V1 + self.name + nonce + sealed

    def unwrap(self, wrapped: bytes, purpose: str) -> bytes:
        """Return the key inside.

        Raises:
            Unreadable: this is not the key that wrapped it, or not for this purpose.
        """
        body = wrapped[1 + NAME_BYTES :]
        try:
            return self._cipher.decrypt(body[:NONCE_BYTES], body[NONCE_BYTES:], purpose.encode())
        except (InvalidTag, ValueError):
            sentence = "a wrapped key does not open"
            raise Unreadable(sentence) from None


class Vault:
    """Seals free text under a key per person, and makes keyed fingerprints (`mac`)."""

    def __init__(
        self, master: MasterKey, *, mac_secret: bytes, earlier: tuple[MasterKey, ...] = ()
    ) -> None:
        self._master = master
        self._by_name = {key.name: key for key in (*earlier, master)}
        self._mac_secret = mac_secret
        self._mac_keys: dict[str, bytes] = {}

    def new_person_key(self) -> bytes:
        """Return a fresh key for one person, wrapped. Deleting it erases what it sealed."""
        return self._master.wrap(secrets.token_bytes(KEY_BYTES), "person")

    def rewrap(self, person_key: bytes) -> bytes:
        """Return the same person's key wrapped by today's master key."""
        if wrapped_by(person_key) == self._master.name:
            return person_key
        return self._master.wrap(self._unwrap(person_key), "person")

    def seal(self, person_key: bytes, plaintext: str, *, associated: tuple[Part, ...]) -> bytes:
        """Return `plaintext` sealed; `associated` is its place: table, guild, member, row."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        cipher = AESGCM(self._unwrap(person_key))
        place = spelled((SEALED_V1, *associated))
        return SEALED_V1 + nonce + cipher.encrypt(nonce, plaintext.encode(), place)

    def open(self, person_key: bytes, sealed: bytes, *, associated: tuple[Part, ...]) -> str:
        """Return the text that `seal` was given.

        Raises:
            Unreadable: the key, the place or the bytes are not the ones of the sealing.
        """
        version, nonce, body = sealed[:1], sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
        cipher = AESGCM(self._unwrap(person_key))
        try:
            return cipher.decrypt(nonce, body, spelled((version, *associated))).decode()
        except (InvalidTag, ValueError):
            sentence = "a sealed text does not open"
            raise Unreadable(sentence) from None

    def mac(self, purpose: str, *parts: Part) -> bytes:
        """Return 32 bytes that only this installation can make; the same after a rotation."""
        key = self._mac_keys.get(purpose)
        if key is None:
            key = self._mac_keys[purpose] = derived(self._mac_secret, f"mac {purpose}")
        return hmac.digest(key, spelled(parts), hashlib.sha256)

    def _unwrap(self, person_key: bytes) -> bytes:
        master = self._by_name.get(wrapped_by(person_key))
        if master is None:
            sentence = "a person's key was wrapped by a master key that is not here"
            raise Unreadable(sentence)
        return master.unwrap(person_key, "person")


def derived(secret: bytes, purpose: str) -> bytes:
    """Return a key of its own for each purpose (HKDF-SHA256)."""
    info = f"porchlight {purpose}".encode()
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=info).derive(secret)


def wrapped_by(wrapped: bytes) -> bytes:
    """Return the name of the master key that wrapped this."""
    return wrapped[1 : 1 + NAME_BYTES]


def spelled(parts: tuple[Part, ...]) -> bytes:
    """Return the parts as bytes that no other parts share, whatever is in them."""
    spelling = b""
    for part in parts:
        kind = b"b" if isinstance(part, bytes) else b"i" if isinstance(part, int) else b"s"
        body = part if isinstance(part, bytes) else str(part).encode()
        spelling += kind + len(body).to_bytes(4, "big") + body
    return spelling
