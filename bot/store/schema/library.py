"""The library of a group."""

from sqlalchemy import Column, ForeignKey, String, Table, Text, UniqueConstraint

from bot.store.schema.metadata import metadata
from bot.store.types import Id, Instant

resource = Table(
    "resource",
    metadata,
    Column("id", Id, primary_key=True),
    Column("guild_id", ForeignKey("guild.id", ondelete="CASCADE"), nullable=False),
    Column("topic", String(60), nullable=False),
    Column("title", String(80), nullable=False),
    Column("text", Text, nullable=False),
    Column("link", String(300)),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("guild_id", "title"),
)
