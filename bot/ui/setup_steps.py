"""Setting a group up one question at a time; what is chosen is stored at once."""

from collections.abc import Mapping, Sequence
from enum import IntEnum

from bot.messenger import Button, Style
from bot.models import Guild
from bot.models.meetings import Meeting
from bot.services.groups import PostStanding
from bot.ui import making, setup
from bot.ui.components import Panel, Select
from bot.ui.making import Thing
from bot.ui.meeting_words import name_of
from bot.ui.visits import Visit
from bot.words import Words

MOST_NAMED = 3


class Step(IntEnum):
    """One screen; the first three are the questions."""

    HELPERS = 1
    PLACES = 2
    MEETING = 3
    LAST = 4


MADE = {Step.HELPERS: (Thing.ROLE,), Step.PLACES: (Thing.CHANNEL, Thing.ROOM)}
LATER = (
    "where",
    "checkins",
    "start",
    "privacy",
    "numbers",
    "people",
    "escalation",
    "words",
    "show",
)


def carried(visit: Visit) -> Step | None:
    """Return the step that was pressed on; None on the overview."""
    first = visit.row[0] if visit.row else ""
    return Step(int(first)) if first in {"1", "2", "3", "4"} else None


def first_open(guild: Guild, post: PostStanding | None, meetings: Sequence[Meeting]) -> Step | None:
    """Return the first question without an answer; None when all is set up."""
    if guild.lead_role_id is None:
        return Step.HELPERS
    if has_gap(guild):
        return Step.PLACES
    if not meetings:
        return Step.MEETING
    return Step.LAST if post is None else None


def has_gap(guild: Guild) -> bool:
    """Say whether one of the two channels is missing."""
    return guild.check_in_channel_id is None or guild.leads_room_id is None


async def screen(
    visit: Visit,
    guild: Guild,
    step: Step,
    *,
    post: PostStanding | None,
    meetings: Sequence[Meeting],
    said: str | None = None,
) -> Panel:
    """Return one step: the question, the answer so far, and ways on and back."""
    words = await visit.words()
    lines = [said, ""] if said else []
    selects: tuple[Select, ...] = ()
    buttons: list[Button] = []
    match step:
        case Step.HELPERS:
            lines += [] if said else [words("setup-welcome"), ""]
            lines += [words("setup-step-helpers"), setup.helpers_line(words, guild)]
            selects = (setup.helpers_select(visit, words, guild, step),)
        case Step.PLACES:
            lines += [words("setup-step-places"), *setup.place_lines(words, guild)]
            lines += setup.room_advice(visit, words, guild)
            selects = setup.place_selects(visit, words, guild, step)
        case Step.MEETING:
            lines += [words("setup-step-meeting"), *_meetings(words, meetings)]
            lines += [setup.zone_line(visit, words, guild), words("setup-zone-first")]
            add = words("button-setup-meeting")
            buttons.append(Button(add, visit.own_id("me_new"), style=Style.MAIN))
            buttons.append(setup.where_button(visit, words, step))
        case Step.LAST:
            lines += [words("setup-step-last")] if post is None else []
            lines += setup.where_lines(visit, words, guild)
            lines += setup.room_advice(visit, words, guild) + setup.post_advice(words, post)
            lines += ["", words("setup-later"), *(words(f"setup-later-{it}") for it in LATER)]
            put_up = words("button-setup-post")
            style = Style.MAIN if post is None else Style.PLAIN
            buttons.append(Button(put_up, visit.id_for("setup_post", step), style=style))
            buttons.append(setup.where_button(visit, words, step))
    if step is not Step.LAST:
        lines += ["", words("setup-can-wait")]
    if making.missing(guild, *MADE.get(step, ())):
        buttons.append(Button(words("button-setup-create"), visit.id_for("setup_offer", step)))
    buttons += _ways(visit, words, guild, step, has_meeting=bool(meetings))
    return Panel("\n".join(lines), (*selects, tuple(buttons)))


def _ways(
    visit: Visit, words: Words, guild: Guild, step: Step, *, has_meeting: bool
) -> list[Button]:
    """Return the buttons on, back and to the overview."""
    buttons = []
    if step is not Step.LAST:
        is_answered = {
            Step.HELPERS: guild.lead_role_id is not None,
            Step.PLACES: not has_gap(guild),
            Step.MEETING: has_meeting,
        }[step]
        label = words("button-setup-next" if is_answered else "button-later")
        buttons.append(Button(label, visit.id_for("setup_step", step + 1)))
    if step is not Step.HELPERS:
        buttons.append(Button(words("button-back"), visit.id_for("setup_step", step - 1)))
    buttons.append(Button(words("button-setup-overview"), visit.id_for("setup_overview")))
    return buttons


def _meetings(words: Words, meetings: Sequence[Meeting]) -> list[str]:
    if not meetings:
        return []
    names = ", ".join(name_of(meeting) for meeting in meetings[:MOST_NAMED])
    return [words("setup-meetings-line", names=names)]


async def offer(visit: Visit, guild: Guild, step: Step, found: Mapping[Thing, int]) -> Panel:
    """Return exactly what would be made, and what is there already; nothing is made yet."""
    words = await visit.words()
    lines = [words("setup-make")]
    for thing in making.missing(guild, *MADE[step]):
        name = making.name_of(words, thing)
        if thing in found:
            mention = f"<@&{found[thing]}>" if thing is Thing.ROLE else f"<#{found[thing]}>"
            lines.append(words("setup-make-found", place=mention))
        elif thing is Thing.ROLE:
            lines.append(words("setup-make-role", name=name))
        elif thing is Thing.CHANNEL:
            lines.append(words("setup-make-channel", name=name))
        else:
            role = f"<@&{guild.lead_role_id}>"
            lines.append(words("setup-make-room", name=name, role=role))
    if step is Step.PLACES and guild.leads_room_id is None and guild.lead_role_id is None:
        lines.append(words("setup-make-room-later"))
    row = (
        Button(words("button-setup-make"), visit.id_for("setup_make", step), style=Style.MAIN),
        Button(words("button-back"), visit.id_for("setup_step", step)),
    )
    return Panel("\n".join(lines), (row,))


async def by_hand(visit: Visit, step: Step, lacked: Sequence[str]) -> str:
    """Return which right is missing, and how an admin makes it without the bot."""
    words = await visit.words()
    lines = [words("setup-lacks", permission=name) for name in lacked]
    hint = "setup-by-hand-role" if step is Step.HELPERS else "setup-by-hand-channel"
    return "\n".join([*lines, words(hint)])
