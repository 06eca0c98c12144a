"""The catalogues: all texts in all languages, checked at the start, and the words of one group."""

import logging
from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import TYPE_CHECKING

from fluent.syntax import ast

from bot.errors import Exit, Fatal
from bot.words.entries import Entry, complaints, read_entry, read_resource
from bot.words.overrides import read_override
from bot.words.rendering import new_bundle, render
from bot.words.variants import VARIANTS

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle

log = logging.getLogger(__name__)

SOURCE = "en"  # the language every other one is checked against, and the last to fall back to
LAST_RESORT = "error-no-words"


class UnknownWordsError(LookupError):
    """Code asked for a message or a variable that the catalogue does not have."""


class Words:
    """What one group says in one language; call it with the id of a message."""

    def __init__(
        self,
        catalogue: "Catalogue",
        language: str,
        overrides: Mapping[str, str],
        variants: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.language = language
        self._variants = variants
        self._catalogue = catalogue
        self._changed: FluentBundle | None = None
        self._added: dict[str, FluentBundle] = {}
        self._read_overrides(overrides)

    def __call__(self, message_id: str, /, **variables: str | int) -> str:
        """Return the text, at least a sentence: whatever is wrong with it is logged."""
        expected = self._catalogue.expects(message_id, variables)
        if not expected:
            return self._catalogue.plain(LAST_RESORT, self.language, {})
        text = self._changed_text(message_id, variables)
        if text is None:
            shipped_id = self._variants.get(message_id, message_id)
            text = self._catalogue.plain(shipped_id, self.language, variables)
        if message_id in self._added:
            added, _ = render(self._added[message_id], message_id, variables)
            text = f"{text}\n{added}"
        return text

    def _changed_text(self, message_id: str, variables: Mapping[str, str | int]) -> str | None:
        if self._changed is None or not self._changed.has_message(message_id):
            return None
        text, errors = render(self._changed, message_id, variables)
        if errors or not text.strip():
            log.error("words of a group unusable id=%s errors=%d", message_id, len(errors))
            return None
        return text

    def _read_overrides(self, overrides: Mapping[str, str]) -> None:
        for message_id, text in overrides.items():
            resource = read_override(message_id, text)
            if resource is None or not self._catalogue.has(message_id):
                log.error("words of a group unreadable id=%s", message_id)
            elif self._catalogue.fixed(message_id):
                self._added[message_id] = new_bundle(self.language, resource)
            elif self._changed is None:
                self._changed = new_bundle(self.language, resource)
            else:
                self._changed.add_resource(resource)


class Catalogue:
    """Every text in every language, read once and complete, or the start stops here."""

    def __init__(self, sources: Mapping[str, str], *, strict: bool = False) -> None:
        """Read the sources, language to Fluent text.

        Args:
            sources: The text of each language; the one of `SOURCE` must be among them.
            strict: Raise `UnknownWordsError` where a running bot would log and make do.

        Raises:
            Fatal: A text cannot be read, or a language lacks a message.
        """
        self._strict = strict
        self._entries = {language: _entries(language, text) for language, text in sources.items()}
        self._source = self._entries[SOURCE]
        self._bundles = {
            language: new_bundle(language, ast.Resource([entry.node for entry in entries.values()]))
            for language, entries in self._entries.items()
        }
        _compare(self._entries)
        self.languages = tuple(self._entries)
        self._shared = {language: Words(self, language, {}) for language in self.languages}

    @classmethod
    def load(cls, *, strict: bool = False) -> "Catalogue":
        """Return the catalogues that the package ships."""
        return cls(_shipped(), strict=strict)

    def words(
        self,
        language: str | None,
        *,
        overrides: Mapping[str, str] = MappingProxyType({}),
        pathway: str = "",
    ) -> Words:
        """Return the words of a group; the caller keeps those with words of its own."""
        nearest = self.nearest(language)
        variants = VARIANTS.get(pathway, {})
        if not overrides and not variants:
            return self._shared[nearest]
        return Words(self, nearest, overrides, variants)

    def nearest(self, language: str | None) -> str:
        """Return the language we have for this one: es-419 is es, an unknown one English."""
        wanted = (language or SOURCE).replace("_", "-").lower()
        while wanted not in self._entries and "-" in wanted:
            wanted = wanted.rpartition("-")[0]
        return wanted if wanted in self._entries else SOURCE

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all messages, in the order of the files."""
        return tuple(self._source)

    def has(self, message_id: str) -> bool:
        """Whether there is a message of this id."""
        return message_id in self._source

    def variables(self, message_id: str) -> frozenset[str]:
        """Return the variables that the message must be given."""
        return self._source[message_id].variables

    def references(self, message_id: str) -> frozenset[str]:
        """Return the terms, messages and functions that the message uses."""
        return self._source[message_id].references

    def fixed(self, message_id: str) -> bool:
        """Whether a group may only add to this message."""
        return self._source[message_id].fixed

    def pushed(self, message_id: str) -> bool:
        """Whether the message lights up a phone, so that its first line must be neutral."""
        return self._source[message_id].pushed

    def note(self, message_id: str) -> str:
        """Return what the catalogue explains about the message and its variables."""
        return self._source[message_id].note

    def command_texts(self, language: str) -> Mapping[str, str]:
        """Return names and descriptions of commands and options: `command-checkin` and so on."""
        words = self._shared[self.nearest(language)]
        return {key: words(key) for key in self._source if key.startswith("command-")}

    def expects(self, message_id: str, variables: Mapping[str, str | int]) -> bool:
        """Whether the message exists; a wrong id or a missing variable raises when strict.

        Otherwise it is logged. More variables than the message takes are fine: callers that
        choose between messages give all of them the same facts.
        """
        entry = self._source.get(message_id)
        if entry is None:
            problem = f"no message has the id {message_id}"
        elif not entry.variables <= variables.keys():
            problem = f"{message_id} takes {sorted(entry.variables)}, given {sorted(variables)}"
        else:
            return True
        if self._strict:
            raise UnknownWordsError(problem)
        log.error("words asked for wrongly id=%s given=%s", message_id, sorted(variables))
        return entry is not None

    def plain(self, message_id: str, language: str, variables: Mapping[str, str | int]) -> str:
        """Return the shipped text in this language, or the English one if it cannot be made."""
        text = ""
        for candidate in (language, SOURCE):
            text, errors = render(self._bundles[candidate], message_id, variables)
            if not errors and text.strip():
                return text
            log.error("words unusable id=%s language=%s", message_id, candidate)
        return text


def _shipped() -> dict[str, str]:
    folders = (folder for folder in files("bot.words").iterdir() if folder.is_dir())
    texts = {folder.name: _topics(folder) for folder in sorted(folders, key=_order)}
    return {language: "\n".join(topics) for language, topics in texts.items() if topics}


def _topics(folder: Traversable) -> list[str]:
    found = (file for file in folder.iterdir() if file.name.endswith(".ftl"))
    return [file.read_text(encoding="utf-8") for file in sorted(found, key=_order)]


def _order(it: Traversable) -> tuple[bool, str]:
    return it.name != SOURCE, it.name


def _entries(language: str, text: str) -> dict[str, Entry]:
    resource = read_resource(text)
    problems = complaints(resource)
    entries: dict[str, Entry] = {}
    for node in resource.body:
        if isinstance(node, ast.Message):
            if node.id.name in entries:
                problems.append(f"{node.id.name} is there twice")
            if node.value is None:
                problems.append(f"{node.id.name} has no text")
            entries[node.id.name] = read_entry(node)
        elif isinstance(node, ast.Term):
            problems.append(f"-{node.id.name} is a term; each message says all of itself")
    if problems:
        sentence = f"The words of {language} cannot be read: {problems[0]}."
        raise Fatal(sentence, Exit.FAILED)
    return entries


def _compare(languages: Mapping[str, Mapping[str, Entry]]) -> None:
    source = languages[SOURCE]
    for language, entries in languages.items():
        lacking = sorted(source.keys() - entries.keys())
        if lacking:
            sentence = f"The words of {language} lack the message {lacking[0]}."
            raise Fatal(sentence, Exit.FAILED)
