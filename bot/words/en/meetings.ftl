### Meetings: what is on, coming, reminders, hosts, and looking after them.

# --- for everybody

meetings-today = What is on today
# $date: "Tuesday 3 March".
meetings-on-day = What is on: {$date}
meetings-none = No meeting is known here yet.
meetings-none-today = Nothing more is on today.
meetings-none-on-day = Nothing is on that day.
# $start: a time that Discord shows. $name: what it is called.
meetings-following = Next: {$start}, {$name}
meetings-placeholder = Which one?
meetings-more = There are more. Choose another day to see them.
# $typed: what was typed, cleaned.
meetings-day-unknown =
    I don't know the day "{$typed}".
    friday, tomorrow and 24 December all work.
# $name: what it is called. $until: a time that Discord shows.
meeting-now = now, until {$until}
meeting-was = over
meeting-coming-count =
    { $count ->
        [one] {$count} is coming
       *[other] {$count} are coming
    }
# $start, $ago: times that Discord shows, such as "19:00" and "in 40 minutes".
meeting-when = {$start}, {$ago}
# $channel: a mention.
meeting-in-channel = In {$channel}
# $where: an address.
meeting-at-address = At {$where}
meeting-link-later = The link is shown when you press I'm coming.
# $link: an address on the web.
meeting-link = Link: <{$link}>
meeting-open = open to all
meeting-closed = for people in recovery
# $host: a mention that pings nobody.
meeting-hosted-by = Host: {$host}
meeting-you-come = You said that you come.
# $start: a time that Discord shows.
meeting-you-are-reminded = I remind you at {$start}.
meeting-gone = This is not on, or it is over.
meeting-see-you = Good. See you there.
meeting-not-coming = All right. You are not counted for this one.
meeting-kept-until-over = I keep this until it is over, and then forget it.
meeting-remind-question = How long before it?
meeting-remind-default = as usual here
meeting-minutes-before = {$count} minutes before
meeting-hours-before =
    { $count ->
        [one] {$count} hour before
       *[other] {$count} hours before
    }
# $start: a time that Discord shows.
meeting-too-soon = It starts {$start}, too soon for that.
meeting-not-reminded = All right. No reminder.
meeting-not-begun = This counts once it is on. Press it then.
meeting-there = Good that you were there.
# $count: two or more.
meeting-there-count = That is {$count} meetings.
meeting-name-shown = The host sees your name. Nobody else does.
meeting-name-hidden = Nobody sees your name. You are only counted.
meeting-word-wanted = If you are not there, the host may write to you.
meeting-word-unwanted = If you are not there, nobody writes to you.
button-coming = I'm coming
button-not-coming = I can't come
button-remind-me = Remind me
button-no-reminder = No reminder
button-was-there = I was there
button-show-name = Show the host my name
button-hide-name = Hide my name
button-want-word = Write if I'm not there
button-no-word = Don't write
button-meetings-back = All meetings
button-what-and-where = What and where
button-next-day = Next day

meeting-kind-group = support group
meeting-kind-one-to-one = one to one
meeting-kind-workshop = workshop or training
meeting-kind-event = recovery event

# --- what is always on, for the hours when a group has nothing

# $name: what it is called. $date: "3 March 2027".
always-open = Online, from elsewhere (looked up {$date}):
# $name: who offers it. $hours: when. $link: an address on the web.
always-open-line = {$name}, {$hours}: <{$link}>

always-open-list = at most hours

# --- offered after a check-in, and at night

# $ago: "in 40 minutes". $name: what it is called.
offer-meeting = {$name} starts {$ago}.
offer-meeting-now = {$name} is on now.

# Pushed. $meeting: offer-meeting or offer-meeting-now.
reply-good-meeting =
    Thank you for checking in.
    {$meeting}
# Pushed. $meeting: offer-meeting or offer-meeting-now.
reply-okay-meeting =
    Thank you for checking in.
    {$meeting}
# Pushed. $meeting: offer-meeting or offer-meeting-now.
reply-hard-meeting =
    Thank you for saying so.
    {$meeting} Nobody is told. Want me to ask someone?
# Pushed. $meeting: offer-meeting or offer-meeting-now.
reply-very-hard-meeting =
    Thank you for saying so.
    {$meeting} Nobody is told. Want me to ask someone?

# --- messages

