"""What a member shares with the group: the text itself, its preview, and the way back."""

from datetime import date

from bot.custom_ids import CustomIds
from bot.messenger import Button, Outgoing, Style
from bot.models import ChannelId, ShareId, Slot
from bot.services.shares import Posting, Sharable
from bot.ui import notes
from bot.ui.answers import day_row
from bot.ui.components import Panel
from bot.ui.text import cleaned, mark_of
from bot.ui.visits import Visit
from bot.ui.voice import answer_name
from bot.words import Words

WITH_ANSWER, WITHOUT_ANSWER = "a", "w"
MOST_OF_NAME = 32


def text_of(words: Words, name: str, sharable: Sharable, how: str) -> str:
    """Return what would be posted, in the words of the group."""
    lines = [words("share-first", name=cleaned(name, most=MOST_OF_NAME))]
    if how == WITH_ANSWER and sharable.answer is not None:
        lines.append(words("share-answer", answer=answer_name(words, sharable.answer)))
    return "\n".join([*lines, *notes.lines(words, sharable.note)])


def at_first(sharable: Sharable) -> str:
    """Return what is proposed: a note by itself where there is one, else the answer."""
    return WITHOUT_ANSWER if sharable.note else WITH_ANSWER


async def preview(visit: Visit, sharable: Sharable, day_on: date, slot: Slot, how: str) -> Panel:
    """Return exactly what the group would see, and the choice to post it."""
    words = await visit.words()
    text = await shared_text(visit, sharable, how)
    day = day_row(day_on, slot)
    post = visit.own_id("share_post", *day, how, mark(sharable, text))
    buttons = [Button(words("button-post-it"), post, style=Style.MAIN)]
    if sharable.note and sharable.answer is not None:
        other = WITHOUT_ANSWER if how == WITH_ANSWER else WITH_ANSWER
        label = "button-without-answer" if how == WITH_ANSWER else "button-with-answer"
        buttons.append(Button(words(label), visit.own_id("share", *day, other)))
    buttons.append(Button(words("button-not-now"), visit.own_id("share_not")))
    quoted = "\n".join(f"> {line}" for line in text.split("\n"))
    where = words("share-preview", channel=f"<#{sharable.channel_id}>")
    return Panel(f"{where}\n\n{quoted}", (tuple(buttons),))


def mark(sharable: Sharable, text: str) -> str:
    """Return the mark of what was previewed: these words, in this channel."""
    return mark_of(f"{sharable.channel_id} {text}")


async def shared_text(visit: Visit, sharable: Sharable, how: str) -> str:
    """Return what would be posted for this person, under the name they have there."""
    group_words = visit.bot.voices.of((await visit.known()).guild)
    return text_of(group_words, visit.interaction.user.display_name, sharable, how)


async def posted(visit: Visit, channel_id: ChannelId | None, share_id: ShareId) -> Panel:
    """Return that it is posted, and the way back."""
    words = await visit.words()
    back = Button(words("button-take-back"), visit.own_id("take_back", share_id))
    return Panel(words("share-posted", channel=f"<#{channel_id}>"), ((back,),))


def post(words: Words, ids: CustomIds, posting: Posting) -> Outgoing:
    """Return the post: the text that was previewed, and a button for its owner."""
    back_id = ids.make("take_back", posting.guild_id, posting.user_id, posting.share_id)
    return Outgoing(posting.text, ((Button(words("button-take-back"), back_id),),))
