### What admins read when they change the bot's words.

wordings-title = What I say here
wordings-how =
    Choose a text of mine. You see a preview before anything changes.
    Safety texts can be added to, not changed.
wordings-changed-here = In your words here: {$count}
wordings-placeholder = Texts changed here
# $typed: the id of a text.
wordings-line = Text: {$typed}
wordings-now = What I say now:
wordings-usual = My usual words:
# $languages: the names of what is filled in, "{$clock}, {$day}".
wordings-variables = These are filled in for you: {$languages}
wordings-fixed = This is a safety text. Yours is added below it.
wordings-preview = This is how it will read:
wordings-saved = From now on I say that here.
wordings-back = I say my usual words again.
wordings-none = I don't know that text. Choose one from the list.
wordings-full = There are {$count} texts of yours already. Take one back first.
wordings-pushed = Its first part shows on a locked phone: keep it plain.
button-wordings-change = Change it
button-wordings-add = Add to it
button-wordings-use = Use these words
button-wordings-usual = My usual words
wordings-form-title = What I say here
wordings-form-text = Your words

words-problem-no-line = I have no text called "{$typed}".
words-problem-empty = There are no words in it.
words-problem-too-long = That is too long, or has too many brackets.
words-problem-bracket =
    A curly bracket is open, or a part begins with . * [ or a bracket.
    Take it out, or close it.
words-problem-more = That is more than one text. Keep to one.
# $typed: what was used, "{$member}".
words-problem-variable = These words can't use {$typed}.
words-problem-reference = These words can't use {$typed}.
words-problem-variables = That can't be put together with what is filled in.
words-problem-lines = At most {$count} rows fit.
words-problem-characters = At most {$count} letters fit.
# $word: a word of the list of words that the bot never says.
words-warning-never = "{$word}" can hurt here. I don't say it myself.
words-warning-loud = It is louder than what people read on a hard day.
words-warning-long = A sentence is long. Short ones are read on hard days.

command-admin-words = words
command-admin-words-about = Change what I say in this group
command-admin-words-line = line
command-admin-words-line-about = A text of mine: type some words of it
command-admin-words-language = language
command-admin-words-language-about = The language of that text
