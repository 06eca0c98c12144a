### Pathways: their names, and what each of them says in other words.

pathway-general-name = General
pathway-steps-name = Twelve-step style
pathway-self-name = Self-management tools
pathway-medication-name = Medication or less harm
pathway-family-name = Family and friends
# $pathway: pathway-general-name and so on.
admin-pathway = Words and milestones: {$pathway}
# $milestones: length-day and so on, with commas between.
admin-pathway-milestones = A member who wants it is asked at {$milestones}, and each year.
# $typed: what was typed, cleaned.
admin-pathway-unknown = I don't know the pathway "{$typed}". The list shows those there are.
command-admin-checkins-pathway = pathway
command-admin-checkins-pathway-about = Whose words and milestones the group uses

# $member: a mention that pings nobody. $milestone: length-day and so on.
pathway-steps-milestone-told = {$member} has {$milestone} today, and asked me to say so.
pathway-self-milestone-told = {$member} marks {$milestone}, and asked me to say so.
pathway-medication-milestone-told = {$member} marks {$milestone}, and asked me to say so.
pathway-family-milestone-told = {$member} marks {$milestone} on a date of their own, and asked me to say so.
pathway-self-length-day =
    { $count ->
        [one] {$count} day
       *[other] {$count} days
    }
pathway-medication-length-day =
    { $count ->
        [one] {$count} day
       *[other] {$count} days
    }
pathway-family-date-form-label-hint = Your own words, about you. Only you see them.
