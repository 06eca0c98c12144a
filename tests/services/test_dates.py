"""Own dates and milestones: sealed, asked first, told only after a yes, and nobody else's."""

from datetime import date, datetime, timedelta

import pytest

from bot.models import ChannelId, Delivery, DeliveryKind, Level, MessageId, OwnDateId, Sent
from bot.rules.dates import Unclear
from bot.rules.milestones import Milestone, Unit
from bot.services.milestones import MilestonePlanner
from bot.services.requests import Requests
from bot.store import dates, deliveries
from bot.store.schema import delivery, goal, own_date, person
from bot.vault import Unreadable
from tests.services.harbour import GROUP, INES, MARA, MONDAY, Harbour, at

ONE_DAY = timedelta(days=1)
LABEL = "quince marmalade"
CHANNEL = ChannelId(8)


@pytest.fixture
async def group(harbour):
    """A group with a channel for check-ins, and Mara in it."""
    await harbour.start()
    settings = {"check_in_channel_id": CHANNEL}
    await harbour.groups.change(GROUP, settings, actor_id=INES, now=at(MONDAY, 7))
    return harbour


async def added(group: Harbour, typed: str = "today", user_id=MARA) -> OwnDateId:
    date_id = await group.dates.add(GROUP, user_id, label=LABEL, typed=typed, now=at(MONDAY))
    assert isinstance(date_id, int)
    return date_id


async def shown(group: Harbour, on: date = MONDAY, user_id=MARA):
    found = await group.dates.show(GROUP, user_id, now=at(on))
    assert found is not None
    return found


async def look(group: Harbour, now: datetime) -> None:
    """Let the planner look at all dates that are due."""
    planner = MilestonePlanner()
    async with group.database.transaction() as tx:
        for row in await planner.due(tx, now, 10):
            await planner.plan(tx, row, now)


async def sent_out(group: Harbour, kind: DeliveryKind = DeliveryKind.MILESTONE) -> list[Delivery]:
    rows = [row for row in await group.rows(delivery) if row["kind"] == kind.value]
    async with group.database.reading() as tx:
        found = [await deliveries.read(tx, row["id"]) for row in rows]
    return [it for it in found if it is not None]


async def test_any_number_of_dates_with_labels_of_ones_own(group):
    for typed in ("3 January 2026", "yesterday", "2024-02-29"):
        await added(group, typed)
    found = (await shown(group)).dates
    assert [it.since_on for it in found] == [date(2024, 2, 29), date(2026, 1, 3), date(2026, 3, 1)]
    assert {it.label for it in found} == {LABEL}
    assert found[2].days == 1
    assert found[1].upcoming.milestone == Milestone(60, Unit.DAY)


async def test_a_label_is_sealed_in_its_own_place(group):
    date_id = await added(group)
    (row,) = await group.rows(own_date)
    assert b"quince" not in row["sealed"]
    (key,) = [it["key"] for it in await group.rows(person) if it["user_id"] == MARA]
    with pytest.raises(Unreadable):
        group.vault.open(key, row["sealed"], associated=("own_date", GROUP, 1, date_id + 1))


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("5/6/2025", Unclear.AMBIGUOUS),
        ("soon", Unclear.NOT_UNDERSTOOD),
        ("31 february 2025", Unclear.NO_SUCH_DATE),
        ("tomorrow", Unclear.FUTURE),
    ],
)
async def test_a_date_that_is_unclear_is_not_kept(group, typed, why):
    assert await group.dates.add(GROUP, MARA, label=LABEL, typed=typed, now=at(MONDAY)) is why
    assert await group.rows(own_date) == []


async def test_a_milestone_is_asked_about_once_at_noon_of_its_day(group):
    date_id = await added(group)
    await look(group, at(MONDAY + ONE_DAY, 11))
    assert await sent_out(group) == []
    await look(group, at(MONDAY + ONE_DAY, 12))
    await look(group, at(MONDAY + ONE_DAY, 13))
    (question,) = await sent_out(group)
    assert question.channel_id is None  # their own place
    found = await group.milestones.asked(question, now=at(MONDAY + ONE_DAY, 12))
    assert found is not None
    assert (found.date_id, found.reached) == (date_id, Milestone(1, Unit.DAY))
    await look(group, at(MONDAY + 30 * ONE_DAY, 12))
    assert len(await sent_out(group)) == 2


