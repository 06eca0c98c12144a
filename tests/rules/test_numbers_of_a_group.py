"""What a group makes of the numbers: its own, what it confirmed, and whether it is ready."""

from datetime import date, timedelta

import pytest

from bot.models.numbers import Confirmation, GroupNumbers, OwnNumber
from bot.rules import numbers
from bot.rules.numbers import CHECKED_FOR, Kind, Listed, Service, emergency_key, for_country

FRESH = date(2026, 12, 1)
CONFIRMED = Confirmation("Ines", FRESH)
SAMARITANS, CHILDLINE, FRANK = "gb-samaritans", "gb-childline", "gb-frank-talk-to-frank"
HARBOUR = OwnNumber(
    "own-gb-1",
    "GB",
    "Harbour line",
    "general_crisis",
    phone="020 7946 0000",
    text="HELP to 85000",
    web="https://harbour.example",
    hours="09:00-17:00",
    languages=("en", "cy"),
    added_on=FRESH,
)


def group(*own: OwnNumber, confirmed: tuple[str, ...] = (), hidden: tuple[str, ...] = ()):
    return GroupNumbers(dict.fromkeys(confirmed, CONFIRMED), frozenset(hidden), own)


def emergency(phone: str, country: str = "GB") -> OwnNumber:
    return OwnNumber(emergency_key(country), country, "", "emergency", phone=phone)


def listed(made: GroupNumbers, country: str = "GB", *, on: date = FRESH) -> dict[str, Listed]:
    return {it.service.key: it for it in for_country(country, on=on, group=made).services}


# The emergency number ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phone", "found"),
    [
        ("112", ("112",)),
        ("999 or 112", ("999", "112")),
        ("999 112", ("999", "112")),
        ("000", ("000",)),
        ("15 17", ("15", "17")),
        ("0800 112 1199", ("08001121199",)),  # one number, as people write long ones
        ("0800-112-1199 or 110", ("08001121199", "110")),
        ("112, 0800 1199", ("112", "08001199")),
        ("110 (police), 119 (ambulance)", ("110", "119")),
        ("112, 911, 999", ("112", "911")),  # a choice of three is none in an emergency
        ("nine nine nine", ()),
        ("", ()),
    ],
)
def test_the_numbers_are_found_in_what_somebody_typed(phone: str, found: tuple[str, ...]) -> None:
    assert numbers.digits_in(phone) == found


def test_the_emergency_number_that_a_group_typed_is_shown_in_place_of_the_known_one() -> None:
    made = group(HARBOUR, emergency("112"))
    assert for_country("GB", on=FRESH, group=made).emergency == ("112",)
    assert for_country("gb", on=FRESH, group=made).emergency == ("112",)
    assert for_country("IE", on=FRESH, group=made).emergency == ("112", "999")
    assert for_country("US", on=FRESH, group=made).emergency == ("911",)


def test_a_group_says_the_emergency_numbers_of_a_country_of_which_nothing_is_known() -> None:
    assert for_country("JP", on=FRESH).emergency == ()
    made = group(emergency("110 119", "JP"))
    assert for_country("JP", on=FRESH, group=made).emergency == ("110", "119")


@pytest.mark.parametrize(
    ("number", "country", "reaches"),
    [
        ("999", "GB", True),
        ("112", "GB", True),
        ("911", "GB", False),
        ("911", "US", True),
        ("12345", "US", False),
        ("110", "JP", None),
        ("12345", "JP", None),
    ],
)
def test_a_typed_emergency_number_is_known_to_connect_or_not_or_nothing_is_known(
    number: str, country: str, reaches: bool | None
) -> None:
    assert numbers.is_emergency(number, country) is reaches


@pytest.mark.parametrize(
    ("country", "found"),
    [
        ("CR", ("911", "112")),  # where 911 is the one that people know
        ("FR", ("112",)),
        ("BW", ("112", "911")),  # two of the four that connect
        ("CX", ("000",)),  # the row of Australia
        ("JP", ()),
    ],
)
def test_at_most_two_numbers_that_connect_are_shown(country: str, found: tuple[str, ...]) -> None:
    assert numbers.emergency_numbers(country) == found


# Whether somebody checked ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("country", "confirmed", "ready"),
    [
        ("GB", (), False),
        ("GB", ("gb-emergency",), False),
        ("GB", (SAMARITANS,), False),
        ("GB", ("gb-emergency", SAMARITANS), True),
        ("gb", ("gb-emergency", SAMARITANS), True),
        ("GB", ("gb-emergency", FRANK), False),  # advice is no help in a crisis
        ("GB", ("gb-emergency", CHILDLINE), True),
        ("GB", ("gb-emergency", "own-gb-1"), True),
        ("GB", ("ie-emergency", SAMARITANS), False),
        ("IE", ("gb-emergency", SAMARITANS), False),
        ("MX", ("mx-emergency", SAMARITANS), False),
        (None, ("gb-emergency", SAMARITANS), False),
    ],
)
def test_a_group_is_ready_once_somebody_checked_an_emergency_and_a_crisis_number_of_its_country(
    country: str | None, confirmed: tuple[str, ...], ready: bool
) -> None:
    assert numbers.is_ready(country, group(HARBOUR, confirmed=confirmed)) is ready


