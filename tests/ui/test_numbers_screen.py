"""The screen of numbers: for every country, in every language, whole and in order."""

from datetime import date

import pytest

from bot.models.numbers import Confirmation, GroupNumbers
from bot.rules.countries import codes
from bot.rules.numbers import Numbers, emergency_key, for_country
from bot.ui.numbers import emergency_words, numbers_text
from bot.words import Catalogue, Words

CATALOGUE = Catalogue.load(strict=True)
FRESH = date(2026, 12, 1)
LONG_AFTER = date(2030, 1, 1)


@pytest.fixture(params=CATALOGUE.languages)
def words(request: pytest.FixtureRequest) -> Words:
    return CATALOGUE.words(request.param)


def in_english(code: str | None, *, on: date = FRESH) -> str:
    return numbers_text(CATALOGUE.words("en"), for_country(code, on=on))


@pytest.mark.parametrize("code", [*sorted(codes()), "QQ", None])
def test_every_country_gives_a_sensible_screen(code: str | None, words: Words) -> None:
    numbers = for_country(code, on=LONG_AFTER)
    text = numbers_text(words, numbers)
    title, emergency, *_ = text.split("\n\n")
    assert len(text) <= 2000
    assert title.startswith("**")
    assert "\n" not in title
    if numbers.emergency:
        assert emergency.startswith(numbers.emergency[0])
    else:
        assert emergency == words("numbers-fallback")
    assert text.endswith(words("numbers-directory"))
    for listed in numbers.services:
        assert listed.service.name in text


def test_nothing_is_left_of_the_text_without_its_variables(words: Words) -> None:
    for code in codes():
        assert "{" not in numbers_text(words, for_country(code, on=LONG_AFTER))


def test_digits_stand_at_the_start_of_a_line_so_that_phones_can_call_them() -> None:
    lines = in_english("US").split("\n")
    assert "911 · Emergency: danger to life" in lines
    assert any(line.startswith("988 · ") for line in lines)
    assert any(line.startswith("1-800-662-4357 · ") for line in lines)


def test_two_emergency_numbers_are_both_said() -> None:
    assert "\n999 or 112 · Emergency" in in_english("GB")


def test_a_star_in_a_number_is_no_markup() -> None:
    assert "\n\\*4141 · " in in_english("CL")


def test_referral_is_said_to_be_no_help_in_a_crisis() -> None:
    referral = in_english("US").partition("SAMHSA National Helpline")[2].split("\n\n")[0]
    assert "not for a crisis" in referral


def test_nothing_checked_is_said_once() -> None:
    assert in_english("US").count("Not yet checked by a person of this group.") == 1
    assert "Not yet checked" not in in_english("AQ")  # there is nothing to check


def test_who_checked_it_is_said_and_what_is_left_to_check() -> None:
    confirmed = {
        emergency_key("GB"): Confirmation("Ines", date(2026, 11, 30)),
        "gb-samaritans": Confirmation("Ines", date(2026, 11, 30)),
    }
    numbers = for_country("GB", on=FRESH, group=GroupNumbers(confirmed=confirmed))
    text = numbers_text(CATALOGUE.words("en"), numbers)
    assert text.count("checked by Ines, 30 November 2026") == 2
    assert text.count("not yet checked here") == len(numbers.services) - 1
    assert "Not yet checked" not in text


def test_what_is_old_is_marked_with_its_date() -> None:
    assert "may have changed since 21 November 2026" in in_english("ES", on=LONG_AFTER)
    assert "may have changed" not in in_english("ES")


def test_a_text_message_says_what_to_write_and_where_to() -> None:
    assert "Text HOME to 741741" in in_english("US")
    assert "Text 988" in in_english("US")
    assert "WhatsApp 9151 1767" in in_english("SG")


def test_languages_and_dates_are_in_the_readers_language() -> None:
    text = numbers_text(CATALOGUE.words("es"), for_country("US", on=LONG_AFTER))
    assert "idiomas: inglés, español" in text
    assert "desde el 21 de noviembre de 2026" in text


@pytest.mark.parametrize(
    ("code", "english", "spanish"),
    [
        ("GB", "999 or 112", "999 o 112"),
        ("ES", "112", "112"),
        (None, "your local emergency number", "tu número local de emergencias"),
    ],
)
def test_what_to_call_fits_inside_a_sentence(code: str | None, english: str, spanish: str) -> None:
    numbers = for_country(code, on=FRESH)
    assert emergency_words(CATALOGUE.words("en"), numbers) == english
    assert emergency_words(CATALOGUE.words("es"), numbers) == spanish


def test_a_group_with_very_many_services_still_fits_with_the_way_on_at_the_end() -> None:
    american = for_country("US", on=LONG_AFTER)
    many = Numbers("US", american.emergency, None, american.services * 5)
    text = numbers_text(CATALOGUE.words("en"), many)
    assert 1500 < len(text) <= 2000
    assert text.endswith("https://findahelpline.com")
