"""What a group may decide about privacy: to keep less, and from which age it is for people."""

from bot.models.privacy import Period

OF_AGE = 18
AGES = (13, 16, OF_AGE)  # 13 is Discord's own; in some countries it is more


# In days. The longest is what everybody was promised.
CHOICES = {
    Period.NOTES: (7, 14, 30),
    Period.ANSWERS: (30, 60, 90),
    Period.REQUESTS: (14, 30, 90),
}


def promised(what: Period) -> int:
    """Return for how many days something is kept at most, whatever a group decides."""
    return max(CHOICES[what])


def is_for_young(age: int) -> bool:
    """Say whether people below 18 may be among those who start."""
    return age < OF_AGE
