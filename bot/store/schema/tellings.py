"""Who was told what about somebody: written when it happens, read by nobody but them."""

from sqlalchemy import Column, ForeignKey, Index, String, Table

from bot.store.schema.metadata import metadata
from bot.store.types import Id, Instant, Snowflake

telling = Table(
    "telling",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), nullable=False),
    Column("told_user_id", Snowflake),  # NULL: the group, or the leads without a name
    Column("what", String(16), nullable=False),
    Column("at", Instant, nullable=False),
    Index(None, "person_id", "at"),
    Index(None, "at"),
)
