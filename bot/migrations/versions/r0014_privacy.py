"""How long a group keeps what, and what its members start with."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

USUAL = (
    ("age", "18"),
    ("note_days", "30"),
    ("answer_days", "90"),
    ("request_days", "90"),
    ("start_weekdays", "127"),
    ("start_watch_days", "3"),
)


def upgrade() -> None:
    """Let a group keep things for a shorter time, and choose what members start with."""
    for name, value in USUAL:
        whole = sa.Column(name, sa.Integer(), nullable=False, server_default=value)
        op.add_column("guild", whole)
    op.add_column("guild", sa.Column("start_morning_at", sa.Time(), server_default="09:00:00"))
    op.add_column("guild", sa.Column("start_evening_at", sa.Time()))
    home = sa.Column("start_home", sa.String(length=8), nullable=False, server_default="dm")
    op.add_column("guild", home)
