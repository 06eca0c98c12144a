"""The group's daily post: once a day, no names, a count from five up, few changes."""

from datetime import datetime, time, timedelta

from sqlalchemy import insert, select

from bot.models import (
    ChannelId,
    Delivery,
    DeliveryKind,
    Lane,
    MessageId,
    Sent,
    UserId,
)
from bot.services.daily_posts import DailyCountPlanner, DailyPostPlanner
from bot.store import deliveries
from bot.store.schema import audit, guild, member, person
from tests.services.harbour import GROUP, INES, MONDAY, ZONE, Harbour, at

CHANNEL = ChannelId(700)
ONE_DAY = timedelta(days=1)


async def switch_on(harbour: Harbour, *, members: int = 0) -> None:
    changes = {"check_in_channel_id": CHANNEL, "zone": "Europe/London"}
    await harbour.groups.change(GROUP, changes, actor_id=INES, now=at(MONDAY, 7))
    for number in range(members):
        await harbour.start(UserId(100 + number))
    await choose(harbour, wanted=True)


async def many(harbour: Harbour, count: int) -> None:
    """Let many be members, quicker than one by one."""
    now = at(MONDAY, 7)
    async with harbour.database.transaction() as tx:
        people = [
            {
                "guild_id": GROUP,
                "user_id": 100 + n,
                "kind": "member",
                "key": b"k",
                "created_at": now,
            }
            for n in range(count)
        ]
        await tx.execute(insert(person), people)
        ids = await tx.execute(select(person.c.id).where(person.c.key == b"k"))
        rows = [{"person_id": row.id, "zone": ZONE, "started_at": now} for row in ids]
        await tx.execute(insert(member), rows)


async def choose(harbour: Harbour, *, wanted: bool | None = None, at_: time | None = None):
    return await harbour.daily_posts.choose(
        GROUP, wanted=wanted, at=at_, actor_id=INES, now=at(MONDAY, 7)
    )


async def post(harbour: Harbour, now: datetime, *, message: int = 9000) -> Delivery:
    """Let the post go up and arrive."""
    await harbour.tick(now, DailyPostPlanner())
    async with harbour.database.transaction() as tx:
        while True:
            claimed = await deliveries.claim(
                tx,
                owner="boot",
                lanes=[Lane.PROMPT, Lane.REMINDER],
                now=now,
                real_now=now,
                lease_until=now + timedelta(hours=9),
            )
            assert claimed is not None
            if claimed.kind is DeliveryKind.DAILY_POST:
                break
        sent = Sent(CHANNEL, MessageId(message))
        await deliveries.record_sent(tx, claimed, sent, note=None, now=now)
    return claimed


async def edits(harbour: Harbour, now: datetime):
    await harbour.tick(now, DailyCountPlanner())
    return await harbour.deliveries(DeliveryKind.DAILY_COUNT)


async def test_one_post_goes_up_every_day_and_takes_the_place_of_the_last(harbour):
    await switch_on(harbour)
    for day in range(3):
        await post(harbour, at(MONDAY + day * ONE_DAY, 9), message=9000 + day)
        await harbour.tick(at(MONDAY + day * ONE_DAY, 10), DailyPostPlanner())
    posted = await harbour.deliveries(DeliveryKind.DAILY_POST)
    assert [row["facts"]["day_on"] for row in posted] == ["2026-03-02", "2026-03-03", "2026-03-04"]
    removed = await harbour.deliveries(DeliveryKind.REMOVAL)
    assert [row["facts"]["message_id"] for row in removed] == [9000, 9001]


async def test_an_outage_leaves_out_the_posts_of_days_that_are_over(harbour):
    await switch_on(harbour)
    await harbour.tick(at(MONDAY + 3 * ONE_DAY, 8), DailyPostPlanner())
    assert await harbour.deliveries(DeliveryKind.DAILY_POST) == []
    await harbour.tick(at(MONDAY + 3 * ONE_DAY, 9), DailyPostPlanner())
    (posted,) = await harbour.deliveries(DeliveryKind.DAILY_POST)
    assert posted["facts"] == {"day_on": "2026-03-05"}


