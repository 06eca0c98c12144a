"""The status of a request in words: true when it leaves, and never more than the bot knows."""

from dataclasses import dataclass
from datetime import datetime

from bot.custom_ids import CustomIds
from bot.messenger import Button, Outgoing
from bot.models import Delivery, DeliveryState, Level, RequestKind, Rung, Sent
from bot.rules import numbers
from bot.rules.privacy import is_for_young
from bot.services.agenda import Offered
from bot.services.requests import Situation
from bot.services.standing import Standing
from bot.ui.answers import offered
from bot.ui.meetings import date_row
from bot.ui.numbers import numbers_text
from bot.ui.posts import link_row
from bot.ui.talking import close_id, member_row, placed, zone_of
from bot.ui.voice import Voices, clock_in, moment_in
from bot.words import Words

MOST = 1900  # characters; Discord takes 2000


@dataclass(frozen=True, slots=True)
class Told:
    """All that a status is worded from."""

    situation: Situation
    standing: Standing
    now: datetime
    is_late: bool = False
    meeting: Offered | None = None  # of the group's own, on now or soon

    def clock(self, at: datetime) -> str:
        """Return what the clock of the person who asked shows."""
        return placed(self.situation, clock_in(zone_of(self.situation), at))

    def moment(self, words: Words, at: datetime) -> str:
        """Return a moment to come on their clock."""
        moment = moment_in(words, zone_of(self.situation), at, now=self.now)
        return placed(self.situation, moment)


def duty_line(words: Words, told: Told) -> str:
    """Return who is on duty, or until when nobody is; "" in a group where nobody has joined."""
    standing = told.standing
    if not standing.joined:
        return ""
    if standing.on_duty:
        return words("talk-on-duty", count=standing.on_duty)
    return _nobody(words, told)


def _nobody(words: Words, told: Told) -> str:
    if told.standing.starts_at is None:
        return words("talk-nobody-on-duty")
    return words("talk-nobody-until", until=told.moment(words, told.standing.starts_at))


def first_reply(words: Words, told: Told) -> str:
    """Return what somebody who has just asked is told, before anything has left."""
    standing, level = told.standing, told.situation.request.level
    if not standing.joined or level is not Level.RIGHT_NOW:
        return words("talk-asking")
    lines = [duty_line(words, told)]
    if not standing.on_duty and standing.asking:
        lines.append(words("talk-asking-people", count=standing.asking))
    return "\n".join(lines)


def status(
    voices: Voices, ids: CustomIds, told: Told, *, edits: Sent | None = None
) -> Outgoing | None:
    """Return the status: who was asked and when, and what comes next; None when it is over."""
    situation = told.situation
    if situation.request.closed_at is not None or situation.request.taken_by is not None:
        return None
    words = voices.of(situation.guild, situation.person)
    lines = [words("talk-late")] if told.is_late else []
    if situation.request.handed_at is not None:
        lines.append(words("talk-handed"))
    lines += [*_asked(words, told), _next(words, told)]
    rows = (member_row(words, ids, situation), link_row(words))
    return Outgoing("\n".join(line for line in lines if line), rows, edits=edits)


def _asked(words: Words, told: Told) -> list[str]:
    standing, page = told.standing, told.situation.page
    if standing.asked and standing.woken and not standing.on_duty:
        return [_nobody(words, told), words("talk-woken", count=standing.asked)]
    if standing.asked and standing.asked_last_at is not None:
        name = "talk-asked" if standing.rounds == 1 else "talk-asked-more"
        return [words(name, count=standing.asked, clock=told.clock(standing.asked_last_at))]
    if standing.asking:
        return [words("talk-asking-people", count=standing.asking)]
    if standing.joined and standing.next_rung is not None:
        is_urgent = told.situation.request.level is Level.RIGHT_NOW
        above = [_nobody(words, told)] if is_urgent and not standing.on_duty else []
        return [*above, words("talk-on-board")]
    if page is None or page.state is not DeliveryState.SENT or page.finished_at is None:
        return [words("talk-not-sent")]
    name = "talk-sent-late" if told.is_late else "talk-sent"
    return [words(name, clock=told.clock(page.finished_at))]


