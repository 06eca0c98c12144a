"""The numbers as a person sees them: the emergency number first, and never a blank."""

from datetime import date

from babel import Locale
from babel.dates import format_date

from bot.models.numbers import Confirmation
from bot.rules.countries import country_name
from bot.rules.numbers import Listed, Numbers, Service
from bot.words import Words

MOST_CHARACTERS = 2000  # Discord's limit of a message
BETWEEN = " · "


def numbers_text(words: Words, numbers: Numbers) -> str:
    """Return the whole screen for a country, as one message."""
    above = [_title(words, numbers), _emergency(words, numbers)]
    below = [words("numbers-directory")]
    if not _confirmed(numbers) and (numbers.services or numbers.emergency):
        below.insert(0, words("numbers-unconfirmed"))
    room = MOST_CHARACTERS - len("\n\n".join([*above, *below]))
    services: list[str] = []
    for listed in numbers.services:
        paragraph = _paragraph(words, listed, mixed=_confirmed(numbers))
        room -= len(paragraph) + 2
        if room < 0:
            break
        services.append(paragraph)
    return "\n\n".join([*above, *services, *below])


def emergency_words(words: Words, numbers: Numbers) -> str:
    """Return what to call, for inside a sentence: "999 or 112", "your local emergency number"."""
    if not numbers.emergency:
        return words("emergency-local")
    *others, last = numbers.emergency
    return words("numbers-or", first=", ".join(others), last=last) if others else last


def _title(words: Words, numbers: Numbers) -> str:
    if numbers.country is None:
        return f"**{words('numbers-title-anywhere')}**"
    country = country_name(numbers.country, words.language)
    return f"**{words('numbers-title', country=country)}**"


def _emergency(words: Words, numbers: Numbers) -> str:
    if not numbers.emergency:
        return words("numbers-fallback")
    parts = [emergency_words(words, numbers), words("numbers-emergency")]
    if numbers.emergency_confirmed:
        parts.append(_checked(words, numbers.emergency_confirmed))
    elif _confirmed(numbers):
        parts.append(words("numbers-unchecked"))
    return BETWEEN.join(parts)


def _confirmed(numbers: Numbers) -> bool:
    return numbers.emergency_confirmed is not None or any(
        listed.confirmed for listed in numbers.services
    )


def _paragraph(words: Words, listed: Listed, *, mixed: bool) -> str:
    service = listed.service
    first = BETWEEN.join(part for part in (_plain(service.phone), f"**{service.name}**") if part)
    return "\n".join(
        [first, BETWEEN.join(_facts(words, listed, mixed=mixed)), *_ways(words, service)]
    )


def _facts(words: Words, listed: Listed, *, mixed: bool) -> list[str]:
    service = listed.service
    facts = [words(f"numbers-kind-{service.kind.value.replace('_', '-')}"), _hours(words, service)]
    if service.languages:
        facts.append(words("numbers-languages", languages=_languages(words, service)))
    if listed.confirmed:
        facts.append(_checked(words, listed.confirmed))
    elif mixed:
        facts.append(words("numbers-unchecked"))
    if listed.old:
        facts.append(words("numbers-old", date=_date(words, service.retrieved_on)))
    return facts


def _ways(words: Words, service: Service) -> list[str]:
    ways = []
    if service.text.startswith("WhatsApp"):
        ways.append(service.text)
    elif service.text:
        word, _, number = service.text.rpartition(" to ")
        ways.append(
            words("numbers-text-word", word=word, number=number)
            if word
            else words("numbers-text", number=number)
        )
    if service.web:
        ways.append(words("numbers-web", address=f"<{service.web}>"))
    return [BETWEEN.join(ways)] if ways else []


def _hours(words: Words, service: Service) -> str:
    if not service.hours:
        return words("numbers-hours-unknown")
    if service.hours == "24/7":
        return words("numbers-hours-always")
    return words("numbers-hours", hours=service.hours)


def _languages(words: Words, service: Service) -> str:
    names = Locale.parse(words.language).languages
    return ", ".join(str(names.get(code, code)) for code in service.languages)


def _checked(words: Words, confirmation: Confirmation) -> str:
    on = _date(words, confirmation.on)
    return words("numbers-confirmed", name=confirmation.by, date=on)


def _date(words: Words, on: date) -> str:
    # English as the rest of the world writes dates: the day first
    return format_date(on, "long", locale="en_GB" if words.language == "en" else words.language)


def _plain(number: str) -> str:
    return number.replace("*", "\\*")  # Chile's *4141 is a number and not the start of italics
