"""Text from people, made safe to show: no mentions, no links, no hidden characters."""

import hashlib
import re

import discord

from bot.rules.lines import one_line

MOST = 100  # characters
MOST_LINES = 12
MARK_CHARACTERS = 8
MOST_LABEL = 60
LINK = re.compile(r"(?i)\b(?:https?|ftp)://|\bwww\.|discord\.gg/")


def cleaned(text: str, *, most: int = MOST) -> str:
    """Return text from a person as one plain line; hostile characters are left out."""
    line = one_line(text, most=most)
    while (without := LINK.sub("", line)) != line:  # what is left may make up another one
        line = without
    line = re.sub(r"<(?=[@#:/a-z])", "\u2039", line)
    return discord.utils.escape_markdown(discord.utils.escape_mentions(line))


def cleaned_lines(text: str, *, most: int) -> str:
    """Return text from a person as a few plain lines, the empty ones left out."""
    lines = [cleaned(line, most=most) for line in text[:most].splitlines()]
    return "\n".join([line for line in lines if line][:MOST_LINES])


def label(name: str) -> str:
    """Return a name for a button or a menu, where Discord shows every character as it is."""
    return cleaned(name, most=MOST_LABEL).replace("\\", "")


def mark_of(text: str) -> str:
    """Return a short mark of a text, for a button to carry in its place."""
    return hashlib.sha256(text.encode()).hexdigest()[:MARK_CHARACTERS]


def plain_web(typed: str) -> str:
    """Return a web address that was typed; empty when it is none that may be shown."""
    line = "".join(typed.split())
    is_safe = line.startswith("https://") and line.isascii() and not set(line) & set("<>()[]|`*@")
    return line if is_safe and cleaned(line.removeprefix("https://")) else ""
