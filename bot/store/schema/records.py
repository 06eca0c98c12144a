"""The audit, and what the program remembers about itself."""

from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    Index,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from bot.store.schema.metadata import metadata
from bot.store.types import Id, Instant, Snowflake

audit = Table(
    "audit",
    metadata,
    Column("id", Id, primary_key=True),
    Column("guild_id", ForeignKey("guild.id", ondelete="CASCADE"), nullable=False),
    Column("actor_id", Snowflake, nullable=False),
    Column("act", String(32), nullable=False),
    Column("detail", JSON, nullable=False),
    Column("at", Instant, nullable=False),
    Index(None, "guild_id", "at"),
)

notice = Table(  # what admins are told once
    "notice",
    metadata,
    Column("id", Id, primary_key=True),
    Column("guild_id", ForeignKey("guild.id", ondelete="CASCADE"), nullable=False),
    Column("key", String(120), nullable=False),
    Column("line", String(40), nullable=False),
    Column("facts", JSON, nullable=False),
    Column("at", Instant, nullable=False),
    Column("shown_at", Instant),
    UniqueConstraint("guild_id", "key"),
)

program = Table(  # what the program remembers about itself: tzdata version, command hash
    "program",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("value", Text, nullable=False),
)
