# All that Porchlight says, in English. Spanish is in es.ftl, with the same ids and variables.
#
# A comment above a message may begin with
#   Fixed.   a group may add to it and not change it
#   Pushed.  it lights up a phone: the first line must be fit for a room with others in it
# and names the variables. Rules for the text: at most two lines, one idea, words that a
# child of ten can read, no exclamation marks, offers rather than "should".

### ---------------------------------------------------------------- Buttons

button-check-in = Check in
button-talk = Talk to someone
button-meetings = Meetings
button-numbers = Numbers
# A link that works while the bot is down.
button-numbers-link = Numbers on the web

answer-good = Good
answer-okay = Okay
answer-hard = Hard
answer-very-hard = Very hard

button-yes-start = Yes, start
button-other-time = Other time
button-not-now = Not now
button-just-checking-in = Just checking in
button-meeting-now = A meeting now
button-open-dm = Open our DM
button-search-place = Type a place
button-go-to-thread = Go to our thread

button-ask-someone = Ask someone
button-no-thanks = No, thanks
button-no-rush = No rush
button-today = Today
button-right-now = Right now
button-okay-now = I'm okay now
button-stop-asking = Stop asking
button-close-request = Close
button-got-this = I've got this

button-something-changed = Something changed
button-pause = Pause
button-days = Days
button-who-was-told = Who was told
button-settings = Settings
button-felt-wrong = Something felt wrong
button-stop = Stop
button-menu = Menu
button-stop-erase = Stop and erase
button-stop-keep = Stop, keep 30 days

button-change-time = Change the time
button-change-days = Change the days
button-change-place = Change where I write
button-change-zone = Change the time zone
button-change-language = Change the language
button-change-country = Change the country

button-yes = Yes
button-not-yet = Not yet
button-back = Back
button-cancel = Cancel
button-try-again = Try again
button-about = About this bot
button-add-note = Add a note
button-change-note = Change the note
button-other-day = Another day
button-one-week = One week
button-two-weeks = Two weeks
button-other-date = Type a date
button-yes-pause = Yes, pause
button-resume = Resume now
button-change-tidy = Tidy up
button-share = Share with the group
button-post-it = Post it
button-with-answer = With my answer
button-without-answer = Without my answer
button-take-back = Take it back
button-words-on = Allow words in notes
button-words-off = Only boxes in notes

### ------------------------------------------------- The pinned post (public)

pinned-post =
    `Check in` asks how today is. `Talk to someone` asks for a person.
    `Meetings` shows what is on. `Numbers` works for everybody, at any hour.
# Fixed.
pinned-who-sees = What you press here is seen by you alone. Nobody sees an answer unless you send it to them.
# Fixed.
pinned-without-bot =
    If the buttons do not answer, write to a peer lead of this group directly.
    In danger now: call {$emergency}. Numbers for every country: findahelpline.com
# $leads: mention of the lead role.
pinned-leads = Peer leads here: {$leads}

### ------------------------------------------------------------------ Start

# Fixed.
start-what = Once a day I ask how today is, in a direct message. One tap is enough, and only you see your answer. I am a program, not a person. I can ask a person to talk with you. Stop any time.
# Fixed.
start-age-line = This is for people of 18 and over. Starting says that you are.
# $clock: a time of day, "23:40".
start-zone-question = Is it about {$clock} where you are?
start-other-time =
    What time is it where you are?
    You can also type a place, such as Vancouver.
start-zone-placeholder = Choose your time
# $clock: the time there now. $place: "Vancouver".
start-zone-option = {$clock} · {$place}
start-zone-form-title = Where are you?
start-zone-form-label = A city, a country or your time
start-zone-form-hint = Vancouver, Spain, 23:40
# $typed: what was typed, cleaned.
start-none-found =
    I found no place for "{$typed}".
    A large city nearby or the time on your clock works best.
# $clock: "09:00". $where: place-dm or place-thread.
start-done =
    Done. I ask every day at {$clock}, {$where}.
    All else can wait in settings.
start-tonight = And for now? Choose what fits. Nothing is fine too.
start-already = You have started already. I ask every day at {$clock}, {$where}.
start-not-now = Fine. Nothing is kept about you. The buttons stay here for you.
start-again = Good to see you. Your days are still here.

# Fixed. $emergency: "112", or emergency-local.
stopping-suddenly =
    Stopping heavy drinking, or sleeping or anxiety pills, at once can be dangerous.
    Shaking, seeing things, a seizure: call {$emergency}.
# Fixed.
tolerance = After a break your body takes less. Don't be alone; keep naloxone near.
# Fixed.
medication = Medication as prescribed counts as recovery here.

