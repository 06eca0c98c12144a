"""Guilds, roles and channels as tests and the page hold them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import discord
from simcord.backend import models, serializers
from simcord.enums import ChannelType, OverwriteType

from sandbox.shown import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sandbox.people import Person
    from sandbox.sandbox import Sandbox
    from sandbox.world import Json

Permissions = int | discord.Permissions

BOT_PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    create_private_threads=True,
    manage_threads=True,
    embed_links=True,
    attach_files=True,
    read_message_history=True,
    pin_messages=True,
)
"""What the invite link of Porchlight asks for."""

KINDS = {
    ChannelType.TEXT: "text",
    ChannelType.DM: "dm",
    ChannelType.PUBLIC_THREAD: "thread",
    ChannelType.PRIVATE_THREAD: "private thread",
    ChannelType.VOICE: "voice",
    ChannelType.CATEGORY: "category",
    ChannelType.STAGE_VOICE: "stage",
    ChannelType.FORUM: "forum",
}


def permission_bits(permissions: Permissions) -> int:
    """Return permissions as Discord's number."""
    return permissions if isinstance(permissions, int) else permissions.value


@dataclass(frozen=True)
class Role:
    """A role of a guild."""

    guild: Guild
    id: int

    @property
    def model(self) -> models.Role:
        """Return the role of the back end."""
        return self.guild.model.roles[self.id]

    @property
    def name(self) -> str:
        """Return its name."""
        return self.model.name

    @property
    def mention(self) -> str:
        """Return what mentions it in a text."""
        return f"<@&{self.id}>"

    def delete(self) -> None:
        """Delete it, as an admin does."""
        self.guild.sandbox.world.delete_role(self.guild.id, self.id)

    def rename(self, name: str) -> None:
        """Give it another name."""
        self.guild.sandbox.world.edit_role(self.guild.id, self.id, {"name": name})


@dataclass(frozen=True)
class Channel:
    """A text channel, a thread or a DM with the bot."""

    sandbox: Sandbox = field(repr=False)
    id: int

    @property
    def model(self) -> models.Channel:
        """Return the channel of the back end."""
        return self.sandbox.world.get_channel(self.id)

    @property
    def exists(self) -> bool:
        """Tell whether it has not been deleted."""
        return self.id in self.sandbox.world.channels

    @property
    def kind(self) -> str:
        """Return "text", "dm", "thread", "private thread" or another kind."""
        return KINDS.get(ChannelType(self.model.type), "other")

    @property
    def name(self) -> str:
        """Return its name; a DM bears the person's."""
        if self.model.name is not None:
            return self.model.name
        return ", ".join(self.sandbox.world.users[it].name for it in self.model.recipient_ids)

    @property
    def mention(self) -> str:
        """Return what links to it in a text."""
        return f"<#{self.id}>"

    @property
    def guild(self) -> Guild | None:
        """Return its guild; None for a DM."""
        guild_id = self.model.guild_id
        return None if guild_id is None else Guild(self.sandbox, guild_id)

    @property
    def parent(self) -> Channel | None:
        """Return the channel of a thread."""
        parent_id = self.model.parent_id
        return None if parent_id is None else Channel(self.sandbox, parent_id)

    @property
    def archived(self) -> bool:
        """Tell whether it is an archived thread."""
        return self.model.thread_metadata is not None and self.model.thread_metadata.archived

    @property
    def locked(self) -> bool:
        """Tell whether it is a locked thread."""
        return self.model.thread_metadata is not None and self.model.thread_metadata.locked

    @property
    def members(self) -> list[int]:
        """Return the ids of who is in the thread or the DM."""
        return [*self.model.thread_members, *self.model.recipient_ids]

    @property
    def messages(self) -> list[Message]:
        """Return every message in it, oldest first, also those shown to one person only."""
        return [Message(self.sandbox, it) for it in self.sandbox.world.messages[self.id].values()]

    @property
    def payload(self) -> Json:
        """Return it as Discord's JSON."""
        return dict(serializers.channel_payload(self.sandbox.world, self.model))

    def message(self, message_id: int) -> Message:
        """Return one message."""
        return Message(self.sandbox, self.sandbox.world.get_message(self.id, message_id))

    def delete(self) -> None:
        """Delete it, as an admin does."""
        self.sandbox.world.delete_channel(self.id)

    def rename(self, name: str) -> None:
        """Give it another name."""
        self.sandbox.world.edit_channel(self.id, {"name": name})

    def allow(
        self, target: Role | Person, *, allow: Permissions = 0, deny: Permissions = 0
    ) -> None:
        """Set what a role or a person may do here, beyond their roles."""
        overwrite = overwrite_of(target, permission_bits(allow), permission_bits(deny))
        self.sandbox.world.set_overwrite(self.id, overwrite)


