"""The words of the bot: catalogues in Project Fluent, per language and per group."""

from bot.words.catalogue import Catalogue, UnknownWordsError, Words
from bot.words.overrides import Problem, check_override

__all__ = ["Catalogue", "Problem", "UnknownWordsError", "Words", "check_override"]
