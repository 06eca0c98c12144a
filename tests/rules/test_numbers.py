"""Whom to call: sourced, checked, in a fixed order, and never a blank."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from phonenumbers import shortnumberinfo

from bot.models.numbers import Confirmation, GroupNumbers, OwnNumber
from bot.rules.countries import codes
from bot.rules.numbers import (
    AS_SHIPPED,
    CANDIDATES,
    Kind,
    Service,
    emergency_key,
    emergency_numbers,
    for_country,
    services,
)

ROWS = Path(__file__).parent.parent.parent / "bot" / "content" / "numbers.csv"
FRESH = date(2026, 12, 1)
SPANISH_SPEAKING = (
    *("AR", "BO", "CL", "CO", "CR", "CU", "DO", "EC", "ES", "GQ", "GT", "HN", "MX", "NI", "PA"),
    *("PE", "PR", "PY", "SV", "UY", "VE"),
)


def rows() -> list[dict[str, str]]:
    return list(csv.DictReader(ROWS.read_text("utf-8").splitlines()))


def test_every_row_has_its_source_its_date_and_an_expiry() -> None:
    for row in rows():
        assert row["source"], row["key"]
        assert row["source_date"], row["key"]
        retrieved = date.fromisoformat(row["retrieved_on"])
        months = 6 if row["confidence"] == "high" else 3
        assert date.fromisoformat(row["expires_on"]) <= retrieved + timedelta(31 * months)


def test_nothing_of_low_confidence_is_shipped() -> None:
    assert {row["confidence"] for row in rows()} == {"high", "medium"}


def test_every_row_can_be_called_written_to_or_opened() -> None:
    for row in rows():
        assert row["phone"] or row["text"] or row["web"], row["key"]
        assert row["web"].startswith("http") or not row["web"], row["key"]


def test_keys_are_there_once() -> None:
    keys = [row["key"] for row in rows()]
    assert len(keys) == len(set(keys))


def test_the_countries_of_the_rows_exist() -> None:
    assert {code for service in services() for code in service.countries} <= codes()


def test_a_number_is_text_and_keeps_its_zeros_and_stars() -> None:
    phones = {service.key: service.phone for service in services()}
    assert phones["es-linea-024"] == "024"
    assert phones["cl-linea-de-prevencion-del"] == "*4141"


def test_referral_is_never_called_a_crisis_service() -> None:
    kinds = {service.key: service.kind for service in services()}
    assert kinds["us-samhsa-national-helpline"] is Kind.SUBSTANCE_REFERRAL
    assert kinds["us-findtreatment-gov"] is Kind.TREATMENT_LOCATOR


def test_a_number_that_sources_disagree_about_is_not_shown() -> None:
    spotting = {s.key: s for s in services() if s.kind is Kind.OVERDOSE_SPOTTING}
    assert spotting["us-never-use-alone"].phone == ""
    assert spotting["us-never-use-alone"].web


@pytest.mark.parametrize(
    ("country", "numbers"),
    [
        ("US", ("911",)),
        ("CA", ("911",)),
        ("GB", ("999", "112")),
        ("IE", ("112", "999")),
        ("AU", ("000",)),
        ("NZ", ("111",)),
        ("ES", ("112",)),
        ("NL", ("112",)),
        ("MX", ("911",)),
        ("CR", ("911", "112")),
        ("IM", ("999",)),
        ("AQ", ()),
    ],
)
def test_the_emergency_number_is_the_one_people_know(
    country: str, numbers: tuple[str, ...]
) -> None:
    assert emergency_numbers(country) == numbers


@pytest.mark.parametrize("country", sorted(codes()))
def test_every_emergency_number_reaches_an_emergency_service(country: str) -> None:
    numbers = emergency_numbers(country)
    assert len(numbers) <= 2
    for number in numbers:
        assert number in CANDIDATES
        assert shortnumberinfo.is_emergency_number(number, country)


@pytest.mark.parametrize("country", sorted(codes()))
def test_a_number_that_would_connect_is_offered_wherever_there_is_one(country: str) -> None:
    reached = [n for n in CANDIDATES if shortnumberinfo.is_emergency_number(n, country)]
    assert bool(emergency_numbers(country)) == bool(reached)


def test_the_crisis_comes_first_and_referral_last() -> None:
    kinds = [listed.service.kind for listed in for_country("US", on=FRESH).services]
    assert kinds == sorted(kinds, key=list(Kind).index)
    assert kinds[0] is Kind.SUICIDE_CRISIS
    assert kinds[-1] is Kind.TREATMENT_LOCATOR
    mexico = for_country("MX", on=FRESH).services
    assert mexico[0].service.kind is Kind.SUBSTANCE_AND_CRISIS


def test_services_of_one_kind_keep_the_order_of_the_file() -> None:
    names = [listed.service.name for listed in for_country("GB", on=FRESH).services]
    assert names.index("Samaritans") < names.index("Shout")


def test_the_emergency_number_is_not_among_the_services_again() -> None:
    for code in codes():
        listed = for_country(code, on=FRESH).services
        assert Kind.EMERGENCY not in {one.service.kind for one in listed}


def test_upper_and_lower_case_are_the_same_country() -> None:
    assert for_country("es", on=FRESH) == for_country("ES", on=FRESH)


@pytest.mark.parametrize("code", [None, "", "QQ", "United States"])
def test_an_unknown_country_has_no_numbers_and_no_error(code: str | None) -> None:
    numbers = for_country(code, on=FRESH)
    assert (numbers.emergency, numbers.services) == ((), ())


def one_of_spain(on: date, confirmed: dict[str, Confirmation] | None = None) -> tuple[bool, bool]:
    listed = for_country("ES", on=on, group=GroupNumbers(confirmed=confirmed or {})).services[0]
    return listed.old, listed.confirmed is not None


def the_service() -> Service:
    return for_country("ES", on=FRESH).services[0].service


def test_a_service_is_old_from_the_day_it_expires() -> None:
    expires = the_service().expires_on
    assert one_of_spain(expires - timedelta(1)) == (False, False)
    assert one_of_spain(expires) == (True, False)


def test_a_person_who_confirms_it_after_that_makes_it_good_again() -> None:
    service = the_service()
    late = service.expires_on + timedelta(30)
    before = {service.key: Confirmation("Ines", FRESH)}
    since = {service.key: Confirmation("Ines", service.expires_on)}
    assert one_of_spain(late, before) == (True, True)
    assert one_of_spain(late, since) == (False, True)


def test_the_confirmation_of_another_country_counts_for_that_one_alone() -> None:
    confirmed = {emergency_key("GB"): Confirmation("Ines", FRESH)}
    group = GroupNumbers(confirmed=confirmed)
    assert for_country("GB", on=FRESH, group=group).emergency_confirmed
    assert for_country("IE", on=FRESH, group=group).emergency_confirmed is None


@pytest.mark.parametrize("country", SPANISH_SPEAKING)
def test_spanish_speaking_countries_have_a_number_or_a_way_to_one(country: str) -> None:
    numbers = for_country(country, on=FRESH)
    assert numbers.country == country
    for listed in numbers.services:
        assert "es" in listed.service.languages or country in {"PR", "GQ"}


def keys_of(*, young: bool, group: GroupNumbers = AS_SHIPPED) -> list[str]:
    listed = for_country("GB", on=FRESH, group=group, young=young)
    return [it.service.key for it in listed.services]


def test_where_young_people_may_be_what_is_for_them_comes_first() -> None:
    assert keys_of(young=True)[0] == "gb-childline"
    assert sorted(keys_of(young=True)) == sorted(["gb-childline", *keys_of(young=False)])


def test_elsewhere_it_is_shown_once_an_admin_looked_after_it() -> None:
    assert "gb-childline" not in keys_of(young=False)
    confirmed = GroupNumbers(confirmed={"gb-childline": Confirmation("Ines", FRESH)})
    assert "gb-childline" in keys_of(young=False, group=confirmed)
    own = OwnNumber("own-1", "GB", "Harbour youth", Kind.YOUTH, phone="020 7946 0000")
    assert "own-1" in keys_of(young=False, group=GroupNumbers(own=(own,)))
    hidden = GroupNumbers(hidden=frozenset({"gb-childline"}))
    assert "gb-childline" not in keys_of(young=True, group=hidden)
    everything = for_country("GB", on=FRESH, group=hidden, with_hidden=True)
    assert [it.hidden for it in everything.services if it.service.key == "gb-childline"] == [True]
