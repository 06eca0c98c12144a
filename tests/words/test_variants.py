"""What a pathway says in other words fits where it is said."""

from bot.models import Guild, GuildId
from bot.rules import pathways
from bot.ui.voice import Voices
from bot.words import Catalogue
from bot.words.variants import VARIANTS

CATALOGUE = Catalogue.load(strict=True)
PAIRS = [(base, own) for variants in VARIANTS.values() for base, own in variants.items()]


def test_every_pathway_has_a_name_and_only_pathways_have_words():
    assert all(CATALOGUE.has(f"pathway-{name}-name") for name in pathways.names())
    assert set(VARIANTS) == set(pathways.names()) - {pathways.GENERAL}


def test_other_words_take_the_same_facts_and_are_never_those_of_a_fixed_line():
    for base, own in PAIRS:
        assert CATALOGUE.variables(own) == CATALOGUE.variables(base)
        assert CATALOGUE.pushed(own) == CATALOGUE.pushed(base)
        assert not CATALOGUE.fixed(base)


def test_a_group_speaks_as_its_pathway_does_and_its_own_words_come_first():
    voices = Voices(CATALOGUE)
    plain = voices.of(Guild(GuildId(1)))
    own = voices.of(Guild(GuildId(1), pathway="self"))
    assert plain("length-day", count=1) == "24 hours"
    assert own("length-day", count=1) == "1 day"
    assert own("menu-title") == plain("menu-title")
    lines = {"en": {"length-day": "{ $count } sunrises"}}
    changed = voices.of(Guild(GuildId(1), pathway="self", lines=lines))
    assert changed("length-day", count=3) == "3 sunrises"
    again = voices.of(Guild(GuildId(1), pathway="general", lines=lines))
    assert again("milestone-told", member="M", milestone="x") == plain(
        "milestone-told", member="M", milestone="x"
    )
    spanish = voices.of(Guild(GuildId(1), language="es", pathway="steps"))
    assert "tiene 30 días hoy" in spanish("milestone-told", member="M", milestone="30 días")
