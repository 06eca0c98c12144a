### Words on buttons that more than one topic uses.

button-check-in = Check in
button-talk = Talk to someone
button-meetings = Meetings
button-numbers = Numbers
# A link that works while the bot is down.
button-numbers-link = Numbers on the web

answer-good = Good
answer-okay = Okay
answer-hard = Hard
answer-very-hard = Very hard

button-yes-start = Yes, start
button-other-time = Other time
button-not-now = Not now
button-just-checking-in = Just checking in
button-meeting-now = A meeting now
button-open-dm = Open our DM
button-search-place = Type a place
button-go-to-thread = Go to our thread

button-ask-someone = Ask someone
button-no-thanks = No, thanks
button-no-rush = No rush
button-today = Today
button-right-now = Right now
button-okay-now = I'm okay now
button-stop-asking = Stop asking
button-close-request = Close
button-got-this = I've got this

button-something-changed = Something changed
button-pause = Pause
button-days = Days
button-who-was-told = Who was told
button-settings = Settings
button-felt-wrong = Something felt wrong
button-stop = Stop
button-menu = Menu
button-stop-erase = Stop and erase
button-stop-keep = Stop, keep 30 days

button-change-time = Change the time
button-change-days = Change the days
button-change-place = Change where I write
button-change-zone = Change the time zone
button-change-language = Change the language
button-change-country = Change the country

button-not-yet = Not yet
button-back = Back
button-cancel = Cancel
button-try-again = Try again
button-about = About this bot
button-add-note = Add a note
button-change-note = Change the note
button-other-day = Another day
button-one-week = One week
button-two-weeks = Two weeks
button-other-date = Type a date
button-yes-pause = Yes, pause
button-resume = Resume now
button-change-tidy = Tidy up
button-share = Share with the group
button-post-it = Post it
button-with-answer = With my answer
button-without-answer = Without my answer
button-take-back = Take it back
button-words-on = Allow words in notes
button-words-off = Only boxes in notes