# Pushed.
reminder-soon = Starting soon.
# Pushed.
reminder-later = Here is the reminder you asked for.
# $start, $ago: times that Discord shows.
reminder-about = {$name}: {$start}, {$ago}
# Where moderators can read along.
reminder-neutral = {$start}, {$ago}
# Pushed.
change-first = A change of plan.
change-moved = {$name} is now at {$start}.
change-off = {$name} is not held at {$start}.
# Where moderators can read along.
change-neutral = What you chose for {$start} is not as it was.
no-host-yet = Nobody has said yes to hosting {$name} at {$start}. It may still be held.
# Where moderators can read along.
no-host-neutral = Nobody has said yes to hosting what you chose for {$start}.
# Pushed.
host-tomorrow = You are expected tomorrow.
# $start, $ago: times that Discord shows.
host-about = You host {$name}: {$start}, {$ago}.
host-about-neutral = You host at {$start}, {$ago}.
# Pushed.
host-today = Will you be there today?
host-please-say = Please say if you host it. Else I ask the next person.
# Pushed.
stand-in-today = Can you step in today?
# Pushed. The date is another day.
stand-in-another-day = Can you step in?
stand-in-please = You are the stand-in, and the host has not said yes.
# Pushed.
host-wanted = Someone is needed to host.
host-wanted-about = {$name}: {$start}, {$ago}. Nobody has said yes to hosting it.
# Pushed.
host-offer = Would you host?
# $host: a mention of the one who is asked. $rule: "every Tuesday at 19:00".
host-offer-about = {$host}, somebody thought of you for {$name}, {$rule}.
host-offer-open = Nothing is settled until you press.
# Pushed.
host-thanks = Thank you for hosting.
host-may-write =
    { $count ->
        [one] {$count} person who said yes was not seen there, and would like a word.
       *[other] {$count} people who said yes were not seen there, and would like a word.
    }
# Pushed.
note-from-person = A note from a person.
# In the host's name, by the host's tap, to somebody who asked for it. $host: a mention.
missed-you = {$host} says: we missed you. Nothing is needed.

button-host-yes = I'll be there
button-host-no = I can't
button-ill-host = I'll host
button-host-this-one = I'll host this one
button-write-them = Say: we missed you

# --- hosting

host-noted = Good. It is noted that you host it.
host-passed-on = Thank you for saying so. I ask the next person now.
# $host: a mention that pings nobody.
host-taken = {$host} hosts it already.
# $name: what it is called.
host-is-you = You host {$name} now.
host-stands-in = You are the stand-in for {$name} now.
host-is-not-you = You host {$name} no more.
host-asked = I have asked in the leads' room. Nothing is settled until they press.
host-no-room = There is no leads' room to ask in. They can press I'll host themselves.
# $names: mentions that ping nobody.
host-names = They let you know: {$names}
host-no-names = Nobody has shown their name.
host-confirmed-by = {$host} has said yes to hosting it.
host-not-confirmed = Nobody has said yes to hosting it yet.
host-wrote =
    { $count ->
        [0] There is nobody to write to.
        [one] Sent to {$count} person.
       *[other] Sent to {$count} people.
    }
host-too-early = This works once it is over, for a day.

# --- looking after meetings

