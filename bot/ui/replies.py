"""Answers that only one person sees: acknowledged at once, or not shown at all."""

import asyncio
import logging
from io import BytesIO

import aiohttp
import discord

from bot.messenger import fitted
from bot.ui.components import Panel, view_of

log = logging.getLogger(__name__)

# Whatever goes wrong while answering must not lose what the tap meant: it is noted, and the
# use case goes on. Discord's 15 minutes for a reply may be over, or the network away.
# discord.py tries again for up to 25 seconds when Discord fails. Until then nothing that the tap
# asked for would be stored, so each answer has its time.
ACKNOWLEDGE_SECONDS = 2.5  # Discord takes none after 3
SHOW_SECONDS = 5.0
PICTURE_NAME = "days.png"
UNANSWERABLE = (discord.HTTPException, aiohttp.ClientError, TimeoutError, OSError)


class Reply:
    """The answer to one tap or command. Once lost there is no other, and never a public one."""

    def __init__(self, interaction: discord.Interaction) -> None:
        self._interaction = interaction
        self.lost = False
        self._begun = False

    async def begin(self) -> None:
        """Tell Discord that we heard, before anything else is done."""
        self._begun = True
        message = self._interaction.message
        in_place = message is not None and message.flags.ephemeral
        try:
            async with asyncio.timeout(ACKNOWLEDGE_SECONDS):
                if in_place:
                    await self._interaction.response.defer()
                else:
                    await self._interaction.response.defer(ephemeral=True, thinking=True)
        except (*UNANSWERABLE, discord.InteractionResponded) as error:
            self.lost = True
            log.warning("acknowledgement lost interaction=%d: %r", self._interaction.id, error)

    async def show(self, panel: Panel) -> None:
        """Show a panel in place of the wait, or of the panel that was pressed."""
        if not self._begun:
            await self.begin()
        if self.lost:
            return
        try:
            async with asyncio.timeout(SHOW_SECONDS):
                await self._interaction.edit_original_response(
                    content=fitted(panel.text),
                    view=view_of(panel.rows),
                    attachments=self._files(panel),
                    allowed_mentions=discord.AllowedMentions.none(),
                )
        except UNANSWERABLE as error:
            self.lost = True
            log.warning("reply lost interaction=%d: %r", self._interaction.id, error)

    @staticmethod
    def _files(panel: Panel) -> list[discord.File]:
        """Return the picture and the files of a panel; what the panel before it showed goes."""
        files = [discord.File(BytesIO(content), filename=name) for name, content in panel.files]
        if panel.picture is None:
            return files
        file = BytesIO(panel.picture)
        return [discord.File(file, filename=PICTURE_NAME, description=panel.alt), *files]

    async def open_form(self, form: discord.ui.Modal) -> None:
        """Open a form; it has to be the first answer to a tap."""
        self._begun = True
        try:
            async with asyncio.timeout(ACKNOWLEDGE_SECONDS):
                await self._interaction.response.send_modal(form)
        except (*UNANSWERABLE, discord.InteractionResponded) as error:
            self.lost = True
            log.warning("form lost interaction=%d: %r", self._interaction.id, error)