hello-question = Would you like a hello from a person?
hello-button = A hello from a person
hello-yes = I tell the leads that a hello is welcome. It can take a while.
hello-not-yet = That is fine. Talk to someone is always there.

# Pushed. Fixed.
start-dm-first =
    Hello. This is where I write to you.
    Only you and this bot can read here. To stop: `/my stop`
start-dm-waiting =
    My first message may take a few minutes.
    `Open our DM` and write hello, and it comes at once.
start-dm-closed =
    Discord does not let me write to you directly.
    I can use a private thread, or you can allow direct messages from this server and try again.
# $thread: a link to the thread.
start-thread-opened = I write to you in a private thread instead: {$thread}
start-thread-not-possible =
    I can't write to you directly or open a private thread here.
    `Check in` on the pinned post works at any time.
# Pushed. Fixed.
thread-first-line = Moderators of this server can read along here.
thread-answers = Your answers are not posted here. They are shown to you alone.

### ----------------------------------------------------------------- Prompt

# Pushed.
prompt-morning = Morning. How is today?
# Pushed.
prompt-evening = Evening. How was today?
# Fixed.
prompt-private = Only you see your answer.
# Pushed. Prompts wait while the bot is down; this one comes when it is back.
prompt-after-outage = I was away for a while. How is today?
# Pushed.
prompt-thinned =
    I will ask once a week now.
    Any answer brings the daily question back.
prompt-closed = This one has closed. `Check in` still works.

checkin-question = How is today?
# $day: "Tuesday".
checkin-question-yesterday = How was yesterday, {$day}?
# $day: "Tuesday 3 March".
checkin-question-day = How was {$day}?
other-day-question = Which day? The last seven can be filled in or changed.
other-day-placeholder = Choose a day
# $answer: what was tapped already.
checkin-answered = So far: {$answer}. Another tap changes it.
checkin-not-started = I keep nothing about you yet. Would you like to start?

### ---------------------------------------------------------------- Replies

# Pushed. It is sent when the tap could not be answered at once, and its first line tells no answer.
reply-good =
    Thank you for checking in.
    A good day counts.
# Pushed.
reply-okay =
    Thank you for checking in.
    Okay counts too.
# Pushed.
reply-hard =
    Thank you for saying so.
    Nobody is told. Want me to ask someone?
# Pushed.
reply-very-hard =
    Thank you for saying so.
    A person can be with you in this. Nobody is told. Want me to ask someone?
# Pushed. A person is offered, in turn with thanks alone.
reply-good-person =
    Thank you for checking in.
    Good days are welcome company too. Talk to someone is there for them.
# Pushed.
reply-okay-person =
    Thank you for checking in.
    If you would like company, Talk to someone asks a person.
# Pushed.
reply-hard-thanks =
    Thank you for saying so.
    You came all the same. Nobody is told. Want me to ask someone?
# Pushed.
reply-very-hard-thanks =
    Thank you for saying so.
    It takes something to say it. Nobody is told. Want me to ask someone?
# $answer: answer-good and so on.
reply-edited = Changed to: {$answer}.
# $day: "Tuesday".
reply-day = This is for yesterday, {$day}.
# $day: "Tuesday 3 March".
reply-other-day = This is for {$day}.
reply-after-gap = Good to see you.
answer-ask-someone = Talk to someone asks a person of this group. You say how soon.
answer-nobody-told = Nobody is told.
# Pushed.
answer-thanks = All right. Thank you for checking in.

### ------------------------------------------------------------------- Notes

note-form-title = A note for yourself
note-form-feelings = What is there? Tick what fits.
note-form-thanks = One line of thanks or intention
note-form-thanks-hint = Something small is enough
note-form-words = A note
note-form-words-hint = Only you see it
feeling-hungry = Hungry
feeling-angry = Angry
feeling-lonely = Lonely
feeling-tired = Tired
# Fixed.
note-kept = Kept for 30 days. Only you see it.
note-none = There is no note for this day.

# Public, in the member's own name because they asked for it. $name: what others call them.
share-first = {$name} shares:
# $answer: answer-good and so on.
share-answer = The day: {$answer}
# $channel: a mention.
share-preview = This is all that would stand in {$channel}. Nothing is posted yet.
share-posted = It goes to {$channel}, just as you saw it. You can take it back at any time.
share-not-posted = Fine. Nothing is posted.
share-taken-back = Taken back. Who has read it has read it.
share-not-possible = There is nothing to share here, or no channel for it.

### ------------------------------------------------------------------- Days

record-title = Your days
record-none = Your first check-in begins this page. There is no hurry.
# $count: how many.
record-now = Check-in days in a row: {$count}
# Fixed.
record-meaning = They count check-ins, never drinking or using. Two days a week are spare.
record-longest = Longest: {$count}
record-total = All together: {$count}
record-returns =
    { $count ->
        [one] You came back once.
       *[other] You came back {$count} times.
    }
