"""What is pressed on the panel of `/admin checkins`; its typed options do the same."""

from collections.abc import Sequence

from bot.models import Guild
from bot.ui import own, setup as setting_up
from bot.ui.components import chosen_in, form_of, typed_in
from bot.ui.doors import Who, pressed
from bot.ui.text import cleaned
from bot.ui.visits import Visit
from cogs.admin.group import AdminPart


class CheckInPanel(AdminPart):
    """Each switch of how check-ins work."""

    @pressed("all_check_ins", who=Who.ADMIN)
    async def show_all_check_ins(self, visit: Visit) -> None:
        """Show how check-ins work here."""
        await visit.show(await setting_up.check_ins(visit, (await visit.known()).guild, []))

    @pressed("switch_words", who=Who.ADMIN)
    async def switch_words(self, visit: Visit) -> None:
        """Take whether members may write words in their notes."""
        before = (await visit.known()).guild
        changes = {"free_text": visit.row[0] == "on"}
        await self.services.groups.change(
            visit.guild_id, changes, actor_id=visit.user_id, now=visit.now
        )
        await self._switched(visit, before)

    @pressed("switch_daily", who=Who.ADMIN)
    async def switch_daily(self, visit: Visit) -> None:
        """Take whether there is a daily post."""
        before = (await visit.known()).guild
        await self.services.daily_posts.choose(
            visit.guild_id,
            wanted=visit.row[0] == "on",
            at=None,
            actor_id=visit.user_id,
            now=visit.now,
        )
        await self._switched(visit, before)

    @pressed("daily_time", who=Who.ADMIN, opens_form=True)
    async def open_daily_time(self, visit: Visit) -> None:
        """Open the form for when the daily post goes up."""
        words = await visit.words()
        form = (own.time_field(words),)
        title = words("button-daily-time")
        await visit.reply.open_form(form_of(title, visit.id_for("daily_time_typed"), form))

    @pressed("daily_time_typed", who=Who.ADMIN)
    async def take_daily_time(self, visit: Visit) -> None:
        """Take when the daily post goes up; a time switches it on."""
        before = (await visit.known()).guild
        typed = typed_in(visit.interaction).get("time", "")
        at = setting_up.typed_time(typed)
        if at is None:
            words = await visit.words()
            said = words("error-time-not-understood", typed=cleaned(typed))
            await visit.show(await setting_up.check_ins(visit, before, [said]))
            return
        await self.services.daily_posts.choose(
            visit.guild_id, wanted=None, at=at, actor_id=visit.user_id, now=visit.now
        )
        await self._switched(visit, before)

    @pressed("switch_quiet", who=Who.ADMIN)
    async def switch_quiet(self, visit: Visit) -> None:
        """Take whether members may choose to be asked after, and say what that still needs."""
        before = (await visit.known()).guild
        missing = await self.services.quiet.switch(
            visit.guild_id, on=visit.row[0] == "on", actor_id=visit.user_id, now=visit.now
        )
        await self._switched(visit, before, missing)

    @pressed("follow_pathway", who=Who.ADMIN)
    async def follow_pathway(self, visit: Visit) -> None:
        """Take whose words and milestones the group uses."""
        before = (await visit.known()).guild
        pathway = chosen_in(visit.interaction)[0]
        await self.services.pathways.choose(
            visit.guild_id, pathway, actor_id=visit.user_id, now=visit.now
        )
        await self._switched(visit, before)

    async def _switched(self, visit: Visit, before: Guild, missing: Sequence[str] = ()) -> None:
        self.bot.wake()
        visit.forget()
        guild = (await visit.known()).guild
        saved = await setting_up.saved(visit, is_saved=guild != before)
        await visit.show(await setting_up.check_ins(visit, guild, saved, missing=missing))
