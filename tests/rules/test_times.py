"""Times of day as people type them."""

from datetime import time

import pytest
from hypothesis import given, strategies as st

from bot.rules.times import read_time


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9", time(9)),
        ("09:00", time(9)),
        ("9.30", time(9, 30)),
        (" 21:15 ", time(21, 15)),
        ("21h15", time(21, 15)),
        ("9h", time(9)),
        ("7:30 pm", time(19, 30)),
        ("7 PM", time(19)),
        ("12 am", time(0)),
        ("12 p.m.", time(12)),
        ("0:00", time(0)),
    ],
)
def test_a_time_is_read_as_people_write_it(typed: str, meant: time):
    assert read_time(typed) == meant


@pytest.mark.parametrize(
    "typed",
    ["", "24:00", "9:60", "13 pm", "0 am", "half past nine", "9:0", "nine", "9:00:00", "-1"],
)
def test_what_is_no_time_is_none(typed: str):
    assert read_time(typed) is None


@given(st.times())
def test_every_time_as_a_clock_shows_it_is_read_back(at: time):
    assert read_time(f"{at:%H:%M}") == at.replace(second=0, microsecond=0)
    assert read_time(f"{at:%I:%M %p}") == at.replace(second=0, microsecond=0)


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_time_or_none(typed: str):
    assert read_time(typed) is None or isinstance(read_time(typed), time)