# $days: one record-rhythm-days, or two of them.
record-rhythm = Rhythm: {$days}
# $asked: of how many.
record-rhythm-days = {$count} of the last {$asked} days
# $months: record-month, one for each.
record-calendar = The last 26 weeks: {$months}
# $month: month-3 and so on. $number: how many check-in days it has.
record-month = {$month} {$number}
record-label-now = check-in days
record-label-longest = the longest
record-label-total = all together
record-label-returns = times back
record-legend-lit = check-in
record-legend-spare = spare day

### -------------------------------------------------- The daily post (public)

daily-post = How is today? `Check in` asks you, and only you see your answer.
# $count: how many, never fewer than five.
daily-count = {$count} people have checked in today.

### ------------------------------------------------------------------ Pause

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

### ------------------------------------------------------------------ Dates

button-dates = Dates
button-add-date = Add a date
button-change-date = Change the date
button-remove-date = Remove
button-milestones-on = Ask me at milestones
button-milestones-off = Don't ask at milestones
button-page-back = Back a page
button-page-on = More
dates-title = Your dates
dates-none = There is no date here, and none is needed.
dates-asked = On a milestone I ask you in private. The group reads nothing without your yes.
dates-not-asked = I don't ask about milestones.
dates-placeholder = Which date?
# $date: "3 March 2026". $number: date-days.
date-since = since {$date}, {$number}
date-since-today = since today
date-days =
    { $count ->
        [one] {$count} day
       *[other] {$count} days
    }
date-resting = not counted now
date-unnamed = a date of yours
# $milestone: length-day and so on. $date: "3 March 2026".
date-upcoming = {$milestone} is on {$date}.
date-saved = Saved. Only you see it.
date-form-label = What is it the date of?
date-form-label-hint = Your own words. Only you see them.
date-form-date = Which day?
date-form-date-hint = 3 March 2026, last friday, 2 weeks ago
# $typed: what was typed, cleaned.
own-date-not-understood =
    I don't know the date "{$typed}".
    3 March 2026, last friday and 2 weeks ago all work.
own-date-future = "{$typed}" is still to come. A day up to today works.
length-day =
    { $count ->
        [1] 24 hours
       *[other] {$count} days
    }
length-month =
    { $count ->
        [one] {$count} month
       *[other] {$count} months
    }
length-year =
    { $count ->
        [one] {$count} year
       *[other] {$count} years
    }

button-celebrate = Yes, celebrate
# Pushed. The number stands below, away from the lock screen. $milestone: length-day and so on.
milestone-asked =
    This is about a date of yours.
    That is {$milestone} on your date. Would you like to celebrate it with the group?
# Pushed. Where moderators can read along.
milestone-asked-neutral =
    This is about a date of yours.
    Would you like to celebrate it with the group?
# In the group's channel, after they saw it and said yes. $member: a mention that pings nobody.
milestone-told = {$member} celebrates {$milestone}, and asked me to say so.
milestone-not-now = All right. I ask no more about milestones, until you set it again under Dates.
milestone-not-possible = There is nothing to tell the group here, or no channel for it.

### ------------------------------------------------------------------ Goals

button-goals = Goals
button-add-goal = Add a goal
button-goal-done = Done
button-goal-drop = Drop it
goals-title = Your goals
goals-none = There is nothing here, and nothing is needed.
goals-placeholder = Which one?
# $typed: in their own words, cleaned.
goal-done = Done: {$typed}
# $typed: in their own words, cleaned.
goal-daily = {$typed} (every day)
# $typed: in their own words, cleaned.
goal-daily-done = Done today: {$typed}
goal-form-words = Something small you would like to do
goal-form-words-hint = Call Ana. Walk round the block.
goal-form-daily = Is it a habit?
goal-every-day = Every day

### ------------------------------------------------------- Something changed

button-later = Later
button-keep-it = Keep it
button-new-date = New date
button-stop-counting = Stop counting
# Fixed.
changed-thanks = Thank you for saying so.
# $count: seven or more.
changed-stays = {$count} check-ins are still yours.
# Fixed.
changed-no-decision = You don't have to decide about a date today.
changed-later = All right. Nothing is decided. This stays in your menu for whenever you like.
changed-kept = All right. Every date stays as it is.
changed-resting = It is not counted now. It keeps its name under Dates, for whenever you like.

### ------------------------------------------------------------------- Stop

stop-question =
    I stop at once. What about your answers?
    Erase them now, or keep them 30 days for a return.
