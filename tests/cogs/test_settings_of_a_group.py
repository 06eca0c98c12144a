"""Every setting of a group is shown, has a command, and stands in the guide's table."""

import re
from pathlib import Path

from bot.models import Guild, GuildId
from bot.store.schema import guild
from bot.ui.group_settings import BOOKKEEPING, SETTINGS
from bot.words import Catalogue
from tests.cogs.test_commands import commands

GUIDE = Path(__file__).parents[2] / "docs" / "admin-guide.md"


def test_every_column_of_a_group_is_a_setting_or_bookkeeping():
    set_by_admins = {it.column for it in SETTINGS}
    assert set_by_admins | BOOKKEEPING == {column.name for column in guild.c}
    assert not set_by_admins & BOOKKEEPING


def test_the_guide_lists_every_setting_and_its_command():
    row = re.compile(r"^\| `(\w+)` \| [^|]+ \| `([^`]+)` \|", re.MULTILINE)
    rows = row.findall(GUIDE.read_text("utf-8"))
    assert rows == [(it.column, it.where) for it in SETTINGS]


def test_every_setting_has_its_command():
    known = {f"/{it.qualified_name}": {one.name for one in it.parameters} for it in commands()}
    for setting in SETTINGS:
        name, _, option = setting.where.rpartition(" ")
        assert setting.where in known or option in known[name], setting.where


def test_every_setting_can_be_said_in_every_language():
    catalogue = Catalogue.load(strict=True)
    for language in catalogue.languages:
        for setting in SETTINGS:
            assert setting.said(catalogue.words(language), Guild(GuildId(7)))
