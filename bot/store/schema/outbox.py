"""Deliveries, and what the outbox remembers about Discord and about itself."""

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    text,
)

from bot.store.schema.metadata import metadata
from bot.store.types import Id, Instant, Snowflake

delivery = Table(
    "delivery",
    metadata,
    Column("id", Id, primary_key=True),
    Column("key", String(120), nullable=False, unique=True),
    Column("kind", String(16), nullable=False),
    Column("lane", Integer, nullable=False),
    Column("guild_id", ForeignKey("guild.id", ondelete="CASCADE")),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE")),
    Column("channel_id", Snowflake),  # NULL: the person's own place, looked up when it is sent
    Column("check_in_id", ForeignKey("check_in.id", ondelete="CASCADE")),
    Column("request_id", ForeignKey("request.id", ondelete="CASCADE")),
    Column("facts", JSON, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("due_at", Instant, nullable=False),  # when it should have left; never moved
    Column("try_at", Instant, nullable=False),  # when a sender may take it (again)
    Column("expires_at", Instant),
    Column("state", String(8), nullable=False, server_default="due"),
    Column("owner", String(32)),
    Column("epoch", Integer, nullable=False, server_default="0"),
    Column("claimed_at", Instant),  # real time, like the lease
    Column("lease_until", Instant),
    Column("doubtful_at", Instant),  # real time of the first attempt that may have arrived
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("reason", Text),
    Column("message_id", Snowflake),
    Column("sent_channel_id", Snowflake),
    Column("finished_at", Instant),
    Index(
        "ix_delivery_open",
        "lane",
        "try_at",
        sqlite_where=text("state = 'due'"),
        postgresql_where=text("state = 'due'"),
    ),
    Index(
        "ix_delivery_sending",
        "lease_until",
        sqlite_where=text("state = 'sending'"),
        postgresql_where=text("state = 'sending'"),
    ),
    Index(None, "person_id"),
    Index(None, "check_in_id"),
    Index(None, "request_id"),
    Index(None, "finished_at"),
    CheckConstraint("state IN ('due', 'sending', 'sent', 'dropped', 'dead')", name="state"),
    CheckConstraint("channel_id IS NOT NULL OR person_id IS NOT NULL", name="place"),
)

press = Table(
    "press",
    metadata,
    Column("interaction_id", Snowflake, primary_key=True, autoincrement=False),
    Column("received_at", Instant, nullable=False),
    Index(None, "received_at"),
)

heartbeat = Table(
    "heartbeat",
    metadata,
    Column("shard", Integer, primary_key=True, autoincrement=False),
    Column("boot", String(32), nullable=False),
    Column("beat_at", Instant, nullable=False),
)

outage = Table(
    "outage",
    metadata,
    Column("id", Id, primary_key=True),
    Column("shard", Integer, nullable=False),
    Column("from_at", Instant, nullable=False),
    Column("until_at", Instant, nullable=False),
    Index(None, "until_at"),
)

dm_opening = Table(
    "dm_opening",
    metadata,
    Column("id", Id, primary_key=True),
    Column("opened_at", Instant, nullable=False),  # real time: Discord's ration is
    Index(None, "opened_at"),
)

pace = Table(  # how many were claimed in one real second, by all processes together
    "pace",
    metadata,
    Column("name", String(16), primary_key=True),
    Column("second", BigInteger, nullable=False),
    Column("used", Integer, nullable=False),
)

broken_channel = Table(
    "broken_channel",
    metadata,
    Column("channel_id", Snowflake, primary_key=True, autoincrement=False),
    Column("guild_id", ForeignKey("guild.id", ondelete="CASCADE")),
    Column("refusals", Integer, nullable=False),
    Column("broken_at", Instant),
    Column("reason", Text, nullable=False),
)
