"""Column types that mean the same on SQLite and on PostgreSQL."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, Dialect, Integer
from sqlalchemy.dialects.postgresql import TIMESTAMP
from sqlalchemy.types import TypeDecorator, TypeEngine
from typing_extensions import override

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


class Instant(TypeDecorator[datetime]):
    """A moment: aware in, aware UTC out; microseconds since 1970 on SQLite, timestamptz elsewhere.

    Raises:
        ValueError: the datetime is naive; nobody could say which moment it means.
    """

    impl = BigInteger
    cache_ok = True

    @property
    @override
    def python_type(self) -> type[datetime]:
        """Return what goes in and comes out."""
        return datetime

    @override
    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Pick the column type of the engine."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(TIMESTAMP(timezone=True))
        return dialect.type_descriptor(BigInteger())

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> object:
        """Refuse a naive datetime, and write the moment as the engine keeps it."""
        if value is None:
            return None
        if value.utcoffset() is None:
            sentence = f"{value!r} names no moment: it has no zone"
            raise ValueError(sentence)
        if dialect.name == "postgresql":
            return value.astimezone(UTC)
        return (value - EPOCH) // MICROSECOND

    @override
    def process_result_value(self, value: object, dialect: Dialect) -> datetime | None:
        """Return the moment, aware, in UTC."""
        if isinstance(value, int):
            return EPOCH + value * MICROSECOND
        if isinstance(value, datetime):
            return value.astimezone(UTC)
        if value is not None:
            sentence = f"a stored moment is of the type {type(value).__name__}"
            raise ValueError(sentence)
        return None


Snowflake = BigInteger
"""An id that Discord made: up to 63 bits."""

Id = BigInteger().with_variant(Integer(), "sqlite")
"""A row's own id; a BIGINT on SQLite would not count up by itself."""


def weekday_bits(weekdays: Iterable[int]) -> int:
    """Return weekdays (Monday is 0) as the bits that a table keeps."""
    return sum(1 << day for day in weekdays)


def weekdays_in(bits: int) -> frozenset[int]:
    """Return the weekdays that a table keeps as bits."""
    return frozenset(day for day in range(7) if bits >> day & 1)
