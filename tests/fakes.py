"""Fakes at the border: a clock that is set by hand, and a Discord that remembers and fails."""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.bell import Bell, rung
from bot.database import in_transaction
from bot.messenger import Event, Gone, Outgoing, SendingFailed
from bot.models import ChannelId, GuildId, MessageId, RoleId, Sent, UserId

NEW_YEAR = datetime(2026, 1, 1, 9, 0, tzinfo=UTC)


class FakeClock:
    """Both kinds of time, set by hand; `advance` moves both, `jump` only the wall."""

    def __init__(self, now: datetime = NEW_YEAR) -> None:
        self._now = now
        self._elapsed = now.timestamp()

    def now(self) -> datetime:
        """Return the wall time, aware, in UTC."""
        return self._now

    def elapsed(self) -> float:
        """Return real seconds since 1970."""
        return self._elapsed

    def advance(self, by: timedelta) -> None:
        """Let time pass."""
        self._now += by
        self._elapsed += by.total_seconds()

    def jump(self, by: timedelta) -> None:
        """Set the wall clock; no real time passes."""
        self._now += by


@dataclass
class Posted:
    """A message as the fake Discord has it."""

    sent: Sent
    outgoing: Outgoing
    nonce: str
    posted_at: float
    pinned: bool = False

    @property
    def text(self) -> str:
        """Return its words."""
        return self.outgoing.text

    @property
    def ping_users(self) -> tuple[UserId, ...]:
        """Return whom it mentions."""
        return self.outgoing.ping_users


@dataclass
class Fault:
    """What happens to the next call: it fails before or after its work is done, or hangs."""

    failure: SendingFailed | None = None
    after: bool = False
    hangs: bool = False
    held: asyncio.Event | None = None


