"""Something felt wrong: the private panels of whoever says it, and of the one who reads it."""

from dataclasses import replace
from datetime import datetime

from bot.custom_ids import CustomIds
from bot.messenger import Button, Outgoing, Style
from bot.models import Guild, Person, RequestId, UserId
from bot.models.circles import Concern
from bot.rules import calendar
from bot.services.concerns import Around, Begun, Opened
from bot.ui.components import Choice, Field, Option, Panel, Select
from bot.ui.people import options
from bot.ui.text import label
from bot.ui.visits import Visit
from bot.ui.voice import dated_name, moment_in
from bot.words import Words

MOST_WORDS = 600  # characters
MOST_ROWS = 5  # Discord's


async def who(visit: Visit, around: Around) -> Panel:
    """Ask whom it was about, those who were there first."""
    words = await visit.words()
    user_ids = [*around.with_them, *around.joined]
    lines = [words("wrong-start"), words("wrong-start-means")]
    rows: list[tuple[Button, ...] | Select] = []
    if user_ids:
        names = await visit.bot.roles.names(visit.guild_id, user_ids)
        rows.append(
            Select(
                visit.own_id("wrong_who"),
                words("wrong-placeholder-who"),
                options(words, user_ids, names),
            )
        )
    rows.append(
        Select(visit.own_id("wrong_other"), words("wrong-placeholder-other"), offers=Choice.PERSON)
    )
    rows.append(
        (
            Button(words("button-wrong-nobody"), visit.own_id("wrong_nobody")),
            Button(words("button-numbers"), visit.id_for("numbers")),
        )
    )
    return Panel("\n".join(lines), tuple(rows))


async def who_reads(visit: Visit, begun: Begun, *, said: str = "") -> Panel:
    """Ask who may open it; the one who was named is not asked for this person any more."""
    words = await visit.words()
    found = begun.concern
    lines = [said] if said else []
    buttons = []
    if found.about is not None and not said:
        lines.append(words("wrong-left-out", name=f"<@{found.about}>"))
        buttons.append(Button(words("button-wrong-undo"), visit.own_id("wrong_undo", found.id)))
    if not begun.readers:
        lines += [words("wrong-no-reader"), "", await visit.numbers()]
        return Panel("\n".join(lines), (tuple(buttons),) if buttons else ())
    lines.append(words("wrong-reader"))
    buttons.append(Button(words("button-wrong-leave"), visit.own_id("wrong_drop", found.id)))
    select = Select(
        visit.own_id("wrong_reader", found.id),
        words("wrong-placeholder-reader"),
        await _readers(visit, words, begun),
    )
    return Panel("\n".join(lines), (select, tuple(buttons)))


async def _readers(visit: Visit, words: Words, begun: Begun) -> tuple[Option, ...]:
    names = await visit.bot.roles.names(visit.guild_id, [it.user_id for it in begun.readers])
    found = []
    for place, reader in enumerate(begun.readers, start=1):
        name = label(names.get(reader.user_id, "")) or words("people-unknown", count=place)
        text = words("wrong-admin", name=name) if reader.is_admin else name
        found.append(Option(text, str(reader.user_id)))
    return tuple(found)


async def writing(visit: Visit, begun: Begun) -> Panel:
    """Offer to add words, and show exactly what is sent once there are some."""
    words = await visit.words()
    found = begun.concern
    name = f"<@{found.told}>"
    write = "button-wrong-rewrite" if begun.words else "button-wrong-write"
    send = "button-wrong-send" if begun.words else "button-wrong-send-bare"
    text = words("wrong-write", name=name)
    if begun.words:
        text = f"{words('wrong-preview', name=name)}\n\n{quoted(begun.words)}"
    row = (
        Button(words(send), visit.own_id("wrong_send", found.id), style=Style.MAIN),
        Button(words(write), visit.own_id("wrong_write", found.id)),
        Button(words("button-wrong-leave"), visit.own_id("wrong_drop", found.id)),
    )
    return Panel(text, (row,))


async def sent(visit: Visit, begun: Begun, leaves_at: datetime) -> Panel:
    """Say what happens now, and when."""
    words = await visit.words()
    name = f"<@{begun.concern.told}>"
    known = await visit.known()
    line = words("wrong-sent-now", name=name)
    if leaves_at > visit.now:
        zone = known.member.zone if known.member else known.guild.zone
        clock = moment_in(words, zone, leaves_at, now=visit.now)
        line = words("wrong-sent-at", name=name, clock=clock)
    return Panel("\n".join([line, words("wrong-sent-means"), "", await visit.numbers()]))


