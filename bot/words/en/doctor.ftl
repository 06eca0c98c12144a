### The admins' doctor.

doctor-title = How this group stands
doctor-to-do = To do:
doctor-well = All right:
# $channel: a mention.
doctor-channel-well = {$channel} works.
doctor-channel-gone = {$channel} is gone. `/admin setup` takes another one.
doctor-not-looked-at = Discord does not say how {$channel} is. Try again in a minute.
doctor-stage = {$channel} is a stage. A text channel works.
doctor-age-restricted = {$channel} is marked for adults. That shuts out people who have not shown Discord their age.
# $role: a mention.
doctor-role-rings = A mention of {$role} makes a sound.
doctor-role-silent =
    A mention of {$role} makes no sound.
    Server settings, Roles: allow anyone to mention it.
# $count: leads who joined.
doctor-leads = { $count ->
    [0] No lead has joined yet. Each of them runs `/lead join`.
    [one] One lead has joined.
   *[other] {$count} leads have joined.
}
doctor-no-test-page = No lead has answered a test page yet. Send one with the button.
# $day: "3 March".
doctor-test-page = A lead answered a test page on {$day}.
doctor-numbers-ready = One emergency number and one for a crisis are checked.
doctor-numbers-not-ready =
    Nobody has checked an emergency number and one for a crisis yet.
    `/admin numbers` shows them.
# $count: people.
doctor-waiting-dms = { $count ->
    [one] One person waits for their first direct message. Discord lets me open few at a time.
   *[other] {$count} people wait for their first direct message. Discord lets me open few at a time.
}
# $count: messages.
doctor-given-up = { $count ->
    [one] One message of this week could not be delivered. The operator can say why.
   *[other] {$count} messages of this week could not be delivered. The operator can say why.
}
doctor-all-delivered = All messages of this week were delivered.
# $day, $clock, $until: from when to when.
doctor-last-outage = I was last away on {$day}, from {$clock} to {$until}. What was due came after.
# $operator: who runs the computer.
doctor-machine-well = The computer I run on is well, and so are the backups.
doctor-machine-not-well = The computer or its backups need a look. {$operator} sees why with `porchlight doctor`.
button-doctor-again = Look again

command-admin-doctor = doctor
command-admin-doctor-about = What is well here, and what to do about the rest
