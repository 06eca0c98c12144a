"""The member's own record."""

import sqlalchemy as sa
from alembic import op

from bot.store.types import Id, Instant

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add when somebody came back after a gap, and what they keep for themselves."""
    op.add_column("check_in", _switch("came_back", on=False))
    op.add_column("member", _switch("milestones", on=True))
    op.add_column("member", sa.Column("changed_on", sa.Date()))
    _own_dates()
    _goals()


def _own_dates() -> None:
    op.create_table(
        "own_date",
        sa.Column("id", Id, nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("since_on", sa.Date(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        _switch("counting", on=True),
        sa.Column("celebrate_on", sa.Date()),
        sa.Column("due_at", Instant),
        sa.Column("created_at", Instant, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name="fk_own_date_person_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_own_date"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_own_date_person_id", "own_date", ["person_id"])
    op.create_index("ix_own_date_due_at", "own_date", ["due_at"])


def _goals() -> None:
    op.create_table(
        "goal",
        sa.Column("id", Id, nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("daily", sa.Boolean(), nullable=False),
        sa.Column("done_on", sa.Date()),
        sa.Column("created_at", Instant, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_goal_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_goal"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_goal_person_id", "goal", ["person_id"])
    op.create_index("ix_goal_done_on", "goal", ["done_on"])


def _switch(name: str, *, on: bool) -> sa.Column[bool]:
    default = sa.true() if on else sa.false()
    return sa.Column(name, sa.Boolean(), server_default=default, nullable=False)
