"""What happens to members when the bot leaves a group and comes back."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from bot.erasures import ErasureJournal
from bot.models import GuildId, UserId
from bot.services.check_ins import PromptPlanner
from bot.services.departures import Departures
from bot.services.members import Members
from bot.store.schema import guild
from bot.vault import MasterKey, Vault

GROUP, OTHER, SOMEBODY, OTHER_ONE = GuildId(7), GuildId(8), UserId(70), UserId(71)
NOW = datetime(2026, 3, 3, 8, 0, tzinfo=UTC)


def members_of(database, tmp_path) -> Members:
    vault = Vault(MasterKey.new(), mac_secret=b"m" * 32)
    return Members(database, vault, ErasureJournal(tmp_path / "erasures", vault))


async def due(database, at: datetime) -> list[int]:
    async with database.reading() as tx:
        return list(await PromptPlanner().due(tx, at, 10))


async def test_nobody_is_asked_in_a_group_that_the_bot_has_left(database, tmp_path):
    members = members_of(database, tmp_path)
    await members.start(GROUP, SOMEBODY, zone="Europe/London", language=None, now=NOW)
    assert len(await due(database, NOW + timedelta(days=1))) == 1
    await members.left(GROUP, now=NOW)
    assert await due(database, NOW + timedelta(days=1)) == []


async def test_a_group_that_takes_the_bot_back_is_asked_again(database, tmp_path):
    members = members_of(database, tmp_path)
    await members.start(GROUP, SOMEBODY, zone="Europe/London", language=None, now=NOW)
    await members.left(GROUP, now=NOW)
    back_at = NOW + timedelta(days=3)
    await members.joined(GROUP, now=back_at)
    known = await members.look(GROUP, SOMEBODY)
    assert known.member is not None
    assert known.member.due is not None
    assert known.member.due.due_at > back_at


async def test_what_is_pressed_in_a_dm_does_not_bring_the_bot_back(database, tmp_path):
    members = members_of(database, tmp_path)
    await members.start(GROUP, SOMEBODY, zone="Europe/London", language=None, now=NOW)
    await members.left(GROUP, now=NOW)
    await members.start(GROUP, OTHER_ONE, zone="Europe/London", language=None, now=NOW)
    departures = departures_of(database, tmp_path)[0]
    assert await departures.erase(NOW + timedelta(days=31)) == 1


async def test_meeting_a_group_again_changes_no_due_time(database, tmp_path):
    members = members_of(database, tmp_path)
    before = await members.start(GROUP, SOMEBODY, zone="Europe/London", language=None, now=NOW)
    await members.joined(GROUP, now=NOW + timedelta(days=1))
    known = await members.look(GROUP, SOMEBODY)
    assert known.member is not None
    assert known.member.due == before.due


def departures_of(database, tmp_path) -> tuple[Departures, ErasureJournal]:
    journal = ErasureJournal(tmp_path / "erasures", Vault(MasterKey.new(), mac_secret=b"m" * 32))
    return Departures(database, journal), journal


async def groups(database) -> list[int]:
    async with database.reading() as tx:
        return list((await tx.execute(select(guild.c.id))).scalars())


async def test_a_group_that_took_the_bot_back_within_thirty_days_keeps_all(database, tmp_path):
    members, (gone, _) = members_of(database, tmp_path), departures_of(database, tmp_path)
    await members.start(GROUP, SOMEBODY, zone="Europe/London", language=None, now=NOW)
    await members.left(GROUP, now=NOW)
    await members.joined(GROUP, now=NOW + timedelta(days=29))
    assert await gone.erase(NOW + timedelta(days=60)) == 0
    assert (await members.look(GROUP, SOMEBODY)).member is not None


async def test_a_group_is_erased_thirty_days_after_it_removed_the_bot(database, tmp_path):
    members, (gone, journal) = members_of(database, tmp_path), departures_of(database, tmp_path)
    await members.start(GROUP, SOMEBODY, zone="Europe/London", language=None, now=NOW)
    await members.joined(OTHER, now=NOW)
    await members.left(GROUP, now=NOW)
    assert await gone.erase(NOW + timedelta(days=29)) == 0
    assert await gone.erase(NOW + timedelta(days=31)) == 1
    assert await groups(database) == [OTHER]
    assert (await members.look(GROUP, SOMEBODY)).person is None
    assert journal.erased_after(NOW, GROUP, SOMEBODY)  # a restored backup forgets them again


async def test_a_group_that_removed_the_bot_while_it_was_down_is_noticed(database, tmp_path):
    members, (gone, _) = members_of(database, tmp_path), departures_of(database, tmp_path)
    for group in (GROUP, OTHER):
        await members.joined(group, now=NOW)
    of_another_shard = await gone.compare([], is_ours=lambda _: False, now=NOW)
    noticed = await gone.compare([OTHER], is_ours=lambda _: True, now=NOW)
    assert (of_another_shard, noticed) == (0, 1)
    assert (await members.look(GROUP, SOMEBODY)).guild.left_at == NOW
    assert (await members.look(OTHER, SOMEBODY)).guild.left_at is None
