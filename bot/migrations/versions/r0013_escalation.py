"""How a group's requests climb."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

USUAL = {
    "right_now_minutes": "5",
    "today_minutes": "30",
    "today_at_a_time": "2",
    "no_rush_hours": "12",
}


def upgrade() -> None:
    """Let a group set its waits, and a second room for requests."""
    for name, usual in USUAL.items():
        column = sa.Column(name, sa.Integer(), nullable=False, server_default=usual)
        op.add_column("guild", column)
    op.add_column("guild", sa.Column("second_room_id", sa.BigInteger()))
