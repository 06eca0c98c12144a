"""Links: to a room, without its passcode, or not at all."""

import pytest

from bot.feeds.links import link
from bot.models.feeds import LeftOut

ROOM = "https://zoom.us/j/123"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (ROOM, ROOM),
        ("zoom.us/j/123", ROOM),
        (f" {ROOM} passcode 1", ROOM),
        ("https://x.webex.com/meet/j.php?MTID=m1", "https://x.webex.com/meet/j.php?MTID=m1"),
        (f"{ROOM}?omn=5&utm_source=x&fbclid=1", f"{ROOM}?omn=5"),
        ("https://group.example/?p=123", "https://group.example/?p=123"),
        ("http://ZOOM.US/j/123", "http://zoom.us/j/123"),
    ],
)
def test_a_link_to_a_room_is_kept(typed: str, kept: str) -> None:
    assert link(typed) == (kept, ())


@pytest.mark.parametrize(
    "typed",
    [
        f"{ROOM}?pwd=abc",
        f"{ROOM}?PWD=abc&uname=Ada",
        f"{ROOM}?tk=abc#success",
        f"{ROOM}#pwd=abc",
        f"{ROOM}?%70wd=abc",
        f"{ROOM}?passcode=",
    ],
)
def test_a_passcode_is_left_out_of_it(typed: str) -> None:
    assert link(typed) == (ROOM, (LeftOut.PASSCODE,))


def test_teams_calls_its_passcode_p() -> None:
    room = "https://teams.microsoft.com/meet/123"
    assert link(f"{room}?p=abc") == (room, (LeftOut.PASSCODE,))


@pytest.mark.parametrize(
    "typed",
    [
        *("mailto:ada@example.org", "javascript:alert(1)", "file:///etc/passwd", "tel:+15550100"),
        *("https://ada:secret@zoom.us/j/1", "https://zoom.us:8443/j/1", "https://127.0.0.1/j/1"),
        *("https://localhost/j/1", "https://[::1]/", "https://", "ftp://zoom.us/j/1", "call me"),
        *("https://paypal.me/ada", "https://www.venmo.com/ada", "https://zoom.us/pwd/abc"),
        *("https://zoom.us/j/1%3Fpwd%3Dabc", f"{ROOM}/{'a' * 500}", "https://zoom.us:99999999/"),
        *(
            "https://zoom.us/j/1|https://evil.example",
            "https://zoom.us/`",
            "https://z\u043eom.us/j/1",
        ),
        *("https://zoom.us/j/1?next=https%3A%2F%2Fzoom.us%2Fj%2F2%3Fpwd%3D1",),
    ],
)
def test_what_leads_elsewhere_is_left_out(typed: str) -> None:
    assert link(typed) == (None, (LeftOut.LINK,))


def test_no_link_is_nothing_to_speak_of() -> None:
    assert link(None) == link("") == link([]) == (None, ())
