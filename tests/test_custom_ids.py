"""Custom ids: read back as they were made, and worth nothing when somebody else made them."""

import string

import pytest
from hypothesis import given, strategies as st

from bot.custom_ids import LIMIT, MOST_PACKED, CustomIds, packable, packed, spelled, unpacked
from bot.models import GuildId
from bot.vault import MasterKey, Vault

IDS = CustomIds(Vault(MasterKey(b"k" * 32), mac_secret=b"m" * 32))
OTHERS = CustomIds(Vault(MasterKey(b"k" * 32), mac_secret=b"n" * 32))
ACTIONS = st.text(string.ascii_lowercase + "_", min_size=1, max_size=24)
GUILDS = st.integers(0, 2**63 - 1).map(GuildId)
PARTS = st.integers(0, 2**63 - 1) | st.text(string.ascii_lowercase + "_", min_size=1, max_size=10)
ROWS = st.lists(PARTS, max_size=3)


@given(action=ACTIONS, guild_id=GUILDS, row=ROWS)
def test_what_is_made_is_read_back(action: str, guild_id: GuildId, row: list[int | str]):
    made = IDS.make(action, guild_id, *row)
    assert len(made) <= LIMIT
    assert made.isascii()
    read = IDS.read(made)
    assert read is not None
    assert (read.action, read.guild_id) == (action, guild_id)
    assert read.row == tuple(part if isinstance(part, str) else spelled(part) for part in row)
    assert [read.number(at) for at, part in enumerate(row) if isinstance(part, int)] == [
        part for part in row if isinstance(part, int)
    ]


@given(action=ACTIONS, guild_id=GUILDS, row=ROWS)
def test_what_another_installation_made_is_nothing(
    action: str, guild_id: GuildId, row: list[int | str]
):
    assert IDS.read(OTHERS.make(action, guild_id, *row)) is None


@given(data=st.data())
def test_a_changed_character_makes_it_worthless(data: st.DataObject):
    made = IDS.make("answer", GuildId(7), 70, 20260302, "m", "good")
    place = data.draw(st.integers(0, len(made) - 1))
    letter = data.draw(st.sampled_from(string.ascii_lowercase + string.digits + ".-_"))
    forged = made[:place] + letter + made[place + 1 :]
    assert forged == made or IDS.read(forged) is None


def test_a_row_tells_nobody_which_number_it_is():
    rows = [
        IDS.make("take", GuildId(7), number).split(".")[3] for number in range(100_000, 100_200)
    ]
    ends = {row[-1] for row in rows}
    assert len(set(rows)) == len(rows)
    assert len({row[:-1] for row in rows}) > 150  # neighbours share nothing
    assert len(ends) > 30
    assert rows != sorted(rows)


def test_the_same_is_made_twice_alike():
    assert IDS.make("take", GuildId(7), 70) == IDS.make("take", GuildId(7), 70)


@given(st.text(max_size=120))
def test_anything_else_is_read_as_nothing(text: str):
    assert IDS.read(text) is None


@pytest.mark.parametrize("change", [" {}", "{} ", "{}\n", "v2{}", "{}x"])
def test_it_is_matched_in_full(change: str):
    assert IDS.read(change.format(IDS.make("start", GuildId(7), 70))) is None


def test_the_proof_is_bound_to_the_group():
    here, there = IDS.make("start", GuildId(7), 70), IDS.make("start", GuildId(8), 70)
    moved = here.rpartition(".")[0].replace(".7.", ".8.") + "." + here.rpartition(".")[2]
    assert IDS.read(there) is not None
    assert IDS.read(moved) is None


@pytest.mark.parametrize(
    ("action", "row"), [("Start", ()), ("", ()), ("start", ("é",)), ("start", ("x" * 41,))]
)
def test_what_could_not_be_read_back_is_not_made(action: str, row: tuple[str, ...]):
    with pytest.raises(ValueError, match="not a custom id"):
        IDS.make(action, GuildId(7), *row)


def test_a_negative_number_is_refused():
    with pytest.raises(ValueError, match="negative"):
        spelled(-1)


@given(text=st.text(min_size=1, max_size=30), guild_id=GUILDS)
def test_typed_text_is_carried_and_read_back_where_it_fits(text: str, guild_id: GuildId):
    row = packed(text)
    assert bool(row) == (len(text.encode()) <= MOST_PACKED)
    if row:
        read = IDS.read(IDS.make("pause", guild_id, *row))
        assert read is not None
        assert unpacked(read.row[0]) == text


@given(text=st.text(min_size=1, max_size=30))
def test_the_beginning_of_a_text_always_fits(text: str):
    beginning = packable(text)
    assert text.startswith(beginning)
    assert packed(beginning)
    assert beginning == text or len(beginning.encode()) > MOST_PACKED - 4
