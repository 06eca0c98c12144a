"""What the bot says on its own: worded from what is true as it leaves, or not wanted any more."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, update

from bot.custom_ids import CustomIds
from bot.messenger import Outgoing
from bot.models import (
    Answer,
    ChannelId,
    Delivery,
    DeliveryKind,
    Home,
    Level,
    RequestKind,
    RoleId,
    UserId,
)
from bot.roles import Roles
from bot.services.check_ins import PromptPlanner
from bot.services.typed import Typed
from bot.store import deliveries
from bot.store.schema import delivery, person
from bot.ui import talking
from bot.ui.desk import Desk
from bot.ui.letters import all_letters
from bot.ui.voice import Voices
from bot.words import Catalogue
from tests.fakes import FakeClock, FakeMessenger
from tests.services.harbour import GROUP, INES, MARA, MONDAY, Harbour, at

CATALOGUE = Catalogue.load()
NOW = at(MONDAY, 7)
JO = UserId(80)
THREAD = ChannelId(90)
FIRST = "Moderators of this server can read along here."


class Writer:
    """The composers, and the rows that they word."""

    def __init__(self, harbour: Harbour) -> None:
        self.harbour = harbour
        self.requests = harbour.services.requests
        self.desk = Desk(
            ids=CustomIds(harbour.vault),
            voices=Voices(CATALOGUE),
            services=harbour.services,
            roles=Roles(harbour.services.leads, FakeMessenger(FakeClock())),
        )
        self.letters = all_letters(self.desk)

    async def set_up(self, **more: Any) -> None:
        settings = {
            "leads_room_id": ChannelId(9),
            "lead_role_id": RoleId(3),
            "check_in_channel_id": ChannelId(8),
            "country": "GB",
            **more,
        }
        await self.harbour.groups.change(GROUP, settings, actor_id=INES, now=NOW)

    async def newest(self, kind: DeliveryKind) -> Delivery:
        """Return the newest delivery of a kind."""
        async with self.harbour.database.reading() as tx:
            query = select(delivery.c.id).where(delivery.c.kind == kind.value)
            newest = (await tx.execute(query.order_by(delivery.c.id.desc()).limit(1))).scalar_one()
            found = await deliveries.read(tx, newest)
        assert found is not None
        return found

    async def word(self, kind: DeliveryKind, *, late: bool = False) -> Outgoing | None:
        """Word the newest delivery of a kind, as it leaves."""
        newest = await self.newest(kind)
        after = timedelta(hours=1 if late else 0)
        return await self.letters[kind].compose(newest, newest.due_at + after)

    async def said(self, kind: DeliveryKind, *, late: bool = False) -> str:
        """Return the text of the newest delivery of a kind."""
        outgoing = await self.word(kind, late=late)
        assert outgoing is not None
        return outgoing.text

    async def ask(self, level: Level = Level.RIGHT_NOW, **more: Any) -> Any:
        """Let Mara ask for a person."""
        return await self.requests.ask(GROUP, MARA, level=level, language=None, now=NOW, **more)

    async def page_is(self, **values: Any) -> None:
        """Let the newest page be out, or not."""
        page = await self.newest(DeliveryKind.PAGE_ROOM)
        async with self.harbour.database.transaction() as tx:
            await tx.execute(update(delivery).where(delivery.c.id == page.id).values(**values))
            if values.get("state") == "sent":
                await self.desk.services.arrivals.page_is_out(tx, page, ChannelId(9), now=NOW)
            else:
                await self.desk.services.arrivals.page_failed(tx, page, now=NOW)

    async def page_is_out(self) -> None:
        await self.page_is(state="sent", message_id=1, sent_channel_id=9, finished_at=NOW)

    async def prompt(self) -> None:
        """Plan the prompt of the first morning."""
        planner = PromptPlanner()
        async with self.harbour.database.transaction() as tx:
            for row in await planner.due(tx, at(MONDAY, 9), 10):
                await planner.plan(tx, row, at(MONDAY, 9))

    async def move_to_thread(self, *, thread_id: ChannelId | None = None) -> None:
        async with self.harbour.database.transaction() as tx:
            await tx.execute(update(person).values(home=Home.THREAD.value, thread_id=thread_id))


@pytest.fixture
async def writer(sqlite_database, tmp_path) -> Writer:
    made = Writer(Harbour(sqlite_database, tmp_path))
    await made.set_up()
    return made


def test_every_kind_has_a_composer(writer: Writer):
    assert set(writer.letters) == set(DeliveryKind)


async def test_the_welcome_says_who_can_read(writer: Writer):
    await writer.harbour.start()
    assert "Only you and this bot can read here." in await writer.said(DeliveryKind.WELCOME)
    await writer.move_to_thread()
    outgoing = await writer.word(DeliveryKind.WELCOME)
    assert outgoing is not None
    assert outgoing.text.splitlines() == [
        FIRST,
        "Your answers are not posted here. They are shown to you alone.",
        f"<@{MARA}>",
    ]
    assert outgoing.ping_users == (MARA,)


async def test_a_welcome_is_not_wanted_after_they_stopped(writer: Writer):
    started = await writer.harbour.start()
    await writer.harbour.members.stop(started.person.id, now=NOW)
    assert await writer.word(DeliveryKind.WELCOME) is None


async def test_a_prompt_asks_and_says_who_sees(writer: Writer):
    await writer.harbour.start()
    await writer.prompt()
    asked = await writer.said(DeliveryKind.PROMPT)
    assert asked == "Morning. How is today?\nOnly you see your answer."
    late = await writer.said(DeliveryKind.PROMPT, late=True)
    assert late.startswith("I was away for a while. How is today?")


async def test_a_prompt_is_not_wanted_once_answered_or_stopped(writer: Writer):
    started = await writer.harbour.start()
    await writer.prompt()
    await writer.harbour.members.stop(started.person.id, now=NOW)
    assert await writer.word(DeliveryKind.PROMPT) is None
    await writer.harbour.start()
    assert await writer.word(DeliveryKind.PROMPT) is not None
    await writer.harbour.answer()
    assert await writer.word(DeliveryKind.PROMPT) is None


async def test_a_late_answer_is_worded_from_the_answer_as_it_is_now(writer: Writer):
    await writer.harbour.start()
    answered = await writer.harbour.answer(answer=Answer.GOOD)
    assert answered is not None
    await writer.harbour.check_ins.answer_late(answered, now=NOW)
    await writer.harbour.answer(answer=Answer.VERY_HARD)
    assert (await writer.said(DeliveryKind.LATE_ANSWER)).startswith("Thank you for saying so.")
    await writer.move_to_thread(thread_id=THREAD)
    in_thread = await writer.said(DeliveryKind.LATE_ANSWER)
    assert in_thread.splitlines()[1] == "All right. Thank you for checking in."


async def test_a_page_says_level_and_language_and_no_name(writer: Writer):
    await writer.ask()
    outgoing = await writer.word(DeliveryKind.PAGE_ROOM)
    assert outgoing is not None
    assert outgoing.text.splitlines()[0] == "Someone is asking for a person now."
    assert "in English" in outgoing.text
    assert str(MARA) not in outgoing.text
    assert (outgoing.ping_users, outgoing.ping_roles) == ((), (RoleId(3),))
    assert "this comes late" in await writer.said(DeliveryKind.PAGE_ROOM, late=True)


async def test_no_rush_and_a_hello_make_no_sound(writer: Writer):
    await writer.ask(Level.NO_RUSH, kind=RequestKind.HELLO)
    outgoing = await writer.word(DeliveryKind.PAGE_ROOM)
    assert outgoing is not None
    assert outgoing.text.startswith("Someone would like a hello.")
    assert outgoing.ping_roles == ()


async def test_a_page_is_not_wanted_once_taken_or_closed(writer: Writer):
    asked = await writer.ask()
    await writer.requests.take(asked.request.id, user_id=JO, now=NOW)
    assert await writer.word(DeliveryKind.PAGE_ROOM) is None
    await writer.requests.close(asked.request.id, by=MARA, now=NOW)
    assert await writer.word(DeliveryKind.PAGE_ROOM) is None


async def test_a_page_that_was_raised_before_it_left_goes_out_once(writer: Writer):
    await writer.ask(Level.NO_RUSH)
    first = await writer.newest(DeliveryKind.PAGE_ROOM)
    await writer.ask(Level.RIGHT_NOW)
    assert await writer.letters[DeliveryKind.PAGE_ROOM].compose(first, NOW) is None
    assert (await writer.said(DeliveryKind.PAGE_ROOM)).startswith("Someone is asking for a person")


async def test_the_status_says_what_is_known(writer: Writer):
    await writer.ask()
    await writer.page_is(state="due")
    assert (await writer.said(DeliveryKind.STATUS)).startswith("I could not ask anybody here.")
    await writer.page_is_out()
    assert "in the leads' room at 07:00" in await writer.said(DeliveryKind.STATUS)
    assert "went out late" in await writer.said(DeliveryKind.STATUS, late=True)


async def test_a_guest_reads_whose_clock_it_is_and_a_member_reads_their_own(writer: Writer):
    await writer.harbour.groups.change(GROUP, {"zone": "Europe/London"}, actor_id=INES, now=NOW)
    asked = await writer.ask()
    words = CATALOGUE.words("en")

    async def again() -> str:
        situation = await writer.requests.situation(asked.request.id)
        assert situation is not None
        return talking.asked(words, writer.desk.ids, situation, message_id="talk-merged").text

    assert f"{NOW.astimezone(ZoneInfo('Europe/London')):%H:%M} (London)" in await again()
    await writer.harbour.members.start(GROUP, MARA, zone="Asia/Tokyo", language=None, now=NOW)
    assert f"{NOW.astimezone(ZoneInfo('Asia/Tokyo')):%H:%M}." in await again()
    assert "(" not in await again()


async def test_the_status_is_not_wanted_once_a_person_is_here(writer: Writer):
    asked = await writer.ask()
    await writer.page_is_out()
    await writer.requests.take(asked.request.id, user_id=JO, now=NOW)
    assert await writer.word(DeliveryKind.STATUS) is None
    taken = await writer.word(DeliveryKind.TAKEN)
    assert taken is not None
    assert taken.text == f"A person has answered.\n<@{JO}> is here."
    assert taken.ping_users == ()
    await writer.requests.close(asked.request.id, by=JO, now=NOW)
    assert await writer.word(DeliveryKind.TAKEN) is None


async def test_the_all_clear_goes_to_the_person_and_to_the_room(writer: Writer):
    asked = await writer.ask()
    await writer.page_is_out()
    await writer.requests.take(asked.request.id, user_id=JO, now=NOW)
    await writer.requests.close(asked.request.id, by=JO, now=NOW)
    rows = [row for row in await writer.harbour.rows(delivery) if row["kind"] == "closed"]
    said = set()
    for row in rows:
        async with writer.harbour.database.reading() as tx:
            found = await deliveries.read(tx, row["id"])
        assert found is not None
        outgoing = await writer.letters[DeliveryKind.CLOSED].compose(found, NOW)
        assert outgoing is not None
        said.add(outgoing.text.splitlines()[0])
    assert said == {
        "This is settled now. Nothing more to do.",
        "This is settled. Nothing more to do. Thank you.",
    }


async def test_a_guests_thread_begins_with_who_can_read_it(writer: Writer):
    await writer.ask()
    await writer.page_is_out()
    await writer.move_to_thread()
    outgoing = await writer.word(DeliveryKind.STATUS)
    assert outgoing is not None
    assert outgoing.text.splitlines()[0] == FIRST
    assert outgoing.text.splitlines()[-1] == f"<@{MARA}>"
    assert outgoing.ping_users == (MARA,)
    await writer.move_to_thread(thread_id=THREAD)
    assert (await writer.said(DeliveryKind.STATUS)).splitlines()[0] == FIRST, "nothing is there yet"
    status = await writer.newest(DeliveryKind.STATUS)
    async with writer.harbour.database.transaction() as tx:
        there = {"state": "sent", "message_id": 5, "sent_channel_id": THREAD}
        await tx.execute(update(delivery).where(delivery.c.id == status.id).values(**there))
    assert FIRST not in await writer.said(DeliveryKind.STATUS)


async def test_the_pinned_post_is_not_wanted_in_a_channel_that_was_left(writer: Writer):
    await writer.harbour.groups.put_up_post(GROUP, press_id=1, now=NOW)
    outgoing = await writer.word(DeliveryKind.PINNED_POST)
    assert outgoing is not None
    assert outgoing.pin
    assert outgoing.ping_roles == ()
    await writer.set_up(check_in_channel_id=ChannelId(88))
    assert await writer.word(DeliveryKind.PINNED_POST) is None


async def test_typed_text_is_answered_in_the_writers_language(writer: Writer):
    await writer.set_up(language="es")
    await Typed(writer.harbour.database).heard(ChannelId(500), MARA, locale="en", now=NOW)
    assert (await writer.said(DeliveryKind.DM_ANSWER)).startswith("I can't read messages here")
    await writer.harbour.start()
    late = NOW + timedelta(hours=2)
    await Typed(writer.harbour.database).heard(ChannelId(500), MARA, locale="en", now=late)
    answer = await writer.said(DeliveryKind.DM_ANSWER)
    assert not answer.startswith("I can't")
    assert "999" in answer
