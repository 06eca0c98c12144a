"""Lines that a group changes: one text never touches another, and a fixed line stays."""

import pytest
from hypothesis import example, given, strategies as st

from bot.words import Catalogue, Problem, Words, check_override
from bot.words.overrides import most_characters
from bot.words.samples import longest

CATALOGUE = Catalogue.load(strict=True)
FIXED = [name for name in CATALOGUE.ids() if CATALOGUE.fixed(name)]
OTHERS = ("reply-okay", "stopping-suddenly", "numbers-fallback")

PIECES = (*' {}$-*.[]=>#\\\n\tabc01áñ"', "{$clock}", "reply-good", "\n.a =", "*[x]", "{ $level ->")
FLUENT = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def spoken(words: Words, *names: str) -> list[str]:
    return [words(name, **dict.fromkeys(CATALOGUE.variables(name), "x")) for name in names]


def test_a_changed_line_is_said_and_the_others_stay() -> None:
    plain = CATALOGUE.words("en")
    changed = CATALOGUE.words("en", overrides={"reply-good": "Lovely. Thank you."})
    assert changed("reply-good") == "Lovely. Thank you."
    assert spoken(changed, *OTHERS) == spoken(plain, *OTHERS)
    assert plain("reply-good") != "Lovely. Thank you."


def test_a_changed_line_keeps_its_variables() -> None:
    words = CATALOGUE.words("en", overrides={"reply-edited": "Now it says {$answer}."})
    assert words("reply-edited", answer="Good") == "Now it says Good."


@pytest.mark.parametrize("name", FIXED)
def test_a_fixed_line_is_added_to_and_never_changed(name: str) -> None:
    values = dict.fromkeys(CATALOGUE.variables(name), "x")
    for language in CATALOGUE.languages:
        shipped = CATALOGUE.words(language)(name, **values)
        with_more = CATALOGUE.words(language, overrides={name: "And more."})(name, **values)
        assert with_more == f"{shipped}\nAnd more."


def test_a_text_cannot_define_another_message() -> None:
    text = "Fine.\nstopping-suddenly = Nothing to fear."
    assert check_override(CATALOGUE, "reply-good", text, "en") == []
    words = CATALOGUE.words("en", overrides={"reply-good": text})
    assert words("reply-good") == text
    assert "dangerous" in words("stopping-suddenly", emergency="112")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "words-problem-empty"),
        (" \n ", "words-problem-empty"),
        ('{ "" }', "words-problem-empty"),
        ("Hello {$member}", "words-problem-variable"),
        ("{ button-yes }", "words-problem-reference"),
        ("{ -brand }", "words-problem-reference"),
        ("{ NUMBER(1) }", "words-problem-reference"),
        ("open {", "words-problem-bracket"),
        ("}", "words-problem-bracket"),
        ("one\ntwo\nthree", "words-problem-lines"),
        ("long " * 210, "words-problem-too-long"),
        ("{" * 300, "words-problem-too-long"),
        ("long " * 70, "words-problem-characters"),
        ("fine\n.title = x", "words-problem-more"),
    ],
)
def test_what_stands_against_a_text_is_said(text: str, problem: str) -> None:
    found = check_override(CATALOGUE, "reply-good", text, "en")
    assert [it.message_id for it in found] == [problem]
    assert spoken_of(found)


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("button-talk", 80),
        ("dates-placeholder", 150),
        ("date-form-label-hint", 100),
        ("date-form-label", 45),
        ("answer-good", 80),
    ],
)
def test_what_stands_on_a_button_or_in_a_form_is_short(name: str, most: int) -> None:
    assert check_override(CATALOGUE, name, "W" * most, "en") == []
    too_long = Problem("words-problem-characters", {"count": most})
    assert check_override(CATALOGUE, name, "W" * (most + 1), "en") == [too_long]
    in_two = Problem("words-problem-lines", {"count": 1})
    assert check_override(CATALOGUE, name, "one\ntwo", "en") == [in_two]


def test_the_shipped_words_keep_to_it_themselves() -> None:
    for language in CATALOGUE.languages:
        words = CATALOGUE.words(language)
        for name in CATALOGUE.ids():
            values = longest(CATALOGUE.variables(name))
            if not name.startswith("command-"):
                assert len(words(name, **values)) <= most_characters(name), name


def spoken_of(problems: list[Problem]) -> list[str]:
    return [CATALOGUE.words("en")(it.message_id, **it.variables) for it in problems]


def test_what_a_line_does_not_know_is_named() -> None:
    found = check_override(CATALOGUE, "reply-good", "Hello {$member}", "en")
    assert spoken_of(found) == ["These words can't use {$member}."]


def test_a_line_that_does_not_exist_cannot_be_changed() -> None:
    assert check_override(CATALOGUE, "nothing", "x", "en") == [
        Problem("words-problem-no-line", {"typed": "nothing"})
    ]


def test_every_shipped_text_of_a_line_may_be_its_own_change() -> None:
    for language in CATALOGUE.languages:
        for name in CATALOGUE.ids():
            values = {v: f"{{${v}}}" for v in CATALOGUE.variables(name) if v != "level"}
            if "level" in CATALOGUE.variables(name):
                values["level"] = "today"
            text = CATALOGUE.words(language)(name, **values)
            assert check_override(CATALOGUE, name, text, language) == [], name


def test_a_choice_by_variable_may_be_changed() -> None:
    text = "{ $level ->\n[right_now] Now.\n*[no_rush] Some time.\n}\n{$clock} {$language}"
    assert check_override(CATALOGUE, "page-room", text, "en") == []


def test_a_stored_text_that_cannot_be_read_leaves_the_shipped_one(
    caplog: pytest.LogCaptureFixture,
) -> None:
    words = CATALOGUE.words("en", overrides={"reply-good": "{", "gone": "x"})
    assert words("reply-good") == CATALOGUE.words("en")("reply-good")
    assert "reply-good" in caplog.text
    assert "gone" in caplog.text


def test_a_stored_text_that_fails_when_said_leaves_the_shipped_one(
    caplog: pytest.LogCaptureFixture,
) -> None:
    words = CATALOGUE.words("en", overrides={"reply-good": "Hello {$member}"})
    assert words("reply-good") == CATALOGUE.words("en")("reply-good")
    assert "reply-good" in caplog.text


@given(text=FLUENT)
@example(text="x\n\n{$clock}")
@example(text="{ $level ->\n*[x] y\n}")
def test_whatever_is_accepted_can_be_said_and_touches_nothing_else(text: str) -> None:
    problems = check_override(CATALOGUE, "page-still-open", text, "en")
    if problems:
        assert spoken_of(problems)
        return
    words = CATALOGUE.words("en", overrides={"page-still-open": text})
    assert words("page-still-open", clock="23:40").strip()
    assert spoken(words, *OTHERS) == spoken(CATALOGUE.words("en"), *OTHERS)
