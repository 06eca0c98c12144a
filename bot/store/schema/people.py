"""Guilds, persons and members, and what members keep about themselves."""

from sqlalchemy import (
    JSON,
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
    Text,
    Time,
    UniqueConstraint,
    false,
    text,
    true,
)

from bot.store.schema.metadata import metadata
from bot.store.types import Id, Instant, Snowflake

guild = Table(
    "guild",
    metadata,
    Column("id", Snowflake, primary_key=True, autoincrement=False),
    Column("zone", String(64), nullable=False, server_default="Etc/UTC"),
    Column("country", String(2)),
    Column("language", String(8), nullable=False, server_default="en"),
    Column("check_in_channel_id", Snowflake),
    Column("leads_room_id", Snowflake),
    Column("lead_role_id", Snowflake),
    Column("coordinator_role_id", Snowflake),
    Column("set_up_by", Snowflake),
    Column("joined_at", Instant, nullable=False),
    Column("left_at", Instant),
    Column("free_text", Boolean, nullable=False, server_default=false()),
    Column("daily_at", Time),  # when the daily post goes up; NULL: there is none
    Column("daily_due_at", Instant),
    Column("daily_on", Date),  # whose post stands
    Column("daily_recount_at", Instant),  # NULL until somebody answers
    Column("lines", JSON),  # what the bot says here in other words: language, id, text
    Column("numbers", JSON),  # confirmed, hidden, added
    Column("numbers_due_at", Instant),  # when an admin is asked to look at them again
    Column("hold_until", Instant),  # the group has had a loss; NULL: no
    Column("hold_words", Text),  # the admins' own, for everybody in it to read
    Column("pathway", String(16), nullable=False, server_default="general"),
    Column("mirror_events", Boolean, nullable=False, server_default=false()),
    Column("quiet_watch", Boolean, nullable=False, server_default=false()),  # may be chosen
    Column("test_answered_at", Instant),  # by a lead, to a page sent for that
    Column("training", Boolean, nullable=False, server_default=false()),  # is a date needed
    Column("age", Integer, nullable=False, server_default="18"),  # from which it is for people
    Column("note_days", Integer, nullable=False, server_default="30"),  # how long they are kept
    Column("answer_days", Integer, nullable=False, server_default="90"),
    Column("request_days", Integer, nullable=False, server_default="90"),  # of members, closed
    # What members start with; one of the times is always there.
    Column("start_morning_at", Time, server_default="09:00:00"),
    Column("start_evening_at", Time),
    Column("start_weekdays", Integer, nullable=False, server_default="127"),
    Column("start_home", String(8), nullable=False, server_default="dm"),
    Column("start_watch_days", Integer, nullable=False, server_default="3"),
    Column("right_now_minutes", Integer, nullable=False, server_default="5"),
    Column("today_minutes", Integer, nullable=False, server_default="30"),
    Column("today_at_a_time", Integer, nullable=False, server_default="2"),
    Column("no_rush_hours", Integer, nullable=False, server_default="12"),
    Column("second_room_id", Snowflake),  # for requests, while the leads' room can't be used
    Index(None, "daily_due_at"),
    Index(None, "daily_recount_at"),
    Index(None, "numbers_due_at"),
)

person = Table(
    "person",
    metadata,
    Column("id", Id, primary_key=True),
    Column("guild_id", ForeignKey("guild.id", ondelete="CASCADE"), nullable=False),
    Column("user_id", Snowflake, nullable=False),
    Column("kind", String(8), nullable=False),
    Column("key", LargeBinary, nullable=False),  # wrapped by the master key; without it no text
    Column("language", String(8)),
    Column("home", String(8), nullable=False, server_default="dm"),
    Column("dm_channel_id", Snowflake),
    Column("dm", String(8), nullable=False, server_default="unknown"),
    Column("thread_id", Snowflake),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("guild_id", "user_id"),
    Index(None, "user_id"),
    CheckConstraint("kind IN ('member', 'guest')", name="kind"),
    CheckConstraint("home IN ('dm', 'thread')", name="home"),
    CheckConstraint("dm IN ('unknown', 'open', 'closed')", name="dm"),
)

