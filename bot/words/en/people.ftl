### Whom a member trusts. Only they read it.

button-people = People
people-title = People
# $name: mentions.
people-first = Asked first: {$name}
people-first-none = Asked first: whoever is free
people-left-out = Left out: {$name}
people-left-out-none = Left out: nobody
people-watch = Says hello, or hears when it is quiet: {$name}
people-watch-none = Says hello, or hears when it is quiet: nobody in particular
# Fixed.
people-left-out-means = Who is left out hears nothing about you. It holds at once, and I tell nobody.
people-no-leads = No lead has joined here yet.
people-saved = Saved. Nobody is told.
# A lead whose name Discord did not say. $count: a number on the list.
people-unknown = Lead {$count}
people-placeholder-first = Who is asked first? Up to three
people-placeholder-left-out = Who is left out?
people-placeholder-other = Leave out somebody who is not listed
people-placeholder-watch = Who says hello, or hears when it is quiet?
