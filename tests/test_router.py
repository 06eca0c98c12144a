"""The router: who is let in, what is taken in once, and a sentence whatever goes wrong."""

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from bot.custom_ids import CustomIds
from bot.database_trouble import DatabaseTrouble, Trouble
from bot.messenger import Later
from bot.models import GuildId, RoleId, UserId
from bot.roles import Roles
from bot.router import Router
from bot.ui import about
from bot.ui.doors import Who, pressed
from bot.ui.visits import NO_GROUP, Visit
from bot.ui.voice import Voices
from bot.words import Catalogue
from tests.fake_interactions import FakeInteraction
from tests.fakes import NEW_YEAR, FakeClock, FakeMessenger
from tests.services.harbour import GROUP, INES, MARA, Harbour

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

TOM = UserId(72)
LEADS = RoleId(3)
CATALOGUE = Catalogue.load()


class FullDisk:
    """A database that can note nothing."""

    async def first(self, interaction_id: int, *, now: object) -> bool:
        raise DatabaseTrouble(Trouble.FULL)


class Cog:
    """Doors of every kind, which note who came in."""

    def __init__(self) -> None:
        self.came: list[tuple[str, int]] = []
        self.then: Callable[[Visit], Awaitable[None]] | None = None

    async def _note(self, visit: Visit) -> None:
        assert visit.pressed is not None
        self.came.append((visit.pressed.action, visit.user_id))
        if self.then is not None:
            await self.then(visit)

    @pressed("anybody", who=Who.ANYBODY)
    async def anybody(self, visit: Visit) -> None:
        await self._note(visit)

    @pressed("own", who=Who.OWNER)
    async def own(self, visit: Visit) -> None:
        await self._note(visit)

    @pressed("lead", who=Who.LEAD)
    async def lead(self, visit: Visit) -> None:
        await self._note(visit)

    @pressed("form", who=Who.OWNER, opens_form=True)
    async def form(self, visit: Visit) -> None:
        await self._note(visit)


class House:
    """A router with everything it asks of the bot."""

    def __init__(self, harbour: Harbour) -> None:
        self.clock = FakeClock(NEW_YEAR)
        self.ids = CustomIds(harbour.vault)
        self.messenger = FakeMessenger(self.clock)
        self.bot = SimpleNamespace(
            ids=self.ids,
            clock=self.clock,
            services=harbour.services,
            voices=Voices(CATALOGUE),
            messenger=self.messenger,
            roles=Roles(harbour.services.leads, self.messenger),
            get_guild=lambda guild_id: guild_id,  # it is in every group
        )
        self.router = Router(cast("Any", self.bot))
        self.cog = Cog()
        self.router.add(cast("Any", self.cog))

    async def press(
        self, action: str, *row: str | int, by: UserId = MARA, again: int = 1, **more: Any
    ) -> FakeInteraction:
        """Press something of the group, in the group unless told otherwise."""
        made = self.ids.make(action, more.pop("of", GROUP), *row)
        interaction = FakeInteraction(made, by, more.pop("guild_id", GROUP), **more)
        for _ in range(again):
            await self.router.take(cast("Any", interaction))
        return interaction


@pytest.fixture
def harbour(sqlite_database, tmp_path):
    return Harbour(sqlite_database, tmp_path)


@pytest.fixture
def house(harbour: Harbour) -> House:
    return House(harbour)


async def test_a_press_is_acknowledged_for_one_person_before_anything_else(house: House):
    async def look(_: Visit) -> None:
        assert interaction_of[0].acknowledged == [{"ephemeral": True, "thinking": True}]

    interaction_of: list[FakeInteraction] = []
    made = house.ids.make("anybody", GROUP)
    interaction_of.append(FakeInteraction(made, MARA, GROUP))
    house.cog.then = look
    await house.router.take(cast("Any", interaction_of[0]))
    assert house.cog.came == [("anybody", MARA)]


async def test_what_comes_twice_is_taken_in_once_and_silently(house: House):
    interaction = await house.press("own", MARA, again=2)
    assert house.cog.came == [("own", MARA)]
    assert interaction.shown == []


async def test_what_is_anothers_is_refused(house: House):
    interaction = await house.press("own", MARA, by=TOM)
    assert house.cog.came == []
    assert interaction.shown == [
        "This one belongs to somebody else. `Check in` on the pinned post is yours."
    ]


async def test_a_form_is_refused_to_another_before_it_opens(house: House):
    interaction = await house.press("form", MARA, by=TOM)
    assert house.cog.came == []
    assert interaction.forms == []
    assert len(interaction.shown) == 1


