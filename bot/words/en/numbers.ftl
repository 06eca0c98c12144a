### Emergency and crisis numbers.

# Fixed. $country: "Spain".
numbers-title = Numbers: {$country}
# Fixed.
numbers-title-anywhere = Numbers
# Fixed. It stands after the digits: "112 · Emergency: danger to life".
numbers-emergency = Emergency: danger to life
# Fixed. It stands between two numbers: "999 or 112".
numbers-or = {$first} or {$last}
# Fixed. Where no number is known.
numbers-fallback = Call your local emergency number
# Fixed. It stands inside a sentence: "call your local emergency number".
emergency-local = your local emergency number
# Fixed. $number: where a text message goes.
numbers-text = Text {$number}
# Fixed. $word: what to write in it.
numbers-text-word = Text {$word} to {$number}
# Fixed.
numbers-web = On the web: {$address}
# Fixed.
numbers-hours-always = day and night
# Fixed. $hours: "Mon-Fri 09:00-17:00", as its source says.
numbers-hours = open: {$hours}
# Fixed.
numbers-hours-unknown = hours not known
# Fixed. $languages: "English, Spanish".
numbers-languages = speaks {$languages}
# Fixed. $name: who confirmed. $date: "3 March 2027".
numbers-confirmed = checked by {$name}, {$date}
# Fixed. Where a person of the group has confirmed none.
numbers-unconfirmed = Not yet checked by a person of this group.
# Fixed. Beside one of several, of which others are checked.
numbers-unchecked = not yet checked here
# Fixed. $date: "3 March 2027".
numbers-old = may have changed since {$date}
# Fixed.
numbers-directory = Other numbers and other countries: https://findahelpline.com
# Fixed.
numbers-country-unknown =
    I don't know the country "{$typed}".
    The name of a country or its two letters work best.

# Fixed.
numbers-kind-suicide-crisis = thoughts of suicide, any crisis
# Fixed.
numbers-kind-general-crisis = somebody to talk to in a crisis
# Fixed.
numbers-kind-counselling = somebody to talk to
# Fixed.
numbers-kind-substance-and-crisis = alcohol, drugs and any crisis
# Fixed.
numbers-kind-substance-advice = alcohol and drugs, advice
# Fixed.
numbers-kind-substance-referral = finds treatment; not for a crisis
# Fixed.
numbers-kind-treatment-locator = finds treatment; not for a crisis
# Fixed.
numbers-kind-overdose-spotting = stays on the phone with somebody who uses alone
# Fixed.
numbers-kind-veterans = for veterans
