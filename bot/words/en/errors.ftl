### Refusals, errors, notices, and the answer to what is typed in the DM.

# Pushed. Fixed. The one answer to text typed in the DM.
dm-fixed-answer =
    I can't read messages here, so nobody has seen that.
    Talk to someone asks a person. In danger: call {$emergency}.
dm-which-group = Which group is this for?
dm-no-group = I don't know you from a group yet. Press `Check in` in yours. Numbers work here too.
# Fixed. Above the numbers. A button of a server that has removed the bot.
dm-group-gone = I am not in that server any more, so I can't ask anybody there.

error-wrong-person = This one belongs to somebody else. `Check in` on the pinned post is yours.
error-not-admin = This is for people who may manage the server.
error-not-lead = This is for the peer leads of this group.

# $reference: a short code for the operator.
error-unexpected =
    Something went wrong on my side. Please try once more.
    If it stays so, tell an admin this: {$reference}
error-urgent = If you need a person now, use Numbers or write to a lead directly.
error-expired-button = This button is from an older message. `/my menu` has a new one.
# $typed: what was typed, cleaned.
error-time-not-understood =
    I don't know the time "{$typed}".
    9:00, 7:30 pm and 21.15 all work.
error-zone-not-found =
    I found no place for "{$typed}".
    A large city nearby works best.
error-language-not-found = I speak English and Spanish.
error-no-words = I have no words for this yet. Numbers and `/my menu` work.
error-storage =
    I can't write anything down at the moment, so this was not saved.
    Numbers works. The person who runs this bot can see it.

# Pushed.
notice-dm-failed =
    I could not write to you directly.
    Discord says that your direct messages are closed to me.
