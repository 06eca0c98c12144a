"""How a group's requests climb."""

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Let a group set its waits, and a second room for requests."""
