"""Text from people, made safe to show: one line, no mentions, no links, no hidden characters."""

import re
import unicodedata

import discord

MOST = 100  # characters


def cleaned(text: str, *, most: int = MOST) -> str:
    """Return text from a person as one plain line; hostile characters are left out."""
    kept = "".join(
        " " if character.isspace() else character
        for character in unicodedata.normalize("NFC", text)
        # Cc, Cf: control characters, zero-width and bidirectional tricks
        if character.isspace() or unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co"}
    )
    line = re.sub(r" +", " ", kept).strip()[:most]
    line = re.sub(r"(?i)\b(?:https?|ftp)://|\bwww\.|discord\.gg/", "", line)
    line = re.sub(r"<(?=[@#:/a-z])", "\u2039", line)
    return discord.utils.escape_markdown(discord.utils.escape_mentions(line))
