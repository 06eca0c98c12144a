"""Meetings, their dates, and who comes."""

import sqlalchemy as sa
from alembic import op

from bot.store.types import Id, Instant

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the tables, and whether a group mirrors its meetings."""
    op.add_column(
        "guild",
        sa.Column("mirror_events", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    _meetings()
    _dates_and_hosts()
    _people()
    _drafts()


def _meetings() -> None:
    op.create_table(
        "meeting",
        sa.Column("id", Id, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("pathway", sa.String(length=40)),
        sa.Column("language", sa.String(length=8)),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date()),
        sa.Column("at", sa.Time(), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("weekdays", sa.Integer(), nullable=False),
        sa.Column("every", sa.Integer(), nullable=False),
        sa.Column("nths", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("channel_id", sa.BigInteger()),
        sa.Column("link", sa.String(length=400)),
        sa.Column("address", sa.String(length=200)),
        sa.Column("note", sa.String(length=200)),
        sa.Column("remind_minutes", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=60)),
        sa.Column("slug", sa.String(length=120)),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("ended_at", Instant),
        sa.Column("due_at", Instant),
        sa.Column("said_until", Instant),
        sa.Column("event_due_at", Instant),
        sa.Column("event_id", sa.BigInteger()),
        sa.Column("event_on", sa.Date()),
        sa.CheckConstraint(
            "kind IN ('group', 'one_to_one', 'workshop', 'event')", name="ck_meeting_kind"
        ),
        sa.CheckConstraint("nths BETWEEN 0 AND 63", name="ck_meeting_nths"),
        sa.CheckConstraint("weekdays BETWEEN 0 AND 127", name="ck_meeting_weekdays"),
        sa.ForeignKeyConstraint(
            ["guild_id"], ["guild.id"], name="fk_meeting_guild_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_meeting"),
        sa.UniqueConstraint("guild_id", "source", "slug", name="uq_meeting_guild_id_source_slug"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_meeting_due_at", "meeting", ["due_at"])
    op.create_index("ix_meeting_event_due_at", "meeting", ["event_due_at"])


def _dates_and_hosts() -> None:
    op.create_table(
        "meeting_date",
        sa.Column("meeting_id", Id, nullable=False),
        sa.Column("day_on", sa.Date(), nullable=False),
        sa.Column("moved_on", sa.Date()),
        sa.Column("moved_at", sa.Time()),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_meeting_date_meeting_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meeting_id", "day_on", name="pk_meeting_date"),
    )
    op.create_table(
        "meeting_host",
        sa.Column("meeting_id", Id, nullable=False),
        sa.Column("place", sa.String(length=8), nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.CheckConstraint("place IN ('host', 'stand_in')", name="ck_meeting_host_place"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_meeting_host_meeting_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_meeting_host_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meeting_id", "place", name="pk_meeting_host"),
    )
    op.create_index("ix_meeting_host_person_id", "meeting_host", ["person_id"])
    op.create_table(
        "meeting_turn",
        sa.Column("meeting_id", Id, nullable=False),
        sa.Column("day_on", sa.Date(), nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("hosts", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_meeting_turn_meeting_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_meeting_turn_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meeting_id", "day_on", "person_id", name="pk_meeting_turn"),
    )
    op.create_index("ix_meeting_turn_person_id", "meeting_turn", ["person_id"])


def _people() -> None:
    op.create_table(
        "coming",
        sa.Column("meeting_id", Id, nullable=False),
        sa.Column("day_on", sa.Date(), nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("is_coming", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("tells_host", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("wants_word", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("was_there", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("remind_minutes", sa.Integer()),
        sa.Column("ends_at", Instant, nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_coming_meeting_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_coming_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meeting_id", "day_on", "person_id", name="pk_coming"),
    )
    op.create_index("ix_coming_ends_at", "coming", ["ends_at"])
    op.create_index("ix_coming_person_id", "coming", ["person_id"])
    op.create_table(
        "attendance",
        sa.Column("person_id", Id, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_attendance_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", name="pk_attendance"),
    )


def _drafts() -> None:
    op.create_table(
        "draft",
        sa.Column("id", Id, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("made_by", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("created_at", Instant, nullable=False),
        sa.ForeignKeyConstraint(
            ["guild_id"], ["guild.id"], name="fk_draft_guild_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_draft"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_draft_created_at", "draft", ["created_at"])
