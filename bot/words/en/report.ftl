### The report for admins: counts, never names.

# $count: weeks.
report-title = { $count ->
    [one] The last week, in numbers
   *[other] The last {$count} weeks, in numbers
}
report-below-five = What is below five is not shown.
report-started = People who started: {$count}
report-check-ins = Check-ins: {$count}
# $level: "Right now".
report-asked = Asked for a person, {$level}: {$count}.
# $count: minutes.
report-half-within = { $count ->
    [one] Half were answered within a minute.
   *[other] Half were answered within {$count} minutes.
}
report-taken-each = Requests for each lead, on average: {$count}
# $count: days.
report-requests-kept = Requests are kept {$count} days, so older weeks count fewer.
report-meetings = Meetings of the last 30 days that people were at: {$count}
report-attended = How often people were there: {$count}
report-picture = Check-ins, week by week

command-admin-report = report
command-admin-report-about = Counts over some weeks, without a name
command-admin-report-weeks = weeks
command-admin-report-weeks-about = How many whole weeks
