"""The messages about a request for a person: to the leads' room, and to the person who asked."""

from bot.custom_ids import CustomIds
from bot.messenger import Button, Outgoing, Style
from bot.models import DeliveryState, GuildId, Level, RequestKind
from bot.rules.outage import LATE
from bot.services.requests import Situation
from bot.ui.components import Panel
from bot.ui.posts import emergency, link_row
from bot.ui.voice import LEVELS, Voices, clock_in, dashed, language_name, level_name
from bot.words import Words


def levels(words: Words, ids: CustomIds, guild_id: GuildId) -> Panel:
    """Return the question how soon somebody would like a person."""
    row = tuple(
        Button(words(f"button-{dashed(level)}"), ids.make("level", guild_id, level.value))
        for level in LEVELS
    )
    numbers = Button(words("button-numbers"), ids.make("numbers", guild_id))
    return Panel(words("talk-question"), (row, (numbers,)))


def page(voices: Voices, ids: CustomIds, situation: Situation, *, is_late: bool) -> Outgoing | None:
    """Return the page for the leads' room: level, time and language, never a name."""
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
    rings = request.level is not Level.NO_RUSH and guild.lead_role_id is not None
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


def status(
    voices: Voices, ids: CustomIds, situation: Situation, *, is_late: bool
) -> Outgoing | None:
    """Return what the bot knows: posted when, or that nobody could be asked."""
    request, guild, page = situation.request, situation.guild, situation.page
    if request.closed_at is not None or request.taken_by is not None:
        return None
    words = voices.of(guild, situation.person)
    rows = (_member_row(words, ids, situation), link_row(words))
    if page is None or page.state is not DeliveryState.SENT or page.finished_at is None:
        return Outgoing(words("talk-not-sent"), rows)
    late = is_late or page.finished_at - request.opened_at > LATE
    clock = clock_in(guild.zone, page.finished_at)
    return Outgoing(words("talk-sent-late" if late else "talk-sent", clock=clock), rows)


def taken(voices: Voices, ids: CustomIds, situation: Situation) -> Outgoing | None:
    """Return that a person is here, to the person who asked."""
    request = situation.request
    if request.closed_at is not None or request.taken_by is None:
        return None
    words = voices.of(situation.guild, situation.person)
    okay = Button(words("button-okay-now"), _close_id(ids, situation))
    # Discord shows a mention as the name that this member's own app knows, and pings nobody here
    return Outgoing(words("talk-taken", lead=f"<@{request.taken_by}>"), ((okay,),))


def closed(voices: Voices, situation: Situation, *, to_room: bool) -> Outgoing:
    """Return that it is over: to the room that was told, or to the person whose lead closed it."""
    if to_room:
        return Outgoing(voices.of(situation.guild)("page-stopped"))
    return Outgoing(voices.of(situation.guild, situation.person)("talk-closed"))


def for_the_lead(words: Words, ids: CustomIds, situation: Situation) -> Panel:
    """Return who it is, shown to the lead who has it and to nobody else."""
    request, guild = situation.request, situation.guild
    member = f"<@{request.user_id}>"
    if request.kind is RequestKind.HELLO:
        text = words("page-yours-hello", member=member)
    else:
        text = words("page-yours", member=member, emergency=emergency(words, guild.country))
    close = Button(words("button-close-request"), ids.make("close", guild.id, request.id))
    return Panel(text, ((close,),))


def page_is_taken(voices: Voices, situation: Situation) -> Outgoing:
    """Return what the room's page says once somebody has it."""
    taken_at = situation.request.taken_at or situation.request.opened_at
    words = voices.of(situation.guild)
    return Outgoing(words("page-taken", clock=clock_in(situation.guild.zone, taken_at)))


def asked(words: Words, ids: CustomIds, situation: Situation, *, message_id: str) -> Panel:
    """Return the reply to asking: what is happening, and the ways out."""
    request, guild = situation.request, situation.guild
    clock = clock_in(guild.zone, request.opened_at)
    text = words(message_id, clock=clock, level=level_name(words, request.level))
    return Panel(text, (_member_row(words, ids, situation),))


def _member_row(words: Words, ids: CustomIds, situation: Situation) -> tuple[Button, ...]:
    """Return what somebody who waits can press."""
    request, guild_id = situation.request, situation.guild.id
    row = [
        Button(words("button-okay-now"), _close_id(ids, situation)),
        Button(words("button-numbers"), ids.make("numbers", guild_id)),
    ]
    if request.level is not Level.RIGHT_NOW:
        right_now = ids.make("level", guild_id, Level.RIGHT_NOW.value)
        row.insert(1, Button(words("button-right-now"), right_now))
    return tuple(row)


def _close_id(ids: CustomIds, situation: Situation) -> str:
    return ids.make("okay_now", situation.guild.id, situation.person.user_id, situation.request.id)
