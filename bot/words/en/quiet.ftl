### Going quiet: what a member chooses, the note of the day before, and what a lead reads.

button-if-quiet = If I go quiet
button-watch-on = Switch it on
button-watch-off = Switch it off
button-hard-on = Say hi on hard days
button-hard-off = No hi on hard days
button-notes-on = Allow notes
button-notes-off = No notes
button-im-good = I'm good
button-ask-less = Ask me less
button-no-hello = Not needed
button-spoken = I've spoken with them
button-leave-note = Leave a note
button-send-note = Send it
button-to-summary = To summaries
button-ask-directly = Ask directly again
button-reached = It reached me
button-test-page = Send a test page

# Once, from the second day on, under the reply to a check-in.
watch-offer =
    One more choice: if you give no sign for a while, one lead can hear of it.
    Nothing happens without your yes.
watch-title = If I go quiet
# Fixed. What is told to whom, before it is switched on. $count: days. $lead: a mention.
watch-consent =
    After {$count} days without a sign from you I ask you first.
    The next day {$lead} reads that you asked to hear from someone.
# Fixed. Under watch-consent.
watch-consent-more = That is all they read. Days off, pauses and days when I am away don't count.
# $count: days. $lead: a mention.
watch-on = On: after {$count} days, {$lead}.
watch-off = Off. Nobody is told anything.
watch-not-here = This group has not switched it on. Nobody is told anything.
watch-no-lead = Choose a lead first. Then you can switch it on.
watch-no-leads = No lead has joined here yet.
# $lead: a mention.
watch-hard-on = After three days of Very hard I ask {$lead} to say hi.
watch-hard-off = Three days of Very hard: nobody is told.
watch-notes-on = After that, a lead may leave you a note: one a month, three at most.
watch-notes-off = Notes from a lead after that: no.
watch-days-placeholder = After how many days?
watch-days-option = {$count} days
watch-lead-placeholder = Who hears of it?
watch-saved = Saved. Nobody is told that you chose this.

# Fixed. Pushed. The day before. $lead: a mention.
quiet-note =
    One tap is enough for today.
    I would let {$lead} know tomorrow.
quiet-good = Good. I tell nobody.
# $day: "Friday".
quiet-less = From now on I ask on {$day} only. Nobody is told anything.
# Fixed. Pushed. The chosen lead is not there any more, another one the member chose is.
quiet-news-other =
    One thing is different now.
    The lead you chose is not here, so {$lead} reads that you asked to hear from someone.
# Fixed. Pushed. None of the chosen leads is there.
quiet-news-nobody =
    One thing is different now.
    No lead that you chose is here, so I told nobody. Talk to someone is always there.
# Fixed. Pushed. After three very hard days, where the member chose it. $lead: a mention.
hard-told =
    I did what you had asked me to.
    {$lead} reads that you would like a hello. Your answers stay with you.
hard-taken-back = All right. Nobody needs to say hi.
# Fixed. Pushed. A lead's own words stand below, with their name.
signed-note = Leaving this here. Nothing needed. A person is one tap away.
# Under a note. $lead: a mention.
signed-by = From {$lead}

# Pushed. The one message a day to a lead.
digest-title = Here is your summary. Nothing in it is urgent.
# $member: a mention.
digest-quiet = {$member} asked to hear from someone. It may be nothing.
digest-closed-dm = {$member} asked to hear from someone. My messages don't reach them now. It may be nothing.
digest-hard-days = {$member} would like a hello from you.
digest-hello = Someone would like a hello. The board has it.
digest-no-rush = Someone would like to talk. There is no rush. The board has it.
# $clock: since when.
digest-still-open = One is still open with you, since {$clock}. The board has it.
digest-routed = What {$member} asks with no rush waits for summaries now. A lead chose that.
digest-note = A month has gone by. You may leave {$member} a note.
# On the board, to the lead who was told.
board-asked-after = {$member} asked to hear from someone
board-asked-hello = {$member} would like a hello from you
# $member: a mention. $day: "3 March".
board-away = {$member} is away until {$day}
board-after-placeholder = Open one that is for you
# To the lead who was told. $member: a mention.
after-yours =
    This is {$member}, who asked to hear from someone. It may be nothing.
    They can see that you opened this.
after-taken = Thank you. When you have spoken with {$member}, one tap closes it.
after-closed = Closed. Thank you for being there.
leave-note-form-title = A note from you
leave-note-form-label = In your own words
leave-note-form-hint = It asks for nothing back
note-preview = This is what they get, with your name under it:
note-sent = Sent. It asks for nothing back.
note-not-now = No note can be left now.
summary-routed = What they ask with no rush waits for summaries now. The coordinators read that.
summary-not-routed = Leads are asked again each time, as with everybody.

# To admins.
watch-switched-on = Going quiet: members may choose it now. Nobody is told without their yes.
watch-switched-off = Going quiet: off. Nobody is told anything.
watch-needs-test-page = First, one lead answers a test page. The button sends it.
watch-needs-numbers = First, somebody confirms one emergency number and one crisis number.
# $count: how many leads it goes to.
test-sent =
    { $count ->
        [0] No lead has joined yet, so nobody can answer it.
        [one] It goes to 1 lead. One tap of theirs is enough.
       *[other] It goes to {$count} leads. One tap of theirs is enough.
    }
# Pushed. To leads.
test-page =
    This is a test. Nobody is waiting.
    One tap tells the admins that I reach you.
test-answered = Thank you. It works.
