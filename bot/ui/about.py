"""What the bot is and is not, what it keeps, for how long, and who can read it."""

from bot.database_trouble import DatabaseTrouble
from bot.models import Guild
from bot.rules.privacy import is_for_young
from bot.ui.components import Panel
from bot.ui.visits import MOST_CHARACTERS, NO_GROUP, Visit
from bot.words import Words


async def panel_for(visit: Visit, *, operator: str | None) -> Panel:
    """Return all of it for one person; with the usual times while nothing can be read."""
    try:
        groups = await visit.bot.services.members.groups_of(visit.user_id)
        if visit.guild_id == NO_GROUP and len(groups) == 1:
            visit.guild_id = groups[0]
        guild = (await visit.known()).guild
    except DatabaseTrouble:
        guild = Guild(visit.guild_id)
    return panel(await visit.words(), guild, operator=operator)


def panel(words: Words, guild: Guild, *, operator: str | None) -> Panel:
    """Return all of it, with the times of this group."""
    lines = [
        f"**{words('about-title')}**",
        words("about-what"),
        words("about-not"),
        words("medication"),
        words("about-no-reading"),
        words("about-keeps"),
        words("about-how-long", count=guild.answer_days),
        words("about-notes", count=guild.note_days),
        words("about-own", count=guild.note_days),
        words("about-requests", count=guild.request_days),
        words("about-told"),
        who_reads(words, operator),
        words("about-threads"),
        *([words("about-age", age=str(guild.age))] if is_for_young(guild.age) else []),
        words("about-stop"),
    ]
    # a group may have added to each of them
    return Panel("\n\n".join(lines)[:MOST_CHARACTERS])


def who_reads(words: Words, operator: str | None) -> str:
    """Return who can read what, and who runs the computer."""
    return words("about-who-reads", operator=operator or words("operator-unnamed"))
