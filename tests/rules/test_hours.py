"""Hours and lengths within a sentence: which are found, and which words are left."""

from datetime import time

import pytest
from hypothesis import given, settings, strategies as st

from bot.rules.hours import Hours, Muddle, plain, take_hours

NOON = 12
NOTHING = ""


def taken(typed: str) -> Hours | tuple[Muddle, str]:
    return take_hours(plain(typed))


def at(typed: str) -> time:
    found = taken(typed)
    assert isinstance(found, Hours), (typed, found)
    assert (found.minutes, found.rest) == (None, NOTHING), (typed, found)
    return found.at


def span(typed: str) -> tuple[time, int | None]:
    found = taken(typed)
    assert isinstance(found, Hours), (typed, found)
    assert found.rest == NOTHING, (typed, found)
    return found.at, found.minutes


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Café–Té", "cafe-te"),
        ("MIÉRCOLES", "miercoles"),
        ("tue\tand\n thu", "tue and thu"),
        ("  7 p.m.!? ", "7 p.m."),
        ("24/12 & 3+1, @ 7:30-8", "24/12 & 3+1, @ 7:30-8"),
        ("(tuesday)", "tuesday"),
        ("日曜 19:00", "19:00"),
        ("Straße", "strasse"),
        ("¿19:00?", "19:00"),
    ],
)
def test_a_text_is_made_plain(typed: str, meant: str) -> None:
    assert plain(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("0:00", time(0)),
        ("7:05", time(7, 5)),
        ("23:59", time(23, 59)),
        ("19.30", time(19, 30)),
        ("19h", time(19)),
        ("7h", time(7)),
        ("7h30", time(7, 30)),
        ("7h30 pm", time(19, 30)),
        ("1pm", time(13)),
        ("1 am", time(1)),
        ("11:45pm", time(23, 45)),
        ("7 P.M.", time(19)),
        ("7 p. m.", time(19)),
        ("12am", time(0)),
        ("12:30 am", time(0, 30)),
        ("12pm", time(NOON)),
        ("12:30 pm", time(NOON, 30)),
        ("13pm", time(13)),
        ("at 0", time(0)),
        ("at 13", time(13)),
        ("at 23", time(23)),
        ("@19", time(19)),
        ("@ 19", time(19)),
        ("around 7pm", time(19)),
        ("a las 19", time(19)),
        ("a las 22:15", time(22, 15)),
        ("a la 1 de la tarde", time(13)),
        ("sobre las 8pm", time(20)),
    ],
)
def test_one_time_is_read(typed: str, meant: time) -> None:
    assert at(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("8 in the morning", time(8)),
        ("3 in the afternoon", time(15)),
        ("3:30 in the afternoon", time(15, 30)),
        ("7 in the evening", time(19)),
        ("11 at night", time(23)),
        ("9 tonight", time(21)),
        ("8 de la mañana", time(8)),
        ("5 de la madrugada", time(5)),
        ("3 de la tarde", time(15)),
        ("9 por la noche", time(21)),
        ("4 por la tarde", time(16)),
        ("a las 10 de la noche", time(22)),
        ("12 in the afternoon", time(NOON)),
        ("12 de la tarde", time(NOON)),
        ("a las 12 de la mañana", time(NOON)),
        ("12 in the morning", time(0)),
        ("12 de la noche", time(0)),
        ("12 por la noche", time(0)),
        ("12 at night", time(0)),
        ("12 tonight", time(0)),
        ("12:20 at night", time(0, 20)),
        ("12 de la madrugada", time(0)),
    ],
)
def test_the_half_of_the_day_may_be_said_in_words(typed: str, meant: time) -> None:
    assert at(typed) == meant


@pytest.mark.parametrize("word", ["noon", "midday", "mediodía"])
def test_noon_is_twelve(word: str) -> None:
    assert at(word) == at(f"at {word}") == time(NOON)


@pytest.mark.parametrize("word", ["midnight", "medianoche"])
def test_midnight_is_the_first_minute_of_a_day(word: str) -> None:
    assert at(word) == at(f"at {word}") == time(0)


@pytest.mark.parametrize(
    ("typed", "meant", "rest"),
    [
        ("12 noon", time(NOON), ""),
        ("tuesday 12 noon", time(NOON), "tuesday"),
        ("at 12 midnight", time(0), ""),
        ("viernes a las 12 del mediodía", time(NOON), "viernes"),
        ("december 12 noon", time(NOON), "december 12"),
        ("dec 12 noon", time(NOON), "dec 12"),
    ],
)
def test_twelve_may_be_said_twice(typed: str, meant: time, rest: str) -> None:
    assert taken(typed) == Hours(meant, None, rest)


