"""The pinned post, the buttons that are always the same, and the answer to typed text."""

from datetime import date

from bot.custom_ids import CustomIds
from bot.messenger import Button, Outgoing, Style
from bot.models import Guild, GuildId
from bot.rules import numbers
from bot.ui.numbers import emergency_words
from bot.ui.visits import NO_GROUP
from bot.words import Words

NUMBERS_ON_THE_WEB = "https://findahelpline.com"  # works while the bot is down


def doors(words: Words, ids: CustomIds, guild_id: GuildId) -> tuple[Button, ...]:
    """Return the four buttons that are the whole bot for somebody who knows no command."""
    return (
        Button(words("button-check-in"), ids.make("check_in", guild_id), style=Style.MAIN),
        Button(words("button-talk"), ids.make("talk", guild_id)),
        Button(words("button-meetings"), ids.make("meetings", guild_id)),
        Button(words("button-numbers"), ids.make("numbers", guild_id)),
    )


def link_row(words: Words) -> tuple[Button, ...]:
    """Return the link that works without the bot."""
    return (Button(words("button-numbers-link"), url=NUMBERS_ON_THE_WEB),)


def emergency(words: Words, guild: Guild, country: str | None = None) -> str:
    """Return what to call in a country, or in that of the group, for inside a sentence."""
    # which services are old does not matter for the emergency number, so any day will do
    known = numbers.for_country(country or guild.country, on=date.min, group=guild.numbers)
    return emergency_words(words, known)


def pinned(words: Words, ids: CustomIds, guild: Guild) -> Outgoing:
    """Return the group's post: what the buttons do, who sees what, and the way without the bot."""
    lines = [
        words("pinned-post"),
        words("pinned-who-sees"),
        "",
        words("pinned-without-bot", emergency=emergency(words, guild)),
    ]
    if guild.lead_role_id is not None:
        lines.append(words("pinned-leads", leads=f"<@&{guild.lead_role_id}>"))
    rows = (doors(words, ids, guild.id), link_row(words))
    return Outgoing("\n".join(lines), rows, pin=True)


def daily(words: Words, ids: CustomIds, guild_id: GuildId, *, count: int | None) -> Outgoing:
    """Return the group's post of the day: the question, and from a few up how many answered."""
    lines = [words("daily-post")]
    if count is not None:
        lines.append(words("daily-count", count=count))
    row = (
        Button(words("button-check-in"), ids.make("check_in", guild_id), style=Style.MAIN),
        Button(words("button-talk"), ids.make("talk", guild_id)),
    )
    return Outgoing("\n".join(lines), (row,))


def dm_answer(words: Words, ids: CustomIds, *, country: str | None) -> Outgoing:
    """Return the one fixed answer to text typed in the DM."""
    talk = Button(words("button-talk"), ids.make("talk", NO_GROUP), style=Style.MAIN)
    show = Button(words("button-numbers"), ids.make("numbers", NO_GROUP))
    known = numbers.for_country(country, on=date.min)
    text = words("dm-fixed-answer", emergency=emergency_words(words, known))
    return Outgoing(text, ((talk, show), link_row(words)))
