### How requests climb in a group, and the second room for them. For admins.

climb-title = How requests climb here
# $count: minutes of the first step. $minutes: of the next.
climb-right-now =
    `Right now`: the numbers first, and at once all leads who are there. { $count ->
        [one] 1 minute later
       *[other] {$count} minutes later
    } coordinators, and leads who said I may wake them. The truth follows after {$minutes} minutes.
# $count: people. $minutes: of each step.
climb-today =
    `Today`: first those whom the person chose, then who is there. { $count ->
        [one] 1 lead
       *[other] {$count} leads
    } at a time, {$minutes} minutes each. Coordinators come last.
# $clock: "20:00".
climb-evening =
    Around {$clock} on their own clock the person is told the truth.
    So near to it and after I wait no longer than usual.
# $count: hours.
climb-no-rush =
    `No rush`: the board and the leads' room. { $count ->
        [one] 1 hour later
       *[other] {$count} hours later
    } leads who are there, by message.
# $count: leads.
climb-small = Where there are up to {$count} leads, all who are there are asked together.
climb-stays = No step can be left out, and the numbers always come first.
# $channel: a mention.
climb-second-room = While I can't use the leads' room, requests go to {$channel}.
climb-no-second-room =
    No second room is set. While I can't use the leads' room, I ask leads by direct message only.

# After a change. $count: minutes.
climb-saved-right-now =
    `Right now`: { $count ->
        [one] 1 minute, then I ask on.
       *[other] {$count} minutes, then I ask on.
    }
    Less wakes leads sooner. More leaves those who are there time to answer.
# $minutes: of each step.
climb-saved-today =
    `Today`: {$minutes} minutes, then I ask the next.
    Less brings a person sooner. More leaves each one time, and asks fewer.
# $count: people.
climb-saved-at-a-time =
    `Today`: { $count ->
        [one] one lead at a time.
       *[other] {$count} leads at a time.
    }
    More is faster. Fewer leaves more of them in peace.
# $count: hours.
climb-saved-no-rush =
    `No rush`: { $count ->
        [one] 1 hour, then I ask leads by message.
       *[other] {$count} hours, then I ask leads by message.
    }
    Less brings a person sooner. More lets leads answer in their own time.
climb-saved-usual = All waits are the usual ones again.
climb-from-now = This counts from the next step on. What is open keeps the time that was said.
climb-as-before = That is how it was. Nothing has changed.
# $name: an option. $first, $last: numbers.
climb-not-allowed = {$name}: please a number from {$first} to {$last}. Nothing of this has changed.
# $channel: a mention.
climb-second-saved =
    Saved. While I can't use the leads' room, requests go to {$channel}.
    It is the same message, without a name.
climb-second-taken = {$channel} has another use here. Please choose a room of its own.
climb-second-public =
    All members can read {$channel}, so I don't take it for this.
    Its settings, Permissions: take "View Channel" from everyone, and give it to leads.
climb-second-not-seen = I can't see {$channel}. Its settings, Permissions: allow me "View Channel".
# $channel: a mention.
climb-second-only =
    No leads' room is set, so requests go to {$channel}.
    `/admin setup` takes a leads' room.

setup-later-escalation = - `/admin escalation`: how long I wait for an answer, and a second room
button-climb-change = Change the waits
button-climb-usual = Back to the usual
button-climb-no-second = No second room
climb-placeholder-second = A second room for requests
climb-form-title = How long I wait
climb-form-right-now = Right now: minutes
climb-form-today = Today: minutes
climb-form-at-a-time = Today: how many at a time
climb-form-no-rush = No rush: hours
# $first, $last: numbers.
climb-form-hint = From {$first} to {$last}

# $channel: a mention, or "not set yet".
shown-second-room = Second room for requests: {$channel}
# $count: minutes.
shown-right-now-wait = Wait of `Right now`, in minutes: {$count}
shown-today-wait = Wait of `Today`, in minutes: {$count}
# $count: people.
shown-at-a-time = Asked at a time for `Today`: {$count}
# $count: hours.
shown-no-rush-wait = Wait of `No rush`, in hours: {$count}

# $channel: a mention.
doctor-second-room-gone = {$channel} is gone. `/admin escalation` takes another one.
# $channel: a mention.
notice-room-gone-second =
    The leads' room is gone. Requests go to {$channel} for now.
    `/admin setup` takes another room.
notice-second-room-gone =
    The second room for requests is gone.
    `/admin escalation` takes another one.
# $channel: a mention.
notice-room-stands-in =
    I can't write in the leads' room. Requests go to {$channel} for now.
    Look at the permissions of the leads' room, or `/admin setup` takes another.

command-admin-escalation = escalation
command-admin-escalation-about = How long I wait before the next are asked, and a second room
command-admin-escalation-right_now = right_now
command-admin-escalation-right_now-about = Right now: minutes before those are asked who may be woken
command-admin-escalation-today = today
command-admin-escalation-today-about = Today: minutes before the next are asked
command-admin-escalation-at_a_time = at_a_time
command-admin-escalation-at_a_time-about = Today: how many leads are asked at a time
command-admin-escalation-no_rush = no_rush
command-admin-escalation-no_rush-about = No rush: hours before leads are asked by message
command-admin-escalation-second_room = second_room
command-admin-escalation-second_room-about = Where requests go while the leads' room can't be used
command-admin-escalation-no_second_room = no_second_room
command-admin-escalation-no_second_room-about = Have no second room any more
command-admin-escalation-usual = usual
command-admin-escalation-usual-about = Back to the usual waits
