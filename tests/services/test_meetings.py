from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from bot.models import Answer, Slot, Telling, UserId
from bot.models.meetings import OtherDate
from bot.rules.offers import Offer
from bot.services import drafting
from bot.store.schema import audit, coming, draft, meeting as meeting_table, person
from tests.services.harbour import GROUP, INES, MARA, at
from tests.services.meeting_house import (
    ELSEWHERE,
    GUEST,
    HOST,
    LEAD,
    MINUTE,
    MONDAY_NOON,
    NEXT_TUESDAY,
    STARTS,
    TUESDAY,
    TUESDAYS,
)

# Adding, changing, ending ----------------------------------------------------------------------


async def test_a_meeting_is_kept_as_it_was_drafted(house):
    meeting = await house.add(pathway="any", language="es", is_open=False, note="Bring tea")
    kept = await house.read(meeting.id)
    assert kept == meeting
    assert (kept.name, kept.pathway, kept.language, kept.is_open) == (
        "Tuesday circle",
        "any",
        "es",
        False,
    )
    assert kept.recurrence == TUESDAYS.recurrence
    assert await house.harbour.rows(draft) == []
    acts = [row["act"] for row in await house.harbour.rows(audit)]
    assert acts[-1] == "meeting-added"


async def test_a_draft_is_saved_once_and_by_its_own_maker_only(house):
    services = house.services.meetings
    body = {"outline": drafting.body_of(TUESDAYS)}
    draft_id = await services.draft(GROUP, LEAD, body, now=MONDAY_NOON)
    assert await services.save(GROUP, MARA, draft_id, now=MONDAY_NOON) is None
    assert await services.save(ELSEWHERE, LEAD, draft_id, now=MONDAY_NOON) is None
    assert await services.save(GROUP, LEAD, draft_id, now=MONDAY_NOON) is not None
    assert await services.save(GROUP, LEAD, draft_id, now=MONDAY_NOON) is None
    assert len(await house.harbour.rows(meeting_table)) == 1


async def test_one_group_knows_nothing_of_anothers_meetings(house):
    meeting = await house.add()
    services = house.services
    assert await services.meetings.end(ELSEWHERE, meeting.id, by=LEAD, now=MONDAY_NOON) is None
    assert not await services.meetings.skip(
        ELSEWHERE, meeting.id, TUESDAY, by=LEAD, now=MONDAY_NOON
    )
    assert await services.agenda.find(ELSEWHERE, meeting.id) is None
    assert await services.agenda.look(ELSEWHERE, MARA, meeting.id, TUESDAY) is None
    assert (
        await services.attendance.come(
            ELSEWHERE, MARA, meeting.id, TUESDAY, comes=True, language=None, now=MONDAY_NOON
        )
        is None
    )
    day = await services.agenda.day(ELSEWHERE, MARA, on=TUESDAY, now=MONDAY_NOON)
    assert day.held == []
    assert await house.harbour.rows(coming) == []


async def test_the_list_of_a_day_has_what_is_on_now_and_what_comes(house):
    await house.add()
    await house.add(name="Lunch walk", recurrence=_at(time(12)))
    await house.add(name="Night owls", recurrence=_at(time(23, 30), minutes=90))
    noon = at(TUESDAY, 12, 10)
    day = await house.services.agenda.day(GROUP, MARA, now=noon)
    assert [held.meeting.name for held in day.held] == [
        "Lunch walk",
        "Tuesday circle",
        "Night owls",
    ]
    assert [held.is_now(noon) for held in day.held] == [True, False, False]
    after_midnight = at(date(2026, 3, 4), 0, 30)
    day = await house.services.agenda.day(GROUP, MARA, now=after_midnight)
    assert [held.meeting.name for held in day.held] == ["Night owls"]  # it is on still
    assert day.following is not None
    assert day.following.meeting.name == "Lunch walk"


def _at(when: time, **changes):
    return replace(TUESDAYS.recurrence, at=when, **changes)


