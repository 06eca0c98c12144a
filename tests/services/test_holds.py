"""Hold: everything stops for somebody, nothing falls, and their own tap undoes it."""

from datetime import timedelta

import pytest

from bot.courier import UNWORDED
from bot.models import DeliveryKind, GuildId, HoldReason, Lane, Level, UserId
from bot.rules.calendar import ONE_DAY
from bot.services.check_ins import PromptPlanner
from bot.services.holds import HoldPlanner
from bot.store import audits, daily, deliveries, holds, people
from bot.store.schema import audit, delivery, hold, person
from tests.services.circle_of_leads import JO, SAM, CircleOfLeads
from tests.services.harbour import GROUP, MARA, MONDAY, Harbour, at

TOM, STRANGER = UserId(72), UserId(79)
NOTE = "Notes are on hold. Tap to start again."


@pytest.fixture
async def circle(harbour: Harbour) -> CircleOfLeads:
    """A group at noon with two leads and a member."""
    circle = CircleOfLeads(harbour)
    await circle.set_up()
    await circle.join(JO, SAM)
    await harbour.start(now=circle.now)
    await circle.settle()
    return circle


async def put(
    circle: CircleOfLeads,
    of: UserId = MARA,
    *,
    by: UserId = JO,
    reason: HoldReason = HoldReason.HOSPITAL,
) -> None:
    """Put somebody on hold."""
    await circle.harbour.services.holds.put(GROUP, of, by=by, reason=reason, now=circle.now)
    await circle.settle()


async def tap(circle: CircleOfLeads, user_id: UserId = MARA, guild_id: GuildId = GROUP) -> bool:
    """Let somebody tap anything of ours."""
    came_back = await circle.harbour.services.holds.came_back(
        user_id, guild_id=guild_id, now=circle.now
    )
    await circle.settle()
    return came_back


async def test_the_account_gets_one_neutral_line_with_the_way_back(circle: CircleOfLeads) -> None:
    before = len(circle.told(MARA))
    await put(circle)
    await put(circle, by=SAM, reason=HoldReason.AWAY)
    assert circle.told(MARA)[before:] == [NOTE]
    assert await tap(circle)
    assert not await tap(circle)


async def test_no_kind_of_message_leaves_to_or_about_somebody_on_hold(
    circle: CircleOfLeads,
) -> None:
    request_id = await circle.ask(Level.NO_RUSH)
    await put(circle)
    held = (await circle.harbour.member()).person.id
    lead = await circle.leads.find(GROUP, JO)
    assert lead is not None
    to_them = set(DeliveryKind) - UNWORDED - {DeliveryKind.HELD_NOTE}
    about_them = to_them - {DeliveryKind.CLOSED}  # what was told before ends for those told
    async with circle.database.transaction() as tx:
        for kind in to_them:
            await deliveries.enqueue(
                tx,
                key=f"to:{kind}",
                kind=kind,
                lane=Lane.PROMPT,
                due_at=circle.now,
                now=circle.now,
                guild_id=GROUP,
                person_id=held,
            )
        for kind in about_them:
            await deliveries.enqueue(
                tx,
                key=f"about:{kind}",
                kind=kind,
                lane=Lane.REQUEST,
                due_at=circle.now,
                now=circle.now,
                guild_id=GROUP,
                person_id=lead.person.id,
                request_id=request_id,
            )
    before = circle.messenger.texts()
    await circle.settle()
    rows = await circle.harbour.rows(delivery)
    ours = [row for row in rows if row["key"].startswith(("to:", "about:"))]
    assert len(ours) == len(to_them) + len(about_them)
    assert {(row["state"], row["reason"]) for row in ours} == {("dropped", "on hold")}
    assert circle.messenger.texts() == before


