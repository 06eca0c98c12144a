"""The numbers of a country as admins see them: to confirm, change, hide, and add."""

import re

from bot.messenger import Button, Style
from bot.models.numbers import OwnNumber
from bot.rules import numbers
from bot.rules.numbers import Kind, Listed, Numbers
from bot.rules.privacy import is_for_young
from bot.services.numbers import Looked, Refused
from bot.ui.components import MOST_OPTIONS, Field, Option, Panel, Select
from bot.ui.numbers import numbers_text
from bot.ui.text import mark_of
from bot.ui.visits import Visit
from bot.ui.voice import country_in, dashed
from bot.words import Words

MOST = 100  # characters of an option, Discord's limit
MOST_OF_TEXT = 1500
MOST_OF_NUMBER = 60
NOT_IN_A_NUMBER = re.compile(r"[^\w\s+*#()/,.:-]|_")


async def overview(visit: Visit, found: Numbers, said: str = "") -> Panel:
    """Return what members of this country see, and every number to choose from."""
    words = await visit.words()
    guild = (await visit.known()).guild
    country = found.country or ""
    emergency = numbers.emergency_key(country)
    shown = numbers.for_country(
        country, on=visit.now.date(), group=guild.numbers, young=is_for_young(guild.age)
    )
    lines = [*([said, ""] if said else []), words("confirming-how"), ""]
    lines.append(numbers_text(words, shown)[:MOST_OF_TEXT])
    options = [
        Option(words("confirming-emergency", number=_emergency(found)), mark_of(emergency)),
        *(Option(_label(words, it)[:MOST], mark_of(it.service.key)) for it in found.services),
    ]
    rows = (
        Select(
            visit.id_for("number_open", country.lower()),
            words("confirming-placeholder"),
            tuple(options[:MOST_OPTIONS]),
        ),
        (Button(words("button-number-add"), visit.id_for("number_add", country.lower())),),
    )
    return Panel("\n".join(lines), rows)


async def kinds(visit: Visit, country: str) -> Panel:
    """Ask what a number is for that is added."""
    words = await visit.words()
    offered = tuple(
        Option(words(_kind_id(kind)), kind.value) for kind in Kind if kind is not Kind.EMERGENCY
    )
    chosen = Select(
        visit.id_for("number_kind", country.lower()), words("confirming-kind-placeholder"), offered
    )
    return Panel(words("confirming-kind"), (chosen,))


async def one(visit: Visit, found: Numbers, key: str, said: str = "") -> Panel | None:
    """Return one number with where it is from, and what may be done to it; None when gone."""
    words = await visit.words()
    country = found.country or ""
    listed = next((it for it in found.services if it.service.key == key), None)
    is_emergency = key == numbers.emergency_key(country)
    if listed is None and not is_emergency:
        return None
    own = next((it for it in (await visit.known()).guild.numbers.own if it.key == key), None)
    mark = mark_of(key)
    row = [
        Button(
            words("button-number-confirm"),
            visit.id_for("number_confirm", country.lower(), mark),
            style=Style.MAIN,
        ),
        Button(words("button-number-change"), visit.id_for("number_change", country.lower(), mark)),
    ]
    if own is not None:
        drop = visit.id_for("number_drop", country.lower(), mark)
        row.append(Button(words("button-number-drop"), drop))
    elif listed is not None:
        act = "number_show" if listed.hidden else "number_hide"
        label = "button-number-show" if listed.hidden else "button-number-hide"
        row.append(Button(words(label), visit.id_for(act, country.lower(), mark)))
    row.append(Button(words("button-back"), visit.id_for("number_all", country.lower())))
    alone = Numbers(
        found.country,
        found.emergency if is_emergency else (),
        found.emergency_confirmed,
        (listed,) if listed else (),
    )
    lines = [said, words("confirming-one", country=country_in(words, country))]
    lines += _about(words, alone, listed)
    return Panel("\n".join(line for line in lines if line), (tuple(row),))


def _about(words: Words, alone: Numbers, listed: Listed | None) -> list[str]:
    if listed is None:
        return [" ".join(alone.emergency), words("confirming-call-the-office")]
    service = listed.service
    facts = (service.phone, service.text, service.web, service.hours, ", ".join(service.languages))
    lines = [f"**{service.name}**", words(_kind_id(service.kind)), " · ".join(filter(None, facts))]
    if listed.confirmed is not None:
        checked = f"{listed.confirmed.on:%Y-%m-%d}"
        lines.append(words("numbers-confirmed", name=listed.confirmed.by, date=checked))
    if listed.hidden:
        lines.append(words("confirming-hidden"))
    lines.append(words("confirming-read-on", date=f"{service.retrieved_on:%Y-%m-%d}"))
    return lines


def key_of(found: Numbers, mark: str) -> str | None:
    """Return the key of the number that a button carries the mark of; None when it is gone."""
    keys = [it.service.key for it in found.services]
    keys.append(numbers.emergency_key(found.country or ""))
    return next((key for key in keys if mark_of(key) == mark), None)


def _emergency(found: Numbers) -> str:
    return " ".join(found.emergency) or "–"


def _label(words: Words, listed: Listed) -> str:
    state = "confirming-hidden-short" if listed.hidden else "confirming-not-yet-short"
    about = "" if listed.confirmed and not listed.hidden else f" · {words(state)}"
    return f"{listed.service.phone or listed.service.text} {listed.service.name}{about}"


def _kind_id(kind: Kind) -> str:
    return "numbers-emergency" if kind is Kind.EMERGENCY else f"numbers-kind-{dashed(kind)}"


def fields(words: Words, own: OwnNumber | None, *, emergency: bool) -> tuple[Field, ...]:
    """Return the lines in which a number is typed; an emergency number is digits and no more."""

    def field(name: str, shown: str, *, required: bool = False) -> Field:
        label, hint = words(f"confirming-form-{name}"), words(f"confirming-{name}-hint")
        return Field(name, label, hint, required=required, shown=shown)

    phone = field("phone", own.phone if own else "", required=emergency)
    if emergency:
        return (phone,)
    return (
        field("name", own.name if own else "", required=True),
        phone,
        field("text", own.text if own else ""),
        field("hours", own.hours if own else ""),
        field("web", own.web if own else ""),
    )


def as_own(looked: Looked, key: str | None) -> OwnNumber | None:
    """Return a number as one that a group may change; None when it is gone."""
    country = looked.numbers.country or ""
    if key == numbers.emergency_key(country):
        phone = " ".join(looked.numbers.emergency)
        return OwnNumber(key, country, name="", kind=Kind.EMERGENCY.value, phone=phone)
    found = (it.service for it in looked.numbers.services if it.service.key == key)
    service = next(found, None)
    if service is None:
        return None
    return OwnNumber(
        key=service.key,
        country=country,
        name=service.name,
        kind=service.kind.value,
        phone=service.phone,
        text=service.text,
        web=service.web,
        hours=service.hours,
        languages=service.languages,
    )


def is_emergency(own: OwnNumber) -> bool:
    """Say whether this is the number for a danger to life."""
    return own.kind == Kind.EMERGENCY


def refusal(refused: Refused) -> str:
    """Return the message that says why a number is not taken."""
    return f"confirming-{dashed(refused)}"


def plain_number(typed: str) -> str:
    """Return a number or its hours as they were typed, without what Discord would make of them."""
    return " ".join(NOT_IN_A_NUMBER.sub("", typed).split())[:MOST_OF_NUMBER]
