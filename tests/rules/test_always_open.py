import csv
from importlib import resources
from urllib.parse import urlsplit

from bot.rules import always_open


def test_each_row_has_a_source_and_a_date_and_is_reached_safely():
    content = resources.files("bot").joinpath("content", always_open.FILE).read_text("utf-8")
    rows = list(csv.DictReader(content.splitlines()))
    assert len(rows) == len(always_open.elsewhere()) >= 3
    for row, found in zip(rows, always_open.elsewhere(), strict=True):
        assert urlsplit(row["source"]).hostname
        assert urlsplit(found.link).scheme == "https"
        assert found.hours == "list"
        assert found.retrieved_on >= always_open.as_of()


def test_no_pathway_stands_alone():
    hosts = {urlsplit(found.link).hostname for found in always_open.elsewhere()}
    assert len(hosts) == len(always_open.elsewhere())
