"""`/numbers` in every country and territory, in every language, read as a person reads it."""

import re
from datetime import date
from importlib.resources import files

import pytest
from phonenumbers import shortnumberinfo

from bot.rules.countries import codes, country_name
from bot.rules.numbers import CANDIDATES, emergency_numbers, for_country
from bot.ui.choices import country_code
from bot.ui.numbers import numbers_text
from bot.words import Catalogue
from tests.rules.test_numbers import SPANISH_SPEAKING

CATALOGUE = Catalogue.load(strict=True)
TODAY = date(2026, 12, 1)
EACH_LANGUAGE = pytest.mark.parametrize("language", CATALOGUE.languages)
DIGITS = re.compile(r"(\d{3})(?: (?:or|o) (\d{3}))? · ")
LOCAL = {"en": "Call your local emergency number", "es": "Marca tu número local de emergencias"}
DIRECTORY = "https://findahelpline.com"


def screen(code: str, language: str, *, young: bool = False) -> list[str]:
    """Return the lines that somebody sees."""
    words = CATALOGUE.words(language)
    return numbers_text(words, for_country(code, on=TODAY, young=young)).split("\n")


def test_the_list_of_countries_is_iso_3166() -> None:
    table = (files("tzdata") / "zoneinfo" / "zone1970.tab").read_text("utf-8")
    with_a_clock = {
        code
        for line in table.splitlines()
        if not line.startswith("#")
        for code in line.split("\t")[0].split(",")
    }
    assert with_a_clock <= codes()
    assert len(codes()) == 250, "249 of ISO 3166, and Kosovo"


@EACH_LANGUAGE
def test_a_country_is_found_by_its_name_and_says_so(language: str) -> None:
    for code in codes():
        name = country_name(code, language)
        assert country_code(name, language) == code, name
        assert name in screen(code, language)[0]


@EACH_LANGUAGE
@pytest.mark.parametrize("young", [False, True])
def test_the_emergency_comes_first_and_the_way_on_comes_last(language: str, young: bool) -> None:
    for code in codes():
        title, gap, emergency, *rest = screen(code, language, young=young)
        assert title.startswith("**")
        assert gap == ""
        assert rest[-1].endswith(DIRECTORY), code
        assert len("\n".join([title, gap, emergency, *rest])) <= 2000
        found = DIGITS.match(emergency)
        if found is None:
            assert emergency == LOCAL[language], code
            assert not any(shortnumberinfo.is_emergency_number(it, code) for it in CANDIDATES)
            continue
        for number in filter(None, found.groups()):
            assert shortnumberinfo.is_emergency_number(number, code), f"{number} in {code}"


@EACH_LANGUAGE
def test_nothing_on_it_is_blank_or_half_said(language: str) -> None:
    for code in codes():
        lines = screen(code, language)
        assert "None" not in " ".join(lines)
        assert not [line for line in lines if line != line.strip() or line.startswith("·")], code
        assert not re.search(r"\n\n\n|· ·|\{", "\n".join(lines)), code


@EACH_LANGUAGE
def test_a_territory_in_which_nobody_lives_has_a_screen_too(language: str) -> None:
    for code in ("AQ", "BV", "HM", "TF", "UM"):
        assert emergency_numbers(code) == ()
        title, gap, emergency, *_, last = screen(code, language)
        assert (bool(title), gap, emergency) == (True, "", LOCAL[language])
        assert last.endswith(DIRECTORY)


def test_where_spanish_is_spoken_the_screen_is_in_spanish() -> None:
    for code in SPANISH_SPEAKING:
        lines = screen(code, "es")
        assert lines[0] == f"**Números: {country_name(code, 'es')}**"
        digits = DIGITS.match(lines[2])
        assert digits or lines[2] == LOCAL["es"]
        assert not re.search(r"\b(Emergency|speaks|Other numbers)\b", "\n".join(lines)), code
