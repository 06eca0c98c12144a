"""What a lead who is left out can see, with the request and without it: the same, to the letter."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from simcord.enums import ComponentType, InteractionType

from bot.models import GuildId
from bot.ui.doors import Who
from sandbox import Message, Person, Response
from sandbox.interactions import answer_of, send_interaction
from tests.wire.circle import Circle, a_circle
from tests.wire.doors import doors, ids_of

LONDON = ZoneInfo("Europe/London")
LAST = ("not_this_week", "lead_off", "lead_step_back")  # after these there is less to see
CHANGES_HOURS = ("I'm on", "Off till tomorrow")
REFERENCE = re.compile(r"(?<=tell an admin this: )\w+")
LATE = 15  # minutes: by then all has happened that words could be completed with
SNOWFLAKE = re.compile(r"\d{15,20}")
CUSTOM_ID = re.compile(r"v1\.(?P<action>\w+)\.\w+\.[\w-]*\.\w{16}")
HERS = 2  # the id of Mara's request, where there is one; Tom's is the first


@dataclass
class Evening:
    """One evening in a group, and everything that Kim sees of it."""

    circle: Circle
    kim: Person
    seen: list[Any] = field(default_factory=list)
    began_at: datetime = datetime.min  # noqa: DTZ901 — set before it is read

    async def look(self, minutes: int) -> None:
        """Let it be so many minutes after the beginning, and look at everything."""
        await self.circle.sandbox.clock.walk(to=self.began_at + timedelta(minutes=minutes))
        for channel in self.kim.visible_channels():
            here = [it for it in self.kim.messages(channel) if it.ephemeral_for is None]
            self.note(channel.name, [self.shown(it) for it in here])
        for command in ("/lead board", "/lead join"):
            self.note(
                command, await self.answer(self.kim.run(command, in_channel=self.circle.room))
            )
        for label in (await self.board()).labels:
            if label not in CHANGES_HOURS:
                going = self.kim.press(await self.board(), label)
                self.note(label, await self.answer(going))
        for typed in self.kim.commands(self.circle.room) if minutes > LATE else ():
            for option in [it["name"] for it in typed.options if it.get("autocomplete")]:
                offered = await self.kim.autocomplete(
                    typed.name, option=option, in_channel=self.circle.room
                )
                self.note(f"{typed.name} {option}", offered)

    async def board(self) -> Message:
        """Open the board."""
        return (await self.kim.run("/lead board", in_channel=self.circle.room)).message

    async def press_everything(self) -> None:
        """Press every button of leads about the request, whether or not it was ever shown."""
        found = [door for door in doors() if door.who is Who.LEAD]
        for door in sorted(found, key=lambda it: (it.action in LAST, it.action)):
            custom_id = ids_of(self.circle).make(door.action, GuildId(self.circle.guild.id), HERS)
            # a choice in a menu is a press with a value, which a button's door does not read
            kind = ComponentType.STRING_SELECT
            answer = await press(self.kim, self.circle.post, custom_id, kind, HERS)
            self.note(door.action, self.of(answer))

    async def answer(self, going: Awaitable[Response]) -> Any:
        """Return what a command or press shows."""
        return self.of(await going)

    def of(self, response: Response) -> Any:
        """Return an answer as it looks."""
        form = None if response.modal is None else response.modal.title
        return form, [self.shown(it) for it in response.messages]

    def shown(self, message: Message) -> Any:
        """Return a message as it looks: the words, and every button with where it leads."""
        return message.content, message.components, message.pinned

    def note(self, what: str, seen: Any) -> None:
        """Keep what was seen, with names in place of the ids that are new in every sandbox."""
        self.seen.append((what, self._without_ids(repr(seen))))

    def _without_ids(self, text: str) -> str:
        text = REFERENCE.sub("reference", text)
        text = CUSTOM_ID.sub(lambda it: it["action"], text)  # nobody but the bot reads the row
        names = {it.id: it.name for it in self.circle.sandbox.people}
        return SNOWFLAKE.sub(lambda it: f"<{names.get(int(it[0]), 'id')}>", text)


async def press(
    person: Person, message: Message, custom_id: str, kind: ComponentType, value: int
) -> Response:
    """Press or choose something that this person's app does not show."""
    data: dict[str, Any] = {"component_type": int(kind), "custom_id": custom_id, "id": 0}
    if kind is ComponentType.STRING_SELECT:
        data["values"] = [str(value)]
    response = send_interaction(
        person,
        InteractionType.MESSAGE_COMPONENT,
        channel_id=message.channel_id,
        data=data,
        message_id=message.id,
    )
    return await answer_of(response, patience=10)


