import csv
from datetime import UTC, datetime
from pathlib import Path

import discord
import pytest
from hypothesis import given, settings, strategies as st

from bot.rules import atlas, calendar, places
from bot.rules.calendar import clock_face, zone

NOW = datetime(2026, 7, 8, 6, 40, tzinfo=UTC)  # 23:40 in Vancouver
CONTENT = Path(places.__file__).parent.parent / "content"


def zones(typed: str) -> list[str]:
    return [place.zone for place in places.search(typed, NOW)]


@pytest.mark.parametrize(
    ("typed", "zone_name"),
    [
        ("Vancouver", "America/Vancouver"),
        ("  vancouver ", "America/Vancouver"),
        ("America/Vancouver", "America/Vancouver"),
        ("america/vancouver", "America/Vancouver"),
        ("america/van", "America/Vancouver"),
        ("vancover", "America/Vancouver"),
        ("vancuover", "America/Vancouver"),
        ("Canada/Pacific", "America/Vancouver"),
        ("US/Pacific", "America/Los_Angeles"),
        ("pst", "America/Los_Angeles"),
        ("PST8PDT", "America/Los_Angeles"),
        ("pacific time", "America/Los_Angeles"),
        ("pacifc", "America/Los_Angeles"),
        ("est", "America/New_York"),
        ("cet", "Europe/Paris"),
        ("ist", "Asia/Kolkata"),
        ("gmt", "Europe/London"),
        ("bst", "Europe/London"),
        ("aest", "Australia/Sydney"),
        ("california", "America/Los_Angeles"),
        ("utc", "Etc/UTC"),
        ("utc+5:30", "Asia/Kolkata"),
        ("UTC +05:30", "Asia/Kolkata"),
        ("+0530", "Asia/Kolkata"),
        ("gmt-3", "America/Sao_Paulo"),
        ("\u22123", "America/Sao_Paulo"),
        ("Etc/GMT+5", "Etc/GMT+5"),
        ("Madrid", "Europe/Madrid"),
        ("Spain", "Europe/Madrid"),
        ("España", "Europe/Madrid"),
        ("espana", "Europe/Madrid"),
        ("epsaña", "Europe/Madrid"),
        ("Nueva York", "America/New_York"),
        ("new yrok", "America/New_York"),
        ("nyc", "America/New_York"),
        ("London", "Europe/London"),
        ("Londres", "Europe/London"),
        ("Inglaterra", "Europe/London"),
        ("Bombay", "Asia/Kolkata"),
        ("Mumbai", "Asia/Kolkata"),
        ("Kiev", "Europe/Kyiv"),
        ("Kyiv", "Europe/Kyiv"),
        ("Europe/Kiev", "Europe/Kyiv"),
        ("Saigon", "Asia/Ho_Chi_Minh"),
        ("Asia/Calcutta", "Asia/Kolkata"),
        ("sao paulo", "America/Sao_Paulo"),
        ("medelin", "America/Bogota"),
        ("St. John's", "America/St_Johns"),
        ("méxico", "America/Mexico_City"),
        ("usa", "America/New_York"),
        ("autralia", "Australia/Sydney"),
        ("Kosovo", "Europe/Belgrade"),
        ("Reykjavik", "Atlantic/Reykjavik"),
        ("iceland", "Atlantic/Reykjavik"),
        ("buenos aries", "America/Argentina/Buenos_Aires"),
    ],
)
def test_what_people_type_finds_their_zone_first(typed, zone_name):
    assert zones(typed)[0] == zone_name


def test_pst_also_offers_vancouver():
    assert "America/Vancouver" in zones("pst")
    assert "America/Vancouver" in zones("PST8PDT")


@pytest.mark.parametrize("typed", ["23:40", "23.40", "23h40", "11:40 pm", "11:40PM", "a las 23:40"])
def test_the_time_on_the_wall_finds_the_places_where_it_is_that_time(typed):
    found = places.search(typed, NOW)
    assert "America/Vancouver" in [place.zone for place in found]
    assert all(clock_face(NOW, zone(place.zone)) == "23:40" for place in found)


def test_an_offset_without_a_city_is_a_zone_of_its_own():
    assert zones("utc-12") == ["Etc/GMT+12"]
    assert zones("utc+7")[-1] == "Etc/GMT-7"


def test_a_time_that_is_a_few_minutes_off_still_finds_the_place():
    assert zones("23:43") == zones("23:40") == zones("23:35")


def test_a_time_without_am_or_pm_is_read_both_ways():
    nine = datetime(2026, 7, 8, 4, 0, tzinfo=UTC)  # 21:00 in Vancouver
    faces = [clock_face(nine, zone(p.zone)) for p in places.search("9:00", nine, limit=99)]
    assert set(faces) == {"09:00", "21:00"}
    assert faces == sorted(faces)


@pytest.mark.parametrize(
    "typed", ["", "   ", "/", "zzzzzz", "25:00", "12:75", "+15", "utc-99", "qx"]
)
def test_what_fits_nothing_finds_nothing(typed):
    assert places.search(typed, NOW) == []


def test_every_zone_is_found_by_its_own_name():
    for name in sorted(calendar.zone_names()):
        if "/" in name:
            assert zones(name) == [atlas.canonical(name)]


def test_every_place_is_found_by_each_of_its_names():
    for place, names in atlas.named_places().items():
        for name in names:
            assert place in places.search(name, NOW, limit=60), name


