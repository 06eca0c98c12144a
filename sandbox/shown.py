"""What people see: messages, forms, and the bot's answer to something they did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from simcord.backend import models, serializers
from simcord.backend.models.interaction import ResponseKind
from simcord.components import walk_components
from typing_extensions import override

if TYPE_CHECKING:
    from sandbox.people import Person
    from sandbox.places import Channel
    from sandbox.sandbox import Sandbox
    from sandbox.world import Json

LOADING = 1 << 7
BUTTON, TEXT_DISPLAY = 2, 10


@dataclass(frozen=True, eq=False)
class Message:
    """A message; it shows its present state, also after an edit."""

    sandbox: Sandbox
    model: models.Message

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, Message) and other.model is self.model

    @override
    def __hash__(self) -> int:
        return hash(self.model.id)

    @override
    def __repr__(self) -> str:
        return f"<Message {self.text!r} {self.labels}>"

    @property
    def id(self) -> int:
        """Return its id."""
        return self.model.id

    @property
    def channel_id(self) -> int:
        """Return the id of its channel."""
        return self.model.channel_id

    @property
    def channel(self) -> Channel:
        """Return its channel."""
        return self.sandbox.channel(self.model.channel_id)

    @property
    def author_id(self) -> int:
        """Return who wrote it."""
        return self.model.author_id

    @property
    def by_bot(self) -> bool:
        """Tell whether the bot wrote it."""
        return self.model.author_id == self.sandbox.world.bot_user.id

    @property
    def content(self) -> str:
        """Return its plain text, as a push notification shows it."""
        return self.model.content

    @property
    def text(self) -> str:
        """Return everything there is to read: content, text displays, titles and descriptions."""
        parts = [self.model.content]
        parts += [
            it["content"]
            for it in walk_components(self.model.components)
            if it["type"] == TEXT_DISPLAY
        ]
        for embed in self.model.embeds:
            parts += [embed.get("title") or "", embed.get("description") or ""]
            for field in embed.get("fields") or []:
                parts += [field["name"], field["value"]]
        return "\n".join(part for part in parts if part)

    @property
    def created_at(self) -> datetime:
        """Return when it was sent, in simulated time."""
        return datetime.fromisoformat(self.model.timestamp)

    @property
    def edited_at(self) -> datetime | None:
        """Return when it was last edited, in simulated time."""
        edited = self.model.edited_timestamp
        return None if edited is None else datetime.fromisoformat(edited)

    @property
    def components(self) -> list[Json]:
        """Return its components as Discord's JSON."""
        return self.model.components

    @property
    def labels(self) -> list[str]:
        """Return the labels of its buttons, in order."""
        return [
            it.get("label") or (it.get("emoji") or {}).get("name") or ""
            for it in walk_components(self.model.components)
            if it["type"] == BUTTON
        ]

    @property
    def embeds(self) -> list[Json]:
        """Return its embeds as Discord's JSON."""
        return self.model.embeds

    @property
    def attachments(self) -> list[Json]:
        """Return its files as Discord's JSON; `url` can be fetched."""
        return self.model.attachments

    @property
    def flags(self) -> int:
        """Return Discord's flags."""
        return self.model.flags

    @property
    def loading(self) -> bool:
        """Tell whether it shows "thinking…"."""
        return bool(self.model.flags & LOADING)

    @property
    def ephemeral_for(self) -> int | None:
        """Return the only person who sees it, if it is ephemeral."""
        if not self.model.is_ephemeral:
            return None
        return int((self.model.interaction_metadata or {})["user"]["id"])

    @property
    def pinned(self) -> bool:
        """Tell whether it is pinned."""
        return self.model.pinned

    @property
    def exists(self) -> bool:
        """Tell whether it has not been deleted."""
        return self.id in self.sandbox.world.messages.get(self.channel_id, {})

    @property
    def pinged(self) -> tuple[list[int], list[int]]:
        """Return the users and the roles that it notified."""
        return self.model.ping_user_ids, self.model.ping_role_ids

    @property
    def payload(self) -> dict[str, Any]:
        """Return it as Discord's JSON."""
        return dict(serializers.message_payload(self.sandbox.world, self.model))


@dataclass(frozen=True, eq=False, repr=False)
class Modal:
    """A form on somebody's screen."""

    sandbox: Sandbox
    person: Person
    record: models.Interaction
    spec: dict[str, Any]

    @property
    def title(self) -> str:
        """Return its title."""
        return str(self.spec["title"])

    @property
    def custom_id(self) -> str:
        """Return its custom id."""
        return str(self.spec["custom_id"])

    @property
    def components(self) -> list[Json]:
        """Return its components as Discord's JSON."""
        components: list[Json] = self.spec["components"]
        return components


@dataclass(frozen=True, eq=False)
class Response:
    """How the bot answered something a person did; grows as more comes."""

    sandbox: Sandbox
    person: Person
    record: models.Interaction

    @override
    def __repr__(self) -> str:
        title = None if self.modal is None else self.modal.title
        return f"<Response failed={self.failed} modal={title!r} messages={self.messages}>"

    @property
    def interaction_id(self) -> int:
        """Return the id of the interaction."""
        return self.record.id

    @property
    def answered(self) -> bool:
        """Tell whether the bot acknowledged it at all."""
        return self.record.responded

    @property
    def failed(self) -> bool:
        """Tell whether it shows "did not respond"."""
        world = self.sandbox.world
        return (
            not self.record.responded
            and world.interaction_age(self.record.id) >= world.limits.acknowledge_within
        )

    @property
    def deferred(self) -> bool:
        """Tell whether the bot said "thinking…" and nothing more yet."""
        return self.record.loading

    @property
    def settled(self) -> bool:
        """Tell whether what was promised at first has come."""
        if self.record.response_kind == ResponseKind.DEFERRED_UPDATE:
            return bool(self._touched)
        return self.record.responded and not self.record.loading

    @property
    def modal(self) -> Modal | None:
        """Return the form that it opened."""
        if self.record.modal is None:
            return None
        return Modal(self.sandbox, self.person, self.record, self.record.modal)

    @property
    def choices(self) -> list[dict[str, Any]]:
        """Return the choices of an autocomplete, as name and value."""
        return self.record.autocomplete_choices or []

    @property
    def messages(self) -> list[Message]:
        """Return the messages that it made or changed, in that order, as they are now."""
        ids: list[int] = []
        first = self.record.message_id
        if first is not None and self.record.response_kind != ResponseKind.DEFERRED_UPDATE:
            ids.append(first)
        ids += self._touched
        world = self.sandbox.world
        here = world.messages.get(self.record.channel_id, {})
        return [
            Message(self.sandbox, here[message_id])
            for message_id in dict.fromkeys(ids)
            if message_id in here and here[message_id].visible_to(self.person.id)
        ]

    @property
    def message(self) -> Message:
        """Return the last of its messages; raises LookupError if there is none."""
        if not self.messages:
            msg = "the bot showed no message"
            raise LookupError(msg)
        return self.messages[-1]

    @property
    def text(self) -> str:
        """Return all that it shows, as text."""
        return "\n".join(message.text for message in self.messages)

    @property
    def _touched(self) -> list[int]:
        return self.sandbox.world.interaction_times[self.record.id].touched