async def test_500_answers_in_a_minute_cost_one_change(harbour):
    await switch_on(harbour)
    await many(harbour, 500)
    claimed = await post(harbour, at(MONDAY, 9))
    for number in range(500):
        now = at(MONDAY, 9, 1) + timedelta(seconds=number / 9)
        await harbour.answer(user_id=UserId(100 + number), now=now)
        if number % 100 == 0:
            assert await edits(harbour, now) == []
    for minute in range(2, 60):
        await edits(harbour, at(MONDAY, 9, minute))
    (edit,) = await harbour.deliveries(DeliveryKind.DAILY_COUNT)
    assert edit["facts"]["edits"] == 9000
    assert edit["facts"].keys() == {"day_on", "edits"}
    assert await harbour.daily_posts.count(claimed) == 500


async def test_nothing_is_counted_below_five_and_a_changed_answer_counts_once(harbour):
    await switch_on(harbour, members=5)
    claimed = await post(harbour, at(MONDAY, 9))
    for number in range(4):
        for _ in range(2):
            await harbour.answer(user_id=UserId(100 + number))
    assert await edits(harbour, at(MONDAY, 11)) == []
    assert await harbour.daily_posts.count(claimed) is None
    await harbour.answer(user_id=UserId(104), now=at(MONDAY, 12))
    assert len(await edits(harbour, at(MONDAY, 13))) == 1
    assert await harbour.daily_posts.count(claimed) == 5


async def test_answers_for_another_day_change_nothing(harbour):
    await switch_on(harbour, members=6)
    await post(harbour, at(MONDAY, 9))
    for number in range(6):
        await harbour.answer(MONDAY - ONE_DAY, user_id=UserId(100 + number), now=at(MONDAY, 10))
    assert await edits(harbour, at(MONDAY, 12)) == []


async def test_off_takes_the_post_away_and_a_time_alone_switches_on(harbour):
    await switch_on(harbour)
    await post(harbour, at(MONDAY, 9))
    assert (await choose(harbour, wanted=False)).daily_at is None
    assert len(await harbour.deliveries(DeliveryKind.REMOVAL)) == 1
    (row,) = await harbour.rows(guild)
    assert row["daily_due_at"] is None
    assert (await choose(harbour, at_=time(20, 30))).daily_at == time(20, 30)
    (row,) = await harbour.rows(guild)
    assert row["daily_due_at"] == at(MONDAY, 20, 30)
    details = [row["detail"] for row in await harbour.rows(audit)]
    assert {"daily_at": "20:30"} in details


async def test_a_group_that_removed_the_bot_gets_no_post(harbour):
    await switch_on(harbour)
    await harbour.members.left(GROUP, now=at(MONDAY, 8))
    await harbour.tick(at(MONDAY, 9), DailyPostPlanner())
    assert await harbour.deliveries(DeliveryKind.DAILY_POST) == []


async def test_another_time_on_the_same_day_leaves_that_day_its_post(harbour):
    await switch_on(harbour)
    await post(harbour, at(MONDAY, 9))
    await harbour.daily_posts.choose(
        GROUP, wanted=None, at=time(12), actor_id=INES, now=at(MONDAY, 10)
    )
    await harbour.tick(at(MONDAY, 12), DailyPostPlanner())
    assert await harbour.deliveries(DeliveryKind.REMOVAL) == []
    await post(harbour, at(MONDAY + ONE_DAY, 12), message=9001)
    assert [row["facts"]["message_id"] for row in await harbour.deliveries("removal")] == [9000]


async def test_switched_off_and_on_again_there_is_a_post_the_same_day(harbour):
    await switch_on(harbour)
    await post(harbour, at(MONDAY, 9))
    choose_at = harbour.daily_posts.choose
    await choose_at(GROUP, wanted=False, at=None, actor_id=INES, now=at(MONDAY, 10))
    await choose_at(GROUP, wanted=True, at=time(11), actor_id=INES, now=at(MONDAY, 10, 1))
    again = await post(harbour, at(MONDAY, 11), message=9001)
    assert again.facts["day_on"] == MONDAY.isoformat()
