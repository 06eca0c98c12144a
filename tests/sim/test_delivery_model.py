"""A state machine: messages, crashes, faults, waits of every length, against a very small model.

The model knows only what was enqueued. Whatever happens in between, when calm returns each
wanted message stands in its channel exactly once.
"""

import asyncio
import shutil
import tempfile
from collections import Counter
from collections.abc import Coroutine
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from typing_extensions import override

from bot import places
from bot.clock import SystemClock
from bot.database import Database
from bot.keyring import Keyring
from bot.messenger import Later, MissingRight
from bot.models import DeliveryState, Lane
from tests.databases import Place
from tests.outboxes import Outbox

T = TypeVar("T")
LANES = st.sampled_from(Lane)
CALM_ROUNDS = 12


class Deliveries(RuleBasedStateMachine):
    """One outbox on a real SQLite file, and a Discord that fails when a rule says so."""

    template: Path
    keyring: Keyring

    def __init__(self) -> None:
        super().__init__()
        self._loop = asyncio.new_event_loop()
        self._directory = Path(tempfile.mkdtemp(prefix="porchlight-model-"))
        place = Place(self._directory)
        places.write_once(places.keyring_file(place), self.keyring.wrapped())
        shutil.copyfile(self.template, self._directory / places.DATABASE)
        self._database = self._run(Database.open(place, self.keyring, clock=SystemClock()))
        self._outbox = Outbox(self._database, self.keyring)
        self._wanted: set[str] = set()
        self._unwanted: set[str] = set()
        self._number = 0

    @rule(lane=LANES)
    def enqueue(self, lane: Lane) -> None:
        """Something becomes due."""
        key = f"message {self._number}"
        self._number += 1
        assert self._run(self._outbox.put(key, lane=lane)) is not None
        self._wanted.add(key)

    @rule()
    def enqueue_again(self) -> None:
        """The same is enqueued a second time, as after a crash of the planner."""
        for key in sorted(self._wanted)[:1]:
            assert self._run(self._outbox.put(key)) is None

    @rule()
    def no_longer_wanted(self) -> None:
        """Somebody answers before the message has left."""
        states = self._run(self._outbox.states())
        for key in sorted(self._wanted):
            if states[key] is DeliveryState.DUE and not self._may_have_arrived(key):
                self._outbox.kind.unwanted.add(key)
                self._wanted.discard(key)
                self._unwanted.add(key)
                return

    @rule(times=st.integers(1, 3), after=st.booleans(), seconds=st.none() | st.integers(1, 200))
    def discord_fails(self, times: int, *, after: bool, seconds: int | None) -> None:
        """The next sends fail, some of them after Discord has posted."""
        failure = Later("503", retry_after=seconds)
        self._outbox.messenger.fail(failure, after=after, times=times)

    @rule()
    def looking_back_fails(self) -> None:
        """The next look at a channel fails."""
        self._outbox.messenger.fail(Later("503"), call="find_own")

    @rule()
    def a_right_is_missing(self) -> None:
        """The next send is refused."""
        self._outbox.messenger.fail(MissingRight("403"))

    @rule()
    def the_bot_works(self) -> None:
        """A bot starts, sends what is due, and stops."""
        self._run(self._outbox.send_all())

    @rule()
    def the_bot_dies_before_it_sends(self) -> None:
        """A bot claims something and is killed."""
        if self._run(self._outbox.any_due()):
            self._run(self._outbox.claim_as_dead_owner())

    @rule()
    def the_bot_dies_before_it_records(self) -> None:
        """A bot posts something, and is killed before it can write so."""
        if self._run(self._outbox.any_due()):
            self._run(self._outbox.post_as_dead_owner())

    @rule(seconds=st.sampled_from([1, 5, 30, 59, 61, 119, 121, 600, 3600, 90_000]))
    def time_passes(self, seconds: int) -> None:
        """Real time and the wall's go on together."""
        self._outbox.after(seconds=seconds)

    @rule(minutes=st.integers(-120, 600))
    def the_wall_clock_jumps(self, minutes: int) -> None:
        """Somebody sets the clock; nothing due may be lost by it."""
        self._outbox.clock.jump(timedelta(minutes=minutes))

    @invariant()
    def nothing_is_doubled(self) -> None:
        """No message stands twice, at any moment."""
        counted = Counter(self._outbox.messenger.texts())
        assert [key for key, times in counted.items() if times > 1] == []

    @override
    def teardown(self) -> None:
        """Let calm return; then everything wanted has come."""
        try:
            self._outbox.messenger.calm()
            for _ in range(CALM_ROUNDS):
                self._outbox.after(hours=3)
                self._run(self._outbox.send_all())
            self.nothing_is_doubled()
            came = set(self._outbox.messenger.texts())
            given_up = {
                key
                for key, state in self._run(self._outbox.states()).items()
                if state is DeliveryState.DEAD
            }
            assert self._wanted - came == given_up - self._unwanted
            assert given_up <= self._refused()
        finally:
            self._run(self._database.close())
            self._loop.close()
            shutil.rmtree(self._directory)

    def _refused(self) -> set[str]:
        return {key for key, failure in self._outbox.kind.refused if failure is MissingRight}

    def _may_have_arrived(self, key: str) -> bool:
        return key in self._outbox.messenger.texts()

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        return self._loop.run_until_complete(work)


@pytest.mark.slow
@pytest.mark.parametrize("shows_nonces", [True, False])
def test_each_wanted_message_comes_exactly_once(
    sqlite_template: Path, keyring: Keyring, *, shows_nonces: bool
) -> None:
    class Machine(Deliveries):
        template = sqlite_template

        def __init__(self) -> None:
            super().__init__()
            self._outbox.messenger.shows_nonces = shows_nonces

    Machine.keyring = keyring
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=30,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
