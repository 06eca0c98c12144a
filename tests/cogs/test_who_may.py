"""Each command, button, select and form × each kind of person × own group, another's, and the DM.

Who may is in `who_may`, from PRODUCT.md; what there is comes from the running bot. Whoever may not
gets one fixed sentence, alone, with nothing in it of anybody.
"""

import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import discord
import pytest
import pytest_asyncio

from bot import places
from bot.clock import SystemClock
from bot.models import GuildId
from bot.store.schema import metadata
from bot.ui.doors import Door, who_of
from tests.cogs import who_may
from tests.cogs.doorstep import CATALOGUE, Answer, Doorstep, Somebody, Undone, a_doorstep
from tests.cogs.household import NOON, Household, Kind
from tests.cogs.test_commands import commands
from tests.cogs.who_may import EVERYBODY, MASKED, NOBODY, Doors
from tests.databases import Place
from tests.fakes import FakeClock
from tests.wire.doors import doors

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.slow]

OURS, THEIRS = GuildId(800_000_000_000_000_007), GuildId(900_000_000_000_000_009)
SAY = CATALOGUE.words("en")
OLD = SAY("error-expired-button")
REFUSALS = {
    SAY(message_id)
    for message_id in (
        *("error-wrong-person", "error-not-lead", "error-not-host", "error-not-admin"),
        *("page-not-open", "page-not-yours", "page-second-taken", "lead-not-joined"),
        *("rota-not-yours", "rota-small", "rota-gone", "hand-too-late", "note-not-now"),
        *("meeting-not-yours", "meeting-gone", "meeting-draft-gone", "meeting-unknown"),
        *("host-too-early", "concern-not-yours", "wrong-gone"),
    )
}
# nobody else's tap counts where it is one person's own; a few kinds show that
SOME = frozenset({Kind.STRANGER, Kind.LEAD, Kind.ADMIN})
ELSEWHERE = frozenset({Kind.COORDINATOR, Kind.HOST})
# what may be written of somebody who is refused: that they tapped, and that they hold a role
SIGNS_OF_LIFE = {"press", "lead", "quiet_watch"}
FIELDS = (
    *("topic", "title", "text", "words", "note", "thanks", "name", "when", "where", "place"),
    *("time", "country", "until", "date", "label", "goal", "shift", "first", "last", "to", "zone"),
)
TYPED = dict.fromkeys(FIELDS, "1")  # into whichever form it is
DOORS = {door.action: door for door in doors()}
SAID = dict(who_may.doors())
EACH_DOOR = pytest.mark.parametrize("action", sorted(DOORS))
EACH_OF_A_MEMBER = pytest.mark.parametrize(
    "action",
    sorted(name for name, it in SAID.items() if it.owner is not None and (it.row or it.chosen)),
)
EACH_COMMAND = pytest.mark.parametrize(
    "command", sorted(f"/{it.qualified_name}" for it in commands())
)