member = Table(
    "member",
    metadata,
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True),
    Column("zone", String(64), nullable=False),
    Column("started_at", Instant, nullable=False),
    Column("morning_at", Time),
    Column("evening_at", Time),
    Column("weekdays", Integer, nullable=False, server_default="127"),  # bit 0 is Monday
    Column("country", String(2)),
    Column("stopped_at", Instant),
    Column("erase_at", Instant),
    Column("due_at", Instant),  # when the next prompt is to be planned; NULL: none
    Column("due_on", Date),
    Column("due_slot", String(8)),
    Column("free_text", Boolean, nullable=False, server_default=false()),
    Column("paused_until", Date),  # asked again on that date
    Column("tidy", String(8), nullable=False, server_default="never"),
    Column("tidy_at", Instant),  # when our messages to them are looked through
    Column("unanswered", Integer, nullable=False, server_default="0"),
    Column("offers", String(40), nullable=False, server_default=""),  # the last two, in order
    Column("milestones", Boolean, nullable=False, server_default=true()),  # may be asked about
    Column("changed_on", Date),  # when they last said that something changed
    Column("watch_user_id", Snowflake),  # who says hello, and hears when it is quiet
    Index(None, "due_at"),
    Index(None, "erase_at"),
    Index(None, "tidy_at"),
    CheckConstraint("weekdays BETWEEN 0 AND 127", name="weekdays"),
)

own_date = Table(
    "own_date",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), nullable=False),
    Column("since_on", Date, nullable=False),
    Column("sealed", LargeBinary, nullable=False),  # the label
    Column("counting", Boolean, nullable=False, server_default=true()),
    Column("celebrate_on", Date),  # the milestone of which the group is told
    Column("due_at", Instant),  # when the next milestone is looked at
    Column("created_at", Instant, nullable=False),
    Index(None, "person_id"),
    Index(None, "due_at"),
)

goal = Table(
    "goal",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("daily", Boolean, nullable=False),  # a habit
    Column("done_on", Date),  # a habit: the last time
    Column("created_at", Instant, nullable=False),
    Index(None, "person_id"),
    Index(None, "done_on"),
)

check_in = Table(
    "check_in",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), nullable=False),
    Column("day_on", Date, nullable=False),
    Column("slot", String(8), nullable=False),
    Column("asked_at", Instant),
    Column("answer", String(12)),
    Column("answered_at", Instant),
    Column("came_back", Boolean, nullable=False, server_default=false()),  # it ended a gap
    UniqueConstraint("person_id", "day_on", "slot"),
    CheckConstraint("slot IN ('morning', 'evening')", name="slot"),
    CheckConstraint("answer IN ('good', 'okay', 'hard', 'very_hard')", name="answer"),
    Index(None, "asked_at"),
    # An answer is forgotten after 90 days; that there was one stays.
    CheckConstraint("answer IS NULL OR answered_at IS NOT NULL", name="answered"),
    Index(
        "ix_check_in_told",
        "answered_at",
        sqlite_where=text("answer IS NOT NULL"),
        postgresql_where=text("answer IS NOT NULL"),
    ),
)

check_in_note = Table(  # what somebody added in words, for 30 days
    "check_in_note",
    metadata,
    Column("check_in_id", ForeignKey("check_in.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("written_at", Instant, nullable=False),
    Index(None, "person_id"),
    Index(None, "written_at"),
)

check_in_share = Table(  # what somebody posted to the group, until it is taken back
    "check_in_share",
    metadata,
    Column("id", Id, primary_key=True),
    Column("check_in_id", ForeignKey("check_in.id", ondelete="CASCADE"), nullable=False),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), nullable=False),
    Column("sealed", LargeBinary),  # NULL once it is posted: then Discord has the words
    Column("shared_at", Instant, nullable=False),
    Column("taken_back_at", Instant),
    Index(None, "person_id"),
    # Of one check-in one thing stands at a time, however often the button is pressed.
    Index(
        "uq_check_in_share_standing",
        "check_in_id",
        unique=True,
        sqlite_where=text("taken_back_at IS NULL"),
        postgresql_where=text("taken_back_at IS NULL"),
    ),
)