# Fixed.
stop-erased = Stopped. Your answers and settings are erased, and I take back my messages to you.
# Fixed.
stop-erased-stays =
    What Discord itself keeps is not in my hands.
    Backups of this bot lose your part within 30 days.
# Fixed. $day: "3 March".
stop-kept =
    Stopped. I keep your answers until {$day}, then they are erased.
    Start before then, and all is as it was.
stop-not-started = There is nothing to stop. I keep nothing about you.

### ------------------------------------------------------------------- Menu

menu-title = Your menu
menu-question = What would you like?
menu-not-started = Check in starts it. Until then I keep nothing about you.

### --------------------------------------------------------------- Settings

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

### ------------------------------------------------------ What is not here yet

coming-soon =
    This part of the bot is not here yet.
    Check in, Talk to someone and Numbers work.
coming-soon-meetings =
    I don't know the meetings of this group yet.
    Talk to someone asks a person who does.
coming-soon-resources =
    The library of this group is not here yet.
    Talk to someone asks a person of this group.

### ------------------------------------------------------------------- About

about-title = About Porchlight
# Fixed.
about-what = I ask how today is, keep a private record, and ask a person for you when you want one.
# Fixed.
about-not = I am a program. I am not treatment, not an emergency service, and belong to no fellowship.
# Fixed.
about-no-reading = I do not read what people write. I give no advice and no scores.
# Fixed.
about-keeps =
    I keep: your settings and, for each day, what you tapped.
    Nothing is kept about you before you act.
# Fixed.
about-how-long =
    Answers are kept 90 days, then only "checked in". Your days are kept until you stop.
    After Stop and erase: nothing, and backups lose it within 30 days.
# Fixed.
about-notes = A note you add is stored locked with a key of your own, and erased after 30 days.
# Fixed.
about-own = Dates and goals you add are locked too, until you remove them. A goal that is done goes after 30 days.
# Fixed. $operator: who runs the computer, or operator-unnamed.
about-who-reads =
    Who can read it: you, and the people you send it to. Admins see settings and counts.
    {$operator} runs the computer and could, with effort, read what is stored.
# Fixed.
about-threads = In a direct message only you and this bot can read. In a private thread moderators of the server can read along.
about-stop = Stop any time: `Stop` in your menu, or `/my stop`.
operator-unnamed = The person who runs this bot

### ------------------------------------------------------------------ Numbers

# Fixed. $country: "Spain".
numbers-title = Numbers: {$country}
# Fixed.
numbers-title-anywhere = Numbers
# Fixed. It stands after the digits: "112 · Emergency: danger to life".
numbers-emergency = Emergency: danger to life
# Fixed. It stands between two numbers: "999 or 112".
numbers-or = {$first} or {$last}
# Fixed. Where no number is known.
numbers-fallback = Call your local emergency number
# Fixed. It stands inside a sentence: "call your local emergency number".
emergency-local = your local emergency number
# Fixed. $number: where a text message goes.
numbers-text = Text {$number}
# Fixed. $word: what to write in it.
numbers-text-word = Text {$word} to {$number}
# Fixed.
numbers-web = On the web: {$address}
# Fixed.
numbers-hours-always = day and night
# Fixed. $hours: "Mon-Fri 09:00-17:00", as its source says.
numbers-hours = open: {$hours}
# Fixed.
numbers-hours-unknown = hours not known
# Fixed. $languages: "English, Spanish".
numbers-languages = speaks {$languages}
# Fixed. $name: who confirmed. $date: "3 March 2027".
numbers-confirmed = checked by {$name}, {$date}
# Fixed. Where a person of the group has confirmed none.
numbers-unconfirmed = Not yet checked by a person of this group.
# Fixed. Beside one of several, of which others are checked.
numbers-unchecked = not yet checked here
# Fixed. $date: "3 March 2027".
numbers-old = may have changed since {$date}
# Fixed.
numbers-directory = Other numbers and other countries: https://findahelpline.com
# Fixed.
numbers-country-unknown =
    I don't know the country "{$typed}".
    The name of a country or its two letters work best.

# Fixed.
numbers-kind-suicide-crisis = thoughts of suicide, any crisis
# Fixed.
numbers-kind-general-crisis = somebody to talk to in a crisis
# Fixed.
numbers-kind-counselling = somebody to talk to
# Fixed.
numbers-kind-substance-and-crisis = alcohol, drugs and any crisis
# Fixed.
numbers-kind-substance-advice = alcohol and drugs, advice
# Fixed.
numbers-kind-substance-referral = finds treatment; not for a crisis
# Fixed.
numbers-kind-treatment-locator = finds treatment; not for a crisis
# Fixed.
numbers-kind-overdose-spotting = stays on the phone with somebody who uses alone
# Fixed.
numbers-kind-veterans = for veterans

### ---------------------------------------------------------- Talk to someone

