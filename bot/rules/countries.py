"""Countries and territories by name or code, in any language that Porchlight speaks."""

import difflib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from babel import Locale

LIKENESS = 0.75  # one wrong letter in four; below it the guesses are another country

# shorter than the Unicode names, or not a name of theirs at all
NAMES = {"HK": "Hong Kong", "MO": "Macao"}
ALSO_CALLED = {
    "AE": ("UAE", "EAU", "Emirates", "Emiratos"),
    "BA": ("Bosnia",),
    "CD": ("DRC", "DR Congo", "Zaire", "República Democrática del Congo"),
    "CG": ("Republic of the Congo", "República del Congo"),
    "CI": ("Ivory Coast", "Costa de Marfil"),
    "CV": ("Cape Verde",),
    "CZ": ("Czech Republic", "República Checa"),
    "GB": (
        "UK",
        "Great Britain",
        "Britain",
        "England",
        "Scotland",
        "Wales",
        "Northern Ireland",
        "Inglaterra",
        "Escocia",
        "Gales",
        "Irlanda del Norte",
        "Gran Bretaña",
    ),
    "KR": ("Korea", "Corea"),
    "MK": ("Macedonia",),
    "MM": ("Burma", "Birmania"),
    "NL": ("Holland", "Holanda"),
    "PS": ("Palestine", "Palestina"),
    "SZ": ("Swaziland", "Suazilandia"),
    "TL": ("East Timor", "Timor Oriental"),
    "TR": ("Turkey", "Turquía"),
    "US": (
        "USA",
        "United States of America",
        "America",
        "EEUU",
        "EE. UU.",
        "EUA",
        "Estados Unidos de América",
    ),
    "VA": ("Vatican", "Vaticano"),
}


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory, with its name in one language."""

    code: str
    name: str


@cache
def codes() -> frozenset[str]:
    """Return every ISO 3166 code, and Kosovo's, which has none but is called all the same."""
    table = (files("tzdata") / "zoneinfo" / "iso3166.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return frozenset(row[0] for row in rows) | {"XK"}


def country_name(code: str, language: str) -> str:
    """Return the name of a country in a language, or the code of an unknown one."""
    code = code.upper()
    name = Locale.parse(language, sep="-").territories.get(code)
    return NAMES.get(code) or str(name or code)


def countries(typed: str, *, language: str = "en", limit: int = 25) -> list[Country]:
    """Return the countries that what was typed may mean, the likeliest first."""
    wanted = _plain(typed)
    ranked = sorted(
        (rank, _plain(name), Country(code, name))
        for code, name in _named(language)
        if (rank := _rank(wanted, code)) is not None
    )
    found = [country for _, _, country in ranked] or list(_alike(wanted, language))
    return found[:limit]


def country_code(typed: str) -> str | None:
    """Return the code of the country that is exactly what was typed, as a name or a code."""
    wanted = _plain(typed)
    return next((code for code, names in _spellings().items() if wanted in names), None)


def _rank(wanted: str, code: str) -> int | None:
    names = _spellings()[code]
    if wanted == _plain(code):
        return 0
    if wanted in names:
        return 1
    if any(name.startswith(wanted) for name in names):
        return 2
    if any(f" {wanted}" in name for name in names):
        return 3
    return 4 if any(wanted in name for name in names) else None


def _alike(wanted: str, language: str) -> Iterator[Country]:
    by_spelling = {name: code for code, names in _spellings().items() for name in names}
    close = difflib.get_close_matches(wanted, by_spelling, n=5, cutoff=LIKENESS)
    for code in dict.fromkeys(by_spelling[name] for name in close):
        yield Country(code, country_name(code, language))


@cache
def _named(language: str) -> tuple[tuple[str, str], ...]:
    return tuple((code, country_name(code, language)) for code in sorted(codes()))


@cache
def _spellings() -> dict[str, frozenset[str]]:
    return {
        code: frozenset(
            _plain(name)
            for name in (
                code,
                country_name(code, "en"),
                country_name(code, "es"),
                *ALSO_CALLED.get(code, ()),
            )
        )
        for code in sorted(codes())
    }


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    letters = (char if char.isalnum() else " " for char in decomposed if char.isascii())
    return " ".join("".join(letters).split())
