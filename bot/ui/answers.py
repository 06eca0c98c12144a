"""The question of a check-in and the reply to it."""

from datetime import date

from bot.custom_ids import CustomIds
from bot.messenger import Button, Outgoing, Style
from bot.models import Answer, GuildId, Person, Slot
from bot.ui.voice import ANSWERS, answer_name, dashed
from bot.words import Words

DATE_SHAPE = "%Y%m%d"
ASKS_FOR_A_PERSON = (Answer.HARD, Answer.VERY_HARD)


def rows(
    words: Words, ids: CustomIds, person: Person, day_on: date, slot: Slot
) -> tuple[tuple[Button, ...], ...]:
    """Return the four answers and `Talk to someone`, in their one order, for a date and slot."""
    day = int(day_on.strftime(DATE_SHAPE))
    taps = [
        Button(
            answer_name(words, answer),
            ids.make("answer", person.guild_id, person.user_id, day, slot.value[0], answer.value),
        )
        for answer in ANSWERS
    ]
    talk = Button(words("button-talk"), ids.make("talk", person.guild_id))
    return ((*taps, talk),)


def read_row(row: tuple[str, ...]) -> tuple[date, Slot, Answer]:
    """Return the date, slot and answer that a pressed answer carries."""
    _, day, slot, answer = row
    year, rest = divmod(int(day, 36), 10000)
    on = date(year, rest // 100, rest % 100)
    return on, Slot.MORNING if slot == "m" else Slot.EVENING, Answer(answer)


def thanks(words: Words, ids: CustomIds, guild_id: GuildId, answer: Answer) -> Outgoing:
    """Return the reply to an answer, with one offer that fits."""
    text = words(f"reply-{dashed(answer)}")
    if answer not in ASKS_FOR_A_PERSON:
        return Outgoing(text)
    ask = Button(words("button-ask-someone"), ids.make("talk", guild_id), style=Style.MAIN)
    no = Button(words("button-no-thanks"), ids.make("no_thanks", guild_id))
    numbers = Button(words("button-numbers"), ids.make("numbers", guild_id))
    return Outgoing(text, ((ask, no, numbers),))