@dataclass(frozen=True)
class Guild:
    """A server with its people."""

    sandbox: Sandbox = field(repr=False)
    id: int

    @property
    def model(self) -> models.Guild:
        """Return the guild of the back end."""
        return self.sandbox.world.get_guild(self.id)

    @property
    def name(self) -> str:
        """Return its name."""
        return self.model.name

    @property
    def everyone_role(self) -> Role:
        """Return the role that everybody has."""
        return Role(self, self.id)

    @property
    def roles(self) -> list[Role]:
        """Return all roles."""
        return [Role(self, role_id) for role_id in self.model.roles]

    @property
    def channels(self) -> list[Channel]:
        """Return all channels, without threads."""
        return [Channel(self.sandbox, channel_id) for channel_id in self.model.channel_ids]

    @property
    def threads(self) -> list[Channel]:
        """Return all threads, also archived ones."""
        return [Channel(self.sandbox, channel_id) for channel_id in self.model.thread_ids]

    @property
    def people(self) -> list[Person]:
        """Return its members that are people."""
        return [it for it in self.sandbox.people if it.id in self.model.members]

    @property
    def events(self) -> list[Json]:
        """Return the scheduled events as Discord's JSON."""
        world = self.sandbox.world
        return [
            {
                **serializers.scheduled_event_payload(world, event),
                "recurrence_rule": world.recurrence.get(event.id),
            }
            for event in self.model.scheduled_events.values()
        ]

    def create_role(
        self, name: str, *, permissions: Permissions = 0, mentionable: bool = False
    ) -> Role:
        """Return a new role."""
        role = self.sandbox.world.create_role(
            self.id, name, permissions=permission_bits(permissions), mentionable=mentionable
        )
        return Role(self, role.id)

    def create_text_channel(
        self,
        name: str,
        *,
        topic: str | None = None,
        overwrites: Mapping[Role | Person, discord.PermissionOverwrite] | None = None,
    ) -> Channel:
        """Return a new text channel."""
        pairs = {target: it.pair() for target, it in (overwrites or {}).items()}
        channel = self.sandbox.world.create_channel(
            self.id,
            name,
            topic=topic,
            overwrites=[
                overwrite_of(target, allow.value, deny.value)
                for target, (allow, deny) in pairs.items()
            ],
        )
        return Channel(self.sandbox, channel.id)

    def create_private_channel(self, name: str, *, visible_to: Iterable[Role | Person]) -> Channel:
        """Return a new channel that only these, and the bot, can see."""
        see = discord.PermissionOverwrite(view_channel=True)
        channel = self.create_text_channel(
            name,
            overwrites={
                self.everyone_role: discord.PermissionOverwrite(view_channel=False),
                **dict.fromkeys(visible_to, see),
            },
        )
        bot = models.Overwrite(
            target_id=self.sandbox.world.bot_user.id,
            type=OverwriteType.MEMBER,
            allow=discord.Permissions(view_channel=True).value,
        )
        self.sandbox.world.set_overwrite(channel.id, bot)
        return channel

    def add_member(
        self, name: str, *, roles: Iterable[Role] = (), locale: str = "en-US", admin: bool = False
    ) -> Person:
        """Return a new person who is a member; an admin gets a role with Manage Server."""
        person = self.sandbox.create_person(name, locale=locale)
        self.join(person, roles=roles)
        if admin:
            manage = discord.Permissions(manage_guild=True)
            person.take_role(self.create_role(f"Admin {name}", permissions=manage))
        return person

    def join(self, person: Person, *, roles: Iterable[Role] = ()) -> None:
        """Let a person join."""
        self.sandbox.world.add_member(
            self.id, person.id, roles=[role.id for role in roles], announce=True
        )

    def remove(self, person: Person) -> None:
        """Let a person leave."""
        self.sandbox.world.remove_member(self.id, person.id)

    def add_bot(self, *, permissions: Permissions = BOT_PERMISSIONS) -> None:
        """Let the bot join with these permissions."""
        self.sandbox.world.add_bot(self.id, permissions=permission_bits(permissions))

    def remove_bot(self) -> None:
        """Throw the bot out."""
        self.sandbox.world.remove_bot(self.id)

    def set_bot_permissions(self, permissions: Permissions) -> None:
        """Change what the bot may do here."""
        world = self.sandbox.world
        for role_id in self.model.members[world.bot_user.id].role_ids:
            world.edit_role(self.id, role_id, {"permissions": permission_bits(permissions)})


def overwrite_of(target: Role | Person, allow: int, deny: int) -> models.Overwrite:
    """Return a permission overwrite of the back end."""
    kind = OverwriteType.ROLE if isinstance(target, Role) else OverwriteType.MEMBER
    return models.Overwrite(target_id=target.id, type=kind, allow=allow, deny=deny)
