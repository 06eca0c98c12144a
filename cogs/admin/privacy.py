"""How long a group keeps what, and from which age: by panel or by typed options."""

import discord
from discord import app_commands

from bot.ui import privacy
from bot.ui.components import chosen_in
from bot.ui.doors import Who, for_whom, pressed
from bot.ui.visits import Visit
from cogs.admin.group import ADMIN, AdminPart

Choices = list[app_commands.Choice[int]]


class PrivacySettings(AdminPart):
    """What is kept, and who can read it."""

    @for_whom(Who.ADMIN)
    @ADMIN.command(
        name="privacy", description="How long what is kept, from which age, who can read it"
    )
    @app_commands.describe(
        notes="For how many days notes are kept",
        answers="For how many days answers are kept",
        requests="For how many days closed requests of members are kept",
        age="From which age people may start",
    )
    async def privacy(
        self,
        interaction: discord.Interaction,
        *,
        notes: int | None = None,
        answers: int | None = None,
        requests: int | None = None,
        age: int | None = None,
    ) -> None:
        """Store what was typed, say what it means, and show it all."""
        visit = self.bot.visit(interaction)
        await visit.reply.begin()
        typed = {"notes": notes, "answers": answers, "requests": requests, "age": age}
        await self._keep_less(visit, {name: it for name, it in typed.items() if it is not None})

    @privacy.autocomplete("notes")
    async def days_of_notes(self, interaction: discord.Interaction, current: str) -> Choices:
        """Offer how long notes may be kept."""
        return self._offered(interaction, "notes")

    @privacy.autocomplete("answers")
    async def days_of_answers(self, interaction: discord.Interaction, current: str) -> Choices:
        """Offer how long answers may be kept."""
        return self._offered(interaction, "answers")

    @privacy.autocomplete("requests")
    async def days_of_requests(self, interaction: discord.Interaction, current: str) -> Choices:
        """Offer how long closed requests may be kept."""
        return self._offered(interaction, "requests")

    @privacy.autocomplete("age")
    async def ages(self, interaction: discord.Interaction, current: str) -> Choices:
        """Offer the ages from which a group may be for people."""
        return self._offered(interaction, "age")

    def _offered(self, interaction: discord.Interaction, name: str) -> Choices:
        words = self.bot.voices.in_language(self.bot.visit(interaction).locale)
        return privacy.choices(words, name)

    @pressed("privacy", who=Who.ADMIN)
    async def choose(self, visit: Visit) -> None:
        """Take what was chosen in one of the menus."""
        await self._keep_less(visit, {visit.row[0]: int(chosen_in(visit.interaction)[0])})

    async def _keep_less(self, visit: Visit, typed: dict[str, int]) -> None:
        before = (await visit.known()).guild
        changes, problems = privacy.read(await visit.words(), typed)
        guild = await self.services.groups.change(
            visit.guild_id, changes, actor_id=visit.user_id, now=visit.now
        )
        visit.forget()
        said = privacy.meaning(await visit.words(), before, guild)
        await visit.show(await privacy.panel(visit, guild, [*problems, *said]))
