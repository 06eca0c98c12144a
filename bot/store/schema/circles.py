"""Concerns, and holds: what keeps a member safe from helpers, and still when that is kinder."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    Table,
    false,
)

from bot.store.schema.metadata import metadata
from bot.store.types import Id, Instant, Snowflake

concern = Table(  # something felt wrong to somebody
    "concern",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), nullable=False),
    Column("about", Snowflake),  # never told; NULL: nobody in particular
    Column("told_user_id", Snowflake),  # who may open it; NULL: nobody has been picked yet
    Column("is_admin", Boolean, nullable=False, server_default=false()),  # picked as an admin
    Column("sealed", LargeBinary),  # the member's words
    Column("answer", LargeBinary),  # the words of the one who was told, sealed likewise
    Column("begun_at", Instant, nullable=False),
    Column("sent_at", Instant),  # NULL: it is still being written
    Column("arrived_at", Instant),
    Column("read_at", Instant),
    Column("answered_at", Instant),
    Column("closed_at", Instant),
    Column("due_at", Instant),  # when the member is told that nobody has opened it
    Index(None, "person_id"),
    Index(None, "about"),
    Index(None, "told_user_id"),
    Index(None, "due_at"),
)

hold = Table(  # everything stopped for somebody, until their own tap
    "hold",
    metadata,
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True),
    Column("reason", String(8), nullable=False),
    Column("set_by", Snowflake, nullable=False),
    Column("set_at", Instant, nullable=False),
    Column("confirmed_by", Snowflake),  # a second lead, who was told the same
    Column("erase_at", Instant),
    Index(None, "erase_at"),
    CheckConstraint("reason IN ('hospital', 'away', 'died')", name="reason"),
)
