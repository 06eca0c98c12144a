"""What members start with, on its panel; `/admin checkins` takes the same by typed options."""

from typing import Any

from bot.models import Home
from bot.ui import first_prompts, own
from bot.ui.components import chosen_in, form_of, typed_in
from bot.ui.doors import Who, pressed
from bot.ui.visits import Visit
from cogs.admin.group import AdminPart


class FirstPrompts(AdminPart):
    """When and where people are asked who start from now on."""

    @pressed("first_prompts", who=Who.ADMIN)
    async def show_first(self, visit: Visit) -> None:
        """Show what people start with."""
        await visit.show(await first_prompts.panel(visit, (await visit.known()).guild, []))

    @pressed("first_slots", who=Who.ADMIN)
    async def take_slots(self, visit: Visit) -> None:
        """Take whether people are asked in the morning, in the evening, or both."""
        guild = (await visit.known()).guild
        await self._start_with(visit, first_prompts.slots(guild, chosen_in(visit.interaction)[0]))

    @pressed("first_days", who=Who.ADMIN)
    async def take_days(self, visit: Visit) -> None:
        """Take on which days."""
        days = frozenset(int(it) for it in chosen_in(visit.interaction))
        await self._start_with(visit, {"start_weekdays": days})

    @pressed("first_place", who=Who.ADMIN)
    async def take_place(self, visit: Visit) -> None:
        """Take whether in a direct message or in a private thread."""
        await self._start_with(visit, {"start_home": Home(chosen_in(visit.interaction)[0])})

    @pressed("first_watch", who=Who.ADMIN)
    async def take_watch(self, visit: Visit) -> None:
        """Take after how many quiet days somebody is asked after, who chooses that."""
        days = int(chosen_in(visit.interaction)[0])
        await self._start_with(visit, {"start_watch_days": days})

    @pressed("first_time", who=Who.ADMIN, opens_form=True)
    async def open_time(self, visit: Visit) -> None:
        """Open the form for a time of day."""
        words = await visit.words()
        title = words("settings-time-form-title")
        custom_id = visit.id_for("first_time_typed", *visit.row)
        await visit.reply.open_form(form_of(title, custom_id, (own.time_field(words),)))

    @pressed("first_time_typed", who=Who.ADMIN)
    async def take_time(self, visit: Visit) -> None:
        """Take a time of day."""
        typed = {f"start_{visit.row[0]}": typed_in(visit.interaction).get("time", "")}
        guild = (await visit.known()).guild
        changes, problems = first_prompts.read(await visit.words(), guild, typed)
        await self._start_with(visit, changes, problems)

    async def _start_with(
        self, visit: Visit, changes: dict[str, Any], problems: list[str] | None = None
    ) -> None:
        before = (await visit.known()).guild
        guild = await self.services.groups.change(
            visit.guild_id, changes, actor_id=visit.user_id, now=visit.now
        )
        visit.forget()
        said = list(problems or [])
        if guild != before:
            said += first_prompts.means(await visit.words(), guild)
        await visit.show(await first_prompts.panel(visit, guild, said))