error-not-host = This is for hosts, leads and admins. One of them can do it for you.
meeting-not-yours = Its host, leads and admins can change this one.
meeting-unknown = I don't know that one. Choose it from the list.
meeting-form-title = Add a meeting
meeting-form-change = Change the meeting
meeting-form-name = What is it called?
meeting-form-name-hint = Tuesday circle
meeting-form-when = When is it?
meeting-form-when-hint = every tue and thu 7:30pm
meeting-form-where = Where? A link or an address
meeting-form-where-hint = https://…
meeting-form-note = Anything to know
meeting-form-note-hint = One line
meeting-form-traits = What is it?
meeting-trait-open = open to all
meeting-trait-workshop = a workshop or training
meeting-trait-event = a recovery event
meeting-trait-one-to-one = one to one
meeting-preview = Is this right? Nothing is saved yet.
# $place: a city.
meeting-zone = by the clocks of {$place}
# $count: minutes.
meeting-length = {$count} minutes
meeting-dates = The next dates:
meeting-one-date = The date:
meeting-saved = Saved.
# $start: a time that Discord shows.
meeting-saved-next = Saved. The next is {$start}.
meeting-draft-gone = That was saved already, or it is too long ago. Please start again.
meeting-skip-which = Which date falls out?
meeting-move-which = Which date is moved?
meeting-date-placeholder = Which date?
meeting-move-form-to = To when?
meeting-move-form-hint = wednesday 18:00
meeting-skipped = {$start} falls out. Those who come are told.
meeting-moved = It is at {$start} now. Those who come are told.
meeting-no-such-date = There is no such date to come.
meeting-move-past = That is not to come. A later time works.
meeting-end-question = End {$name}? It has no dates then. What was stays as it was.
meeting-ended = {$name} has ended. Those who said they come are told.
meeting-name-missing = It has no name yet. What is it called?
meeting-link-wrong = That link does not look right. It begins with https://
meeting-zone-unknown = I don't know the place "{$typed}". A city works, such as Vancouver.
meeting-next-none = No date is to come.
button-save = Save
button-change-it = Change it
button-skip-date = Leave out a date
button-move-date = Move a date
button-step-back-host = Step back as host
button-look-after = Look after it
button-end-it = End it
button-put-back = Put it back

# --- when it is, in words

# $days: "Tuesday and Thursday". $clock: "19:30".
rule-weekly = every {$days} at {$clock}
rule-daily = every day at {$clock}
rule-weekdays = Monday to Friday at {$clock}
rule-every-weeks = every {$count} weeks on {$days} at {$clock}
# $which: "first and third".
rule-monthly = every {$which} {$days} of the month at {$clock}
rule-every-months = the {$which} {$days} of every {$count} months at {$clock}
# $date: "Tuesday 3 March".
rule-once = {$date} at {$clock}
rule-until = until {$date}
nth-1 = first
nth-2 = second
nth-3 = third
nth-4 = fourth
nth-5 = fifth
nth-last = last

# --- why nothing could be made of it

when-no-time = What time is it? 7:30pm and 19:30 both work.
when-two-times = One time for each meeting, please. Add the other as one more.
# $typed: the hour.
when-half-of-day = Is {$typed} in the morning or in the evening? Write {$typed}am or {$typed}pm.
when-no-such-time = There is no time {$typed}.
when-no-day = On which days? "every tue and thu", "last friday" and "24 december" all work.
when-which-of-month = Which one of the month? First, second, last?
when-not-understood =
    I don't know what "{$typed}" means here.
    "every tue and thu 7:30pm", "last friday 18:00" and "24 december 18:00" all work.
when-no-such-date = That date does not exist.
when-ambiguous-date = Is {$typed} day first, or month first? 24 december is clear.
when-past = That is past already. A date to come works.
when-too-long = It can be a day long at most.
when-never = That never comes. Please try other dates.

