"""Requests held against Discord's own description of its HTTP API."""

import importlib.util
import json
import logging
import os
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from sandbox.calls import Call
from sandbox.world import Json

log = logging.getLogger("sandbox")

PROJECT = Path(__file__).resolve().parent.parent
DOCUMENT = PROJECT.parent / "shared" / "data" / "discord-openapi.json"
NOTICE = "the OpenAPI document is not here: requests are not checked against it"


def document_path() -> Path:
    """Return where the document should be; `DISCORD_OPENAPI` names another place."""
    return Path(os.environ.get("DISCORD_OPENAPI") or DOCUMENT)


@lru_cache(maxsize=1)
def _document(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_text())
    return loaded


@lru_cache(maxsize=1)
def _templates(path: Path) -> list[tuple[re.Pattern[str], str]]:
    found = [
        (re.compile("^" + re.sub(r"\{[^}]+\}", "[^/]+", template) + "$"), template)
        for template in _document(path)["paths"]
    ]
    # The most literal form wins: /messages/pins before /messages/{message_id}.
    return sorted(found, key=lambda item: item[1].count("{"))


@lru_cache(maxsize=256)
def _validator(  # the validator of a package that not everybody has, so it goes unnamed
    path: Path, template: str, method: str
) -> Any | None:  # noqa: ANN401
    import jsonschema_rs  # noqa: PLC0415 — only tests have it; the demo does without

    document = _document(path)
    operation = document["paths"][template].get(method, {})
    content = operation.get("requestBody", {}).get("content", {})
    if "application/json" not in content:
        return None
    return jsonschema_rs.Draft202012Validator(
        {**content["application/json"]["schema"], "components": document["components"]}
    )


class Contract:
    """Collects what in the bot's requests Discord's description does not allow."""

    def __init__(self) -> None:
        self.violations: list[str] = []
        self.path = document_path()
        can_check = importlib.util.find_spec("jsonschema_rs") is not None
        self.active = can_check and self.path.is_file()
        self.checked = 0
        if can_check and not self.active:  # where tests run; the demo has nothing to check with
            log.warning("%s path=%s", NOTICE, self.path)

    def check(self, call: Call) -> None:
        """Add a sentence to `violations` for everything in the request that is not allowed."""
        if not self.active:
            return
        self.checked += 1
        template = self._template(call)
        if template is None:
            self.violations.append(f"{call.method} {call.path}: no such route")
            return
        validator = _validator(self.path, template, call.method.lower())
        if validator is None:
            if call.json:
                self.violations.append(f"{call.method} {template}: takes no body")
            return
        for error in validator.iter_errors(_without_false_alarms(call.json)):
            where = "/".join(str(step) for step in error.instance_path)
            self.violations.append(f"{call.method} {template}: {where}: {error.message[:300]}")

    def _template(self, call: Call) -> str | None:
        paths = _document(self.path)["paths"]
        for pattern, template in _templates(self.path):
            if pattern.match(call.path) and call.method.lower() in paths[template]:
                return template
        return None


def _without_false_alarms(body: Json) -> Json:
    """Return the body in the form the document asks for where Discord takes others too.

    Ids of recipients, attachments and chosen defaults may be integers, as discord.py sends them.
    """
    if isinstance(body, list):
        return [_without_false_alarms(item) for item in body]
    if not isinstance(body, dict):
        return body
    shown = {key: _without_false_alarms(value) for key, value in body.items()}
    if isinstance(shown.get("recipient_id"), int):
        shown["recipient_id"] = str(shown["recipient_id"])
    for key in ("attachments", "default_values"):
        if isinstance(shown.get(key), list):
            shown[key] = [{**item, "id": str(item.get("id"))} for item in shown[key]]
    return shown
