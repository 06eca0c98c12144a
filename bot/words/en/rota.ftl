### The rota of a larger group: shifts, swaps, gaps, training.

button-rota = Rota
button-add-shift = Add a shift
button-coverage = Fourteen days
button-plan-gap = Plan a gap
button-training = Training
button-give-up = Give it up
button-swap = Swap
button-swap-yes = Yes, swap
button-swap-no = No, thank you
button-hand-note = Leave a note

rota-title = Rota
# A lead has no shifts yet.
rota-none = You have no shifts. `Add a shift` takes one on, and you can give any of it up later.
# $shifts: "Monday 18:00 to 22:00, Thursday 18:00 to 22:00".
rota-yours = Your shifts: {$shifts}
# $turn: "Tuesday 8 December, 18:00 to 22:00".
rota-next = Next: {$turn}
rota-shift-weekly = {$weekday} {$clock} to {$until}
# $day: "Tuesday 8 December".
rota-turn = {$day}, {$clock} to {$until}
# The same with who is on. $lead: a mention or a name.
rota-turn-of = {$turn} · {$lead}
# $count: dates that somebody gave up.
rota-open =
    { $count ->
        [one] 1 date is open: whoever takes it is on.
       *[other] {$count} dates are open: whoever takes one is on.
    }
# $offered, $wanted: rota-turn. $lead: a mention.
rota-swap-offered = {$lead} offers you {$offered}, for your {$wanted}.
rota-your-dates = One of your dates
rota-open-dates = Take a date
rota-drop-placeholder = Give a whole shift up
rota-form-title = Add a shift
rota-form-label = When are you on?
rota-form-hint = mon and thu 18:00-22:00
# $count: weekly shifts, or one date.
rota-added =
    { $count ->
        [one] Saved. You are on then, quiet hours or not.
       *[other] Saved, {$count} shifts. You are on then, quiet hours or not.
    }
rota-dropped = The shift is gone. Thank you for it.
rota-given-up = It is open now, for anybody to take. No reason needed.
rota-taken = It is yours. Thank you.
rota-gone = That one has changed since. Here is the rota as it is now.
rota-not-yours = A coordinator does this.
rota-small = This group is small: all who are there are asked, and there is no rota.
# $turn: rota-turn.
rota-what = {$turn}. What would you like to do?
rota-swap-with = For which one?
rota-swap-sent = Offered. They see it in their summary and on their board, and say yes or no.
rota-swapped = Swapped. Thank you, both of you.
rota-swap-refused = All stays as it is. Thank you for saying.
rota-unclear-no-time = From when until when? "mon 18:00-22:00" works.
rota-unclear-no-end = Until when? "mon 18:00-22:00" works.
rota-unclear-half-of-day = In the morning or in the evening? "7pm-10pm" and "19:00-22:00" work.
rota-unclear-no-day = On which day? "mon 18:00-22:00" and "24 december 18:00-22:00" work.
rota-unclear-not-understood = I don't know that time. "mon and thu 18:00-22:00" works.
rota-unclear-past = That day is over. A later one works.

coverage-title = Who is on in the next 14 days
# $day: "Mon 7 December". $spans: coverage-span, joined.
coverage-day = {$day}: {$spans}
coverage-span = {$clock} to {$until} ({$count})
coverage-nobody = nobody
# A gap that was declared.
coverage-planned = nobody, as planned
coverage-hint = In brackets: how many. At all other times nobody is on by the rota.

gap-form-title = Plan a gap
gap-form-first = First day
gap-form-last = Last day
gap-form-hint = 24 December
gap-planned = Planned: {$first} to {$last}. Who asks then hears that nobody is on duty, and until when.
gap-unclear = I don't know these days. "24 December" and "26 December" work.
gap-drop-placeholder = Take a planned gap away
gap-dropped = It is no gap any more.
gap-line = {$first} to {$last}

training-title = Training
training-off = Training plays no part: every lead is asked.
training-on = Only leads whose training counts are asked.
button-training-on = Ask only the trained
button-training-off = Ask every lead
# $lead: a mention. $day: "8 December 2027".
training-line = {$lead} · until {$day}
training-line-none = {$lead} · no date
training-placeholder = Set a date for
training-form-title = Training counts until
training-form-label = The last day it counts
training-form-hint = 24 December 2027. Empty: no date
training-unclear = I don't know that day. "24 December 2027" works.
# To the lead themselves, on the board.
training-yours = Your training counts until {$day}.
training-yours-none = You are asked again when a coordinator has set a date for your training.

# A line of a lead's summary. $turn: rota-turn.
digest-shift = You are on: {$turn}
digest-swap = Somebody offers you a swap of shifts. The board has it, under Rota.
# To a coordinator. $lead: a mention.
digest-limit = {$lead} has as much as they take this week. I ask the others.

hand-form-title = A note for the next lead
hand-form-label = What helps them to know?
hand-form-hint = Only the lead who takes it next reads it
# $note: what the lead before wrote.
hand-note = From the lead before you: {$note}
hand-kept = Thank you. The next lead who takes it reads this, and nobody else.
hand-too-late = Somebody has it already, so I kept no note.
