"""What the bot says on its own: one composer for each kind of delivery, worded as it leaves."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from typing_extensions import override

from bot.custom_ids import CustomIds
from bot.database import Transaction
from bot.messenger import ClosedDM, Outgoing, SendingFailed
from bot.models import Delivery, DeliveryKind, Home, Member, Person, Sent
from bot.outbox import Kind
from bot.rules.outage import LATE
from bot.services.check_ins import CheckIns
from bot.services.groups import Groups
from bot.services.members import Members
from bot.services.requests import Requests
from bot.ui import answers, posts, talking
from bot.ui.voice import Voices


@dataclass(frozen=True, slots=True)
class Desk:
    """What composers share."""

    ids: CustomIds
    voices: Voices
    members: Members
    check_ins: CheckIns
    requests: Requests
    groups: Groups


class Letter:
    """A kind of delivery whose fate changes nothing but itself."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def sent(self, tx: Transaction, delivery: Delivery, sent: Sent, now: datetime) -> None:
        """Nothing more to note than that it was sent."""

    async def undeliverable(
        self, tx: Transaction, delivery: Delivery, failure: SendingFailed, now: datetime
    ) -> None:
        """Find out what a closed DM means; other failures are the operator's."""
        if isinstance(failure, ClosedDM) and delivery.person_id is not None:
            await self._desk.members.dm_refused(
                tx, delivery.person_id, may_move=self._may_move and not failure.left
            )

    # Whether it was asked for just now, so that a private thread may take its place.
    _may_move = False

    async def _at_home(self, person: Person, outgoing: Outgoing | None) -> Outgoing | None:
        """Return it as it is said in the person's own place.

        A private thread begins with who else can read it. There only a mention makes a sound; it
        comes last, because a lock screen shows the first line.
        """
        if outgoing is None or person.home is not Home.THREAD:
            return outgoing
        guild = await self._desk.groups.read(person.guild_id)
        first = self._desk.voices.of(guild, person)("thread-first-line")
        lines = [outgoing.text, f"<@{person.user_id}>"]
        if not outgoing.text.startswith(first) and await self._desk.members.is_new_there(person):
            lines.insert(0, first)
        return replace(outgoing, text="\n".join(lines), ping_users=(person.user_id,))


class Welcome(Letter):
    """The first words in the DM or thread, after somebody started."""

    _may_move = True

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it; None when they have stopped again."""
        member = await _member_of(self._desk, delivery)
        if member is None:
            return None
        person = member.person
        guild = await self._desk.groups.read(person.guild_id)
        words = self._desk.voices.of(guild, person)
        row = posts.doors(words, self._desk.ids, person.guild_id)
        if person.home is Home.THREAD:
            text = f"{words('thread-first-line')}\n{words('thread-answers')}"
            return await self._at_home(person, Outgoing(text, (row,)))
        return Outgoing(words("start-dm-first"), (row,))


class Prompt(Letter):
    """How is today?"""

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it; None when it has been answered or they have stopped."""
        found = delivery.check_in_id and await self._desk.check_ins.read(delivery.check_in_id)
        if not found:
            return None
        check_in, member = found
        if check_in.answer is not None or member.stopped_at is not None:
            return None
        guild = await self._desk.groups.read(member.person.guild_id)
        words = self._desk.voices.of(guild, member.person)
        late = now - delivery.due_at > LATE
        question = "prompt-after-outage" if late else f"prompt-{check_in.slot}"
        rows = answers.rows(words, self._desk.ids, member.person, check_in.day_on, check_in.slot)
        text = f"{words(question)}\n{words('prompt-private')}"
        outgoing = Outgoing(text, (*rows, posts.link_row(words)))
        return await self._at_home(member.person, outgoing)


