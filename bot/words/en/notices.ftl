### What admins are told once.

# Pushed.
notice-first = Something of the server is missing.
notice-channel-gone =
    The channel of the check-ins is gone, and the post with it.
    `/admin setup` takes another one.
notice-room-gone =
    The leads' room is gone. I ask leads by direct message only.
    `/admin setup` takes another room.
notice-role-gone =
    The role of the leads is gone. Nobody can take a request until there is one.
    `/admin setup` takes another role.
# $role: a mention.
notice-role-renamed =
    {$role} has a new name. It goes on as before.
    If another role is meant, `/admin setup` takes it.
notice-coordinators-gone =
    The role of the coordinators is gone.
    `/admin roles` takes another one.
notice-room-unreachable =
    Somebody asked for a person, and I may not write in the leads' room.
    Please tell your leads, and look at that room's permissions.
# $channel: a mention.
notice-no-threads =
    I can't open private threads in {$channel}, so leads write to people directly.
    Its settings, Permissions: allow me "Create Private Threads" and "Manage Threads".
notice-numbers-old =
    Half a year ago somebody here checked the numbers.
    `/admin numbers` shows which to look at again.
