"""A household with the most of everything: more than any list shows, each as long as it may be."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from sqlalchemy import update

from bot.models import (
    Answer,
    ChannelId,
    LeadRole,
    Level,
    Note,
    OwnDateId,
    PersonId,
    RequestKind,
    Slot,
    UserId,
)
from bot.models.meetings import HostPlace, MeetingKind, Outline, Recurrence
from bot.models.numbers import OwnNumber
from bot.models.quiet import Reason, Topic
from bot.services import digests
from bot.services.numbers import MOST_OWN
from bot.store import quiet, rota
from bot.store.meetings import add as add_meeting, outline_values
from bot.store.schema import guild
from bot.ui import goals, library, meeting_forms, mourning
from bot.ui.days import MOST_LABEL
from bot.ui.meeting_words import MOST_NAME
from bot.ui.summaries import MOST_NOTE
from bot.ui.wordings import changeable
from bot.words import check_override
from bot.words.overrides import most_characters
from tests.cogs.doorstep import CATALOGUE
from tests.cogs.household import NOON, TUESDAY, Household, Kind
from tests.services.harbour import MONDAY, ZONE, at

MANY = 26  # more than Discord takes anywhere
SOME = 16  # more than any list of ours says in words
MOST_OF_A_DISPLAY_NAME = 32  # Discord's


def longest_own_words(letter: str) -> dict[str, dict[str, str]]:
    """Return every text changed to the longest that a group may say in its place."""
    return {
        language: {
            name: text
            for name in changeable(CATALOGUE)
            for text in [_longest(name, letter, language)]
            if text
        }
        for language in CATALOGUE.languages
    }


def _longest(name: str, letter: str, language: str) -> str | None:
    text = letter * most_characters(name)
    return None if check_override(CATALOGUE, name, text, language) else text


@dataclass
class Crowd:
    """Fills a household; `letter` is what every text is made of."""

    house: Household
    letter: str

    def text(self, length: int, number: int = 0) -> str:
        """Return a text of a length, another for each number."""
        return f"{number}{self.letter * length}"[:length]

    async def gather(self, *, lines: dict[str, dict[str, str]], language: str) -> None:
        """Let there be the most of everything."""
        house = self.house
        names = house.step.messenger.names
        for user_id in (*names, *(self._id(number) for number in range(3 * MANY))):
            names[user_id] = self.text(MOST_OF_A_DISPLAY_NAME, user_id % 1000)
        await self._words(lines, language)
        await self._leads_and_guests()
        await self._own_record()
        await self._meetings()
        await self._library_and_numbers()
        await self._shifts()
        await self._what_is_said_of_itself()

    def _id(self, number: int) -> UserId:
        return UserId(self.house.seed + 500 + number)

    async def _words(self, lines: dict[str, dict[str, str]], language: str) -> None:
        loss = {"hold_words": self.text(mourning.MOST_WORDS), "hold_until": None}
        changes = {"lines": lines, "language": language, **loss}
        async with self.house.step.harbour.database.transaction() as tx:
            await tx.execute(
                update(guild).where(guild.c.id == self.house.guild_id).values(**changes)
            )

    async def _leads_and_guests(self) -> None:
        """Let there be many leads, many who ask, and many whom the lead is to ask after."""
        house, services = self.house, self.house.services
        for number in range(MANY):
            await services.leads.join(
                house.guild_id,
                self._id(number),
                role=LeadRole.LEAD,
                zone=ZONE,
                language=None,
                now=NOON,
            )
        told = await services.leads.find(house.guild_id, house.user(Kind.LEAD))
        assert told is not None
        for number in range(SOME):
            guest = self._id(MANY + number)
            await services.requests.ask(
                house.guild_id,
                guest,
                kind=RequestKind.TALK if number % 2 else RequestKind.HELLO,
                level=Level.NO_RUSH,
                language=None,
                now=NOON,
            )
            started = await services.members.start(
                house.guild_id, self._id(2 * MANY + number), zone=ZONE, language=None, now=NOON
            )
            watched = started.person.user_id
            await services.quiet.choose_watcher(
                house.guild_id, watched, told.person.user_id, now=NOON
            )
            await services.quiet.choose(house.guild_id, watched, {"is_on": True}, now=NOON)
            async with house.step.harbour.database.transaction() as tx:
                after_id = await quiet.ask_after(
                    tx,
                    started.person.id,
                    lead_id=house.user(Kind.LEAD),
                    reason=Reason.QUIET,
                    now=NOON,
                )
                assert after_id is not None
                await quiet.change(tx, started.person.id, {"line_at": NOON})
                if number % 2:
                    await quiet.mark_told(tx, after_id, now=NOON - timedelta(days=40))
                    continue
                await digests.add(
                    tx,
                    told,
                    Topic.ASKED_AFTER,
                    mark=f"after:{after_id}",
                    now=NOON,
                    asked_after_id=after_id,
                )

    async def _own_record(self) -> None:
        house, services, member = self.house, self.house.services, self.house.user(Kind.MEMBER)
        for number in range(MANY):
            await services.goals.add(
                house.guild_id,
                member,
                words=self.text(goals.MOST_WORDS, number),
                daily=bool(number % 2),
                now=NOON,
            )
            await services.dates.add(
                house.guild_id,
                member,
                label=self.text(MOST_LABEL, number),
                typed=f"{number % 28 + 1} January 2026",
                now=NOON,
            )
        date_id, on = map(int, house.rows["milestone"])
        await services.milestones.celebrate(
            house.guild_id, member, OwnDateId(date_id), date.fromordinal(on), now=NOON
        )
        for number in range(7):
            day = MONDAY - timedelta(days=number)
            await services.check_ins.answer(
                house.guild_id,
                member,
                day_on=day,
                slot=Slot.MORNING,
                answer=Answer.VERY_HARD,
                now=at(MONDAY, 12),
            )
        await services.notes.write(
            house.guild_id,
            member,
            day_on=MONDAY,
            slot=Slot.MORNING,
            note=Note(thanks=self.text(120), words=self.text(500)),
            now=NOON,
        )

    async def _meetings(self) -> None:
        """Let there be many today, each with all that can be said of one."""
        for number in range(MANY):
            outline = Outline(
                self.text(MOST_NAME, number),
                Recurrence(MONDAY, time(13, number), ZONE, frozenset({0, 1})),
                kind=MeetingKind.WORKSHOP,
                pathway=self.text(meeting_forms.MOST_PATHWAY),
                is_open=False,
                link=f"https://example.org/{'w' * (meeting_forms.MOST_LINK - 20)}",
                address=self.text(meeting_forms.MOST_LINE),
                note=self.text(meeting_forms.MOST_LINE),
            )
            async with self.house.step.harbour.database.transaction() as tx:
                values = outline_values(outline)
                await add_meeting(tx, self.house.guild_id, values, now=NOON)
        meeting_id = self.house.rows["meeting"][0]
        for number in range(MANY):
            await self.house.services.attendance.come(
                self.house.guild_id,
                self._id(number),
                meeting_id,
                TUESDAY,
                comes=True,
                language=None,
                now=NOON,
            )
            told: Any = {"tells_host": True, "wants_word": True}
            await self.house.services.attendance.tell_host(
                self.house.guild_id, self._id(number), meeting_id, TUESDAY, told, now=NOON
            )

    async def _library_and_numbers(self) -> None:
        house, services, admin = self.house, self.house.services, self.house.user(Kind.ADMIN)
        for number in range(MANY):
            await services.library.keep(
                house.guild_id,
                None,
                topic=self.text(library.MOST_OF_TOPIC, number),
                title=self.text(library.MOST_OF_TITLE),  # the same each time
                text=self.text(library.MOST_OF_TEXT),
                link=f"https://example.org/{'w' * 200}",
                actor_id=admin,
                now=NOON,
            )
        for number in range(MOST_OWN):
            own = OwnNumber(
                key=f"own-gb-{number}",
                country="GB",
                name=self.text(100, number),
                kind="general_crisis",
                phone="1" * 40,
            )
            await services.numbers.keep(house.guild_id, own, actor_id=admin, now=NOON)

    async def _shifts(self) -> None:
        house = self.house
        (lead_id,) = house.rows[f"lead {house.user(Kind.LEAD)}"]
        async with house.step.harbour.database.transaction() as tx:
            for number in range(12):
                begins, ends = time(2 * number), time(2 * number + 1)
                await rota.add(
                    tx,
                    PersonId(int(lead_id)),
                    weekday=number % 7,
                    only_on=None,
                    begins=begins,
                    ends=ends,
                )
            for number in range(MANY):
                on = date(2026, 4, 1) + timedelta(days=number)
                await rota.add_gap(tx, house.guild_id, first_on=on, last_on=on)

    async def _what_is_said_of_itself(self) -> None:
        """Let there be what makes messages that no tap makes."""
        house, services, now = self.house, self.house.services, NOON
        guild_id, member = house.guild_id, house.user(Kind.MEMBER)
        (meeting_id,), (after_id,) = house.rows["meeting"], house.rows["asked after"]
        lead = house.user(Kind.LEAD)
        await services.attendance.remind(
            guild_id, member, meeting_id, TUESDAY, minutes=15, language=None, now=now
        )
        await services.hosts.offer(
            guild_id, meeting_id, lead, place=HostPlace.STAND_IN, by=lead, now=now
        )
        await services.daily_posts.choose(
            guild_id, wanted=True, at=time(9), actor_id=house.user(Kind.ADMIN), now=now
        )
        await services.typed.heard(ChannelId(1), member, locale="en", now=now)
        await services.losses.role_renamed(guild_id, house.role, now=now)
        left = await services.asking_after.write_note(
            after_id, by=lead, text=self.text(MOST_NOTE), now=now
        )
        assert left is not None
        await services.asking_after.send_note(after_id, left.note.id, by=lead, now=now)
