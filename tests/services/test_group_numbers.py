"""What a group makes of the numbers: a human confirms them, and the emergency number stays."""

from datetime import timedelta

import pytest

from bot.models import Guild
from bot.models.numbers import OwnNumber
from bot.rules.numbers import CHECKED_FOR, Kind, emergency_key, is_ready
from bot.services.numbers import MOST_OWN, NumbersPlanner, Refused
from tests.services.harbour import GROUP, INES, MONDAY, Harbour, at

NOW = at(MONDAY, 12)
SAMARITANS = "gb-samaritans"


async def confirm(harbour: Harbour, key: str, *, now=NOW) -> Guild:
    done = await harbour.services.numbers.confirm(GROUP, key, name="Ines", actor_id=INES, now=now)
    assert isinstance(done, Guild)
    return done


async def keep(harbour: Harbour, **changes) -> Guild | Refused:
    own = {"key": "own-gb-x", "country": "GB", "name": "Harbour", "kind": "general_crisis"}
    return await harbour.services.numbers.keep(
        GROUP, OwnNumber(**{**own, **changes}), actor_id=INES, now=NOW
    )


async def keys(harbour: Harbour) -> dict[str, bool]:
    looked = await harbour.services.numbers.look(GROUP, "GB", now=NOW)
    return {it.service.key: it.hidden for it in looked.numbers.services}


async def test_one_emergency_and_one_crisis_number_make_a_group_ready(harbour: Harbour):
    guild = await confirm(harbour, emergency_key("GB"))
    assert not is_ready("GB", guild.numbers)
    guild = await confirm(harbour, SAMARITANS)
    assert is_ready("GB", guild.numbers)
    assert not is_ready("IE", guild.numbers)
    assert not is_ready(None, guild.numbers)


async def test_a_number_is_hidden_and_shown_again_and_who_did_it_is_noted(harbour: Harbour):
    numbers = harbour.services.numbers
    await numbers.hide(GROUP, SAMARITANS, hidden=True, actor_id=INES, now=NOW)
    assert (await keys(harbour))[SAMARITANS]
    await numbers.hide(GROUP, SAMARITANS, hidden=False, actor_id=INES, now=NOW)
    assert not (await keys(harbour))[SAMARITANS]


async def test_what_a_group_adds_is_not_confirmed_and_can_be_taken_away(harbour: Harbour):
    await keep(harbour, phone="020 7946 0000")
    assert "own-gb-x" in await keys(harbour)
    guild = await confirm(harbour, "own-gb-x")
    assert "own-gb-x" in guild.numbers.confirmed
    changed = await keep(harbour, phone="020 7946 0001")
    assert isinstance(changed, Guild)
    assert "own-gb-x" not in changed.numbers.confirmed  # it is another number now
    await harbour.services.numbers.drop(GROUP, "own-gb-x", actor_id=INES, now=NOW)
    assert "own-gb-x" not in await keys(harbour)


@pytest.mark.parametrize(
    ("phone", "refused"),
    [("12345", Refused.NOT_AN_EMERGENCY_NUMBER), ("nine nine nine", Refused.NO_DIGITS)],
)
async def test_an_emergency_number_that_connects_nowhere_is_not_taken(
    harbour: Harbour, phone: str, refused: Refused
):
    key, kind = emergency_key("GB"), Kind.EMERGENCY.value
    assert await keep(harbour, key=key, kind=kind, name="", phone=phone) is refused
    looked = await harbour.services.numbers.look(GROUP, "GB", now=NOW)
    assert looked.numbers.emergency[0] == "999"


async def test_an_emergency_number_may_be_narrowed_to_one(harbour: Harbour):
    key, kind = emergency_key("GB"), Kind.EMERGENCY.value
    assert isinstance(await keep(harbour, key=key, kind=kind, name="", phone="112"), Guild)
    looked = await harbour.services.numbers.look(GROUP, "GB", now=NOW)
    assert looked.numbers.emergency == ("112",)


async def test_there_is_an_end_to_what_a_group_adds(harbour: Harbour):
    for number in range(MOST_OWN):
        await keep(harbour, key=f"own-gb-{number}")
    assert await keep(harbour, key="own-gb-more") is Refused.FULL


async def test_half_a_year_later_the_admins_are_asked_once_to_look_again(harbour: Harbour):
    await confirm(harbour, SAMARITANS)
    planner = NumbersPlanner()
    later = NOW + CHECKED_FOR + timedelta(days=1)

    async def due(now) -> list[int]:
        async with harbour.database.transaction() as tx:
            rows = list(await planner.due(tx, now, 10))
            for row in rows:
                await planner.plan(tx, row, now)
            return rows

    assert await due(NOW + CHECKED_FOR - timedelta(days=2)) == []
    assert await due(later) == [GROUP]
    assert await due(later) == []
    (waiting,) = await harbour.services.notices.take(GROUP, now=later)
    assert waiting.line == "notice-numbers-old"
    assert not await harbour.services.notices.take(GROUP, now=later)