# --- names and descriptions in Discord's list of commands
command-meeting = meeting
command-meeting-about = Meetings: add and look after them
command-meeting-add = add
command-meeting-add-about = Add a meeting
command-meeting-add-name = name
command-meeting-add-name-about = What it is called
command-meeting-add-when = when
command-meeting-add-when-about = When: every tue and thu 7:30pm, last friday 18:00
command-meeting-add-where = where
command-meeting-add-where-about = A link or an address
command-meeting-add-channel = channel
command-meeting-add-channel-about = A voice channel or thread of this server
command-meeting-add-kind = kind
command-meeting-add-kind-about = What people come for
command-meeting-add-anybody = anybody
command-meeting-add-anybody-about = Whether anybody may come
command-meeting-add-language = language
command-meeting-add-language-about = Its language, such as es
command-meeting-add-pathway = pathway
command-meeting-add-pathway-about = For which pathway
command-meeting-add-zone = zone
command-meeting-add-zone-about = A city: whose clocks count
command-meeting-add-remind = remind
command-meeting-add-remind-about = Minutes before it that people are reminded
command-meeting-edit = edit
command-meeting-edit-about = Change a meeting
command-meeting-edit-meeting = meeting
command-meeting-edit-meeting-about = Which one
command-meeting-edit-name = name
command-meeting-edit-name-about = What it is called
command-meeting-edit-when = when
command-meeting-edit-when-about = When: every tue and thu 7:30pm, last friday 18:00
command-meeting-edit-where = where
command-meeting-edit-where-about = A link or an address
command-meeting-edit-channel = channel
command-meeting-edit-channel-about = A voice channel or thread of this server
command-meeting-edit-kind = kind
command-meeting-edit-kind-about = What people come for
command-meeting-edit-anybody = anybody
command-meeting-edit-anybody-about = Whether anybody may come
command-meeting-edit-language = language
command-meeting-edit-language-about = Its language, such as es
command-meeting-edit-pathway = pathway
command-meeting-edit-pathway-about = For which pathway
command-meeting-edit-zone = zone
command-meeting-edit-zone-about = A city: whose clocks count
command-meeting-edit-remind = remind
command-meeting-edit-remind-about = Minutes before it that people are reminded
command-meeting-skip = skip
command-meeting-skip-about = Leave out one date
command-meeting-skip-meeting = meeting
command-meeting-skip-meeting-about = Which one
command-meeting-skip-date = date
command-meeting-skip-date-about = Which date falls out
command-meeting-move = move
command-meeting-move-about = Move one date
command-meeting-move-meeting = meeting
command-meeting-move-meeting-about = Which one
command-meeting-move-date = date
command-meeting-move-date-about = Which date is moved
command-meeting-move-to = to
command-meeting-move-to-about = To when: wednesday 18:00, 20:00
command-meeting-end = end
command-meeting-end-about = End a meeting for good
command-meeting-end-meeting = meeting
command-meeting-end-meeting-about = Which one
command-meeting-list = list
command-meeting-list-about = What is on
command-meeting-list-day = day
command-meeting-list-day-about = Which day: friday, tomorrow, 24 December
command-meeting-next = next
command-meeting-next-about = The meeting that begins next
command-meeting-host = host
command-meeting-host-about = Host a meeting, or ask somebody to
command-meeting-host-meeting = meeting
command-meeting-host-meeting-about = Which one
command-meeting-host-member = member
command-meeting-host-member-about = Whom to ask; nobody: yourself
command-meeting-host-stand_in = stand_in
command-meeting-host-stand_in-about = As the stand-in

# --- lists from elsewhere, and the calendar file

# $name: what the list is called.
import-preview = This is what "{$name}" says. Nothing is saved yet.
import-new = {$count} new
import-changed = {$count} changed
import-same = {$count} as before
import-gone = {$count} no longer in the list
import-refused = {$count} not taken
import-nothing = There is nothing in it that changes anything.
# $place: a city.
import-zone = Where the list names no clock, it is that of {$place}.
# $name: what it is called.
import-gone-row = No longer in the list, and kept: {$name}
# $number: the row. $where: why it is not taken.
import-refused-row = Row {$number}, {$name}: {$where}
import-whole = All of it is in the file below.
import-done =
    { $count ->
        [one] Saved: {$count} meeting.
       *[other] Saved: {$count} meetings.
    }
import-left =
    { $count ->
        [one] For {$count} there was no room, or it has no date.
       *[other] For {$count} there was no room, or they have no date.
    }
import-form-zone = Whose clocks count?
import-form-zone-hint = A city, such as Vancouver
button-other-zone = Another city
calendar-here = Here is the file for your calendar. It has no links in it.

command-meeting-import = import
command-meeting-import-about = Take in a list of meetings from elsewhere
command-meeting-import-file = file
command-meeting-import-file-about = The list: JSON, .ics or CSV, up to 256 KB
command-meeting-import-dialect = dialect
command-meeting-import-dialect-about = Which kind of list it is
command-meeting-import-source = source
command-meeting-import-source-about = What you call this list; the same name again updates it
command-meeting-import-zone = zone
command-meeting-import-zone-about = A city: whose clocks count where the list does not say
command-meeting-calendar = calendar
command-meeting-calendar-about = The meetings as a calendar file
command-meeting-calendar-meeting = meeting
command-meeting-calendar-meeting-about = Which one; none: all of them

# --- among the events of the server

event-about = It is looked after in this server. Press Meetings on the pinned post.
event-where = See Meetings on the pinned post
events-on = Your meetings show among the events of this server now. Everybody here can read their names.
events-off = Your meetings no longer show among the events of this server.

command-admin-meetings = meetings
command-admin-meetings-about = How meetings show in this server
command-admin-meetings-events = events
command-admin-meetings-events-about = Show the next date of each among the events of the server
