"""An interaction as discord.py gives it to us, with the answers that were shown."""

from dataclasses import dataclass, field
from itertools import count
from types import SimpleNamespace
from typing import Any

import discord

NUMBERS = count(1_000_000)


@dataclass
class FakeInteraction:
    """A press of somebody in a group; `failing` makes Discord refuse answers."""

    custom_id: str
    user_id: int
    guild_id: int | None
    locale: discord.Locale = discord.Locale.british_english
    failing: bool = False
    shown: list[str] = field(default_factory=list)
    forms: list[discord.ui.Modal] = field(default_factory=list)
    acknowledged: list[dict[str, Any]] = field(default_factory=list)
    message: None = None
    roles: tuple[int, ...] | None = None

    def __post_init__(self) -> None:
        self.id = next(NUMBERS)
        self.type = discord.InteractionType.component
        self.data = {"custom_id": self.custom_id}
        self.permissions = discord.Permissions.none()
        self.user = SimpleNamespace(id=self.user_id)
        self.response = self

    async def defer(self, **how: Any) -> None:
        """Take in that we were heard."""
        self._refuse()
        self.acknowledged.append(how)

    async def send_modal(self, form: discord.ui.Modal) -> None:
        """Show a form."""
        self._refuse()
        self.forms.append(form)

    async def edit_original_response(self, *, content: str, **_: Any) -> None:
        """Show an answer."""
        self._refuse()
        self.shown.append(content)

    def _refuse(self) -> None:
        if self.failing:
            sentence = "Discord is away"
            raise TimeoutError(sentence)
