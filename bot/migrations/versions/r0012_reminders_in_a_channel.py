"""Where a meeting is announced, and what was announced."""

import sqlalchemy as sa
from alembic import op

from bot.store.types import Id, Instant, Snowflake

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Let a meeting have a channel that is reminded of it, and keep what stands there."""
    op.add_column("meeting", sa.Column("announce_in", Snowflake))
    op.add_column("meeting", sa.Column("announce_minutes", sa.Integer()))
    op.create_table(
        "meeting_told",
        sa.Column("meeting_id", Id, nullable=False),
        sa.Column("day_on", sa.Date(), nullable=False),
        sa.Column("channel_id", Snowflake, nullable=False, autoincrement=False),
        sa.Column("starts_at", Instant),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_meeting_told_meeting_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meeting_id", "day_on", "channel_id", name="pk_meeting_told"),
    )
