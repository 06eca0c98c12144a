"""Totals of check-in days that were folded away, who was told what, and pathways."""

import sqlalchemy as sa
from alembic import op

from bot.store.types import Id, Instant

revision = "0005"
down_revision = "0004"

COUNTS = ("days", "longest", "returns"), ("run", "spared", "spared_in_a_row")


def upgrade() -> None:
    """Add the tables, and the pathway of a group."""
    op.add_column(
        "guild", sa.Column("pathway", sa.String(16), nullable=False, server_default="general")
    )
    _totals()
    _tellings()


def _totals() -> None:
    before, after = COUNTS
    op.create_table(
        "totals",
        sa.Column("person_id", Id, nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in before),
        sa.Column("through_on", sa.Date(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in after),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_totals_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", name="pk_totals"),
    )


def _tellings() -> None:
    op.create_table(
        "telling",
        sa.Column("id", Id, nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("told_user_id", sa.BigInteger()),
        sa.Column("what", sa.String(length=16), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_telling_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_telling"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_telling_person_id_at", "telling", ["person_id", "at"])
    op.create_index("ix_telling_at", "telling", ["at"])
