"""Text typed to the bot in its DM: nobody reads it, and its writer is told so, at most hourly."""

from datetime import UTC, datetime, timedelta

from bot.database import Database, Transaction
from bot.models import ChannelId, DeliveryKind, DirectMessages, Lane, Person, UserId
from bot.services import watching
from bot.services.members import resume
from bot.store import deliveries, guilds, people

AT_MOST_EVERY = timedelta(hours=1)
THE_END = datetime(2286, 1, 1, tzinfo=UTC)  # of timestamps with ten digits, which sort as text


class Typed:
    """What happens when somebody types to the bot. What they typed never gets here."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def heard(
        self, channel_id: ChannelId, user_id: UserId, *, locale: str, now: datetime
    ) -> bool:
        """Answer with the fixed line, unless that was done within the hour; say which.

        Their act also opens the way for what waits to be sent to them.
        """
        async with self._database.transaction() as tx:
            await _opened(tx, channel_id, user_id, now)
            await watching.alive_everywhere(tx, user_id, guild_id=None, now=now)
            lately = _key(channel_id, now - AT_MOST_EVERY)
            if await deliveries.any_keyed(tx, above=lately, below=_key(channel_id, THE_END)):
                return False
            here = await people.groups_of(tx, user_id)
            guild = await guilds.read(tx, here[0].guild_id) if here else None
            own = here[0].language if here else None
            facts: dict[str, str | int] = {"language": own or (guild.language if guild else locale)}
            if guild is not None and guild.country is not None:
                facts["country"] = guild.country
            await deliveries.enqueue(
                tx,
                key=_key(channel_id, now),
                kind=DeliveryKind.DM_ANSWER,
                lane=Lane.REQUEST,  # it may be a call for help
                due_at=now,
                now=now,
                channel_id=channel_id,
                facts=facts,
            )
            return True

    async def pressed_in_dm(self, channel_id: ChannelId, user_id: UserId, *, now: datetime) -> bool:
        """Take in that somebody's DM is open to us; say whether that was news."""
        async with self._database.reading() as tx:
            here = await people.groups_of(tx, user_id)
        if all(_is_known(person, channel_id) for person in here):
            return False
        async with self._database.transaction() as tx:
            await _opened(tx, channel_id, user_id, now)
        return True


async def _opened(tx: Transaction, channel_id: ChannelId, user_id: UserId, now: datetime) -> None:
    for person in await people.groups_of(tx, user_id):
        if _is_known(person, channel_id):
            continue
        await people.remember_dm(tx, person.id, channel_id=channel_id, state=DirectMessages.OPEN)
        if person.dm is DirectMessages.CLOSED:
            await resume(tx, person.id, now=now)
        await deliveries.hurry(tx, person.id, now)


def _key(channel_id: ChannelId, at: datetime) -> str:
    """Return the key of an answer; those of one channel sort by their time."""
    return f"typed:{channel_id}:{int(at.timestamp())}"


def _is_known(person: Person, channel_id: ChannelId) -> bool:
    return person.dm is DirectMessages.OPEN and person.dm_channel_id == channel_id
