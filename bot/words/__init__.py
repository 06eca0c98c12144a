"""The words of the bot: catalogues in Project Fluent, per language and per group."""

from bot.words.catalogue import Catalogue, UnknownWordsError, Words
from bot.words.overrides import check_override

__all__ = ["Catalogue", "UnknownWordsError", "Words", "check_override"]
