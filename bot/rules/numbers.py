"""Whom to call, by country: emergency numbers, and services for a crisis or for help."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from importlib.resources import files

from phonenumbers import shortnumberinfo

from bot.models.numbers import Confirmation, GroupNumbers, OwnNumber

# those that more than one country uses; each is shown only where it reaches somebody
CANDIDATES = ("112", "911", "999", "000", "111")
MOST_EMERGENCY_NUMBERS = 2  # a choice of three is a question nobody can answer in an emergency
NUMBER = re.compile(r"\d+(?:[ .-]\d+)*")
SHORT = 3  # digits: with more in one place, what spaces and hyphens part is one long number

AS_SHIPPED = GroupNumbers()
CHECKED_FOR = timedelta(days=183)  # then somebody is asked to look again
OWN_STAYS_FRESH = CHECKED_FOR

# both connect here, and 911 is the one that people know
KNOWS_911 = frozenset({"BQ", "BR", "CR", "CW", "DO", "EC", "JM", "JO", "PH", "VE"})


class Kind(StrEnum):
    """What a service is for, in the order in which they are shown."""

    EMERGENCY = "emergency"
    SUICIDE_CRISIS = "suicide_crisis"
    SUBSTANCE_AND_CRISIS = "substance_and_crisis"
    GENERAL_CRISIS = "general_crisis"
    SUBSTANCE_ADVICE = "substance_advice"
    COUNSELLING = "counselling"
    YOUTH = "youth"
    OVERDOSE_SPOTTING = "overdose_spotting"
    VETERANS = "veterans"
    SUBSTANCE_REFERRAL = "substance_referral"
    TREATMENT_LOCATOR = "treatment_locator"


FOR_A_CRISIS = frozenset(
    {Kind.SUICIDE_CRISIS, Kind.SUBSTANCE_AND_CRISIS, Kind.GENERAL_CRISIS, Kind.YOUTH}
)


@dataclass(frozen=True, slots=True)
class Service:
    """One row of `numbers.csv`; what is empty is not known. Numbers are opaque text."""

    key: str
    countries: tuple[str, ...]
    name: str
    kind: Kind
    phone: str
    text: str
    web: str
    hours: str
    languages: tuple[str, ...]
    retrieved_on: date
    expires_on: date


@dataclass(frozen=True, slots=True)
class Listed:
    """A service as one group sees it on one day."""

    service: Service
    old: bool
    confirmed: Confirmation | None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Numbers:
    """Whom to call in a country; an empty `emergency` means the local number, whatever it is."""

    country: str | None
    emergency: tuple[str, ...]
    emergency_confirmed: Confirmation | None
    services: tuple[Listed, ...]


def for_country(
    code: str | None,
    *,
    on: date,
    group: GroupNumbers = AS_SHIPPED,
    young: bool = False,
    with_hidden: bool = False,
) -> Numbers:
    """Return whom to call there; never a blank, whatever the code.

    Args:
        code: An ISO 3166 code in either case, or None where no country is known.
        on: The day it is for: what has expired by then, and was not confirmed since, is old.
        group: What people of the group confirmed, changed, added and hid.
        young: Whether people below 18 may be in it: then what is for them comes first.
        with_hidden: Also what is not shown here, and what the group hid, marked as such; for its
            admins.
    """
    country = code.upper() if code else None
    listed = [
        _list(service, on, group)
        for service in _services_of(country, group)
        if service.kind is not Kind.EMERGENCY
        and (with_hidden or is_shown(service, group=group, young=young))
    ]
    order = list(Kind)
    if young:
        order.sort(key=lambda kind: kind is not Kind.YOUTH)
    listed.sort(key=lambda item: order.index(item.service.kind))
    return Numbers(
        country=country,
        emergency=_emergency(country, group) if country else (),
        emergency_confirmed=group.confirmed.get(emergency_key(country)) if country else None,
        services=tuple(listed),
    )


def is_shown(service: Service, *, group: GroupNumbers, young: bool) -> bool:
    """Say whether members of a group are shown a service.

    What is for young people is shown where they may be, or where an admin looked after it.
    """
    if service.key in group.hidden:
        return False
    is_looked_after = service.key in group.confirmed or any(
        it.key == service.key for it in group.own
    )
    return young or is_looked_after or service.kind is not Kind.YOUTH


def _services_of(country: str | None, group: GroupNumbers) -> Iterator[Service]:
    """Give the shipped ones, each as the group changed it, and those that it added."""
    own = {it.key: it for it in group.own}
    shipped = [it for it in services() if country in it.countries]
    for service in shipped:
        yield _own_service(own[service.key]) if service.key in own else service
    known = {service.key for service in shipped}
    for added in group.own:
        if added.country == country and added.key not in known:
            yield _own_service(added)


def _own_service(own: OwnNumber) -> Service:
    return Service(
        key=own.key,
        countries=(own.country,),
        name=own.name,
        kind=Kind(own.kind),
        phone=own.phone,
        text=own.text,
        web=own.web,
        hours=own.hours,
        languages=own.languages,
        retrieved_on=own.added_on,
        expires_on=own.added_on + OWN_STAYS_FRESH,
    )


def _emergency(country: str, group: GroupNumbers) -> tuple[str, ...]:
    key = emergency_key(country)
    typed = [it.phone for it in group.own if it.key == key]
    return digits_in(typed[0]) if typed else emergency_numbers(country)


def digits_in(phone: str) -> tuple[str, ...]:
    """Return the numbers in "999 or 112", as opaque text; "0800 112 1199" is one, "110 119" two."""
    found: list[str] = []
    for together in NUMBER.findall(phone):
        groups = re.findall(r"\d+", together)
        is_one = any(len(it) > SHORT for it in groups)
        found += ["".join(groups)] if is_one else groups
    return tuple(found[:MOST_EMERGENCY_NUMBERS])


def is_ready(country: str | None, group: GroupNumbers) -> bool:
    """Say whether a human confirmed one emergency and one crisis number of a country."""
    if country is None:
        return False
    listed = for_country(country, on=date.min, group=group)
    crisis = any(it.confirmed for it in listed.services if it.service.kind in FOR_A_CRISIS)
    return listed.emergency_confirmed is not None and crisis


def is_emergency(number: str, country: str) -> bool | None:
    """Say whether a number reaches an emergency service there; None where nothing is known."""
    if not emergency_numbers(country):
        return None
    return bool(shortnumberinfo.is_emergency_number(number, country))


def emergency_key(country: str) -> str:
    """Return the key under which a group confirms the emergency number of a country."""
    return f"{country.lower()}-emergency"


@cache
def emergency_numbers(country: str) -> tuple[str, ...]:
    """Return the numbers that reach an emergency service there, the best known first."""
    sourced = _sourced_emergency(country)
    known = sourced or (("911", *CANDIDATES) if country in KNOWS_911 else CANDIDATES)
    reached = [
        number
        for number in dict.fromkeys(known)
        if shortnumberinfo.is_emergency_number(number, country)
    ]
    return tuple(reached[:MOST_EMERGENCY_NUMBERS])


def _list(service: Service, on: date, group: GroupNumbers) -> Listed:
    confirmed = group.confirmed.get(service.key)
    checked_until = confirmed.on + CHECKED_FOR if confirmed else date.min
    return Listed(
        service,
        old=on >= max(service.expires_on, checked_until),
        confirmed=confirmed,
        hidden=service.key in group.hidden,
    )


def _sourced_emergency(country: str) -> tuple[str, ...]:
    rows = [row for row in services() if row.kind is Kind.EMERGENCY and country in row.countries]
    rows.sort(key=lambda row: len(row.countries))  # the country's own before that of a union
    return tuple(number for row in rows for number in re.findall(r"\d+", row.phone))


@cache
def services() -> tuple[Service, ...]:
    """Return every service that the package ships."""
    text = (files("bot") / "content" / "numbers.csv").read_text(encoding="utf-8")
    return tuple(_service(row) for row in csv.DictReader(text.splitlines()))


def _service(row: Mapping[str, str]) -> Service:
    return Service(
        key=row["key"],
        countries=tuple(row["country"].split()),
        name=row["service"],
        kind=Kind(row["kind"]),
        phone=row["phone"],
        text=row["text"],
        web=row["web"],
        hours=row["hours"],
        languages=tuple(row["languages"].split()),
        retrieved_on=date.fromisoformat(row["retrieved_on"]),
        expires_on=date.fromisoformat(row["expires_on"]),
    )
