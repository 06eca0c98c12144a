"""Weeks of a group with leads, lived by Hypothesis: `python -m tests.sim.weeks --runs 200`."""

import argparse
import asyncio
import shutil
import sys
import tempfile
from collections.abc import Coroutine
from datetime import time, timedelta
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import HealthCheck, Phase, settings, strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)
from typing_extensions import override

from bot import places
from bot.clock import SystemClock
from bot.database import Database
from bot.keyring import Keyring
from bot.models import HoldReason, Level, RequestId, UserId
from bot.vault import MasterKey
from tests.databases import KEY, Place
from tests.services.harbour import GROUP, Harbour
from tests.sim.weeks_model import LeadModel, RequestModel, asking, leading
from tests.sim.weeks_world import LONDON, ZONES, World

T = TypeVar("T")
WHO = st.integers(0, 40)
MEMBER = st.integers(0, 300)
LEVELS = st.sampled_from(Level)
HOURS = st.integers(0, 23)
SPANS = st.sampled_from([1, 4, 6, 11, 16, 31, 60, 150, 480, 720, 1440, 4000])
URGENCY = (Level.NO_RUSH, Level.TODAY, Level.RIGHT_NOW)


class Weeks(RuleBasedStateMachine):
    """A group on a real SQLite file. Numbers choose who acts; who cannot act does nothing."""

    template: Path
    keyring: Keyring

    def __init__(self) -> None:
        super().__init__()
        self._loop = asyncio.new_event_loop()
        self._directory = Path(tempfile.mkdtemp(prefix="porchlight-weeks-"))
        place = Place(self._directory)
        places.write_once(places.keyring_file(place), self.keyring.wrapped())
        shutil.copyfile(self.template, self._directory / places.DATABASE)
        self._database = self._run(Database.open(place, self.keyring, clock=SystemClock()))
        self.world = World(Harbour(self._database, self._directory))
        self._began = self._broken = False

    @initialize(
        leads=st.sampled_from([0, 1, 2, 4, 5, 8, 24]),
        hour=HOURS,
        asked=st.lists(LEVELS, min_size=1, max_size=4),
    )
    def begin(self, leads: int, hour: int, asked: list[Level]) -> None:
        """A group with so many leads is set up, and so many people ask."""
        self._began = True
        self._run(self.world.set_up(leads=leads, hour=hour))
        for number, level in enumerate(asked):
            self._ask(number, level)

    # --- leads

    @rule(number=WHO, zone=st.sampled_from(ZONES), coordinator=st.booleans())
    def a_lead_joins(self, number: int, zone: Any, *, coordinator: bool) -> None:
        self._do(self.world.join(number, zone, coordinator=coordinator))

    @leading
    @rule(number=WHO)
    def a_lead_steps_back(self, number: int) -> None:
        if lead := self._lead(number):
            lead.is_joined = False
            self.world.hand_back(lead.user_id)
            self._do(self._leads.step_back(GROUP, lead.user_id, now=self._now))

    @leading
    @rule(number=WHO, hours=st.integers(1, 30))
    def a_lead_is_on(self, number: int, hours: int) -> None:
        if lead := self._lead(number):
            until = self._now + timedelta(hours=hours)
            lead.on_until, lead.off_until, lead.rest_until = until, None, None
            self._do(self._leads.go_on(GROUP, lead.user_id, until=until, now=self._now))

    @leading
    @rule(number=WHO, hours=st.integers(1, 30))
    def a_lead_is_off(self, number: int, hours: int) -> None:
        if lead := self._lead(number):
            until = self._now + timedelta(hours=hours)
            lead.on_until, lead.off_until = None, until
            self._do(self._leads.go_off(GROUP, lead.user_id, until=until, now=self._now))

    @leading
    @rule(number=WHO)
    def not_this_week(self, number: int) -> None:
        if lead := self._lead(number):
            lead.on_until, lead.off_until = None, lead.next_monday(self._now)
            self.world.hand_back(lead.user_id)
            self._do(self._leads.not_this_week(GROUP, lead.user_id, now=self._now))

    @leading
    @rule(number=WHO, begins=HOURS, ends=HOURS)
    def quiet_hours_change(self, number: int, begins: int, ends: int) -> None:
        if lead := self._lead(number):
            lead.quiet = (begins, ends)
            changes = {"quiet_from": time(begins), "quiet_to": time(ends)}
            self._do(self.world.choose(lead, **changes))

    @leading
    @rule(number=WHO, wakes=st.booleans())
    def wake_me(self, number: int, *, wakes: bool) -> None:
        if lead := self._lead(number):
            lead.wakes = wakes
            self._do(self.world.choose(lead, wake_me=wakes))

    @leading
    @rule(number=WHO, most=st.integers(1, 3), week=st.integers(1, 5))
    def caps_change(self, number: int, most: int, week: int) -> None:
        if lead := self._lead(number):
            lead.caps = (most, week)
            self._do(self.world.choose(lead, cap_open=most, cap_week=week))

    @leading
    @rule(number=WHO, zone=st.sampled_from(ZONES))
    def a_lead_moves(self, number: int, zone: Any) -> None:
        if lead := self._lead(number):
            lead.zone = zone
            self._do(self.world.choose(lead, zone=zone.key))

    @leading
    @rule(number=WHO, held=st.booleans())
    def a_role_comes_and_goes(self, number: int, *, held: bool) -> None:
        if lead := self._lead(number):
            before = lead.role_lost_at
            lead.role_lost_at = None if held else before or self._now
            roles = self.world.messenger.roles
            roles[lead.user_id] = frozenset({3}) if held else frozenset()  # type: ignore[arg-type]  # a RoleId

    @leading
    @rule(number=WHO, closed=st.booleans())
    def a_dm_closes(self, number: int, *, closed: bool) -> None:
        if lead := self._lead(number):
            lead.is_closed = closed
            lead.was_closed |= closed
            self.world.close_dm(lead.user_id, closed=closed)

    # --- people who ask

    @rule(number=MEMBER, level=LEVELS)
    def somebody_asks(self, number: int, level: Level) -> None:
        self._ask(number, level)

    def _ask(self, number: int, level: Level) -> None:
        user_id = UserId(1_000 + number)
        self._tap(user_id)
        asked = self._run(
            self.world.services.requests.ask(
                GROUP, user_id, level=level, language=None, now=self._now
            )
        )
        request = self.world.model.open_of(user_id)
        if request is None:
            request = RequestModel(
                asked.request.id, user_id, level, self._now, LONDON, climbs_from=self._now
            )
            self.world.model.requests[request.id] = request
        elif URGENCY.index(level) > URGENCY.index(request.level) or asked.is_asked_again:
            request.level = level
            self.world.climb_again(request)
        self._settle()

    @asking
    @rule(number=MEMBER, who=WHO)
    def somebody_is_left_out(self, number: int, who: int) -> None:
        if (request := self._request(number)) and (lead := self._lead(who)):
            self._tap(request.user_id)
            model, user_id = self.world.model, lead.user_id
            if user_id == request.user_id or user_id in model.left_out.get(request.user_id, set()):
                return
            told = {it.user_id for it in request.pages} | request.helped
            if user_id in told:
                request.settled_for.add(user_id)
            model.left_out.setdefault(request.user_id, set()).add(user_id)
            request.told_anew = len(request.pages)
            if request.taken_by == user_id:
                self._rest(request)
                self.world.climb_again(request)
            leave = self.world.services.circles.leave_out_too
            self._do(leave(GROUP, request.user_id, user_id, now=self._now))

    @asking
    @rule(number=MEMBER, who=WHO)
    def somebody_is_asked_first(self, number: int, who: int) -> None:
        if (request := self._request(number)) and (lead := self._lead(who)):
            self._tap(request.user_id)
            first = self.world.services.circles.ask_first
            self._do(first(GROUP, request.user_id, [lead.user_id], now=self._now))

    @asking
    @rule(number=MEMBER)
    def okay_now(self, number: int) -> None:
        if request := self._request(number):
            self._tap(request.user_id)
            self._close(request, by=request.user_id)

    @asking
    @rule(number=MEMBER, who=WHO, reason=st.sampled_from(HoldReason))
    def somebody_is_put_on_hold(self, number: int, who: int, reason: HoldReason) -> None:
        if (request := self._request(number)) and (lead := self._lead(who)):
            model, user_id = self.world.model, request.user_id
            is_known = lead.user_id not in model.left_out.get(user_id, set())
            if user_id not in model.held and is_known:
                model.held.add(user_id)
                if lead.user_id in {request.taken_by, request.second}:
                    self._note_closed(request, by=lead.user_id)
            put = self.world.services.holds.put
            self._do(put(GROUP, user_id, by=lead.user_id, reason=reason, now=self._now))

    @rule(number=MEMBER)
    def somebody_taps_again(self, number: int) -> None:
        held = sorted(self.world.model.held)
        if held:
            self._tap(held[number % len(held)])
            self._settle()

    # --- leads who answer

    @asking
    @rule(number=MEMBER, who=WHO)
    def a_lead_takes_it(self, number: int, who: int) -> None:
        if (request := self._request(number)) and (lead := self._lead(who)):
            taken = self._run(
                self.world.services.requests.take(
                    RequestId(request.id), user_id=lead.user_id, now=self._now
                )
            )
            if taken is not None and taken.by_this_tap and request.taken_by is None:
                request.taken_by, request.taken_at = lead.user_id, self._now
                request.second = taken.situation.request.second
                request.helped |= {it for it in (lead.user_id, request.second) if it}
                request.nobody_at.clear()
            self._settle()

    @asking
    @rule(number=MEMBER, who=WHO)
    def a_lead_cant(self, number: int, who: int) -> None:
        if (request := self._request(number)) and (lead := self._lead(who)):
            if request.taken_by == lead.user_id:
                self.world.climb_again(request)
            self._do(
                self.world.services.helping.cant(
                    RequestId(request.id), user_id=lead.user_id, now=self._now
                )
            )

    @asking
    @rule(number=MEMBER)
    def it_is_handed_off(self, number: int) -> None:
        request = self._request(number)
        if request is not None and request.taken_by is not None:
            holder = request.taken_by
            self.world.climb_again(request)
            self._do(
                self.world.services.helping.hand_off(
                    RequestId(request.id), user_id=holder, now=self._now
                )
            )

    @asking
    @rule(number=MEMBER)
    def somebody_is_called_in(self, number: int) -> None:
        request = self._request(number)
        if request is not None and request.taken_by is not None:
            called = self._run(
                self.world.services.helping.call_in(
                    RequestId(request.id), user_id=request.taken_by, now=self._now
                )
            )
            if called.asked:
                request.second = None
            self._settle()

    @asking
    @rule(number=MEMBER, who=WHO)
    def somebody_comes_in(self, number: int, who: int) -> None:
        if (request := self._request(number)) and (lead := self._lead(who)):
            come_in = self.world.services.helping.come_in
            found = self._run(come_in(RequestId(request.id), user_id=lead.user_id, now=self._now))
            request.second = found.second if found else request.second
            request.helped |= {it for it in (request.second,) if it}
            self._settle()

    @asking
    @rule(number=MEMBER)
    def the_lead_closes_it(self, number: int) -> None:
        request = self._request(number)
        if request is not None and request.taken_by is not None:
            self._close(request, by=request.taken_by)

    # --- time

    @rule(minutes=SPANS)
    def time_passes(self, minutes: int) -> None:
        self._run(self.world.walk(timedelta(minutes=minutes)))

    @rule()
    def the_bot_restarts(self) -> None:
        self._run(self.world.stop())
        self._run(self.world.start())

    @rule(minutes=st.sampled_from([5, 20, 90, 700]))
    def the_bot_is_away(self, minutes: int) -> None:
        self._run(self.world.be_away(timedelta(minutes=minutes)))

    @rule(minutes=st.sampled_from([2, 20, 60]))
    def discord_is_away(self, minutes: int) -> None:
        self._run(self.world.lose_discord(timedelta(minutes=minutes)))

    @override
    def teardown(self) -> None:
        try:
            if self._began and not self._broken:
                self._run(self.world.end())
        finally:
            self._loop.run_until_complete(self._hang_up())
            self._loop.close()
            shutil.rmtree(self._directory)

    async def _hang_up(self) -> None:
        if self._began:
            await self.world.stop()
        await self._database.close()

    # --- what the rules share

    @property
    def _now(self) -> Any:
        return self.world.now

    @property
    def _leads(self) -> Any:
        return self.world.services.leads

    def _lead(self, number: int) -> LeadModel | None:
        joined = self.world.model.joined
        return joined[number % len(joined)] if joined else None

    def _request(self, number: int) -> RequestModel | None:
        found = [it for it in self.world.model.requests.values() if it.is_open]
        return found[number % len(found)] if found else None

    def _tap(self, user_id: UserId) -> None:
        """Let somebody tap anything: that ends a hold, as the doors do."""
        if user_id in self.world.model.held:
            self.world.model.held.discard(user_id)
            request = self.world.model.open_of(user_id)
            if request is not None and request.taken_by is None:
                self.world.climb_again(request)
            came_back = self.world.services.holds.came_back
            self._run(came_back(user_id, guild_id=GROUP, now=self._now))

    def _close(self, request: RequestModel, *, by: UserId) -> None:
        self._note_closed(request, by=by)
        close = self.world.services.requests.close
        self._do(close(RequestId(request.id), by=by, now=self._now))

    def _note_closed(self, request: RequestModel, *, by: UserId) -> None:
        told = {it.user_id for it in request.pages} | request.helped
        request.told_at_close = told - {by} - request.settled_for
        request.closed_at, request.closed_by = self._now, by
        self._rest(request)

    def _rest(self, request: RequestModel) -> None:
        lead = self.world.model.leads.get(request.taken_by or UserId(0))
        if lead is not None and lead.is_joined and request.level is Level.RIGHT_NOW:
            lead.rest_until, lead.on_until = lead.morning_after(self._now), None

    def _do(self, work: Coroutine[Any, Any, Any]) -> None:
        self._run(work)
        self._settle()

    def _settle(self) -> None:
        self._run(self.world.settle())

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        try:
            return self._loop.run_until_complete(work)
        except BaseException:
            self._broken = True
            raise