# Fixed.
talk-question = How soon would you like a person?
# Fixed. Above the numbers, on Right now.
talk-numbers-first = First of all, the numbers:
# Fixed. Pushed. Before the message to the leads is out.
talk-asking =
    I am asking for a person now.
    I tell you here when it is out.
# Fixed. Pushed. $clock: when it was posted, "14:02".
talk-sent =
    I have put this in the leads' room at {$clock}. Nobody has answered yet.
    I can't tell who is there.
# Fixed. Pushed.
talk-sent-late =
    I was away, so this went out late, at {$clock}. Nobody has answered yet.
    If it can't wait, Numbers works at any hour.
# Fixed. Pushed.
talk-not-sent =
    I could not ask anybody here.
    Numbers works at any hour. You can also write to a lead directly.
# Fixed. No leads' room is set.
talk-no-room =
    This group has not told me where its leads are, so I can't ask anybody here.
    Below is what you can call.
# Fixed. Asked again while one is open. $clock: when it was first asked.
talk-merged = You have asked already, at {$clock}. Nobody has answered yet. I keep asking for one person, not two.
# Fixed. Asked again while somebody has it.
talk-merged-taken = You have asked already, and a person has answered.
# Fixed. $level: level-today and so on.
talk-raised = Changed to: {$level}. I tell the leads.
# Fixed. Pushed. The first line is for the lock screen. $lead: the lead's name.
talk-taken =
    A person has answered.
    {$lead} is here.
# Fixed. Pushed. A lead has closed it.
talk-closed =
    This is settled now. Nothing more to do.
    Talk to someone is always there.
# Fixed.
talk-stopped = I have stopped asking. The leads' room says that it is settled.
talk-status-in-dm = The state of it is in our direct message.
talk-private = Only the person who answers learns who you are.

level-no-rush = No rush
level-today = Today
level-right-now = Right now

# Pushed. In the leads' room, and never a name. $level: no_rush, today or right_now.
# $clock: when it was asked. $language: language-en and so on.
page-room =
    { $level ->
        [right_now] Someone is asking for a person now.
        [today] Someone is asking for a person today.
       *[no_rush] Someone would like to talk. There is no rush.
    }
    Asked at {$clock}, in {$language}. `I've got this` shows you who it is.
# Pushed.
page-room-late =
    { $level ->
        [right_now] Someone is asking for a person now.
        [today] Someone is asking for a person today.
       *[no_rush] Someone would like to talk. There is no rush.
    }
    Asked at {$clock}, in {$language}. I was away, so this comes late.
# Pushed. A newcomer said yes to a hello. $clock: when. $language: language-en and so on.
page-hello =
    Someone would like a hello. There is no rush.
    Asked at {$clock}, in {$language}. `I've got this` shows you who it is.
# The room's message once somebody has it.
page-taken = Somebody has this since {$clock}. Thank you.
# Pushed.
page-stopped = This is settled. Nothing more to do. Thank you.
# To the lead who pressed first, and only to them. $member: a mention.
page-yours =
    This is {$member}. They are told that you are here.
    Write to them now. In danger: call {$emergency}.
# The same, where a hello was asked for.
page-yours-hello =
    This is {$member}. They would like a hello.
    A few words of yours are enough.
page-closed = Closed. Thank you for being there.
page-own = This one is yours, so another lead takes it.
page-somebody-has-it = Somebody has this already. Thank you.
page-not-open = This one is settled. Thank you.

### -------------------------------------------------- Asking one after the other

# Fixed. Under the numbers, on Right now. $count: how many leads are there.
talk-on-duty =
    { $count ->
        [one] On duty now: 1 person. I am asking them.
       *[other] On duty now: {$count} people. I am asking them.
    }
# Fixed. Pushed. $until: when the next lead starts, "07:00" or "Monday 08:00".
talk-nobody-until = Nobody is on duty until {$until}.
# Fixed. Pushed. Nobody who starts later is known either.
talk-nobody-on-duty = Nobody is on duty now.
# Fixed. Pushed. $count: how many were asked. $clock: when.
talk-asked =
    { $count ->
        [one] Asked 1 person at {$clock}. No answer yet.
       *[other] Asked {$count} people at {$clock}. No answer yet.
    }
# Fixed. Pushed. The same, after more than one round.
talk-asked-more =
    { $count ->
        [one] Asked 1 person so far, the last time at {$clock}. No answer yet.
       *[other] Asked {$count} people so far, the last at {$clock}. No answer yet.
    }
# Fixed. Pushed. While the messages are on their way.
talk-asking-people =
    { $count ->
        [one] I am asking 1 person now.
       *[other] I am asking {$count} people now.
    }
