"""The erasure journal: who has been erased, so that a restored backup forgets them again."""

import os
from datetime import UTC, datetime
from pathlib import Path

from bot.vault import Vault

LINE = len(f"{'p' * 64} 2026-01-01T00:00:00.000000+00:00")


class ErasureJournal:
    """A file of keyed pseudonyms and instants; nobody can read a person out of it."""

    def __init__(self, file: Path, vault: Vault) -> None:
        self._file = file
        self._vault = vault

    def record(self, guild_id: int, user_id: int, *, at: datetime) -> None:
        """Remember on the disk that this person is erased; call it before the rows go."""
        moment = at.astimezone(UTC).isoformat(timespec="microseconds")
        # The first line break closes a line that a power cut may have torn.
        line = f"\n{self._pseudonym(guild_id, user_id)} {moment}\n"
        descriptor = os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            os.write(descriptor, line.encode())
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def erased_after(self, known_at: datetime, guild_id: int, user_id: int) -> bool:
        """Return whether this person was erased after the moment from which we know them."""
        erased_at = self._last().get(self._pseudonym(guild_id, user_id))
        return erased_at is not None and erased_at >= known_at

    def _last(self) -> dict[str, datetime]:
        if not self._file.exists():
            return {}
        lines = [line for line in self._file.read_text().splitlines() if len(line) == LINE]
        # The journal is in the order of time, so the last line about somebody counts.
        return {line[:64]: datetime.fromisoformat(line[65:]) for line in lines}

    def _pseudonym(self, guild_id: int, user_id: int) -> str:
        return self._vault.mac("erasure", guild_id, user_id).hex()
