### The library: tools that are there from the start, and what a group adds.

library-title = The library
library-choose = Choose something to read. A person is one tap away.
library-placeholder = Something to read
# $typed: what somebody was looking for.
library-none = I found nothing about "{$typed}". This is all there is.
library-tools = Small things to try
library-how =
    Everybody here can read these with `/resources`.
    Small things to try are always there; `/admin words` changes them.
library-entry = Topic: {$typed}
library-kept = Kept. Everybody here can read it now.
library-taken = There is something of that title already. Choose another one.
library-full = The library is full. Take something away first.
library-gone = That is not there any more.
library-empty = A topic, a title and some words are needed.
library-no-link = A link begins with https:// and has no spaces. Nothing was kept.
library-removed = It is gone from the library.
library-form-topic = Topic
library-form-title = Title
library-form-text = Words
library-form-link = Link
library-topic-hint = Sleep, work, first weeks
library-title-hint = What it is called
library-text-hint = A few plain sentences
library-link-hint = https://…
button-library-add = Add something
button-library-change = Change
button-library-remove = Take away

tool-ten-minutes-title = Ten minutes
tool-ten-minutes-text =
    Wait ten minutes before you decide anything. Then look again.
    It often looks smaller.
tool-basics-title = Food, water, sleep
tool-basics-text =
    Hungry, angry, lonely, tired: which one is it?
    Start with the one that is easiest to mend.
tool-elsewhere-title = Somewhere else
tool-elsewhere-text =
    Go to another room, or round the block.
    A new place makes a new minute.
tool-one-person-title = Tell one person
tool-one-person-text =
    Write one line to one person, even "today is hard".
    It need not be a long talk.
tool-breath-title = Slow breath
tool-breath-text =
    Breathe in while you count to four, and out while you count to six.
    Five times is enough.
tool-morning-title = Only until tonight
tool-morning-text =
    Nobody has to do a whole year today.
    What would make the time until tonight a little easier?

command-resources = resources
command-resources-about = What this group keeps to read
command-resources-topic = topic
command-resources-topic-about = A topic, or some words of a title
command-admin-resources = resources
command-admin-resources-about = Keep the library of the group
