### All settings, for admins.

shown-title = What is set here
# $role: a mention.
shown-coordinators = Who coordinates: {$role}
shown-events-on = Meetings among the server's events: yes. Names show there.
shown-events-off = Meetings among the server's events: no.
shown-training-on = Training of leads: needed.
shown-training-off = Training of leads: not asked for.
# $count: numbers.
shown-numbers = Numbers that a person of the group checked: {$count}
# $day: "3 March".
shown-hold-on = The group rests after a loss, until {$day}.
shown-hold-off = Rest after a loss: no.

command-admin-show = show
command-admin-show-about = All settings, and where each is changed
