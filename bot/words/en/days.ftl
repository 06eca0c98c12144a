### Check-in days, and the picture of them.

record-title = Your days
record-none = Your first check-in begins this page. There is no hurry.
# $count: how many.
record-now = Check-in days in a row: {$count}
# Fixed.
record-meaning = They count check-ins, never drinking or using. Two days a week are spare.
record-longest = Longest: {$count}
record-total = All together: {$count}
record-returns =
    { $count ->
        [one] You came back once.
       *[other] You came back {$count} times.
    }
# $days: one record-rhythm-days, or two of them.
record-rhythm = Rhythm: {$days}
# $asked: of how many.
record-rhythm-days = {$count} of the last {$asked} days
# $months: record-month, one for each.
record-calendar = The last 26 weeks: {$months}
# $month: month-3 and so on. $number: how many check-in days it has.
record-month = {$month} {$number}
record-label-now = check-in days
record-label-longest = the longest
record-label-total = all together
record-label-returns = times back
record-legend-lit = check-in
record-legend-spare = spare day
