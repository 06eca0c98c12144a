"""docs/meeting-feeds.md says what the code does."""

import re
from pathlib import Path

from bot.feeds import child, documents, ical, rows, tables
from bot.feeds.importing import AT_ONCE
from bot.models.feeds import Dialect
from bot.rules.atlas import fold

PAGE = (Path(__file__).parents[2] / "docs" / "meeting-feeds.md").read_text(encoding="utf-8")


def test_the_columns_of_the_page_are_those_that_are_read() -> None:
    table = PAGE.partition("| column | in Spanish | holds |\n|---|---|---|\n")[2].partition("\n\n")[
        0
    ]
    named = [[cell.strip() for cell in line.split("|")[1:3]] for line in table.splitlines()]
    keys = [{tables.COLUMNS[fold(name)] for name in pair} for pair in named]
    assert all(len(found) == 1 for found in keys)
    told = {key for found in keys for key in found}
    of_the_plugin = {"types", "group", "city", "attendance_option", "approximate"}
    assert told == set(tables.COLUMNS.values()) - of_the_plugin


def test_the_page_has_a_row_for_each_kind() -> None:
    table = PAGE.partition("|---|---|---|---|\n")[2].partition("\n\n")[0]
    assert len(table.splitlines()) == len(Dialect)


def test_the_limits_of_the_page_are_those_of_the_code() -> None:
    limits = PAGE.partition("## Limits")[2]
    assert f"{documents.MOST_BYTES // 1024} KB" in limits
    assert f"{rows.MOST_ROWS:,} rows" in limits
    assert f"{ical.MOST_OTHERS} skipped" in limits
    assert f"{child.MOST_CPU_SECONDS} seconds" in limits
    assert f"{child.MOST_MEMORY // 1024**2} MB" in limits
    assert re.search(r"two at a time", limits)
    assert AT_ONCE == 2
