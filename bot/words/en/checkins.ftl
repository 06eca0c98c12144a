### The prompt, the answers, and the replies to them.

# Pushed.
prompt-morning = Morning. How is today?
# Pushed.
prompt-evening = Evening. How was today?
# Fixed.
prompt-private = Only you see your answer.
# Pushed. Prompts wait while the bot is down; this one comes when it is back.
prompt-after-outage = I was away for a while. How is today?
# Pushed.
prompt-thinned =
    I will ask once a week now.
    Any answer brings the daily question back.
prompt-closed = This one has closed. `Check in` still works.

checkin-question = How is today?
# $day: "Tuesday".
checkin-question-yesterday = How was yesterday, {$day}?
# $day: "Tuesday 3 March".
checkin-question-day = How was {$day}?
other-day-question = Which day? The last seven can be filled in or changed.
other-day-placeholder = Choose a day
# $answer: what was tapped already.
checkin-answered = So far: {$answer}. Another tap changes it.

# Pushed. It is sent when the tap could not be answered at once, and its first line tells no answer.
reply-good =
    Thank you for checking in.
    A good day counts.
# Pushed.
reply-okay =
    Thank you for checking in.
    Okay counts too.
# Pushed.
reply-hard =
    Thank you for saying so.
    Nobody is told. Want me to ask someone?
# Pushed.
reply-very-hard =
    Thank you for saying so.
    A person can be with you in this. Nobody is told. Want me to ask someone?
# Pushed. A person is offered, in turn with thanks alone.
reply-good-person =
    Thank you for checking in.
    Good days are welcome company too. Talk to someone is there for them.
# Pushed.
reply-okay-person =
    Thank you for checking in.
    If you would like company, Talk to someone asks a person.
# Pushed.
reply-hard-thanks =
    Thank you for saying so.
    You came all the same. Nobody is told. Want me to ask someone?
# Pushed.
reply-very-hard-thanks =
    Thank you for saying so.
    It takes something to say it. Nobody is told. Want me to ask someone?
# $answer: answer-good and so on.
reply-edited = Changed to: {$answer}.
# $day: "Tuesday".
reply-day = This is for yesterday, {$day}.
# $day: "Tuesday 3 March".
reply-other-day = This is for {$day}.
reply-after-gap = Good to see you.
answer-ask-someone = Talk to someone asks a person of this group. You say how soon.
answer-nobody-told = Nobody is told.
# Pushed.
answer-thanks = All right. Thank you for checking in.
