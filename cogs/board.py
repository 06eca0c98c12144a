"""The board: who is waiting, and the way to everything else that is a lead's."""

from typing import TYPE_CHECKING

from discord.ext import commands

from bot.models import RequestId
from bot.ui import board, concerns, leading, summaries
from bot.ui.components import Panel
from bot.ui.doors import Who, pressed
from bot.ui.visits import Visit

if TYPE_CHECKING:
    from bot.porchlight import Porchlight


class Board(commands.Cog):
    """What leads look at."""

    def __init__(self, bot: "Porchlight") -> None:
        self.bot = bot
        self.services = bot.services

    @pressed("board", who=Who.LEAD)
    async def board(self, visit: Visit) -> None:
        """Show the open requests, without a name but of those this lead has."""
        shown = await self.services.leads.board(visit.guild_id, visit.user_id, now=visit.now)
        after = await self.services.asking_after.for_board(
            visit.guild_id, visit.user_id, now=visit.now
        )
        pages = max(board.pages(shown), summaries.pages(after))
        page = min(int(visit.row[0], 36) if visit.row else 0, pages - 1)
        panel = board.board(
            await visit.words(),
            self.bot.voices,
            self.bot.ids,
            shown,
            now=visit.now,
            page=page,
            pages=pages,
        )
        panel = await summaries.with_asked_after(visit, panel, after, page=page)
        await visit.show(await concerns.with_waiting(visit, panel))

    @pressed("board_open", who=Who.LEAD)
    async def open_one(self, visit: Visit) -> None:
        """Show what this lead can do with one request."""
        request_id = RequestId(visit.chosen_number())
        shown = await self.services.leads.board(visit.guild_id, visit.user_id, now=visit.now)
        request = next((it for it in shown.requests if it.id == request_id), None)
        situation = request and await self.services.requests.situation(request_id)
        if request is None or not situation:
            await visit.say("page-not-open")
            return
        words, ids = await visit.words(), self.bot.ids
        if request.taken_by == visit.user_id:
            note = await self.services.handing.read(request_id, by=visit.user_id)
            await visit.show(leading.yours(words, ids, situation, note=note))
        elif request.taken_by is not None:
            await visit.say("page-somebody-has-it")
        else:
            row = leading.page_row(words, ids, shown.guild, request)
            text = board.line(words, self.bot.voices, shown, request)
            await visit.show(Panel(text, (row,)))


async def setup(bot: "Porchlight") -> None:
    """Add the cog."""
    await bot.add_cog(Board(bot))
