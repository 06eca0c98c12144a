"""Requests for a person, leads, and the steps of a ladder."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Time,
    UniqueConstraint,
    false,
    text,
)

from bot.store.schema.metadata import metadata
from bot.store.types import Id, Instant, Snowflake

request = Table(
    "request",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), nullable=False),
    Column("kind", String(8), nullable=False, server_default="talk"),
    Column("level", String(12), nullable=False),
    Column("opened_at", Instant, nullable=False),
    Column("raised_at", Instant),
    Column("taken_by", Snowflake),
    Column("taken_at", Instant),
    Column("closed_at", Instant),
    Column("handed_at", Instant),
    Column("resumes_at", Instant),  # tomorrow is fine: asked from then on
    Column("second", Snowflake),
    Column("thread_id", Snowflake),
    Column("thread_kept", Boolean, nullable=False, server_default=false()),  # by the member
    Column("thread_round", Integer, nullable=False, server_default="0"),  # which thread it is
    # Asking again merges: the database holds at most one open request for a person.
    Index(
        "uq_request_open",
        "person_id",
        unique=True,
        sqlite_where=text("closed_at IS NULL"),
        postgresql_where=text("closed_at IS NULL"),
    ),
    Index(None, "person_id"),
    Index(None, "closed_at"),
    CheckConstraint("kind IN ('talk', 'hello')", name="kind"),
    CheckConstraint("level IN ('no_rush', 'today', 'right_now')", name="level"),
)

lead = Table(  # somebody who joined as a lead by their own act
    "lead",
    metadata,
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True),
    Column("role", String(12), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("joined_at", Instant, nullable=False),
    Column("role_seen_at", Instant, nullable=False),
    Column("on_until", Instant),
    Column("off_until", Instant),
    Column("rest_until", Instant),
    Column("quiet_from", Time, nullable=False),
    Column("quiet_to", Time, nullable=False),
    Column("wake_me", Boolean, nullable=False),
    Column("cap_open", Integer, nullable=False),
    Column("cap_week", Integer, nullable=False),
    Column("trained_until", Date),  # the last day on which their training counts
    Column("rota_due_at", Instant),  # when their next shift is said to them
    Index(None, "rota_due_at"),
    CheckConstraint("role IN ('lead', 'coordinator')", name="role"),
)

contact = Table(  # whom a member wants asked first, or left out
    "contact",
    metadata,
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True),
    Column("user_id", Snowflake, primary_key=True, autoincrement=False),
    Column("kind", String(12), nullable=False),
    CheckConstraint("kind IN ('preferred', 'left_out')", name="kind"),
)

step = Table(  # of a request's ladder
    "step",
    metadata,
    Column("id", Id, primary_key=True),
    Column("request_id", ForeignKey("request.id", ondelete="CASCADE"), nullable=False),
    Column("level", String(12), nullable=False),
    Column("position", Integer, nullable=False),
    Column("rung", String(12), nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("began_at", Instant),
    Column("by_the_clock", Boolean, nullable=False),
    Index(
        "uq_step_waiting",  # one step at most waits for its time
        "request_id",
        unique=True,
        sqlite_where=text("began_at IS NULL"),
        postgresql_where=text("began_at IS NULL"),
    ),
    Index(
        "ix_step_waiting",
        "due_at",
        sqlite_where=text("began_at IS NULL"),
        postgresql_where=text("began_at IS NULL"),
    ),
    Index(None, "request_id"),
)

page = Table(  # one lead who was asked at one step
    "page",
    metadata,
    Column("id", Id, primary_key=True),
    Column("request_id", ForeignKey("request.id", ondelete="CASCADE"), nullable=False),
    Column("step_id", ForeignKey("step.id", ondelete="CASCADE"), nullable=False),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), nullable=False),
    Column("level", String(12), nullable=False),
    Column("paged_at", Instant, nullable=False),
    Column("for_second", Boolean, nullable=False),
    Column("passed_at", Instant),
    Column("failed_at", Instant),
    UniqueConstraint("step_id", "person_id", "for_second"),
    Index(None, "request_id"),
    Index(None, "person_id"),
)
