"""What the bot says on its own: one composer for each kind of delivery, worded as it leaves."""

from collections.abc import Mapping
from datetime import datetime

from typing_extensions import override

from bot.database import Transaction
from bot.messenger import Outgoing, SendingFailed
from bot.models import Delivery, DeliveryKind, Home, Member, Sent
from bot.outbox import Kind
from bot.rules.outage import LATE
from bot.services.members import home_in
from bot.services.mourning import is_resting
from bot.ui import answers, dates, holds, mourning, posts, shares
from bot.ui.announcing_letters import announcing_letters
from bot.ui.concern_letters import concern_letters
from bot.ui.desk import Desk, Letter
from bot.ui.help_letters import help_letters
from bot.ui.meeting_letters import meeting_letters
from bot.ui.quiet_letters import quiet_letters


class Welcome(Letter):
    """The first words in the DM or thread, after somebody started."""

    _may_move = True

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it; None when they have stopped again."""
        member = await _member_of(self._desk, delivery)
        if member is None:
            return None
        person = member.person
        guild = await self._services.groups.read(person.guild_id)
        words = self._desk.voices.of(guild, person)
        row = posts.doors(words, self._desk.ids, person.guild_id)
        if home_in(guild, person) is Home.THREAD:
            text = f"{words('thread-first-line')}\n{words('thread-answers')}"
            return await self._at_home(person, Outgoing(text, (row,)))
        return Outgoing(words("start-dm-first"), (row,))


class Prompt(Letter):
    """How is today?"""

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it; None when it has been answered or they have stopped."""
        found = delivery.check_in_id and await self._services.check_ins.read(delivery.check_in_id)
        if not found:
            return None
        check_in, member = found
        if check_in.answered_at is not None or member.stopped_at is not None:
            return None
        if check_in.asked_at is None:
            return None  # a pause began after it was planned
        guild = await self._services.groups.read(member.person.guild_id)
        words = self._desk.voices.of(guild, member.person)
        late = now - delivery.due_at > LATE
        question = "prompt-after-outage" if late else f"prompt-{check_in.slot}"
        rows = answers.rows(words, self._desk.ids, member.person, check_in.day_on, check_in.slot)
        text = f"{words(question)}\n{words('prompt-private')}"
        if delivery.facts.get("thinned"):
            text = f"{text}\n\n{words('prompt-thinned')}"
        below = posts.link_row(words)
        if is_resting(guild, now):
            text = mourning.with_words(text, guild)
            below = (mourning.numbers_button(words, self._desk.ids, guild), *below)
        outgoing = Outgoing(text, (*rows, below))
        return await self._at_home(member.person, outgoing)

    @override
    async def sent(self, tx: Transaction, delivery: Delivery, sent: Sent, now: datetime) -> None:
        await self._services.check_ins.prompted(tx, delivery)


class LateAnswer(Letter):
    """Thanks for a check-in whose tap could no longer be answered."""

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it from the answer as it is now."""
        found = delivery.check_in_id and await self._services.check_ins.read(delivery.check_in_id)
        if not found or found[0].answer is None:
            return None
        _, member = found
        guild = await self._services.groups.read(member.person.guild_id)
        words = self._desk.voices.of(guild, member.person)
        if member.person.home is Home.THREAD:  # answers are never posted where others can read
            return await self._at_home(member.person, Outgoing(words("answer-thanks")))
        offer = str(delivery.facts.get("offer", answers.THANKS))
        meeting = None
        if offer == answers.MEETING:
            meeting = await self._services.agenda.fitting(
                guild.id, language=words.language, now=now
            )
        return answers.thanks(
            words, self._desk.ids, member.person, found[0], offer=offer, meeting=meeting, now=now
        )


class Share(Letter):
    """What a member posts to the group, as they saw it before they said yes."""

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Return the very text that was previewed; None when it has been taken back."""
        posting = await self._services.shares.posting(delivery)
        if posting is None:
            return None
        words = self._desk.voices.of(await self._services.groups.read(posting.guild_id))
        return shares.post(words, self._desk.ids, posting)

    @override
    async def sent(self, tx: Transaction, delivery: Delivery, sent: Sent, now: datetime) -> None:
        await self._services.shares.posted(tx, delivery, sent, now=now)


class Milestone(Letter):
    """Would somebody like to celebrate a milestone?"""

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it; None when they have changed the date, or want no question."""
        found = await self._services.milestones.asked(delivery, now=now)
        if found is None:
            return None
        words = self._desk.voices.of(
            await self._services.groups.read(found.person.guild_id), found.person
        )
        return await self._at_home(found.person, dates.question(words, self._desk.ids, found))


class Celebration(Letter):
    """A milestone told to the group, after its owner saw the words and said yes."""

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it as it was previewed; None when it has been taken back."""
        found = await self._services.milestones.posting(delivery)
        if found is None:
            return None
        words = self._desk.voices.of(await self._services.groups.read(found.person.guild_id))
        return dates.post(words, self._desk.ids, found)

    @override
    async def sent(self, tx: Transaction, delivery: Delivery, sent: Sent, now: datetime) -> None:
        await self._services.milestones.posted(tx, delivery, sent, now=now)


