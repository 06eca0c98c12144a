### A member's own: pause, stop, menu, settings.

pause-question =
    How long would you like a pause? I ask nothing until then.
    It costs you nothing, and it ends by itself.
pause-form-title = Pause until
pause-form-label = The day on which I may ask again
pause-form-hint = friday, in 2 weeks, 24 December
# $day: "Friday 27 November".
pause-confirm = From today until {$day}, when I ask again?
# $day: "Friday 27 November".
pause-on =
    Paused until {$day}. Then I ask again by myself.
    Check in works all the same.
pause-over = Welcome back. I ask again at your next time.
# $typed: what was typed, cleaned.
date-not-understood =
    I don't know the date "{$typed}".
    friday, in 2 weeks and 24 December all work.
date-no-such-date = That date is not in the calendar.
date-ambiguous = That can be two dates. With the month as a word it is clear.
date-past = That day is not ahead of us. A day from tomorrow on works.
date-too-far = That is more than a year away. Stop keeps your days for 30 days.

stop-question =
    I stop at once. What about your answers?
    Erase them now, or keep them 30 days for a return.
# Fixed.
stop-erased = Stopped. Your answers and settings are erased, and I take back my messages to you.
# Fixed.
stop-erased-stays =
    What people wrote or read in Discord stays with Discord. That is not in my hands.
    Backups of this bot lose your part within 30 days.
# $clock: the time there. $day: "Tuesday 3 March".
stop-erased-at = That was on {$day} at {$clock}. Keep a picture of this if you want a receipt.
stop-erased-messages =
    { $count ->
        [one] My one message to you goes now.
       *[other] My {$count} messages to you go now, one after the other.
    }
# Fixed.
stop-erased-waiting =
    You asked for a person, and that stays until it is closed.
    Nothing else is kept, and it goes 7 days later.
# Fixed. $day: "3 March".
stop-kept =
    Stopped. I keep your answers until {$day}, then they are erased.
    Start before then, and all is as it was.
stop-not-started = There is nothing to stop. I keep nothing about you.

menu-title = Your menu
menu-question = What would you like?
menu-not-started = Check in starts it. Until then I keep nothing about you.

settings-title = Settings
settings-time = Time: {$clock}
settings-days = Days: {$days}
# $place: "Vancouver". $clock: the time there now.
settings-zone = Time zone: {$place}, where it is {$clock}
# $where: place-dm or place-thread.
settings-place = I write {$where}
# $language: language-en and so on.
settings-language = Language: {$language}
settings-country-none = none chosen yet
# $country: "Spain".
settings-country = Country for numbers: {$country}
tidy-day = I take back my messages to you after a day.
tidy-week = I take back my messages to you after a week.
tidy-never = My messages to you stay.
settings-tidy-placeholder = How long may they stay?
settings-words-on = Notes: boxes and words
settings-words-off = Notes: boxes only
settings-words-not-here = Notes: boxes only. This group has not allowed words.
settings-saved-words-on = Saved. Where the group allows it, a note can hold words. Only you see them.
settings-saved-words-off = Saved. A note has boxes only now.
# $clock: "09:00". $days: days-every and so on.
settings-saved = Saved. From tomorrow: {$clock}, {$days}.
settings-saved-place = Saved. I write {$where} now.
# $language: language-en and so on.
settings-saved-language = Saved. I speak {$language} with you now.
settings-saved-country = Saved. Numbers are those of {$country}.
# $place: "Vancouver". $clock: the time there now.
settings-saved-zone = Saved. {$place}, where it is {$clock}. It counts from tomorrow.
button-time-morning = Morning time
button-time-evening = Evening time
settings-time-form-title = When may I ask?
settings-time-form-label = A time of day
settings-time-form-hint = 9:00, 7:30 pm, 21.15
settings-country-form-label = The name of a country
settings-days-placeholder = On which days?
settings-place-placeholder = Where may I write?
settings-language-placeholder = Which language?
settings-country-placeholder = Which country?

place-dm = in a direct message
place-thread = in your private thread
slot-morning = in the morning
slot-evening = in the evening
slot-both = in the morning and in the evening

days-every = every day
days-weekdays = Monday to Friday
days-weekend = Saturday and Sunday
# Between two names in a list.
list-and = {$first} and {$last}
day-monday = Monday
day-tuesday = Tuesday
day-wednesday = Wednesday
day-thursday = Thursday
day-friday = Friday
day-saturday = Saturday
day-sunday = Sunday
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
# $day: the number of the day. $month: month-3 and so on.
date-day = {$day} {$month}
# $weekday: day-tuesday and so on.
date-weekday = {$weekday} {$day} {$month}

language-en = English
language-es = Spanish