@dataclass(repr=False)
class Street:
    """Two groups with the same in each, and the bot that is in both."""

    step: Doorstep
    ours: Household
    theirs: Household
    database: Undone
    kept: dict[str, list[Any]]  # every row of ours

    async def knock(
        self, who: Somebody, door: Door, custom_id: str, chosen: tuple[str, ...], at: GuildId | None
    ) -> Answer:
        """Press something, with whatever a form would bring."""
        typed = None if door.opens_form else TYPED
        return await self.step.press(who, custom_id, guild_id=at, chosen=chosen, typed=typed)

    async def everybody_knocks(
        self, action: str, *, at: GuildId | None, may: frozenset[Kind], among: frozenset[Kind]
    ) -> None:
        """Let everybody press something of our group, and see who comes in."""
        door, ours = DOORS[action], self.ours
        chosen = self.chosen(ours, action)
        async with self.database.from_here():
            for kind in among - may:
                who = ours.people[kind]
                answer = await self.knock(who, door, self.its_id(ours, action, who), chosen, at)
                assert not is_in(answer), f"{kind} at {at} is let in: {answer.all_of_it}"
            assert self.database.written <= SIGNS_OF_LIFE, "a refused tap has done something"
        for kind in among & may:
            async with self.database.from_here():
                who = ours.people[kind]
                answer = await self.knock(who, door, self.its_id(ours, action, who), chosen, at)
                assert is_in(answer), f"{kind} at {at} is not let in: {answer.text}"

    def row(self, house: Household, entry: Doors) -> tuple[str | int, ...]:
        """Return what stands in the row of a door, after its owner."""
        found: list[str | int] = []
        for name in entry.row:
            if name == "member id":
                found.append(house.user(Kind.MEMBER))
            else:
                found += house.rows.get(name, (int(name) if name.isdecimal() else name,))
        return tuple(found)

    def chosen(self, house: Household, action: str) -> tuple[str, ...]:
        """Return what is chosen in a select."""
        found = [(name, house.rows.get(name, (name,))[0]) for name in SAID[action].chosen]
        return tuple(
            self.step.ids.make(action, house.guild_id, row) if name in MASKED else str(row)
            for name, row in found
        )

    def own_id(
        self, house: Household, action: str, who: Somebody | None, at: GuildId | None = None
    ) -> str:
        """Return the custom id of a door; `who` is whose it is."""
        entry = SAID[action]
        owner = () if who is None else (who.user_id,)
        return self.step.ids.make(action, at or house.guild_id, *owner, *self.row(house, entry))

    def its_id(self, house: Household, action: str, presser: Somebody) -> str:
        """Return the custom id that somebody can get at."""
        entry = SAID[action]
        owner = presser if entry.own else house.people[entry.owner] if entry.owner else None
        return self.own_id(house, action, owner)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def street(
    tmp_path_factory: pytest.TempPathFactory, keyring: Any, sqlite_template: Path
) -> AsyncIterator[Street]:
    """The two groups; nothing that a test does in them stays."""
    here = Place(tmp_path_factory.mktemp("street"))
    places.write_once(places.keyring_file(here), keyring.wrapped())
    shutil.copy(sqlite_template, here.data_dir / places.DATABASE)
    database = await Undone.open(here, keyring, clock=SystemClock())
    assert isinstance(database, Undone)
    step = await a_doorstep(here.data_dir, database, FakeClock(NOON))
    ours = Household(step, OURS, 810_000_000_000_000_000, "quince")
    theirs = Household(step, THEIRS, 910_000_000_000_000_000, "medlar")
    for house in (ours, theirs):
        await house.move_in()
    async with database.reading() as connection:
        kept = await of_ours(connection, ours)
    yield Street(step, ours, theirs, database, kept)
    await database.close()


def is_in(answer: Answer) -> bool:
    """Say whether somebody was let in; a refusal is one sentence, and not even that tells much."""
    assert "went wrong" not in answer.text, answer.text
    if answer.form is not None:
        return True
    assert answer.text, "no answer at all"
    assert answer.is_private, answer.text
    if answer.text not in REFUSALS:
        return True
    assert answer.buttons == []
    return False


# --- the table


async def test_every_door_of_the_bot_stands_in_the_table(street: Street):
    assert set(SAID) == set(street.step.bot.router.doors)
    assert len(SAID) == sum(len(entry.actions.split()) for entry in who_may.TABLE), "one is twice"


async def test_every_command_of_the_bot_stands_in_the_table(street: Street):
    registered = {f"/{it.qualified_name}" for it in commands()}
    assert registered == set(street.step.commands())
    assert not [name for name in registered if not who_may.of_command(name)]
    assert not [it for it in street.step.bot.tree.get_commands() if not hasattr(it, "description")]


