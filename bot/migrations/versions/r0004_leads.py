"""Leads, the ladder of a request, and who was asked."""

import sqlalchemy as sa
from alembic import op

from bot.store.types import Id, Instant

revision = "0004"
down_revision = "0003"

OF_REQUEST = ("handed_at", Instant), ("second", sa.BigInteger()), ("thread_id", sa.BigInteger())


def upgrade() -> None:
    """Add the tables, and what a request now remembers."""
    for name, kind in OF_REQUEST:
        op.add_column("request", sa.Column(name, kind))
    _leads()
    _ladder()


def _leads() -> None:
    op.create_table(
        "lead",
        sa.Column("person_id", Id, nullable=False),
        sa.Column("role", sa.String(length=12), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("joined_at", Instant, nullable=False),
        sa.Column("role_seen_at", Instant, nullable=False),
        sa.Column("on_until", Instant),
        sa.Column("off_until", Instant),
        sa.Column("rest_until", Instant),
        sa.Column("quiet_from", sa.Time(), nullable=False),
        sa.Column("quiet_to", sa.Time(), nullable=False),
        sa.Column("wake_me", sa.Boolean(), nullable=False),
        sa.Column("cap_open", sa.Integer(), nullable=False),
        sa.Column("cap_week", sa.Integer(), nullable=False),
        sa.CheckConstraint("role IN ('lead', 'coordinator')", name="ck_lead_role"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_lead_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", name="pk_lead"),
    )
    op.create_table(
        "contact",
        sa.Column("person_id", Id, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.CheckConstraint("kind IN ('preferred', 'left_out')", name="ck_contact_kind"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_contact_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "user_id", name="pk_contact"),
    )


def _ladder() -> None:
    op.create_table(
        "step",
        sa.Column("id", Id, nullable=False),
        sa.Column("request_id", Id, nullable=False),
        sa.Column("level", sa.String(length=12), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("rung", sa.String(length=12), nullable=False),
        sa.Column("due_at", Instant, nullable=False),
        sa.Column("began_at", Instant),
        sa.Column("by_the_clock", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["request_id"], ["request.id"], name="fk_step_request_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_step"),
        sqlite_autoincrement=True,
    )
    waiting = sa.text("began_at IS NULL")
    op.create_index(
        "uq_step_waiting",
        "step",
        ["request_id"],
        unique=True,
        sqlite_where=waiting,
        postgresql_where=waiting,
    )
    op.create_index(
        "ix_step_waiting", "step", ["due_at"], sqlite_where=waiting, postgresql_where=waiting
    )
    op.create_index("ix_step_request_id", "step", ["request_id"])
    op.create_table(
        "page",
        sa.Column("id", Id, nullable=False),
        sa.Column("request_id", Id, nullable=False),
        sa.Column("step_id", Id, nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("level", sa.String(length=12), nullable=False),
        sa.Column("paged_at", Instant, nullable=False),
        sa.Column("for_second", sa.Boolean(), nullable=False),
        sa.Column("passed_at", Instant),
        sa.Column("failed_at", Instant),
        sa.ForeignKeyConstraint(
            ["request_id"], ["request.id"], name="fk_page_request_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["step_id"], ["step.id"], name="fk_page_step_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_page_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_page"),
        sa.UniqueConstraint(
            "step_id", "person_id", "for_second", name="uq_page_step_id_person_id_for_second"
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_page_request_id", "page", ["request_id"])
    op.create_index("ix_page_person_id", "page", ["person_id"])