async def test_nothing_falls_and_everything_resumes(circle: CircleOfLeads) -> None:
    for days in range(3):
        await circle.harbour.answer(MONDAY + days * ONE_DAY)
    before = await circle.harbour.days.show(GROUP, MARA, now=at(MONDAY + 2 * ONE_DAY, 12))
    circle.clock.advance(2 * ONE_DAY)
    await put(circle)
    assert (await circle.harbour.member()).due is None
    for days in range(3, 20):
        await circle.harbour.tick(at(MONDAY + days * ONE_DAY, 9), PromptPlanner())
    circle.clock.advance(18 * ONE_DAY)
    assert await tap(circle)
    member = await circle.harbour.member()
    assert member.due is not None
    assert (member.unanswered, await circle.harbour.deliveries("prompt")) == (0, [])
    await circle.harbour.answer(MONDAY + 20 * ONE_DAY)
    after = await circle.harbour.days.show(GROUP, MARA, now=at(MONDAY + 20 * ONE_DAY, 12))
    assert before is not None
    assert after is not None
    assert after.days.current == before.days.current + 1


async def test_a_day_whose_prompt_was_held_back_was_not_asked(circle: CircleOfLeads) -> None:
    circle.clock.advance(timedelta(hours=20))
    await circle.harbour.tick(at(MONDAY + ONE_DAY, 9), PromptPlanner())
    circle.clock.advance(timedelta(hours=2))
    await circle.harbour.services.holds.put(
        GROUP, MARA, by=JO, reason=HoldReason.AWAY, now=circle.now
    )
    await circle.settle()
    (prompt,) = await circle.harbour.deliveries("prompt")
    assert (prompt["state"], prompt["reason"]) == ("dropped", "on hold")
    async with circle.database.reading() as tx:
        assert await audits.members_forgotten(tx) == []


async def test_an_open_request_rests_and_is_asked_again_after_their_tap(
    circle: CircleOfLeads,
) -> None:
    await circle.ask(Level.RIGHT_NOW)
    asked = len(circle.pages(SAM))
    await put(circle)
    await circle.later(hours=30)
    assert len(circle.pages(SAM)) == asked
    assert (await circle.leads.board(GROUP, SAM, now=circle.now)).requests == []
    async with circle.database.reading() as tx:
        assert await audits.requests_without_page(tx, opened_before=circle.now) == []
    circle.clock.advance(timedelta(hours=2))
    assert await tap(circle)
    assert len(circle.pages(SAM)) == asked + 1


async def test_asking_for_a_person_ends_a_hold_in_the_same_breath(circle: CircleOfLeads) -> None:
    await put(circle)
    await circle.ask(Level.RIGHT_NOW)
    assert circle.pages(SAM)
    assert await circle.harbour.rows(hold) == []


async def test_who_has_the_request_and_puts_on_hold_closes_it(circle: CircleOfLeads) -> None:
    request_id = await circle.ask(Level.TODAY)
    await circle.take(request_id, JO)
    before = len(circle.told(MARA))
    await put(circle, by=JO)
    assert circle.told(MARA)[before:] == [NOTE]
    assert circle.told(SAM)[-1].startswith("This is settled.")
    assert await circle.requests.open_of(GROUP, MARA) is None


async def test_a_stranger_and_who_leaves_this_lead_out_look_the_same_and_nothing_is_kept(
    circle: CircleOfLeads,
) -> None:
    await put(circle, STRANGER)
    await circle.harbour.services.circles.leave_out_too(GROUP, MARA, JO, now=circle.now)
    await put(circle, MARA)
    await put(circle, JO)
    assert await circle.harbour.rows(hold) == []
    users = {row["user_id"] for row in await circle.harbour.rows(person)}
    assert STRANGER not in users
    acts = [row for row in await circle.harbour.rows(audit) if row["act"] == "hold"]
    assert [row["detail"] for row in acts] == [{"reason": "hospital"}] * 3


