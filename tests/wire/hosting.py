"""What the tests of meetings do all the time."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sandbox import Message, Person
from tests.wire.circle import Circle

LONDON = ZoneInfo("Europe/London")
LINK = "https://example.org/circle"


def later(circle: Circle, **span: float) -> datetime:
    """Return an instant ahead, in whole minutes, by the clocks of the group."""
    now = circle.sandbox.clock.now().astimezone(LONDON) + timedelta(**span)
    return now.replace(second=0, microsecond=0)


async def add(circle: Circle, name: str, at: datetime) -> Message:
    """Add a daily meeting by options; returns what is shown once it is saved."""
    shown = await circle.ines.run(
        "/meeting add",
        in_channel=circle.check_in,
        name=name,
        when=f"every day {at:%H:%M} for 30 minutes",
        where=LINK,
    )
    assert "Nothing is saved yet." in shown.text
    return (await circle.ines.press(shown.message, "Save")).message


async def opened(circle: Circle, person: Person, name: str) -> Message:
    """Open a meeting from the pinned post."""
    listed = (await person.press(circle.post, "Meetings")).message
    options = listed.components[0]["components"][0]["options"]
    value = next(it["value"] for it in options if name in it["label"])
    return (await person.choose(listed, "Which one?", [value])).message


async def announcing(circle: Circle, host: Person) -> Message:
    """Open the panel on which a host chooses where the group is reminded."""
    seen = await opened(circle, host, "Lanterns")
    desk = (await host.press(seen, "Look after it")).message
    return (await host.press(desk, "Remind a channel")).message
