"""Whom a member trusts, concerns, and holds."""

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Change nothing yet."""
