"""Who changed which setting of the group, in words."""

from bot.messenger import Button
from bot.rules import calendar
from bot.services.history import Page
from bot.store.history import Change
from bot.ui.components import Panel
from bot.ui.visits import Visit
from bot.ui.voice import clock_in, day_name
from bot.words import Words


async def panel(visit: Visit, page: Page) -> Panel:
    """Return one page of the changes, the newest first."""
    words = await visit.words()
    zone = (await visit.known()).guild.zone
    lines = [f"**{words('history-title')}**"]
    lines += [_line(words, it, zone) for it in page.changes] or [words("history-nothing")]
    lines.append(words("history-kept"))
    row = []
    if page.number:
        row.append(Button(words("button-page-back"), visit.id_for("history", page.number - 1)))
    if not page.is_last:
        row.append(Button(words("button-page-on"), visit.id_for("history", page.number + 1)))
    return Panel("\n".join(lines), (tuple(row),) if row else ())


def _line(words: Words, change: Change, zone: str) -> str:
    day = day_name(words, calendar.local_date(change.at, calendar.zone(zone)))
    names = sorted(change.detail) if change.act == "settings" else [_one(change)]
    what = ", ".join(f"`{name}`" for name in names if name)
    said = words(f"history-{change.act}", member=f"<@{change.actor_id}>")
    return f"{day}, {clock_in(zone, change.at)} · {said}" + (f": {what}" if what else "")


def _one(change: Change) -> str:
    return str(change.detail.get("line") or change.detail.get("number") or "")
