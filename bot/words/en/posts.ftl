### What is public: the pinned post and the daily post.

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

daily-post = How is today? `Check in` asks you, and only you see your answer.
# $count: how many, never fewer than five.
daily-count = {$count} people have checked in today.
