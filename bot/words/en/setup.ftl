### Setting up, one question at a time.

setup-step-helpers =
    1 of 3. Who helps?
    Choose the role of your peer leads.
setup-step-places =
    2 of 3. Where do people talk?
    Choose a channel for check-ins, and one that only your leads can see.
setup-step-meeting =
    3 of 3. When is the meeting?
    Write it as you would say it: every tue and thu 7:30pm.
setup-step-last =
    Last: check your city and country, and put up the post.
    It is all that members need.
setup-can-wait = This can wait: `/admin setup` comes back to it.
setup-zone-first = Are the clocks wrong? Set your city first.
# $names: of meetings.
setup-meetings-line = Meetings: {$names}

button-setup-next = Next
button-setup-overview = Overview
button-setup-steps = Step by step
button-setup-meeting = Add a meeting
button-setup-go-on = Go on setting up
button-setup-create = Create it for me
button-setup-make = Create

### What the bot makes when it is asked to. The names are those in Discord.

setup-name-role = Peer lead
setup-name-channel = check-in
setup-name-room = leads-room
setup-make = I would do this, and nothing else:
# $name: of the role.
setup-make-role =
    - Make the role "{$name}". It has no rights of its own.
    Anybody may mention it, so that a request makes a sound.
# $name: of the channel.
setup-make-channel = - Make the text channel "{$name}". Everybody here can see it.
# $name: of the channel. $role: a mention.
setup-make-room = - Make the private channel "{$name}". Only {$role}, administrators and I can see it.
# $place: a mention of a role or channel.
setup-make-found = - Take {$place}. It is here already.
setup-make-room-later = The leads' room comes once I know who helps.
# $names: mentions.
setup-made = Done: {$names}.
setup-give-role = Give the role to your leads: Server Settings, Members.
# $permission: Discord's own name for it.
setup-lacks = I lack "{$permission}" in this server. You can allow it for my role, or go without.
setup-by-hand-role = By hand: Server Settings, Roles, Create Role. Then choose it here.
setup-by-hand-channel = By hand: press the plus beside your channels. Then choose them here.
setup-not-made = Discord did not let me do all of it.

### What can be set later.

setup-later = Later, when you like:
setup-later-where = - `/admin setup` with `zone`, `country`, `language`: whose clocks, numbers and words
setup-later-checkins = - `/admin checkins`: pathway, notes, daily post, quiet-watch
setup-later-start = - `/admin checkins` with `start_…`: when and where new members are asked
setup-later-privacy = - `/admin privacy`: from which age, how long I keep what, who can read it
setup-later-numbers = - `/admin numbers`: check whom I show in an emergency
setup-later-people = - `/lead join`: each lead, by their own act; `/admin roles` for who coordinates
setup-later-words = - `/admin words` and `/admin resources`: your own words and library
setup-later-show = - `/admin show` lists all settings; `/admin doctor` says what is missing
