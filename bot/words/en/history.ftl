### Who changed which setting, for admins.

history-title = What was changed here
history-nothing = Nothing yet.
history-kept = Kept for 180 days. What members do is never in it.
# $member: a mention of who did it.
history-settings = {$member} changed
history-words = {$member} changed the words of
history-numbers = {$member} changed a number
history-resources = {$member} changed the library
history-lead-joined = {$member} joined as a lead
history-training = {$member} changed the training of leads
history-meeting-added = {$member} added a meeting
history-meeting-changed = {$member} changed a meeting
history-meeting-skipped = {$member} skipped a date of a meeting
history-meeting-moved = {$member} moved a date of a meeting
history-meeting-put-back = {$member} put a date of a meeting back
history-meeting-ended = {$member} ended a meeting

command-admin-audit = audit
command-admin-audit-about = Who changed which setting