# Fixed. Leads who ticked "Wake me".
talk-woken =
    { $count ->
        [one] I have asked 1 person who said I may wake them. Their phone may be silent.
       *[other] I have asked {$count} people who said I may wake them. Their phones may be silent.
    }
# Fixed. Pushed. It stands where all leads look, and nobody was asked in person yet.
talk-on-board = This is on the leads' board. Nobody has answered yet.
# Fixed. $clock: when somebody else is asked.
talk-next = I ask the next at {$clock}.
# Fixed.
talk-next-first = I ask people directly at {$clock}.
# Fixed.
talk-next-truth = If nobody answers, I tell you at {$clock}.
# Fixed.
talk-next-again = I ask again at {$clock} and tell you either way.
# Fixed. Pushed. After a lead has given it back.
talk-handed = The person who answered can't stay on. I go on asking.
# Fixed. Pushed. Above what was due while the bot was down.
talk-late = I was away, so this comes late.
# Fixed. Pushed. At the end of the ladder.
talk-nobody-answered = Nobody has answered. I'm sorry.
# Fixed. Pushed. Nobody could be asked.
talk-nobody-there = There is nobody here whom I could ask now. I'm sorry.
# Fixed. Nobody has answered; the leads' room has it, for whoever looks there.
talk-in-room-too = I ask in the leads' room too.
# Fixed. Above the numbers.
talk-these-answer = These answer now:
# Fixed. Somebody who asked for today, in the evening.
talk-today-offer = `Right now` asks at once. Tomorrow is fine too.
# Fixed. Pushed.
talk-hello-nobody =
    Nobody has been free for a hello yet.
    It stays open. Talk to someone is always there.
# Fixed.
talk-tomorrow = Fine. I ask again tomorrow, and tell you either way.
button-tomorrow = Tomorrow is fine
button-ask-room = Ask the room
# Fixed. $channel: a mention. It stands above the preview.
talk-room-preview = This goes to {$channel}, with your name. Everybody there can read it:
# In the group's channel, after the member has seen it. $member: a mention.
talk-room-post =
    {$member} would like to talk with someone.
    If you have a moment, say hello.
talk-room-posted = It is posted. You can take it back at any time.
talk-room-taken-back = Taken back.
talk-room-nowhere = This group has no channel for that.
# Fixed. Pushed. The thread of a request is open. $thread: a link to it.
talk-thread =
    There is a private place to talk now.
    {$thread}
# The first message of that thread. $leads: who is there.
thread-help-first = With you here: {$leads}. Moderators of this server can read along. It is deleted 7 days after closing.

### ---------------------------------------------------------------- For the leads

button-cant-now = Can't now
button-not-this-week = Not this week
button-call-in = Call someone in
button-hand-off = Hand off
button-come-in = I'll come
button-stay-on = Stay on
button-join = Join
button-on-duty = I'm on
button-off-tomorrow = Off till tomorrow
button-wake-me = Wake me: no
button-wake-me-yes = Wake me: yes
button-step-back = Step back
button-lead-settings = Hours and limits
button-board = Board

page-cant = Thank you for saying so. I ask the others.
# $day: "Monday".
page-not-this-week = You are off until {$day}. What you had is handed on. Thank you.
page-handed = Handed on. Thank you.
page-not-yours = Somebody else has this now. Thank you.
page-called =
    { $count ->
        [one] I am asking 1 person to come in.
       *[other] I am asking {$count} people to come in.
    }
page-called-nobody = Nobody else is on duty now.
# Pushed. A lead who has a request asks for a second person. $language: of the one who asked.
page-second =
    Someone is asking for a second person.
    In {$language}. `I'll come` shows you who it is.
page-second-taken = Somebody is there already. Thank you.
# To the second lead, and only to them. $member, $lead: mentions.
page-yours-second =
    This is {$member}, with {$lead}. They are told that you come.
    The private thread has all three of you.
# Under page-yours. $lead: a mention.
page-second-is = {$lead} is with you in a private thread.
# Under page-yours.
page-no-second = Nobody else is on duty, so there is no shared thread. `Call someone in` asks.
# Pushed. No thread can be opened.
page-no-thread =
    I could not open a private thread.
    Write to them directly. An admin can allow me "Create Private Threads" in {$channel}.
# Pushed. The lead who has it is asked later. $clock: since when.
page-still-open =
    Is this still open for you?
    You have had it since {$clock}. Closing it, or handing it off, is one tap.
# Pushed. To those who helped; page-clear-yours stands below.
page-settled = This is settled.
# $member: a mention.
page-clear-yours = {$member} has been in touch. Nothing more to do. Thank you.
page-rest = You're off till tomorrow. Thank you.
page-stays-on = You stay on. Thank you.

