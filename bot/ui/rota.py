"""The rota of a larger group as its leads see it: private panels, and lines of a summary."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from zoneinfo import ZoneInfo

from bot.custom_ids import CustomIds
from bot.messenger import Button, Style
from bot.models import Guild, Lead, UserId
from bot.models.quiet import Topic
from bot.models.rota import Gap, Place, Shift
from bot.rules import calendar
from bot.rules.duty import Span
from bot.rules.rota import Stretch, Turn
from bot.services.rota import Group
from bot.services.summaries import Item
from bot.ui import people
from bot.ui.components import MOST_OPTIONS, Field, Option, Panel, Select
from bot.ui.text import label
from bot.ui.voice import clock_in, dated_name, day_name, days_name, time_name, weekday_name
from bot.words import Words

DAYS_SHOWN = 14
MOST_TYPED = 80
Row = tuple[Button, ...] | Select
Names = Mapping[UserId, str]


def place_value(place: Place) -> str:
    """Return a turn as a select carries it."""
    return f"{place.shift_id}-{place.on.toordinal()}"


def turn_name(words: Words, zone: str, span: Span) -> str:
    """Return when a turn is, by the clock of the lead who reads it."""
    on = calendar.local_date(span.from_at, calendar.zone(zone))
    return words(
        "rota-turn",
        day=dated_name(words, on),
        clock=clock_in(zone, span.from_at),
        until=clock_in(zone, span.until_at),
    )


def shift_name(words: Words, shift: Shift) -> str:
    """Return a shift by the clock of the lead whose it is."""
    on = shift.only_on
    return words(
        "rota-shift-weekly",
        weekday=weekday_name(words, shift.weekday) if on is None else dated_name(words, on),
        clock=time_name(shift.begins),
        until=time_name(shift.ends),
    )


def _shifts(words: Words, shifts: Sequence[Shift]) -> str:
    """Return shifts in few words: weekdays with the same hours stand together."""
    weekly: dict[tuple[time, time], set[int]] = {}
    for shift in shifts:
        if shift.only_on is None:
            weekly.setdefault((shift.begins, shift.ends), set()).add(shift.weekday)
    parts = [
        words(
            "rota-shift-weekly",
            weekday=days_name(words, days),
            clock=time_name(begins),
            until=time_name(ends),
        )
        for (begins, ends), days in weekly.items()
    ]
    once = [shift_name(words, shift) for shift in shifts if shift.only_on is not None]
    return "; ".join([*parts, *once])


def panel(words: Words, ids: CustomIds, group: Group, names: Names, *, said: str = "") -> Panel:
    """Return a lead's own shifts, what is open, and what others offer."""
    zone, own = group.lead.zone, group.own_turns()
    lines = [said] if said else []
    lines.append(f"**{words('rota-title')}**")
    if group.own_shifts:
        lines.append(words("rota-yours", shifts=_shifts(words, group.own_shifts)))
    else:
        lines.append(words("rota-none"))
    if own:
        lines.append(words("rota-next", turn=turn_name(words, zone, own[0].span)))
    if open_turns := group.open_turns():
        lines.append(words("rota-open", count=len(open_turns)))
    rows: list[Row] = [_buttons(words, ids, group)]
    if swap := _swap(words, ids, group):
        lines.append(swap[0])
        rows.append(swap[1])
    rows += _selects(words, ids, group, names)
    return Panel("\n".join(lines), tuple(rows))


def _buttons(words: Words, ids: CustomIds, group: Group) -> tuple[Button, ...]:
    guild_id = group.guild.id
    buttons = [
        Button(words("button-add-shift"), ids.make("shift_add", guild_id), style=Style.MAIN),
        Button(words("button-coverage"), ids.make("coverage", guild_id)),
    ]
    if group.may_plan:
        buttons.append(Button(words("button-plan-gap"), ids.make("gap_plan", guild_id)))
    buttons.append(Button(words("button-board"), ids.make("board", guild_id)))
    return tuple(buttons)


