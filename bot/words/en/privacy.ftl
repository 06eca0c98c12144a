### How long a group keeps what, and from which age: for admins.

privacy-title = What is kept here, and who can read it
# $count: days.
privacy-notes = Notes, and goals that are done: {$count} days.
# $count: days.
privacy-answers = Answers: {$count} days, then only "checked in".
# $count: days.
privacy-requests = Requests of members: {$count} days after they are closed. Those of guests: 7.
privacy-always = Days of check-ins: 400 days, then only totals. Who changed a setting: 180 days.
# $age: "18".
privacy-age = For people of {$age} and over. Starting says so; on a no nothing is kept.
privacy-young =
    Leads may be adults who talk with young people. Please choose them with that in mind.
    The law where you are may ask for more, such as a yes from a parent.
# From 13 on.
privacy-youngest = Discord itself asks for 13 and over, in some countries for more.
privacy-words-where = `/admin checkins words` changes that.
privacy-leads = A lead who takes a request sees who asks. Never an answer, never a note.
# $channel: a mention.
privacy-threads = I may open private threads below {$channel}.
# $permission: Discord's own name for it. $channel: a mention.
privacy-no-threads = I can't open private threads below {$channel}: I lack "{$permission}".
privacy-no-place = I can't open private threads: no channel for check-ins is set.

# $count: days.
privacy-option-notes = Notes: {$count} days
# $count: days.
privacy-option-answers = Answers: {$count} days
# $count: days.
privacy-option-requests = Closed requests: {$count} days
# $age: "18".
privacy-option-age = For people of {$age} and over
privacy-placeholder-notes = How long are notes kept?
privacy-placeholder-answers = How long are answers kept?
privacy-placeholder-requests = How long are closed requests kept?
privacy-placeholder-age = From which age?

# $count: days.
privacy-shorter-notes = Saved. Notes and done goals older than {$count} days are forgotten tonight.
# $count: days.
privacy-shorter-answers = Saved. Answers older than {$count} days become "checked in" tonight.
# $count: days.
privacy-shorter-requests =
    Saved. Requests closed more than {$count} days ago are forgotten tonight.
    `/admin report` counts only those that are kept.
privacy-longer = Saved. It counts from now on. What is forgotten does not come back.
# $age: "18".
privacy-age-changed = Saved. New members are asked to be {$age} or over. Whoever has started stays.
# $typed: what was typed. $offered: "7, 14, 30".
privacy-not-offered =
    I can't take {$typed} here. These can be chosen: {$offered}.
    A group may keep things for a shorter time, never for longer than was promised.
# $typed: what was typed. $offered: "13, 16, 18".
privacy-age-not-offered = I can't take {$typed} here. These can be chosen: {$offered}.

### What members start with.

first-title = What people start with
# $clock: "09:00". $days: days-every and so on. $where: first-place-dm or first-place-thread.
first-now = New members are asked at {$clock}, {$days}, {$where}.
first-own = Each of them can change it. Whoever has started keeps theirs.
# $clock: "09:00". $days: days-every and so on. $where: first-place-dm or first-place-thread.
first-saved =
    Saved. New members are asked at {$clock}, {$days}, {$where}.
    Whoever has started keeps theirs.
first-needs-time = One time has to stay, in the morning or in the evening.
# $typed: what was typed, cleaned.
first-days-unclear =
    I don't know the days "{$typed}".
    "every day", "mon to fri" and "tue and thu" all work.
# $typed: what was typed, cleaned.
first-place-unclear = I don't know the place "{$typed}". Choose one from the list.
first-slots-placeholder = In the morning, in the evening?
first-days-placeholder = On which days?
first-place-placeholder = Where do I write?
first-watch-placeholder = After how many quiet days?
first-off = not asked then
first-place-dm = in a direct message
first-place-thread = in a private thread that moderators can read
# $clock: "09:00", or first-off.
shown-start-morning = New members, in the morning: {$clock}
# $clock: "20:00", or first-off.
shown-start-evening = New members, in the evening: {$clock}
# $days: days-every and so on.
shown-start-days = New members, on which days: {$days}
# $where: first-place-dm or first-place-thread.
shown-start-place = New members are asked {$where}
# $count: days.
shown-start-watch = New members, if they choose quiet-watch: after {$count} days
button-first-prompts = What people start with
button-to-check-ins = All about check-ins

### The switches of check-ins.

admin-pathway-placeholder = Whose words and milestones?
button-switch-words-on = Allow words in notes
button-switch-words-off = No words in notes
button-switch-daily-on = Daily post on
button-switch-daily-off = Daily post off
button-switch-quiet-on = Quiet-watch on
button-switch-quiet-off = Quiet-watch off
button-daily-time = Time of the daily post

command-admin-privacy = privacy
command-admin-privacy-about = How long what is kept, from which age, who can read it
command-admin-privacy-notes = notes
command-admin-privacy-notes-about = For how many days notes are kept
command-admin-privacy-answers = answers
command-admin-privacy-answers-about = For how many days answers are kept
command-admin-privacy-requests = requests
command-admin-privacy-requests-about = For how many days closed requests of members are kept
command-admin-privacy-age = age
command-admin-privacy-age-about = From which age people may start
command-admin-checkins-start_morning = start_morning
command-admin-checkins-start_morning-about = New members: asked in the morning at this time, or off
command-admin-checkins-start_evening = start_evening
command-admin-checkins-start_evening-about = New members: asked in the evening at this time, or off
command-admin-checkins-start_days = start_days
command-admin-checkins-start_days-about = New members: on which days
command-admin-checkins-start_place = start_place
command-admin-checkins-start_place-about = New members: in a direct message or a private thread
command-admin-checkins-start_watch = start_watch
command-admin-checkins-start_watch-about = New members: after how many quiet days a lead is told, where they choose that
