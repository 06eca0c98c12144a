### What admins read.

setup-title = Setting up
setup-welcome =
    Three questions: who helps, where do they talk, when is the meeting?
    You can change each answer later.
setup-form-zone = Your city or time zone
setup-form-country = Country for the numbers
setup-form-language = Language of the group
setup-form-language-hint = English, Spanish
setup-placeholder-helpers = Role of the peer leads
setup-placeholder-channel = Channel for check-ins
setup-placeholder-leads-room = Channel only leads can see
button-setup-where = City, country, language
button-setup-post = Put up the post
# $channel: a mention.
setup-done =
    Done. The post with the four buttons is in {$channel}.
    Run `/admin setup` again to change anything.
setup-saved = Saved.
setup-helpers-line = Who helps: {$role}
setup-channel-line = Check-ins: {$channel}
setup-leads-room-line = Leads' room: {$channel}
setup-zone-line = Time zone: {$place}
setup-country-line = Country for numbers: {$country}
setup-language-line = Language: {$language}
setup-not-set = not set yet
setup-no-helpers = No lead role is set. Requests go to the leads' room without a mention.
setup-no-leads-room =
    No leads' room is set, so I can only write to leads who have joined.
    Where there are none, people who ask are told so, and shown the numbers.
# $channel: a mention.
setup-room-is-public =
    Everybody can read {$channel}. Requests never carry a name.
    A channel that only leads can see is kinder.
# $permission: Discord's own name for it. $channel: a mention.
setup-missing-permission =
    I lack "{$permission}" in {$channel}.
    Open the channel's settings, Permissions, and allow it for my role.
setup-post-not-possible = I could not put up the post in {$channel}. It waits until I may write there.
# $channel: a mention.
setup-post-stands = The post stands in {$channel}.
setup-choose-channel = Choose the channel for check-ins first.
setup-role-everyone = That role is everybody. Choose the role of your peer leads.
setup-pin-not-possible = The post stands in {$channel}. I may not pin it; you can do so by hand.
setup-moderators = Moderators can read private threads here. I say so in each of them.
setup-not-an-emergency-service = Nobody has to be awake at night. I say so when nobody is there.

# $clock: when it goes up, "09:00".
admin-daily-on = Daily post: at {$clock}, with a count from five people up. It never has a name.
admin-daily-off = Daily post: off.
admin-words-on = Words in notes: members may choose them. Nobody else can read them here.
admin-words-off = Words in notes: off. Members can tick boxes.
