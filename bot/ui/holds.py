"""Hold: for whom, why, and the one neutral line to the account."""

from bot.custom_ids import CustomIds
from bot.messenger import Button, Outgoing, Style
from bot.models import HoldReason, Person, UserId
from bot.ui.components import Choice, Panel, Select
from bot.ui.visits import Visit
from bot.words import Words

REASONS = (HoldReason.HOSPITAL, HoldReason.AWAY, HoldReason.DIED)


async def who(visit: Visit) -> Panel:
    """Ask for whom; Discord offers everybody of the server, so the question tells nothing."""
    words = await visit.words()
    select = Select(visit.id_for("hold_chosen"), words("hold-placeholder"), offers=Choice.PERSON)
    return Panel(words("hold-who"), (select,))


async def why(visit: Visit, of: UserId) -> Panel:
    """Ask why, and say what it means."""
    words = await visit.words()
    row = tuple(
        Button(words(f"button-hold-{reason}"), visit.id_for("hold_put", of, reason.value))
        for reason in REASONS
    )
    back = Button(words("button-board"), visit.id_for("board"))
    text = f"{words('hold-why', member=f'<@{of}>')}\n{words('hold-means')}"
    return Panel(text, (row, (back,)))


async def done(visit: Visit, of: UserId, reason: HoldReason) -> Panel:
    """Return the answer, which is the same whether they are here or not."""
    words = await visit.words()
    lines = [words("hold-done", member=f"<@{of}>")]
    if reason is HoldReason.DIED:
        lines.append(words("hold-done-died"))
    return Panel("\n".join(lines))


def note(words: Words, ids: CustomIds, person: Person) -> Outgoing:
    """Return the one line to the account, with the way back."""
    again = ids.make("start_again", person.guild_id, person.user_id)
    button = Button(words("button-start-again"), again, style=Style.MAIN)
    return Outgoing(words("held-note"), ((button,),))
