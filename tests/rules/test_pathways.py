from datetime import date, timedelta

import pytest

from bot.rules import milestones, pathways
from bot.rules.milestones import STANDARD, Milestone, Unit

MOST_DAYS = 90  # later ones are counted by the calendar


def test_the_general_pathway_is_the_standard_and_comes_first():
    assert pathways.names()[0] == pathways.GENERAL
    assert pathways.milestones_of(pathways.GENERAL) == STANDARD
    assert pathways.milestones_of("one that is gone") == STANDARD


@pytest.mark.parametrize("name", pathways.names())
def test_every_pathway_has_milestones_in_order_and_every_year(name):
    among = pathways.milestones_of(name)
    since = date(2024, 2, 29)
    falling = [milestones.falls_on(one, since) for one in among]
    assert falling == sorted(set(falling))
    assert all(one.count <= MOST_DAYS for one in among if one.unit is Unit.DAY)
    for year in (1, 2, 7):
        found = milestones.falling_on(date(2024 + year, 2, 28), since, among=among)
        assert found == Milestone(year, Unit.YEAR)


def test_a_pathway_brings_its_own():
    since = date(2026, 1, 1)
    week = since + timedelta(days=7)
    assert milestones.falling_on(week, since) is None
    own = pathways.milestones_of("self")
    assert milestones.falling_on(week, since, among=own) == Milestone(7, Unit.DAY)
