"""A lead who closed their direct messages can see that they are not asked, and be asked again."""

from bot.messenger import ClosedDM
from bot.models import Level
from bot.ui import board
from tests.services.circle_of_leads import CATALOGUE, CHECK_INS, JO, SAM, CircleOfLeads, dm_of
from tests.services.harbour import GROUP, INES, Harbour

UNREACHED = "My messages don't reach you, so I can't ask you. `I'm on` tries again."


async def closed(harbour: Harbour) -> CircleOfLeads:
    """A group whose lead Jo was asked once with closed direct messages."""
    circle = CircleOfLeads(harbour)
    await circle.set_up()
    await circle.join(JO, SAM)
    await circle.settle()
    circle.messenger.fail_channel(dm_of(JO), ClosedDM("no"))
    await circle.ask(Level.RIGHT_NOW)
    await circle.later(minutes=1)
    return circle


async def on_board(circle: CircleOfLeads) -> str:
    shown = await circle.leads.board(GROUP, JO, now=circle.now)
    words = CATALOGUE.words("en")
    voices, ids = circle.desk.voices, circle.desk.ids
    return board.board(words, voices, ids, shown, now=circle.now).text


async def test_the_board_says_so_and_being_on_opens_the_way_again(harbour: Harbour) -> None:
    circle = await closed(harbour)
    assert UNREACHED in (await on_board(circle)).splitlines()
    circle.messenger.fail_channel(dm_of(JO), None)
    await circle.leads.go_on(GROUP, JO, until=None, now=circle.now)
    await circle.settle()
    hello = "Hello. This is where I ask you."
    assert [text.startswith(hello) for text in circle.told(JO)] == [True, True]
    assert UNREACHED not in await on_board(circle)
    await circle.ask(Level.RIGHT_NOW, user_id=INES)
    assert len(circle.pages(JO)) == 1


async def test_what_is_closed_still_gives_way_to_a_private_thread(harbour: Harbour) -> None:
    circle = await closed(harbour)
    await circle.leads.go_on(GROUP, JO, until=None, now=circle.now)
    await circle.settle()
    assert [parent_id for parent_id, _ in circle.messenger.threads] == [CHECK_INS]
    assert UNREACHED not in await on_board(circle)


async def test_a_test_page_that_did_not_arrive_can_be_sent_again_on_that_day(
    harbour: Harbour,
) -> None:
    circle = await closed(harbour)
    readiness = circle.harbour.services.readiness

    async def arrived() -> tuple[int, int]:
        await readiness.send_test_page(GROUP, now=circle.now)
        await circle.later(minutes=1)
        tests = (sum("This is a test." in text for text in circle.told(it)) for it in (JO, SAM))
        return next(tests), next(tests)

    assert await arrived() == (0, 1)
    circle.messenger.fail_channel(dm_of(JO), None)
    await circle.leads.go_on(GROUP, JO, until=None, now=circle.now)
    await circle.later(minutes=1)
    assert await arrived() == (1, 1)
    assert await arrived() == (1, 1)
