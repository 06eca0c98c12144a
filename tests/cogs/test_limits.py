"""Discord's limits, held with the most of everything and the longest of own words.

Everything that the bot can say is said: each door and command is gone through, and each message
that comes of it, or of the days after, is worded.
"""

from collections import Counter
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st
from sqlalchemy import select

from bot.app import all_planners
from bot.discord_messenger import payload_of
from bot.models import DeliveryId, DeliveryKind
from bot.store import deliveries
from bot.store.schema import delivery
from bot.ui.desk import Desk
from bot.ui.letters import all_letters
from tests.cogs.crowd import Crowd, longest_own_words
from tests.cogs.doorstep import CATALOGUE
from tests.cogs.household import NOON, Household, Kind
from tests.cogs.limits import broken
from tests.cogs.test_commands import commands
from tests.cogs.test_who_may import (
    DOORS,
    OURS,
    SAID,
    Street,
    options_of,
    street as street_of_two,
)
from tests.cogs.who_may import EVERYBODY, of_command
from tests.services.harbour import MONDAY, at

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.slow]

street = street_of_two
LETTERS = "W*_`<@[ñ界🙂"  # wide, in need of an escape, or of more than one byte
A_DAY = timedelta(days=1)
HOURS = (NOON, at(MONDAY + A_DAY, 9, 1), at(MONDAY + A_DAY, 18, 46), at(MONDAY + 3 * A_DAY, 9, 1))
ENOUGH = 8  # messages of a kind to look for one that is still wanted
# no text: something is taken away, closed, or shown among Discord's events
NOT_WORDED = {
    *(DeliveryKind.REMOVAL, DeliveryKind.THREAD_CLOSE, DeliveryKind.THREAD_END),
    DeliveryKind.THREAD_LEAVE,
    DeliveryKind.EVENT,
}
# short lines that need a story of their own, and have one in the tests of letters
TOLD_ELSEWHERE = {
    *(DeliveryKind.ANNOUNCEMENT, DeliveryKind.ANNOUNCE_CHANGE, DeliveryKind.DAILY_COUNT),
    *(DeliveryKind.HARD_TOLD, DeliveryKind.HOST_AFTER, DeliveryKind.HOST_FOUND),
    *(DeliveryKind.LATE_ANSWER, DeliveryKind.MISSED_YOU, DeliveryKind.QUIET_CLEAR),
    *(DeliveryKind.QUIET_NEWS, DeliveryKind.QUIET_NOTE, DeliveryKind.POST_CHANGE),
    *(DeliveryKind.HELP_THREAD, DeliveryKind.THREAD_READY),
    DeliveryKind.DIGEST,  # eight lines at most; see tests/services/test_summaries.py
}


class Reader:
    """Reads everything that would be sent."""

    def __init__(self, street: Street) -> None:
        self.street = street
        self.worded: set[DeliveryKind] = set()
        self.faults: list[str] = []
        bot = street.step.bot
        self.letters = all_letters(
            Desk(ids=bot.ids, voices=bot.voices, services=bot.services, roles=bot.roles)
        )

    async def read_letters(self, now: datetime, *, after: int = 0) -> int:
        """Word the newest message of each kind that waits; return the number of the last."""
        async with self.street.database.reading() as tx:
            query = select(delivery.c.kind, delivery.c.id).where(delivery.c.id > after)
            waiting = (await tx.execute(query.order_by(delivery.c.id))).all()
        tried: Counter[str] = Counter()
        for kind, delivery_id in reversed(waiting):
            tried[kind] += 1
            if kind in NOT_WORDED | TOLD_ELSEWHERE or tried[kind] > ENOUGH:
                continue
            async with self.street.database.reading() as tx:
                found = await deliveries.read(tx, DeliveryId(delivery_id))
            assert found is not None
            outgoing = await self.letters[found.kind].compose(found, max(now, found.due_at))
            if outgoing is not None:
                tried[kind] += ENOUGH
                self.worded.add(found.kind)
                self.note(found.kind, broken(payload_of(outgoing)))
        return waiting[-1].id if waiting else after

    def note(self, where: str, faults: list[str]) -> None:
        """Take in what Discord would refuse."""
        self.faults += [f"{where}: {fault}" for fault in faults]

    async def knock_everywhere(self, house: Household, *, after: int) -> None:
        """Go in at every door as somebody who may, and read what comes of it."""
        for action, entry in SAID.items():
            for kind in sorted(entry.who)[:1] if entry.who != EVERYBODY else (Kind.MEMBER,):
                who = house.people[kind]
                async with self.street.database.from_here():
                    chosen = self.street.chosen(house, action)
                    custom_id = self.street.its_id(house, action, who)
                    answer = await self.street.knock(who, DOORS[action], custom_id, chosen, OURS)
                    assert "went wrong" not in answer.text
                    for sent in answer.sent:
                        self.note(action, broken(sent))
                    await self.read_letters(NOON, after=after)

    async def run_everything(self, house: Household) -> None:
        """Run every command as somebody who may, and let every option be completed."""
        for command in (f"/{it.qualified_name}" for it in commands()):
            if command == "/meeting import":  # wants a file; its preview has its own tests
                continue
            may = of_command(command)
            who = house.people[Kind.MEMBER if may == EVERYBODY else min(may)]
            options = options_of(self.street, house, command)
            async with self.street.database.from_here():
                answer = await self.street.step.run(who, command, options, guild_id=OURS)
                for sent in answer.sent:
                    self.note(command, broken(sent))
            for parameter in self.street.step.commands()[command].parameters:
                if parameter.autocomplete:
                    more = [it for it in options if it["name"] == "meeting" != parameter.name]
                    offered = await self.street.step.type(
                        who, command, parameter.name, guild_id=OURS, more=more
                    )
                    for sent in offered.sent:
                        self.note(f"{command} {parameter.name}", broken(sent))

    async def live(self) -> int:
        """Let the next days come, and read what they bring; return the number of the last."""
        last = 0
        for now in HOURS:
            for planner in all_planners(self.street.step.bot.services):
                async with self.street.database.transaction() as tx:
                    for row in await planner.due(tx, now, 200):
                        await planner.plan(tx, row, now)
            last = await self.read_letters(now, after=last)
        return last


@given(letter=st.sampled_from(LETTERS), language=st.sampled_from(CATALOGUE.languages))
@settings(
    phases=[Phase.generate],  # to shrink it would take minutes
    max_examples=1,  # each says everything there is, which takes seconds
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
async def test_whatever_is_said_is_within_discords_limits(
    street: Street, letter: str, language: str
):
    async with street.database.from_here():
        lines = longest_own_words(letter)
        await Crowd(street.ours, letter).gather(lines=lines, language=language)
        reader = Reader(street)
        last = await reader.live()
        await reader.knock_everywhere(street.ours, after=last)
        await reader.run_everything(street.ours)
    assert sorted(set(reader.faults)) == []
    missing = set(DeliveryKind) - reader.worded - NOT_WORDED - TOLD_ELSEWHERE
    assert not missing, f"never worded here: {', '.join(sorted(missing))}"
