### Something changed.

button-later = Later
button-keep-it = Keep it
button-new-date = New date
button-stop-counting = Stop counting
# Fixed.
changed-thanks = Thank you for saying so.
# $count: seven or more.
changed-stays = {$count} check-ins are still yours.
# $count: seven or more. $number: seven or more.
changed-stays-both = {$count} check-ins and {$number} meetings are still yours.
# $count: seven or more.
changed-stays-meetings = {$count} meetings are still yours.
# Fixed.
changed-no-decision = You don't have to decide about a date today.
changed-later = All right. Nothing is decided. This stays in your menu for whenever you like.
changed-kept = All right. Every date stays as it is.
changed-resting = It is not counted now. It keeps its name under Dates, for whenever you like.
