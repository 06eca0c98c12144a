"""The question of a check-in and the reply to it."""

from datetime import date, datetime

from bot.custom_ids import CustomIds
from bot.messenger import Button, Outgoing, Style
from bot.models import Answer, CheckIn, Person, Slot
from bot.services.agenda import Offered
from bot.ui.meeting_words import from_now, name_of
from bot.ui.meetings import date_row
from bot.ui.voice import ANSWERS, answer_name, dashed
from bot.words import Words

DATE_SHAPE = "%Y%m%d"
DAY_ROW = ("owner", "date", "slot")  # the parts of a row that names a check-in
ASKS_FOR_A_PERSON = (Answer.HARD, Answer.VERY_HARD)
PERSON, THANKS, MEETING, TOOL = "person", "thanks", "meeting", "tool"


def rows(
    words: Words, ids: CustomIds, person: Person, day_on: date, slot: Slot
) -> tuple[tuple[Button, ...], ...]:
    """Return the four answers and `Talk to someone`, in their one order, for a date and slot."""
    day = day_row(day_on, slot)
    taps = [
        Button(
            answer_name(words, answer),
            ids.make("answer", person.guild_id, person.user_id, *day, answer.value),
        )
        for answer in ANSWERS
    ]
    talk = Button(words("button-talk"), ids.make("talk", person.guild_id))
    return ((*taps, talk),)


def read_row(row: tuple[str, ...]) -> tuple[date, Slot, Answer]:
    """Return the date, slot and answer that a pressed answer carries."""
    return *read_day(row), Answer(row[3])


def day_row(day_on: date, slot: Slot) -> tuple[int, str]:
    """Return a date and slot as the parts of a row that follow its owner."""
    return int(day_on.strftime(DATE_SHAPE)), slot.value[0]


def read_day(row: tuple[str, ...]) -> tuple[date, Slot]:
    """Return the date and slot that a row carries after its owner."""
    year, rest = divmod(int(row[1], 36), 10000)
    on = date(year, rest // 100, rest % 100)
    return on, Slot.MORNING if row[2] == "m" else Slot.EVENING


def thanks(
    words: Words,
    ids: CustomIds,
    person: Person,
    check_in: CheckIn,
    *,
    offer: str,
    meeting: Offered | None = None,
    now: datetime | None = None,
) -> Outgoing:
    """Return the reply to an answer, with one offer that fits, and a note to add.

    A meeting that is offered comes with `now`; when it is gone by then, it is only thanks.
    """
    answer = check_in.answer or Answer.OKAY
    if offer == MEETING:
        offer = THANKS if meeting is None or now is None else offer
    text = words(_reply(answer, offer)) if offer != MEETING else ""
    further: tuple[Button, ...] = ()
    if offer == TOOL:
        further = (Button(words("button-tool"), ids.make("library", person.guild_id)),)
    if offer == MEETING and meeting is not None and now is not None:
        said = offered(words, meeting, now=now)
        text = words(f"reply-{dashed(answer)}-meeting", meeting=said)
        row = date_row(meeting.meeting, meeting.occurrence.on)
        custom_id = ids.make("meeting", person.guild_id, person.user_id, *row)
        further = (Button(words("button-what-and-where"), custom_id),)
    day = day_row(check_in.day_on, check_in.slot)
    rows = (
        (
            Button(
                words("button-add-note"), ids.make("note", person.guild_id, person.user_id, *day)
            ),
            Button(words("button-share"), ids.make("share", person.guild_id, person.user_id, *day)),
            *further,
        ),
    )
    if answer not in ASKS_FOR_A_PERSON:
        talk = Button(words("button-talk"), ids.make("talk", person.guild_id))
        return Outgoing(text, ((talk,), *rows) if offer == PERSON else rows)
    guild_id = person.guild_id
    ask = Button(words("button-ask-someone"), ids.make("talk", guild_id), style=Style.MAIN)
    no = Button(words("button-no-thanks"), ids.make("no_thanks", guild_id))
    numbers = Button(words("button-numbers"), ids.make("numbers", guild_id))
    changed_id = ids.make("changed", guild_id, person.user_id)
    changed = Button(words("button-something-changed"), changed_id)
    return Outgoing(text, ((ask, changed, no, numbers), *rows))


def offered(words: Words, meeting: Offered, *, now: datetime) -> str:
    """Return a meeting that is offered, in a sentence: "Tuesday circle starts in 40 minutes."."""
    name = name_of(meeting.meeting)
    if meeting.occurrence.starts_at <= now:
        return words("offer-meeting-now", name=name)
    return words("offer-meeting", name=name, ago=from_now(meeting.occurrence.starts_at))


def _reply(answer: Answer, offer: str) -> str:
    """Return the id of the reply; a hard day is met with a person unless it was twice before."""
    usual = PERSON if answer in ASKS_FOR_A_PERSON else THANKS
    if offer == usual:
        return f"reply-{dashed(answer)}"
    return f"reply-{dashed(answer)}-{offer}"
