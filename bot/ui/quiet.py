"""Going quiet: the member's panel, the note of the day before, and what follows it."""

from functools import partial

from bot.custom_ids import CustomIds
from bot.messenger import Button, Outgoing, Style
from bot.models import Person, UserId
from bot.rules import quiet as rules
from bot.services.quiet import Choices, Note
from bot.ui import people
from bot.ui.components import Option, Panel, Select
from bot.ui.visits import Visit
from bot.ui.voice import Voices
from bot.words import Words

DAYS = tuple(range(rules.FEWEST, rules.MOST + 1))


def mention(user_id: UserId) -> str:
    """Return how somebody is named: it pings nobody, and each app shows the name it knows."""
    return f"<@{user_id}>"


async def panel(visit: Visit, shown: Choices, *, said: str = "", page: int = 0) -> Panel:
    """Return what somebody has chosen, what exactly is told to whom, and a way to change each."""
    words = await visit.words()
    lines = [said] if said else []
    lines.append(f"**{words('watch-title')}**")
    lines += _lines(words, shown)
    back = (
        Button(words("button-settings"), visit.id_for("settings")),
        Button(words("button-menu"), visit.id_for("menu")),
    )
    if not shown.guild.quiet_watch:
        return Panel("\n".join(lines), (back,))
    rows: list[tuple[Button, ...] | Select] = [_switches(visit, words, shown)]
    days = tuple(
        Option(words("watch-days-option", count=days), str(days), days == shown.watch.days)
        for days in DAYS
    )
    rows.append(Select(visit.own_id("watch_days"), words("watch-days-placeholder"), days))
    if shown.leads:
        joined = [lead.person.user_id for lead in people.paged(shown.leads, page)]
        names = await visit.bot.roles.names(visit.guild_id, joined)
        chosen = (shown.watcher,) if shown.watcher else ()
        options = people.options(words, joined, names, chosen=chosen)
        rows.append(Select(visit.own_id("watch_lead"), words("watch-lead-placeholder"), options))
    to_page = partial(visit.own_id, "if_quiet")
    rows.append((*people.turning(words, len(shown.leads), page, to_page), *back))
    return Panel("\n".join(lines), tuple(rows))


def _lines(words: Words, shown: Choices) -> list[str]:
    watch = shown.watch
    if not shown.guild.quiet_watch:
        return [words("watch-not-here")]
    if shown.told is None:
        return [words("watch-no-lead" if shown.leads else "watch-no-leads"), words("watch-off")]
    lead = mention(shown.told)
    return [
        words("watch-on", count=watch.days, lead=lead) if watch.is_on else words("watch-off"),
        words("watch-consent", count=watch.days, lead=lead),
        words("watch-consent-more"),
        words("watch-hard-on", lead=lead) if watch.hard_days else words("watch-hard-off"),
        words("watch-notes-on" if watch.notes else "watch-notes-off"),
    ]


def _switches(visit: Visit, words: Words, shown: Choices) -> tuple[Button, ...]:
    watch = shown.watch
    switches = (
        ("is_on", watch.is_on, "button-watch-on", "button-watch-off"),
        ("hard_days", watch.hard_days, "button-hard-on", "button-hard-off"),
        ("notes", watch.notes, "button-notes-on", "button-notes-off"),
    )
    return tuple(
        Button(
            words(to_off if is_on else to_on),
            visit.own_id("watch_switch", name, "off" if is_on else "on"),
        )
        for name, is_on, to_on, to_off in switches
        if is_on or shown.told is not None
    )


def note(voices: Voices, ids: CustomIds, note_: Note) -> Outgoing:
    """Return the note of the day before."""
    person = note_.member.person
    words = voices.of(note_.guild, person)
    own, guild_id = person.user_id, person.guild_id
    row = (
        Button(words("button-im-good"), ids.make("quiet_good", guild_id, own), style=Style.MAIN),
        Button(words("button-ask-less"), ids.make("quiet_less", guild_id, own)),
        Button(words("button-pause"), ids.make("pause", guild_id)),
    )
    return Outgoing(words("quiet-note", lead=_lead(note_)), (row,))


def news(voices: Voices, ids: CustomIds, note_: Note) -> Outgoing:
    """Return the truth where the chosen lead is not there: another one is told, or nobody."""
    person = note_.member.person
    words = voices.of(note_.guild, person)
    row = (
        Button(words("button-talk"), ids.make("talk", person.guild_id)),
        Button(words("button-if-quiet"), ids.make("if_quiet", person.guild_id, person.user_id)),
    )
    if note_.lead is None:
        return Outgoing(words("quiet-news-nobody"), (row,))
    return Outgoing(words("quiet-news-other", lead=_lead(note_)), (row,))


def hard_told(voices: Voices, ids: CustomIds, note_: Note) -> Outgoing:
    """Return that a lead is asked to say hi, with the way to take it back."""
    person = note_.member.person
    words = voices.of(note_.guild, person)
    back = ids.make("no_hello", person.guild_id, person.user_id)
    row = (Button(words("button-no-hello"), back),)
    return Outgoing(words("hard-told", lead=_lead(note_)), (row,))


def offer_row(words: Words, ids: CustomIds, person: Person) -> tuple[Button, ...]:
    """Return the way to the panel, for somebody who is offered a watch."""
    to_panel = ids.make("if_quiet", person.guild_id, person.user_id)
    return (Button(words("button-if-quiet"), to_panel),)


def _lead(note_: Note) -> str:
    return "" if note_.lead is None else mention(note_.lead)
