"""Shifts, planned gaps and training of leads; and what a request hands on."""

import sqlalchemy as sa
from alembic import op

from bot.store.types import Id, Instant

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the tables, a group's switch, until when leads are trained, and a request's tomorrow."""
    op.add_column(
        "guild", sa.Column("training", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column("lead", sa.Column("trained_until", sa.Date()))
    op.add_column("lead", sa.Column("rota_due_at", Instant))
    op.create_index("ix_lead_rota_due_at", "lead", ["rota_due_at"])
    op.add_column("request", sa.Column("resumes_at", Instant))
    _shifts()
    _swaps()
    _gaps()
    _notes()


def _shifts() -> None:
    op.create_table(
        "shift",
        sa.Column("id", Id, nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("only_on", sa.Date()),
        sa.Column("begins", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name="ck_shift_weekday"),
        _to("shift", "person_id", "person"),
        sa.PrimaryKeyConstraint("id", name="pk_shift"),
        sa.UniqueConstraint(
            "person_id", "only_on", "begins", name="uq_shift_person_id_only_on_begins"
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_shift_person_id", "shift", ["person_id"])
    weekly = sa.text("only_on IS NULL")
    op.create_index(
        "uq_shift_weekly",
        "shift",
        ["person_id", "weekday", "begins"],
        unique=True,
        sqlite_where=weekly,
        postgresql_where=weekly,
    )
    op.create_table(
        "shift_release",
        sa.Column("shift_id", Id, nullable=False),
        sa.Column("turn_on", sa.Date(), nullable=False),
        _to("shift_release", "shift_id", "shift"),
        sa.PrimaryKeyConstraint("shift_id", "turn_on", name="pk_shift_release"),
    )
    op.create_table(
        "shift_cover",
        sa.Column("shift_id", Id, nullable=False),
        sa.Column("turn_on", sa.Date(), nullable=False),
        sa.Column("person_id", Id, nullable=False),
        _to("shift_cover", "shift_id", "shift"),
        _to("shift_cover", "person_id", "person"),
        sa.PrimaryKeyConstraint("shift_id", "turn_on", name="pk_shift_cover"),
    )
    op.create_index("ix_shift_cover_person_id", "shift_cover", ["person_id"])


def _swaps() -> None:
    op.create_table(
        "shift_swap",
        sa.Column("id", Id, nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("asked_id", Id, nullable=False),
        sa.Column("shift_id", Id, nullable=False),
        sa.Column("turn_on", sa.Date(), nullable=False),
        sa.Column("wanted_shift_id", Id, nullable=False),
        sa.Column("wanted_on", sa.Date(), nullable=False),
        sa.Column("offered_at", Instant, nullable=False),
        _to("shift_swap", "person_id", "person"),
        _to("shift_swap", "asked_id", "person"),
        _to("shift_swap", "shift_id", "shift"),
        _to("shift_swap", "wanted_shift_id", "shift"),
        sa.PrimaryKeyConstraint("id", name="pk_shift_swap"),
        sa.UniqueConstraint(
            "shift_id",
            "turn_on",
            "wanted_shift_id",
            "wanted_on",
            name="uq_shift_swap_shift_id_turn_on_wanted_shift_id_wanted_on",
        ),
        sqlite_autoincrement=True,
    )
    for name in ("person_id", "asked_id", "wanted_shift_id"):
        op.create_index(f"ix_shift_swap_{name}", "shift_swap", [name])


def _gaps() -> None:
    op.create_table(
        "rota_gap",
        sa.Column("id", Id, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.CheckConstraint("first_on <= last_on", name="ck_rota_gap_order"),
        _to("rota_gap", "guild_id", "guild"),
        sa.PrimaryKeyConstraint("id", name="pk_rota_gap"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_rota_gap_guild_id", "rota_gap", ["guild_id"])


def _notes() -> None:
    op.create_table(
        "hand_note",
        sa.Column("request_id", Id, nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("lead_id", Id, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("written_at", Instant, nullable=False),
        _to("hand_note", "request_id", "request"),
        _to("hand_note", "person_id", "person"),
        _to("hand_note", "lead_id", "person"),
        sa.PrimaryKeyConstraint("request_id", name="pk_hand_note"),
    )
    op.create_index("ix_hand_note_person_id", "hand_note", ["person_id"])
    op.create_index("ix_hand_note_lead_id", "hand_note", ["lead_id"])


def _to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{other}.id"], name=f"fk_{table}_{column}", ondelete="CASCADE"
    )