async def test_what_opens_a_form_is_not_acknowledged_before(house: House):
    interaction = await house.press("form", MARA)
    assert house.cog.came == [("form", MARA)]
    assert interaction.acknowledged == []


async def test_something_of_a_group_is_nothing_in_another(house: House):
    interaction = await house.press("anybody", guild_id=8)
    assert house.cog.came == []
    assert interaction.shown == ["This button is from an older message. `/my menu` has a new one."]


async def test_something_of_a_group_works_in_the_dm(house: House):
    await house.press("own", MARA, guild_id=None)
    await house.press("anybody", of=NO_GROUP, guild_id=None)
    assert house.cog.came == [("own", MARA), ("anybody", MARA)]


async def test_an_action_that_is_gone_is_answered_kindly(house: House):
    interaction = await house.press("long_gone", MARA)
    assert interaction.shown[0].startswith("This button is from an older message.")


async def test_a_lead_in_the_dm_is_looked_up_and_a_failed_look_up_lets_nobody_in(
    house: House, harbour: Harbour
):
    changes = {"lead_role_id": LEADS}
    await harbour.groups.change(GROUP, changes, actor_id=INES, now=NEW_YEAR)
    house.messenger.roles[MARA] = frozenset({LEADS})
    await house.press("lead", guild_id=None)
    await house.press("lead", by=TOM, guild_id=None)
    assert house.cog.came == [("lead", MARA)]
    house.messenger.fail(Later("away"), call="holds_role")
    interaction = await house.press("lead", guild_id=None)
    assert house.cog.came == [("lead", MARA)]
    assert interaction.shown[0].startswith("Something went wrong on my side.")


async def test_nobody_is_a_lead_where_no_role_is_set(house: House):
    interaction = await house.press("lead", guild_id=None)
    assert interaction.shown == ["This is for the peer leads of this group."]


async def test_a_fault_of_ours_answers_with_a_sentence_and_a_reference(
    house: House, caplog: pytest.LogCaptureFixture
):
    async def fail(_: Visit) -> None:
        sentence = "broken"
        raise KeyError(sentence)

    house.cog.then = fail
    interaction = await house.press("own", MARA)
    (said,) = interaction.shown
    lines = said.splitlines()
    assert lines[0] == "Something went wrong on my side. Please try once more."
    assert lines[2] == "If you need a person now, use Numbers or write to a lead directly."
    assert lines[1].rpartition(": ")[2] in caplog.text


async def test_trouble_with_the_database_is_said_below_the_numbers(house: House):
    async def ask(visit: Visit) -> None:
        await visit.show_above("999 or 112")
        raise DatabaseTrouble(Trouble.FULL)

    house.cog.then = ask
    house.bot.services.presses = FullDisk()
    interaction = await house.press("own", MARA)
    assert interaction.shown[0] == "999 or 112"
    assert interaction.shown[1].startswith(
        "999 or 112\n\nI can't write anything down at the moment, so this was not saved."
    )


async def test_numbers_need_no_database(house: House):
    async def no_database(*_: object) -> None:
        raise DatabaseTrouble(Trouble.UNREACHABLE)

    async def show(visit: Visit) -> None:
        await visit.show_above(await visit.numbers())

    house.bot.services.members = SimpleNamespace(look=no_database, groups_of=no_database)
    house.cog.then = show
    interaction = await house.press("anybody")
    assert interaction.shown[0].startswith("**Numbers: United Kingdom**\n\n999 or 112")


async def test_what_the_bot_is_needs_no_database(house: House):
    async def no_database(*_: object) -> None:
        raise DatabaseTrouble(Trouble.UNREACHABLE)

    async def show(visit: Visit) -> None:
        await visit.show(await about.panel_for(visit, operator="Robin"))

    house.bot.services.members = SimpleNamespace(look=no_database, groups_of=no_database)
    house.cog.then = show
    (text,) = (await house.press("anybody")).shown
    assert "Robin" in text
    assert "90 days" in text


async def test_an_answer_that_cannot_be_given_loses_nothing_and_is_never_public(house: House):
    async def answer(visit: Visit) -> None:
        await visit.say("stop-not-started")
        assert visit.reply.lost

    house.cog.then = answer
    interaction = await house.press("own", MARA, failing=True)
    assert house.cog.came == [("own", MARA)]
    assert interaction.shown == []


def test_two_doors_for_one_action_are_refused(house: House):
    with pytest.raises(ValueError, match="two doors for the action"):
        house.router.add(cast("Any", Cog()))


def test_a_group_is_part_of_what_is_read(house: House):
    assert house.ids.read(house.ids.make("own", GuildId(9), MARA)) is not None
