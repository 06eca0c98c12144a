"""What the demo page shows: the group through the eyes of one person, as JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from simcord.backend.permissions import flag

from sandbox.options import Command, commands_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sandbox.people import Person
    from sandbox.places import Channel, Guild
    from sandbox.sandbox import Sandbox
    from sandbox.shown import Message

DM = "dm"
DEFAULT, PINNED, REPLY, CHAT_COMMAND, CONTEXT_COMMAND = 0, 6, 19, 20, 23
SAID = {DEFAULT, REPLY, CHAT_COMMAND, CONTEXT_COMMAND}
NOTICES = {
    1: "{who} added {whom}.",
    2: "{who} removed {whom}.",
    4: "{who} named it {content}.",
    PINNED: "{who} pinned a post.",
    7: "{who} joined.",
    18: "{who} started a thread: {content}",
}
EXCERPT = 80
COMMAND_TYPE = 2


@dataclass(frozen=True)
class Actor:
    """Somebody of the demo: who they are, and where they live."""

    person: Person
    note: str = ""
    zone: str = "Europe/London"


@dataclass
class Stage:
    """The group on the page, its people, and what each pane shows at first."""

    sandbox: Sandbox
    guild: Guild
    cast: Sequence[Actor]
    panes: Sequence[tuple[Person, Channel | None]]
    title: str
    zone: str = "Europe/London"
    first: int = 0
    dismissed: set[tuple[int, int]] = field(default_factory=set)

    @property
    def bot_name(self) -> str:
        """Return the name of the bot."""
        return str(self.sandbox.world.bot_user.name)

    def person(self, wanted: str) -> Person:
        """Return somebody of the cast by id; raises LookupError for anybody else."""
        for actor in self.cast:
            if str(actor.person.id) == wanted:
                return actor.person
        msg = "There is no such person in this group."
        raise LookupError(msg)

    def channel(self, person: Person, place: str) -> Channel | None:
        """Return where a person is; None is a DM that has not been opened."""
        if place == DM:
            return person.dm
        for channel in person.visible_channels():
            if str(channel.id) == place:
                return channel
        msg = f"{person.name} does not see that place."
        raise LookupError(msg)

    def message(self, person: Person, place: str, wanted: str) -> Message:
        """Return a message that the person sees; raises LookupError for any other."""
        for message in self.messages(person, self.channel(person, place)):
            if str(message.id) == wanted:
                return message
        msg = f"{person.name} does not see that message any more."
        raise LookupError(msg)

    def messages(self, person: Person, channel: Channel | None) -> list[Message]:
        """Return what a person sees in a channel and has not dismissed."""
        seen = person.messages(channel)
        return [it for it in seen if (person.id, it.id) not in self.dismissed]

    def commands(self, person: Person, channel: Channel | None) -> list[Command]:
        """Return what the person's client offers there; nothing before the DM is open."""
        return [] if channel is None else commands_for(person, channel)

    def state(self) -> dict[str, Any]:
        """Return who is there, what things are called, and what the panes show at first."""
        world = self.sandbox.world
        users = {str(actor.person.id): actor.person.name for actor in self.cast}
        return {
            "group": self.title,
            "people": [person_json(actor) for actor in self.cast],
            "names": {
                "users": {**users, str(world.bot_user.id): self.bot_name},
                "roles": {
                    str(role.id): role.name.removeprefix("@")
                    for role in self.guild.roles
                    if not role.model.managed
                },
                "channels": {
                    str(it.id): it.name for it in (*self.guild.channels, *self.guild.threads)
                },
            },
            "panes": [
                {"person": str(person.id), "place": DM if channel is None else str(channel.id)}
                for person, channel in self.panes
            ],
            "first": self.first,
        }

    def pane(self, person: Person, place: str) -> dict[str, Any]:
        """Return what a person sees in a place; the group's first channel if it is gone."""
        try:
            channel = self.channel(person, place)
        except LookupError:
            channel = next((it for it in person.visible_channels() if it.guild), None)
        open_places: list[Channel | None] = [None, *self._rooms(person)]
        if channel is not None and channel.kind == "dm":
            here = self._place(person, None)
        else:
            here = self._place(person, channel)
        return {
            "place": {
                **here,
                "writable": may_write(person, channel),
                "empty": self._empty(person, channel),
                "open": channel is not None,
            },
            "places": [self._place(person, it) for it in open_places],
            "messages": [message_json(it) for it in self.messages(person, channel)],
            "commands": [command_json(it, person.locale) for it in self.commands(person, channel)],
        }

    def _rooms(self, person: Person) -> list[Channel]:
        """Return the channels a person sees, each followed by the threads in it."""
        visible = [it for it in person.visible_channels() if it.kind != "dm"]
        threads = [it for it in visible if it.parent is not None]
        rooms: list[Channel] = []
        for channel in visible:
            if channel.parent is None:
                rooms.append(channel)
                rooms += [it for it in threads if it.parent == channel]
        return rooms

    def _place(self, person: Person, channel: Channel | None) -> dict[str, Any]:
        where = person.dm if channel is None else channel
        seen = self.messages(person, where)
        last = str(seen[-1].id) if seen else None
        if channel is None:
            return {"id": DM, "name": "DM", "tab": "DM", "last": last}
        name = f"#{channel.name}" if channel.parent is None else f"↳ {channel.name}"
        if channel.archived:
            name += " (closed)"
        return {"id": str(channel.id), "name": name, "tab": name, "last": last}

    def _empty(self, person: Person, channel: Channel | None) -> str:
        if channel is not None and channel.kind != "dm":
            return "Nothing here yet."
        return (
            f"{person.name} and {self.bot_name} have not talked yet. It begins with a button "
            "on the pinned post in the group’s channel."
        )


