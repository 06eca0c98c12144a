### Asking for a person, and what is said while the asking goes on.

# Fixed.
talk-question = How soon would you like a person?
# Fixed. Pushed. Before the message to the leads is out.
talk-asking =
    I am asking for a person now.
    I tell you here when it is out.
# Fixed. Pushed. $clock: when it was posted, "14:02".
talk-sent =
    I have put this in the leads' room at {$clock}. Nobody has answered yet.
    I can't tell who is there.
# Fixed. Pushed.
talk-sent-late =
    I was away, so this went out late, at {$clock}. Nobody has answered yet.
    If it can't wait, Numbers works at any hour.
# Fixed. Pushed.
talk-not-sent =
    I could not ask anybody here.
    Numbers works at any hour. You can also write to a lead directly.
# Fixed. No leads' room is set.
talk-no-room =
    This group has not told me where its leads are, so I can't ask anybody here.
    Below is what you can call.
# Fixed. Asked again while one is open. $clock: when it was first asked.
talk-merged = You have asked already, at {$clock}. Nobody has answered yet. I keep asking for one person, not two.
# Fixed. Asked again while somebody has it.
talk-merged-taken = You have asked already, and a person has answered.
# Fixed. $level: level-today and so on.
talk-raised = Changed to: {$level}. I tell the leads.
# Fixed. Pushed. The first line is for the lock screen. $lead: the lead's name.
talk-taken =
    A person has answered.
    {$lead} is here.
# Fixed. Pushed. A lead has closed it.
talk-closed =
    This is settled now. Nothing more to do.
    Talk to someone is always there.
# Fixed.
talk-stopped = I have stopped asking. Whoever was asked hears that it is settled.

level-no-rush = No rush
level-today = Today
level-right-now = Right now

# Pushed. In the leads' room, and never a name. $level: no_rush, today or right_now.
# $clock: when it was asked. $language: language-en and so on.
page-room =
    { $level ->
        [right_now] Someone is asking for a person now.
        [today] Someone is asking for a person today.
       *[no_rush] Someone would like to talk. There is no rush.
    }
    Asked at {$clock}, in {$language}. `I've got this` shows you who it is.
# Pushed.
page-room-late =
    { $level ->
        [right_now] Someone is asking for a person now.
        [today] Someone is asking for a person today.
       *[no_rush] Someone would like to talk. There is no rush.
    }
    Asked at {$clock}, in {$language}. I was away, so this comes late.
# Pushed. A newcomer said yes to a hello. $clock: when. $language: language-en and so on.
page-hello =
    Someone would like a hello. There is no rush.
    Asked at {$clock}, in {$language}. `I've got this` shows you who it is.
# The room's message once somebody has it.
page-taken = Somebody has this since {$clock}. Thank you.
# Pushed. $clock: when it was asked; another one may be open.
page-stopped =
    This is settled. Nothing more to do. Thank you.
    It was asked at {$clock}.
# To the lead who pressed first, and only to them. $member: a mention.
page-yours =
    This is {$member}. They are told that you are here.
    Write to them now. In danger: call {$emergency}.
# The same, where a hello was asked for.
page-yours-hello =
    This is {$member}. They would like a hello.
    A few words of yours are enough.
page-closed = Closed. Thank you for being there.
page-own = This one is yours, so another lead takes it.
page-somebody-has-it = Somebody has this already. Thank you.
page-not-open = This one is settled. Thank you.

# Fixed. Under the numbers, on Right now. $count: how many leads are there.
talk-on-duty =
    { $count ->
        [one] On duty now: 1 person. I am asking them.
       *[other] On duty now: {$count} people. I am asking them.
    }
# Fixed. Pushed. $until: when the next lead starts, "07:00" or "Monday 08:00".
talk-nobody-until = Nobody is on duty until {$until}.
# Fixed. Pushed. Nobody who starts later is known either.
talk-nobody-on-duty = Nobody is on duty now.
# Fixed. Pushed. $count: how many were asked. $clock: when.
talk-asked =
    { $count ->
        [one] Asked 1 person at {$clock}. No answer yet.
       *[other] Asked {$count} people at {$clock}. No answer yet.
    }
# Fixed. Pushed. The same, after more than one round.
talk-asked-more =
    { $count ->
        [one] Asked 1 person so far, the last time at {$clock}. No answer yet.
       *[other] Asked {$count} people so far, the last at {$clock}. No answer yet.
    }
# Fixed. Pushed. While the messages are on their way.
talk-asking-people =
    { $count ->
        [one] I am asking 1 person now.
       *[other] I am asking {$count} people now.
    }
# Fixed. Leads who ticked "Wake me".
talk-woken =
    { $count ->
        [one] I have asked 1 person who said I may wake them. Their phone may be silent.
       *[other] I have asked {$count} people who said I may wake them. Their phones may be silent.
    }
# Fixed. Pushed. It stands where all leads look, and nobody was asked in person yet.
talk-on-board = This is on the leads' board. Nobody has answered yet.
# Fixed. $clock: when somebody else is asked.
talk-next = I ask the next at {$clock}.
# Fixed.
talk-next-first = I ask people directly at {$clock}.
# Fixed.
talk-next-truth = If nobody answers, I tell you at {$clock}.
# Fixed.
talk-next-again = I ask again at {$clock} and tell you either way.
# Fixed. Pushed. After a lead has given it back.
talk-handed = The person who answered can't stay on. I go on asking.
# Fixed. Pushed. Above what was due while the bot was down.
talk-late = I was away, so this comes late.
# Fixed. Pushed. At the end of the ladder.
talk-nobody-answered = Nobody has answered. I'm sorry.
# Fixed. Pushed. Nobody could be asked.
talk-nobody-there = There is nobody here whom I could ask now. I'm sorry.
# Fixed. Nobody has answered; the leads' room has it, for whoever looks there.
talk-in-room-too = I ask in the leads' room too.
# Fixed. Above the numbers.
talk-these-answer = These answer now:
# Fixed. Somebody who asked for today, in the evening.
talk-today-offer = `Right now` asks at once. Tomorrow is fine too.
# Fixed. Pushed.
talk-hello-nobody =
    Nobody has been free for a hello yet.
    It stays open. Talk to someone is always there.
# Fixed.
talk-tomorrow = Fine. I ask again tomorrow, and tell you either way.
button-tomorrow = Tomorrow is fine
button-ask-room = Ask the room
# Fixed. $channel: a mention. It stands above the preview.
talk-room-preview = This goes to {$channel}, with your name. Everybody there can read it:
# In the group's channel, after the member has seen it. $member: a mention.
talk-room-post =
    {$member} would like to talk with someone.
    If you have a moment, say hello.
talk-room-posted = It is posted. You can take it back at any time.
talk-room-taken-back = Taken back.
talk-room-nowhere = This group has no channel for that.
# Fixed. Pushed. The thread of a request is open. $thread: a link to it.
talk-thread =
    There is a private place to talk now.
    {$thread}
button-keep-thread = Keep this thread
# Fixed.
talk-thread-kept = Kept: I don't delete it. It is locked when this is settled, and moderators can read it.
# The first message of that thread. $leads: who is there.
thread-help-first = With you here: {$leads}. Moderators of this server can read along. It is deleted 7 days after closing.
