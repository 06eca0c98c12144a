"""Setting a group up: the panel with the questions, and how it stands."""

from collections.abc import Sequence
from datetime import time

import discord

from bot.messenger import Button, Style
from bot.models import ChannelId, Guild
from bot.rules.pathways import milestones_of, names
from bot.rules.times import read_time
from bot.services.groups import PostStanding
from bot.services.readiness import TEST_PAGE
from bot.ui import first_prompts
from bot.ui.components import Choice, Field, Option, Panel, Select
from bot.ui.dates import length
from bot.ui.text import cleaned
from bot.ui.visits import Visit
from bot.ui.voice import clock_in, country_in, language_name, place_in, time_name
from bot.words import Words


async def panel(
    visit: Visit, guild: Guild, post: PostStanding | None, *, said: str | None = None
) -> Panel:
    """Return the questions with the answers so far; each answer is stored as it is given."""
    words = await visit.words()
    lines = [
        *([said, ""] if said else [words("setup-welcome"), ""]),
        helpers_line(words, guild),
        *place_lines(words, guild),
        *where_lines(visit, words, guild),
        "",
        *room_advice(visit, words, guild),
        *post_advice(words, post),
    ]
    rows = (
        helpers_select(visit, words, guild),
        *place_selects(visit, words, guild),
        (
            Button(words("button-setup-post"), visit.id_for("setup_post"), style=Style.MAIN),
            where_button(visit, words),
            Button(words("button-setup-steps"), visit.id_for("setup_step", 1)),
        ),
    )
    return Panel("\n".join(lines).strip(), rows)


def helpers_select(visit: Visit, words: Words, guild: Guild, *row: int) -> Select:
    """Return the menu of who helps; the row says on which step it stands."""
    return Select(
        visit.id_for("setup_helpers", *row),
        words("setup-placeholder-helpers"),
        offers=Choice.ROLE,
        chosen_id=guild.lead_role_id,
    )


def place_selects(visit: Visit, words: Words, guild: Guild, *row: int) -> tuple[Select, Select]:
    """Return the menus of where people talk; the row says on which step they stand."""
    return (
        Select(
            visit.id_for("setup_channel", *row),
            words("setup-placeholder-channel"),
            offers=Choice.CHANNEL,
            chosen_id=guild.check_in_channel_id,
        ),
        Select(
            visit.id_for("setup_leads_room", *row),
            words("setup-placeholder-leads-room"),
            offers=Choice.CHANNEL,
            chosen_id=guild.leads_room_id,
        ),
    )


def where_button(visit: Visit, words: Words, *row: int) -> Button:
    """Return the button for city, country and language."""
    return Button(words("button-setup-where"), visit.id_for("setup_where", *row))


def helpers_line(words: Words, guild: Guild) -> str:
    """Return who helps."""
    role = f"<@&{guild.lead_role_id}>" if guild.lead_role_id else words("setup-not-set")
    return words("setup-helpers-line", role=role)


def place_lines(words: Words, guild: Guild) -> list[str]:
    """Return where people and leads talk."""
    missing = words("setup-not-set")
    channel = f"<#{guild.check_in_channel_id}>" if guild.check_in_channel_id else missing
    room = f"<#{guild.leads_room_id}>" if guild.leads_room_id else missing
    return [
        words("setup-channel-line", channel=channel),
        words("setup-leads-room-line", channel=room),
    ]


def zone_line(visit: Visit, words: Words, guild: Guild) -> str:
    """Return whose clocks count, and what they show."""
    place = words("setup-zone-line", place=place_in(guild.zone))
    return f"{place} ({clock_in(guild.zone, visit.now)})"


def where_lines(visit: Visit, words: Words, guild: Guild) -> list[str]:
    """Return zone, country and language."""
    return [
        zone_line(visit, words, guild),
        words("setup-country-line", country=_country(words, guild)),
        words("setup-language-line", language=language_name(words, guild.language)),
    ]


def _country(words: Words, guild: Guild) -> str:
    return country_in(words, guild.country) if guild.country else words("setup-not-set")


def room_advice(visit: Visit, words: Words, guild: Guild) -> list[str]:
    """Return what is missing still for leads to be asked."""
    if guild.leads_room_id is None:
        return [no_leads_room(words, guild)]
    if _is_public(visit.interaction.guild, guild.leads_room_id):
        return [words("setup-room-is-public", channel=f"<#{guild.leads_room_id}>")]
    return [words("setup-no-helpers")] if guild.lead_role_id is None else []


