"""A button of a group that has removed the bot, pressed in the DM where it still stands."""

from bot.database_trouble import DatabaseTrouble
from bot.messenger import Button
from bot.ui.components import Panel
from bot.ui.visits import NO_GROUP, Visit

# What is somebody's own stays theirs until it is erased.
STILL_OPEN = frozenset({"stop", "stop_erase", "stop_keep", "data", "numbers", "about"})
ASKING = frozenset({"talk", "level"})


async def is_answered(visit: Visit) -> bool:
    """Say that nobody there can be asked, and whom to call; False where the button works still.

    Who asks for a person is asked in another group of theirs, where there is one.
    """
    action = visit.pressed.action if visit.pressed else ""
    if action in STILL_OPEN or not await _is_gone(visit):
        return False
    if action in ASKING and await visit.bot.services.members.groups_of(visit.user_id):
        visit.guild_id = NO_GROUP
        visit.forget()
        return False
    words = await visit.words()
    row = (
        Button(words("button-numbers"), visit.id_for("numbers")),
        Button(words("button-stop"), visit.id_for("stop")),
    )
    text = f"{words('dm-group-gone')}\n\n{await visit.numbers()}"
    await visit.show(Panel(text, (row,)))
    return True


async def _is_gone(visit: Visit) -> bool:
    if visit.bot.get_guild(visit.guild_id) is not None:
        return False
    try:
        guild = await visit.bot.services.groups.read(visit.guild_id)
    except DatabaseTrouble:
        return False
    return guild.left_at is not None