@settings(deadline=None)
@given(st.data())
def test_one_slip_in_a_longer_name_still_finds_the_place(data):
    place = data.draw(st.sampled_from([p for p in atlas.named_places() if len(p.name) > 6]))
    at = data.draw(st.integers(1, len(place.name) - 2))
    kind = data.draw(st.sampled_from(["left out", "doubled", "swapped"]))
    start, here, there, rest = (
        place.name[:at],
        place.name[at],
        place.name[at + 1],
        place.name[at + 2 :],
    )
    middle = {"left out": there, "doubled": here + here + there, "swapped": there + here}[kind]
    typed = start + middle + rest
    named_so = list(places._called(atlas.fold(typed)))  # "Vitoria" is a place too
    assert named_so or place in places.search(typed, NOW, limit=60)


@settings(deadline=None)
@given(st.text(max_size=40))
def test_whatever_is_typed_gives_a_short_list_of_real_zones_without_doubles(typed):
    found = places.search(typed, NOW)
    assert len(found) <= 25
    assert len(found) == len({(place.name, place.zone) for place in found})
    assert all(place.zone in calendar.zone_names() for place in found)


@settings(deadline=None)
@given(st.sampled_from(sorted(calendar.zone_names())), st.integers(0, 365 * 24 * 4))
def test_the_clocks_to_choose_from_start_at_home_and_never_show_the_same_time_twice(near, quarter):
    now = datetime.fromtimestamp(1_767_225_600 + quarter * 900, UTC)
    offered = places.by_clock(now, near=near)
    faces = [clock_face(now, zone(place.zone)) for place in offered]
    assert len(offered) == 25
    assert offered[0] == atlas.place_of(near)
    assert len(set(faces)) == 25
    minutes = [int(face[:2]) * 60 + int(face[3:]) for face in faces]
    apart = [min((minute - minutes[0]) % 1440, (minutes[0] - minute) % 1440) for minute in minutes]
    assert apart == sorted(apart)


def test_the_clocks_to_choose_from_leave_out_the_fewest_people():
    offered = {place.name for place in places.by_clock(NOW, near="America/Vancouver")}
    assert {"Delhi", "Shanghai", "São Paulo", "New York", "Kathmandu"} <= offered
    assert "Eucla" not in offered


@pytest.mark.parametrize(
    ("locale", "group", "guessed"),
    [
        (None, "America/Vancouver", "America/Vancouver"),
        ("en-US", "Europe/London", "Europe/London"),
        ("en-GB", "America/New_York", "Europe/London"),
        ("en-GB", "Australia/Sydney", "Australia/Sydney"),
        ("es-419", "America/Bogota", "America/Bogota"),
        ("es-ES", "Europe/London", "Europe/Madrid"),
        ("es-ES", "America/Mexico_City", "America/Mexico_City"),
        ("de", "Europe/Vienna", "Europe/Vienna"),
        ("de", "America/Vancouver", "Europe/Berlin"),
        ("ja", "US/Pacific", "Asia/Tokyo"),
        ("tlh", "Asia/Tokyo", "Asia/Tokyo"),
    ],
)
def test_the_first_guess_is_the_groups_zone_unless_the_language_points_elsewhere(
    locale, group, guessed
):
    assert places.guess(locale, group) == guessed


def test_every_language_of_discord_gets_a_guess_that_is_a_zone():
    for locale in discord.Locale:
        assert places.guess(locale.value, "America/Vancouver") in calendar.zone_names()
    assert set(places.HOMES) <= {locale.value for locale in discord.Locale}


@pytest.mark.parametrize(
    ("zone_name", "shown"),
    [
        ("America/Vancouver", "Vancouver"),
        ("America/Sao_Paulo", "São Paulo"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires"),
        ("Asia/Calcutta", "Kolkata"),
        ("US/Eastern", "New York"),
        ("Atlantic/Canary", "Las Palmas"),
        ("America/North_Dakota/New_Salem", "New Salem"),
        ("Etc/UTC", "UTC"),
        ("UTC", "UTC"),
        ("Etc/GMT-5", "UTC+5"),
        ("Etc/GMT+0", "UTC"),
    ],
)
def test_a_zone_is_shown_as_a_city(zone_name, shown):
    assert places.name_of(zone_name) == shown


def test_no_zone_is_shown_as_code():
    for name in calendar.zone_names():
        assert places.name_of(name)
        assert not set(places.name_of(name)) & set("/_")


# The shipped lists ----------------------------------------------------------------------------


def rows(file: str) -> list[list[str]]:
    with (CONTENT / file).open(encoding="utf-8", newline="") as source:
        return list(csv.reader(source))[1:]


def test_the_list_of_cities_is_sorted_and_agrees_with_the_zones():
    cities = rows("cities.csv")
    assert len(cities) > 500
    keys = [(atlas.fold(name), country, where) for name, where, country, _, _ in cities]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)
    for name, where, country, thousands, _ in cities:
        if country != "XK":  # Kosovo keeps Belgrade's time, and no zone of its own
            assert atlas.zone_countries()[where] == country, name
        assert int(thousands) > 0


def test_the_list_of_words_is_sorted_and_names_real_zones():
    words = rows("zone_words.csv")
    assert [word.casefold() for word, _ in words] == sorted({word.casefold() for word, _ in words})
    for _, named in words:
        assert named.split()
        assert all(calendar.zone(name) for name in named.split())
