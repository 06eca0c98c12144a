"""What a button, select or form carries: an action, a group, a row, and proof that we made it.

Discord gives a custom id to everybody who sees the message, so the row is masked: its number would
tell a lead that there was a request between two others, one of which they were left out.
"""

import base64
import re
from dataclasses import dataclass
from typing import Protocol

from bot.models import GuildId

LIMIT = 100  # characters, Discord's
MOST_PACKED = 24  # bytes of typed text; base32 makes 39 characters of them, and a row has 40
MAC_CHARACTERS = 16  # 80 bits
_SHAPE = re.compile(r"v1\.([a-z_]{1,24})\.([0-9a-z]{1,13})\.([0-9a-z_-]{0,40})\.([a-z2-7]{16})")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_LETTERS = f"{_DIGITS}-_"  # of a row


class Signer(Protocol):
    """The part of the vault that is needed here."""

    def mac(self, purpose: str, *parts: str | int | bytes) -> bytes:
        """Return bytes that only this installation can make."""
        ...


@dataclass(frozen=True, slots=True)
class Pressed:
    """A custom id that is ours: what to do, for which group, about which row."""

    action: str
    guild_id: GuildId
    row: tuple[str, ...] = ()

    def number(self, place: int) -> int:
        """Return a part of the row as the number it spells."""
        return int(self.row[place], 36)


class CustomIds:
    """Makes custom ids and reads them back. They survive restarts: nothing is remembered."""

    def __init__(self, signer: Signer) -> None:
        self._signer = signer

    def make(self, action: str, guild_id: GuildId, *row: str | int) -> str:
        """Return `v1.<action>.<group>.<row>.<mac>`; numbers are written in base 36."""
        parts = "-".join(part if isinstance(part, str) else spelled(part) for part in row)
        front = f"v1.{action}.{spelled(guild_id)}"
        mac = self._mac(f"{front}.{parts}")
        plain = f"{front}.{parts}.{mac}"
        if len(plain) > LIMIT or not _SHAPE.fullmatch(plain):
            message = f"not a custom id: {plain}"
            raise ValueError(message)
        return f"{front}.{self._shifted(parts, mac, by=1)}.{mac}"

    def read(self, custom_id: str) -> Pressed | None:
        """Return what a custom id says, or None when it is not one of ours."""
        shape = _SHAPE.fullmatch(custom_id)
        if shape is None:
            return None
        action, guild, masked, mac = shape.groups()
        row = self._shifted(masked, mac, by=-1)
        # compared as text: it guards against made-up ids, and timing over Discord tells nothing
        if mac != self._mac(f"v1.{action}.{guild}.{row}"):
            return None
        return Pressed(action, GuildId(int(guild, 36)), tuple(row.split("-")) if row else ())

    def _shifted(self, row: str, mac: str, *, by: int) -> str:
        """Return a row with each letter moved on, by what only we can work out from its proof."""
        steps = self._signer.mac("custom-id-row", mac, 0) + self._signer.mac(
            "custom-id-row", mac, 1
        )
        moved = (_LETTERS.index(at) + by * step for at, step in zip(row, steps, strict=False))
        return "".join(_LETTERS[place % len(_LETTERS)] for place in moved)

    def _mac(self, body: str) -> str:
        digest = self._signer.mac("custom-id", body)
        return base64.b32encode(digest).decode().lower()[:MAC_CHARACTERS]


def packed(text: str) -> tuple[str, ...]:
    """Return typed text as a part of a row; nothing where it is too long to be carried."""
    plain = text.encode()
    if not plain or len(plain) > MOST_PACKED:
        return ()
    return (base64.b32encode(plain).decode().rstrip("=").lower(),)


def packable(text: str) -> str:
    """Return as much of the beginning of a text as can be packed."""
    return text.encode()[:MOST_PACKED].decode(errors="ignore")


def unpacked(part: str) -> str:
    """Return the text that `packed` was given."""
    filled = part.upper() + "=" * (-len(part) % 8)
    return base64.b32decode(filled).decode()


def spelled(number: int) -> str:
    """Return a number that is not negative in base 36."""
    if number < 0:
        message = "custom ids hold no negative numbers"
        raise ValueError(message)
    digits = ""
    while number or not digits:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits
