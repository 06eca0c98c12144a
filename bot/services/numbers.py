"""What a group makes of the numbers that are shipped: confirmed, changed, added, hidden."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum

from bot.database import Database, Transaction
from bot.models import Guild, GuildId, UserId
from bot.models.numbers import Confirmation, GroupNumbers, OwnNumber
from bot.rules import calendar, numbers
from bot.services import notices
from bot.services.groups import renew_post
from bot.store import guilds

MOST_OWN = 60  # they are read with the group, at each of its messages
REMIND_AT = time(10)


class Refused(StrEnum):
    """Why a number is not taken."""

    NOT_AN_EMERGENCY_NUMBER = "not_an_emergency_number"
    NO_DIGITS = "no_digits"
    FULL = "full"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Looked:
    """The numbers of a country as an admin sees them, with what is hidden."""

    guild: Guild
    numbers: numbers.Numbers


class GroupsNumbers:
    """The use cases of `/admin numbers`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def look(self, guild_id: GuildId, country: str, *, now: datetime) -> Looked:
        """Return the numbers of a country, the hidden ones too."""
        async with self._database.reading() as tx:
            guild = await _known(tx, guild_id)
        return Looked(guild, _of(guild, country, now))

    async def confirm(
        self, guild_id: GuildId, key: str, *, name: str, actor_id: UserId, now: datetime
    ) -> Guild | Refused:
        """Take in that somebody called a number, or looked it up, and that it was right."""

        def confirmed(group: GroupNumbers, on: date) -> GroupNumbers:
            return replace(group, confirmed={**group.confirmed, key: Confirmation(name, on)})

        return await self._change(guild_id, "confirm", key, confirmed, actor_id=actor_id, now=now)

    async def hide(
        self, guild_id: GuildId, key: str, *, hidden: bool, actor_id: UserId, now: datetime
    ) -> Guild | Refused:
        """Show a number no longer, or again. An emergency number is always shown."""

        def hiding(group: GroupNumbers, _: date) -> GroupNumbers:
            return replace(group, hidden=group.hidden | {key} if hidden else group.hidden - {key})

        act = "hide" if hidden else "show"
        return await self._change(guild_id, act, key, hiding, actor_id=actor_id, now=now)

    async def keep(
        self, guild_id: GuildId, own: OwnNumber, *, actor_id: UserId, now: datetime
    ) -> Guild | Refused:
        """Add a number, or put this in the place of a shipped one; nobody has confirmed it yet."""
        if (problem := _problem(own)) is not None:
            return problem

        def kept(group: GroupNumbers, on: date) -> GroupNumbers:
            others = tuple(it for it in group.own if it.key != own.key)
            confirmed = {key: it for key, it in group.confirmed.items() if key != own.key}
            return replace(group, own=(*others, replace(own, added_on=on)), confirmed=confirmed)

        return await self._change(guild_id, "keep", own.key, kept, actor_id=actor_id, now=now)

    async def drop(
        self, guild_id: GuildId, key: str, *, actor_id: UserId, now: datetime
    ) -> Guild | Refused:
        """Take a number away that the group added, or bring back the shipped one."""

        def dropped(group: GroupNumbers, _: date) -> GroupNumbers:
            confirmed = {at: it for at, it in group.confirmed.items() if at != key}
            own = tuple(it for it in group.own if it.key != key)
            return replace(group, own=own, confirmed=confirmed)

        return await self._change(guild_id, "drop", key, dropped, actor_id=actor_id, now=now)

    async def _change(
        self,
        guild_id: GuildId,
        act: str,
        key: str,
        made: Callable[[GroupNumbers, date], GroupNumbers],
        *,
        actor_id: UserId,
        now: datetime,
    ) -> Guild | Refused:
        async with self._database.transaction() as tx:
            await guilds.meet(tx, guild_id, now=now)
            guild = await _known(tx, guild_id)
            on = calendar.local_date(now, calendar.zone(guild.zone))
            changed = made(guild.numbers, on)
            if len(changed.own) > MOST_OWN:
                return Refused.FULL
            await guilds.keep_numbers(tx, guild_id, changed, due_at=_look_again_at(guild, changed))
            await renew_post(tx, guild_id, now=now)
            detail = {"act": act, "number": key}
            await guilds.write_audit(
                tx, guild_id, actor_id=actor_id, act="numbers", detail=detail, now=now
            )
            return await _known(tx, guild_id)


def _problem(own: OwnNumber) -> Refused | None:
    if own.kind != numbers.Kind.EMERGENCY:
        return None
    typed = numbers.digits_in(own.phone)
    if not typed:
        return Refused.NO_DIGITS
    # where nothing is known, the admin knows better than the data
    if any(numbers.is_emergency(number, own.country) is False for number in typed):
        return Refused.NOT_AN_EMERGENCY_NUMBER
    return None


def _of(guild: Guild, country: str, now: datetime) -> numbers.Numbers:
    on = calendar.local_date(now, calendar.zone(guild.zone))
    return numbers.for_country(country, on=on, group=guild.numbers, with_hidden=True)


def _look_again_at(guild: Guild, group: GroupNumbers) -> datetime | None:
    """Return when the oldest confirmation is half a year old; None while there is none."""
    oldest = min((it.on for it in group.confirmed.values()), default=None)
    if oldest is None:
        return None
    zone = calendar.zone(guild.zone)
    return calendar.occurrence(oldest + numbers.CHECKED_FOR, REMIND_AT, zone)


async def _known(tx: Transaction, guild_id: GuildId) -> Guild:
    return await guilds.read(tx, guild_id) or Guild(guild_id)


class NumbersPlanner:
    """Asks the admins every half year to look at the numbers again."""

    name = "numbers"

    async def due(self, tx: Transaction, now: datetime, limit: int) -> Sequence[int]:
        """Return the groups whose numbers were confirmed long ago."""
        return await guilds.numbers_due(tx, now=now, limit=limit)

    async def plan(self, tx: Transaction, row: int, now: datetime) -> None:
        """Tell the admins of one of them, and ask again half a year later."""
        guild = await _known(tx, GuildId(row))
        await notices.tell(tx, guild, "notice-numbers-old", mark=f"{now:%Y-%m}", now=now)
        await guilds.change(tx, guild.id, {"numbers_due_at": now + numbers.CHECKED_FOR})

    async def put_off(self, tx: Transaction, row: int, until: datetime) -> None:
        """Try this one again later."""
        await guilds.change(tx, GuildId(row), {"numbers_due_at": until})

    async def next_due_at(self, tx: Transaction) -> datetime | None:
        """Return when the next group is to be asked."""
        return await guilds.next_numbers_due_at(tx)
