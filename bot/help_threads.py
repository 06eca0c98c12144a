"""The private thread of a request: found or opened under a neutral name, for three people."""

import base64

from bot.database import Database
from bot.messenger import Messenger
from bot.models import ChannelId, Delivery, RequestId, UserId
from bot.store import guilds, requests
from bot.vault import Vault

NAME = "room"
REFERENCE_CHARACTERS = 8


class HelpThreads:
    """Opens the thread in which somebody talks with two leads."""

    def __init__(self, *, database: Database, messenger: Messenger, vault: Vault) -> None:
        self._database = database
        self._messenger = messenger
        self._vault = vault

    async def channel_of(self, request_id: RequestId) -> ChannelId | None:
        """Return the thread with everybody in it; None when there is nobody to be in it.

        Discord knows no nonce for threads: the reference in the name is what a retry looks for.
        """
        async with self._database.reading() as tx:
            request = await requests.read(tx, request_id)
            guild = None if request is None else await guilds.read(tx, request.guild_id)
        if request is None or guild is None or guild.check_in_channel_id is None:
            return None
        leads = [lead for lead in (request.taken_by, request.second) if lead is not None]
        again = (request.thread_round,) if request.thread_round else ()
        digest = self._vault.mac("help-thread", request_id, *again)
        reference = base64.b32encode(digest).decode().lower()[:REFERENCE_CHARACTERS]
        thread_id = await self._messenger.open_thread(
            guild.check_in_channel_id,
            name=f"{NAME}-{reference}",
            people=(request.user_id, *leads),
        )
        async with self._database.transaction() as tx:
            await requests.remember_thread(tx, request_id, thread_id)
        return thread_id

    async def let_go(self, claimed: Delivery) -> bool:
        """Take a lead out of the thread; False when they have the request again, or it is over."""
        if claimed.request_id is None or claimed.channel_id is None:
            return False
        async with self._database.reading() as tx:
            request = await requests.read(tx, claimed.request_id)
        user_id = UserId(int(claimed.facts["lead"]))
        if request is None or request.closed_at is not None:
            return False  # it is locked, and will be gone
        if user_id in {request.taken_by, request.second}:
            return False
        await self._messenger.remove_from_thread(claimed.channel_id, user_id)
        return True
