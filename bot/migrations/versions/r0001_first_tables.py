"""The first tables."""

import sqlalchemy as sa
from alembic import op

from bot.store.types import Id, Instant

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table."""
    _groups()
    _people()
    _outbox()
    _program()


def _groups() -> None:
    op.create_table(
        "guild",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("zone", sa.String(length=64), server_default="Etc/UTC", nullable=False),
        sa.Column("country", sa.String(length=2)),
        sa.Column("language", sa.String(length=8), server_default="en", nullable=False),
        sa.Column("check_in_channel_id", sa.BigInteger()),
        sa.Column("leads_room_id", sa.BigInteger()),
        sa.Column("lead_role_id", sa.BigInteger()),
        sa.Column("coordinator_role_id", sa.BigInteger()),
        sa.Column("set_up_by", sa.BigInteger()),
        sa.Column("joined_at", Instant, nullable=False),
        sa.Column("left_at", Instant),
        sa.PrimaryKeyConstraint("id", name="pk_guild"),
    )
    op.create_table(
        "broken_channel",
        sa.Column("channel_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("guild_id", sa.BigInteger()),
        sa.Column("refusals", sa.Integer(), nullable=False),
        sa.Column("broken_at", Instant),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["guild_id"], ["guild.id"], name="fk_broken_channel_guild_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("channel_id", name="pk_broken_channel"),
    )
    op.create_table(
        "audit",
        sa.Column("id", Id, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("actor_id", sa.BigInteger(), nullable=False),
        sa.Column("act", sa.String(length=32), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.ForeignKeyConstraint(
            ["guild_id"], ["guild.id"], name="fk_audit_guild_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_audit_guild_id_at", "audit", ["guild_id", "at"])


def _people() -> None:
    op.create_table(
        "person",
        sa.Column("id", Id, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("language", sa.String(length=8)),
        sa.Column("home", sa.String(length=8), server_default="dm", nullable=False),
        sa.Column("dm_channel_id", sa.BigInteger()),
        sa.Column("dm", sa.String(length=8), server_default="unknown", nullable=False),
        sa.Column("thread_id", sa.BigInteger()),
        sa.Column("created_at", Instant, nullable=False),
        sa.CheckConstraint("dm IN ('unknown', 'open', 'closed')", name="ck_person_dm"),
        sa.CheckConstraint("home IN ('dm', 'thread')", name="ck_person_home"),
        sa.CheckConstraint("kind IN ('member', 'guest')", name="ck_person_kind"),
        sa.ForeignKeyConstraint(
            ["guild_id"], ["guild.id"], name="fk_person_guild_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
        sa.UniqueConstraint("guild_id", "user_id", name="uq_person_guild_id_user_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_person_user_id", "person", ["user_id"])
    op.create_table(
        "member",
        sa.Column("person_id", Id, nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("started_at", Instant, nullable=False),
        sa.Column("morning_at", sa.Time()),
        sa.Column("evening_at", sa.Time()),
        sa.Column("weekdays", sa.Integer(), server_default="127", nullable=False),
        sa.Column("country", sa.String(length=2)),
        sa.Column("stopped_at", Instant),
        sa.Column("erase_at", Instant),
        sa.Column("due_at", Instant),
        sa.Column("due_on", sa.Date()),
        sa.Column("due_slot", sa.String(length=8)),
        sa.CheckConstraint("weekdays BETWEEN 0 AND 127", name="ck_member_weekdays"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_member_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", name="pk_member"),
    )
    op.create_index("ix_member_due_at", "member", ["due_at"])
    op.create_index("ix_member_erase_at", "member", ["erase_at"])
    op.create_table(
        "check_in",
        sa.Column("id", Id, nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("day_on", sa.Date(), nullable=False),
        sa.Column("slot", sa.String(length=8), nullable=False),
        sa.Column("asked_at", Instant),
        sa.Column("answer", sa.String(length=12)),
        sa.Column("answered_at", Instant),
        sa.CheckConstraint(
            "answer IN ('good', 'okay', 'hard', 'very_hard')", name="ck_check_in_answer"
        ),
        sa.CheckConstraint("slot IN ('morning', 'evening')", name="ck_check_in_slot"),
        sa.CheckConstraint(
            "answer IS NULL OR answered_at IS NOT NULL", name="ck_check_in_answered"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_check_in_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_check_in"),
        sa.UniqueConstraint(
            "person_id", "day_on", "slot", name="uq_check_in_person_id_day_on_slot"
        ),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "request",
        sa.Column("id", Id, nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("kind", sa.String(length=8), server_default="talk", nullable=False),
        sa.Column("level", sa.String(length=12), nullable=False),
        sa.Column("opened_at", Instant, nullable=False),
        sa.Column("raised_at", Instant),
        sa.Column("taken_by", sa.BigInteger()),
        sa.Column("taken_at", Instant),
        sa.Column("closed_at", Instant),
        sa.CheckConstraint("kind IN ('talk', 'hello')", name="ck_request_kind"),
        sa.CheckConstraint("level IN ('no_rush', 'today', 'right_now')", name="ck_request_level"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_request_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_request"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_request_closed_at", "request", ["closed_at"])
    op.create_index(
        "uq_request_open",
        "request",
        ["person_id"],
        unique=True,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )


def _outbox() -> None:
    op.create_table(
        "delivery",
        sa.Column("id", Id, nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("lane", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger()),
        sa.Column("person_id", Id),
        sa.Column("channel_id", sa.BigInteger()),
        sa.Column("check_in_id", Id),
        sa.Column("request_id", Id),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("due_at", Instant, nullable=False),
        sa.Column("try_at", Instant, nullable=False),
        sa.Column("expires_at", Instant),
        sa.Column("state", sa.String(length=8), server_default="due", nullable=False),
        sa.Column("owner", sa.String(length=32)),
        sa.Column("epoch", sa.Integer(), server_default="0", nullable=False),
        sa.Column("claimed_at", Instant),
        sa.Column("lease_until", Instant),
        sa.Column("doubtful_at", Instant),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("reason", sa.Text()),
        sa.Column("message_id", sa.BigInteger()),
        sa.Column("sent_channel_id", sa.BigInteger()),
        sa.Column("finished_at", Instant),
        sa.CheckConstraint(
            "state IN ('due', 'sending', 'sent', 'dropped', 'dead')", name="ck_delivery_state"
        ),
        sa.CheckConstraint(
            "channel_id IS NOT NULL OR person_id IS NOT NULL", name="ck_delivery_place"
        ),
        sa.ForeignKeyConstraint(
            ["check_in_id"], ["check_in.id"], name="fk_delivery_check_in_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["guild_id"], ["guild.id"], name="fk_delivery_guild_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_delivery_person_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["request.id"], name="fk_delivery_request_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_delivery"),
        sa.UniqueConstraint("key", name="uq_delivery_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_delivery_check_in_id", "delivery", ["check_in_id"])
    op.create_index("ix_delivery_finished_at", "delivery", ["finished_at"])
    op.create_index(
        "ix_delivery_open",
        "delivery",
        ["lane", "try_at"],
        sqlite_where=sa.text("state = 'due'"),
        postgresql_where=sa.text("state = 'due'"),
    )
    op.create_index("ix_delivery_person_id", "delivery", ["person_id"])
    op.create_index("ix_delivery_request_id", "delivery", ["request_id"])
    op.create_index(
        "ix_delivery_sending",
        "delivery",
        ["lease_until"],
        sqlite_where=sa.text("state = 'sending'"),
        postgresql_where=sa.text("state = 'sending'"),
    )
    op.create_table(
        "press",
        sa.Column("interaction_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("received_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("interaction_id", name="pk_press"),
    )
    op.create_index("ix_press_received_at", "press", ["received_at"])
    op.create_table(
        "pace",
        sa.Column("name", sa.String(length=16), nullable=False),
        sa.Column("second", sa.BigInteger(), nullable=False),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_pace"),
    )
    op.create_table(
        "dm_opening",
        sa.Column("id", Id, nullable=False),
        sa.Column("opened_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_dm_opening"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_dm_opening_opened_at", "dm_opening", ["opened_at"])


def _program() -> None:
    op.create_table(
        "heartbeat",
        sa.Column("shard", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("boot", sa.String(length=32), nullable=False),
        sa.Column("beat_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("shard", name="pk_heartbeat"),
    )
    op.create_table(
        "outage",
        sa.Column("id", Id, nullable=False),
        sa.Column("shard", sa.Integer(), nullable=False),
        sa.Column("from_at", Instant, nullable=False),
        sa.Column("until_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_outage"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outage_until_at", "outage", ["until_at"])
    op.create_table(
        "program",
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_program"),
    )
