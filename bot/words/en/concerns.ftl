### Something felt wrong: whoever says it, and the one they pick to read it.

wrong-start = Thank you for saying so. Who was it?
# Fixed. Under wrong-start.
wrong-start-means = I tell them nothing, and from now on I don't ask them for you.
wrong-placeholder-who = Who was it?
wrong-placeholder-other = Somebody who is not listed
button-wrong-nobody = Nobody in particular
# Fixed. $name: a mention.
wrong-left-out = {$name} is not asked for you any more. I don't tell them.
button-wrong-undo = Undo that
wrong-back = {$name} can be asked for you again.
wrong-reader = Who may read about it? Only the one you choose can open it.
wrong-again = Whoever you choose now reads it instead.
wrong-placeholder-reader = Who may read it?
# $name: a plain name.
wrong-admin = An admin: {$name}
# Fixed. The numbers stand below.
wrong-no-reader =
    There is nobody here whom I could tell.
    You can write to an admin of this server yourself. These answer too:
button-wrong-leave = Leave it at that
wrong-left = Nothing is sent. Who you named stays left out; `People` in the settings changes that.
# Fixed. $name: a mention.
wrong-write = Only {$name} can open it, with your name on it. Words are up to you.
button-wrong-write = Write a few words
button-wrong-rewrite = Change the words
button-wrong-send = Send it
button-wrong-send-bare = Send without words
wrong-form-title = In your own words
wrong-form-words = What felt wrong?
wrong-form-hint = A sentence is enough
# Fixed. Above the words. $name: a mention.
wrong-preview = This is what {$name} reads, with your name on it:
# Fixed. $name: a mention.
wrong-sent-now = I write to {$name} now. I tell you when it has been opened.
# Fixed. $clock: "08:00".
wrong-sent-at = I write to {$name} at {$clock}, when the night is over. I tell you when it has been opened.
# Fixed. The numbers stand below.
wrong-sent-means =
    If nobody has opened it a day later, I say so, and you can pick somebody else.
    If you are not safe now, these answer:
# $name: a mention. $day: when it was sent.
wrong-standing = You left something for {$name} on {$day}.
wrong-not-opened = It has not been opened yet.
wrong-opened = It has been opened.
wrong-answered = There is an answer.
button-wrong-new = Something else
button-wrong-somebody = Pick somebody else
wrong-taken-back = Taken back. Nobody can open it any more. Who you named stays left out.
wrong-gone = This one has been opened, or is settled. `Something felt wrong` in the menu starts anew.

# Pushed. To the one who was picked.
concern-letter =
    Someone would like you to read something.
    Only you can open it, and they hear that you did.
button-concern-open = Open it
# On top of the board, or of an admin's panel.
concern-waits = Someone has left you something to read. Only you can open it.
# Only to the one who was picked. $member, $name: mentions.
concern-from = From {$member}, about {$name}.
concern-from-nobody = From {$member}. It is about nobody in particular.
# Fixed. $name: the one it is about.
concern-means = I have told {$name} nothing, and no longer ask them for {$member}. Please keep it so.
concern-no-words = There are no words with it.
# $count: three or more.
concern-pattern-lead = Something about {$name} has now been said {$count} times here.
concern-pattern-pair = {$member} is new here, and {$name} has been with them {$count} times.
button-concern-answer = Answer
button-concern-settle = We have spoken
concern-form-title = Your answer
concern-form-words = Only they read it
concern-form-hint = What you will do, and when
concern-answer-kept = It is on its way, with your name on it.
concern-settled-said = Settled. Thank you for being there.
concern-not-yours = This is for somebody else, or it was taken back.

# Pushed. To the member.
concern-news-read = What you left has been opened.
# Pushed.
concern-news-answered =
    There is an answer for you here.
    Only you can read it.
button-concern-read = Read it
concern-answer-from = From {$name}:
# Pushed. The one who was picked says that they have spoken.
concern-news-settled =
    What you left was marked as settled.
    If it is not, say so again.
# Pushed. After a day.
concern-news-unopened =
    Nobody has opened what you left yet.
    You can pick somebody else.
# Pushed. The one who was picked takes no messages.
concern-news-unreached =
    I could not hand on what you left.
    It waits where they look next. You can pick somebody else.
