"""What leads are told and shown: pages, who it is, the all-clear."""

import discord

from bot.custom_ids import CustomIds
from bot.messenger import Button, Outgoing, Style
from bot.models import Guild, GuildId, Lead, Level, Person, Request, RequestId, RequestKind
from bot.services.all_clear import LEAD, SECOND
from bot.services.handing import MOST as MOST_NOTE
from bot.services.requests import Situation
from bot.ui import concerns
from bot.ui.components import Field, Panel, form_of
from bot.ui.posts import emergency
from bot.ui.text import cleaned
from bot.ui.voice import Voices, clock_in, language_name
from bot.words import Words


def page(
    voices: Voices, ids: CustomIds, situation: Situation, lead: Lead, *, is_late: bool
) -> Outgoing:
    """Return the page to one lead: level, time and language, never a name."""
    request, guild = situation.request, situation.guild
    words = voices.of(guild, lead.person)
    facts = {
        "clock": clock_in(lead.zone, request.opened_at),
        "language": language_name(words, voices.of(guild, situation.person).language),
    }
    if request.kind is RequestKind.HELLO:
        text = words("page-hello", **facts)
    elif is_late:
        text = words("page-room-late", level=request.level.value, **facts)
    else:
        text = words("page-room", level=request.level.value, **facts)
    return Outgoing(text, (page_row(words, ids, guild, request),))


def page_row(words: Words, ids: CustomIds, guild: Guild, request: Request) -> tuple[Button, ...]:
    """Return what a lead who is asked can press."""
    row = (
        Button(words("button-got-this"), ids.make("take", guild.id, request.id), style=Style.MAIN),
        Button(words("button-cant-now"), ids.make("cant", guild.id, request.id)),
        Button(words("button-not-this-week"), ids.make("not_this_week", guild.id, request.id)),
    )
    if request.level is not Level.NO_RUSH or request.kind is not RequestKind.TALK:
        return row
    return (*row, Button(words("button-to-summary"), ids.make("to_summary", guild.id, request.id)))


def page_for_second(voices: Voices, ids: CustomIds, situation: Situation, lead: Lead) -> Outgoing:
    """Return the page for a second person, without a name."""
    request, guild = situation.request, situation.guild
    words = voices.of(guild, lead.person)
    language = language_name(words, voices.of(guild, situation.person).language)
    come = Button(
        words("button-come-in"), ids.make("come_in", guild.id, request.id), style=Style.MAIN
    )
    cant = Button(words("button-cant-now"), ids.make("cant", guild.id, request.id))
    return Outgoing(words("page-second", language=language), ((come, cant),))


def held_row(words: Words, ids: CustomIds, guild: Guild, request: Request) -> tuple[Button, ...]:
    """Return what the lead who has it can press."""
    return (
        Button(words("button-call-in"), ids.make("call_in", guild.id, request.id)),
        Button(words("button-hand-off"), ids.make("hand_off", guild.id, request.id)),
        Button(words("button-close-request"), ids.make("close", guild.id, request.id)),
        Button(words("button-hold-this"), ids.make("hold_this", guild.id, request.id)),
    )


def yours(words: Words, ids: CustomIds, situation: Situation, *, note: str = "") -> Panel:
    """Return who it is, shown to the lead who has it and to nobody else.

    `note` is what the lead before them left.
    """
    request, guild = situation.request, situation.guild
    member = f"<@{request.user_id}>"
    if request.kind is RequestKind.HELLO:
        lines = [words("page-yours-hello", member=member)]
    else:
        number = emergency(words, guild)
        lines = [words("page-yours", member=member, emergency=number)]
        if request.second is not None and guild.check_in_channel_id is not None:
            lines.append(words("page-second-is", lead=f"<@{request.second}>"))
        else:
            lines.append(words("page-no-second"))
    if note:
        lines.append(words("hand-note", note=cleaned(note, most=MOST_NOTE)))
    return Panel("\n".join(lines), (held_row(words, ids, guild, request),))


def page_is_taken(
    voices: Voices, situation: Situation, person: Person | None, *, zone: str
) -> Outgoing:
    """Return what a page says once somebody has it, and once it is settled."""
    words, request = voices.of(situation.guild, person), situation.request
    if request.closed_at is not None:
        return Outgoing(words("page-over", clock=clock_in(zone, request.opened_at)))
    taken_at = request.taken_at or request.opened_at
    return Outgoing(words("page-taken", clock=clock_in(zone, taken_at)))


def yours_as_second(words: Words, request: Request) -> Panel:
    """Return who it is, shown to the second lead."""
    text = words("page-yours-second", member=f"<@{request.user_id}>", lead=f"<@{request.taken_by}>")
    return Panel(text)