class PinnedPost(Letter):
    """The group's post with the four buttons, as it goes up and as it is changed."""

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it from the group's settings."""
        if delivery.guild_id is None:
            return None
        guild = await self._services.groups.read(delivery.guild_id)
        if guild.check_in_channel_id != delivery.channel_id:
            return None  # moved since; another one is on its way
        return posts.pinned(self._desk.voices.of(guild), self._desk.ids, guild)


class DailyPost(Letter):
    """The group's post of the day, as it goes up and as it is changed."""

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it with the count of now; None when the group has switched it off."""
        if delivery.guild_id is None:
            return None
        guild = await self._services.groups.read(delivery.guild_id)
        if guild.daily_at is None:
            return None
        count = await self._services.daily_posts.count(delivery)
        return posts.daily(self._desk.voices.of(guild), self._desk.ids, guild.id, count=count)


class DmAnswer(Letter):
    """The one answer to text typed in the DM."""

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it in the language the program speaks first: nothing is known of who typed."""
        words = self._desk.voices.in_language(str(delivery.facts.get("language", "en")))
        country = delivery.facts.get("country")
        return posts.dm_answer(
            words, self._desk.ids, country=None if country is None else str(country)
        )


class AdminNotice(Letter):
    """Something that admins are told once."""

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it; None when they have seen it above a reply."""
        notice = await self._services.notices.read(int(delivery.facts["notice"]))
        if notice is None or delivery.guild_id is None:
            return None
        guild = await self._services.groups.read(delivery.guild_id)
        person = delivery.person_id and await self._services.notices.admin(delivery.person_id)
        if not person:
            return Outgoing(self._desk.voices.of(guild)(notice.line, **notice.facts))
        words = self._desk.voices.of(guild, person)
        lines = [words("notice-first"), words(notice.line, **notice.facts)]
        return await self._at_home(person, Outgoing("\n".join(lines)))

    @override
    async def sent(self, tx: Transaction, delivery: Delivery, sent: Sent, now: datetime) -> None:
        """Note that it has been shown."""
        await self._services.notices.shown(tx, int(delivery.facts["notice"]), now=now)

    @override
    async def undeliverable(
        self, tx: Transaction, delivery: Delivery, failure: SendingFailed, now: datetime
    ) -> None:
        """Tell it in the next place."""
        await super().undeliverable(tx, delivery, failure, now)
        await self._services.notices.tell_elsewhere(tx, delivery, now=now)


class HeldNote(Letter):
    """The one line to the account of somebody for whom everything rests."""

    async def compose(self, delivery: Delivery, now: datetime) -> Outgoing | None:
        """Word it; None when they have come back."""
        person = delivery.person_id and await self._services.leads.person(delivery.person_id)
        if not person or not await self._services.holds.is_held(person.id):
            return None
        words = self._desk.voices.of(await self._services.groups.read(person.guild_id), person)
        return await self._at_home(person, holds.note(words, self._desk.ids, person))


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
        **help_letters(desk),
        **concern_letters(desk),
        **meeting_letters(desk),
        **announcing_letters(desk),
        **quiet_letters(desk),
        DeliveryKind.PINNED_POST: PinnedPost(desk),
        DeliveryKind.POST_CHANGE: PinnedPost(desk),
        DeliveryKind.DM_ANSWER: DmAnswer(desk),
        DeliveryKind.SHARE: Share(desk),
        DeliveryKind.MILESTONE: Milestone(desk),
        DeliveryKind.CELEBRATION: Celebration(desk),
        DeliveryKind.DAILY_POST: DailyPost(desk),
        DeliveryKind.DAILY_COUNT: DailyPost(desk),
        DeliveryKind.HELD_NOTE: HeldNote(desk),
        DeliveryKind.REMOVAL: Removal(desk),
        DeliveryKind.EVENT: Removal(desk),
        DeliveryKind.ADMIN_NOTICE: AdminNotice(desk),
        DeliveryKind.THREAD_CLOSE: Removal(desk),
        DeliveryKind.THREAD_END: Removal(desk),
        DeliveryKind.THREAD_LEAVE: Removal(desk),
    }


async def _member_of(desk: Desk, delivery: Delivery) -> Member | None:
    member = delivery.person_id and await desk.services.members.read(delivery.person_id)
    return member if member and member.stopped_at is None else None