async def test_skips_and_moves_survive_a_change_of_the_hour(house):
    meeting = await house.add()
    services = house.services.meetings
    assert await services.skip(GROUP, meeting.id, TUESDAY, by=LEAD, now=MONDAY_NOON)
    to = datetime.fromisoformat("2026-03-11T18:00")
    assert await services.move(GROUP, meeting.id, NEXT_TUESDAY, to=to, by=LEAD, now=MONDAY_NOON)
    changed = await house.change(meeting, replace(TUESDAYS, recurrence=_at(time(20))))
    assert changed.others == (OtherDate(TUESDAY), OtherDate(NEXT_TUESDAY, to))
    following = await house.services.agenda.next(GROUP, MARA, now=MONDAY_NOON)
    assert following is not None
    assert following.occurrence.starts_at == at(date(2026, 3, 11), 18)
    assert await services.put_back(GROUP, meeting.id, TUESDAY, by=LEAD, now=MONDAY_NOON)
    following = await house.services.agenda.next(GROUP, MARA, now=MONDAY_NOON)
    assert following is not None
    assert following.occurrence.starts_at == at(TUESDAY, 20)


async def test_what_is_over_is_neither_skipped_nor_moved(house):
    meeting = await house.add()
    services = house.services.meetings
    late = STARTS + MINUTE
    assert not await services.skip(GROUP, meeting.id, TUESDAY, by=LEAD, now=late)
    to = datetime.fromisoformat("2026-03-03T18:00")
    assert not await services.move(GROUP, meeting.id, NEXT_TUESDAY, to=to, by=LEAD, now=late)
    wednesday = date(2026, 3, 4)
    assert not await services.skip(GROUP, meeting.id, wednesday, by=LEAD, now=MONDAY_NOON)


async def test_an_ended_meeting_is_on_no_list(house):
    meeting = await house.add()
    assert await house.services.meetings.end(GROUP, meeting.id, by=LEAD, now=MONDAY_NOON)
    day = await house.services.agenda.day(GROUP, MARA, on=TUESDAY, now=MONDAY_NOON)
    assert (day.held, day.following) == ([], None)
    assert await house.come(meeting) is None


# Coming ----------------------------------------------------------------------------------------


async def test_coming_counts_and_can_be_taken_back(house):
    meeting = await house.add()
    assert (await house.come(meeting)).count == 1
    assert (await house.come(meeting)).count == 1
    assert (await house.come(meeting, INES)).count == 2
    assert (await house.come(meeting, comes=False)).count == 1


async def test_of_a_guest_nothing_is_kept_once_the_meeting_is_over(house):
    meeting = await house.add()
    await house.come(meeting, GUEST)
    await house.remind(meeting, GUEST)
    await house.harbour.start(MARA)
    await house.come(meeting, MARA)
    await house.services.housekeeping.tidy(STARTS)
    assert len(await house.harbour.rows(coming)) == 2
    await house.services.housekeeping.tidy(STARTS + timedelta(hours=2))
    assert {row["user_id"] for row in await house.harbour.rows(person)} == {MARA, LEAD}
    assert len(await house.harbour.rows(coming)) == 1


async def test_a_guest_who_comes_after_all_not_leaves_no_trace(house):
    meeting = await house.add()
    await house.come(meeting, GUEST)
    await house.come(meeting, GUEST, comes=False)
    assert await house.harbour.rows(coming) == []
    assert {row["user_id"] for row in await house.harbour.rows(person)} == {LEAD}


async def test_a_host_is_not_tidied_away(house):
    meeting = await house.add()
    await house.host(meeting)
    await house.services.housekeeping.tidy(STARTS + timedelta(days=60))
    assert (await house.read(meeting.id)).host == HOST


async def test_erasing_a_host_leaves_the_meeting_without_one(house):
    meeting = await house.add()
    await house.host(meeting)
    known = await house.harbour.members.look(GROUP, HOST)
    await house.harbour.members.erase(known.person.id, now=MONDAY_NOON)
    assert (await house.read(meeting.id)).host is None


async def test_erasing_somebody_forgets_what_they_had_not_saved(house):
    body = {"outline": drafting.body_of(TUESDAYS)}
    await house.services.meetings.draft(GROUP, MARA, body, now=MONDAY_NOON)
    member = await house.harbour.start(MARA)
    await house.harbour.members.erase(member.person.id, now=MONDAY_NOON)
    assert await house.harbour.rows(draft) == []


async def test_i_was_there_counts_once_and_never_falls(house):
    meeting = await house.add()
    await house.harbour.start(MARA)
    attendance = house.services.attendance
    assert await attendance.was_there(GROUP, MARA, meeting.id, TUESDAY, now=STARTS - MINUTE) is None
    for _ in range(2):
        seen = await attendance.was_there(GROUP, MARA, meeting.id, TUESDAY, now=STARTS + MINUTE)
        assert seen is not None
        assert seen[1] == 1
    long_after = STARTS + timedelta(days=40)
    await house.services.housekeeping.tidy(long_after)
    assert await house.harbour.rows(coming) == []
    next_one = at(date(2026, 4, 14), 19, 30)
    seen = await attendance.was_there(GROUP, MARA, meeting.id, date(2026, 4, 14), now=next_one)
    assert seen is not None
    assert seen[1] == 2


