"""Starting, stopping, the menu and the settings: what is a member's own."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.custom_ids import packed
from bot.models import Home, Tidy
from bot.services.members import home_in
from bot.ui import choices, own, starting
from bot.ui.components import Panel, chosen_in, form_of, typed_in
from bot.ui.doors import Who, for_whom, pressed
from bot.ui.text import cleaned
from bot.ui.visits import Visit
from bot.ui.voice import (
    clock_in,
    country_in,
    day_name,
    days_name,
    home_name,
    language_name,
    place_in,
    times_name,
)

if TYPE_CHECKING:
    from bot.porchlight import Porchlight


class Members(commands.Cog):
    """What is a member's own."""

    my = app_commands.Group(name="my", description="What is yours here")

    def __init__(self, bot: "Porchlight") -> None:
        self.bot = bot
        self.services = bot.services

    @for_whom(Who.ANYBODY)
    @my.command(name="start", description="Start in two taps")
    async def my_start(self, interaction: discord.Interaction) -> None:
        """Offer to start, or say that they have."""
        await self.bot.enter(interaction, "my_start")

    @for_whom(Who.ANYBODY)
    @my.command(name="stop", description="Stop at once")
    async def my_stop(self, interaction: discord.Interaction) -> None:
        """Ask what is to become of the answers."""
        await self.bot.enter(interaction, "stop")

    @for_whom(Who.ANYBODY)
    @my.command(name="menu", description="All that is yours, in one place")
    async def my_menu(self, interaction: discord.Interaction) -> None:
        """Show the menu."""
        await self.bot.enter(interaction, "menu")

    @for_whom(Who.ANYBODY)
    @my.command(name="days", description="Your check-in days")
    async def my_days(self, interaction: discord.Interaction) -> None:
        """Show the member's own record."""
        await self.bot.enter(interaction, "record")

    @for_whom(Who.ANYBODY)
    @my.command(name="dates", description="Dates that only you see")
    async def my_dates(self, interaction: discord.Interaction) -> None:
        """Show the member's own dates."""
        await self.bot.enter(interaction, "dates")

    @for_whom(Who.ANYBODY)
    @my.command(name="goals", description="Goals that only you see")
    async def my_goals(self, interaction: discord.Interaction) -> None:
        """Show the member's own goals."""
        await self.bot.enter(interaction, "goals")

    @for_whom(Who.ANYBODY)
    @my.command(name="settings", description="Time, days, place, language")
    async def my_settings(self, interaction: discord.Interaction) -> None:
        """Show the settings."""
        await self.bot.enter(interaction, "settings")

    @for_whom(Who.ANYBODY)
    @my.command(name="data", description="All that is kept about you, in two files")
    async def my_data(self, interaction: discord.Interaction) -> None:
        """Show the member's own data."""
        await self.bot.enter(interaction, "data")

    @for_whom(Who.ANYBODY)
    @my.command(name="pause", description="Ask me nothing until a day you choose")
    @app_commands.describe(until="A day: friday, in 2 weeks, 24 December")
    async def my_pause(self, interaction: discord.Interaction, until: str | None = None) -> None:
        """Show the date back, or ask for how long."""
        await self.bot.enter(interaction, "pause", *packed(until or ""))

    # --- start

    @pressed("my_start", who=Who.ANYBODY)
    async def offer(self, visit: Visit) -> None:
        """Offer to start; somebody who has started is told when they are asked."""
        known = await visit.known()
        if not known.is_member or known.member is None:
            await visit.show(await starting.offer(visit))
            return
        words = await visit.words()
        where = home_name(words, home_in(known.guild, known.member.person))
        times, days = times_name(known.member), days_name(words, known.member.weekdays)
        lines = [words("start-already", clock=times, days=days, where=where)]
        if own.is_shut_out(known.member, known.guild):
            lines = [words("notice-dm-failed"), own.way_in(words, known.guild)]
        elif (thread_id := own.thread_instead(known.member)) is not None:
            lines.append(words("start-thread-opened", thread=f"<#{thread_id}>"))
        await visit.show(Panel("\n".join(lines)))

    @pressed("start", who=Who.OWNER)
    async def start(self, visit: Visit) -> None:
        """Start with the clock that was shown: the second tap."""
        await self._start(visit, starting.guessed_zone(visit, (await visit.known()).guild))

    async def _start(self, visit: Visit, zone: str) -> None:
        known = await visit.known()
        member = await self.services.members.start(
            visit.guild_id,
            visit.user_id,
            zone=zone,
            language=self.bot.voices.own_language(known.guild, visit.locale),
            now=visit.now,
        )
        self.bot.wake()
        came_back = known.member is not None
        visit.forget()
        waits = await self.bot.homes.waits(member.person.id)
        await visit.show(await starting.done(visit, member, came_back=came_back, dm_waits=waits))

    @pressed("not_now", who=Who.OWNER)
    async def not_now(self, visit: Visit) -> None:
        """Keep nothing."""
        await visit.say("start-not-now")

    @pressed("other_time", who=Who.OWNER)
    async def other_time(self, visit: Visit) -> None:
        """Offer places by their clocks."""
        await visit.show(await starting.clocks(visit, visit.row[1]))

    @pressed("type_place", who=Who.OWNER, opens_form=True)
    async def type_place(self, visit: Visit) -> None:
        """Open the form in which a place is typed."""
        words = await visit.words()
        custom_id = visit.own_id("place_typed", visit.row[1])
        form = form_of(words("start-zone-form-title"), custom_id, (starting.place_field(words),))
        await visit.reply.open_form(form)

    @pressed("place_typed", who=Who.OWNER)
    async def place_typed(self, visit: Visit) -> None:
        """Show the places that what was typed can mean."""
        typed = cleaned(typed_in(visit.interaction).get("place", ""))
        await visit.show(await starting.found_places(visit, typed, visit.row[1]))

    @pressed("zone", who=Who.OWNER)
    async def zone(self, visit: Visit) -> None:
        """Take the chosen place: to start there, or to change to it."""
        zone = chosen_in(visit.interaction)[0]
        if visit.row[1] == starting.TO_START:
            await self._start(visit, zone)
            return
        await self._choose(visit, {"zone": zone})
        words = await visit.words()
        saved = words("settings-saved-zone", place=place_in(zone), clock=clock_in(zone, visit.now))
        await visit.show(await own.settings(visit, saved))

    # --- stop

    @pressed("stop", who=Who.ANYBODY)
    async def stop(self, visit: Visit) -> None:
        """Ask what is to become of the answers."""
        known = await visit.known()
        if known.person is None:
            await visit.say("stop-not-started")
            return
        await visit.show(await own.stop_question(visit))

    @pressed("stop_erase", who=Who.OWNER)
    async def stop_erase(self, visit: Visit) -> None:
        """Stop and erase; the receipt says what stays in Discord and not in our hands."""
        known = await visit.known()
        words = await visit.words()
        if known.person is None:
            await visit.say("stop-not-started")
            return
        erased = await self.services.members.erase(known.person.id, now=visit.now)
        self.bot.wake()
        await visit.show(own.receipt(words, erased, known, now=visit.now))

    @pressed("stop_keep", who=Who.OWNER)
    async def stop_keep(self, visit: Visit) -> None:
        """Stop at once and keep 30 days."""
        known = await visit.known()
        words = await visit.words()
        until = None
        if known.person is not None:
            until = await self.services.members.stop(known.person.id, now=visit.now)
        if until is None:
            await visit.say("stop-not-started")
            return
        await visit.show(Panel(words("stop-kept", day=day_name(words, until.date()))))

    # --- menu and settings

    @pressed("menu", who=Who.ANYBODY)
    async def menu(self, visit: Visit) -> None:
        """Show the menu, or how to start."""
        if not (await visit.known()).is_member:
            await visit.show(await starting.offer(visit))
            return
        await visit.show(await own.menu(visit))

    @pressed("settings", who=Who.ANYBODY)
    async def settings(self, visit: Visit) -> None:
        """Show the settings, or how to start."""
        if not (await visit.known()).is_member:
            await visit.show(await starting.offer(visit))
            return
        await visit.show(await own.settings(visit))

    @pressed("set", who=Who.OWNER)
    async def change(self, visit: Visit) -> None:
        """Offer the choices of one setting."""
        await visit.show(await own.choices(visit, visit.row[1]))

    @pressed("type_time", who=Who.OWNER, opens_form=True)
    async def type_time(self, visit: Visit) -> None:
        """Open the form in which a time is typed."""
        words = await visit.words()
        title = words("settings-time-form-title")
        form = form_of(title, visit.own_id("time_typed", visit.row[1]), (own.time_field(words),))
        await visit.reply.open_form(form)

    @pressed("time_typed", who=Who.OWNER)
    async def time_typed(self, visit: Visit) -> None:
        """Take a time of day."""
        typed = cleaned(typed_in(visit.interaction).get("time", ""))
        at = own.read_time(typed)
        words = await visit.words()
        if at is None:
            again = await own.choices(visit, "time")
            error = words("error-time-not-understood", typed=typed)
            await visit.show(Panel(error, again.rows))
            return
        await self._choose(visit, {f"{visit.row[1]}_at": at})
        await self._saved_schedule(visit)

    @pressed("slots", who=Who.OWNER)
    async def slots(self, visit: Visit) -> None:
        """Take when somebody is asked: morning, evening or both."""
        member = (await visit.known()).member
        chosen = chosen_in(visit.interaction)[0]
        if member is not None:
            now = {"morning_at": member.morning_at, "evening_at": member.evening_at}
            morning, evening = own.times_for(chosen, **now)
            await self._choose(visit, {"morning_at": morning, "evening_at": evening})
        await self._saved_schedule(visit)

    @pressed("days", who=Who.OWNER)
    async def days(self, visit: Visit) -> None:
        """Take the weekdays on which somebody is asked."""
        days = frozenset(int(value) for value in chosen_in(visit.interaction))
        await self._choose(visit, {"weekdays": sum(1 << day for day in days)})
        await self._saved_schedule(visit)

    async def _saved_schedule(self, visit: Visit) -> None:
        words = await visit.words()
        member = (await visit.known()).member
        if member is None:
            return
        saved = words(
            "settings-saved", clock=times_name(member), days=days_name(words, member.weekdays)
        )
        await visit.show(await own.settings(visit, saved))

    @pressed("home", who=Who.OWNER)
    async def home(self, visit: Visit) -> None:
        """Take where somebody is written to."""
        await self._move(visit, Home(chosen_in(visit.interaction)[0]))

    @pressed("dm_again", who=Who.OWNER)
    async def dm_again(self, visit: Visit) -> None:
        """Write to somebody directly, who says that their DM is open now."""
        await self._move(visit, Home.DM)

    async def _move(self, visit: Visit, home: Home) -> None:
        known = await visit.known()
        words = await visit.words()
        if known.member is not None:
            person_id = known.member.person.id
            moved = await self.services.members.move_home(person_id, home, now=visit.now)
            self.bot.wake()
            home = moved.person.home
        visit.forget()
        saved = words("settings-saved-place", where=home_name(words, home))
        await visit.show(await own.settings(visit, saved))

    @pressed("language", who=Who.OWNER)
    async def language(self, visit: Visit) -> None:
        """Take the language in which somebody is spoken to; the answer is in it already."""
        person = (await visit.known()).person
        if person is not None:
            language = chosen_in(visit.interaction)[0]
            await self.services.members.choose_language(person.id, language)
        visit.forget()
        words = await visit.words()
        saved = words("settings-saved-language", language=language_name(words, words.language))
        await visit.show(await own.settings(visit, saved))

    @pressed("free_text", who=Who.OWNER)
    async def free_text(self, visit: Visit) -> None:
        """Take whether somebody wants to write words in their notes."""
        wants = visit.row[1] == "on"
        await self._choose(visit, {"free_text": wants})
        words = await visit.words()
        saved = words("settings-saved-words-on" if wants else "settings-saved-words-off")
        await visit.show(await own.settings(visit, saved))

    @pressed("tidy", who=Who.OWNER)
    async def tidy(self, visit: Visit) -> None:
        """Take after how long our messages to somebody go."""
        person = (await visit.known()).person
        if person is not None:
            tidy = Tidy(chosen_in(visit.interaction)[0])
            await self.services.tidying.choose(person.id, tidy, now=visit.now)
            self.bot.wake()
        visit.forget()
        words = await visit.words()
        await visit.show(await own.settings(visit, words("setup-saved")))

    @pressed("type_country", who=Who.OWNER, opens_form=True)
    async def type_country(self, visit: Visit) -> None:
        """Open the form in which a country is typed."""
        words = await visit.words()
        form = form_of(
            words("settings-country-placeholder"),
            visit.own_id("country_typed"),
            (own.country_field(words),),
        )
        await visit.reply.open_form(form)

    @pressed("country_typed", who=Who.OWNER)
    async def country_typed(self, visit: Visit) -> None:
        """Take the country whose numbers are shown."""
        typed = cleaned(typed_in(visit.interaction).get("country", ""))
        words = await visit.words()
        code = choices.country_code(typed, words.language)
        if code is None:
            await visit.show(
                await own.settings(visit, words("numbers-country-unknown", typed=typed))
            )
            return
        await self._choose(visit, {"country": code})
        saved = words("settings-saved-country", country=country_in(words, code))
        await visit.show(await own.settings(visit, saved))

    async def _choose(self, visit: Visit, changes: dict[str, object]) -> None:
        known = await visit.known()
        if known.member is not None:
            await self.services.members.choose(known.member.person.id, changes, now=visit.now)
        visit.forget()


async def setup(bot: "Porchlight") -> None:
    """Add the cog."""
    await bot.add_cog(Members(bot))
