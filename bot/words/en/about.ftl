### What the bot is, and what is not here yet.

about-title = About Porchlight
# Fixed.
about-what = I ask how today is, keep a private record, and ask a person for you when you want one.
# Fixed.
about-not = I am a program. I am not treatment, not an emergency service, and belong to no fellowship.
# Fixed.
about-no-reading = I do not read what people write. I give no advice and no scores.
# Fixed.
about-keeps =
    I keep: your settings and, for each day, what you tapped.
    Nothing is kept about you before you act.
# Fixed. $count: days.
about-how-long =
    Answers are kept {$count} days, then only "checked in". Days are kept 400 days, then only their totals.
    After Stop and erase: nothing, and backups lose it within 30 days.
# Fixed. $count: days.
about-notes = A note you add is stored locked with a key of your own, and erased after {$count} days.
# Fixed. $count: days.
about-own = Dates and goals you add are locked too, until you remove them. A goal that is done goes after {$count} days.
# Fixed. $count: days.
about-requests = That you asked for a person is forgotten {$count} days after it is over, or 7 where you have not started.
# Fixed. Where people below 18 may start. $age: "16".
about-age = This group is for people of {$age} and over. Leads may be adults: you choose whom I ask first, and whom never.
# Fixed.
about-told = Who was told what about you is kept 180 days, and shown to you alone: `Who was told` in your menu.
# Fixed. $operator: who runs the computer, or operator-unnamed.
about-who-reads =
    Who can read it: you, and the people you send it to. Admins see settings and counts.
    {$operator} runs the computer and could, with effort, read what is stored.
# Fixed.
about-threads = In a direct message only you and this bot can read. In a private thread moderators of the server can read along.
about-stop = Stop any time: `Stop` in your menu, or `/my stop`.
operator-unnamed = The person who runs this bot