def test_an_afternoon_holds_no_noon() -> None:
    assert taken("tuesday afternoon") == (Muddle.NO_TIME, NOTHING)
    assert taken("tuesday afternoon 15:00") == Hours(time(15), None, "tuesday afternoon")


@pytest.mark.parametrize(
    "typed",
    ["a las 19:00 horas", "19:00 h", "19:00h", "19:00 hrs", "19.00 horas", "a las 19 horas"],
)
def test_a_time_with_the_word_for_hours_is_no_length(typed: str) -> None:
    assert at(typed) == time(19)


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("every tue 7:30pm", "every tue"),
        ("7:30pm every tue", "every tue"),
        ("tue  7:30pm  and thu", "tue and thu"),
        ("tue at 7:30pm and thu", "tue and thu"),
        ("tue 7:30pm, thu", "tue , thu"),
        ("24.12. 19.30", "24.12."),
        ("24/12/2026 19:30", "24/12/2026"),
        ("24-12-2026 at 19:30", "24-12-2026"),
        ("2026-12-24 a las 7:30 de la tarde", "2026-12-24"),
    ],
)
def test_the_words_around_a_time_are_left(typed: str, rest: str) -> None:
    found = taken(typed)
    assert isinstance(found, Hours)
    assert (found.at, found.rest) == (time(19, 30), rest)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("19:00-20:30", (time(19), 90)),
        ("from 19:00 to 20:30", (time(19), 90)),
        ("de 19:00 a 20:30", (time(19), 90)),
        ("desde las 19:00 hasta las 20:30", (time(19), 90)),
        ("19:00 until 20:30", (time(19), 90)),
        ("19:00 till 20:30", (time(19), 90)),
        ("8 PM – 9:30 PM", (time(20), 90)),
        ("18h-22h", (time(18), 240)),
        ("de 18 a 22 horas", (time(18), 240)),
        ("de 18:00 a 22:00 horas", (time(18), 240)),
        ("18:00h - 22:00h", (time(18), 240)),
        ("6-10pm", (time(18), 240)),
        ("6pm-10pm", (time(18), 240)),
        ("9am-5pm", (time(9), 480)),
        ("23:30-00:15", (time(23, 30), 45)),
        ("22:00-2:00", (time(22), 240)),
        ("10pm-2am", (time(22), 240)),
        ("noon to 1pm", (time(NOON), 60)),
        ("12 noon to 4pm", (time(NOON), 240)),
        ("11pm to midnight", (time(23), 60)),
        ("midnight to 1am", (time(0), 60)),
        ("8:00-8:01", (time(8), 1)),
        ("8:00-7:59", (time(8), 24 * 60 - 1)),
    ],
)
def test_an_end_gives_the_length(typed: str, meant: tuple[time, int]) -> None:
    assert span(typed) == meant


def test_from_a_time_to_the_same_time_is_a_whole_day() -> None:
    assert span("22:00-22:00") == (time(22), 24 * 60)
    assert span("9pm to 9pm") == (time(21), 24 * 60)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("7-8:30pm", (time(19), 90)),
        ("11-12:30pm", (time(11), 90)),
        ("8-10 de la mañana", (time(8), 120)),
        ("de 6 a 10 de la noche", (time(18), 240)),
        ("1 to 3 in the afternoon", (time(13), 120)),
        ("12-1pm", (time(NOON), 60)),
        ("10-2pm", (time(10), 240)),
        ("10-2am", (time(22), 240)),
        ("7:30-12am", (time(19, 30), 270)),
        ("9-9pm", (time(9), 720)),
        ("9 to midnight", (time(21), 180)),
        ("9 to noon", (time(9), 180)),
        ("at 7 to 9pm", (time(19), 120)),
        ("14:00 to 3am", (time(14), 780)),
        ("20:00-9am", (time(20), 780)),
        ("0:30-1pm", (time(0, 30), 750)),
        ("13 to 2pm", (time(13), 60)),
    ],
)
def test_a_first_hour_without_its_half_is_the_nearer_one(
    typed: str, meant: tuple[time, int]
) -> None:
    assert span(typed) == meant