async def test_who_has_died_is_erased_thirty_days_after_a_second_lead_said_so(
    circle: CircleOfLeads,
) -> None:
    planner = HoldPlanner(circle.harbour.members)
    await put(circle, reason=HoldReason.DIED)
    await put(circle, reason=HoldReason.DIED)
    async with circle.database.reading() as tx:
        assert await planner.next_due_at(tx) is None
    await put(circle, by=SAM, reason=HoldReason.DIED)
    async with circle.database.reading() as tx:
        assert await planner.next_due_at(tx) == circle.now + 30 * ONE_DAY
    await circle.harbour.tick(circle.now + 29 * ONE_DAY, planner)
    assert (await circle.harbour.members.look(GROUP, MARA)).person is not None
    await circle.harbour.tick(circle.now + 30 * ONE_DAY, planner)
    assert (await circle.harbour.members.look(GROUP, MARA)).person is None


async def test_who_taps_is_not_erased(circle: CircleOfLeads) -> None:
    await put(circle, reason=HoldReason.DIED)
    await put(circle, by=SAM, reason=HoldReason.DIED)
    assert await tap(circle)
    planner = HoldPlanner(circle.harbour.members)
    await circle.harbour.tick(circle.now + 31 * ONE_DAY, planner)
    assert (await circle.harbour.members.look(GROUP, MARA)).is_member


async def test_a_tap_in_another_group_ends_no_hold_here(circle: CircleOfLeads) -> None:
    await put(circle)
    assert not await tap(circle, guild_id=GuildId(8))
    assert not await tap(circle, TOM)
    assert await circle.harbour.services.holds.came_back(MARA, guild_id=None, now=circle.now)


async def test_a_lead_on_hold_is_asked_nothing(circle: CircleOfLeads) -> None:
    await put(circle, JO, by=SAM)
    before = circle.told(JO)
    await circle.ask(Level.RIGHT_NOW)
    assert circle.told(JO) == before
    assert (await circle.leads.board(GROUP, SAM, now=circle.now)).joined == 1


async def test_who_is_on_hold_counts_in_no_daily_post(circle: CircleOfLeads) -> None:

    await circle.harbour.answer()
    async with circle.database.reading() as tx:
        assert await daily.count(tx, GROUP, on=MONDAY) == 1
    await put(circle)
    async with circle.database.reading() as tx:
        assert await daily.count(tx, GROUP, on=MONDAY) == 0
        found = await people.find(tx, GROUP, MARA)
        assert found is not None
        assert await holds.stops(tx, person_id=found.id, request_id=None)


async def test_what_a_lead_has_who_is_put_on_hold_is_asked_of_the_others(
    circle: CircleOfLeads,
) -> None:
    request_id = await circle.ask(Level.TODAY, user_id=TOM)
    await circle.take(request_id, JO)
    before = len(circle.pages(SAM))
    await circle.later(minutes=1)
    await put(circle, JO, by=SAM)
    await circle.later(seconds=3)
    assert await circle.holder(request_id) is None
    assert len(circle.pages(SAM)) == before + 1
    assert circle.told(TOM)[-1].startswith("The person who answered can't stay on. I go on asking.")


async def test_whom_only_a_lead_on_hold_could_answer_is_asked_for_when_they_are_back(
    circle: CircleOfLeads,
) -> None:
    await put(circle, JO, by=SAM)
    await circle.leads.step_back(GROUP, SAM, now=circle.now)
    await circle.ask(user_id=TOM)
    before = len(circle.pages(JO))
    await tap(circle, JO)
    assert len(circle.pages(JO)) == before + 1


@pytest.mark.parametrize("reason", list(HoldReason))
async def test_an_old_page_of_somebody_on_hold_shows_nobody_who_it_is(
    circle: CircleOfLeads, reason: HoldReason
) -> None:
    request_id = await circle.ask(Level.TODAY)
    await put(circle, by=SAM, reason=reason)
    assert await circle.take(request_id, JO) is None
    assert await circle.holder(request_id) is None
    await tap(circle)
    assert await circle.take(request_id, JO) is not None
