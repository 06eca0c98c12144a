"""Own dates in words: no number on a first day, and none where others can read along."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.custom_ids import CustomIds
from bot.models import ChannelId, GuildId, Home, OwnDateId, Person, PersonId, PersonKind, UserId
from bot.rules import milestones
from bot.rules.milestones import STANDARD, Unit
from bot.services.dates import OwnDate
from bot.services.milestones import Milestone
from bot.ui.dates import length, post, question
from bot.ui.days import date_line
from bot.vault import MasterKey, Vault
from bot.words import Catalogue, Words

CATALOGUE = Catalogue.load()
IDS = CustomIds(Vault(MasterKey.new(), mac_secret=b"m" * 32))
TODAY = date(2026, 3, 2)
MARA = Person(PersonId(1), GuildId(7), UserId(70), PersonKind.MEMBER)
THIRTY = Milestone(MARA, OwnDateId(3), TODAY, milestones.Milestone(30, Unit.DAY), ChannelId(8))


@pytest.fixture(params=CATALOGUE.languages)
def words(request: pytest.FixtureRequest) -> Words:
    return CATALOGUE.words(request.param)


def own_date(days: int, *, counting: bool = True) -> OwnDate:
    since_on = TODAY - timedelta(days=days)
    ahead = milestones.upcoming(since_on, after=TODAY)
    return OwnDate(OwnDateId(1), "the lake", since_on, days, counting, ahead)


def test_a_first_day_and_a_date_that_rests_are_said_without_a_number(words: Words) -> None:
    for shown in (own_date(0), own_date(400, counting=False)):
        assert not any(it.isdigit() for it in date_line(words, shown))
    assert "400" in date_line(words, own_date(400))


def test_where_moderators_read_along_a_milestone_has_no_number(words: Words) -> None:
    in_thread = replace(THIRTY, person=replace(MARA, home=Home.THREAD))
    assert not any(it.isdigit() for it in question(words, IDS, in_thread).text)
    assert "30" in question(words, IDS, THIRTY).text
    assert question(words, IDS, in_thread).rows == question(words, IDS, THIRTY).rows


def test_what_the_group_reads_pings_nobody(words: Words) -> None:
    told = post(words, IDS, THIRTY)
    assert "<@70>" in told.text
    assert told.ping_users == ()
    assert told.ping_roles == ()


def test_every_milestone_has_its_words(words: Words) -> None:
    years = [milestones.Milestone(count, Unit.YEAR) for count in (1, 2)]
    said = [length(words, one) for one in (*STANDARD, *years)]
    assert len(set(said)) == len(said)
    assert "24" in said[0]
