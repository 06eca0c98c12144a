### What leads read.

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

# What a page becomes in the end. $clock: when it was asked.
page-over = Asked at {$clock}, and settled since. Thank you.
page-cant = Thank you for saying so. I ask the others.
# $day: "Monday".
page-not-this-week = You are off until {$day}. What you had is handed on. Thank you.
page-handed = Handed on. Thank you. `Leave a note` is for the next lead, if you like.
page-not-yours = This one is not with you any more. Thank you.
page-called =
    { $count ->
        [one] I am asking 1 person to come in.
       *[other] I am asking {$count} people to come in.
    }
page-called-nobody = There is nobody else whom I could ask now.
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
page-no-second = Nobody else is with you in this so far. `Call someone in` asks the others.
# Pushed. No thread can be opened.
page-no-thread =
    I could not open a private thread.
    Write to them directly. An admin can allow me "Create Private Threads" in {$channel}.
# Pushed. The lead who has it is asked later. $clock: since when.
page-still-open =
    Is this still open for you?
    You have had it since {$clock}. Closing it, or handing it off, is one tap.
# Pushed. In the leads' room, to somebody who has it without having joined. $clock: since when.
page-still-open-room =
    Is this still open?
    Somebody has had it since {$clock}. Closing it, or handing it off, is one tap.
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
# $page: which one. $pages: of how many.
board-page = Page {$page} of {$pages}
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
# Their direct messages are closed to the bot. The button stands below.
board-you-unreached = My messages don't reach you, so I can't ask you. `I'm on` tries again.
# A group with a rota.
board-you-next = You are on again: {$until}.
board-you-no-shift = You are on no shift. `Rota` takes one on, and `I'm on` helps for now.
board-you-quiet = You have quiet hours until {$until}.
