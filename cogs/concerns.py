"""Something felt wrong: one tap from every help thread and from the menu."""

from typing import TYPE_CHECKING

from discord.ext import commands

from bot.models import ConcernId, RequestId, UserId
from bot.services.concerns import Begun
from bot.ui import concerns
from bot.ui.components import Panel, chosen_in, form_of, typed_in
from bot.ui.doors import Who, is_admin, pressed
from bot.ui.text import cleaned_lines
from bot.ui.visits import Visit

if TYPE_CHECKING:
    from bot.porchlight import Porchlight


class Concerns(commands.Cog):
    """From the tap of whoever says it to the tap of the one they picked."""

    def __init__(self, bot: "Porchlight") -> None:
        self.bot = bot
        self.services = bot.services.concerns

    @pressed("felt_wrong", who=Who.ANYBODY)
    async def start(self, visit: Visit) -> None:
        """Ask whom it was about, or say how it stands with what was sent before."""
        await self._start(visit, fresh=False)

    @pressed("wrong_new", who=Who.OWNER)
    async def start_afresh(self, visit: Visit) -> None:
        """Ask whom it was about, whatever was sent before."""
        await self._start(visit, fresh=True)

    async def _start(self, visit: Visit, *, fresh: bool) -> None:
        is_of_request = visit.row and not fresh
        request_id = RequestId(int(visit.row[0], 36)) if is_of_request else None
        around = await self.services.around(visit.guild_id, visit.user_id, request_id)
        if around.open is not None and not fresh:
            await visit.show(await concerns.standing(visit, around.open))
            return
        await visit.show(await concerns.who(visit, around))

    @pressed("wrong_who", who=Who.OWNER)
    async def name(self, visit: Visit) -> None:
        """Take whom it was about, of those who are listed."""
        await self._begin(visit, UserId(int(chosen_in(visit.interaction)[0])))

    @pressed("wrong_other", who=Who.OWNER)
    async def name_another(self, visit: Visit) -> None:
        """Take whom it was about, of everybody here."""
        await self._begin(visit, UserId(int(chosen_in(visit.interaction)[0])))

    @pressed("wrong_nobody", who=Who.OWNER)
    async def name_nobody(self, visit: Visit) -> None:
        """Take that it was nobody in particular."""
        await self._begin(visit, None)

    async def _begin(self, visit: Visit, about: UserId | None) -> None:
        known = await visit.known()
        begun = await self.services.begin(
            visit.guild_id,
            visit.user_id,
            about=about,
            language=self.bot.voices.own_language(known.guild, visit.locale),
            now=visit.now,
        )
        self.bot.wake()
        visit.forget()
        await visit.show(await concerns.who_reads(visit, begun))

    @pressed("wrong_undo", who=Who.OWNER)
    async def undo(self, visit: Visit) -> None:
        """Let the one who was named be asked again."""
        begun = await self.services.let_back(_id(visit), by=visit.user_id)
        if begun is None or begun.concern.about is None:
            await visit.say("wrong-gone")
            return
        words = await visit.words()
        said = words("wrong-back", name=f"<@{begun.concern.about}>")
        await visit.show(await concerns.who_reads(visit, begun, said=said))

    @pressed("wrong_again", who=Who.OWNER)
    async def pick_again(self, visit: Visit) -> None:
        """Offer to pick somebody else."""
        begun = await self.services.begun(_id(visit), by=visit.user_id)
        if begun is None:
            await visit.say("wrong-gone")
            return
        words = await visit.words()
        panel = await concerns.who_reads(visit, begun, said=words("wrong-again"))
        await visit.show(panel)

    @pressed("wrong_reader", who=Who.OWNER)
    async def pick(self, visit: Visit) -> None:
        """Take who may open it."""
        reader = UserId(int(chosen_in(visit.interaction)[0]))
        begun = await self.services.pick(_id(visit), by=visit.user_id, reader=reader, now=visit.now)
        self.bot.wake()
        if begun is None:
            await visit.say("wrong-gone")
        elif begun.concern.sent_at is not None:
            await visit.show(await concerns.sent(visit, begun, visit.now))
        else:
            await visit.show(await concerns.writing(visit, begun))

    @pressed("wrong_write", who=Who.OWNER, opens_form=True)
    async def open_form(self, visit: Visit) -> None:
        """Open the form for a few words."""
        begun = await self.services.begun(_id(visit), by=visit.user_id)
        words = await visit.words()
        field = concerns.words_field(words, answer=False, shown=begun.words if begun else "")
        custom_id = visit.own_id("wrong_written", _id(visit))
        await visit.reply.open_form(form_of(words("wrong-form-title"), custom_id, (field,)))

    @pressed("wrong_written", who=Who.OWNER)
    async def write(self, visit: Visit) -> None:
        """Keep what was written, and show it as it will be read."""
        begun = await self.services.write(_id(visit), _typed(visit), by=visit.user_id)
        await self._show(visit, begun)

    async def _show(self, visit: Visit, begun: Begun | None) -> None:
        if begun is None:
            await visit.say("wrong-gone")
            return
        await visit.show(await concerns.writing(visit, begun))

    @pressed("wrong_send", who=Who.OWNER)
    async def send(self, visit: Visit) -> None:
        """Hand it on, and say what happens when."""
        leaves_at = await self.services.send(_id(visit), by=visit.user_id, now=visit.now)
        self.bot.wake()
        begun = await self.services.begun(_id(visit), by=visit.user_id)
        if leaves_at is None or begun is None:
            await visit.say("wrong-gone")
            return
        await visit.show(await concerns.sent(visit, begun, leaves_at))

    @pressed("wrong_drop", who=Who.OWNER)
    async def drop(self, visit: Visit) -> None:
        """Leave it at that: nothing is sent, and who was named stays left out."""
        begun = await self.services.begun(_id(visit), by=visit.user_id)
        if begun is not None and begun.concern.sent_at is None:
            await self.services.take_back(_id(visit), by=visit.user_id)
        await visit.say("wrong-left")

    @pressed("wrong_take_back", who=Who.OWNER)
    async def take_back(self, visit: Visit) -> None:
        """Take back what was sent."""
        await self.services.take_back(_id(visit), by=visit.user_id)
        self.bot.wake()
        await visit.say("wrong-taken-back")

    @pressed("concern_read", who=Who.OWNER)
    async def read_answer(self, visit: Visit) -> None:
        """Show the answer to the one it is for."""
        found = await self.services.read_answer(_id(visit), by=visit.user_id)
        if found is None:
            await visit.say("wrong-gone")
            return
        concern, answer = found
        words = await visit.words()
        above = words("concern-answer-from", name=f"<@{concern.told}>")
        await visit.show(Panel(f"{above}\n\n{concerns.quoted(answer)}"))

    # --- the one who was picked

    @pressed("concern_open", who=Who.OWNER)
    async def open(self, visit: Visit) -> None:
        """Show it to the one who was picked, as long as they are what they were picked as."""
        if not await self._may_read(visit):
            await visit.say("concern-not-yours")
            return
        opened = await self.services.open(_id(visit), by=visit.user_id, now=visit.now)
        self.bot.wake()
        if opened is None:
            await visit.say("concern-not-yours")
            return
        await visit.show(await concerns.opened(visit, opened))

    @pressed("concern_answer", who=Who.OWNER, opens_form=True)
    async def open_answer(self, visit: Visit) -> None:
        """Open the form for an answer."""
        words = await visit.words()
        field = concerns.words_field(words, answer=True)
        custom_id = visit.own_id("concern_answered", _id(visit))
        await visit.reply.open_form(form_of(words("concern-form-title"), custom_id, (field,)))

    @pressed("concern_answered", who=Who.OWNER)
    async def answer(self, visit: Visit) -> None:
        """Hand the answer on, with a name."""
        is_theirs = await self._may_read(visit) and await self.services.answer(
            _id(visit), _typed(visit), by=visit.user_id, now=visit.now
        )
        self.bot.wake()
        await visit.say("concern-answer-kept" if is_theirs else "concern-not-yours")

    @pressed("concern_settle", who=Who.OWNER)
    async def settle(self, visit: Visit) -> None:
        """Let it be settled."""
        is_theirs = await self._may_read(visit) and await self.services.settle(
            _id(visit), by=visit.user_id, now=visit.now
        )
        self.bot.wake()
        await visit.say("concern-settled-said" if is_theirs else "concern-not-yours")

    async def _may_read(self, visit: Visit) -> bool:
        found = await self.services.for_reader(_id(visit), visit.user_id)
        if found is None:
            return False
        if found.is_admin:
            if visit.interaction.guild_id is not None:
                return is_admin(visit.interaction)
            # a DM carries no rights: they were picked as the one who set this up, and are here
            there = await self.bot.roles.names(visit.guild_id, [visit.user_id])
            return visit.user_id in there
        return await self.bot.router.may(visit, Who.LEAD)


def _id(visit: Visit) -> ConcernId:
    return ConcernId(int(visit.row[1], 36))


def _typed(visit: Visit) -> str:
    typed = typed_in(visit.interaction).get("words", "")
    return cleaned_lines(typed, most=concerns.MOST_WORDS)


async def setup(bot: "Porchlight") -> None:
    """Add the cog."""
    await bot.add_cog(Concerns(bot))
