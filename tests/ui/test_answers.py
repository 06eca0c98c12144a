"""The reply to an answer: the words and buttons of each offer, in every language."""

from datetime import UTC, date, datetime

import pytest

from bot.custom_ids import CustomIds
from bot.models import (
    Answer,
    CheckIn,
    CheckInId,
    GuildId,
    Person,
    PersonId,
    PersonKind,
    Slot,
    UserId,
)
from bot.rules.offers import FITTING, Offer
from bot.ui import answers
from bot.vault import MasterKey, Vault
from bot.words import Catalogue

IDS = CustomIds(Vault(MasterKey.new(), mac_secret=b"m" * 32))
CATALOGUE = Catalogue.load(strict=True)
MARA = Person(PersonId(1), GuildId(7), UserId(70), PersonKind.MEMBER)
ON = date(2026, 3, 2)
AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


def reply(answer: Answer, offer: Offer, language: str = "en"):
    check_in = CheckIn(CheckInId(1), MARA.id, ON, Slot.EVENING, answer=answer, answered_at=AT)
    words = CATALOGUE.words(language)
    return words, answers.thanks(words, IDS, MARA, check_in, offer=offer)


@pytest.mark.parametrize("language", CATALOGUE.languages)
@pytest.mark.parametrize("answer", Answer)
@pytest.mark.parametrize("offer", [Offer.THANKS, Offer.PERSON, Offer.TOOL])
def test_every_offer_that_can_be_made_has_words_and_what_it_offers(answer, offer, language):
    assert offer in FITTING[answer]
    words, shown = reply(answer, offer, language)
    labels = [button.label for row in shown.rows for button in row]
    assert shown.text.count("\n") == 1
    assert words("button-add-note") in labels
    is_hard = answer in {Answer.HARD, Answer.VERY_HARD}
    assert (words("button-ask-someone") in labels) == is_hard
    assert (words("button-tool") in labels) == (offer is Offer.TOOL)
    assert (words("button-talk") in labels) == (not is_hard and offer is Offer.PERSON)


@pytest.mark.parametrize("offer", [Offer.THANKS, Offer.PERSON, Offer.TOOL])
@pytest.mark.parametrize("answer", [Answer.HARD, Answer.VERY_HARD])
def test_a_hard_day_is_always_told_that_nobody_knows_and_asked(answer, offer):
    _, shown = reply(answer, offer)
    assert "Nobody is told. Want me to ask someone?" in shown.text


def test_a_row_that_names_a_check_in_reads_back():
    for slot in Slot:
        pressed = IDS.read(
            IDS.make("note", MARA.guild_id, MARA.user_id, *answers.day_row(ON, slot))
        )
        assert pressed is not None
        assert answers.read_day(pressed.row) == (ON, slot)
        assert len(pressed.row) == len(answers.DAY_ROW)
