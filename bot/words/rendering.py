"""From a parsed message and its variables to the text that a person reads."""

from collections.abc import Mapping

from fluent.runtime import FluentBundle
from fluent.syntax import ast


def new_bundle(language: str, resource: ast.Resource) -> FluentBundle:
    """Return a bundle with this resource; isolation marks would break Discord's mentions."""
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(resource)
    return bundle


def render(
    bundle: FluentBundle, message_id: str, variables: Mapping[str, str | int]
) -> tuple[str, list[Exception]]:
    """Return the text of a message that the bundle has, and what went wrong in making it."""
    pattern = bundle.get_message(message_id).value
    if pattern is None:
        return "", [LookupError(message_id)]
    text, errors = bundle.format_pattern(pattern, dict(variables))
    return str(text), errors
