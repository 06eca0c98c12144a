"""How check-ins work in a group."""

import discord
from discord import app_commands

from bot.models import Guild
from bot.ui import choices, first_prompts, setup as setting_up
from bot.ui.doors import Who, for_whom, pressed
from bot.ui.text import cleaned
from bot.ui.visits import Visit
from bot.words import Words
from cogs.admin.group import ADMIN, AdminPart


class CheckInSettings(AdminPart):
    """What a group decides about check-ins."""

    @for_whom(Who.ADMIN)
    @ADMIN.command(name="checkins", description="How check-ins work in this group")
    @app_commands.describe(
        words="Whether members may add words to a check-in",
        daily="A post every day with a button and a count",
        time="When the daily post goes up",
        quiet="Whether members may choose to be asked after",
        pathway="Whose words and milestones the group uses",
        start_morning="New members: asked in the morning at this time, or off",
        start_evening="New members: asked in the evening at this time, or off",
        start_days="New members: on which days",
        start_place="New members: in a direct message or a private thread",
        start_watch="New members: after how many quiet days a lead is told, where they choose that",
    )
    async def check_ins(
        self,
        interaction: discord.Interaction,
        *,
        words: bool | None = None,
        daily: bool | None = None,
        time: str | None = None,
        quiet: bool | None = None,
        pathway: str | None = None,
        start_morning: str | None = None,
        start_evening: str | None = None,
        start_days: str | None = None,
        start_place: str | None = None,
        start_watch: app_commands.Range[int, 2, 14] | None = None,
    ) -> None:
        """Store what was typed, and say how check-ins work here."""
        visit = self.bot.visit(interaction)
        await visit.reply.begin()
        before = (await visit.known()).guild
        typed = {
            "start_morning": start_morning,
            "start_evening": start_evening,
            "start_days": start_days,
            "start_place": start_place,
        }
        first, unclear = first_prompts.read(await visit.words(), before, typed)
        if start_watch is not None:
            first["start_watch_days"] = start_watch
        changes = first if words is None else {**first, "free_text": words}
        guild = await self.services.groups.change(
            visit.guild_id, changes, actor_id=visit.user_id, now=visit.now
        )
        at = setting_up.typed_time(time)
        if daily is not None or at is not None:
            guild = await self.services.daily_posts.choose(
                visit.guild_id, wanted=daily, at=at, actor_id=visit.user_id, now=visit.now
            )
            self.bot.wake()
        visit.forget()
        said = await setting_up.saved(visit, is_saved=bool(changes) or guild != before)
        if time and at is None:
            say = await visit.words()
            said = [say("error-time-not-understood", typed=cleaned(time))]
        if any(getattr(before, name) != value for name, value in first.items()):
            said = first_prompts.means(await visit.words(), guild)
        if pathway:
            guild, said = await self._follow(visit, pathway, guild, said)
        missing: tuple[str, ...] = ()
        if quiet is not None:
            missing = await self.services.quiet.switch(
                visit.guild_id, on=quiet, actor_id=visit.user_id, now=visit.now
            )
            self.bot.wake()
            guild = await self.services.groups.read(visit.guild_id)
        above = [*unclear, *said]
        await visit.show(await setting_up.check_ins(visit, guild, above, missing=missing))

    async def _follow(
        self, visit: Visit, pathway: str, guild: Guild, said: list[str]
    ) -> tuple[Guild, list[str]]:
        """Let the group follow the pathway that was typed; return it, and what is said of that."""
        words = await visit.words()
        chosen = choices.pathway_name(words, cleaned(pathway))
        if chosen is None:
            return guild, [words("admin-pathway-unknown", typed=cleaned(pathway))]
        guild = await self.services.pathways.choose(
            visit.guild_id, chosen, actor_id=visit.user_id, now=visit.now
        )
        visit.forget()
        self.bot.wake()
        return guild, said or [words("setup-saved")]

    @check_ins.autocomplete("start_morning")
    async def mornings(self, interaction: discord.Interaction, current: str) -> choices.Choices:
        """Offer times of the morning."""
        return first_prompts.choices(self._words(interaction), "start_morning", current)

    @check_ins.autocomplete("start_evening")
    async def evenings(self, interaction: discord.Interaction, current: str) -> choices.Choices:
        """Offer times of the evening."""
        return first_prompts.choices(self._words(interaction), "start_evening", current)

    @check_ins.autocomplete("start_days")
    async def weekdays(self, interaction: discord.Interaction, current: str) -> choices.Choices:
        """Offer sets of days."""
        return first_prompts.choices(self._words(interaction), "start_days", current)

    @check_ins.autocomplete("start_place")
    async def places(self, interaction: discord.Interaction, current: str) -> choices.Choices:
        """Offer where people may be written to."""
        return first_prompts.choices(self._words(interaction), "start_place", current)

    def _words(self, interaction: discord.Interaction) -> Words:
        return self.bot.voices.in_language(self.bot.visit(interaction).locale)

    @check_ins.autocomplete("pathway")
    async def pathways(
        self, interaction: discord.Interaction, current: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the pathways there are."""
        visit = self.bot.visit(interaction)
        return choices.pathways(self.bot.voices.in_language(visit.locale), current)

    @pressed("test_page", who=Who.ADMIN)
    async def send_test_page(self, visit: Visit) -> None:
        """Send the leads a page that tries the way; one tap of theirs is enough."""
        asked = await self.services.readiness.send_test_page(visit.guild_id, now=visit.now)
        self.bot.wake()
        await visit.say("test-sent", count=len(asked))