async def test_discord_shows_each_command_where_it_works_and_to_whom(street: Street):
    told = {it.name: it.to_dict(street.step.bot.tree) for it in street.step.bot.tree.get_commands()}
    in_servers = {"admin", "lead", "meeting"}
    for name, payload in told.items():
        assert payload["contexts"] == ([0] if name in in_servers else [0, 1]), name
        assert payload["integration_types"] == [0], name
        managers = discord.Permissions(manage_guild=True).value if name == "admin" else None
        assert payload["default_member_permissions"] == managers, name
        assert not payload["nsfw"], name


# --- buttons, selects and forms


@EACH_DOOR
async def test_a_door_opens_for_whom_the_table_says(street: Street, action: str):
    entry = SAID[action]
    await street.everybody_knocks(action, at=OURS, may=entry.who, among=frozenset(Kind))
    among = entry.who | SOME if entry.owner else frozenset(Kind)
    in_dm = entry.who if entry.in_dm is None else entry.in_dm
    await street.everybody_knocks(action, at=None, may=in_dm, among=among)


@EACH_DOOR
async def test_whoever_may_here_may_nothing_from_another_group(street: Street, action: str):
    entry, door, ours = SAID[action], DOORS[action], street.ours
    async with street.database.from_here():
        for kind in entry.who | {Kind.STRANGER}:
            who = ours.people[kind]
            custom_id = street.its_id(ours, action, who)
            answer = await street.knock(who, door, custom_id, street.chosen(ours, action), THEIRS)
            assert (answer.text, answer.buttons, answer.is_private) == (OLD, [], True), kind
        for kind in NOBODY if entry.who == EVERYBODY else ELSEWHERE:
            who = street.theirs.people[kind]
            custom_id = street.its_id(ours, action, who)
            answer = await street.knock(who, door, custom_id, street.chosen(ours, action), None)
            assert not is_in(answer), f"{kind} of another group, in their DM"
        assert street.database.written <= SIGNS_OF_LIFE


# Nobody can make the ids of these two without our key; who and where is looked at all the same.


@EACH_DOOR
async def test_a_row_of_one_group_is_nothing_in_another(street: Street, action: str):
    entry, door, ours = SAID[action], DOORS[action], street.ours
    for kind in entry.who:
        who = street.theirs.people[kind]
        owner = who if entry.own or entry.owner else None
        async with street.database.from_here() as connection:
            custom_id = street.own_id(ours, action, owner, THEIRS)
            answer = await street.knock(who, door, custom_id, street.chosen(ours, action), THEIRS)
            told = ours.secrets() - {str(it) for it in street.row(ours, entry)}
            shown = sorted(it for it in told if it in answer.all_of_it)
            assert not shown, f"{kind}: {answer.all_of_it}"
            if street.database.written - SIGNS_OF_LIFE:
                assert await of_ours(connection, ours) == street.kept, kind


@EACH_OF_A_MEMBER
async def test_what_is_anothers_is_nothing_under_ones_own_id(street: Street, action: str):
    entry, door, ours = SAID[action], DOORS[action], street.ours
    for kind in SOME - entry.who:
        who = ours.people[kind]
        async with street.database.from_here():
            custom_id = street.own_id(ours, action, who)
            answer = await street.knock(who, door, custom_id, street.chosen(ours, action), OURS)
            private = {f"{ours.secret} {what}" for what in ("note", "goal", "date", "concern")}
            shown = sorted(it for it in private if it in answer.all_of_it)
            assert not shown, f"{kind}: {answer.all_of_it}"


async def of_ours(connection: Any, ours: Household) -> dict[str, list[Any]]:
    """Return every row that belongs to our group."""
    found: dict[str, list[Any]] = {}
    ids: dict[str, set[int]] = {}
    for table in metadata.sorted_tables:
        keys: dict[str, set[int]] = {"guild_id": {ours.guild_id}}
        keys |= {f"{name}_id": ids.get(name, set()) for name in ("person", "request", "meeting")}
        keys |= {"shift_id": ids.get("shift", set())}
        rows = [dict(it) for it in (await connection.execute(table.select())).mappings()]
        mine = [
            row
            for row in rows
            if (table.name == "guild" and row["id"] == ours.guild_id)
            or any(row.get(key) in theirs for key, theirs in keys.items())
        ]
        ids[table.name] = {row["id"] for row in mine if "id" in row}
        found[table.name] = mine
    return found


