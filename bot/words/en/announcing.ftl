### Meetings in a channel, where the group is reminded.

# --- posted there

# Pushed. A day or some hours before it.
announce-later = Coming up.
# Of a meeting that is not open to all. $start: a time that Discord shows.
announce-moved = It is now at {$start}.
# Of a meeting that is not open to all. $start: a time that Discord shows.
announce-off = It is not held at {$start}.

# --- choosing it

# $channel: a mention. $before: "15 minutes before".
announce-line = {$channel} is reminded {$before}.
announce-none = No channel is reminded of it.
announce-what =
    Everybody in that channel reads when it is, and its name if it is open to all.
    No names of people and no link are shown there.
announce-placeholder = Choose a channel
announce-which-channel = In which channel? `remind_in` takes one.
announce-one-to-one = This is for two people, so no channel is reminded of it.
announce-closed =
    This is for people in recovery, and everybody here can read {$channel}.
    A channel that fewer can read works.
announce-not-fitting = That does not work here. A text channel or an open thread does.
announce-not-yours = You can't write in {$channel} yourself. Somebody who can may choose it.
button-announce = Remind a channel
button-announce-not = No channel

# --- what those who come hear about the host, late

# Pushed.
host-found-first = Somebody has said yes.
host-found = {$name} at {$start} has a host after all.
# Where moderators can read along.
host-found-neutral = What you chose for {$start} has a host after all.

# --- what admins are told

notice-announce-gone =
    A channel where I reminded the group is gone. I remind nobody there any more.
    `/meeting edit` takes another one.
# $channel: a mention.
notice-announce-refused =
    I may not write in {$channel}, where the group is reminded.
    Its settings, Permissions: allow me "View Channel" and "Send Messages".
# $channel: a mention.
doctor-announce-gone = {$channel} takes no reminders. `/meeting edit` chooses another channel.

# --- names and descriptions in Discord's list of commands

command-meeting-add-remind_in = remind_in
command-meeting-add-remind_in-about = A channel in which the group is reminded, without names
command-meeting-add-remind_before = remind_before
command-meeting-add-remind_before-about = Minutes before it that the channel is reminded; 0: not at all
command-meeting-edit-remind_in = remind_in
command-meeting-edit-remind_in-about = A channel in which the group is reminded, without names
command-meeting-edit-remind_before = remind_before
command-meeting-edit-remind_before-about = Minutes before it that the channel is reminded; 0: not at all
