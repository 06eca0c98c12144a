"""The words of a group in a language, and the small phrases that many messages share."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta

from bot.models import Answer, Guild, GuildId, Home, Level, Member, Person
from bot.rules import calendar, countries, places
from bot.words import Catalogue, Words

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ANSWERS = (Answer.GOOD, Answer.OKAY, Answer.HARD, Answer.VERY_HARD)  # always in this order
LEVELS = (Level.NO_RUSH, Level.TODAY, Level.RIGHT_NOW)
EVERY_DAY = frozenset(range(7))
WORKDAYS = frozenset(range(5))
WEEKEND = frozenset({5, 6})
SOON = timedelta(hours=20)
WITHIN_THE_WEEK = timedelta(days=6)  # a weekday says it; later it could be that of next week


class Voices:
    """Finds the words for somebody: their own language, then the group's."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._words: dict[tuple[str, str], Words] = {}
        self._changed: dict[tuple[GuildId, str], tuple[Mapping[str, str], str, Words]] = {}

    def of(self, guild: Guild, person: Person | None = None, *, locale: str | None = None) -> Words:
        """Return the words for a person of a group; `locale` is what their Discord speaks."""
        chosen = person.language if person else None
        if chosen is None and locale is not None and self.speaks(locale):
            chosen = locale
        return self.of_group(guild, chosen or guild.language)

    def of_group(self, guild: Guild, language: str) -> Words:
        """Return the words of a language as a group says them."""
        nearest = self._catalogue.nearest(language)
        lines = guild.lines.get(nearest, {})
        if not lines:
            return self._in_pathway(nearest, guild.pathway)
        key = guild.id, nearest
        if key not in self._changed or self._changed[key][:2] != (lines, guild.pathway):
            words = self._catalogue.words(nearest, overrides=lines, pathway=guild.pathway)
            self._changed[key] = lines, guild.pathway, words
        return self._changed[key][2]

    def in_language(self, language: str) -> Words:
        """Return the words of the language nearest to this one."""
        return self._in_pathway(self._catalogue.nearest(language), "")

    def _in_pathway(self, nearest: str, pathway: str) -> Words:
        key = nearest, pathway
        if key not in self._words:
            self._words[key] = self._catalogue.words(nearest, pathway=pathway)
        return self._words[key]

    def speaks(self, locale: str) -> bool:
        """Say whether there are words in the language of a locale such as `es-419`."""
        return locale.partition("-")[0] in self.languages

    def own_language(self, guild: Guild, locale: str) -> str | None:
        """Return the language to keep for somebody who starts; None follows the group."""
        language = locale.partition("-")[0]
        return language if language in self.languages and language != guild.language else None

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the languages that there are words in."""
        return self._catalogue.languages


def dashed(name: str) -> str:
    """Return the value of an enum as the ids of the catalogue spell it."""
    return name.replace("_", "-")


def answer_name(words: Words, answer: Answer) -> str:
    """Return an answer as its button says it."""
    return words(f"answer-{dashed(answer)}")


def level_name(words: Words, level: Level) -> str:
    """Return how soon somebody wants a person, as its button says it."""
    return words(f"level-{dashed(level)}")


def language_name(words: Words, language: str) -> str:
    """Return the name of a language."""
    return words(f"language-{language}")


def weekday_name(words: Words, weekday: int) -> str:
    """Return the name of a weekday; Monday is 0."""
    return words(f"day-{WEEKDAYS[weekday]}")


def day_name(words: Words, on: date) -> str:
    """Return a date without its year, "3 March"."""
    return words("date-day", day=str(on.day), month=words(f"month-{on.month}"))


def dated_name(words: Words, on: date) -> str:
    """Return a date with its weekday, "Tuesday 3 March"."""
    return words(
        "date-weekday",
        weekday=weekday_name(words, on.weekday()),
        day=str(on.day),
        month=words(f"month-{on.month}"),
    )


def days_name(words: Words, weekdays: Iterable[int]) -> str:
    """Return a set of weekdays in words: "every day", "Monday and Thursday"."""
    days = frozenset(weekdays)
    if days == EVERY_DAY:
        return words("days-every")
    if days == WORKDAYS:
        return words("days-weekdays")
    if days == WEEKEND:
        return words("days-weekend")
    *first, last = [weekday_name(words, day) for day in sorted(days)]
    return words("list-and", first=", ".join(first), last=last) if first else last


def time_name(at: time) -> str:
    """Return a time of day as a clock shows it, "09:00"."""
    return f"{at:%H:%M}"


def clock_in(zone: str, at: datetime) -> str:
    """Return what a clock in a zone shows at an instant, "14:02"."""
    return calendar.clock_face(at, calendar.zone(zone))


def place_in(zone: str) -> str:
    """Return a zone as the name of a city."""
    return places.name_of(zone)


def country_in(words: Words, code: str) -> str:
    """Return the name of a country."""
    return countries.country_name(code, words.language)


def home_name(words: Words, home: Home) -> str:
    """Return where a person is written to: "in a direct message"."""
    return words(f"place-{home}")


def times_name(member: Member) -> str:
    """Return the times at which a member is asked, "09:00" or "09:00, 20:00"."""
    return both_times(member.morning_at, member.evening_at)


def both_times(morning_at: time | None, evening_at: time | None) -> str:
    """Return one time of day or two, "09:00" or "09:00, 20:00"."""
    return ", ".join(time_name(at) for at in (morning_at, evening_at) if at is not None)


def moment_in(words: Words, zone: str, at: datetime, *, now: datetime) -> str:
    """Return a moment to come: "07:00", "Monday 08:00", and with its date when it is far."""
    clock = clock_in(zone, at)
    if at - now < SOON:
        return clock
    day = calendar.local_date(at, calendar.zone(zone))
    if at - now < WITHIN_THE_WEEK:
        return f"{weekday_name(words, day.weekday())} {clock}"
    return f"{dated_name(words, day)}, {clock}"
