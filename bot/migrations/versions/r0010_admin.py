"""What admins set: words, numbers, the library."""

import sqlalchemy as sa
from alembic import op

from bot.store.types import Id, Instant

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Let a group have words and numbers of its own, and a library."""
    op.add_column("guild", sa.Column("lines", sa.JSON()))
    op.add_column("guild", sa.Column("numbers", sa.JSON()))
    op.add_column("guild", sa.Column("numbers_due_at", Instant))
    op.create_index("ix_guild_numbers_due_at", "guild", ["numbers_due_at"])
    op.create_table(
        "resource",
        sa.Column("id", Id, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("topic", sa.String(length=60), nullable=False),
        sa.Column("title", sa.String(length=80), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("link", sa.String(length=300)),
        sa.Column("created_at", Instant, nullable=False),
        sa.ForeignKeyConstraint(
            ["guild_id"], ["guild.id"], name="fk_resource_guild_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_resource"),
        sa.UniqueConstraint("guild_id", "title", name="uq_resource_guild_id_title"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "notice",
        sa.Column("id", Id, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("line", sa.String(length=40), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("shown_at", Instant),
        sa.ForeignKeyConstraint(
            ["guild_id"], ["guild.id"], name="fk_notice_guild_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_notice"),
        sa.UniqueConstraint("guild_id", "key", name="uq_notice_guild_id_key"),
        sqlite_autoincrement=True,
    )
