"""The loader: which language is spoken, what stops the start, and what a wrong id does."""

import logging

import pytest

from bot.errors import Fatal
from bot.words import Catalogue, UnknownWordsError

ENGLISH = """
error-no-words = No words.
hello = Hello {$name}
# Fixed. Never changed.
safe = Safe
days = { $count ->
    [one] {$count} day
   *[other] {$count} days
}
"""
SPANISH = """
error-no-words = Sin palabras.
hello = Hola {$name}
safe = A salvo
days = { $count ->
    [one] {$count} día
   *[other] {$count} días
}
"""


def small(*, strict: bool = False, **languages: str) -> Catalogue:
    return Catalogue({"en": ENGLISH, **languages}, strict=strict)


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [
        ("es", "es"),
        ("es-419", "es"),
        ("es-ES", "es"),
        ("es_MX", "es"),
        ("en-GB", "en"),
        ("fr", "en"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_the_nearest_language_is_spoken(asked: str | None, spoken: str) -> None:
    assert Catalogue.load().words(asked).language == spoken


def test_english_is_the_first_of_the_languages() -> None:
    assert Catalogue.load().languages == ("en", "es")


def test_counts_follow_the_plural_rules() -> None:
    words = small(es=SPANISH).words("es")
    assert [words("days", count=count) for count in (0, 1, 2)] == ["0 días", "1 día", "2 días"]


def test_ids_of_discord_are_left_as_they_are() -> None:
    assert small().words("en")("hello", name="<@1100000000000000001>") == (
        "Hello <@1100000000000000001>"
    )


def test_text_in_a_variable_is_never_read_as_fluent() -> None:
    assert small().words("en")("hello", name="{ safe } {$name}") == "Hello { safe } {$name}"


def test_a_language_without_a_message_stops_the_start() -> None:
    with pytest.raises(Fatal, match=r"words of es lack the message safe"):
        small(es=SPANISH.replace("safe =", "unsafe ="))


def test_a_text_that_cannot_be_read_stops_the_start() -> None:
    with pytest.raises(Fatal, match=r"words of fr cannot be read") as error:
        small(fr="hello = {$name")
    assert "\n" not in error.value.sentence


def test_a_message_that_is_there_twice_stops_the_start() -> None:
    with pytest.raises(Fatal, match="hello is there twice"):
        small(es=SPANISH + "\nhello = Hola\n")


def test_a_message_without_a_text_stops_the_start() -> None:
    with pytest.raises(Fatal, match="quiet has no text"):
        small(es=SPANISH + "\nquiet =\n    .part = x\n")


def test_a_term_stops_the_start() -> None:
    with pytest.raises(Fatal, match="-brand is a term"):
        small(es=SPANISH + "\n-brand = Porchlight\n")


@pytest.mark.parametrize(
    ("message_id", "variables"),
    [("goodbye", {}), ("hello", {}), ("hello", {"lead": "Jo"})],
)
def test_asking_wrongly_raises_where_we_are_strict(
    message_id: str, variables: dict[str, str]
) -> None:
    with pytest.raises(UnknownWordsError, match=message_id):
        small(strict=True).words("en")(message_id, **variables)


def test_an_unknown_id_is_logged_and_still_answered(caplog: pytest.LogCaptureFixture) -> None:
    assert small(es=SPANISH).words("es")("goodbye") == "Sin palabras."
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    assert "goodbye" in caplog.text


def test_a_value_that_the_message_does_not_take_does_no_harm() -> None:
    assert small(strict=True).words("en")("safe", name="Mara") == "Safe"


def test_no_value_is_ever_logged(caplog: pytest.LogCaptureFixture) -> None:
    small().words("en")("hello", lead="Mara")
    assert "hello" in caplog.text
    assert "Mara" not in caplog.text


def test_a_missing_value_never_leaves_an_empty_message(caplog: pytest.LogCaptureFixture) -> None:
    assert small(es=SPANISH).words("es")("hello")
    assert {record.levelno for record in caplog.records} == {logging.ERROR}


def test_a_text_that_only_one_language_spoils_is_said_in_english() -> None:
    spoiled = SPANISH.replace("A salvo", "{$nothing}")
    assert small(es=spoiled).words("es")("safe") == "Safe"


def test_texts_without_changes_are_shared() -> None:
    catalogue = small()
    assert catalogue.words("en") is catalogue.words("en-GB")


def test_commands_are_translated_for_every_spanish() -> None:
    catalogue = Catalogue.load()
    assert catalogue.command_texts("es-419") == catalogue.command_texts("es-ES")
    assert catalogue.command_texts("es-ES")["command-talk"] == "hablar"
    assert catalogue.command_texts("en")["command-checkin"] == "checkin"
