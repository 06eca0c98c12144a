"""The admins' doctor: what is well, and what to do about the rest, naming the right and place."""

from collections.abc import AsyncIterator

import discord

from bot.messenger import Button, Style
from bot.models import ChannelId, Guild
from bot.services.checkup import Condition
from bot.ui.components import Panel
from bot.ui.rights import (
    FOR_CHECK_INS,
    TO_WRITE,
    Place,
    look_at,
    look_to_announce,
    may_ring,
)
from bot.ui.setup import no_leads_room
from bot.ui.visits import MOST_CHARACTERS, Visit
from bot.ui.voice import clock_in, day_name
from bot.words import Words

MOST_ANNOUNCED = 5  # channels that are asked about


async def panel(visit: Visit, condition: Condition, *, is_machine_well: bool) -> Panel:
    """Return what is to be done, then what is well."""
    words = await visit.words()
    to_do: list[str] = []
    well: list[str] = []
    async for is_well, sentence in _findings(visit, words, condition):
        (well if is_well else to_do).append(sentence.replace("\n", " "))  # one line a point
    operator = visit.bot.settings.operator_name or words("operator-unnamed")
    machine = "doctor-machine-well" if is_machine_well else "doctor-machine-not-well"
    (well if is_machine_well else to_do).append(words(machine, operator=operator))
    lines = [f"**{words('doctor-title')}**"]
    if to_do:
        lines += [words("doctor-to-do"), *(f"- {it}" for it in to_do), ""]
    lines += [words("doctor-well"), *(f"- {it}" for it in well)]
    row = (
        Button(words("button-test-page"), visit.id_for("test_page"), style=Style.MAIN),
        Button(words("button-doctor-again"), visit.id_for("doctor")),
    )
    return Panel("\n".join(lines)[:MOST_CHARACTERS], (row,))


async def _findings(
    visit: Visit, words: Words, condition: Condition
) -> AsyncIterator[tuple[bool, str]]:
    async for finding in _places(visit, words, condition):
        yield finding
    yield condition.leads > 0, words("doctor-leads", count=condition.leads)
    tested = condition.guild.test_answered_at
    if tested is None:
        yield False, words("doctor-no-test-page")
    else:
        yield True, words("doctor-test-page", day=day_name(words, tested.date()))
    ready = condition.is_numbers_ready
    yield ready, words("doctor-numbers-ready" if ready else "doctor-numbers-not-ready")
    if condition.waiting_dms:
        yield False, words("doctor-waiting-dms", count=condition.waiting_dms)
    if condition.given_up:
        yield False, words("doctor-given-up", count=condition.given_up)
    else:
        yield True, words("doctor-all-delivered")
    if (outage := condition.last_outage) is not None:
        zone = condition.guild.zone
        yield (
            True,
            words(
                "doctor-last-outage",
                day=day_name(words, outage.from_at.date()),
                clock=clock_in(zone, outage.from_at),
                until=clock_in(zone, outage.until_at),
            ),
        )


async def _places(
    visit: Visit, words: Words, condition: Condition
) -> AsyncIterator[tuple[bool, str]]:
    guild = condition.guild
    uses = (
        (guild.check_in_channel_id, FOR_CHECK_INS, words("setup-choose-channel")),
        (guild.leads_room_id, TO_WRITE, no_leads_room(words, guild)),
        (guild.second_room_id, TO_WRITE, ""),
    )
    for channel_id, wanted, lacking in uses:
        if channel_id is not None:
            wrong = await _channel(visit, words, guild, channel_id, wanted)
            for sentence in wrong:
                yield False, sentence
            if not wrong:
                yield True, words("doctor-channel-well", channel=f"<#{channel_id}>")
        elif lacking:
            yield False, lacking
    async for finding in _announced(visit, words, condition):
        yield finding
    yield await _role(visit, words, condition)


async def _announced(
    visit: Visit, words: Words, condition: Condition
) -> AsyncIterator[tuple[bool, str]]:
    """Return how the channels are in which the group is reminded of meetings."""
    own = {condition.guild.check_in_channel_id, condition.guild.leads_room_id}
    for channel_id in [it for it in condition.announced_in if it not in own][:MOST_ANNOUNCED]:
        channel = f"<#{channel_id}>"
        try:
            venue = await look_to_announce(
                visit.bot, condition.guild.id, channel_id, by=visit.user_id, roles=()
            )
        except discord.HTTPException:
            yield False, words("doctor-not-looked-at", channel=channel)
            continue
        if not venue.is_fitting:
            yield False, words("doctor-announce-gone", channel=channel)
        for right in venue.missing:
            yield False, words("setup-missing-permission", permission=right, channel=channel)
        if venue.is_fitting and not venue.missing:
            yield True, words("doctor-channel-well", channel=channel)


async def _channel(
    visit: Visit, words: Words, guild: Guild, channel_id: ChannelId, wanted: dict[str, str]
) -> list[str]:
    """Return what is wrong with a channel."""
    channel = f"<#{channel_id}>"
    try:
        place = await look_at(visit.bot, guild.id, channel_id, wanted)
    except discord.HTTPException:
        return [words("doctor-not-looked-at", channel=channel)]
    if not place.is_there:
        is_second = channel_id == guild.second_room_id
        gone = "doctor-second-room-gone" if is_second else "doctor-channel-gone"
        return [words(gone, channel=channel)]
    wrong = _wrong(words, place, channel)
    if place.is_public and channel_id in {guild.leads_room_id, guild.second_room_id}:
        wrong.append(words("setup-room-is-public", channel=channel))
    return wrong


def _wrong(words: Words, place: Place, channel: str) -> list[str]:
    found = [
        words("setup-missing-permission", permission=right, channel=channel)
        for right in place.missing
    ]
    if place.is_stage:
        found.append(words("doctor-stage", channel=channel))
    if place.is_age_restricted:
        found.append(words("doctor-age-restricted", channel=channel))
    return found


async def _role(visit: Visit, words: Words, condition: Condition) -> tuple[bool, str]:
    role_id = condition.guild.lead_role_id
    if role_id is None:
        return False, words("setup-no-helpers")
    role = f"<@&{role_id}>"
    try:
        rings = await may_ring(visit.bot, condition.guild.id, role_id)
    except discord.HTTPException:
        return False, words("doctor-not-looked-at", channel=role)
    return bool(rings), words("doctor-role-rings" if rings else "doctor-role-silent", role=role)
