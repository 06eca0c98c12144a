"""The rota of a larger group: shifts, what was changed about single dates, and planned gaps."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Time,
    UniqueConstraint,
    text,
)

from bot.store.schema.metadata import metadata
from bot.store.types import Id, Instant

shift = Table(  # by the calendar and clock of the lead whose it is
    "shift",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), nullable=False),
    Column("weekday", Integer, nullable=False),  # 0 is Monday
    Column("only_on", Date),  # NULL: every week
    Column("begins", Time, nullable=False),
    Column("ends", Time, nullable=False),  # not after `begins`: on the next day
    Index(None, "person_id"),
    Index(
        "uq_shift_weekly",
        "person_id",
        "weekday",
        "begins",
        unique=True,
        sqlite_where=text("only_on IS NULL"),
        postgresql_where=text("only_on IS NULL"),
    ),
    UniqueConstraint("person_id", "only_on", "begins"),
    CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
)

shift_release = Table(  # a date of a shift that its lead gave up
    "shift_release",
    metadata,
    Column("shift_id", ForeignKey("shift.id", ondelete="CASCADE"), primary_key=True),
    Column("turn_on", Date, primary_key=True),
)

shift_cover = Table(  # who took it
    "shift_cover",
    metadata,
    Column("shift_id", ForeignKey("shift.id", ondelete="CASCADE"), primary_key=True),
    Column("turn_on", Date, primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), nullable=False),
    Index(None, "person_id"),
)

shift_swap = Table(  # offered, until the other has answered
    "shift_swap",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), nullable=False),
    Column("asked_id", ForeignKey("person.id", ondelete="CASCADE"), nullable=False),
    Column("shift_id", ForeignKey("shift.id", ondelete="CASCADE"), nullable=False),
    Column("turn_on", Date, nullable=False),
    Column("wanted_shift_id", ForeignKey("shift.id", ondelete="CASCADE"), nullable=False),
    Column("wanted_on", Date, nullable=False),
    Column("offered_at", Instant, nullable=False),
    UniqueConstraint("shift_id", "turn_on", "wanted_shift_id", "wanted_on"),
    Index(None, "person_id"),
    Index(None, "asked_id"),
    Index(None, "wanted_shift_id"),
)

rota_gap = Table(  # whole days on which a group says that nobody is there
    "rota_gap",
    metadata,
    Column("id", Id, primary_key=True),
    Column("guild_id", ForeignKey("guild.id", ondelete="CASCADE"), nullable=False),
    Column("first_on", Date, nullable=False),
    Column("last_on", Date, nullable=False),
    Index(None, "guild_id"),
    CheckConstraint("first_on <= last_on", name="order"),
)

hand_note = Table(  # for the next lead who takes a request; gone when it closes
    "hand_note",
    metadata,
    Column("request_id", ForeignKey("request.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), nullable=False),
    Column("lead_id", ForeignKey("person.id", ondelete="CASCADE"), nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("written_at", Instant, nullable=False),
    Index(None, "person_id"),
    Index(None, "lead_id"),
)
