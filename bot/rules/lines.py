"""Text from elsewhere as one plain line."""

import re
import unicodedata

HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co"})  # control, zero-width and bidirectional tricks


def one_line(text: str, *, most: int) -> str:
    """Return the text on one line, at most so long; characters that nobody sees are left out."""
    kept = "".join(
        " " if character.isspace() else character
        for character in unicodedata.normalize("NFC", text)
        if character.isspace() or unicodedata.category(character) not in HIDDEN
    )
    return re.sub(r" +", " ", kept).strip()[:most]
