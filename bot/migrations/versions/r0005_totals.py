"""Totals of check-in days that were folded away, and pathways."""

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Change nothing yet."""