async def standing(visit: Visit, found: Concern) -> Panel:
    """Return how it stands with what was sent before, and what can be done about it."""
    words = await visit.words()
    known = await visit.known()
    zone = known.member.zone if known.member else known.guild.zone
    day = dated_name(words, calendar.local_date(found.sent_at or visit.now, calendar.zone(zone)))
    lines = [words("wrong-standing", name=f"<@{found.told}>", day=day)]
    row = [Button(words("button-wrong-new"), visit.own_id("wrong_new"))]
    if found.answered_at is not None:
        lines.append(words("wrong-answered"))
        row.insert(0, _answer_button(words, visit.bot.ids, found))
    elif found.read_at is not None:
        lines.append(words("wrong-opened"))
    else:
        lines.append(words("wrong-not-opened"))
        row.insert(0, Button(words("button-wrong-somebody"), visit.own_id("wrong_again", found.id)))
    row.append(Button(words("button-take-back"), visit.own_id("wrong_take_back", found.id)))
    row.append(Button(words("button-numbers"), visit.id_for("numbers")))
    return Panel("\n".join(lines), (tuple(row),))


def _answer_button(words: Words, ids: CustomIds, found: Concern) -> Button:
    own = ids.make("concern_read", found.guild_id, found.user_id, found.id)
    return Button(words("button-concern-read"), own)


def words_field(words: Words, *, answer: bool, shown: str = "") -> Field:
    """Return the lines of a form for a few words."""
    label_id, hint_id = ("wrong-form-words", "wrong-form-hint")
    if answer:
        label_id, hint_id = ("concern-form-words", "concern-form-hint")
    return Field(
        "words",
        words(label_id),
        words(hint_id),
        most=MOST_WORDS,
        long=True,
        shown=shown,
    )


def quoted(text: str) -> str:
    """Return what somebody wrote as a quotation."""
    return "\n".join(f"> {line}" for line in text.splitlines())


# --- the one who was picked


def letter(words: Words, ids: CustomIds, found: Concern, reader: Person) -> Outgoing:
    """Return the message to the one who was picked, without a name."""
    return Outgoing(words("concern-letter"), ((open_button(words, ids, found, reader.user_id),),))


def open_button(words: Words, ids: CustomIds, found: Concern, reader: UserId) -> Button:
    """Return the button with which the one who was picked opens it."""
    custom_id = ids.make("concern_open", found.guild_id, reader, found.id)
    return Button(words("button-concern-open"), custom_id, style=Style.MAIN)


async def opened(visit: Visit, it: Opened) -> Panel:
    """Return what was said, to the one who was picked and to nobody else."""
    words = await visit.words()
    found = it.concern
    member, name = f"<@{found.user_id}>", f"<@{found.about}>"
    if found.about is None:
        lines = [words("concern-from-nobody", member=member)]
    else:
        lines = [words("concern-from", member=member, name=name)]
        lines.append(words("concern-means", member=member, name=name))
    lines += ["", quoted(it.words) if it.words else words("concern-no-words")]
    if it.times_about:
        lines += ["", words("concern-pattern-lead", name=name, count=it.times_about)]
    if it.times_together:
        count = it.times_together
        lines += ["", words("concern-pattern-pair", name=name, member=member, count=count)]
    row = (
        Button(words("button-concern-answer"), visit.own_id("concern_answer", found.id)),
        Button(words("button-concern-settle"), visit.own_id("concern_settle", found.id)),
    )
    return Panel("\n".join(lines), (row,))


async def with_waiting(visit: Visit, panel: Panel) -> Panel:
    """Return a panel with what waits on top for the one who was picked to open it."""
    waiting = await visit.bot.services.concerns.waiting_for(visit.guild_id, visit.user_id)
    unread = [found for found in waiting if found.read_at is None]
    if not unread or len(panel.rows) >= MOST_ROWS:
        return panel
    words = await visit.words()
    button = open_button(words, visit.bot.ids, unread[0], visit.user_id)
    text = f"{words('concern-waits')}\n\n{panel.text}"
    return replace(panel, text=text, rows=(*panel.rows, (button,)))


# --- what the member hears


def news(words: Words, ids: CustomIds, found: Concern, what: str) -> Outgoing | None:
    """Return how it stands with what somebody sent; no names, a private thread has readers."""
    again = Button(words("button-felt-wrong"), ids.make("felt_wrong", found.guild_id))
    match what:
        case "answered" if found.answer is not None:
            row = (_answer_button(words, ids, found),)
            return Outgoing(words("concern-news-answered"), (row,))
        case "read":
            return Outgoing(words("concern-news-read"))
        case "settled":
            return Outgoing(words("concern-news-settled"), ((again,),))
        case "unopened" if found.read_at is None:
            return Outgoing(words("concern-news-unopened"), ((again,),))
        case "unreached" if found.read_at is None:
            return Outgoing(words("concern-news-unreached"), ((again,),))
        case _:
            return None


def button(words: Words, ids: CustomIds, guild: Guild, request_id: RequestId) -> Button:
    """Return the button that stands under every help thread, for whoever is in it."""
    return Button(words("button-felt-wrong"), ids.make("felt_wrong", guild.id, request_id))
