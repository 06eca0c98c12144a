"""Notes on check-ins: four boxes to tick and, where both sides allow it, a few words."""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.database import Database
from bot.models import Answer, Feeling, GuildId, Note, Slot, UserId
from bot.store import notes
from bot.vault import Vault

TABLE = "check_in_note"


@dataclass(frozen=True, slots=True)
class Noted:
    """A check-in with its note as it is now."""

    answer: Answer | None
    free_text: bool  # whether words may be written; boxes always may be ticked
    note: Note


class Notes:
    """The use cases of a note. What is written is sealed before it reaches the database."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault

    async def read(
        self, guild_id: GuildId, user_id: UserId, *, day_on: date, slot: Slot
    ) -> Noted | None:
        """Return the note of somebody's own check-in; None where they have not checked in."""
        async with self._database.reading() as tx:
            at = await notes.place(tx, guild_id, user_id, day_on=day_on, slot=slot)
        return None if at is None else Noted(at.answer, at.free_text, note_at(self._vault, at))

    async def write(
        self,
        guild_id: GuildId,
        user_id: UserId,
        *,
        day_on: date,
        slot: Slot,
        note: Note,
        now: datetime,
    ) -> Noted | None:
        """Keep a note, in place of an earlier one; an empty one takes it away.

        Where the group or the member does not allow words, those of the form do not count and
        earlier ones stay. None where they have not checked in.
        """
        async with self._database.transaction() as tx:
            at = await notes.place(tx, guild_id, user_id, day_on=day_on, slot=slot)
            if at is None:
                return None
            kept = note
            if not at.free_text:
                kept = replace(note_at(self._vault, at), feelings=note.feelings)
            if kept:
                sealed = self._vault.seal(at.key, _spelled(kept), associated=_place_of(at))
                await notes.write(tx, at, sealed=sealed, now=now)
            else:
                await notes.drop(tx, at.check_in_id)
            return Noted(at.answer, at.free_text, kept)


def note_at(vault: Vault, at: notes.Place) -> Note:
    """Return the note that is sealed there; an empty one where there is none."""
    if at.sealed is None:
        return Note()
    told = json.loads(vault.open(at.key, at.sealed, associated=_place_of(at)))
    feelings = tuple(Feeling(feeling) for feeling in told["feelings"])
    return Note(feelings, told["thanks"], told["words"])


def _spelled(note: Note) -> str:
    return json.dumps(
        {"feelings": list(note.feelings), "thanks": note.thanks, "words": note.words},
        ensure_ascii=False,
    )


def _place_of(at: notes.Place) -> tuple[str | int, ...]:
    return (TABLE, at.guild_id, at.person_id, at.check_in_id)