def _next(words: Words, told: Told) -> str:
    rung, at = told.standing.next_rung, told.standing.next_at
    if rung is None or at is None:
        return ""
    clock = told.moment(words, at)
    match rung:
        case Rung.NOBODY:
            return words("talk-next-truth", clock=clock)
        case Rung.AGAIN:
            return words("talk-next-again", clock=clock)
        case _:
            first = not told.standing.asked and not told.standing.asking
            return words("talk-next-first" if first else "talk-next", clock=clock)


def nobody(voices: Voices, ids: CustomIds, told: Told) -> Outgoing | None:
    """Return the truth at the end of the ladder, with what answers now; None when it is over."""
    situation, standing = told.situation, told.standing
    request, guild = situation.request, situation.guild
    if request.closed_at is not None or request.taken_by is not None:
        return None
    words = voices.of(guild, situation.person)
    if request.kind is RequestKind.HELLO:
        return Outgoing(words("talk-hello-nobody"), (member_row(words, ids, situation),))
    lines = [words("talk-late")] if told.is_late else []
    was_asked = standing.asked or standing.asking or not standing.joined
    lines.append(words("talk-nobody-answered" if was_asked else "talk-nobody-there"))
    if not standing.on_duty and not was_asked:
        lines.append(_nobody(words, told))
    lines.append(_next(words, told))
    if _is_in_room(situation.page):
        lines.append(words("talk-in-room-too"))
    said, way = _meeting(words, ids, told)
    lines.append(said)
    buttons = [Button(words("button-stop-asking"), close_id(ids, situation))]
    if guild.check_in_channel_id is not None:
        room = ids.make("ask_room", guild.id, request.user_id, request.id)
        buttons.insert(0, Button(words("button-ask-room"), room))
    if request.level is Level.TODAY:
        lines.append(words("talk-today-offer"))
        right_now = ids.make("level", guild.id, Level.RIGHT_NOW.value)
        tomorrow = ids.make("tomorrow", guild.id, request.user_id, request.id)
        buttons.insert(0, Button(words("button-right-now"), right_now))
        buttons.insert(1, Button(words("button-tomorrow"), tomorrow))
    on = told.now.date()  # it only tells which numbers are old, so any zone's will do
    buttons += way
    country = situation.country or guild.country
    known = numbers.for_country(country, on=on, group=guild.numbers, young=is_for_young(guild.age))
    truth = "\n".join(line for line in lines if line)
    text = f"{truth}\n\n{words('talk-these-answer')}\n{numbers_text(words, known)}"
    return Outgoing(_shortened(text), (tuple(buttons), link_row(words)))


def _meeting(words: Words, ids: CustomIds, told: Told) -> tuple[str, list[Button]]:
    """Return a meeting that is on now or soon in a line, with the way to it; or nothing."""
    if told.meeting is None:
        return "", []
    request = told.situation.request
    row = date_row(told.meeting.meeting, told.meeting.occurrence.on)
    custom_id = ids.make("meeting", request.guild_id, request.user_id, *row)
    button = Button(words("button-what-and-where"), custom_id)
    return offered(words, told.meeting, now=told.now), [button]


def _is_in_room(page: Delivery | None) -> bool:
    """Say whether the leads' room has the request, or is about to: never after a refusal."""
    if page is None or page.state is DeliveryState.SENT:
        return page is not None
    return page.state in {DeliveryState.DUE, DeliveryState.SENDING} and page.attempts <= 1


def _shortened(text: str) -> str:
    """Return as many whole lines as Discord takes; the first ones matter most."""
    while len(text) > MOST:
        text = text.rpartition("\n")[0]
    return text
