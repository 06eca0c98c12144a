"""Quiet-watch: what members chose, who asked to be asked after, and the summaries of leads."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
    false,
    text,
)

from bot.store.schema.metadata import metadata
from bot.store.types import Id, Instant, Snowflake

quiet_watch = Table(  # of a member who was offered one
    "quiet_watch",
    metadata,
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True),
    Column("is_on", Boolean, nullable=False, server_default=false()),
    Column("days", Integer, nullable=False, server_default="3"),
    Column("named_id", Snowflake),  # the user whom the note of the day before named
    Column("hard_days", Boolean, nullable=False, server_default=false()),
    Column("hard_told_on", Date),
    Column("notes", Boolean, nullable=False, server_default=false()),  # from a person, signed
    Column("notes_sent", Integer, nullable=False, server_default="0"),  # since the last line
    Column("note_left_at", Instant),
    Column("alive_at", Instant, nullable=False),
    Column("noted_at", Instant),  # when the note arrived; NULL again after a sign of life
    Column("line_at", Instant),  # when the lead was to be told; NULL again likewise
    Column("due_at", Instant),  # when it is looked at next
    Index(None, "due_at"),
    CheckConstraint("days BETWEEN 2 AND 14", name="days"),
)

asked_after = Table(  # somebody whom one lead is to ask after
    "asked_after",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), nullable=False),
    Column("lead_id", Snowflake, nullable=False),  # the user who is told, and nobody else
    Column("reason", String(12), nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("told_at", Instant),
    Column("taken_at", Instant),
    Column("closed_at", Instant),
    Index(None, "person_id"),
    Index(None, "closed_at"),
    Index(
        "uq_asked_after_open",
        "person_id",
        "reason",
        unique=True,
        sqlite_where=text("closed_at IS NULL"),
        postgresql_where=text("closed_at IS NULL"),
    ),
    CheckConstraint("reason IN ('quiet', 'closed_dm', 'hard_days')", name="reason"),
)

digest = Table(  # when a lead gets the one message a day that is no request
    "digest",
    metadata,
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True),
    Column("said_on", Date),  # by the lead's own calendar
    Column("due_at", Instant),
    Index(None, "due_at"),
)

digest_line = Table(
    "digest_line",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), nullable=False),  # the lead
    Column("topic", String(12), nullable=False),
    Column("mark", String(40), nullable=False),  # said once
    Column("asked_after_id", ForeignKey("asked_after.id", ondelete="CASCADE")),
    Column("request_id", ForeignKey("request.id", ondelete="CASCADE")),
    Column("about_id", ForeignKey("person.id", ondelete="CASCADE")),  # the member it is about
    Column("made_at", Instant, nullable=False),
    Column("shown_in", Snowflake),  # the delivery that it left in, or may have
    Column("told_at", Instant),
    UniqueConstraint("person_id", "mark"),
    Index(None, "asked_after_id"),
    Index(None, "request_id"),
    Index(None, "about_id"),
)

to_digest = Table(  # whose No rush requests wait for the summaries, instead of asking one by one
    "to_digest",
    metadata,
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True),
    Column("lead_id", Snowflake, nullable=False),  # the user who said so
    Column("since_at", Instant, nullable=False),
)

signed_note = Table(  # what a lead leaves for somebody, until it has arrived
    "signed_note",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), nullable=False),
    Column("lead_id", Snowflake, nullable=False),
    Column("sealed", LargeBinary),  # NULL once it is delivered: then Discord has the words
    Column("written_at", Instant, nullable=False),
    Column("sent_at", Instant),  # confirmed, after the preview
    Index(None, "person_id"),
    Index(None, "written_at"),
)
