"""Whom a member trusts, concerns, and holds."""

import sqlalchemy as sa
from alembic import op

from bot.store.types import Id, Instant

revision = "0006"
down_revision = "0005"

MOMENTS = ("sent_at", "arrived_at", "read_at", "answered_at", "closed_at", "due_at")


def upgrade() -> None:
    """Add the tables, who is told of a quiet member, a group's hold, and threads that are kept."""
    op.add_column("member", sa.Column("watch_user_id", sa.BigInteger()))
    op.add_column("guild", sa.Column("hold_until", Instant))
    op.add_column("guild", sa.Column("hold_words", sa.Text()))
    op.add_column("request", _off("thread_kept"))
    op.add_column(
        "request", sa.Column("thread_round", sa.Integer(), nullable=False, server_default="0")
    )
    _concerns()
    _holds()


def _concerns() -> None:
    op.create_table(
        "concern",
        sa.Column("id", Id, nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("about", sa.BigInteger()),
        sa.Column("told_user_id", sa.BigInteger()),
        _off("is_admin"),
        sa.Column("sealed", sa.LargeBinary()),
        sa.Column("answer", sa.LargeBinary()),
        sa.Column("begun_at", Instant, nullable=False),
        *(sa.Column(name, Instant) for name in MOMENTS),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_concern_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_concern"),
        sqlite_autoincrement=True,
    )
    for name in ("person_id", "about", "told_user_id", "due_at"):
        op.create_index(f"ix_concern_{name}", "concern", [name])


def _holds() -> None:
    op.create_table(
        "hold",
        sa.Column("person_id", Id, nullable=False),
        sa.Column("reason", sa.String(length=8), nullable=False),
        sa.Column("set_by", sa.BigInteger(), nullable=False),
        sa.Column("set_at", Instant, nullable=False),
        sa.Column("confirmed_by", sa.BigInteger()),
        sa.Column("erase_at", Instant),
        sa.CheckConstraint("reason IN ('hospital', 'away', 'died')", name="ck_hold_reason"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_hold_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", name="pk_hold"),
    )
    op.create_index("ix_hold_erase_at", "hold", ["erase_at"])


def _off(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), server_default=sa.false(), nullable=False)
