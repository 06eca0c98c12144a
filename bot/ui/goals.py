"""Goals and habits, shown to the one person whose they are."""

from collections.abc import Sequence

import discord

from bot.messenger import Button
from bot.services.goals import Goal
from bot.ui.components import Boxes, Field, Option, Panel, Select, form_of, ticked_in, typed_in
from bot.ui.text import cleaned
from bot.ui.visits import Visit
from bot.words import Words

A_PAGE = 5
MOST_WORDS = 100
DAILY = "daily"


async def listing(visit: Visit, goals: Sequence[Goal], *, page: int = 0) -> Panel:
    """Return a page of somebody's goals."""
    words = await visit.words()
    shown = goals[page * A_PAGE : (page + 1) * A_PAGE]
    lines = [f"**{words('goals-title')}**"]
    lines += [line(words, goal) for goal in shown] or [words("goals-none")]
    rows: list[tuple[Button, ...] | Select] = []
    if shown:
        options = tuple(Option(goal.words, str(goal.id)) for goal in shown)
        rows.append(Select(visit.own_id("goal"), words("goals-placeholder"), options))
    buttons = [
        Button(words("button-add-goal"), visit.own_id("goal_add")),
        Button(words("button-days"), visit.own_id("record")),
    ]
    if page:
        buttons.append(Button(words("button-page-back"), visit.own_id("goals", page - 1)))
    if (page + 1) * A_PAGE < len(goals):
        buttons.append(Button(words("button-page-on"), visit.own_id("goals", page + 1)))
    return Panel("\n".join(lines), (*rows, tuple(buttons)))


def line(words: Words, goal: Goal) -> str:
    """Return a goal in one line."""
    said = cleaned(goal.words, most=MOST_WORDS)
    if goal.daily:
        return words("goal-daily-done" if goal.done else "goal-daily", typed=said)
    return words("goal-done", typed=said) if goal.done else said


async def one(visit: Visit, goal: Goal) -> Panel:
    """Return one goal, with what can be done about it."""
    words = await visit.words()
    done = "button-not-yet" if goal.done else "button-goal-done"
    row = (
        Button(words(done), visit.own_id("goal_done", goal.id, "n" if goal.done else "y")),
        Button(words("button-goal-drop"), visit.own_id("goal_drop", goal.id)),
        Button(words("button-back"), visit.own_id("goals")),
    )
    return Panel(line(words, goal), (row,))


async def form(visit: Visit) -> discord.ui.Modal:
    """Return the form of a new goal."""
    words = await visit.words()
    fields = (
        Field("words", words("goal-form-words"), words("goal-form-words-hint"), most=MOST_WORDS),
        Boxes("habit", words("goal-form-daily"), (Option(words("goal-every-day"), DAILY),)),
    )
    return form_of(words("button-add-goal"), visit.own_id("goal_added"), fields)


def read_form(interaction: discord.Interaction) -> tuple[str, bool]:
    """Return the words that were typed, and whether it is for every day."""
    typed = " ".join(typed_in(interaction).get("words", "").split())[:MOST_WORDS]
    return typed, DAILY in ticked_in(interaction, "habit")
