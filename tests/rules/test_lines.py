"""Text from elsewhere as one plain line."""

import unicodedata

import pytest
from hypothesis import given, settings, strategies as st

from bot.rules.lines import HIDDEN, one_line

ZERO_WIDTH, RIGHT_TO_LEFT, SOFT_HYPHEN, PRIVATE, BELL = "\u200b", "\u202e", "\u00ad", "\ue000", "\a"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("one\ntwo\r\n\tthree", "one two three"),
        ("  a   b  ", "a b"),
        ("no\u00a0break\u2028line\u3000wide", "no break line wide"),
        (f"a{ZERO_WIDTH}d{RIGHT_TO_LEFT}m{SOFT_HYPHEN}i{BELL}n{PRIVATE}", "admin"),
        (f" {ZERO_WIDTH} \n", ""),
        ("e\u0301", "\u00e9"),  # one letter, and not a letter with a mark
        ("mañana 日曜 👍🏽 <b>", "mañana 日曜 👍🏽 <b>"),
    ],
)
def test_a_text_is_shown_on_one_line_without_what_nobody_sees(text: str, shown: str) -> None:
    assert one_line(text, most=100) == shown


def test_a_long_text_is_cut_once_it_is_plain() -> None:
    assert one_line("  abc   def", most=5) == "abc d"
    assert one_line("abc", most=3) == "abc"


@settings(max_examples=80)
@given(st.text(st.characters() | st.sampled_from(" \n\t\u200b\u2028\u202e"), max_size=30))
def test_whatever_comes_is_one_line_in_which_nothing_hides(text: str) -> None:
    line = one_line(text, most=20)
    assert len(line) <= 20
    assert len(line.splitlines()) <= 1
    assert "  " not in line
    assert not any(unicodedata.category(character) in HIDDEN for character in line)
