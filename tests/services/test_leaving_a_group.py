"""What happens to members when the bot leaves a group and comes back."""

from datetime import UTC, datetime, timedelta

from bot.erasures import ErasureJournal
from bot.models import GuildId, UserId
from bot.services.check_ins import PromptPlanner
from bot.services.members import Members
from bot.vault import MasterKey, Vault

GROUP, SOMEBODY = GuildId(7), UserId(70)
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


async def test_meeting_a_group_again_changes_no_due_time(database, tmp_path):
    members = members_of(database, tmp_path)
    before = await members.start(GROUP, SOMEBODY, zone="Europe/London", language=None, now=NOW)
    await members.joined(GROUP, now=NOW + timedelta(days=1))
    known = await members.look(GROUP, SOMEBODY)
    assert known.member is not None
    assert known.member.due == before.due
