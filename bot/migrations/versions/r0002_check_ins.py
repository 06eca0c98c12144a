"""What a check-in can carry: notes, and what is shared of it."""

import sqlalchemy as sa
from alembic import op

from bot.store.types import Id, Instant

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add what a check-in can carry."""
    _notes()
    _shares()
    _daily_post()
    op.create_index(
        "ix_check_in_told",
        "check_in",
        ["answered_at"],
        sqlite_where=sa.text("answer IS NOT NULL"),
        postgresql_where=sa.text("answer IS NOT NULL"),
    )
    offers = sa.Column("offers", sa.String(length=40), server_default="", nullable=False)
    op.add_column("member", offers)
    op.add_column("member", sa.Column("paused_until", sa.Date()))
    unanswered = sa.Column("unanswered", sa.Integer(), server_default="0", nullable=False)
    op.add_column("member", unanswered)
    tidy = sa.Column("tidy", sa.String(length=8), server_default="never", nullable=False)
    op.add_column("member", tidy)
    op.add_column("member", sa.Column("tidy_at", Instant))
    op.create_index("ix_member_tidy_at", "member", ["tidy_at"])


def _notes() -> None:
    for name in ("guild", "member"):
        op.add_column(name, _switch("free_text"))
    op.create_table(
        "check_in_note",
        sa.Column("check_in_id", Id, nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("written_at", Instant, nullable=False),
        sa.ForeignKeyConstraint(
            ["check_in_id"],
            ["check_in.id"],
            name="fk_check_in_note_check_in_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_check_in_note_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("check_in_id", name="pk_check_in_note"),
    )
    op.create_index("ix_check_in_note_person_id", "check_in_note", ["person_id"])
    op.create_index("ix_check_in_note_written_at", "check_in_note", ["written_at"])


def _shares() -> None:
    op.create_table(
        "check_in_share",
        sa.Column("id", Id, nullable=False),
        sa.Column("check_in_id", Id, nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("sealed", sa.LargeBinary()),
        sa.Column("shared_at", Instant, nullable=False),
        sa.Column("taken_back_at", Instant),
        sa.ForeignKeyConstraint(
            ["check_in_id"],
            ["check_in.id"],
            name="fk_check_in_share_check_in_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_check_in_share_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_check_in_share"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_check_in_share_person_id", "check_in_share", ["person_id"])
    op.create_index(
        "uq_check_in_share_standing",
        "check_in_share",
        ["check_in_id"],
        unique=True,
        sqlite_where=sa.text("taken_back_at IS NULL"),
        postgresql_where=sa.text("taken_back_at IS NULL"),
    )


def _daily_post() -> None:
    op.add_column("guild", sa.Column("daily_at", sa.Time()))
    op.add_column("guild", sa.Column("daily_due_at", Instant))
    op.add_column("guild", sa.Column("daily_on", sa.Date()))
    op.add_column("guild", sa.Column("daily_recount_at", Instant))
    op.create_index("ix_guild_daily_due_at", "guild", ["daily_due_at"])
    op.create_index("ix_guild_daily_recount_at", "guild", ["daily_recount_at"])


def _switch(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), server_default=sa.false(), nullable=False)