async def lived(data: Path, *, asks: bool) -> list[Any]:
    """Live an evening in which Mara, who leaves Kim out, asks for a person, or does not."""
    async with a_circle(data) as circle:
        clock = circle.sandbox.clock
        tomorrow = clock.now().astimezone(LONDON).date() + timedelta(days=1)
        clock.jump(to=datetime(tomorrow.year, tomorrow.month, tomorrow.day, 14, tzinfo=LONDON))
        await clock.forward(timedelta(seconds=1))
        kim = circle.guild.add_member("Kim", roles=[circle.lead])
        lee = circle.guild.add_member("Lee", roles=[circle.lead])
        for lead in (circle.jo, kim, lee):
            offered = await lead.run("/lead join", in_channel=circle.room)
            await circle.shows(await lead.press(offered.message, "Join"), "You are in.")
        mara, tom = circle.add("Mara"), circle.add("Tom")
        await circle.start(mara)
        left_out = ids_of(circle).make("people_other", GuildId(circle.guild.id), mara.id)
        saved = await press(mara, circle.post, left_out, ComponentType.STRING_SELECT, kim.id)
        await circle.shows(saved, f"Left out: {kim.mention}")

        evening = Evening(circle, kim)
        evening.began_at = clock.now().replace(minute=30, second=0, microsecond=0)
        await clock.walk(to=evening.began_at)
        await circle.talk(tom, "Today")
        await evening.look(2)

        async def when_she_asks(*acts: Callable[[], Awaitable[Any]]) -> None:
            for act in acts if asks else ():
                await act()
                await clock.forward(timedelta(seconds=5))

        def newest(person: Person, start: str) -> Message:
            return [it for it in circle.own(person) if it.content.startswith(start)][-1]

        await when_she_asks(lambda: circle.talk(mara, "Today"))
        await evening.look(5)
        yours: list[Response] = []

        async def take() -> None:
            page = newest(circle.jo, "Someone is asking for a person today.")
            yours.append(await circle.jo.press(page, "I've got this"))
            await circle.shows(yours[0], mara.mention)

        async def hand_off() -> None:
            await circle.jo.press(yours[0].message, "Hand off")

        async def take_too() -> None:
            page = newest(lee, "Someone is asking for a person today.")
            yours.append(await lee.press(page, "I've got this"))
            await circle.shows(yours[1], mara.mention)

        await when_she_asks(take, hand_off, take_too)
        await evening.look(10)
        await when_she_asks(lambda: lee.press(yours[1].message, "Close"))
        await evening.look(15)
        await when_she_asks(lambda: circle.talk(mara, "Right now"))
        await evening.look(40)
        await evening.press_everything()
        await circle.talk(circle.add("Ada"), "No rush")  # her number is one more where Mara asked
        await evening.look(45)
        clock.jump(to=evening.began_at + timedelta(hours=19))  # the next morning, with its summary
        await evening.look(19 * 60 + 5)
        return evening.seen


async def test_who_is_left_out_sees_the_same_with_and_without_the_request(tmp_path: Path):
    without = await lived(tmp_path / "without", asks=False)
    with_it = await lived(tmp_path / "with", asks=True)
    assert "Mara" not in repr(with_it)
    assert len(with_it) == len(without) > 100
    for one, other in zip(with_it, without, strict=True):
        assert one == other
