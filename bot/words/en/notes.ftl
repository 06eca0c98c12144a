### Notes, and sharing with the group.

note-form-title = A note for yourself
note-form-feelings = What is there? Tick what fits.
note-form-thanks = One line of thanks or intention
note-form-thanks-hint = Something small is enough
note-form-words = A note
note-form-words-hint = Only you see it
feeling-hungry = Hungry
feeling-angry = Angry
feeling-lonely = Lonely
feeling-tired = Tired
# Fixed. $count: days.
note-kept = Kept for {$count} days. Only you see it.
note-none = There is no note for this day.

# Public, in the member's own name because they asked for it. $name: what others call them.
share-first = {$name} shares:
# $answer: answer-good and so on.
share-answer = The day: {$answer}
# $channel: a mention.
share-preview = This is all that would stand in {$channel}. Nothing is posted yet.
share-posted = It goes to {$channel}, just as you saw it. You can take it back at any time.
share-not-posted = Fine. Nothing is posted.
share-taken-back = Taken back. Who has read it has read it.
share-not-possible = There is nothing to share here, or no channel for it.
