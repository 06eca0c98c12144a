"""The auditor finds what the outbox would not know by itself."""

from datetime import date, timedelta

import pytest
from sqlalchemy import delete, insert, update

from bot.auditor import Auditor
from bot.database import Database
from bot.keyring import Keyring
from bot.messenger import Later, Never
from bot.models import DeliveryKind, Lane, PersonId
from bot.store.schema import check_in, contact, delivery, guild, member, person, request, step
from tests.outboxes import GUILD, Outbox


@pytest.fixture
async def outbox(database: Database, keyring: Keyring) -> Outbox:
    """An outbox on each engine, and a group."""
    outbox = Outbox(database, keyring)
    await outbox.add_guild()
    async with database.transaction() as tx:
        await tx.execute(update(guild).values(leads_room_id=77))
    return outbox


def auditor_of(outbox: Outbox) -> Auditor:
    """Return an auditor of this outbox."""
    return Auditor(database=outbox.database, clock=outbox.clock)


async def audited(outbox: Outbox) -> tuple[str, ...]:
    """Return what an audit finds now."""
    return await auditor_of(outbox).audit()


async def add_member(outbox: Outbox, **values: object) -> PersonId:
    """Let there be a member who is due in an hour, unless the values say otherwise."""
    person_id = await outbox.add_person(5, kind="member")
    now = outbox.clock.now()
    filled = {
        "person_id": person_id,
        "zone": "Etc/UTC",
        "started_at": now,
        "morning_at": (now + timedelta(hours=1)).time(),
        "due_at": now + timedelta(hours=1),
        "due_on": date(2026, 1, 1),
        "due_slot": "morning",
        **values,
    }
    async with outbox.database.transaction() as tx:
        await tx.execute(insert(member).values(**filled))
    return person_id


async def open_request(outbox: Outbox, person_id: PersonId) -> int:
    """Let somebody ask for a person."""
    async with outbox.database.transaction() as tx:
        made = await tx.execute(
            insert(request)
            .values(person_id=person_id, level="right_now", opened_at=outbox.clock.now())
            .returning(request.c.id)
        )
        return int(made.scalar_one())


async def test_nothing_is_known_before_the_first_audit(outbox: Outbox) -> None:
    auditor = auditor_of(outbox)
    assert not auditor.agrees
    assert await auditor.audit() == ()
    assert auditor.agrees


async def test_all_agrees_when_all_was_done(outbox: Outbox) -> None:
    person_id = await add_member(outbox)
    request_id = await open_request(outbox, person_id)
    await outbox.put("page", kind=DeliveryKind.PAGE_ROOM, lane=Lane.REQUEST, request_id=request_id)
    await outbox.send_all()
    outbox.after(minutes=30)
    assert await audited(outbox) == ()


async def test_an_open_request_without_a_page_is_found_after_a_minute(outbox: Outbox) -> None:
    request_id = await open_request(outbox, await outbox.add_person(5))
    outbox.after(seconds=60)
    assert await audited(outbox) == ()
    outbox.after(seconds=1)
    (finding,) = await audited(outbox)
    assert finding == f"open requests without a page to the leads' room: {request_id}"


async def test_a_page_that_was_given_up_is_no_page(outbox: Outbox) -> None:
    request_id = await open_request(outbox, await outbox.add_person(5))
    await outbox.put("page", kind=DeliveryKind.PAGE_ROOM, lane=Lane.REQUEST, request_id=request_id)
    outbox.messenger.fail(Never("400"))
    await outbox.send_all()
    outbox.after(hours=2)
    assert await audited(outbox) == (
        f"open requests without a page to the leads' room: {request_id}",
    )


@pytest.mark.parametrize("values", [{"taken_by": 1}, {"closed_at": True}])
async def test_a_request_that_was_taken_or_closed_needs_no_page(
    outbox: Outbox, values: dict[str, object]
) -> None:
    await open_request(outbox, await outbox.add_person(5))
    now = outbox.clock.now()
    async with outbox.database.transaction() as tx:
        changes = {name: now if value is True else value for name, value in values.items()}
        await tx.execute(update(request).values(**changes))
    outbox.after(hours=1)
    assert await audited(outbox) == ()


@pytest.mark.parametrize(
    ("lane", "minutes", "sentence"),
    [
        (Lane.REQUEST, 1, "messages about requests that are late"),
        (Lane.PROMPT, 15, "deliveries that are late"),
    ],
)
async def test_what_is_late_is_found(
    outbox: Outbox, lane: Lane, minutes: int, sentence: str
) -> None:
    await outbox.put("hello", lane=lane)
    outbox.after(minutes=minutes)
    assert await audited(outbox) == ()
    outbox.after(seconds=1)
    assert await audited(outbox) == (f"{sentence}: 1",)


async def test_what_waits_for_its_turn_to_open_a_dm_is_not_late(outbox: Outbox) -> None:
    await outbox.put("one", person_id=await outbox.add_person(1))
    await outbox.put("two", person_id=await outbox.add_person(2))
    await outbox.send_all(rations=((1, 86400),))
    outbox.after(hours=1)
    assert await audited(outbox) == ()


async def test_what_discord_does_not_take_becomes_late(outbox: Outbox) -> None:
    await outbox.put("help", lane=Lane.REQUEST)
    outbox.messenger.fail(Later("503"), times=10)
    for _ in range(10):
        await outbox.send_all()
        outbox.after(seconds=20)
    assert await audited(outbox) == ("messages about requests that are late: 1",)
    auditor = auditor_of(outbox)
    await outbox.send_all()
    assert await auditor.audit() == ()
    assert auditor.agrees


