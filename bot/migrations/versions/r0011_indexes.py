"""Indexes for what would otherwise be read from end to end."""

from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Let an audit, a climb and an erasure cost what they are about, not what was ever kept."""
    op.create_index("ix_check_in_asked_at", "check_in", ["asked_at"])
    op.create_index("ix_request_person_id", "request", ["person_id"])