def _swap(words: Words, ids: CustomIds, group: Group) -> tuple[str, tuple[Button, ...]] | None:
    """Return the first swap that is offered, and its two buttons; the next comes after it."""
    spans = {turn.place: turn.span for turn in group.turns}
    zone, guild_id = group.lead.zone, group.guild.id
    for swap in group.swaps:
        offered, wanted = spans.get(swap.offered), spans.get(swap.wanted)
        other = group.joined.get(swap.by_id)
        if offered and wanted and other:
            text = words(
                "rota-swap-offered",
                lead=f"<@{other.person.user_id}>",
                offered=turn_name(words, zone, offered),
                wanted=turn_name(words, zone, wanted),
            )
            yes = ids.make("swap_yes", guild_id, swap.id)
            no = ids.make("swap_no", guild_id, swap.id)
            return text, (
                Button(words("button-swap-yes"), yes, style=Style.MAIN),
                Button(words("button-swap-no"), no),
            )
    return None


def _selects(words: Words, ids: CustomIds, group: Group, names: Names) -> list[Row]:
    guild_id = group.guild.id
    found: list[Row] = []
    for action, placeholder, turns in (
        ("turn", words("rota-your-dates"), group.own_turns()),
        ("turn_take", words("rota-open-dates"), group.open_turns()),
    ):
        options = turn_options(words, group, turns, names)
        if options:
            found.append(Select(ids.make(action, guild_id), placeholder, options))
    shifts = tuple(
        Option(label(shift_name(words, shift)), str(shift.id))
        for shift in group.own_shifts[:MOST_OPTIONS]
    )
    if shifts:
        drop = ids.make("shift_drop", guild_id)
        found.append(Select(drop, words("rota-drop-placeholder"), shifts))
    return found


def turn_options(
    words: Words, group: Group, turns: Sequence[Turn], names: Names
) -> tuple[Option, ...]:
    """Return turns to choose from; those of others with who is on."""
    options: list[Option] = []
    for turn in turns[:MOST_OPTIONS]:
        text = turn_name(words, group.lead.zone, turn.span)
        lead = turn.lead_id and group.joined.get(turn.lead_id)
        if lead and lead.person.id != group.lead.person.id:
            name = names.get(lead.person.user_id, "")
            text = words("rota-turn-of", turn=text, lead=name) if name else text
        options.append(Option(label(text), place_value(turn.place)))
    return tuple(options)


def one_turn(words: Words, ids: CustomIds, group: Group, turn: Turn) -> Panel:
    """Return what a lead can do with one of their dates."""
    guild_id, row = group.guild.id, (turn.place.shift_id, turn.place.on.toordinal())
    buttons = [Button(words("button-give-up"), ids.make("turn_give_up", guild_id, *row))]
    if group.others_turns():
        buttons.append(Button(words("button-swap"), ids.make("swap_for", guild_id, *row)))
    buttons.append(Button(words("button-rota"), ids.make("rota", guild_id)))
    text = words("rota-what", turn=turn_name(words, group.lead.zone, turn.span))
    return Panel(text, (tuple(buttons),))


def swap_choice(words: Words, ids: CustomIds, group: Group, place: Place, names: Names) -> Panel:
    """Return the dates of others, for one of them to be asked for."""
    options = turn_options(words, group, group.others_turns(), names)
    choose = ids.make("swap_offer", group.guild.id, place.shift_id, place.on.toordinal())
    back = Button(words("button-rota"), ids.make("rota", group.guild.id))
    select = Select(choose, words("rota-swap-with"), options)
    return Panel(words("rota-swap-with"), (select, (back,)))


def shift_field(words: Words) -> Field:
    """Return where a shift is typed."""
    return Field("shift", words("rota-form-label"), words("rota-form-hint"), most=MOST_TYPED)


# --- fourteen days


def coverage(words: Words, ids: CustomIds, group: Group) -> Panel:
    """Return who is on in the next fourteen days, day by day, gaps included."""
    zone = calendar.zone(group.lead.zone)
    today = calendar.local_date(group.stretches[0].span.from_at, zone)
    lines = [f"**{words('coverage-title')}**"]
    for days in range(DAYS_SHOWN):
        on = today + days * calendar.ONE_DAY
        spans = _day(words, group.stretches, on, zone)
        lines.append(words("coverage-day", day=dated_name(words, on), spans=spans))
    lines.append(words("coverage-hint"))
    rows: list[Row] = []
    if group.may_plan and group.gaps:
        options = tuple(
            Option(label(gap_name(words, gap)), str(gap.id)) for gap in group.gaps[:MOST_OPTIONS]
        )
        drop = ids.make("gap_drop", group.guild.id)
        rows.append(Select(drop, words("gap-drop-placeholder"), options))
    rows.append((Button(words("button-rota"), ids.make("rota", group.guild.id)),))
    return Panel("\n".join(lines), tuple(rows))


