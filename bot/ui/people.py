"""Whom a member trusts: one private panel. Nobody on it is told."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from bot.messenger import Button
from bot.models import UserId
from bot.services.circles import MOST_PREFERRED, People
from bot.ui.components import MOST_OPTIONS, Choice, Option, Panel, Select
from bot.ui.text import label
from bot.ui.visits import Visit
from bot.words import Words

T = TypeVar("T")


async def panel(visit: Visit, shown: People, *, said: str = "") -> Panel:
    """Return who is asked first, left out and told, with a menu to change each."""
    words = await visit.words()
    joined = [lead.person.user_id for lead in shown.leads]
    everybody = list(dict.fromkeys((*shown.left_out, *joined)))[:MOST_OPTIONS]
    names = await visit.bot.roles.names(visit.guild_id, everybody)
    lines = [said] if said else []
    lines.append(f"**{words('people-title')}**")
    lines += _lines(words, shown)
    lines.append(words("people-left-out-means"))
    if not joined:
        lines.append(words("people-no-leads"))
    rows: list[tuple[Button, ...] | Select] = []
    if joined:
        rows.append(
            Select(
                visit.own_id("people_first"),
                words("people-placeholder-first"),
                options(words, joined, names, chosen=shown.preferred),
                most=MOST_PREFERRED,
                least=0,
            )
        )
    if everybody:
        rows.append(
            Select(
                visit.own_id("people_left_out"),
                words("people-placeholder-left-out"),
                options(words, everybody, names, chosen=shown.left_out),
                most=MOST_OPTIONS,
                least=0,
            )
        )
    rows.append(
        Select(
            visit.own_id("people_other"), words("people-placeholder-other"), offers=Choice.PERSON
        )
    )
    if joined and shown.is_member:
        rows.append(
            Select(
                visit.own_id("people_watch"),
                words("people-placeholder-watch"),
                options(words, joined, names, chosen=(shown.watcher,) if shown.watcher else ()),
                least=0,
            )
        )
    rows.append(
        (
            Button(words("button-settings"), visit.id_for("settings")),
            Button(words("button-menu"), visit.id_for("menu")),
        )
    )
    return Panel("\n".join(lines), tuple(rows))


def paged(everybody: Sequence[T], page: int) -> Sequence[T]:
    """Return as many as one menu takes, from a page of them."""
    return everybody[page * MOST_OPTIONS : (page + 1) * MOST_OPTIONS]


def turning(
    words: Words, count: int, page: int, to_page: Callable[[int], str]
) -> tuple[Button, ...]:
    """Return the buttons back and on, where there are more than one menu takes."""
    last = max(0, count - 1) // MOST_OPTIONS
    turns = (("button-page-back", page - 1), ("button-page-on", page + 1))
    return tuple(Button(words(name), to_page(to)) for name, to in turns if 0 <= to <= last)


def options(
    words: Words,
    user_ids: Sequence[UserId],
    names: Mapping[UserId, str],
    *,
    chosen: Sequence[UserId] = (),
) -> tuple[Option, ...]:
    """Return people to choose from, by what they are called here."""
    return tuple(
        Option(
            label(names.get(user_id, "")) or words("people-unknown", count=place),
            str(user_id),
            user_id in chosen,
        )
        for place, user_id in enumerate(user_ids[:MOST_OPTIONS], start=1)
    )


def _lines(words: Words, shown: People) -> list[str]:
    first, out = _named(shown.preferred), _named(shown.left_out)
    lines = [
        words("people-first", name=first) if first else words("people-first-none"),
        words("people-left-out", name=out) if out else words("people-left-out-none"),
    ]
    if shown.is_member and shown.watcher:
        lines.append(words("people-watch", name=_named((shown.watcher,))))
    elif shown.is_member:
        lines.append(words("people-watch-none"))
    return lines


def _named(user_ids: Sequence[UserId]) -> str:
    return ", ".join(f"<@{user_id}>" for user_id in user_ids)
