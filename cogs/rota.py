"""The rota of a larger group: shifts, single dates, swaps, planned gaps, training."""

from datetime import date
from typing import TYPE_CHECKING

from discord.ext import commands

from bot.models import LeadRole, PersonId, ShiftId
from bot.models.rota import GapId, Place, SwapId
from bot.services.rota import Group, Trouble, Unclear, read_day
from bot.ui import people, rota
from bot.ui.components import chosen_in, form_of, typed_in
from bot.ui.doors import Who, pressed
from bot.ui.visits import Visit
from bot.ui.voice import dashed, day_name

if TYPE_CHECKING:
    from bot.porchlight import Porchlight


class Rota(commands.Cog):
    """Who is on when, by consent of everybody in it."""

    def __init__(self, bot: "Porchlight") -> None:
        self.bot = bot
        self.services = bot.services

    @pressed("rota", who=Who.LEAD)
    async def show(self, visit: Visit) -> None:
        """Show a lead's own shifts, what is open, and what others offer."""
        await self._show(visit)

    @pressed("coverage", who=Who.LEAD)
    async def coverage(self, visit: Visit) -> None:
        """Show who is on in the next fourteen days."""
        if (group := await self._group(visit)) is not None:
            await visit.show(rota.coverage(await visit.words(), self.bot.ids, group))

    # --- shifts and dates

    @pressed("shift_add", who=Who.LEAD, opens_form=True)
    async def add(self, visit: Visit) -> None:
        """Open the form in which a shift is typed."""
        words = await visit.words()
        fields = (rota.shift_field(words),)
        custom_id = visit.id_for("shift_added")
        await visit.reply.open_form(form_of(words("rota-form-title"), custom_id, fields))

    @pressed("shift_added", who=Who.LEAD)
    async def added(self, visit: Visit) -> None:
        """Take the shifts that were typed on, or say what is unclear."""
        typed = typed_in(visit.interaction).get("shift", "")
        added = await self.services.rotas.add(visit.guild_id, visit.user_id, typed, now=visit.now)
        words = await visit.words()
        if isinstance(added, Trouble):
            await self._show(visit, words(f"rota-unclear-{dashed(added)}"))
        else:
            await self._done(visit, words("rota-added", count=added or 0))

    @pressed("shift_drop", who=Who.LEAD)
    async def drop(self, visit: Visit) -> None:
        """Give a whole shift up."""
        shift_id = ShiftId(int(chosen_in(visit.interaction)[0]))
        dropped = await self.services.rotas.drop(
            visit.guild_id, visit.user_id, shift_id, now=visit.now
        )
        await self._said(visit, "rota-dropped" if dropped else "rota-gone")

    @pressed("turn", who=Who.LEAD)
    async def turn(self, visit: Visit) -> None:
        """Show what a lead can do with one of their dates."""
        place = _place(*chosen_in(visit.interaction)[0].split("-"))
        group = await self._group(visit)
        if group is None:
            return
        turn = next((it for it in group.own_turns() if it.place == place), None)
        if turn is None:
            await self._said(visit, "rota-gone")
            return
        await visit.show(rota.one_turn(await visit.words(), self.bot.ids, group, turn))

    @pressed("turn_give_up", who=Who.LEAD)
    async def give_up(self, visit: Visit) -> None:
        """Give one date up, without a reason."""
        gone = await self.services.rotas.give_up(
            visit.guild_id, visit.user_id, _row_place(visit), now=visit.now
        )
        await self._said(visit, "rota-given-up" if gone else "rota-gone")

    @pressed("turn_take", who=Who.LEAD)
    async def take(self, visit: Visit) -> None:
        """Take a date that nobody has; first tap wins."""
        place = _place(*chosen_in(visit.interaction)[0].split("-"))
        taken = await self.services.rotas.take(visit.guild_id, visit.user_id, place, now=visit.now)
        await self._said(visit, "rota-taken" if taken else "rota-gone")

    # --- swaps

    @pressed("swap_for", who=Who.LEAD)
    async def swap_for(self, visit: Visit) -> None:
        """Show the dates of others, for one of them to be asked for."""
        group = await self._group(visit)
        if group is None:
            return
        words, names = await visit.words(), await self._names(visit, group)
        place = _row_place(visit)
        await visit.show(rota.swap_choice(words, self.bot.ids, group, place, names))

    @pressed("swap_offer", who=Who.LEAD)
    async def offer(self, visit: Visit) -> None:
        """Offer one's own date for another's."""
        wanted = _place(*chosen_in(visit.interaction)[0].split("-"))
        offered = await self.services.rotas.offer_swap(
            visit.guild_id, visit.user_id, _row_place(visit), wanted, now=visit.now
        )
        await self._said(visit, "rota-swap-sent" if offered else "rota-gone")

    @pressed("swap_yes", who=Who.LEAD)
    async def agree(self, visit: Visit) -> None:
        """Agree to a swap."""
        await self._answer(visit, agrees=True)

    @pressed("swap_no", who=Who.LEAD)
    async def refuse(self, visit: Visit) -> None:
        """Let everything stay as it is."""
        await self._answer(visit, agrees=False)

    async def _answer(self, visit: Visit, *, agrees: bool) -> None:
        done = await self.services.rotas.answer_swap(
            visit.guild_id,
            visit.user_id,
            SwapId(int(visit.row[0], 36)),
            agrees=agrees,
            now=visit.now,
        )
        said = {True: "rota-swapped", False: "rota-swap-refused", None: "rota-gone"}
        await self._said(visit, said[done])

    # --- planned gaps

    @pressed("gap_plan", who=Who.LEAD, opens_form=True)
    async def plan_gap(self, visit: Visit) -> None:
        """Open the form in which the days of a gap are typed."""
        words = await visit.words()
        form = form_of(words("gap-form-title"), visit.id_for("gap_planned"), rota.gap_fields(words))
        await visit.reply.open_form(form)

    @pressed("gap_planned", who=Who.LEAD)
    async def gap_planned(self, visit: Visit) -> None:
        """Declare the days on which nobody is there."""
        group = await self._group(visit)
        if group is None:
            return
        typed = typed_in(visit.interaction)
        first, last = (
            read_day(typed.get(name, ""), zone=group.guild.zone, now=visit.now)
            for name in ("first", "last")
        )
        if not isinstance(first, date) or not isinstance(last, date) or last < first:
            await self._said(visit, "gap-unclear")
            return
        planned = await self.services.rotas.plan_gap(
            visit.guild_id, visit.user_id, first_on=first, last_on=last, now=visit.now
        )
        words = await visit.words()
        days = {"first": day_name(words, first), "last": day_name(words, last)}
        said = words("gap-planned", **days) if planned else words("rota-not-yours")
        await self._done(visit, said)

    @pressed("gap_drop", who=Who.LEAD)
    async def drop_gap(self, visit: Visit) -> None:
        """Take a planned gap away."""
        gap_id = GapId(int(chosen_in(visit.interaction)[0]))
        dropped = await self.services.rotas.drop_gap(
            visit.guild_id, visit.user_id, gap_id, now=visit.now
        )
        await self._said(visit, "gap-dropped" if dropped else "rota-not-yours")

    # --- training

    @pressed("training", who=Who.LEAD)
    async def training(self, visit: Visit) -> None:
        """Show until when the training of each lead counts, to a coordinator."""
        await self._training(visit, page=int(visit.row[0], 36) if visit.row else 0)

    @pressed("training_switch", who=Who.LEAD)
    async def switch(self, visit: Visit) -> None:
        """Let only those be asked whose training counts, or everybody."""
        await self.services.leads.require_training(
            visit.guild_id, visit.user_id, required=visit.row[0] == "on", now=visit.now
        )
        self.bot.wake()
        visit.forget()
        await self._training(visit)

    @pressed("training_of", who=Who.LEAD, opens_form=True)
    async def training_of(self, visit: Visit) -> None:
        """Open the form in which a date of training is typed."""
        words = await visit.words()
        custom_id = visit.id_for("training_dated", int(chosen_in(visit.interaction)[0]))
        form = form_of(words("training-form-title"), custom_id, (rota.training_field(words),))
        await visit.reply.open_form(form)

    @pressed("training_dated", who=Who.LEAD)
    async def training_dated(self, visit: Visit) -> None:
        """Note until when a lead's training counts."""
        typed = typed_in(visit.interaction).get("until", "").strip()
        guild = (await visit.known()).guild
        until = read_day(typed, zone=guild.zone, now=visit.now) if typed else None
        if isinstance(until, Unclear):
            await visit.say("training-unclear")
            return
        await self.services.leads.train(
            visit.guild_id,
            visit.user_id,
            PersonId(int(visit.row[0], 36)),
            until=until,
            now=visit.now,
        )
        self.bot.wake()
        await self._training(visit)

    async def _training(self, visit: Visit, *, page: int = 0) -> None:
        lead = await self.services.leads.find(visit.guild_id, visit.user_id)
        if lead is None or lead.role is not LeadRole.COORDINATOR:
            await visit.say("rota-not-yours")
            return
        joined = await self.services.leads.joined(visit.guild_id)
        shown = [it.person.user_id for it in people.paged(joined, page)]
        names = await self.bot.roles.names(visit.guild_id, shown)
        words, guild = await visit.words(), (await visit.known()).guild
        await visit.show(rota.training(words, self.bot.ids, guild, joined, names, page=page))

    # --- parts

    async def _group(self, visit: Visit) -> Group | None:
        """Return the rota as this lead sees it; None when they have been answered."""
        group = await self.services.rotas.look(visit.guild_id, visit.user_id, now=visit.now)
        if group is None:
            lead = await self.services.leads.find(visit.guild_id, visit.user_id)
            await visit.say("lead-not-joined" if lead is None else "rota-small")
        return group

    async def _names(self, visit: Visit, group: Group) -> rota.Names:
        others = {turn.lead_id for turn in group.others_turns()}
        user_ids = [it.person.user_id for it in group.joined.values() if it.person.id in others]
        return await self.bot.roles.names(visit.guild_id, user_ids)

    async def _said(self, visit: Visit, message_id: str) -> None:
        await self._done(visit, (await visit.words())(message_id))

    async def _done(self, visit: Visit, said: str) -> None:
        """Show the rota as it is now, under what came of the tap; others may have to hear."""
        self.bot.wake()
        await self._show(visit, said)

    async def _show(self, visit: Visit, said: str = "") -> None:
        if (group := await self._group(visit)) is not None:
            words = await visit.words()
            await visit.show(rota.panel(words, self.bot.ids, group, {}, said=said))


def _place(shift_id: str, ordinal: str) -> Place:
    return Place(ShiftId(int(shift_id)), date.fromordinal(int(ordinal)))


def _row_place(visit: Visit) -> Place:
    """Return the turn that a pressed thing carries."""
    shift_id, ordinal = (int(part, 36) for part in visit.row[:2])
    return Place(ShiftId(shift_id), date.fromordinal(ordinal))


async def setup(bot: "Porchlight") -> None:
    """Add the cog."""
    await bot.add_cog(Rota(bot))
