### Own dates and milestones.

button-dates = Dates
button-add-date = Add a date
button-change-date = Change the date
button-remove-date = Remove
button-milestones-on = Ask me at milestones
button-milestones-off = Don't ask at milestones
button-page-back = Back a page
button-page-on = More
dates-title = Your dates
dates-none = There is no date here, and none is needed.
dates-asked = On a milestone I ask you in private. The group reads nothing without your yes.
dates-not-asked = I don't ask about milestones.
dates-placeholder = Which date?
# $date: "3 March 2026". $number: date-days.
date-since = since {$date}, {$number}
date-since-today = since today
date-days =
    { $count ->
        [one] {$count} day
       *[other] {$count} days
    }
date-resting = not counted now
date-unnamed = a date of yours
# $milestone: length-day and so on. $date: "3 March 2026".
date-upcoming = {$milestone} is on {$date}.
date-saved = Saved. Only you see it.
date-form-label = What is it the date of?
date-form-label-hint = Your own words. Only you see them.
date-form-date = Which day?
date-form-date-hint = 3 March 2026, last friday, 2 weeks ago
# $typed: what was typed, cleaned.
own-date-not-understood =
    I don't know the date "{$typed}".
    3 March 2026, last friday and 2 weeks ago all work.
own-date-future = "{$typed}" is still to come. A day up to today works.
length-day =
    { $count ->
        [1] 24 hours
       *[other] {$count} days
    }
length-month =
    { $count ->
        [one] {$count} month
       *[other] {$count} months
    }
length-year =
    { $count ->
        [one] {$count} year
       *[other] {$count} years
    }

button-celebrate = Yes, celebrate
# Pushed. The number stands below, away from the lock screen. $milestone: length-day and so on.
milestone-asked =
    This is about a date of yours.
    That is {$milestone} on your date. Would you like to celebrate it with the group?
# Pushed. Where moderators can read along.
milestone-asked-neutral =
    This is about a date of yours.
    Would you like to celebrate it with the group?
# In the group's channel, after they saw it and said yes. $member: a mention that pings nobody.
milestone-told = {$member} celebrates {$milestone}, and asked me to say so.
# $channel: a mention. The group has had a loss.
milestone-waits =
    It goes to {$channel} when the group celebrates again, after its loss.
    You can take it back at any time.
milestone-not-now = All right. I ask no more about milestones, until you set it again under Dates.
milestone-not-possible = There is nothing to tell the group here, or no channel for it.
