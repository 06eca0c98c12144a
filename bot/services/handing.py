"""The note that a lead may leave when they hand a request on: for the next one, and nobody else."""

from datetime import datetime

from bot.database import Database, Transaction
from bot.models import Lead, Request, RequestId, Rung, UserId
from bot.services.requests import is_left_out
from bot.store import hand_notes, leads, requests, signed_notes, steps
from bot.vault import Vault

TABLE = "hand_note"
MOST = 300  # characters


class Handing:
    """The use cases of such a note. It is sealed with the key of the person who asks."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault

    async def leave(self, request_id: RequestId, *, by: UserId, text: str, now: datetime) -> bool:
        """Keep a note of the lead who has just handed it on; False when it is too late for one."""
        async with self._database.transaction() as tx:
            request = await requests.read(tx, request_id)
            lead = request and await leads.find(tx, request.guild_id, by)
            if request is None or not lead or not await _handed_it_on(tx, request, lead):
                return False
            key = await signed_notes.key_of(tx, request.person_id)
            if key is None or not text or await is_left_out(tx, request, by):
                return False
            place = (TABLE, request.guild_id, request.person_id, request_id)
            await hand_notes.keep(
                tx,
                request_id,
                person_id=request.person_id,
                lead_id=lead.person.id,
                sealed=self._vault.seal(key, text[:MOST], associated=place),
                now=now,
            )
            return True

    async def read(self, request_id: RequestId, *, by: UserId) -> str:
        """Return the note, to the lead who has the request now; "" to anybody else."""
        async with self._database.reading() as tx:
            request = await requests.read(tx, request_id)
            kept = await hand_notes.read(tx, request_id)
            if request is None or kept is None or request.taken_by != by:
                return ""
            key = await signed_notes.key_of(tx, request.person_id)
            if key is None or request.closed_at is not None:
                return ""
            place = (TABLE, request.guild_id, request.person_id, request_id)
            return self._vault.open(key, kept.sealed, associated=place)


async def _handed_it_on(tx: Transaction, request: Request, lead: Lead) -> bool:
    """Say whether this lead was the last to have it, and nobody has it since."""
    if request.taken_by is not None or request.closed_at is not None or request.handed_at is None:
        return False
    handed = {
        step.id
        for step in await steps.taken(tx, request.id, since=request.handed_at)
        if step.rung is Rung.HELD and step.began_at == request.handed_at
    }
    return any(
        page.lead_id == lead.person.id and page.step_id in handed
        for page in await steps.pages(tx, request.id)
    )
