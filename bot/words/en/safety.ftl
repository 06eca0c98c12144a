### Roles, and a group that has had a loss: what admins read.

# $role: a mention.
roles-lead =
    Leads: {$role}
    They are asked when someone wants a person.
roles-coordinator =
    Coordinators: {$role}
    They are asked last, and a member can tell them that something felt wrong.
roles-join = Each of them joins by `/lead join`. Who loses the role is asked no more.
roles-same = That role is taken already. Leads and coordinators have a role each.
roles-placeholder-coordinator = Role of the coordinators

loss-title = The group has had a loss
loss-means =
    For up to seven days each question carries your own words.
    Celebrations wait, and every reply shows the numbers.
# $until: when it ends.
loss-on = Until {$until} each question carries these words. Celebrations wait.
# $count: days.
loss-preview =
    { $count ->
        [one] For one day, each question reads like this:
       *[other] For {$count} days, each question reads like this:
    }
loss-ended = Ended. Celebrations that are still fresh go out now.
loss-none = Nothing of that kind is on.
loss-form-words = Your words, under each question
loss-form-hint = A few words. Everybody who is asked reads them.
loss-form-days = For how many days? One to seven
loss-form-days-hint = 7
button-loss-write = Write the words
button-loss-rewrite = Change the words
button-loss-start = Start
button-loss-end = End it now
# Fixed. Where the numbers do not fit below. $emergency: what to call.
loss-numbers = In danger: call {$emergency}. `Numbers` has the others.
