"""Notes: sealed, allowed by both sides, kept for 30 days, and nobody else's."""

from datetime import timedelta
from typing import Any

import pytest

from bot.models import Answer, Feeling, Note, Slot
from bot.services.housekeeping import Housekeeping
from bot.store.schema import check_in_note, person
from bot.vault import Unreadable
from tests.services.harbour import GROUP, INES, MARA, MONDAY, Harbour, at

WRITTEN = Note((Feeling.ANGRY, Feeling.TIRED), "for the tea", "quince marmalade")
PLACE: dict[str, Any] = {"day_on": MONDAY, "slot": Slot.MORNING}


async def written(harbour: Harbour, note: Note = WRITTEN) -> Note | None:
    noted = await harbour.notes.write(GROUP, MARA, **PLACE, note=note, now=at(MONDAY, 10))
    return None if noted is None else noted.note


async def read(harbour: Harbour, user_id=MARA) -> Note | None:
    noted = await harbour.notes.read(GROUP, user_id, **PLACE)
    return None if noted is None else noted.note


async def test_boxes_can_always_be_ticked_and_words_count_only_where_both_allow_them(harbour):
    await harbour.start()
    await harbour.answer()
    for group in (False, True):
        for member in (False, True):
            await harbour.allow_words(group=group, member=member)
            await written(harbour, Note())
            expected = WRITTEN if group and member else Note(WRITTEN.feelings)
            assert await written(harbour) == expected
            assert await read(harbour) == expected
            await harbour.allow_words()
            assert await written(harbour, Note()) == Note()


async def test_words_written_while_they_were_allowed_stay_when_boxes_change(harbour):
    await harbour.start()
    await harbour.answer()
    await harbour.allow_words()
    await written(harbour)
    await harbour.allow_words(member=False)
    assert await written(harbour, Note((Feeling.HUNGRY,))) == Note(
        (Feeling.HUNGRY,), WRITTEN.thanks, WRITTEN.words
    )


async def test_a_note_needs_a_check_in_of_ones_own(harbour):
    await harbour.start()
    assert await written(harbour) is None
    assert await harbour.rows(check_in_note) == []
    await harbour.answer()
    await written(harbour)
    await harbour.start(INES)
    await harbour.answer(answer=Answer.OKAY, user_id=INES)
    assert await read(harbour, INES) == Note()


async def test_a_later_note_takes_the_place_of_an_earlier_and_an_empty_one_goes(harbour):
    await harbour.start()
    await harbour.answer()
    await harbour.allow_words()
    await written(harbour)
    assert await written(harbour, Note((Feeling.LONELY,))) == Note((Feeling.LONELY,))
    assert len(await harbour.rows(check_in_note)) == 1
    await written(harbour, Note())
    assert await harbour.rows(check_in_note) == []


async def test_nothing_of_a_note_is_in_the_database_in_the_clear(harbour):
    await harbour.start()
    await harbour.answer()
    await harbour.allow_words()
    await written(harbour)
    (row,) = await harbour.rows(check_in_note)
    for part in (b"quince", b"tea", b"angry"):
        assert part not in row["sealed"]
    (key,) = [row["key"] for row in await harbour.rows(person) if row["user_id"] == MARA]
    with pytest.raises(Unreadable):  # it opens only in its own place
        harbour.vault.open(key, row["sealed"], associated=("check_in_note", GROUP, 1, 999))


async def test_a_note_is_forgotten_after_30_days_and_the_check_in_is_not(harbour):
    await harbour.start()
    await harbour.answer()
    await written(harbour)
    night = Housekeeping(harbour.database)
    await night.tidy(at(MONDAY, 10) + timedelta(days=30))
    assert await read(harbour) == Note(WRITTEN.feelings)
    await night.tidy(at(MONDAY, 10) + timedelta(days=30, seconds=1))
    assert await read(harbour) == Note()


async def test_a_note_goes_with_its_person(harbour):
    member = await harbour.start()
    await harbour.answer()
    await written(harbour)
    await harbour.members.erase(member.person.id, now=at(MONDAY, 11))
    assert await harbour.rows(check_in_note) == []


async def test_somebody_who_stopped_writes_no_notes(harbour):
    member = await harbour.start()
    await harbour.answer()
    await harbour.members.stop(member.person.id, now=at(MONDAY, 11))
    assert await written(harbour) is None
