"""What somebody new is shown: the forty words, the question about their clock, and tonight."""

from bot.messenger import Button, Style
from bot.models import Guild, Home, Member
from bot.rules import places
from bot.rules.atlas import Place
from bot.services.members import Known, first_home, home_in
from bot.ui.components import Field, Option, Panel, Select
from bot.ui.posts import emergency
from bot.ui.visits import Visit
from bot.ui.voice import both_times, clock_in, days_name, home_name, times_name
from bot.words import Words

TO_START = "start"  # what a chosen zone is for
TO_CHANGE = "change"


async def offer(visit: Visit) -> Panel:
    """Return the first of the two taps: what it does, and whether the clock is right."""
    words = await visit.words()
    known = await visit.known()
    zone = guessed_zone(visit, known.guild)
    lines = [
        words("start-what"),
        *_to_come(words, known),
        words("start-age-line", age=str(known.guild.age)),
        "",
        f"**{words('start-zone-question', clock=clock_in(zone, visit.now))}**",
    ]
    row = (
        Button(words("button-yes-start"), visit.own_id("start"), style=Style.MAIN),
        Button(words("button-other-time"), visit.own_id("other_time", TO_START)),
        Button(words("button-not-now"), visit.own_id("not_now")),
    )
    return Panel("\n".join(lines), (row,))


def _to_come(words: Words, known: Known) -> list[str]:
    """Return when and where somebody would be asked: as they had it before, or as all start."""
    guild, before = known.guild, known.member
    if before is None:
        times = both_times(guild.start_morning_at, guild.start_evening_at)
        days, home = guild.start_weekdays, first_home(guild, known.person)
    else:
        times, days, home = times_name(before), before.weekdays, home_in(guild, before.person)
    where = home_name(words, home)
    lines = [words("start-when", clock=times, days=days_name(words, days), where=where)]
    return [*lines, words("start-thread-line")] if home is Home.THREAD else lines


def guessed_zone(visit: Visit, guild: Guild) -> str:
    """Return the zone to ask about first; the same at the first tap and at the second."""
    return places.guess(visit.locale, guild.zone)


async def clocks(visit: Visit, purpose: str) -> Panel:
    """Return a choice of places by what their clocks show, and the way to type one."""
    words = await visit.words()
    near = guessed_zone(visit, (await visit.known()).guild)
    found = places.by_clock(visit.now, near=near)
    type_one = Button(words("button-search-place"), visit.own_id("type_place", purpose))
    select = zone_select(visit, words, found, purpose)
    return Panel(words("start-other-time"), (select, (type_one,)))


def zone_select(visit: Visit, words: Words, found: list[Place], purpose: str) -> Select:
    """Return a select of places, each with its clock."""
    return Select(
        visit.own_id("zone", purpose),
        words("start-zone-placeholder"),
        tuple(
            Option(
                words("start-zone-option", clock=clock_in(place.zone, visit.now), place=place.name),
                place.zone,
            )
            for place in found
        ),
    )


def place_field(words: Words) -> Field:
    """Return the line in which a place or a time is typed."""
    return Field("place", words("start-zone-form-label"), words("start-zone-form-hint"))


async def found_places(visit: Visit, typed: str, purpose: str) -> Panel:
    """Return the places that what was typed can mean, or the way to try again."""
    words = await visit.words()
    found = places.search(typed, visit.now)
    again = Button(words("button-search-place"), visit.own_id("type_place", purpose))
    if not found:
        by_clock = Button(words("button-other-time"), visit.own_id("other_time", purpose))
        return Panel(words("start-none-found", typed=typed), ((again, by_clock),))
    return Panel(words("start-other-time"), (zone_select(visit, words, found, purpose), (again,)))


async def done(visit: Visit, member: Member, *, came_back: bool, dm_waits: bool) -> Panel:
    """Return what was set, something for right now, and the line about stopping suddenly.

    When the first words have to wait for their turn, the way to have them at once is there too.
    """
    words = await visit.words()
    guild = (await visit.known()).guild
    where = home_name(words, home_in(guild, member.person))
    lines = [
        words("start-again") if came_back else "",
        words(
            "start-done",
            clock=times_name(member),
            days=days_name(words, member.weekdays),
            where=where,
        ),
        words("start-dm-waiting") if dm_waits else "",
        words("stopping-suddenly", emergency=emergency(words, guild, member.country)),
        words("start-tonight"),
        words("hello-question"),
    ]
    now_row = (
        Button(words("button-talk"), visit.id_for("talk")),
        Button(words("button-meeting-now"), visit.id_for("meetings")),
        Button(words("button-numbers"), visit.id_for("numbers")),
        Button(words("button-just-checking-in"), visit.id_for("check_in"), style=Style.MAIN),
    )
    hello_row: tuple[Button, ...] = (
        Button(words("hello-button"), visit.own_id("hello")),
        Button(words("button-not-yet"), visit.own_id("no_hello_yet")),
        Button(words("button-settings"), visit.id_for("settings")),
    )
    if dm_waits:
        me = visit.bot.application_id
        hello_row += (Button(words("button-open-dm"), url=f"https://discord.com/users/{me}"),)
    # All of it stands above the buttons on a phone that shows few lines.
    return Panel("\n".join(line for line in lines if line), (now_row, hello_row))
