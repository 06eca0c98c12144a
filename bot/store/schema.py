"""All tables. Everything about a person hangs on `person` and goes with it."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    Time,
    UniqueConstraint,
    false,
    text,
    true,
)

from bot.store.types import Id, Instant, Snowflake

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

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
    Index(None, "daily_due_at"),
    Index(None, "daily_recount_at"),
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
    Column("second", Snowflake),
    Column("thread_id", Snowflake),
    # Asking again merges: the database holds at most one open request for a person.
    Index(
        "uq_request_open",
        "person_id",
        unique=True,
        sqlite_where=text("closed_at IS NULL"),
        postgresql_where=text("closed_at IS NULL"),
    ),
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

program = Table(  # what the program remembers about itself: tzdata version, command hash
    "program",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("value", Text, nullable=False),
)

for table in metadata.tables.values():
    if table.autoincrement_column is not None:
        # SQLite would give an erased row's id to the next one: to a nonce Discord still remembers,
        # and to buttons that are still on somebody's screen.
        table.dialect_options["sqlite"]["autoincrement"] = True
