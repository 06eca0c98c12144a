"""Who was told what about me, when, in words."""

from bot.messenger import Button
from bot.rules import calendar
from bot.services.tellings import Page
from bot.store.tellings import Told
from bot.ui.components import Panel
from bot.ui.visits import Visit
from bot.ui.voice import clock_in, dashed, day_name
from bot.words import Words


async def panel(visit: Visit, page: Page) -> Panel:
    """Return one page, the newest first; whoever was asked and did not answer is not in it."""
    words = await visit.words()
    lines = [f"**{words('told-title')}**"]
    lines += [_line(words, told, page.zone) for told in page.told] or [words("told-nobody")]
    lines.append(words("told-kept"))
    row = [Button(words("button-menu"), visit.id_for("menu"))]
    if not page.is_last:
        row.insert(0, Button(words("button-page-on"), visit.own_id("told", page.number + 1)))
    if page.number:
        row.insert(0, Button(words("button-page-back"), visit.own_id("told", page.number - 1)))
    return Panel("\n".join(lines), (tuple(row),))


def _line(words: Words, told: Told, zone: str) -> str:
    day = day_name(words, calendar.local_date(told.at, calendar.zone(zone)))
    who = words("told-a-lead") if told.user_id is None else f"<@{told.user_id}>"
    said = words(f"told-{dashed(told.what)}", lead=who)
    return f"{day}, {clock_in(zone, told.at)} · {said}"