class LateAnswer(Letter):
    """Thanks for a check-in whose tap could no longer be answered."""

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it from the answer as it is now."""
        found = delivery.check_in_id and await self._desk.check_ins.read(delivery.check_in_id)
        if not found or found[0].answer is None:
            return None
        _, member = found
        guild = await self._desk.groups.read(member.person.guild_id)
        words = self._desk.voices.of(guild, member.person)
        if member.person.home is Home.THREAD:  # answers are never posted where others can read
            return await self._at_home(member.person, Outgoing(words("answer-thanks")))
        return answers.thanks(words, self._desk.ids, member.person, found[0])


class PageRoom(Letter):
    """Somebody asks for a person: said in the leads' room, without a name."""

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it; None when it was closed or taken before it left."""
        situation = delivery.request_id and await self._desk.requests.situation(delivery.request_id)
        if not situation:
            return None
        return talking.page(
            self._desk.voices, self._desk.ids, situation, is_late=_is_late(delivery, now)
        )

    @override
    async def sent(self, tx: Transaction, delivery: Delivery, sent: Sent, now: datetime) -> None:
        await self._desk.requests.page_is_out(tx, delivery, sent.channel_id, now=now)

    @override
    async def undeliverable(
        self, tx: Transaction, delivery: Delivery, failure: SendingFailed, now: datetime
    ) -> None:
        await self._desk.requests.page_failed(tx, delivery, now=now)


class Status(Letter):
    """What the bot knows about a request, to the person who asked."""

    _may_move = True

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it from what is true now; None when it is over."""
        situation = delivery.request_id and await self._desk.requests.situation(delivery.request_id)
        if not situation:
            return None
        outgoing = talking.status(
            self._desk.voices, self._desk.ids, situation, is_late=_is_late(delivery, now)
        )
        return await self._at_home(situation.person, outgoing)


class Taken(Letter):
    """A person has answered."""

    _may_move = True

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it; None when nobody has it any more."""
        situation = delivery.request_id and await self._desk.requests.situation(delivery.request_id)
        if not situation:
            return None
        outgoing = talking.taken(self._desk.voices, self._desk.ids, situation)
        return await self._at_home(situation.person, outgoing)


class Closed(Letter):
    """All is well: to the leads' room, or to the person whose request a lead has closed."""

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it for where it goes."""
        situation = delivery.request_id and await self._desk.requests.situation(delivery.request_id)
        if not situation:
            return None
        if delivery.person_id is None:
            return talking.closed(self._desk.voices, situation, to_room=True)
        outgoing = talking.closed(self._desk.voices, situation, to_room=False)
        return await self._at_home(situation.person, outgoing)


class PinnedPost(Letter):
    """The group's post with the four buttons."""

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it from the group's settings."""
        if delivery.guild_id is None:
            return None
        guild = await self._desk.groups.read(delivery.guild_id)
        if guild.check_in_channel_id != delivery.channel_id:
            return None  # moved since; another one is on its way
        return posts.pinned(self._desk.voices.of(guild), self._desk.ids, guild)


class DmAnswer(Letter):
    """The one answer to text typed in the DM."""

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it in the language the program speaks first: nothing is known of who typed."""
        words = self._desk.voices.in_language(str(delivery.facts.get("language", "en")))
        country = delivery.facts.get("country")
        return posts.dm_answer(
            words, self._desk.ids, country=None if country is None else str(country)
        )


class Removal(Letter):
    """A message of ours to take away; the senders do it, and there is nothing to word."""

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Say that it is wanted still."""
        return Outgoing("")


def all_letters(desk: Desk) -> Mapping[DeliveryKind, Kind]:
    """Return a composer for every kind of delivery."""
    return {
        DeliveryKind.WELCOME: Welcome(desk),
        DeliveryKind.PROMPT: Prompt(desk),
        DeliveryKind.LATE_ANSWER: LateAnswer(desk),
        DeliveryKind.PAGE_ROOM: PageRoom(desk),
        DeliveryKind.STATUS: Status(desk),
        DeliveryKind.TAKEN: Taken(desk),
        DeliveryKind.CLOSED: Closed(desk),
        DeliveryKind.PINNED_POST: PinnedPost(desk),
        DeliveryKind.DM_ANSWER: DmAnswer(desk),
        DeliveryKind.REMOVAL: Removal(desk),
    }


async def _member_of(desk: Desk, delivery: Delivery) -> Member | None:
    member = delivery.person_id and await desk.members.read(delivery.person_id)
    return member if member and member.stopped_at is None else None


def _is_late(delivery: Delivery, now: datetime) -> bool:
    return now - delivery.due_at > LATE
