"""How requests climb in a group, as its admins see and change it."""

from collections.abc import Mapping, Sequence

import discord

from bot.messenger import Button, Style
from bot.models import ChannelId, Guild
from bot.rules.ladder import EVENING, SMALL, WOKEN_HAVE
from bot.rules.waits import ALLOWED, is_allowed
from bot.ui.components import Choice, Field, Panel, Select
from bot.ui.rights import TO_WRITE, look_at
from bot.ui.visits import MOST_CHARACTERS, Visit
from bot.ui.voice import time_name
from bot.words import Words

# what may be chosen, for the typed options
RIGHT_NOW, TODAY = ALLOWED["right_now_minutes"], ALLOWED["today_minutes"]
AT_A_TIME, NO_RUSH = ALLOWED["today_at_a_time"], ALLOWED["no_rush_hours"]
LABELS = {
    "right_now_minutes": "climb-form-right-now",
    "today_minutes": "climb-form-today",
    "today_at_a_time": "climb-form-at-a-time",
    "no_rush_hours": "climb-form-no-rush",
}


async def panel(visit: Visit, guild: Guild, *, said: Sequence[str] = ()) -> Panel:
    """Return the ladders as they are, and what can be changed about them."""
    words = await visit.words()
    points = (f"- {it}".replace("\n", " ") for it in ladders(words, guild))
    lines = [*said, *([""] if said else []), f"**{words('climb-title')}**", *points]
    rows = (
        Select(
            visit.id_for("climb_room"),
            words("climb-placeholder-second"),
            offers=Choice.CHANNEL,
            chosen_id=guild.second_room_id,
        ),
        (
            Button(words("button-climb-change"), visit.id_for("climb_change"), style=Style.MAIN),
            Button(words("button-climb-usual"), visit.id_for("climb_usual")),
            *(
                (Button(words("button-climb-no-second"), visit.id_for("climb_no_room")),)
                if guild.second_room_id
                else ()
            ),
        ),
    )
    return Panel("\n".join(lines)[:MOST_CHARACTERS], rows)


def ladders(words: Words, guild: Guild) -> list[str]:
    """Return each ladder of a group in words, and what holds whatever is chosen."""
    woken_have = int(WOKEN_HAVE.total_seconds()) // 60
    return [
        words("climb-right-now", count=guild.right_now_minutes, minutes=woken_have),
        words("climb-today", count=guild.today_at_a_time, minutes=guild.today_minutes),
        words("climb-evening", clock=time_name(EVENING)),
        words("climb-no-rush", count=guild.no_rush_hours),
        words("climb-small", count=SMALL),
        words("climb-stays"),
        words("climb-no-second-room")
        if guild.second_room_id is None
        else words("climb-second-room", channel=f"<#{guild.second_room_id}>"),
    ]


def fields(words: Words, guild: Guild) -> tuple[Field, ...]:
    """Return the lines of the form, each with what holds now."""
    return tuple(
        Field(
            name,
            words(LABELS[name]),
            words("climb-form-hint", first=str(span.least), last=str(span.most)),
            most=3,
            shown=str(getattr(guild, name)),
        )
        for name, span in ALLOWED.items()
    )


def read(words: Words, typed: Mapping[str, str]) -> tuple[dict[str, int], list[str]]:
    """Return the numbers that were typed, and a sentence for each that cannot be."""
    found: dict[str, int] = {}
    problems: list[str] = []
    for name, span in ALLOWED.items():
        text = typed.get(name, "").strip()
        number = int(text) if text.isascii() and text.isdigit() else -1
        if is_allowed(name, number):
            found[name] = number
            continue
        first, last = str(span.least), str(span.most)
        problems.append(
            words("climb-not-allowed", name=words(LABELS[name]), first=first, last=last)
        )
    return found, problems


def saved(words: Words, before: Guild, guild: Guild) -> list[str]:
    """Return what each change means."""
    lines: list[str] = []
    if guild.right_now_minutes != before.right_now_minutes:
        lines.append(words("climb-saved-right-now", count=guild.right_now_minutes))
    if guild.today_minutes != before.today_minutes:
        lines.append(words("climb-saved-today", minutes=guild.today_minutes))
    if guild.today_at_a_time != before.today_at_a_time:
        lines.append(words("climb-saved-at-a-time", count=guild.today_at_a_time))
    if guild.no_rush_hours != before.no_rush_hours:
        lines.append(words("climb-saved-no-rush", count=guild.no_rush_hours))
    return [*lines, words("climb-from-now")] if lines else [words("climb-as-before")]


async def second_room(visit: Visit, guild: Guild, channel_id: ChannelId) -> tuple[bool, list[str]]:
    """Say whether a channel can be the second room, and what is to be said of it.

    One that members can read is not taken: whoever is there would learn that somebody asks.
    """
    words = await visit.words()
    channel = f"<#{channel_id}>"
    if channel_id in {guild.leads_room_id, guild.check_in_channel_id}:
        return False, [words("climb-second-taken", channel=channel)]
    try:
        place = await look_at(visit.bot, guild.id, channel_id, TO_WRITE)
    except discord.HTTPException:
        return False, [words("doctor-not-looked-at", channel=channel)]
    if not place.is_there or TO_WRITE["view_channel"] in place.missing:
        return False, [words("climb-second-not-seen", channel=channel)]
    if place.is_public:
        return False, [words("climb-second-public", channel=channel)]
    lacking = (
        words("setup-missing-permission", permission=right, channel=channel)
        for right in place.missing
    )
    return True, [words("climb-second-saved", channel=channel), *lacking]
