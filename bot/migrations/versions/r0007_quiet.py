"""Quiet-watch, digests and notes that people sign."""

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Change nothing yet."""