def person_json(actor: Actor) -> dict[str, Any]:
    """Return somebody as the page shows them."""
    return {
        "id": str(actor.person.id),
        "name": actor.person.name,
        "note": actor.note,
        "locale": actor.person.locale,
        "zone": actor.zone,
    }


def may_write(person: Person, channel: Channel | None) -> bool:
    """Tell whether a person can write there; a DM opens with the first word."""
    if channel is None or channel.model.guild_id is None:
        return True
    if channel.archived or channel.locked:
        return False
    world = person.sandbox.world
    granted = world.compute_permissions(channel.model.guild_id, person.id, channel.id)
    needed = "send_messages" if channel.parent is None else "send_messages_in_threads"
    return bool(granted & flag(needed))


def command_json(command: Command, locale: str) -> dict[str, Any]:
    """Return a command with its options, named in the person's language."""
    shown, description = command.localized(locale)
    return {
        "name": command.name.removeprefix("/"),
        "shown": shown.removeprefix("/"),
        "description": description,
        "options": [
            {
                **option,
                "shown": localized(option, "name", locale),
                "description": localized(option, "description", locale),
            }
            for option in command.options
        ],
    }


def localized(spec: dict[str, Any], key: str, locale: str) -> str:
    """Return the name or description of an option in a language, else as it was given."""
    return str((spec.get(f"{key}_localizations") or {}).get(locale) or spec[key])


def message_json(message: Message) -> dict[str, Any]:
    """Return a message as the page shows it."""
    payload = message.payload
    notice = payload["type"] not in SAID
    author = {
        "id": payload["author"]["id"],
        "name": shown_name(payload["author"]),
        "bot": message.by_bot,
    }
    return {
        "id": payload["id"],
        "author": author,
        "content": notice_words(payload) if notice else payload["content"],
        "at": payload["timestamp"],
        "edited_at": payload["edited_timestamp"],
        "ephemeral": message.ephemeral_for is not None,
        "pinned": payload["pinned"],
        "flags": payload["flags"],
        "components": payload["components"],
        "embeds": payload["embeds"],
        "attachments": payload["attachments"],
        "reply_to": reply_json(payload.get("referenced_message")),
        "used": used_json(payload.get("interaction_metadata")),
        "notice": notice,
    }


def notice_words(payload: dict[str, Any]) -> str:
    """Return the line for what Discord itself says in a channel."""
    whom = ", ".join(shown_name(user) for user in payload["mentions"])
    words = NOTICES.get(payload["type"], "{who}: {content}")
    return words.format(who=shown_name(payload["author"]), whom=whom, content=payload["content"])


def shown_name(user: dict[str, Any]) -> str:
    """Return the name of a user as others see it."""
    return str(user["global_name"] or user["username"])


def reply_json(referenced: dict[str, Any] | None) -> dict[str, str] | None:
    """Return whom a message answers, and the beginning of what they said."""
    if referenced is None:
        return None
    author = referenced["author"]
    return {
        "author": shown_name(author),
        "excerpt": referenced["content"][:EXCERPT],
    }


def used_json(metadata: dict[str, Any] | None) -> dict[str, str] | None:
    """Return who ran which command to get this message; None for presses."""
    if metadata is None or metadata.get("type") != COMMAND_TYPE or not metadata.get("name"):
        return None
    user = metadata["user"]
    return {"name": shown_name(user), "command": metadata["name"]}
