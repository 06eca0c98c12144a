"""People: they see what Discord would show them, and do what its client lets them do."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from simcord.backend.access import channel_accessible
from simcord.components import walk_components
from simcord.enums import SELECT_TYPES, ComponentType, InteractionType

from sandbox.forms import choose, fill_in
from sandbox.interactions import answer_of, send_interaction
from sandbox.options import Command, Value, commands_for, find_command
from sandbox.places import Channel, Guild, Role
from sandbox.refusals import CannotDo
from sandbox.shown import Message, Modal, Response

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sandbox.sandbox import Sandbox

LINK, PREMIUM = 5, 6
PATIENCE = 10.0


@dataclass(frozen=True)
class Person:
    """Somebody with a Discord account."""

    sandbox: Sandbox = field(repr=False)
    id: int

    @property
    def name(self) -> str:
        """Return the name others see."""
        return self.sandbox.world.users[self.id].name

    @property
    def mention(self) -> str:
        """Return what mentions the person in a text."""
        return f"<@{self.id}>"

    @property
    def locale(self) -> str:
        """Return the language of their client."""
        return self.sandbox.world.locales[self.id]

    @property
    def guilds(self) -> list[Guild]:
        """Return the guilds they are in."""
        return [guild for guild in self.sandbox.guilds if self.id in guild.model.members]

    # What they see

    @property
    def dm(self) -> Channel | None:
        """Return their DM with the bot, if it has been opened."""
        channel_id = self.sandbox.world.dm_channels.get(self.id)
        return None if channel_id is None else Channel(self.sandbox, channel_id)

    def sees(self, channel: Channel) -> bool:
        """Tell whether they can open the channel."""
        if channel.exists and channel.model.guild_id is None:
            return self.id in channel.model.recipient_ids
        return channel_accessible(self.sandbox.world, channel.id, self.id)

    def messages(self, channel: Channel | None) -> list[Message]:
        """Return what they see there, oldest first, what only they see included."""
        if channel is None or not self.sees(channel):
            return []
        return [message for message in channel.messages if message.model.visible_to(self.id)]

    def last(self, channel: Channel | None) -> Message:
        """Return the newest message they see there; raises LookupError if there is none."""
        seen = self.messages(channel)
        if not seen:
            msg = f"{self.name} sees no message there"
            raise LookupError(msg)
        return seen[-1]

    def visible_channels(self) -> list[Channel]:
        """Return their DM, and every channel and thread they can open."""
        here = [] if self.dm is None else [self.dm]
        for guild in self.guilds:
            here += [it for it in (*guild.channels, *guild.threads) if self.sees(it)]
        return here

    def commands(self, channel: Channel) -> list[Command]:
        """Return the commands of the bot that their client offers there."""
        return commands_for(self, channel)

    # Who they are

    def take_role(self, role: Role) -> None:
        """Get a role."""
        member = role.guild.model.members[self.id]
        if role.id not in member.role_ids:
            member.role_ids.append(role.id)
        self.sandbox.world.announce_member_update(role.guild.id, self.id)

    def lose_role(self, role: Role) -> None:
        """Lose a role."""
        member = role.guild.model.members[self.id]
        member.role_ids[:] = [role_id for role_id in member.role_ids if role_id != role.id]
        self.sandbox.world.announce_member_update(role.guild.id, self.id)

    def close_dms(self) -> None:
        """Take no direct messages from the bot any more."""
        self.sandbox.world.closed_dms.add(self.id)

    def reopen_dms(self) -> None:
        """Take direct messages again."""
        self.sandbox.world.closed_dms.discard(self.id)

    # What they do

    def open_dm(self) -> Channel:
        """Open the DM with the bot from their side."""
        return Channel(self.sandbox, self.sandbox.world.get_dm_channel(self.id).id)

    async def type(self, channel: Channel, text: str) -> Message:
        """Write a message."""
        world = self.sandbox.world
        model = channel.model
        if not self.sees(channel):
            msg = f"{self.name} does not see {channel.name}"
            raise CannotDo(msg)
        needed = "send_messages_in_threads" if model.is_thread else "send_messages"
        if model.guild_id is not None:
            world.require_permissions(model.guild_id, self.id, model.id, needed)
        return Message(self.sandbox, world.create_message(model.id, self.id, text))

    async def press(self, message: Message, which: str, *, patience: float = PATIENCE) -> Response:
        """Press a button, named by its label or custom id."""
        button = self._component(message, which, {ComponentType.BUTTON}, ("label", "custom_id"))
        if button["style"] in {LINK, PREMIUM}:
            msg = f"{which!r} is a link: it opens {button.get('url')} and tells the bot nothing"
            raise CannotDo(msg)
        data = {
            "component_type": int(ComponentType.BUTTON),
            "custom_id": button["custom_id"],
            "id": button.get("id", 0),
        }
        return await self._component_interaction(message, data, patience)

    async def choose(
        self,
        message: Message,
        which: str | None,
        values: Sequence[str | Person | Role | Channel],
        *,
        patience: float = PATIENCE,
    ) -> Response:
        """Choose in a select menu, named by its placeholder or custom id.

        `values` are labels or values; people, roles and channels for menus of those. None takes
        the only menu there is.
        """
        menu = self._component(message, which, set(SELECT_TYPES), ("placeholder", "custom_id"))
        resolved: dict[str, Any] = {}
        guild_id = message.channel.model.guild_id
        chosen = choose(self, menu, values, resolved, guild_id=guild_id)
        data = {
            "component_type": menu["type"],
            "custom_id": menu["custom_id"],
            "id": menu.get("id", 0),
            "values": chosen,
        }
        if resolved:
            data["resolved"] = resolved
        return await self._component_interaction(message, data, patience)

    async def submit(
        self, modal: Modal, values: dict[str, Any] | None = None, *, patience: float = PATIENCE
    ) -> Response:
        """Fill in a form, by label or custom id, and send it.

        Text for text inputs, a value or a list of them for selects, radios and checkbox groups,
        True or False for a checkbox, `(name, bytes)` pairs for files. What is not named keeps
        what the form shows.
        """
        if modal.record.modal_consumed:
            msg = "this form has been sent already"
            raise CannotDo(msg)
        resolved: dict[str, Any] = {}
        components = fill_in(self, modal, values or {}, resolved)
        modal.record.modal_consumed = True
        data: dict[str, Any] = {"custom_id": modal.custom_id, "components": components}
        if resolved:
            data["resolved"] = resolved
        source = modal.record.source_message_id
        here = self.sandbox.world.messages.get(modal.record.channel_id, {})
        response = send_interaction(
            self,
            InteractionType.MODAL_SUBMIT,
            channel_id=modal.record.channel_id,
            data=data,
            message_id=source if source in here else None,
        )
        return await answer_of(response, patience=patience)

    async def run(
        self,
        command: str,
        /,
        *,
        in_channel: Channel | None = None,
        patience: float = PATIENCE,
        **options: Value,
    ) -> Response:
        """Run a slash command such as "/my start", chosen from Discord's list, with its options."""
        where = in_channel or self._anywhere()
        data = find_command(self, where, command).data(self, where, options)
        response = send_interaction(
            self, InteractionType.APPLICATION_COMMAND, channel_id=where.id, data=data
        )
        return await answer_of(response, patience=patience)

    async def autocomplete(
        self,
        command: str,
        /,
        *,
        option: str,
        typed: str = "",
        in_channel: Channel | None = None,
        **filled: Value,
    ) -> list[dict[str, Any]]:
        """Type into an option; returns what the bot offers, as name and value."""
        where = in_channel or self._anywhere()
        data = find_command(self, where, command).typing(self, where, option, typed, filled)
        response = send_interaction(
            self, InteractionType.APPLICATION_COMMAND_AUTOCOMPLETE, channel_id=where.id, data=data
        )
        return (await answer_of(response, patience=0)).choices

    async def _component_interaction(
        self, message: Message, data: dict[str, Any], patience: float
    ) -> Response:
        response = send_interaction(
            self,
            InteractionType.MESSAGE_COMPONENT,
            channel_id=message.channel_id,
            data=data,
            message_id=message.id,
        )
        return await answer_of(response, patience=patience)

    def _component(
        self, message: Message, which: str | None, kinds: set[Any], keys: tuple[str, ...]
    ) -> dict[str, Any]:
        if not message.exists or not message.model.visible_to(self.id):
            msg = f"{self.name} does not see this message"
            raise CannotDo(msg)
        if not self.sees(message.channel):
            msg = f"{self.name} does not see {message.channel.name}"
            raise CannotDo(msg)
        there = [it for it in walk_components(message.components) if it["type"] in kinds]
        found = [it for it in there if which is None or which in {it.get(key) for key in keys}]
        if len(found) != 1:
            names = [it.get(keys[0]) or it.get("custom_id") for it in there]
            msg = f"{len(found)} things called {which!r}; there are {names}"
            raise CannotDo(msg)
        if found[0].get("disabled"):
            msg = f"{which!r} is greyed out"
            raise CannotDo(msg)
        return found[0]

    def _anywhere(self) -> Channel:
        for guild in self.guilds:
            for channel in guild.channels:
                if channel.kind == "text" and self.sees(channel):
                    return channel
        return self.open_dm()
