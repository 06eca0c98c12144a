### Goals and habits.

button-goals = Goals
button-add-goal = Add a goal
button-goal-done = Done
button-goal-drop = Drop it
goals-title = Your goals
goals-none = There is nothing here, and nothing is needed.
goals-placeholder = Which one?
# $typed: in their own words, cleaned.
goal-done = Done: {$typed}
# $typed: in their own words, cleaned.
goal-daily = {$typed} (every day)
# $typed: in their own words, cleaned.
goal-daily-done = Done today: {$typed}
goal-form-words = Something small you would like to do
goal-form-words-hint = Call Ana. Walk round the block.
goal-form-daily = Is it a habit?
goal-every-day = Every day
