"""All tables. Everything about a person hangs on `person` and goes with it."""

from bot.store.schema.circles import concern, hold
from bot.store.schema.library import resource
from bot.store.schema.meetings import (
    attendance,
    coming,
    draft,
    meeting,
    meeting_date,
    meeting_host,
    meeting_told,
    meeting_turn,
)
from bot.store.schema.metadata import metadata
from bot.store.schema.outbox import (
    broken_channel,
    delivery,
    dm_opening,
    heartbeat,
    outage,
    pace,
    press,
)
from bot.store.schema.people import (
    check_in,
    check_in_note,
    check_in_share,
    goal,
    guild,
    member,
    own_date,
    person,
)
from bot.store.schema.quiet import (
    asked_after,
    digest,
    digest_line,
    quiet_watch,
    signed_note,
    to_digest,
)
from bot.store.schema.records import audit, notice, program
from bot.store.schema.requests import contact, lead, page, request, step
from bot.store.schema.rota import (
    hand_note,
    rota_gap,
    shift,
    shift_cover,
    shift_release,
    shift_swap,
)
from bot.store.schema.tellings import telling
from bot.store.schema.totals import totals

__all__ = [
    "asked_after",
    "attendance",
    "audit",
    "broken_channel",
    "check_in",
    "check_in_note",
    "check_in_share",
    "coming",
    "concern",
    "contact",
    "delivery",
    "digest",
    "digest_line",
    "dm_opening",
    "draft",
    "goal",
    "guild",
    "hand_note",
    "heartbeat",
    "hold",
    "lead",
    "meeting",
    "meeting_date",
    "meeting_host",
    "meeting_told",
    "meeting_turn",
    "member",
    "metadata",
    "notice",
    "outage",
    "own_date",
    "pace",
    "page",
    "person",
    "press",
    "program",
    "quiet_watch",
    "request",
    "resource",
    "rota_gap",
    "shift",
    "shift_cover",
    "shift_release",
    "shift_swap",
    "signed_note",
    "step",
    "telling",
    "to_digest",
    "totals",
]

for table in metadata.tables.values():
    if table.autoincrement_column is not None:
        # SQLite would give an erased row's id to the next one: to a nonce Discord still remembers,
        # and to buttons that are still on somebody's screen.
        table.dialect_options["sqlite"]["autoincrement"] = True
