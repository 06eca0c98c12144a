### Starting.

# Fixed.
start-what = I ask how today is. One tap is enough, and only you see your answer. I am a program, not a person. I can ask a person to talk with you. Stop any time.
# $clock: "09:00". $days: days-every and so on. $where: place-dm or place-thread.
start-when = I would ask at {$clock}, {$days}, {$where}. You can change that.
# Fixed. Where it would be a private thread.
start-thread-line = Moderators of this server can read along there. Your answers are shown to you alone.
# Fixed. $age: "18".
start-age-line = This is for people of {$age} and over. Starting says that you are.
# $clock: a time of day, "23:40".
start-zone-question = Is it about {$clock} where you are?
start-other-time =
    What time is it where you are?
    You can also type a place, such as Vancouver.
start-zone-placeholder = Choose your time
# $clock: the time there now. $place: "Vancouver".
start-zone-option = {$clock} · {$place}
start-zone-form-title = Where are you?
start-zone-form-label = A city, a country or your time
start-zone-form-hint = Vancouver, Spain, 23:40
# $typed: what was typed, cleaned.
start-none-found =
    I found no place for "{$typed}".
    A large city nearby or the time on your clock works best.
# $clock: "09:00". $days: days-every and so on. $where: place-dm or place-thread.
start-done = Done. I ask {$days} at {$clock}, {$where}. All else can wait.
start-tonight = Is there something for now? You can also leave it at this.
start-already = You have started already. I ask {$days} at {$clock}, {$where}.
start-not-now = Fine. Nothing is kept about you. The buttons stay here for you.
start-again = Good to see you. Your days are still here.

# Fixed. $emergency: "112", or emergency-local.
stopping-suddenly =
    Stopping heavy drinking, or sleeping or anxiety pills, at once can be dangerous.
    Shaking, seeing things, a seizure: call {$emergency}.
# Fixed.
tolerance = After a break your body takes less. Don't be alone; keep naloxone near.
# Fixed.
medication = Medication as prescribed counts as recovery here.

hello-question = Would you like a hello from a person?
hello-button = A hello from a person
hello-yes = I tell the leads that a hello is welcome. It can take a while.
hello-not-yet = That is fine. Talk to someone is always there.

# Pushed. Fixed.
start-dm-first =
    Hello. This is where I write to you.
    Only you and this bot can read here. To stop: `/my stop`
start-dm-waiting = My first message may take a few minutes. `Open our DM` and write hello, and it comes at once.
start-dm-closed =
    Discord does not let me write to you directly.
    I can use a private thread, or you can allow direct messages from this server and try again.
# $thread: a link to the thread.
start-thread-opened = I write to you in a private thread instead: {$thread}
start-thread-not-possible =
    I can't write to you directly or open a private thread here.
    `Check in` on the pinned post works at any time.
# Pushed. Fixed.
thread-first-line = Moderators of this server can read along here.
thread-answers = Your answers are not posted here. They are shown to you alone.