def _day(words: Words, stretches: Sequence[Stretch], on: date, zone: ZoneInfo) -> str:
    begins = calendar.occurrence(on, calendar.MIDNIGHT, zone)
    ends = calendar.occurrence(on + calendar.ONE_DAY, calendar.MIDNIGHT, zone)
    here = [it for it in stretches if it.span.from_at < ends and begins < it.span.until_at]
    parts = [
        words(
            "coverage-span",
            clock=calendar.clock_face(max(it.span.from_at, begins), zone),
            until=calendar.clock_face(min(it.span.until_at, ends), zone),
            count=len(it.lead_ids),
        )
        for it in here
        if it.lead_ids
    ]
    if parts:
        return ", ".join(parts)
    planned = any(it.is_planned for it in here)
    return words("coverage-planned" if planned else "coverage-nobody")


def gap_name(words: Words, gap: Gap) -> str:
    """Return the days of a planned gap."""
    return words("gap-line", first=day_name(words, gap.first_on), last=day_name(words, gap.last_on))


def gap_fields(words: Words) -> tuple[Field, Field]:
    """Return where the days of a gap are typed."""
    hint = words("gap-form-hint")
    return (
        Field("first", words("gap-form-first"), hint),
        Field("last", words("gap-form-last"), hint),
    )


# --- training


def training(
    words: Words,
    ids: CustomIds,
    guild: Guild,
    joined: Sequence[Lead],
    names: Names,
    *,
    page: int = 0,
) -> Panel:
    """Return until when the training of each lead of a page counts, to a coordinator."""
    lines = [f"**{words('training-title')}**"]
    lines.append(words("training-on" if guild.training else "training-off"))
    options: list[Option] = []
    for lead in people.paged(joined, page):
        mention = f"<@{lead.person.user_id}>"
        lines.append(training_line(words, lead.trained_until, mention))
        name = names.get(lead.person.user_id, "") or str(len(options) + 1)
        options.append(Option(label(name), str(lead.person.id)))
    switch = "button-training-off" if guild.training else "button-training-on"
    act = ids.make("training_switch", guild.id, "off" if guild.training else "on")
    rows: tuple[Row, ...] = (
        Select(ids.make("training_of", guild.id), words("training-placeholder"), tuple(options)),
        (
            Button(words(switch), act),
            *people.turning(
                words, len(joined), page, lambda to: ids.make("training", guild.id, to)
            ),
            Button(words("button-board"), ids.make("board", guild.id)),
        ),
    )
    return Panel("\n".join(lines), rows)


def training_line(words: Words, until: date | None, lead: str) -> str:
    """Return until when a lead's training counts."""
    if until is None:
        return words("training-line-none", lead=lead)
    return words("training-line", lead=lead, day=dated(words, until))


def dated(words: Words, on: date) -> str:
    """Return a date with its year."""
    return f"{day_name(words, on)} {on.year}"


def own_training(words: Words, lead: Lead) -> str:
    """Return until when a lead's own training counts, to them."""
    if lead.trained_until is None:
        return words("training-yours-none")
    return words("training-yours", day=dated(words, lead.trained_until))


def training_field(words: Words) -> Field:
    """Return where a date of training is typed; empty takes one away."""
    title, hint = words("training-form-label"), words("training-form-hint")
    return Field("until", title, hint, required=False)


# --- lines of a summary


def digest_line(words: Words, lead: Lead, item: Item) -> str:
    """Return a line about shifts and loads, for a lead's summary."""
    if item.topic is Topic.SHIFT and item.turn is not None:
        return words("digest-shift", turn=turn_name(words, lead.zone, item.turn.span))
    if item.topic is Topic.LIMIT and item.member is not None:
        return words("digest-limit", lead=f"<@{item.member}>")
    return words("digest-swap")