def still_open(voices: Voices, ids: CustomIds, situation: Situation, lead: Lead) -> Outgoing:
    """Return the question whether it is still open."""
    request, guild = situation.request, situation.guild
    words = voices.of(guild, lead.person)
    clock = clock_in(lead.zone, request.taken_at or request.opened_at)
    return Outgoing(words("page-still-open", clock=clock), (held_row(words, ids, guild, request),))


def still_open_in_room(voices: Voices, ids: CustomIds, situation: Situation) -> Outgoing | None:
    """Return the question to whoever has it, in the room; None when nobody may read it there."""
    request, guild = situation.request, situation.guild
    if request.closed_at or request.taken_at is None or situation.page is None:
        return None
    words = voices.of_group(guild, guild.language)
    text = words("page-still-open-room", clock=clock_in(guild.zone, request.taken_at))
    _, hand_off, close, _ = held_row(words, ids, guild, request)
    return Outgoing(text, ((hand_off, close),))


def thread(voices: Voices, ids: CustomIds, situation: Situation) -> Outgoing | None:
    """Return the first line of the thread: who is there, and who else can read along."""
    request = situation.request
    if request.closed_at is not None or request.taken_by is None or request.second is None:
        return None
    words = voices.of(situation.guild, situation.person)
    first, last = f"<@{request.taken_by}>", f"<@{request.second}>"
    row = (
        keep_button(words, ids, situation),
        concerns.button(words, ids, situation.guild, request.id),
    )
    text = words("thread-help-first", leads=words("list-and", first=first, last=last))
    return Outgoing(text, (row,))


def thread_rows(
    voices: Voices, ids: CustomIds, situation: Situation
) -> tuple[tuple[Button, ...], ...]:
    """Return what the person who asked can press when it is over and there was a thread."""
    request = situation.request
    if request.thread_id is None:
        return ()
    words = voices.of(situation.guild, situation.person)
    row = [concerns.button(words, ids, situation.guild, request.id)]
    if not request.thread_kept:
        row.insert(0, keep_button(words, ids, situation))
    return (tuple(row),)


def keep_button(words: Words, ids: CustomIds, situation: Situation) -> Button:
    """Return the button with which the person who asked keeps the thread."""
    own = (situation.person.user_id, situation.request.id)
    return Button(words("button-keep-thread"), ids.make("keep_thread", situation.guild.id, *own))


def way_to(voices: Voices, ids: CustomIds, situation: Situation, person: Person) -> Outgoing | None:
    """Return the way to the thread."""
    if situation.request.thread_id is None:
        return None
    words = voices.of(situation.guild, person)
    row = (concerns.button(words, ids, situation.guild, situation.request.id),)
    return Outgoing(words("talk-thread", thread=f"<#{situation.request.thread_id}>"), (row,))


def no_thread(voices: Voices, situation: Situation, person: Person) -> Outgoing:
    """Return what to change, where no thread can be opened."""
    words = voices.of(situation.guild, person)
    channel = f"<#{situation.guild.check_in_channel_id}>"
    return Outgoing(words("page-no-thread", channel=channel))


def all_clear(
    voices: Voices,
    ids: CustomIds,
    situation: Situation,
    person: Person,
    *,
    zone: str,
    by_member: bool,
    rests: bool,
    was: str | None = None,
) -> Outgoing:
    """Return that all is well; whoever helped hears who it was, and rests after a hard one."""
    request, guild = situation.request, situation.guild
    words = voices.of(guild, person)
    if was is None:
        helpers = {request.second: SECOND, request.taken_by: LEAD}
        was = helpers.get(person.user_id, "")
    if by_member and was:
        lines = [words("page-settled")]
        lines.append(words("page-clear-yours", member=f"<@{request.user_id}>"))
    else:
        lines = [words("page-stopped", clock=clock_in(zone, request.opened_at))]
    rows: tuple[tuple[Button, ...], ...] = ()
    if was == LEAD and request.level is Level.RIGHT_NOW and rests:
        lines.append(words("page-rest"))
        rows = (stay_on_row(words, ids, guild),)
    return Outgoing("\n".join(lines), rows)


def handed(words: Words, ids: CustomIds, guild_id: GuildId, request_id: RequestId) -> Panel:
    """Return that it is handed on, and the way to leave a note for the next lead."""
    leave = Button(words("button-hand-note"), ids.make("hand_note", guild_id, request_id))
    return Panel(words("page-handed"), ((leave,),))


def hand_note_form(words: Words, custom_id: str) -> discord.ui.Modal:
    """Return the form in which a note for the next lead is written."""
    title, hint = words("hand-form-label"), words("hand-form-hint")
    field = Field("note", title, hint, most=MOST_NOTE, long=True)
    return form_of(words("hand-form-title"), custom_id, (field,))


def stay_on_row(words: Words, ids: CustomIds, guild: Guild) -> tuple[Button, ...]:
    """Return the way out of a rest."""
    return (Button(words("button-stay-on"), ids.make("stay_on", guild.id)),)
