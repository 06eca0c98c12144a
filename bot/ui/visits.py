"""One tap or command of one person, with all that answering it needs."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

import discord

from bot.custom_ids import Pressed
from bot.database_trouble import DatabaseTrouble
from bot.messenger import Button
from bot.models import Guild, GuildId, Member, UserId
from bot.rules import numbers
from bot.rules.numbers import Numbers
from bot.rules.privacy import is_for_young
from bot.services.members import Known
from bot.services.mourning import is_resting
from bot.ui import choices
from bot.ui.components import Panel, chosen_in
from bot.ui.numbers import emergency_words, numbers_text
from bot.ui.replies import Reply
from bot.ui.text import cleaned
from bot.words import Words

if TYPE_CHECKING:
    from bot.porchlight import Porchlight

IN_A_ROW = 5  # buttons, Discord's limit
MOST_BUTTONS = 25
MOST_CHARACTERS = 2000

NO_GROUP = GuildId(0)  # in a custom id: asked in the DM, before it is known for which group


@dataclass(slots=True)
class Visit:
    """Who came, from where, when, and how to answer."""

    bot: "Porchlight"
    interaction: discord.Interaction
    guild_id: GuildId
    user_id: UserId
    now: datetime
    pressed: Pressed | None = None
    above: str = ""
    reply: Reply = field(init=False)
    _known: Known | None = None
    _likely: Known | None = None

    def __post_init__(self) -> None:
        self.reply = Reply(self.interaction)

    @property
    def locale(self) -> str:
        """Return what this person's Discord speaks, such as `es-419`."""
        return self.interaction.locale.value

    @property
    def row(self) -> tuple[str, ...]:
        """Return the row that the pressed thing carries."""
        return self.pressed.row if self.pressed else ()

    async def known(self) -> Known:
        """Return what is known of this person in this group, read once."""
        if self._known is None:
            self._known = await self.bot.services.members.look(self.guild_id, self.user_id)
        return self._known

    async def words(self) -> Words:
        """Return the words in this person's language; their app's while nothing can be read."""
        try:
            known = await self.known()
        except DatabaseTrouble:
            return self.bot.voices.in_language(self.locale)
        return self.bot.voices.of(known.guild, known.person, locale=self.locale)

    def learn(self, guild: Guild, member: Member) -> None:
        """Take in what a use case has just read of this person and their group."""
        self._known = Known(guild, self.user_id, member.person, member)

    def forget(self) -> None:
        """Read what is known afresh: a use case has changed it."""
        self._known = None

    async def numbers(self, typed: str | None = None) -> str:
        """Return whom to call: there, or where this person is; never a question before it."""
        words = await self.words()
        code = choices.country_code(typed, words.language) if typed else await self._country()
        text = numbers_text(words, await self._numbers_of(code))
        if typed and code is None:
            text = f"{words('numbers-country-unknown', typed=cleaned(typed))}\n\n{text}"
        return text

    async def _country(self) -> str | None:
        region = self.locale.partition("-")[2]  # en-GB says where, es-419 does not
        try:
            chosen = await self._chosen_country()
        except DatabaseTrouble:
            chosen = None
        return chosen or choices.country_code(region, "en")

    async def _numbers_of(self, code: str | None) -> Numbers:
        try:
            guild = (await self._likely_group()).guild
        except DatabaseTrouble:
            guild = Guild(NO_GROUP)
        # the date only tells which numbers are old, so any zone's will do
        return numbers.for_country(
            code, on=self.now.date(), group=guild.numbers, young=is_for_young(guild.age)
        )

    async def _chosen_country(self) -> str | None:
        known = await self._likely_group()
        own = known.member.country if known.member else None
        return own or known.guild.country

    async def _likely_group(self) -> Known:
        """Return what is known here, or in the first of this person's groups while in the DM."""
        if self.guild_id != NO_GROUP:
            return await self.known()
        if self._likely is None:
            groups = await self.bot.services.members.groups_of(self.user_id)
            look = self.bot.services.members.look
            self._likely = await (look(groups[0], self.user_id) if groups else self.known())
        return self._likely

    async def find_group(self, action: str, *row: str | int) -> bool:
        """Find for which group this is; True when it is known, else this person has been asked.

        Pressing one of the groups comes back as `action` with this row.
        """
        groups = await self.bot.services.members.groups_of(self.user_id)
        if len(groups) == 1:
            self.guild_id = groups[0]
            self.forget()
            return True
        words = await self.words()
        if not groups:
            text = f"{words('dm-no-group')}\n\n{await self.numbers()}"
            await self.show(Panel(text if not self.above else words("dm-no-group")))
            return False
        buttons = [
            Button(self.bot.group_name(group), self.bot.ids.make(action, group, *row))
            for group in groups[:MOST_BUTTONS]
        ]
        rows = tuple(tuple(buttons[at : at + IN_A_ROW]) for at in range(0, len(buttons), IN_A_ROW))
        await self.show(Panel(words("dm-which-group"), rows))
        return False

    def chosen_number(self) -> int:
        """Return the number behind what was chosen, for lists whose numbers nobody may read.

        The value of such a choice is a custom id of the same action, so that its row is masked. 0,
        which is no row of ours, where it is none.
        """
        for value in chosen_in(self.interaction):
            found, pressed = self.bot.ids.read(value), self.pressed
            if (
                found
                and pressed
                and found.row
                and replace(found, row=()) == replace(pressed, row=())
            ):
                return found.number(0)
        return 0

    async def show_above(self, text: str) -> None:
        """Show this at once, and above everything that is shown after it."""
        self.above = text
        await self.reply.show(Panel(text))

    async def show(self, panel: Panel) -> None:
        """Answer with a panel that only this person sees."""
        if self.above:
            text = f"{self.above}\n\n{panel.text}"[:MOST_CHARACTERS]
            panel = replace(panel, text=text)
        elif self.guild_id != NO_GROUP:
            panel = await self._after_a_loss(panel)
        await self.reply.show(panel)

    async def _after_a_loss(self, panel: Panel) -> Panel:
        """Return a panel with the numbers below, while the group rests after a loss."""
        try:
            known = await self.known()
        except DatabaseTrouble:
            return panel
        if not is_resting(known.guild, self.now):
            return panel
        below = await self.numbers()
        if below in panel.text:
            return panel
        if len(panel.text) + len(below) + 2 > MOST_CHARACTERS:
            words, found = await self.words(), await self._numbers_of(await self._country())
            below = words("loss-numbers", emergency=emergency_words(words, found))
        text = f"{panel.text}\n\n{below}"
        return replace(panel, text=text) if len(text) <= MOST_CHARACTERS else panel

    async def say(self, message_id: str, **variables: str | int) -> None:
        """Answer with one message of the catalogue."""
        words = await self.words()
        await self.show(Panel(words(message_id, **variables)))

    def id_for(self, action: str, *row: str | int) -> str:
        """Return a custom id for this person's group."""
        return self.bot.ids.make(action, self.guild_id, *row)

    def own_id(self, action: str, *row: str | int) -> str:
        """Return a custom id that only this person may press."""
        return self.bot.ids.make(action, self.guild_id, self.user_id, *row)