# --- commands


def options_of(street: Street, house: Household, command: str) -> list[dict[str, Any]]:
    """Return what somebody types: what must be, and the meeting of the group."""
    typed: dict[str, tuple[int, object]] = {
        "meeting": (3, str(house.rows["meeting"][0])),
        "date": (3, "2026-03-03"),
        "to": (3, "20:00"),
        "events": (5, True),
    }
    options = []
    for it in street.step.commands()[command].parameters:
        if it.name in typed:
            kind, value = typed[it.name]
            options.append({"name": it.name, "type": kind, "value": value})
        else:
            assert not it.required, f"nobody has said what is typed for {it.name}"
    return options


EACH_TYPED = pytest.mark.parametrize(
    ("command", "option"),
    sorted(
        (f"/{it.qualified_name}", option.name)
        for it in commands()
        for option in it.parameters
        if option.autocomplete
    ),
)


@EACH_COMMAND
async def test_a_command_runs_for_whom_the_table_says(street: Street, command: str):
    if command == "/meeting import":  # wants a file, which nobody gets at who is refused before
        assert who_of(street.step.commands()[command]) == "host"
        return
    may, ours = who_may.of_command(command), street.ours
    options = options_of(street, ours, command)
    for kind, who in ours.people.items():
        async with street.database.from_here():
            answer = await street.step.run(who, command, options, guild_id=OURS)
            assert is_in(answer) is (kind in may), f"{kind}: {answer.all_of_it}"
            if kind not in may:
                assert street.database.written <= SIGNS_OF_LIFE, kind


@EACH_COMMAND
async def test_a_command_shows_nothing_of_another_group(street: Street, command: str):
    if command == "/meeting import":
        return
    for kind, who in street.theirs.people.items():
        async with street.database.from_here():
            answer = await street.step.run(
                who, command, options_of(street, street.ours, command), guild_id=THEIRS
            )
            assert "went wrong" not in answer.text, answer.text
            shown = sorted(it for it in street.ours.secrets() if it in answer.all_of_it)
            assert not shown, f"{kind}: {answer.all_of_it}"


@EACH_COMMAND
async def test_in_the_dm_nobody_leads_or_manages_by_a_command(street: Street, command: str):
    if not command.startswith(("/lead ", "/admin ", "/meeting ")) or command == "/meeting import":
        return
    for kind, who in street.ours.people.items():
        async with street.database.from_here():
            answer = await street.step.run(
                who, command, options_of(street, street.ours, command), guild_id=None
            )
            shown = sorted(it for it in street.ours.secrets() if it in answer.all_of_it)
            assert not shown, f"{kind}: {answer.all_of_it}"
            if who_may.of_command(command) != who_may.EVERYBODY:
                assert not is_in(answer), kind


@EACH_TYPED
async def test_nothing_is_completed_for_who_may_not_run_it(
    street: Street, command: str, option: str
):
    # who may run some command of a host is offered what is in it; the command looks again
    may = who_may.of_command(command) | (
        who_may.HOSTS if command.startswith("/meeting") else who_may.NOBODY
    )
    more = options_of(street, street.ours, command) if option == "date" else []
    more = [it for it in more if it["name"] == "meeting"]
    for guild_id in (OURS, THEIRS, None):
        house = street.theirs if guild_id == THEIRS else street.ours
        for kind, who in house.people.items():
            async with street.database.from_here():
                answer = await street.step.type(who, command, option, guild_id=guild_id, more=more)
                assert answer.choices is not None
                if kind not in may:
                    assert answer.choices == [], kind
                if guild_id != OURS:
                    assert street.ours.secret not in answer.all_of_it, kind
