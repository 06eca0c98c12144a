"""Quiet-watch, digests and notes that people sign."""

import sqlalchemy as sa
from alembic import op

from bot.store.types import Id, Instant

revision = "0007"
down_revision = "0006"

REASONS = "reason IN ('quiet', 'closed_dm', 'hard_days')"


def upgrade() -> None:
    """Add what a watch needs, off in every group until an admin switches it on."""
    op.add_column("guild", _switch("quiet_watch"))
    op.add_column("guild", sa.Column("test_answered_at", Instant))
    _watches()
    _digests()
    _notes()


def _watches() -> None:
    op.create_table(
        "quiet_watch",
        sa.Column("person_id", Id, nullable=False),
        _switch("is_on"),
        sa.Column("days", sa.Integer(), server_default="3", nullable=False),
        sa.Column("named_id", sa.BigInteger()),
        _switch("hard_days"),
        sa.Column("hard_told_on", sa.Date()),
        _switch("notes"),
        sa.Column("notes_sent", sa.Integer(), server_default="0", nullable=False),
        sa.Column("note_left_at", Instant),
        sa.Column("alive_at", Instant, nullable=False),
        sa.Column("noted_at", Instant),
        sa.Column("line_at", Instant),
        sa.Column("due_at", Instant),
        sa.CheckConstraint("days BETWEEN 2 AND 14", name="ck_quiet_watch_days"),
        _person_key("quiet_watch"),
        sa.PrimaryKeyConstraint("person_id", name="pk_quiet_watch"),
    )
    op.create_index("ix_quiet_watch_due_at", "quiet_watch", ["due_at"])
    op.create_table(
        "asked_after",
        sa.Column("id", Id, nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("lead_id", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.String(length=12), nullable=False),
        sa.Column("made_at", Instant, nullable=False),
        sa.Column("told_at", Instant),
        sa.Column("taken_at", Instant),
        sa.Column("closed_at", Instant),
        sa.CheckConstraint(REASONS, name="ck_asked_after_reason"),
        _person_key("asked_after"),
        sa.PrimaryKeyConstraint("id", name="pk_asked_after"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_asked_after_person_id", "asked_after", ["person_id"])
    op.create_index("ix_asked_after_closed_at", "asked_after", ["closed_at"])
    op.create_index(
        "uq_asked_after_open",
        "asked_after",
        ["person_id", "reason"],
        unique=True,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )


def _digests() -> None:
    op.create_table(
        "digest",
        sa.Column("person_id", Id, nullable=False),
        sa.Column("said_on", sa.Date()),
        sa.Column("due_at", Instant),
        _person_key("digest"),
        sa.PrimaryKeyConstraint("person_id", name="pk_digest"),
    )
    op.create_index("ix_digest_due_at", "digest", ["due_at"])
    op.create_table(
        "digest_line",
        sa.Column("id", Id, nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("topic", sa.String(length=12), nullable=False),
        sa.Column("mark", sa.String(length=40), nullable=False),
        sa.Column("asked_after_id", Id),
        sa.Column("request_id", Id),
        sa.Column("about_id", Id),
        sa.Column("made_at", Instant, nullable=False),
        sa.Column("shown_in", sa.BigInteger()),
        sa.Column("told_at", Instant),
        _person_key("digest_line"),
        sa.ForeignKeyConstraint(
            ["asked_after_id"],
            ["asked_after.id"],
            name="fk_digest_line_asked_after_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["request.id"], name="fk_digest_line_request_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["about_id"], ["person.id"], name="fk_digest_line_about_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_digest_line"),
        sa.UniqueConstraint("person_id", "mark", name="uq_digest_line_person_id_mark"),
        sqlite_autoincrement=True,
    )
    for column in ("asked_after_id", "request_id", "about_id"):
        op.create_index(f"ix_digest_line_{column}", "digest_line", [column])
    op.create_table(
        "to_digest",
        sa.Column("person_id", Id, nullable=False),
        sa.Column("lead_id", sa.BigInteger(), nullable=False),
        sa.Column("since_at", Instant, nullable=False),
        _person_key("to_digest"),
        sa.PrimaryKeyConstraint("person_id", name="pk_to_digest"),
    )


def _notes() -> None:
    op.create_table(
        "signed_note",
        sa.Column("id", Id, nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("lead_id", sa.BigInteger(), nullable=False),
        sa.Column("sealed", sa.LargeBinary()),
        sa.Column("written_at", Instant, nullable=False),
        sa.Column("sent_at", Instant),
        _person_key("signed_note"),
        sa.PrimaryKeyConstraint("id", name="pk_signed_note"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_signed_note_person_id", "signed_note", ["person_id"])
    op.create_index("ix_signed_note_written_at", "signed_note", ["written_at"])


def _person_key(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["person_id"], ["person.id"], name=f"fk_{table}_person_id", ondelete="CASCADE"
    )


def _switch(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), server_default=sa.false(), nullable=False)
