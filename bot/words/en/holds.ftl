### Hold: everything rests for somebody, until their own tap.

button-hold = Hold notes to someone
button-hold-this = Hold notes
hold-who = For whom do notes rest? Choose somebody of this server.
hold-placeholder = For whom?
# $member: a mention.
hold-why = Why do notes rest for {$member}?
# Fixed. Under hold-why.
hold-means = No question, note or reminder goes out, and nothing about them. One tap of theirs starts it again.
button-hold-hospital = In hospital
button-hold-away = Away, someone told me
button-hold-died = Has died
# Fixed. The same for everybody, whether they are here or not. $member: a mention.
hold-done = Thank you. If I write to {$member}, I keep still from now on.
# Fixed. Under hold-done, after "Has died".
hold-done-died =
    A second lead confirms it by doing the same.
    Thirty days later, all that I keep about them is erased.
# Fixed. Pushed. To the account that is on hold, once.
held-note = Notes are on hold. Tap to start again.
button-start-again = Start again
hold-lifted = Good to see you. All goes on as before.
