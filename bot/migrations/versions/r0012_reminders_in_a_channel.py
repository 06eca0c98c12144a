"""Where a meeting is announced."""

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Let a meeting have a channel that is reminded of it."""
