"""A column means the same on both engines, or refuses."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st
from sqlalchemy import URL, Dialect, func, select
from sqlalchemy.exc import StatementError

from bot.database import Database
from bot.store.schema import press
from bot.store.types import Instant

SQLITE: Dialect = URL.create("sqlite").get_dialect()()
POSTGRESQL: Dialect = URL.create("postgresql+asyncpg").get_dialect()()
FIRST, LAST = datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC)
moments = st.datetimes(
    FIRST.replace(tzinfo=None),
    LAST.replace(tzinfo=None),
    timezones=st.sampled_from(
        [UTC, ZoneInfo("Asia/Kathmandu"), timezone(timedelta(hours=-9, minutes=-30))]
    ),
)


@given(moments)
def test_a_moment_comes_back_to_the_microsecond_and_in_utc(moment: datetime) -> None:
    for dialect in (SQLITE, POSTGRESQL):
        kept = Instant().process_bind_param(moment, dialect)
        found = Instant().process_result_value(kept, dialect)
        assert found == moment.astimezone(UTC)  # a local time in a gap equals nothing elsewhere
        assert found.tzinfo is UTC


@given(moments, moments)
def test_moments_sort_as_the_numbers_that_sqlite_keeps(one: datetime, other: datetime) -> None:
    kept = [Instant().process_bind_param(moment, SQLITE) for moment in (one, other)]
    assert all(isinstance(number, int) for number in kept)
    assert (kept[0] < kept[1]) == (one.astimezone(UTC) < other.astimezone(UTC))  # type: ignore[operator]  # integers, as above


@pytest.mark.parametrize("dialect", [SQLITE, POSTGRESQL])
def test_a_naive_datetime_is_refused(dialect: Dialect) -> None:
    with pytest.raises(ValueError, match="no zone"):
        Instant().process_bind_param(datetime(2026, 1, 1), dialect)  # noqa: DTZ001


async def test_a_moment_is_the_same_on_both_engines(database: Database) -> None:
    moment = datetime(2026, 3, 29, 2, 30, 0, 1, tzinfo=ZoneInfo("Asia/Kathmandu"))
    async with database.transaction() as tx:
        await tx.execute(press.insert().values(interaction_id=2**63 - 1, received_at=moment))
    async with database.reading() as tx:
        found = (await tx.execute(select(press).where(press.c.received_at <= moment))).one()
        later = select(func.count()).where(press.c.received_at > moment)
        assert await tx.scalar(later) == 0
    assert found.interaction_id == 2**63 - 1
    assert found.received_at == moment
    assert found.received_at.tzinfo is UTC


async def test_a_naive_datetime_never_reaches_a_table(database: Database) -> None:
    async with database.transaction() as tx:
        with pytest.raises(StatementError, match="no zone"):
            await tx.execute(
                press.insert().values(interaction_id=1, received_at=datetime(2026, 1, 1))  # noqa: DTZ001
            )
        assert await tx.scalar(select(func.count()).select_from(press)) == 0
