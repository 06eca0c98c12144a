"""The member's own record."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add when somebody came back after a gap."""
    op.add_column(
        "check_in",
        sa.Column("came_back", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
