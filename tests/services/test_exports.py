"""What a member takes along is everything, whatever tables there will be."""

import json
from typing import Any

from sqlalchemy import LargeBinary

from bot.models import Answer, Feeling, Level, Note, Slot, UserId
from bot.services.exports import UNREADABLE, Files
from bot.store import exports
from bot.store.schema import metadata, person
from tests.filling import fill
from tests.services.harbour import GROUP, INES, MARA, MONDAY, Harbour, at

NOW = at(MONDAY, 12)


async def taken(harbour: Harbour, user_id: UserId = MARA) -> Files:
    files = await harbour.services.exports.take(GROUP, user_id, now=NOW)
    assert files is not None
    return files


async def data(harbour: Harbour, user_id: UserId = MARA) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, dict[str, list[dict[str, Any]]]] = json.loads(
        (await taken(harbour, user_id)).as_json
    )
    return found["data"]


def test_every_table_that_hangs_on_a_person_is_taken_along_or_left_out_with_a_reason():
    hanging = exports.hanging()
    without_owner = [
        table.name
        for table in exports.taken()
        if table is not person
        and exports.OWNER not in table.c
        and table.name not in exports.THROUGH
    ]
    assert without_owner == [], "say in bot/store/exports.py whose rows these are"
    names = {table.name for table in hanging}
    assert set(exports.NOT_THEIRS) <= names
    assert {"person", "member", "check_in", "check_in_note", "own_date", "telling"} <= names
    assert all(len(reason) > 20 for reason in exports.NOT_THEIRS.values())


def test_every_column_is_taken_along_or_left_out_with_a_reason():
    for table in exports.taken():
        left_out = set(exports.NOT_WORTH.get(table.name, ()))
        assert left_out <= set(table.c.keys()), table.name
        told = {column.name for column in exports.columns_of(table)}
        missing = set(table.c.keys()) - told - left_out - {exports.OWNER}
        pointing = {
            column.name
            for column in table.c
            if {key.column.table.name for key in column.foreign_keys} == {"person"}
        }
        assert missing <= pointing, table.name


def test_every_sealed_column_says_how_it_is_opened():
    sealed = {
        (table.name, column.name)
        for table in exports.taken()
        for column in exports.columns_of(table)
        if isinstance(column.type, LargeBinary)
    }
    assert sealed == set(exports.SEALED), "say in bot/store/exports.py what the seal is bound to"
    for table, column in sealed:
        assert exports.SEALED[table, column].row in metadata.tables[table].c


async def test_every_table_reaches_the_file_and_nothing_of_anybody_else(harbour: Harbour):
    async with harbour.database.transaction() as tx:
        await fill(tx)
        mine, other = (
            row for row in (await tx.execute(person.select().order_by(person.c.id))).all()[:2]
        )
    files = await harbour.services.exports.take(mine.guild_id, mine.user_id, now=NOW)
    assert files is not None
    told = json.loads(files.as_json)["data"]
    assert set(told) == {table.name for table in exports.taken()}
    assert {len(rows) for rows in told.values()} == {1}
    assert str(other.user_id) not in files.as_json.decode()


async def test_free_text_is_opened_and_is_what_was_written(harbour: Harbour):
    await harbour.start()
    await harbour.allow_words()
    await harbour.answer(answer=Answer.HARD)
    note = Note((Feeling.TIRED,), "for the sea", "=quince")
    await harbour.notes.write(GROUP, MARA, day_on=MONDAY, slot=Slot.MORNING, note=note, now=NOW)
    await harbour.dates.add(GROUP, MARA, label="día uno", typed="1 March 2026", now=NOW)
    await harbour.goals.add(GROUP, MARA, words="walk", daily=True, now=NOW)
    await harbour.groups.change(GROUP, {"check_in_channel_id": 9}, actor_id=INES, now=NOW)
    await harbour.shares.share(
        GROUP, MARA, day_on=MONDAY, slot=Slot.MORNING, text="out loud", now=NOW
    )
    told = await data(harbour)
    words = {"feelings": ["tired"], "thanks": "for the sea", "words": "=quince"}
    assert told["check_in_note"][0]["words"] == words
    assert [told[name][0]["words"] for name in ("own_date", "goal", "check_in_share")] == [
        "día uno",
        "walk",
        "out loud",
    ]
    assert UNREADABLE not in (await taken(harbour)).as_json.decode()
    assert told["check_in"][0]["answer"] == "hard"
    assert told["check_in"][0]["day_on"] == MONDAY.isoformat()
    assert "key" not in told["person"][0]


async def test_a_guest_takes_along_what_there_is_and_a_stranger_nothing(harbour: Harbour):
    await harbour.services.requests.ask(GROUP, MARA, level=Level.TODAY, language=None, now=NOW)
    assert set(await data(harbour)) >= {"person", "request"}
    assert await harbour.services.exports.take(GROUP, INES, now=NOW) is None


async def test_a_lead_takes_along_nothing_of_the_member_they_were_asked_for(harbour: Harbour):
    await harbour.start()
    await harbour.services.requests.ask(GROUP, MARA, level=Level.TODAY, language=None, now=NOW)
    await harbour.start(INES)
    files = await taken(harbour, INES)
    assert str(MARA) not in files.as_json.decode().replace(str(GROUP), "")