lead-join-offer =
    As a lead you are asked, by direct message, when someone wants a person.
    Quiet from {$clock} to {$until}, and nobody wakes you unless you say so.
lead-joined = You are in. Thank you. Three things you may change, now or later:
# Pushed.
lead-welcome =
    Hello. This is where I ask you.
    `Can't now` is always fine, and nobody hears who said it.
lead-not-joined = You have not joined as a lead yet. `/lead join` does that.
lead-stepped-back = You have stepped back. What you had is handed on. Thank you for all of it.
# $until: "22:00" or "Monday 08:00".
lead-on = You are on until {$until}, quiet hours or not.
lead-off = You are off until {$until}. Nobody asks you before.
lead-until-unclear =
    I don't know the time "{$typed}".
    22:00, friday and 2026-12-24 all work.
lead-saved = Saved.
lead-zone = Time zone: {$place}, where it is {$clock}
lead-quiet = Quiet from {$clock} to {$until}
lead-never-quiet = No quiet hours
lead-limits = At most {$count} open, and {$week} a week
lead-zone-placeholder = Where are you?
lead-quiet-placeholder = When is it quiet?
lead-limits-placeholder = How much at most?
# $clock, $until: times of day.
lead-quiet-option = {$clock} to {$until}
board-title = Board
# $count: leads who are there now. $week: leads in all.
board-on-duty = On duty now: {$count} of {$week}
board-nothing = Nobody is waiting. Thank you for looking.
# $level: level-today and so on. $clock: when. $language: language-en and so on.
board-waits = {$level} · {$clock} · {$language} · waits
board-taken = {$level} · {$clock} · somebody has it
# $member: a mention.
board-yours = {$level} · {$clock} · {$member} is with you
board-hello = A hello · {$clock} · {$language}
board-placeholder = Open one
# $until: until when.
board-you-off = You are off until {$until}.
board-you-on = You are on.
board-you-quiet = You have quiet hours until {$until}.

### ----------------------------------------------------------------------- DM

# Pushed. Fixed. The one answer to text typed in the DM.
dm-fixed-answer =
    I can't read messages here, so nobody has seen that.
    Talk to someone asks a person. In danger: call {$emergency}.
dm-which-group = Which group is this for?
dm-no-group = I don't know you from a group yet. Press `Check in` in yours. Numbers work here too.

### ----------------------------------------------------------------- Refusals

error-wrong-person = This one belongs to somebody else. `Check in` on the pinned post is yours.
error-not-admin = This is for people who may manage the server.
error-not-lead = This is for the peer leads of this group.
error-not-member = This works once you have started. `Check in` is the way in.
error-not-in-guild = I can't find you in that group any more.
error-guild-only = This works in the server of your group.
error-not-set-up =
    This group has not finished setting me up.
    Numbers works already. An admin can use `/admin setup`.

### ------------------------------------------------------------------- Errors

# $reference: a short code for the operator.
error-unexpected =
    Something went wrong on my side. Please try once more.
    If it stays so, tell an admin this: {$reference}
error-urgent = If you need a person now, use Numbers or write to a lead directly.
error-expired-button = This button is from an older message. `/my menu` has a new one.
error-too-late = That took me too long. Please try once more.
error-which-group = Which group is this for?
# $typed: what was typed, cleaned.
error-time-not-understood =
    I don't know the time "{$typed}".
    9:00, 7:30 pm and 21.15 all work.
error-zone-not-found =
    I found no place for "{$typed}".
    A large city nearby works best.
error-language-not-found = I speak English and Spanish.
error-no-words = I have no words for this yet. Numbers and `/my menu` work.
error-storage =
    I can't write anything down at the moment, so this was not saved.
    Numbers works. The person who runs this bot can see it.

### ------------------------------------------------------------------- Notices

# Pushed. $clock: when it was due.
outage-late = I was away for a while. This was due at {$clock}.
# Pushed.
notice-dm-failed =
    I could not write to you directly.
    Discord says that your direct messages are closed to me.
# Pushed. $day: "3 March".
notice-erased-soon = What I keep for you is erased on {$day}.

### -------------------------------------------------------------------- Setup

setup-title = Setting up
setup-welcome =
    Three questions: who helps, where do they talk, when is the meeting?
    You can change each answer later.
setup-form-zone = Your city or time zone
setup-form-country = Country for the numbers
setup-form-language = Language of the group
setup-form-language-hint = English, Spanish
setup-placeholder-helpers = Role of the peer leads
setup-placeholder-channel = Channel for check-ins
setup-placeholder-leads-room = Channel only leads can see
button-setup-where = City, country, language
button-setup-post = Put up the post
# $channel: a mention.
setup-done =
    Done. The post with the four buttons is in {$channel}.
    Run `/admin setup` again to change anything.