def test_a_crisis_number_that_is_hidden_makes_no_group_ready() -> None:
    checked = ("gb-emergency", SAMARITANS)
    assert not numbers.is_ready("GB", group(confirmed=checked, hidden=(SAMARITANS,)))
    assert numbers.is_ready("GB", group(confirmed=checked, hidden=(FRANK,)))


def test_who_confirmed_which_number_is_shown_with_that_number_alone() -> None:
    made = group(confirmed=("gb-emergency", SAMARITANS))
    assert for_country("GB", on=FRESH, group=made).emergency_confirmed == CONFIRMED
    assert for_country(None, on=FRESH, group=made).emergency_confirmed is None
    assert {key: it.confirmed for key, it in listed(made).items() if it.confirmed} == {
        SAMARITANS: CONFIRMED
    }


# What a group adds, changes and hides ------------------------------------------------------------


def test_an_added_number_is_shown_as_it_was_typed_and_only_in_its_country() -> None:
    made = group(HARBOUR)
    assert listed(made)["own-gb-1"].service == Service(
        key="own-gb-1",
        countries=("GB",),
        name="Harbour line",
        kind=Kind.GENERAL_CRISIS,
        phone="020 7946 0000",
        text="HELP to 85000",
        web="https://harbour.example",
        hours="09:00-17:00",
        languages=("en", "cy"),
        retrieved_on=FRESH,
        expires_on=FRESH + CHECKED_FOR,
    )
    assert set(listed(made)) == {*listed(group()), "own-gb-1"}
    assert set(listed(made, "IE")) == set(listed(group(), "IE"))


def test_an_added_number_stays_fresh_for_half_a_year() -> None:
    made = group(HARBOUR)
    assert not listed(made, on=FRESH + timedelta(182))["own-gb-1"].old
    assert listed(made, on=FRESH + timedelta(183))["own-gb-1"].old


def test_a_confirmation_holds_for_half_a_year() -> None:
    later = FRESH + timedelta(300)  # whatever is shipped has expired by then
    made = GroupNumbers({SAMARITANS: Confirmation("Ines", later)})
    assert not listed(made, on=later + timedelta(182))[SAMARITANS].old
    assert listed(made, on=later + timedelta(183))[SAMARITANS].old


def test_a_changed_number_takes_the_place_of_the_shipped_one() -> None:
    changed = OwnNumber(SAMARITANS, "GB", "Samaritans", "general_crisis", phone="020 7946 0001")
    shown = for_country("GB", on=FRESH, group=group(changed)).services
    assert [it.service.key for it in shown] == [
        it.service.key for it in for_country("GB", on=FRESH).services
    ]
    assert listed(group(changed))[SAMARITANS].service.phone == "020 7946 0001"


def test_an_added_number_comes_after_the_shipped_ones_of_its_kind() -> None:
    keys = list(listed(group(HARBOUR)))
    crisis = [key for key in keys if listed(group(HARBOUR))[key].service.kind == HARBOUR.kind]
    assert crisis == [SAMARITANS, "gb-shout", "own-gb-1"]


def test_a_hidden_number_is_left_out_and_no_other() -> None:
    shown, hidden = set(listed(group())), group(HARBOUR, hidden=(SAMARITANS, "own-gb-1"))
    assert set(listed(hidden)) == shown - {SAMARITANS}
    assert not any(it.hidden for it in listed(hidden).values())
    everything = for_country("GB", on=FRESH, group=hidden, with_hidden=True).services
    assert {it.service.key for it in everything if it.hidden} == {SAMARITANS, "own-gb-1"}


def test_an_admin_sees_what_is_for_the_young_too_but_no_emergency_number_twice() -> None:
    everything = for_country("GB", on=FRESH, with_hidden=True).services
    assert CHILDLINE in {it.service.key for it in everything}
    assert Kind.EMERGENCY not in {it.service.kind for it in everything}


def test_what_is_for_the_young_is_not_shown_because_of_another_number() -> None:
    made = group(HARBOUR, confirmed=(SAMARITANS,))
    childline = next(it for it in numbers.services() if it.key == CHILDLINE)
    assert not numbers.is_shown(childline, group=made, young=False)
    assert numbers.is_shown(childline, group=made, young=True)
    changed = OwnNumber(CHILDLINE, "GB", "Childline", "youth", phone="0800 1111")
    assert numbers.is_shown(childline, group=group(HARBOUR, changed), young=False)
    assert CHILDLINE in listed(group(HARBOUR, changed))