async def test_of_a_guest_who_was_there_nothing_is_kept(house):
    meeting = await house.add()
    seen = await house.services.attendance.was_there(
        GROUP, GUEST, meeting.id, TUESDAY, now=STARTS + MINUTE
    )
    assert seen is not None
    assert seen[1] is None
    assert {row["user_id"] for row in await house.harbour.rows(person)} == {LEAD}


@pytest.mark.parametrize("minutes", [0, 4, 48 * 60 + 1, 24 * 60 * 3])
async def test_a_reminder_is_between_five_minutes_and_two_days(house, minutes):
    meeting = await house.add()
    assert await house.remind(meeting, minutes=minutes) is None
    assert await house.harbour.rows(coming) == []


async def test_a_reminder_that_would_be_past_is_not_taken(house):
    meeting = await house.add()
    assert await house.remind(meeting, minutes=15, now=STARTS - 10 * MINUTE) is None
    assert await house.remind(meeting, minutes=5, now=STARTS - 10 * MINUTE) is not None


async def test_only_who_comes_tells_the_host(house):
    meeting = await house.add()
    await house.host(meeting)
    await house.remind(meeting, INES)
    told = {"tells_host": True}
    assert (
        await house.services.attendance.tell_host(
            GROUP, INES, meeting.id, TUESDAY, told, now=MONDAY_NOON
        )
        is None
    )
    await house.come(meeting, MARA, tells_host=True)
    await house.come(meeting, UserId(99))
    turn = await house.services.hosts.turn(GROUP, HOST, meeting.id, TUESDAY)
    assert turn is not None
    assert (turn.count, turn.names) == (2, (MARA,))
    told = await house.services.tellings.show(GROUP, MARA, page=0)
    assert [(it.user_id, it.what) for it in told.told] == [(HOST, Telling.COMING)]
    assert await house.services.hosts.turn(GROUP, MARA, meeting.id, TUESDAY) is None
    assert await house.services.hosts.turn(ELSEWHERE, HOST, meeting.id, TUESDAY) is None


# Offered -----------------------------------------------------------------------------------------


async def test_of_who_has_stopped_nothing_is_kept_when_they_were_there(house):
    meeting = await house.add()
    person_id = (await house.harbour.start(now=MONDAY_NOON)).person.id
    await house.harbour.members.stop(person_id, now=MONDAY_NOON)
    attendance = house.services.attendance
    seen = await attendance.was_there(GROUP, MARA, meeting.id, TUESDAY, now=STARTS)
    assert seen is not None
    assert seen[1] is None
    held = await house.services.agenda.look(GROUP, MARA, meeting.id, TUESDAY)
    assert held is not None
    assert held.mine is None


async def test_who_cannot_come_and_then_can_is_counted_without_a_name_again(house):
    meeting = await house.add()
    await house.host(meeting)
    await house.remind(meeting)
    await house.come(meeting, tells_host=True, wants_word=True)
    await house.come(meeting, comes=False)
    await house.come(meeting)
    turn = await house.services.hosts.turn(GROUP, HOST, meeting.id, TUESDAY)
    assert turn is not None
    assert (turn.count, turn.names, turn.to_write) == (1, (), 0)


async def test_a_check_in_offers_the_meeting_that_is_soon(house):
    meeting = await house.add()
    await house.harbour.start(MARA)
    answered = await house.harbour.services.check_ins.answer(
        GROUP, MARA, day_on=TUESDAY, slot=Slot.MORNING, answer=Answer.OKAY, now=STARTS - 40 * MINUTE
    )
    assert answered is not None
    assert answered.offer is Offer.MEETING
    assert answered.meeting is not None
    assert answered.meeting.meeting.id == meeting.id


async def test_what_is_offered_is_true_within_a_minute(house):
    meeting = await house.add()
    soon = STARTS - 40 * MINUTE
    agenda = house.services.agenda
    assert await agenda.fitting(GROUP, language=None, now=soon) is not None
    await house.services.meetings.skip(GROUP, meeting.id, TUESDAY, by=LEAD, now=soon)
    assert await agenda.fitting(GROUP, language=None, now=soon + MINUTE) is None
    assert await agenda.fitting(ELSEWHERE, language=None, now=soon) is None