def no_leads_room(words: Words, guild: Guild) -> str:
    """Return what it means that no leads' room is set."""
    if guild.second_room_id is None:
        return words("setup-no-leads-room")
    return words("climb-second-only", channel=f"<#{guild.second_room_id}>")


def post_advice(words: Words, post: PostStanding | None) -> list[str]:
    """Return how the post stands, and what is good to know once it does."""
    if post is None or post.channel_id is None:
        return []
    channel = f"<#{post.channel_id}>"
    if post.standing:
        name = "setup-pin-not-possible" if post.reason else "setup-post-stands"
        known = [words("setup-moderators"), words("setup-not-an-emergency-service")]
        return [words(name, channel=channel), *known]
    return [words("setup-post-not-possible", channel=channel)] if post.reason else []


def _is_public(server: discord.Guild | None, room_id: ChannelId) -> bool:
    """Say whether everybody can read the leads' room; a hint, so what discord.py knows will do."""
    room = None if server is None else server.get_channel(room_id)
    return room is not None and room.permissions_for(room.guild.default_role).view_channel


def typed_time(typed: str | None) -> time | None:
    """Return the time of day that was typed; None where nothing was, or it is none."""
    return read_time(cleaned(typed)) if typed else None


async def saved(visit: Visit, *, is_saved: bool) -> list[str]:
    """Return that something was stored, if it was."""
    return [(await visit.words())("setup-saved")] if is_saved else []


async def check_ins(
    visit: Visit, guild: Guild, saved: list[str], *, missing: Sequence[str] = ()
) -> Panel:
    """Return how check-ins work in a group, what each setting means, and what one still needs."""
    words = await visit.words()
    lines = [
        *saved,
        words("admin-words-on" if guild.free_text else "admin-words-off"),
        words("admin-daily-off")
        if guild.daily_at is None
        else words("admin-daily-on", clock=time_name(guild.daily_at)),
        words("watch-switched-on" if guild.quiet_watch else "watch-switched-off"),
        *(words(f"watch-needs-{name}") for name in missing),
        words("admin-pathway", pathway=words(f"pathway-{guild.pathway}-name")),
        words("admin-pathway-milestones", milestones=_milestones(words, guild.pathway)),
        first_prompts.said(words, guild),
        words("medication"),
    ]
    if guild.check_in_channel_id is None:
        lines.append(words("setup-choose-channel"))
    return Panel("\n".join(lines), _check_in_rows(visit, words, guild, missing))


def _check_in_rows(
    visit: Visit, words: Words, guild: Guild, missing: Sequence[str]
) -> tuple[Select | tuple[Button, ...], ...]:
    """Return a menu or button for each thing that `/admin checkins` takes typed."""
    pathways = tuple(
        Option(words(f"pathway-{name}-name"), name, name == guild.pathway) for name in names()
    )
    switches = (
        ("words", guild.free_text),
        ("daily", guild.daily_at is not None),
        ("quiet", guild.quiet_watch),
    )
    below = [
        Button(words("button-daily-time"), visit.id_for("daily_time")),
        Button(words("button-first-prompts"), visit.id_for("first_prompts")),
    ]
    if TEST_PAGE in missing:
        below.append(Button(words("button-test-page"), visit.id_for("test_page")))
    return (
        Select(visit.id_for("follow_pathway"), words("admin-pathway-placeholder"), pathways),
        tuple(_switch(visit, words, name, is_on=is_on) for name, is_on in switches),
        tuple(below),
    )


def _switch(visit: Visit, words: Words, name: str, *, is_on: bool) -> Button:
    wanted = "off" if is_on else "on"
    return Button(words(f"button-switch-{name}-{wanted}"), visit.id_for(f"switch_{name}", wanted))


def _milestones(words: Words, pathway: str) -> str:
    return ", ".join(length(words, reached) for reached in milestones_of(pathway))


def where_fields(words: Words) -> tuple[Field, ...]:
    """Return the lines for city, country and language."""
    return (
        Field("zone", words("setup-form-zone"), words("start-zone-form-hint")),
        Field("country", words("setup-form-country"), words("settings-country-placeholder")),
        Field("language", words("setup-form-language"), words("setup-form-language-hint")),
    )