def live(
    template: Path, keyring: Keyring, *, runs: int, steps: int, always_the_same: bool = False
) -> None:
    """Live so many runs of so many steps; raises AssertionError at the first broken promise."""

    class Here(Weeks):
        pass

    Here.template, Here.keyring = template, keyring
    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=runs,
            stateful_step_count=steps,
            deadline=None,
            derandomize=always_the_same,
            suppress_health_check=list(HealthCheck),
            database=None,
            phases=(Phase.explicit, Phase.generate),  # to make a long failure short takes hours
        ),
    )


def main() -> int:
    """Live as many runs as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--steps", type=int, default=80)
    given = parser.parse_args()
    master = MasterKey.read(KEY.get_secret_value()) if hasattr(MasterKey, "read") else None
    keyring = Keyring(master or MasterKey(b"k" * 32), database_key=b"d" * 32, mac_secret=b"m" * 32)
    with tempfile.TemporaryDirectory(prefix="porchlight-weeks-") as directory:
        here = Place(Path(directory))
        places.write_once(places.keyring_file(here), keyring.wrapped())
        asyncio.run(_prepare(here, keyring))
        live(here.data_dir / places.DATABASE, keyring, runs=given.runs, steps=given.steps)
    sys.stdout.write(f"{given.runs} runs of {given.steps} steps: every promise kept\n")
    return 0


async def _prepare(here: Place, keyring: Keyring) -> None:
    database = await Database.open(here, keyring, clock=SystemClock())
    await database.close()


if __name__ == "__main__":
    sys.exit(main())