async def test_what_was_given_up_stops_the_heartbeat_for_an_hour(outbox: Outbox) -> None:
    await outbox.put("hello")
    outbox.messenger.fail(Never("400"))
    await outbox.send_all()
    assert await audited(outbox) == ("deliveries that were given up: 1",)
    outbox.after(hours=1, seconds=1)
    assert await audited(outbox) == ()


async def test_a_member_whose_prompt_was_due_and_is_not_planned_is_found(outbox: Outbox) -> None:
    person_id = await add_member(outbox, due_at=outbox.clock.now())
    outbox.after(minutes=2, seconds=1)
    assert await audited(outbox) == (
        f"members whose prompt was due and is not planned: {person_id}",
    )


async def test_a_member_who_would_never_be_asked_again_is_found(outbox: Outbox) -> None:
    person_id = await add_member(outbox, due_at=None)
    assert await audited(outbox) == (f"members who would never be asked again: {person_id}",)


@pytest.mark.parametrize(
    ("members_own", "persons_own"),
    [
        ({"weekdays": 0}, {}),
        ({"morning_at": None}, {}),
        ({"stopped_at": True}, {}),
        ({}, {"dm": "closed"}),
    ],
)
async def test_a_member_who_wants_no_prompts_or_cannot_be_reached_is_not_forgotten(
    outbox: Outbox, members_own: dict[str, object], persons_own: dict[str, object]
) -> None:
    now = outbox.clock.now()
    own = {name: now if value is True else value for name, value in members_own.items()}
    person_id = await add_member(outbox, due_at=None, **own)
    if persons_own:
        async with outbox.database.transaction() as tx:
            await tx.execute(update(person).where(person.c.id == person_id).values(**persons_own))
    assert await audited(outbox) == ()


async def test_a_check_in_that_was_asked_without_a_prompt_is_found(outbox: Outbox) -> None:
    person_id = await add_member(outbox)
    now = outbox.clock.now()
    async with outbox.database.transaction() as tx:
        made = await tx.execute(
            insert(check_in)
            .values(person_id=person_id, day_on=now.date(), slot="morning", asked_at=now)
            .returning(check_in.c.id)
        )
        check_in_id = made.scalar_one()
    await outbox.put("prompt", kind=DeliveryKind.PROMPT, check_in_id=check_in_id)
    outbox.after(seconds=1)
    assert await audited(outbox) == ()
    async with outbox.database.transaction() as tx:
        await tx.execute(delete(delivery))
    assert await audited(outbox) == (f"check-ins that were asked without a prompt: {check_in_id}",)


async def test_a_claim_that_nobody_freed_is_found(outbox: Outbox) -> None:
    await outbox.put("hello")
    await outbox.claim_as_dead_owner()
    outbox.after(minutes=3)
    assert await audited(outbox) == ("claims that nobody freed: 1",)


async def test_a_group_that_the_bot_has_left_is_not_audited(outbox: Outbox) -> None:
    person_id = await add_member(outbox, due_at=None)
    await open_request(outbox, person_id)
    async with outbox.database.transaction() as tx:
        left_at = outbox.clock.now()
        await tx.execute(update(guild).where(guild.c.id == GUILD).values(left_at=left_at))
    outbox.after(hours=1)
    assert await audited(outbox) == ()


async def test_a_finding_is_logged_once_and_its_end_as_well(
    outbox: Outbox, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", logger="bot.auditor")
    await outbox.put("hello", lane=Lane.REQUEST)
    outbox.after(minutes=5)
    auditor = auditor_of(outbox)
    await auditor.audit()
    await auditor.audit()
    await outbox.send_all()
    await auditor.audit()
    await auditor.audit()
    said = [record.getMessage() for record in caplog.records if record.name == "bot.auditor"]
    assert said == [
        "audit: messages about requests that are late: 1",
        "audit: all agrees again",
    ]


async def test_a_step_that_was_due_and_not_taken_is_found(outbox: Outbox) -> None:
    request_id = await open_request(outbox, await add_member(outbox))
    await outbox.put("page", kind=DeliveryKind.PAGE_ROOM, lane=Lane.REQUEST, request_id=request_id)
    await outbox.send_all()
    values = {
        "request_id": request_id,
        "level": "right_now",
        "position": 1,
        "rung": "wake",
        "due_at": outbox.clock.now() + timedelta(minutes=5),
        "by_the_clock": False,
    }
    async with outbox.database.transaction() as tx:
        await tx.execute(insert(step).values(**values))
    outbox.after(minutes=5)
    assert await audited(outbox) == ()
    outbox.after(minutes=2)
    assert await audited(outbox) == (
        f"requests whose next step was due and is not taken: {request_id}",
    )


async def test_a_request_that_leaves_somebody_out_needs_no_page_in_the_room(
    outbox: Outbox,
) -> None:
    person_id = await add_member(outbox)
    request_id = await open_request(outbox, person_id)
    values = {"request_id": request_id, "level": "right_now", "position": 0, "rung": "on_duty"}
    now = outbox.clock.now()
    async with outbox.database.transaction() as tx:
        await tx.execute(insert(contact).values(person_id=person_id, user_id=1, kind="left_out"))
        await tx.execute(
            insert(step).values(**values, due_at=now, began_at=now, by_the_clock=False)
        )
    outbox.after(minutes=2)
    assert await audited(outbox) == ()
