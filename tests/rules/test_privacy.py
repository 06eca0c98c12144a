"""What a group may decide about privacy: less than was promised, and never more."""

from hypothesis import given, strategies as st

from bot.models import Guild, GuildId
from bot.models.privacy import Period
from bot.rules.privacy import AGES, CHOICES, is_for_young, promised
from bot.rules.when import read_days
from bot.ui.first_prompts import OFFERED_DAYS
from bot.ui.voice import days_name
from bot.words import Catalogue

CATALOGUE = Catalogue.load(strict=True)
USUAL = Guild(GuildId(7))


def test_what_is_promised_is_the_usual_and_the_longest():
    assert {it: promised(it) for it in Period} == {
        Period.NOTES: 30,
        Period.ANSWERS: 90,
        Period.REQUESTS: 90,
    }
    for what, offered in CHOICES.items():
        assert getattr(USUAL, what.value) == promised(what)
        assert list(offered) == sorted(set(offered))


def test_nobody_below_the_age_of_discord_is_asked_to_start():
    assert min(AGES) == 13
    assert USUAL.age == max(AGES) == 18
    assert [age for age in AGES if is_for_young(age)] == [13, 16]


@given(days=st.frozensets(st.integers(0, 6), min_size=1), language=st.sampled_from(["en", "es"]))
def test_days_are_read_as_they_are_said(days: frozenset[int], language: str):
    assert read_days(days_name(CATALOGUE.words(language), days)) == days


def test_what_is_offered_is_read_and_what_is_unclear_is_not():
    for typed, days in OFFERED_DAYS.items():
        assert read_days(typed) == frozenset(days)
    assert read_days("mon-wed, sat") == frozenset({0, 1, 2, 5})
    for unclear in ("", "every", "someday", "monday 9:00", "the first friday"):
        assert read_days(unclear) is None
