"""Everything that is kept about somebody, for them to take along."""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.database import Database
from bot.models import GuildId, Person, UserId
from bot.rules.export_files import Value, as_csv, as_json, plain
from bot.store import exports, people
from bot.store.exports import Seal
from bot.vault import Unreadable, Vault

log = logging.getLogger(__name__)

UNREADABLE = "(this does not open any more)"


@dataclass(frozen=True, slots=True)
class Files:
    """The same twice: as JSON, and as one table."""

    as_json: bytes
    as_csv: bytes


class Exports:
    """The use case of taking one's data along."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault

    async def take(self, guild_id: GuildId, user_id: UserId, *, now: datetime) -> Files | None:
        """Return all that is kept of somebody in a group; None where that is nothing."""
        async with self._database.reading() as tx:
            person = await people.find(tx, guild_id, user_id)
            if person is None:
                return None
            key = await exports.key_of(tx, person.id)
            found = {
                table.name: await exports.rows(tx, table, person.id) for table in exports.taken()
            }
        tables = {
            name: [self._opened(name, row, person, key) for row in rows]
            for name, rows in found.items()
            if rows
        }
        head: dict[str, Value] = {
            "made_at": now.isoformat(),
            "server": str(guild_id),
            "account": str(user_id),
            "not_here": _not_here(),
        }
        return Files(as_json(head, tables), as_csv(tables))

    def _opened(
        self, table: str, row: Mapping[str, Any], person: Person, key: bytes
    ) -> dict[str, Value]:
        told: dict[str, Value] = {}
        for column, value in row.items():
            seal = exports.SEALED.get((table, column))
            if seal is None:
                told[column] = plain(value)
            else:
                told["words" if column == "sealed" else column] = self._words(
                    (table, person.guild_id, person.id, row[seal.row]), seal, value, key
                )
        return told

    def _words(
        self, place: tuple[str | int, ...], seal: Seal, sealed: bytes | None, key: bytes
    ) -> Value:
        if not sealed:
            return None
        try:
            words = self._vault.open(key, sealed, associated=place)
        except Unreadable:
            # One row that does not open must not keep all the others from whose they are.
            log.exception("sealed words do not open table=%s row=%s", place[0], place[-1])
            return UNREADABLE
        if not seal.is_json:
            return words
        opened: Value = json.loads(words)
        return opened


def _not_here() -> dict[str, Any]:
    columns = {
        f"{table}.{column}": reason
        for table, reasons in exports.NOT_WORTH.items()
        for column, reason in reasons.items()
    }
    return {**exports.NOT_THEIRS, **columns}
