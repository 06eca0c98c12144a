"""The messages about a request for a person: to the leads' room, and to the person who asked."""

from bot.custom_ids import CustomIds
from bot.messenger import Button, Outgoing, Style
from bot.models import GuildId, Level, RequestKind
from bot.services.requests import Situation
from bot.ui.components import Panel
from bot.ui.voice import (
    LEVELS,
    Voices,
    clock_in,
    dashed,
    language_name,
    level_name,
    place_in,
)
from bot.words import Words


def levels(words: Words, ids: CustomIds, guild_id: GuildId) -> Panel:
    """Return the question how soon somebody would like a person."""
    row = tuple(
        Button(words(f"button-{dashed(level)}"), ids.make("level", guild_id, level.value))
        for level in LEVELS
    )
    numbers = Button(words("button-numbers"), ids.make("numbers", guild_id))
    return Panel(words("talk-question"), (row, (numbers,)))


def page(
    voices: Voices, ids: CustomIds, situation: Situation, *, is_late: bool, may_ring: bool = True
) -> Outgoing | None:
    """Return the page for the leads' room: level, time and language, never a name.

    Only one that `may_ring` mentions the role: what leads who joined get by message need not.
    """
    request, guild = situation.request, situation.guild
    if request.closed_at is not None or request.taken_by is not None:
        return None
    words = voices.of(guild)
    theirs = voices.of(guild, situation.person)
    facts = {
        "clock": clock_in(guild.zone, request.opened_at),
        "language": language_name(words, theirs.language),
    }
    if request.kind is RequestKind.HELLO:
        text = words("page-hello", **facts)
    else:
        name = "page-room-late" if is_late else "page-room"
        text = words(name, level=request.level.value, **facts)
    # No rush waits for whoever looks; the others may make a sound.
    rings = may_ring and request.level is not Level.NO_RUSH and guild.lead_role_id is not None
    if rings:
        text = f"{text}\n<@&{guild.lead_role_id}>"
    take = Button(
        words("button-got-this"), ids.make("take", guild.id, request.id), style=Style.MAIN
    )
    return Outgoing(
        text,
        ((take,),),
        ping_roles=(guild.lead_role_id,) if rings and guild.lead_role_id else (),
    )


def taken(voices: Voices, ids: CustomIds, situation: Situation) -> Outgoing | None:
    """Return that a person is here, to the person who asked."""
    request = situation.request
    if request.closed_at is not None or request.taken_by is None:
        return None
    words = voices.of(situation.guild, situation.person)
    okay = Button(words("button-okay-now"), close_id(ids, situation))
    # Discord shows a mention as the name that this member's own app knows, and pings nobody here
    return Outgoing(words("talk-taken", lead=f"<@{request.taken_by}>"), ((okay,),))


def closed(voices: Voices, situation: Situation, *, to_room: bool) -> Outgoing:
    """Return that it is over: to the room that was told, or to the person whose lead closed it."""
    if to_room:
        clock = clock_in(situation.guild.zone, situation.request.opened_at)
        return Outgoing(voices.of(situation.guild)("page-stopped", clock=clock))
    return Outgoing(voices.of(situation.guild, situation.person)("talk-closed"))


def room_post(voices: Voices, situation: Situation) -> str:
    """Return what is posted in the person's own name, exactly as they see it before."""
    return voices.of(situation.guild)("talk-room-post", member=f"<@{situation.person.user_id}>")


def zone_of(situation: Situation) -> str:
    """Return the zone in which the person who asked is told times: their own, else the group's."""
    return situation.zone or situation.guild.zone


def placed(situation: Situation, clock: str) -> str:
    """Return a time with the city whose it is, for a guest: theirs may be another.

    "Until 08:00" read by the wrong clock is hours of waiting for nobody.
    """
    if situation.zone is not None:
        return clock
    return f"{clock} ({place_in(situation.guild.zone)})"


def asked(words: Words, ids: CustomIds, situation: Situation, *, message_id: str) -> Panel:
    """Return the reply to asking: what is happening, and the ways out."""
    request = situation.request
    clock = placed(situation, clock_in(zone_of(situation), request.opened_at))
    text = words(message_id, clock=clock, level=level_name(words, request.level))
    return Panel(text, (member_row(words, ids, situation),))


def member_row(words: Words, ids: CustomIds, situation: Situation) -> tuple[Button, ...]:
    """Return what somebody who waits can press."""
    request, guild_id = situation.request, situation.guild.id
    row = [
        Button(words("button-okay-now"), close_id(ids, situation)),
        Button(words("button-numbers"), ids.make("numbers", guild_id)),
    ]
    # also while somebody has it: they may not be there any more
    if request.level is not Level.RIGHT_NOW or request.taken_by is not None:
        right_now = ids.make("level", guild_id, Level.RIGHT_NOW.value)
        row.insert(1, Button(words("button-right-now"), right_now))
    return tuple(row)


def close_id(ids: CustomIds, situation: Situation) -> str:
    """Return the id with which the person who asked closes it."""
    return ids.make("okay_now", situation.guild.id, situation.person.user_id, situation.request.id)