async def test_what_fell_due_while_the_bot_was_down_is_asked_a_day_later_and_then_no_more(group):
    await added(group)
    await look(group, at(MONDAY + 2 * ONE_DAY, 9))
    assert len(await sent_out(group)) == 1
    await look(group, at(MONDAY + 33 * ONE_DAY, 9))
    assert len(await sent_out(group)) == 1
    async with group.database.reading() as tx:
        assert await dates.next_due_at(tx) == at(MONDAY + 60 * ONE_DAY, 12)


async def test_one_not_now_ends_the_asking_until_they_set_it_again(group):
    await added(group)
    await look(group, at(MONDAY + ONE_DAY, 12))
    (question,) = await sent_out(group)
    await group.dates.want(GROUP, MARA, wanted=False)
    later = at(MONDAY + ONE_DAY, 12)
    assert await group.milestones.asked(question, now=later) is None  # not even one on its way
    await look(group, at(MONDAY + 30 * ONE_DAY, 12))
    assert len(await sent_out(group)) == 1
    await group.dates.want(GROUP, MARA, wanted=True)
    await look(group, at(MONDAY + 60 * ONE_DAY, 12))
    assert len(await sent_out(group)) == 2


async def pause(group: Harbour, until: date, now: datetime) -> None:
    assert await group.pauses.pause(GROUP, MARA, until=until, now=now) is not None


async def test_nothing_is_asked_in_a_pause_and_afterwards_only_what_is_fresh(group):
    await added(group)
    day_of = MONDAY + ONE_DAY
    await pause(group, day_of + ONE_DAY, at(MONDAY, 20))
    await look(group, at(day_of, 12))
    assert await sent_out(group) == []
    await look(group, at(day_of + ONE_DAY, 12))  # the pause is over, and it was yesterday
    assert len(await sent_out(group)) == 1
    thirty = MONDAY + 30 * ONE_DAY
    await pause(group, thirty + 2 * ONE_DAY, at(thirty - ONE_DAY, 9))
    for days in range(4):
        await look(group, at(thirty + days * ONE_DAY, 12))
    assert len(await sent_out(group)) == 1
    async with group.database.reading() as tx:
        assert await dates.next_due_at(tx) == at(MONDAY + 60 * ONE_DAY, 12)


async def test_a_question_on_its_way_is_not_asked_in_a_pause(group):
    await added(group)
    noon = at(MONDAY + ONE_DAY, 12)
    await look(group, noon)
    (question,) = await sent_out(group)
    await pause(group, MONDAY + 5 * ONE_DAY, noon)
    assert await group.milestones.asked(question, now=noon) is None


async def test_a_group_that_picks_another_pathway_is_asked_at_its_milestones(group):
    await added(group)
    change = group.services.pathways.choose
    await change(GROUP, "self", actor_id=INES, now=at(MONDAY, 9))
    (own,) = (await shown(group)).dates
    assert own.upcoming.milestone == Milestone(7, Unit.DAY)
    await look(group, at(MONDAY + ONE_DAY, 12))
    assert await sent_out(group) == []
    await look(group, at(MONDAY + 7 * ONE_DAY, 12))
    (question,) = await sent_out(group)
    found = await group.milestones.asked(question, now=at(MONDAY + 7 * ONE_DAY, 12))
    assert found is not None
    assert found.reached == Milestone(7, Unit.DAY)
    await change(GROUP, "steps", actor_id=INES, now=at(MONDAY + 8 * ONE_DAY))
    (own,) = (await shown(group, MONDAY + 8 * ONE_DAY)).dates
    assert own.upcoming.milestone == Milestone(30, Unit.DAY)
    with pytest.raises(ValueError, match="no pathway"):
        await change(GROUP, "quince", actor_id=INES, now=at(MONDAY))


