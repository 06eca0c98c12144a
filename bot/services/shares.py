"""Sharing a check-in with the group: only what was previewed, and taken back at a tap."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.database import Database, Transaction
from bot.models import (
    Answer,
    ChannelId,
    Delivery,
    DeliveryKind,
    DeliveryState,
    GuildId,
    Lane,
    Note,
    Sent,
    ShareId,
    Slot,
    Telling,
    UserId,
)
from bot.services.notes import note_at
from bot.store import deliveries, guilds, notes, shares, tellings
from bot.store.messages import enqueue_removal
from bot.vault import Vault

TABLE = "check_in_share"
WORTH_POSTING = timedelta(days=1)  # later it would say "today" of another day


@dataclass(frozen=True, slots=True)
class Sharable:
    """What somebody can share of their own check-in, and where it would stand."""

    answer: Answer | None
    note: Note
    channel_id: ChannelId | None
    standing: ShareId | None  # shared already


@dataclass(frozen=True, slots=True)
class Posting:
    """What is to be posted, for whom."""

    share_id: ShareId
    guild_id: GuildId
    user_id: UserId
    text: str


class Shares:
    """The use cases of sharing."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault

    async def look(
        self, guild_id: GuildId, user_id: UserId, *, day_on: date, slot: Slot
    ) -> Sharable | None:
        """Return what can be shared of somebody's own check-in; None where there is none."""
        async with self._database.reading() as tx:
            at = await notes.place(tx, guild_id, user_id, day_on=day_on, slot=slot)
            if at is None:
                return None
            guild = await guilds.read(tx, guild_id)
            standing = await shares.standing(tx, at.check_in_id)
            if standing is not None and await _is_lost(tx, standing):
                standing = None
        channel_id = None if guild is None else guild.check_in_channel_id
        return Sharable(at.answer, note_at(self._vault, at), channel_id, standing)

    async def share(
        self,
        guild_id: GuildId,
        user_id: UserId,
        *,
        day_on: date,
        slot: Slot,
        text: str,
        now: datetime,
    ) -> ShareId | None:
        """Post exactly this text; what stands already is returned instead of a second post.

        None where there is no check-in, or no channel to post to.
        """
        async with self._database.transaction() as tx:
            at = await notes.place(tx, guild_id, user_id, day_on=day_on, slot=slot)
            guild = await guilds.read(tx, guild_id)
            if at is None or guild is None or guild.check_in_channel_id is None:
                return None
            before = await shares.standing(tx, at.check_in_id)
            if before is not None and await _is_lost(tx, before):
                await shares.take_back(tx, before, now=now)
            place = (TABLE, guild_id, at.person_id, at.check_in_id)
            sealed = self._vault.seal(at.key, text, associated=place)
            share_id = await shares.add(
                tx, check_in_id=at.check_in_id, person_id=at.person_id, sealed=sealed, now=now
            )
            if share_id is None:
                return await shares.standing(tx, at.check_in_id)
            await deliveries.enqueue(
                tx,
                key=_key(share_id),
                kind=DeliveryKind.SHARE,
                lane=Lane.REMINDER,
                due_at=now,
                now=now,
                guild_id=guild_id,
                person_id=at.person_id,
                channel_id=guild.check_in_channel_id,
                facts={"share_id": share_id},
                expires_at=now + WORTH_POSTING,
            )
            return share_id

    async def take_back(
        self, guild_id: GuildId, user_id: UserId, share_id: ShareId, *, now: datetime
    ) -> bool:
        """Take a post of one's own away; False when there is none, or it was taken back before."""
        async with self._database.transaction() as tx:
            share = await shares.read(tx, share_id)
            if share is None or (share.guild_id, share.user_id) != (guild_id, user_id):
                return False
            if not await shares.take_back(tx, share_id, now=now):
                return False
            sent = await shares.post_of(tx, _key(share_id))
            if sent is not None:  # else it is not wanted any more when its turn comes
                await enqueue_removal(tx, sent, guild_id=guild_id, now=now, lane=Lane.REMINDER)
            return True

    async def posting(self, delivery: Delivery) -> Posting | None:
        """Return what a delivery is to post; None when it has been taken back."""
        async with self._database.reading() as tx:
            share = await shares.read(tx, ShareId(int(delivery.facts["share_id"])))
        if share is None or share.sealed is None:
            return None
        place = (TABLE, share.guild_id, share.person_id, share.check_in_id)
        text = self._vault.open(share.key, share.sealed, associated=place)
        return Posting(share.id, share.guild_id, share.user_id, text)

    async def posted(
        self, tx: Transaction, delivery: Delivery, sent: Sent, *, now: datetime
    ) -> None:
        """Forget the words once they are posted; what was taken back meanwhile goes again."""
        share = await shares.read(tx, ShareId(int(delivery.facts["share_id"])))
        if share is None:
            return
        await shares.forget_words(tx, share.id)
        await tellings.note(tx, person_id=share.person_id, told=None, what=Telling.SHARED, now=now)
        if share.taken_back_at is not None:
            await enqueue_removal(tx, sent, guild_id=share.guild_id, now=now, lane=Lane.REMINDER)


async def _is_lost(tx: Transaction, share_id: ShareId) -> bool:
    """Say whether it could not be posted, and will not be: then nothing stands there."""
    found = await deliveries.with_keys(tx, [_key(share_id)])
    return any(it.state in {DeliveryState.DROPPED, DeliveryState.DEAD} for it in found)


def _key(share_id: ShareId) -> str:
    return f"share:{share_id}"
