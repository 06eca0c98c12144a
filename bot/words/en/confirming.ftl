### What admins read when they check the numbers.

confirming-how =
    Call a number, or look it up. Then choose it below and press Confirm.
    Members see your name beside what you checked.
confirming-placeholder = A number to check
# $number: digits, "999".
confirming-emergency = Emergency: {$number}
# $country: "Spain".
confirming-one = A number for {$country}:
# $date: "2026-11-21".
confirming-read-on = Read at its source on {$date}.
confirming-call-the-office =
    Don't call this one to try it.
    Ask the police or the fire service of your town, or look at their page.
confirming-hidden = Not shown to anybody here.
confirming-hidden-short = not shown
confirming-not-yet-short = not yet checked
confirming-kind = What is it for?
confirming-kind-placeholder = What it is for
confirming-confirmed = Thank you. I ask you again in half a year.
confirming-is-hidden = It is not shown here any more.
confirming-is-shown = It is shown again.
confirming-dropped = It is gone. What I know by myself is shown.
confirming-kept = Kept. It is marked as not yet checked until somebody confirms it.
confirming-gone = That number is not there any more.
confirming-not-an-emergency-number =
    That number reaches no emergency service there, as far as I know.
    Nothing has changed. Please look once more.
confirming-no-digits = An emergency number is digits and no more, like 112.
# At most sixty of one's own.
confirming-full = There are as many of your own as fit. Take one away first.
confirming-form-name = Name
confirming-form-phone = Number to call
confirming-form-text = Number for text messages
confirming-form-hours = Open when
confirming-form-web = Web page
confirming-name-hint = Who answers
confirming-phone-hint = Just as one dials it
confirming-text-hint = Just as one types it, like HOME to 741741
confirming-hours-hint = 24/7, or days and times
confirming-web-hint = https://…
button-number-add = Add a number
button-number-confirm = Confirm
button-number-change = Change
button-number-hide = Hide
button-number-show = Show again
button-number-drop = Take away
# Fixed.
numbers-kind-youth = for children and young people

command-admin-numbers = numbers
command-admin-numbers-about = Check the numbers that people here are shown
command-admin-numbers-country = country
command-admin-numbers-country-about = The name of a country
