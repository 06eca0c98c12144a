"""A lead's board: everything that waits is on it, on as many pages as it takes."""

from datetime import timedelta

import pytest

from bot.custom_ids import CustomIds
from bot.keyring import Keyring
from bot.models import Guild, Level, PersonId, Request, RequestId, RequestKind, UserId
from bot.services.leads import Board
from bot.ui import board
from bot.ui.components import Select
from bot.ui.voice import Voices
from bot.words import Catalogue
from tests.services.harbour import GROUP, MONDAY, at

VOICES = Voices(Catalogue.load())
NOW = at(MONDAY, 12)


@pytest.fixture
def ids(keyring: Keyring) -> CustomIds:
    """Return what makes custom ids."""
    return CustomIds(keyring.vault)


def waiting(count: int) -> Board:
    """Return a board with so many open requests."""
    requests = [
        Request(
            RequestId(number),
            GROUP,
            PersonId(number),
            UserId(number),
            RequestKind.TALK,
            Level.TODAY,
            NOW - timedelta(minutes=number),
        )
        for number in range(1, count + 1)
    ]
    languages = dict.fromkeys((it.person_id for it in requests), "en")
    return Board(Guild(GROUP), None, requests, languages, on_duty=0, joined=0)


@pytest.mark.parametrize(("count", "pages"), [(0, 1), (1, 1), (15, 1), (16, 2), (45, 3), (46, 4)])
def test_each_request_is_on_one_page(ids: CustomIds, count: int, pages: int):
    shown = waiting(count)
    assert board.pages(shown) == pages
    seen: list[str] = []
    for page in range(pages):
        words = VOICES.in_language("en")
        panel = board.board(words, VOICES, ids, shown, now=NOW, page=page, pages=pages)
        (*_, turning) = panel.rows
        found = [option for row in panel.rows if isinstance(row, Select) for option in row.options]
        seen += [option.value for option in found]
        assert (f"Page {page + 1} of {pages}" in panel.text) is (pages > 1)
        assert not isinstance(turning, Select)
        assert ("Nobody is waiting" in panel.text) is (count == 0)
        labels = {button.label for button in turning}
        assert ("More" in labels) is (page + 1 < pages)
        assert ("Back a page" in labels) is (page > 0)
    assert len(set(seen)) == count
    assert len(seen) == count