@settings(max_examples=60)
@given(st.times(), st.times(), st.sampled_from(["-", " to ", " a ", " hasta las "]))
def test_from_one_time_to_another_is_found_in_a_sentence(
    first: time, last: time, between: str
) -> None:
    found = taken(f"mon {first:%H:%M}{between}{last:%H:%M} gorse")
    assert isinstance(found, Hours)
    ends = found.at.hour * 60 + found.at.minute + (found.minutes or 0)
    assert (found.at, found.rest) == (time(first.hour, first.minute), "mon gorse")
    assert (ends // 60 % 24, ends % 60) == (last.hour, last.minute)


@settings(max_examples=60)
@given(st.integers(1, 12), st.integers(0, 59), st.times(), st.sampled_from(["am", "pm"]))
def test_a_first_hour_of_a_clock_face_is_never_half_a_day_before_the_end(
    hour: int, minute: int, last: time, half: str
) -> None:
    found = taken(f"{hour}:{minute:02} to {last.hour % NOON or NOON}:{last.minute:02}{half}")
    assert isinstance(found, Hours)
    assert (found.at.hour % NOON, found.at.minute) == (hour % NOON, minute)
    assert 0 < (found.minutes or 0) <= 12 * 60


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("for 1 minute", None),
        ("for 45 minutes", 45),
        ("90 mins", 90),
        ("durante 50 minutos", 50),
        ("for an hour", 60),
        ("for one hour", 60),
        ("una hora", 60),
        ("for 2 hours", 120),
        ("dos horas", 120),
        ("for three hrs", 180),
        ("for half an hour", 30),
        ("media hora", 30),
        ("for an hour and a half", 90),
        ("por una hora y media", 90),
        ("hora y media", 90),
        ("2 hours and a half", 150),
        ("tres horas y media", 210),
        ("1.5 hours", 90),
        ("2,5 horas", 150),
        ("0.5 hours", 30),
        ("1 hour 15 minutes", 75),
        ("1 hour and 5 mins", 65),
        ("2 horas y 10 minutos", 130),
        ("2 hours and a half and 5 mins", 155),
    ],
)
def test_a_length_may_be_said(said: str, minutes: int | None) -> None:
    found = taken(f"tuesday 19:00 {said} gorse")
    assert isinstance(found, Hours)
    if minutes is None:
        assert (found.minutes, found.rest) == (None, f"tuesday {said} gorse")
    else:
        assert (found.at, found.minutes, found.rest) == (time(19), minutes, "tuesday gorse")


def test_a_length_may_come_first() -> None:
    assert taken("for 2 hours at 7pm") == Hours(time(19), 120, NOTHING)
    assert taken("media hora a las 19") == Hours(time(19), 30, NOTHING)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", (Muddle.NO_TIME, "")),
        ("tuesday", (Muddle.NO_TIME, "")),
        ("for 2 hours", (Muddle.NO_TIME, "")),
        ("2026-12-24", (Muddle.NO_TIME, "")),
        ("24.12.", (Muddle.NO_TIME, "")),
        ("7:5", (Muddle.NO_TIME, "")),
        ("at 1", (Muddle.HALF_OF_DAY, "1")),
        ("a las 7", (Muddle.HALF_OF_DAY, "7")),
        ("@7", (Muddle.HALF_OF_DAY, "7")),
        ("at 12", (Muddle.HALF_OF_DAY, "12")),
        ("from 10 to 14:00", (Muddle.HALF_OF_DAY, "10")),
        ("at 25", (Muddle.NO_SUCH_TIME, "25")),
        ("24:00", (Muddle.NO_SUCH_TIME, "24:00")),
        ("19:60", (Muddle.NO_SUCH_TIME, "19:60")),
        ("25:00-7pm", (Muddle.NO_SUCH_TIME, "25:00")),
        ("7-8:75pm", (Muddle.NO_SUCH_TIME, "8:75pm")),
        ("19:00-25:00", (Muddle.NO_SUCH_TIME, "25:00")),
        ("7pm 8pm", (Muddle.TWO_TIMES, "")),
        ("7pm 8pm 9pm", (Muddle.TWO_TIMES, "")),
        ("19:00-20:00 21:00", (Muddle.TWO_TIMES, "")),
        ("mon 6-10pm and thu 7-9pm", (Muddle.TWO_TIMES, "")),
    ],
)
def test_what_is_wrong_is_said(typed: str, why: tuple[Muddle, str]) -> None:
    assert taken(typed) == why
