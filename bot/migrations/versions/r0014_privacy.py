"""How long a group keeps what, and what its members start with."""

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Let a group keep things for a shorter time, and choose what members start with."""