async def test_nothing_is_asked_of_who_stopped_or_where_there_is_no_channel(group):
    await added(group)
    nowhere = {"check_in_channel_id": None}
    await group.groups.change(GROUP, nowhere, actor_id=INES, now=at(MONDAY))
    await look(group, at(MONDAY + ONE_DAY, 12))
    assert await sent_out(group) == []
    somewhere = {"check_in_channel_id": CHANNEL}
    await group.groups.change(GROUP, somewhere, actor_id=INES, now=at(MONDAY))
    member = await group.member()
    await group.members.stop(member.person.id, now=at(MONDAY + 2 * ONE_DAY))
    await look(group, at(MONDAY + 30 * ONE_DAY, 12))
    assert await sent_out(group) == []


async def test_the_group_is_told_once_and_only_by_a_yes(group):
    date_id = await added(group)
    on = MONDAY + ONE_DAY
    for _ in range(2):
        assert await group.milestones.celebrate(GROUP, MARA, date_id, on, now=at(on, 13))
    (post,) = await sent_out(group, DeliveryKind.CELEBRATION)
    assert post.channel_id == CHANNEL
    assert await group.milestones.posting(post) is not None
    other = await group.milestones.celebrate(GROUP, MARA, date_id, on + ONE_DAY, now=at(on, 13))
    assert other is None  # no milestone falls on that day


async def test_what_was_told_is_taken_back_on_its_way_or_afterwards(group):
    date_id = await added(group)
    on = MONDAY + ONE_DAY
    await group.milestones.celebrate(GROUP, MARA, date_id, on, now=at(on, 13))
    (post,) = await sent_out(group, DeliveryKind.CELEBRATION)
    await group.milestones.take_back(GROUP, MARA, date_id, on, now=at(on, 14))
    assert await group.milestones.posting(post) is None
    async with group.database.transaction() as tx:
        await group.milestones.posted(tx, post, Sent(CHANNEL, MessageId(5)), now=at(on, 14))
    (removal,) = await sent_out(group, DeliveryKind.REMOVAL)
    assert removal.facts == {"message_id": 5}
    again = await group.milestones.celebrate(GROUP, MARA, date_id, on, now=at(on, 15))
    assert again is None


async def test_a_question_about_a_date_that_moved_is_not_asked(group):
    date_id = await added(group)
    await look(group, at(MONDAY + ONE_DAY, 12))
    (question,) = await sent_out(group)
    await group.dates.move(
        GROUP, MARA, date_id, typed="1 january 2026", now=at(MONDAY + ONE_DAY, 12)
    )
    assert await group.milestones.asked(question, now=at(MONDAY + ONE_DAY, 12)) is None


async def test_nobody_else_finds_moves_celebrates_or_removes_a_date(group):
    date_id = await added(group)
    await group.start(INES)
    assert (await shown(group, user_id=INES)).dates == ()
    on, now = MONDAY + ONE_DAY, at(MONDAY + ONE_DAY, 13)
    assert await group.dates.move(GROUP, INES, date_id, typed="today", now=now) is None
    assert await group.milestones.celebrate(GROUP, INES, date_id, on, now=now) is None
    assert await group.milestones.look(GROUP, INES, date_id, on) is None
    await group.milestones.take_back(GROUP, INES, date_id, on, now=now)
    await group.dates.remove(GROUP, INES, date_id)
    assert len((await shown(group)).dates) == 1
    await group.dates.remove(GROUP, MARA, date_id)
    assert await group.rows(own_date) == []


async def test_dates_go_with_the_member_even_where_a_request_keeps_the_person(group):
    await added(group)
    await group.goals.add(GROUP, MARA, words=LABEL, daily=True, now=at(MONDAY))
    member = await group.member()
    requests = Requests(group.database, group.vault)
    await requests.ask(GROUP, MARA, level=Level.TODAY, language=None, now=at(MONDAY))
    await group.members.erase(member.person.id, now=at(MONDAY))
    assert MARA in {it["user_id"] for it in await group.rows(person)}
    assert await group.rows(own_date) == []
    assert await group.rows(goal) == []
