"""One request of the bot, and the table of what answers it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from typing import Protocol

from simcord.backend import errors
from simcord.backend.errors import BackendError
from simcord.backend.models import Channel, Message
from simcord.backend.permissions import flag
from simcord.http import routes as _simcord_routes  # noqa: F401 — importing registers them
from simcord.http.router import dispatch

from sandbox.world import Json, World


@dataclass
class Upload:
    """A file that came with a request, in the shape SimCord reads."""

    filename: str
    data: bytes
    description: str | None = None

    @property
    def fp(self) -> BytesIO:
        """Return the content as a file."""
        return BytesIO(self.data)


@dataclass
class Call:
    """A request as a route reads it."""

    world: World
    method: str
    path: str
    query: dict[str, str] = field(default_factory=dict)
    json: Json = None
    files: list[Upload] = field(default_factory=list)
    reason: str | None = None
    args: dict[str, str] = field(default_factory=dict)

    @property
    def body(self) -> dict[str, Json]:
        """Return the body, or nothing if it is no object."""
        return self.json if isinstance(self.json, dict) else {}

    def id(self, name: str) -> int:
        """Return a snowflake of the path."""
        return int(self.args[name])

    def flag(self, name: str) -> bool:
        """Return a boolean of the query."""
        return self.query.get(name, "").lower() in {"1", "true"}

    def simcord(self, json: Json = None) -> Json:
        """Let SimCord's own route answer, with another body if one is given."""
        return dispatch(
            self.world,
            self.method,
            self.path,
            json=self.json if json is None else json,
            params=dict(self.query),
            files=list(self.files),
            reason=self.reason,
        )

    def channel(self, *names: str) -> Channel:
        """Return the channel of the path, if the bot sees it and has these permissions there."""
        world = self.world
        channel = world.get_channel(self.id("channel_id"))
        world.require_permissions(channel.guild_id, world.bot_user.id, channel.id, *names)
        return channel

    def bot_may(self, channel: Channel, name: str) -> bool:
        """Tell whether the bot has a permission in a channel."""
        if channel.guild_id is None:
            return True
        world = self.world
        granted = world.compute_permissions(channel.guild_id, world.bot_user.id, channel.id)
        return bool(granted & flag(name))


class Handler(Protocol):
    """Answers a call: JSON, or None for 204."""

    def __call__(self, call: Call, /) -> Json:
        """Answer."""
        ...


_ROUTES: dict[str, list[tuple[list[str], Handler]]] = {}


def route(method: str, template: str) -> Callable[[Handler], Handler]:
    """Register what answers `method` on paths of this form, before SimCord is asked."""

    def register(handler: Handler) -> Handler:
        _ROUTES.setdefault(method, []).append((template.strip("/").split("/"), handler))
        return handler

    return register


def answer(call: Call) -> Json:
    """Answer by our own route if there is one, else by SimCord's."""
    segments = call.path.strip("/").split("/")
    best: tuple[int, dict[str, str], Handler] | None = None
    for template, handler in _ROUTES.get(call.method, ()):
        if len(template) != len(segments):
            continue
        pairs = list(zip(template, segments, strict=True))
        if any(form != given for form, given in pairs if not form.startswith("{")):
            continue
        args = {form[1:-1]: given for form, given in pairs if form.startswith("{")}
        literal = len(pairs) - len(args)
        if best is None or literal > best[0]:
            best = (literal, args, handler)
    if best is None:
        return call.simcord()
    call.args = best[1]
    return best[2](call)


def invalid_if(wrong: object, detail: str) -> None:
    """Raise Discord's "Invalid Form Body" if something in it is wrong."""
    if wrong:
        raise errors.invalid_form_body(detail)


def refuse(status: int, code: int, message: str) -> BackendError:
    """Return one of Discord's refusals."""
    return BackendError(status, code, message)


class RateLimited(BackendError):  # noqa: N818 — as its siblings of SimCord are called
    """A refusal with 429, which must say for how long."""

    def __init__(
        self, code: int, message: str, *, retry_after: float, everywhere: bool = False
    ) -> None:
        super().__init__(429, code, message)
        self.retry_after = retry_after
        self.everywhere = everywhere


def own_message(call: Call, channel: Channel) -> Message:
    """Return the message of the path, which a bot may only edit if it wrote it."""
    message = call.world.get_message(channel.id, call.id("message_id"))
    if message.is_ephemeral:
        raise errors.unknown_message()
    if message.author_id != call.world.bot_user.id:
        raise errors.cannot_edit_other_user()
    return message
