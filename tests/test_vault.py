"""What is sealed opens for the right key in the right place, and for nothing else."""

import pytest
from hypothesis import given, strategies as st

from bot.vault import MasterKey, Part, Unreadable, Vault, spelled

PLACE = ("note", 1, 2, 3)
parts = st.lists(st.one_of(st.text(), st.integers(), st.binary()))


def vault(master: MasterKey | None = None) -> Vault:
    return Vault(master or MasterKey.new(), mac_secret=b"m" * 32)


@given(st.text())
def test_a_sealed_text_opens_in_its_place(text: str) -> None:
    here = vault()
    key = here.new_person_key()
    sealed = here.seal(key, text, associated=PLACE)
    assert here.open(key, sealed, associated=PLACE) == text


@pytest.mark.parametrize("place", [("note", 1, 2, 4), ("note", 12, 3), ("note", "1", 2, 3), ()])
def test_a_sealed_text_opens_nowhere_else(place: tuple[Part, ...]) -> None:
    here = vault()
    key = here.new_person_key()
    sealed = here.seal(key, "a word", associated=PLACE)
    with pytest.raises(Unreadable):
        here.open(key, sealed, associated=place)


def test_another_persons_key_opens_nothing() -> None:
    here = vault()
    sealed = here.seal(here.new_person_key(), "a word", associated=PLACE)
    with pytest.raises(Unreadable):
        here.open(here.new_person_key(), sealed, associated=PLACE)


def test_another_master_key_opens_nothing() -> None:
    here, elsewhere = vault(), vault()
    key = here.new_person_key()
    sealed = here.seal(key, "a word", associated=PLACE)
    with pytest.raises(Unreadable):
        elsewhere.open(key, sealed, associated=PLACE)


@given(st.data())
def test_a_changed_byte_opens_nothing(data: st.DataObject) -> None:
    here = vault()
    key = here.new_person_key()
    sealed = bytearray(here.seal(key, "a word", associated=PLACE))
    at = data.draw(st.integers(0, len(sealed) - 1))
    sealed[at] ^= data.draw(st.integers(1, 255))
    with pytest.raises(Unreadable):
        here.open(key, bytes(sealed), associated=PLACE)


@pytest.mark.parametrize("length", [0, 1, 12, 13, 28])
def test_a_cut_text_opens_nothing(length: int) -> None:
    here = vault()
    key = here.new_person_key()
    sealed = here.seal(key, "a word", associated=PLACE)
    with pytest.raises(Unreadable):
        here.open(key, sealed[:length], associated=PLACE)
    with pytest.raises(Unreadable):
        here.open(key[:length], sealed, associated=PLACE)


def test_the_same_text_is_never_sealed_the_same_way() -> None:
    here = vault()
    key = here.new_person_key()
    assert len({here.seal(key, "a word", associated=PLACE) for _ in range(50)}) == 50
    assert b"a word" not in here.seal(key, "a word", associated=PLACE)


@given(parts, parts)
def test_different_parts_are_never_spelled_alike(one: list[Part], other: list[Part]) -> None:
    same = [(type(part), part) for part in one] == [(type(part), part) for part in other]
    assert (spelled(tuple(one)) == spelled(tuple(other))) == same


def test_a_mac_depends_on_its_purpose_its_parts_and_its_secret() -> None:
    here = vault()
    macs = {
        here.mac("nonce", 1),
        here.mac("custom_id", 1),
        here.mac("nonce", 2),
        here.mac("nonce", "1"),
        here.mac("nonce", 1, ""),
        Vault(MasterKey.new(), mac_secret=b"o" * 32).mac("nonce", 1),
    }
    assert len(macs) == 6
    assert here.mac("nonce", 1) == vault().mac("nonce", 1)  # whatever the master key is


@given(st.binary(min_size=32, max_size=32))
def test_a_master_key_is_one_word(secret: bytes) -> None:
    word = MasterKey(secret).spell()
    assert len(word.split()) == 1
    assert MasterKey.parse(f" {word}\n").spell() == word


@pytest.mark.parametrize("word", ["", "short", "x" * 43 + "!", "k" * 44, "ü" * 43])
def test_what_is_no_key_is_refused(word: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 — base64 words it, or we do
        MasterKey.parse(word)
