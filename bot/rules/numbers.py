"""Whom to call, by country: emergency numbers, and services for a crisis or for help."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from phonenumbers import shortnumberinfo

# those that more than one country uses; each is shown only where it reaches somebody
CANDIDATES = ("112", "911", "999", "000", "111")
MOST_EMERGENCY_NUMBERS = 2  # a choice of three is a question nobody can answer in an emergency

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
    OVERDOSE_SPOTTING = "overdose_spotting"
    VETERANS = "veterans"
    SUBSTANCE_REFERRAL = "substance_referral"
    TREATMENT_LOCATOR = "treatment_locator"


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
class Confirmation:
    """A person of the group called or looked it up, and it was right."""

    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Listed:
    """A service as one group sees it on one day."""

    service: Service
    old: bool
    confirmed: Confirmation | None


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
    group_confirmed: Mapping[str, Confirmation] = MappingProxyType({}),
) -> Numbers:
    """Return whom to call there; never a blank, whatever the code.

    Args:
        code: An ISO 3166 code in either case, or None where no country is known.
        on: The day it is for: what has expired by then, and was not confirmed since, is old.
        group_confirmed: What people of the group confirmed, by `Service.key`.
    """
    country = code.upper() if code else None
    listed = [
        _list(service, on, group_confirmed.get(service.key))
        for service in services()
        if country in service.countries and service.kind is not Kind.EMERGENCY
    ]
    order = list(Kind)
    listed.sort(key=lambda item: order.index(item.service.kind))
    return Numbers(
        country=country,
        emergency=emergency_numbers(country) if country else (),
        emergency_confirmed=group_confirmed.get(emergency_key(country)) if country else None,
        services=tuple(listed),
    )


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


def _list(service: Service, on: date, confirmed: Confirmation | None) -> Listed:
    checked_since = confirmed is not None and confirmed.on >= service.expires_on
    return Listed(service, old=on >= service.expires_on and not checked_since, confirmed=confirmed)


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
