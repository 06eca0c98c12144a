"""What somebody takes along: readable for people, exact for programs, and it runs nothing."""

import csv
import io
import json
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from bot.rules.export_files import EXACT, FORMULA, as_csv, as_json, plain

HEAD = "what,row,name,value"
BOM = b"\xef\xbb\xbf"


def cell(value: Any) -> str:
    """Return what stands in the table for a value."""
    lines = list(csv.reader(io.StringIO(as_csv({"x": [{"a": value}]}).decode("utf-8-sig"))))
    assert len(lines) == 2
    return lines[1][3]


@pytest.mark.parametrize(
    ("kept", "told"),
    [
        (datetime(2026, 3, 2, 9, 30, tzinfo=UTC), "2026-03-02T09:30:00+00:00"),
        (date(2026, 3, 2), "2026-03-02"),
        (time(9, 30), "09:30:00"),
        ("día uno", "día uno"),
        (7, 7),
        (2.5, 2.5),
        (True, True),
        (False, False),
        (None, None),
        ({"feelings": ["tired"]}, {"feelings": ["tired"]}),
        ([1, 2], [1, 2]),
    ],
)
def test_moments_are_said_in_words_and_the_rest_stays_what_it_is(kept, told):
    found = plain(kept)
    assert found == told
    assert type(found) is type(told)


@pytest.mark.parametrize("sign", [1, -1])
def test_a_number_that_some_readers_would_round_is_told_as_text(sign):
    # a browser reads 9007199254740993 as 9007199254740992: an account that is somebody else's
    assert plain(sign * (EXACT + 1)) == str(sign * 9007199254740993)
    assert plain(sign * EXACT) == str(sign * 9007199254740992)
    assert plain(sign * (EXACT - 1)) == sign * 9007199254740991


def test_a_value_of_an_unknown_kind_keeps_nobody_from_their_file():
    assert plain(timedelta(minutes=90)) == "1:30:00"
    assert json.loads(as_json({}, {"x": [{"a": plain(b"?")}]}))["data"]["x"] == [{"a": "b'?'"}]


def test_the_json_is_read_by_people_with_their_own_letters():
    written = as_json({"made_at": "today"}, {"goal": [{"words": "día"}, {"words": None}]})
    assert written.decode().splitlines() == [
        "{",
        ' "made_at": "today",',
        ' "data": {',
        '  "goal": [',
        "   {",
        '    "words": "día"',
        "   },",
        "   {",
        '    "words": null',
        "   }",
        "  ]",
        " }",
        "}",
    ]


def test_the_table_has_a_line_for_each_value_and_none_for_what_was_never_said():
    rows: list[dict[str, Any]] = [{"words": "walk", "every": 2, "done_on": None}, {"words": "swim"}]
    person: list[dict[str, Any]] = [{"language": "es"}]
    found = as_csv({"goal": rows, "person": person}).decode("utf-8-sig")
    assert found.split("\r\n") == [
        HEAD,
        "goal,1,words,walk",
        "goal,1,every,2",
        "goal,2,words,swim",
        "person,1,language,es",
        "",
    ]


def test_a_table_of_somebody_without_anything_has_a_header_alone():
    assert as_csv({}) == BOM + HEAD.encode() + b"\r\n"


def test_a_spreadsheet_is_told_that_the_letters_are_those_of_today():
    written = as_csv({"goal": [{"words": "día"}]})
    assert written.startswith(BOM)
    assert "goal,1,words,día".encode() in written


def test_words_of_several_lines_stay_as_they_were_written():
    written = as_csv({"note": [{"words": "one\r\ntwo\nthree"}]}).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(written, newline="")))
    assert rows[1:] == [["note", "1", "words", "one\r\ntwo\nthree"]]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (True, "yes"),
        (False, "no"),
        (0, "0"),
        (-5, "-5"),
        (2.5, "2.5"),
        ("walk", "walk"),
        ("", ""),
        ({"words": "día"}, '{"words": "día"}'),
        (["tired", "ill"], '["tired", "ill"]'),
    ],
)
def test_a_cell_says_a_value_as_a_person_would_read_it(value, said):
    assert cell(value) == said


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t"])
def test_what_a_spreadsheet_would_run_is_told_as_text(first):
    assert cell(f"{first}1+1") == f"'{first}1+1"
    assert cell(f"1{first}1") == f"1{first}1"


@pytest.mark.parametrize("first", ["\r", "\n"])
def test_a_new_line_before_a_formula_hides_it_from_nobody(first):
    assert f'goal,1,words,"\'{first}=1+1"' in as_csv({"goal": [{"words": f"{first}=1+1"}]}).decode()


VALUES = st.one_of(
    st.text(max_size=20),
    st.builds(str.__add__, st.sampled_from(FORMULA), st.text(max_size=5)),
    st.integers(-(2**63), 2**63),
    st.booleans(),
    st.none(),
)


@settings(max_examples=60)
@given(st.lists(VALUES, min_size=1, max_size=5))
def test_the_table_says_what_the_json_says_and_runs_nothing(values: list[Any]):
    rows = [{"a": plain(value)} for value in values]
    written = as_csv({"x": rows}).decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(written, newline="")))[1:]
    told = [row["a"] for row in json.loads(as_json({}, {"x": rows}))["data"]["x"]]
    assert len(lines) == sum(value is not None for value in told)
    for what, _, name, found in lines:
        assert (what, name) == ("x", "a")
        assert not found.startswith(FORMULA) or isinstance(json.loads(found), int)
    shown = {int(line[1]): line[3] for line in lines}
    for number, value in enumerate(told, 1):
        if isinstance(value, str):
            assert shown[number] in {value, f"'{value}"}
