"""Finding a country by what people call it."""

from importlib.resources import files

import pytest
from hypothesis import given, strategies as st

from bot.rules.countries import codes, countries, country_code, country_name


def test_every_iso_country_has_a_name_in_both_languages() -> None:
    table = (files("tzdata") / "zoneinfo" / "iso3166.tab").read_text("utf-8")
    listed = {line[:2] for line in table.splitlines() if not line.startswith("#")}
    assert listed <= codes()
    for code in codes():
        assert country_name(code, "en") != code
        assert country_name(code, "es") != code


def test_no_two_countries_have_the_same_name() -> None:
    for language in ("en", "es"):
        assert len({country_name(code, language) for code in codes()}) == len(codes())


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("ES", "ES"),
        ("es", "ES"),
        ("Spain", "ES"),
        ("españa", "ES"),
        ("espana", "ES"),
        ("UK", "GB"),
        ("Scotland", "GB"),
        ("Inglaterra", "GB"),
        ("usa", "US"),
        ("EE. UU.", "US"),
        ("holland", "NL"),
        ("Türkiye", "TR"),
        ("turkey", "TR"),
        ("Ivory Coast", "CI"),
        ("costa de marfil", "CI"),
        ("  new   zealand ", "NZ"),
        ("Kosovo", "XK"),
    ],
)
def test_a_country_is_found_by_code_name_and_nickname(typed: str, code: str) -> None:
    assert country_code(typed) == code
    assert countries(typed)[0].code == code


@pytest.mark.parametrize(
    ("typed", "code"), [("germny", "DE"), ("alemana", "DE"), ("irland", "IE"), ("mexcio", "MX")]
)
def test_a_slip_of_the_finger_is_forgiven_in_the_search(typed: str, code: str) -> None:
    assert code in {country.code for country in countries(typed)}
    assert country_code(typed) is None


def test_names_are_in_the_language_asked_for() -> None:
    assert countries("germany", language="es")[0].name == "Alemania"
    assert countries("alemania", language="en")[0].name == "Germany"


def test_the_beginning_of_a_name_comes_before_its_middle() -> None:
    names = [country.name for country in countries("mar")]
    assert names.index("Martinique") < names.index("Myanmar (Burma)")
    assert countries("guinea")[0].name == "Guinea"


def test_what_is_no_country_finds_none() -> None:
    assert countries("zzzzzz") == []
    assert country_code("zzzzzz") is None


@given(typed=st.text(max_size=60), limit=st.integers(1, 25))
def test_whatever_is_typed_fits_in_discords_list(typed: str, limit: int) -> None:
    found = countries(typed, limit=limit)
    assert len(found) <= limit
    assert len({country.code for country in found}) == len(found)
    assert all(1 <= len(country.name) <= 100 for country in found)