@dataclass
class FakeMessenger:
    """Discord as far as the outbox sees it: nonces for a while, faults when told to.

    Every call fails the test when the task that makes it is inside a transaction.
    """

    clock: FakeClock
    nonce_memory: float = 120.0
    shows_nonces: bool = True
    posted: dict[MessageId, Posted] = field(default_factory=dict)
    deleted: list[Sent] = field(default_factory=list)
    edits: list[tuple[Sent, Outgoing]] = field(default_factory=list)
    opened: list[UserId] = field(default_factory=list)
    threads: dict[tuple[ChannelId, str], ChannelId] = field(default_factory=dict)
    events: dict[int, tuple[Event, str]] = field(default_factory=dict)
    roles: dict[UserId, frozenset[RoleId]] = field(default_factory=dict)
    names: dict[UserId, str] = field(default_factory=dict)
    gone: set[ChannelId] = field(default_factory=set)
    closed_threads: list[ChannelId] = field(default_factory=list)
    in_thread: dict[ChannelId, set[UserId]] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)
    released: asyncio.Event = field(default_factory=asyncio.Event)
    hanging: int = 0
    on_send: Callable[[], None] | None = None
    _faults: dict[str, deque[Fault]] = field(default_factory=dict)
    _always: dict[ChannelId, Fault] = field(default_factory=dict)
    _last_id: int = 1000
    _held: asyncio.Event = field(default_factory=asyncio.Event)
    _changed: Bell = field(default_factory=Bell)

    def fail(
        self, failure: SendingFailed, *, call: str = "send", after: bool = False, times: int = 1
    ) -> None:
        """Let the next calls fail: before anything is done, or `after` it is done."""
        faults = self._faults.setdefault(call, deque())
        faults.extend(Fault(failure, after=after) for _ in range(times))

    def fail_channel(self, channel_id: ChannelId, failure: SendingFailed | None) -> None:
        """Let every send to one channel fail, or none any more."""
        if failure is None:
            del self._always[channel_id]
        else:
            self._always[channel_id] = Fault(failure)

    def hang(self, *, call: str = "send", after: bool = False, times: int = 1) -> None:
        """Let the next calls hang until `released` is set, before or after their work."""
        faults = self._faults.setdefault(call, deque())
        faults.extend(Fault(hangs=True, after=after) for _ in range(times))

    def calm(self) -> None:
        """Let nothing fail any more."""
        self._faults.clear()

    def hang_and_fail(self, failure: SendingFailed) -> None:
        """Let the next send hang until `release_one`, and then fail."""
        self._held = asyncio.Event()
        self._faults.setdefault("send", deque()).append(Fault(failure, held=self._held))

    def release_one(self) -> None:
        """Let the send that is to fail go on."""
        self._held.set()

    async def send(self, channel_id: ChannelId, outgoing: Outgoing, *, nonce: str) -> Sent:
        """Post a message; with the same nonce within its memory the same one comes back."""
        fault = self._next("send")
        fault = self._always.get(channel_id, fault)
        await self._happen(fault, after=False)
        if channel_id in self.gone:
            reason = "404 (10003) Unknown Channel"
            raise Gone(reason)
        sent = self._post(channel_id, outgoing, nonce)
        if self.on_send is not None:
            self.on_send()
        await self._happen(fault, after=True)
        return sent

    async def edit(self, sent: Sent, outgoing: Outgoing) -> None:
        """Change a message."""
        await self._happen(self._next("edit"), after=False)
        self.posted[sent.message_id].outgoing = outgoing
        self.edits.append((sent, outgoing))

    async def delete(self, sent: Sent) -> None:
        """Take a message away."""
        await self._happen(self._next("delete"), after=False)
        self.posted.pop(sent.message_id, None)
        self.deleted.append(sent)

    async def pin(self, sent: Sent) -> None:
        """Pin a message."""
        await self._happen(self._next("pin"), after=False)
        self.posted[sent.message_id].pinned = True

    async def find_own(
        self, channel_id: ChannelId, outgoing: Outgoing, *, nonce: str, since: datetime
    ) -> Sequence[Sent]:
        """Look among what was posted in the channel since then."""
        await self._happen(self._next("find_own"), after=False)
        here = [
            message
            for message in self.posted.values()
            if message.sent.channel_id == channel_id and message.posted_at >= since.timestamp()
        ]
        if self.shows_nonces:
            return [message.sent for message in here if message.nonce == nonce]
        return [message.sent for message in here if message.outgoing.text == outgoing.text]

    async def open_dm(self, user_id: UserId) -> ChannelId:
        """Open a DM; its id is told by the user's."""
        await self._happen(self._next("open_dm"), after=False)
        self.opened.append(user_id)
        return ChannelId(50_000 + user_id)

    async def open_thread(
        self, parent_id: ChannelId, *, name: str, people: tuple[UserId, ...]
    ) -> ChannelId:
        """Find the thread of that name, or make it."""
        fault = self._next("open_thread")
        await self._happen(fault, after=False)
        self._last_id += 1
        thread_id = self.threads.setdefault((parent_id, name), ChannelId(self._last_id))
        self.in_thread.setdefault(thread_id, set()).update(people)
        await self._happen(fault, after=True)
        return thread_id

    async def close_thread(self, thread_id: ChannelId) -> None:
        """Lock and archive a thread."""
        await self._happen(self._next("close_thread"), after=False)
        self.closed_threads.append(thread_id)

    async def name_in(self, guild_id: GuildId, user_id: UserId) -> str | None:
        """Return a name made of the id, for those who have one."""
        await self._happen(self._next("name_in"), after=False)
        return self.names.get(user_id)

    async def remove_from_thread(self, thread_id: ChannelId, user_id: UserId) -> None:
        """Take somebody out of a thread."""
        await self._happen(self._next("remove_from_thread"), after=False)
        self.in_thread[thread_id].discard(user_id)

    async def delete_thread(self, thread_id: ChannelId) -> None:
        """Take a thread away."""
        await self._happen(self._next("delete_thread"), after=False)
        self.gone.add(thread_id)

    async def show_event(
        self, guild_id: GuildId, event: Event, *, known: int | None, reference: str
    ) -> int:
        """Change the event, or the one with this reference, or make it."""
        fault = self._next("show_event")
        await self._happen(fault, after=False)
        ours = (number for number, (_, mark) in self.events.items() if mark == reference)
        event_id = known if known in self.events else next(ours, None)
        if event_id is None:
            self._last_id += 1
            event_id = self._last_id
        self.events[event_id] = (event, reference)
        await self._happen(fault, after=True)
        return event_id

    async def remove_event(self, guild_id: GuildId, event_id: int) -> None:
        """Take an event away."""
        await self._happen(self._next("remove_event"), after=False)
        self.events.pop(event_id, None)

    async def holds_role(
        self, guild_id: GuildId, user_id: UserId, role_ids: frozenset[RoleId]
    ) -> bool | None:
        """Say whether they have one of these roles; None for somebody unknown."""
        await self._happen(self._next("holds_role"), after=False)
        held = self.roles.get(user_id)
        return None if held is None else bool(held & role_ids)

    async def until(self, condition: Callable[[], bool], *, within: float = 10.0) -> None:
        """Wait until something that calls of the bot change is so."""
        async with asyncio.timeout(within):
            while True:
                changed = self._changed.next()
                if condition():
                    return
                _ = await rung(changed, within=0.1)

    def texts(self, channel_id: ChannelId | None = None) -> list[str]:
        """Return the words that were posted, in order."""
        return [
            message.text
            for message in self.posted.values()
            if channel_id is None or message.sent.channel_id == channel_id
        ]

    def _post(self, channel_id: ChannelId, outgoing: Outgoing, nonce: str) -> Sent:
        now = self.clock.elapsed()
        for message in self.posted.values():
            is_remembered = now - message.posted_at < self.nonce_memory
            if message.nonce == nonce and message.sent.channel_id == channel_id and is_remembered:
                return message.sent
        self._last_id += 1
        sent = Sent(channel_id, MessageId(self._last_id))
        self.posted[sent.message_id] = Posted(sent, outgoing, nonce, now)
        self._changed.ring()
        return sent

    def _next(self, call: str) -> Fault:
        assert not in_transaction(), f"{call} was awaited inside a transaction"
        self.calls.append(call)
        faults = self._faults.get(call)
        return faults.popleft() if faults else Fault()

    async def _happen(self, fault: Fault, *, after: bool) -> None:
        if fault.after is not after:
            return
        if fault.hangs or fault.held is not None:
            self.hanging += 1
            self._changed.ring()
            try:
                await (fault.held or self.released).wait()
            finally:
                self.hanging -= 1
        if fault.failure is not None:
            raise fault.failure