setup-saved = Saved.
setup-helpers-line = Who helps: {$role}
setup-channel-line = Check-ins: {$channel}
setup-leads-room-line = Leads' room: {$channel}
setup-zone-line = Time zone: {$place}
setup-country-line = Country for numbers: {$country}
setup-language-line = Language: {$language}
setup-not-set = not set yet
setup-no-helpers = No lead role is set. Requests go to the leads' room without a mention.
setup-no-leads-room =
    No leads' room is set, so I can't ask anybody here.
    People who ask are told so, and shown the numbers.
# $channel: a mention.
setup-room-is-public =
    Everybody can read {$channel}. Requests never carry a name.
    A channel that only leads can see is kinder.
# $permission: Discord's own name for it. $channel: a mention.
setup-missing-permission =
    I lack "{$permission}" in {$channel}.
    Open the channel's settings, Permissions, and allow it for my role.
setup-post-not-possible = I could not put up the post in {$channel}. It waits until I may write there.
# $channel: a mention.
setup-post-stands = The post stands in {$channel}.
setup-choose-channel = Choose the channel for check-ins first.
setup-role-everyone = That role is everybody. Choose the role of your peer leads.
setup-pin-not-possible = The post stands in {$channel}. I may not pin it; you can do so by hand.
setup-moderators = Moderators can read private threads here. I say so in each of them.
setup-not-an-emergency-service = Nobody has to be awake at night. I say so when nobody is there.

### ------------------------------------------- Check-ins of the group, for admins

# $clock: when it goes up, "09:00".
admin-daily-on = Daily post: at {$clock}, with a count from five people up. It never has a name.
admin-daily-off = Daily post: off.
admin-words-on = Words in notes: members may choose them. Nobody else can read them here.
admin-words-off = Words in notes: off. Members can tick boxes.

### ------------------------------------------------ Commands in Discord's list

command-checkin = checkin
command-checkin-about = Today's check-in
command-talk = talk
command-talk-about = Ask for a person
command-numbers = numbers
command-numbers-about = Emergency numbers and people who answer
command-numbers-country = country
command-numbers-country-about = The name of a country
command-meetings = meetings
command-meetings-about = What is on today
command-meetings-day = day
command-meetings-day-about = Which day
command-resources = resources
command-resources-about = The library of this group
command-resources-topic = topic
command-resources-topic-about = About what
command-about = about
command-about-about = What this bot is, what it keeps, who can read it
command-my = my
command-my-about = What is yours here
command-my-start = start
command-my-start-about = Start in two taps
command-my-stop = stop
command-my-stop-about = Stop at once
command-my-menu = menu
command-my-menu-about = All that is yours, in one place
command-my-days = days
command-my-days-about = Your check-in days
command-my-dates = dates
command-my-dates-about = Dates that only you see
command-my-goals = goals
command-my-goals-about = Goals that only you see
command-my-settings = settings
command-my-settings-about = Time, days, place, language
command-lead = lead
command-lead-about = For peer leads
command-lead-join = join
command-lead-join-about = Join as a lead
command-lead-on = on
command-lead-on-about = Be on duty
command-lead-on-until = until
command-lead-on-until-about = Until when: 22:00, friday
command-lead-off = off
command-lead-off-about = Be off duty
command-lead-off-until = until
command-lead-off-until-about = Until when: 22:00, friday
command-lead-board = board
command-lead-board-about = Who is waiting, and your hours
command-my-pause = pause
command-my-pause-about = Ask me nothing until a day you choose
command-my-pause-until = until
command-my-pause-until-about = A day: friday, in 2 weeks, 24 December
command-admin = admin
command-admin-about = Set up and look after the bot
command-admin-setup = setup
command-admin-setup-about = Three questions, and the post stands
command-admin-setup-helpers = helpers
command-admin-setup-helpers-about = Who helps: the role of your peer leads
command-admin-setup-channel = channel
command-admin-setup-channel-about = Where people check in
command-admin-setup-leads_room = leads_room
command-admin-setup-leads_room-about = Where the leads talk
command-admin-setup-zone = zone
command-admin-setup-zone-about = The city or time zone of the group
command-admin-setup-country = country
command-admin-setup-country-about = The country whose numbers are shown
command-admin-setup-language = language
command-admin-setup-language-about = The language of the group
command-admin-checkins = checkins
command-admin-checkins-about = How check-ins work in this group
command-admin-checkins-daily = daily
command-admin-checkins-daily-about = A post every day with a button and a count
command-admin-checkins-time = time
command-admin-checkins-time-about = When the daily post goes up
command-admin-checkins-words = words
command-admin-checkins-words-about = Whether members may add words to a check-in
