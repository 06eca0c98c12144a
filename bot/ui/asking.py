"""The question how a day is, asked by command or button, and the choice of another day."""

from datetime import date

from bot.messenger import Button
from bot.models import CheckIn, Slot
from bot.services.check_ins import OtherDays, Question
from bot.ui import answers, own
from bot.ui.components import Option, Panel, Select
from bot.ui.visits import Visit
from bot.ui.voice import answer_name, dated_name, weekday_name
from bot.words import Words


async def question(visit: Visit, asked: Question) -> Panel:
    """Return the question for a date and slot, with what was said for it before."""
    words = await visit.words()
    lines = [_question(words, asked)]
    if asked.answer is not None:
        lines.append(words("checkin-answered", answer=answer_name(words, asked.answer)))
    lines.append(words("prompt-private"))
    person = asked.member.person
    other = Button(words("button-other-day"), visit.own_id("other_day"))
    rows = (*answers.rows(words, visit.bot.ids, person, asked.day_on, asked.slot), (other,))
    if own.is_shut_out(asked.member, (await visit.known()).guild):
        lines += ["", words("notice-dm-failed")]
        settings = Button(words("button-settings"), visit.id_for("settings"))
        rows = (*rows, (settings, own.try_again(visit, words)))
    return Panel("\n".join(lines), rows)


def _question(words: Words, asked: Question) -> str:
    match (asked.today - asked.day_on).days:
        case 0:
            return words("checkin-question")
        case 1:
            day = weekday_name(words, asked.day_on.weekday())
            return words("checkin-question-yesterday", day=day)
        case _:
            return words("checkin-question-day", day=dated_name(words, asked.day_on))


async def other_days(visit: Visit, days: OtherDays) -> Panel:
    """Return the days that can still be filled in, with what was said for them."""
    words = await visit.words()
    several = len({slot for _, slot, _ in days.days}) > 1
    options = tuple(
        Option(_label(words, day_on, slot, said, several=several), _value(day_on, slot))
        for day_on, slot, said in days.days
    )
    select = Select(visit.own_id("day_chosen"), words("other-day-placeholder"), options)
    return Panel(words("other-day-question"), (select,))


def read_choice(value: str) -> tuple[date, Slot]:
    """Return the date and slot that was chosen."""
    day, _, slot = value.partition(" ")
    return date.fromisoformat(day), Slot(slot)


def _value(day_on: date, slot: Slot) -> str:
    return f"{day_on.isoformat()} {slot.value}"


def _label(words: Words, day_on: date, slot: Slot, said: CheckIn | None, *, several: bool) -> str:
    parts = [dated_name(words, day_on)]
    if several:
        parts.append(words(f"slot-{slot}"))
    if said is not None and said.answer is not None:
        parts.append(answer_name(words, said.answer))
    return " · ".join(parts)
