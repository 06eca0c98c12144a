### Who was told: what others have learned about a member, for that member alone.

told-title = Who was told
told-nobody = Nobody has been told anything about you.
# Fixed.
told-kept = Kept for 180 days, for your eyes only. Who was asked and could not come is not named.
# In place of a name that is gone.
told-a-lead = A lead
told-asked = The leads were asked, without your name.
# $lead: a mention that pings nobody, or told-a-lead.
told-took = {$lead} took your request and saw your name.
told-second = {$lead} came in as a second person for you.
told-hello = {$lead} said yes to a hello for you.
told-asked-room = The group could read your post.
told-shared = The group could read what you shared.
told-celebrated = The group read that you celebrate.
told-all-clear = {$lead} heard that nothing more is to do.
told-watch-line = {$lead} read that you asked to hear from someone.
told-opened-line = {$lead} opened your line on the board.
told-hard-days = {$lead} was asked to say hi to you.
told-felt-wrong = {$lead} read what felt wrong to you.
told-held = {$lead} put notes to you on hold.
told-coming = {$lead} may see that you are coming.
