"""Meetings, the dates on which they are otherwise, who hosts them, and who comes."""

from sqlalchemy import (
    JSON,
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
)

from bot.store.schema.metadata import metadata
from bot.store.types import Id, Instant, Snowflake

meeting = Table(
    "meeting",
    metadata,
    Column("id", Id, primary_key=True),
    Column("guild_id", ForeignKey("guild.id", ondelete="CASCADE"), nullable=False),
    Column("name", String(100), nullable=False),
    Column("kind", String(12), nullable=False),
    Column("pathway", String(40)),
    Column("language", String(8)),
    Column("is_open", Boolean, nullable=False),
    Column("starts_on", Date, nullable=False),
    Column("ends_on", Date),
    Column("at", Time, nullable=False),
    Column("zone", String(64), nullable=False),
    Column("weekdays", Integer, nullable=False),  # bit 0 is Monday
    Column("every", Integer, nullable=False),
    Column("nths", Integer, nullable=False),  # bits 0 to 4 are the first to the fifth, 5 the last
    Column("minutes", Integer, nullable=False),
    Column("channel_id", Snowflake),
    Column("link", String(400)),
    Column("address", String(200)),
    Column("note", String(200)),
    Column("remind_minutes", Integer, nullable=False),
    Column("source", String(60)),
    Column("slug", String(120)),
    Column("created_at", Instant, nullable=False),
    Column("ended_at", Instant),
    Column("due_at", Instant),  # when its reminders are looked at; NULL: nobody waits for one
    Column("said_until", Instant),  # what was due until then is in the outbox
    Column("event_due_at", Instant),  # when its mirror in Discord is looked at
    Column("event_id", Snowflake),  # the scheduled event that stands there
    Column("event_on", Date),  # the date that it shows
    Column("announce_in", Snowflake),  # the channel in which the group is reminded; NULL: in none
    Column("announce_minutes", Integer),  # before it
    UniqueConstraint("guild_id", "source", "slug"),
    Index(None, "due_at"),
    Index(None, "event_due_at"),
    CheckConstraint("kind IN ('group', 'one_to_one', 'workshop', 'event')", name="kind"),
    CheckConstraint("weekdays BETWEEN 0 AND 127", name="weekdays"),
    CheckConstraint("nths BETWEEN 0 AND 63", name="nths"),
)

meeting_date = Table(  # one date that is skipped, or moved to another local time
    "meeting_date",
    metadata,
    Column("meeting_id", ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True),
    Column("day_on", Date, primary_key=True),  # the date that the rule gives
    Column("moved_on", Date),  # NULL: skipped
    Column("moved_at", Time),
)

meeting_told = Table(  # what a channel was last told of one date
    "meeting_told",
    metadata,
    Column("meeting_id", ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True),
    Column("day_on", Date, primary_key=True),
    Column("channel_id", Snowflake, primary_key=True, autoincrement=False),
    Column("starts_at", Instant),  # NULL: that it is not held
    Column("times", Integer, nullable=False),  # how often it was told
)

meeting_host = Table(
    "meeting_host",
    metadata,
    Column("meeting_id", ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True),
    Column("place", String(8), primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), nullable=False),
    Index(None, "person_id"),
    CheckConstraint("place IN ('host', 'stand_in')", name="place"),
)

meeting_turn = Table(  # whether somebody hosts one date
    "meeting_turn",
    metadata,
    Column("meeting_id", ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True),
    Column("day_on", Date, primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True),
    Column("hosts", Boolean, nullable=False),
    Index(None, "person_id"),
)

coming = Table(  # what one person chose for one date
    "coming",
    metadata,
    Column("meeting_id", ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True),
    Column("day_on", Date, primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True),
    Column("is_coming", Boolean, nullable=False, server_default=false()),
    Column("tells_host", Boolean, nullable=False, server_default=false()),
    Column("wants_word", Boolean, nullable=False, server_default=false()),  # if they were not there
    Column("was_there", Boolean, nullable=False, server_default=false()),
    Column("remind_minutes", Integer),
    Column("ends_at", Instant, nullable=False),  # of a guest it is kept until then
    Index(None, "person_id"),
    Index(None, "ends_at"),
)

attendance = Table(  # how many meetings a member was at, after what is kept of each is forgotten
    "attendance",
    metadata,
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True),
    Column("count", Integer, nullable=False),
)

draft = Table(  # what somebody has been shown and has not saved
    "draft",
    metadata,
    Column("id", Id, primary_key=True),
    Column("guild_id", ForeignKey("guild.id", ondelete="CASCADE"), nullable=False),
    Column("made_by", Snowflake, nullable=False),
    Column("body", JSON, nullable=False),
    Column("created_at", Instant, nullable=False),
    Index(None, "created_at"),
)
