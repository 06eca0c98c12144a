"""The group has had a loss: prompts carry its words, celebrations wait, and it ends by itself."""

from datetime import date, timedelta

import pytest

from bot.models import DeliveryKind, Lane
from bot.services.check_ins import PromptPlanner
from bot.services.mourning import Mourning, is_resting
from bot.store import audits, deliveries
from bot.store.mourning import RESTING
from bot.store.schema import audit, delivery, guild
from tests.services.circle_of_leads import CHECK_INS, CircleOfLeads
from tests.services.harbour import GROUP, INES, MARA, MONDAY, Harbour, at

WORDS = "We remember our friend."
ONE_DAY = timedelta(days=1)


@pytest.fixture
async def circle(harbour: Harbour) -> CircleOfLeads:
    """A group at noon with a member."""
    circle = CircleOfLeads(harbour)
    await circle.set_up()
    await harbour.start(now=circle.now)
    await circle.settle()
    return circle


async def rest(circle: CircleOfLeads, days: int = 3) -> Mourning:
    """Let the group rest."""
    mourning = circle.harbour.services.mourning
    await mourning.write(GROUP, WORDS, now=circle.now)
    started = await mourning.start(GROUP, days=days, actor_id=INES, now=circle.now)
    assert started is not None
    assert is_resting(started, circle.now)
    return mourning


async def prompt_on(circle: CircleOfLeads, on: date) -> str:
    """Let it be nine on a day, and return what Mara is asked."""
    circle.clock.advance(at(on, 9) - circle.now + timedelta(seconds=1))
    await circle.harbour.tick(circle.now, PromptPlanner())
    await circle.settle()
    return circle.told(MARA)[-1]


async def celebrate(circle: CircleOfLeads, *, fresh_for: timedelta | None = None) -> None:
    """Have a milestone of today told to the group, as fresh as it is or as long as is said."""
    date_id = await circle.harbour.dates.add(
        GROUP, MARA, label="x", typed=str(circle.now.date() - 30 * ONE_DAY), now=circle.now
    )
    assert isinstance(date_id, int)
    found = await circle.harbour.milestones.celebrate(
        GROUP, MARA, date_id, circle.now.date(), now=circle.now
    )
    assert found is not None
    if fresh_for is not None:
        async with circle.database.transaction() as tx:
            row = delivery.c.kind == DeliveryKind.CELEBRATION.value
            expires_at = circle.now + fresh_for
            await tx.execute(delivery.update().where(row).values(expires_at=expires_at))
    await circle.settle()


async def fate(circle: CircleOfLeads) -> tuple[str, str | None]:
    """Return what became of the celebration."""
    (row,) = await circle.harbour.deliveries("celebration")
    return row["state"], row["reason"]


async def test_prompts_carry_the_words_below_and_only_for_so_many_days(
    circle: CircleOfLeads,
) -> None:
    await rest(circle, days=2)
    during = await prompt_on(circle, MONDAY + ONE_DAY)
    assert during == f"Morning. How is today?\nOnly you see your answer.\n\n{WORDS}"
    after = await prompt_on(circle, MONDAY + 3 * ONE_DAY)
    assert WORDS not in after
    await circle.harbour.services.housekeeping.tidy(circle.now)
    (row,) = await circle.harbour.rows(guild)
    assert (row["hold_words"], row["hold_until"]) == (None, None)


async def test_a_celebration_waits_and_goes_out_when_it_is_still_fresh(
    circle: CircleOfLeads,
) -> None:
    await rest(circle, days=1)
    await celebrate(circle, fresh_for=3 * ONE_DAY)
    assert await fate(circle) == ("due", RESTING)
    async with circle.database.reading() as tx:
        assert await audits.others_unsent(tx, due_before=circle.now + ONE_DAY) == []
    circle.clock.advance(ONE_DAY + timedelta(minutes=1))
    await circle.settle()
    assert (await fate(circle))[0] == "sent"
    assert len(circle.messenger.texts(CHECK_INS)) == 1


async def test_a_celebration_that_is_not_fresh_any_more_is_dropped_with_a_record(
    circle: CircleOfLeads,
) -> None:
    await rest(circle, days=7)
    await celebrate(circle, fresh_for=ONE_DAY)
    circle.clock.advance(7 * ONE_DAY + timedelta(minutes=1))
    await circle.settle()
    assert await fate(circle) == ("dropped", "too late for it")


async def test_what_somebody_said_yes_to_meanwhile_is_told_when_the_week_is_over(
    circle: CircleOfLeads,
) -> None:
    await rest(circle, days=7)
    await celebrate(circle)
    circle.clock.advance(7 * ONE_DAY + timedelta(minutes=1))
    await circle.settle()
    assert (await fate(circle))[0] == "sent"


async def test_ended_early_what_waits_goes_out_at_once(circle: CircleOfLeads) -> None:
    mourning = await rest(circle)
    await celebrate(circle, fresh_for=ONE_DAY)
    circle.clock.advance(timedelta(hours=2))
    assert await mourning.end(GROUP, actor_id=INES, now=circle.now)
    assert not await mourning.end(GROUP, actor_id=INES, now=circle.now)
    await circle.settle()
    assert (await fate(circle))[0] == "sent"
    acts = [row["detail"] for row in await circle.harbour.rows(audit) if row["act"] == "loss"]
    assert len(acts) == 2
    assert WORDS not in str(acts)


async def test_without_words_or_twice_nothing_starts_and_a_week_is_the_most(
    circle: CircleOfLeads,
) -> None:
    mourning = circle.harbour.services.mourning
    assert await mourning.start(GROUP, days=1, actor_id=INES, now=circle.now) is None
    await rest(circle, days=99)
    assert await mourning.start(GROUP, days=1, actor_id=INES, now=circle.now) is None
    written = await mourning.write(GROUP, "other words", now=circle.now)
    assert written.hold_words == WORDS
    assert written.hold_until == circle.now + 7 * ONE_DAY


async def test_other_messages_leave_as_ever(circle: CircleOfLeads) -> None:
    await rest(circle)
    async with circle.database.transaction() as tx:
        await deliveries.enqueue(
            tx,
            key="pinned",
            kind=DeliveryKind.PINNED_POST,
            lane=Lane.REMINDER,
            due_at=circle.now,
            now=circle.now,
            guild_id=GROUP,
            channel_id=CHECK_INS,
        )
    await circle.settle()
    assert circle.messenger.texts(CHECK_INS)
