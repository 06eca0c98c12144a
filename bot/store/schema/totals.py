"""What check-in days of long ago add up to, once the days themselves are gone."""

from sqlalchemy import Column, Date, ForeignKey, Integer, Table

from bot.store.schema.metadata import metadata

totals = Table(
    "totals",
    metadata,
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True),
    Column("days", Integer, nullable=False),
    Column("longest", Integer, nullable=False),
    Column("returns", Integer, nullable=False),
    Column("through_on", Date, nullable=False),  # the last date that is in here
    Column("run", Integer, nullable=False),
    Column("spared", Integer, nullable=False),
    Column("spared_in_a_row", Integer, nullable=False),
)
