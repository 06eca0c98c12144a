"""What a lead reads in their summary, and what they can do with a line of it."""

from dataclasses import replace

from bot.custom_ids import CustomIds
from bot.messenger import Button, Outgoing, Style
from bot.models import Guild, GuildId, Lead, Person
from bot.models.quiet import NoteId, Reason, Topic
from bot.services.asking_after import ForBoard, Left, Line
from bot.services.summaries import Cleared, Item, Summary
from bot.ui import rota
from bot.ui.components import Field, Option, Panel, Select
from bot.ui.quiet import mention
from bot.ui.text import label
from bot.ui.visits import Visit
from bot.ui.voice import Voices, clock_in, dashed, day_name
from bot.words import Words

MOST_ROWS = 4  # of buttons; Discord takes five
MOST_NOTE = 300  # characters
A_PAGE = 10  # of a lead's lines on the board
MOST_PANEL_ROWS = 5


def summary(voices: Voices, ids: CustomIds, found: Summary) -> Outgoing:
    """Return a summary: a neutral first line, then a line each, and what can be done with it."""
    words = voices.of(found.guild, found.lead.person)
    after = [item for item in found.items if item.after is not None]
    lines = [words("digest-title")]
    rows: list[tuple[Button, ...]] = []
    for item in found.items:
        text = _line(words, found.lead, item)
        if item in after and len(after) > 1:
            text = f"{after.index(item) + 1}. {text}"
        lines.append(text)
    for place, item in enumerate(after[:MOST_ROWS], start=1):
        mark = f"{place}. " if len(after) > 1 else ""
        rows.append(_row(words, ids, found.guild.id, item, mark=mark))
    board = Button(words("button-board"), ids.make("board", found.guild.id))
    return Outgoing("\n".join(lines), (*rows, (board,)))


def _line(words: Words, lead: Lead, item: Item) -> str:
    member = "" if item.member is None else mention(item.member)
    match item.topic:
        case Topic.ASKED_AFTER:
            reason = item.after.reason if item.after else Reason.QUIET
            return words(f"digest-{dashed(reason)}", member=member)
        case Topic.NOTE:
            return words("digest-note", member=member)
        case Topic.ROUTED:
            return words("digest-routed", member=member)
        case Topic.STILL_OPEN:
            taken_at = item.request and (item.request.taken_at or item.request.opened_at)
            clock = clock_in(lead.zone, taken_at) if taken_at else ""
            return words("digest-still-open", clock=clock)
        case Topic.HELLO | Topic.NO_RUSH:
            return words(f"digest-{dashed(item.topic)}")
        case Topic.SHIFT | Topic.SWAP | Topic.LIMIT:
            return rota.digest_line(words, lead, item)


def _row(
    words: Words, ids: CustomIds, guild_id: GuildId, item: Item, *, mark: str
) -> tuple[Button, ...]:
    after_id = item.after.id if item.after else 0
    if item.topic is Topic.NOTE:
        leave = ids.make("leave_note", guild_id, after_id)
        return (Button(f"{mark}{words('button-leave-note')}", leave),)
    take = ids.make("after_take", guild_id, after_id)
    spoken = ids.make("after_spoken", guild_id, after_id)
    return (
        Button(f"{mark}{words('button-got-this')}", take, style=Style.MAIN),
        Button(f"{mark}{words('button-spoken')}", spoken),
    )


def line_panel(words: Words, ids: CustomIds, line: Line, message_id: str) -> Panel:
    """Return one who is to be asked after, to the lead who was told."""
    guild_id, after = line.guild.id, line.after
    row: list[Button] = []
    if after.closed_at is None:
        if after.taken_at is None and message_id != "after-taken":
            take = ids.make("after_take", guild_id, after.id)
            row.append(Button(words("button-got-this"), take, style=Style.MAIN))
        spoken = ids.make("after_spoken", guild_id, after.id)
        row.append(Button(words("button-spoken"), spoken))
    if line.may_leave_note:
        leave = ids.make("leave_note", guild_id, after.id)
        row.append(Button(words("button-leave-note"), leave))
    text = words(message_id, member=mention(line.person.user_id))
    return Panel(text, (tuple(row),) if row else ())


def pages(found: ForBoard) -> int:
    """Return how many pages a lead's own lines have, one at least."""
    return max(1, -(-max(len(found.lines), len(found.away)) // A_PAGE))


async def with_asked_after(visit: Visit, panel: Panel, found: ForBoard, *, page: int) -> Panel:
    """Return a lead's board with a page of what stands on it about members who chose them."""
    of_page = slice(page * A_PAGE, (page + 1) * A_PAGE)
    shown, away = found.lines[of_page], found.away[of_page]
    if not shown and not away:
        return panel
    words = await visit.words()
    lines = [_on_board(words, line) for line in shown]
    lines += [
        words("board-away", member=mention(user_id), day=day_name(words, until))
        for user_id, until in away
    ]
    text = "\n".join((panel.text, "", *lines))
    if not shown or len(panel.rows) >= MOST_PANEL_ROWS:
        return replace(panel, text=text)
    ids = [line.person.user_id for line in shown]
    names = await visit.bot.roles.names(visit.guild_id, ids)
    options = tuple(
        Option(
            f"{place} {label(names.get(line.person.user_id, ''))}".strip(),
            visit.id_for("after_open", line.after.id),
        )
        for place, line in enumerate(shown, start=1)
    )
    select = Select(visit.id_for("after_open"), words("board-after-placeholder"), options)
    return replace(panel, text=text, rows=(*panel.rows, select))


def _on_board(words: Words, line: Line) -> str:
    is_hello = line.after.reason is Reason.HARD_DAYS
    name = "board-asked-hello" if is_hello else "board-asked-after"
    return words(name, member=mention(line.person.user_id))


def test_page(voices: Voices, ids: CustomIds, guild: Guild, lead: Lead) -> Outgoing:
    """Return a page that tries the way to a lead, and says so."""
    words = voices.of(guild, lead.person)
    reached = Button(words("button-reached"), ids.make("test_answered", guild.id))
    return Outgoing(words("test-page"), ((reached,),))


def all_clear(voices: Voices, found: Cleared) -> Outgoing:
    """Return to a lead who was told that the member has been in touch."""
    words = voices.of(found.guild, found.lead.person)
    cleared = words("page-clear-yours", member=mention(found.member))
    return Outgoing(f"{words('page-settled')}\n{cleared}")


def note_field(words: Words) -> Field:
    """Return the lines in which a lead writes a note."""
    label, hint = words("leave-note-form-label"), words("leave-note-form-hint")
    return Field("note", label, hint, most=MOST_NOTE, long=True)


def signed(voices: Voices, left: Left, person: Person) -> str:
    """Return a note as it arrives: the neutral line, the lead's words, their name."""
    words = voices.of(left.guild, person)
    by = words("signed-by", lead=mention(left.note.lead_id))
    return "\n".join((words("signed-note"), left.words, by))


def preview(words: Words, voices: Voices, ids: CustomIds, left: Left, after_id: int) -> Panel:
    """Return exactly what somebody would get, before it leaves."""
    guild_id = left.guild.id
    note_id: NoteId = left.note.id
    row = (
        Button(words("button-send-note"), ids.make("send_note", guild_id, after_id, note_id)),
        Button(words("button-cancel"), ids.make("no_note", guild_id)),
    )
    shown = signed(voices, left, left.person)
    return Panel(f"{words('note-preview')}\n\n{shown}", (row,))
