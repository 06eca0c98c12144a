"""Until when somebody is on or off, as people write it in English and Spanish.

"22:00", "9pm", "friday", "friday 18:00", "tomorrow at 9:00", "in 2 hours", "24 december",
"mañana a las 9:00", "en 2 horas".
"""

import re
from datetime import date, datetime, time, timedelta

from bot.rules import agenda, calendar, dates, duty, times
from bot.rules.calendar import ONE_DAY
from bot.rules.duty import Hours as OwnHours
from bot.rules.hours import Hours, plain, take_hours

LENGTH = re.compile(
    r"(?:in |for |en |por |dentro de )?(\d{1,3}|an?|one|una?) ?"
    r"(?:(h|hrs?|hours?|horas?)|(?:m|mins?|minutes?|minutos?))"
)
TODAY = frozenset({"", "today", "hoy", "tonight", "esta noche"})
LOOSE = re.compile(r"^(?:(?:until|till|hasta|on|el|la|las(?! \d+ ?h)) )+|(?: (?:at|a|on|,))+$")


def read_until(typed: str, hours: OwnHours, now: datetime) -> datetime | None:
    """Return the moment that somebody means, after now; None when it is not clear.

    A time of day is the next one; a date alone is the morning of it, when their hours begin.
    """
    text = LOOSE.sub("", plain(typed)).strip(" ,.")
    if found := LENGTH.fullmatch(text):
        count = int(found[1]) if found[1].isdecimal() else 1
        return now + (timedelta(hours=count) if found[2] else timedelta(minutes=count))
    if (at := times.read_time(text)) is not None:
        return _next(at, hours, now)
    found_hours = take_hours(text)
    if isinstance(found_hours, Hours) and found_hours.minutes is None:
        return _on_a_day(found_hours, hours, now)
    on = dates.read(text, today=calendar.local_date(now, hours.zone))
    return None if isinstance(on, dates.Unclear) else duty.morning_of(hours, on)


def _on_a_day(found: Hours, hours: OwnHours, now: datetime) -> datetime | None:
    rest = LOOSE.sub("", found.rest).strip(" ,.")
    if rest in TODAY:
        return _next(found.at, hours, now)
    today = calendar.local_date(now, hours.zone)
    # on a Wednesday "wednesday 18:00" is today's, as long as that is still to come
    for on in (agenda.read_day(rest, today=today), dates.read_from_today(rest, today=today)):
        if isinstance(on, date):
            moment = calendar.occurrence(on, found.at, hours.zone)
            if moment > now:
                return moment
    return None


def _next(at: time, hours: OwnHours, now: datetime) -> datetime:
    on = calendar.local_date(now, hours.zone)
    while (moment := calendar.occurrence(on, at, hours.zone)) <= now:
        on += ONE_DAY
    return moment
