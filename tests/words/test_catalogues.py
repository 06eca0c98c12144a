"""What people read, held against PRODUCT.md "Words" and against Discord's limits."""

import re
import unicodedata
from collections import Counter

import pytest

from bot.words import Catalogue, Words
from bot.words.samples import SAMPLES, likely, longest
from bot.words.taste import LONGEST_SENTENCE, NEVER, any_of, sentences

CATALOGUE = Catalogue.load(strict=True)
IDS = CATALOGUE.ids()

# said of who may look, not that somebody has looked: Discord does not tell us
NOT_A_STATUS = {"pinned-who-sees"}
# said by a person, by their own tap and over their name
NOT_THE_BOTS_VOICE = {"missed-you", "button-write-them"}

TENDER = {
    "en": "addiction recovery sober drink drinking alcohol drug drugs crisis suicide overdose "
    "meeting meetings group therapy treatment hard setback quiet naloxone porchlight",
    "es": "adicción recuperación sobriedad sobrio beber alcohol droga drogas crisis suicidio "
    "sobredosis reunión reuniones grupo terapia tratamiento difícil naloxona porchlight",
}

# What a locked phone shows of each message that makes it light up. A new one is added here on
# purpose, after asking: may a stranger in the room read this?
LOCK_SCREEN = {
    "notice-first": "Something of the server is missing.",
    "start-dm-first": "Hello. This is where I write to you.",
    "thread-first-line": "Moderators of this server can read along here.",
    "prompt-morning": "Morning. How is today?",
    "prompt-evening": "Evening. How was today?",
    "prompt-after-outage": "I was away for a while. How is today?",
    "prompt-thinned": "I will ask once a week now.",
    "reply-good": "Thank you for checking in.",
    "reply-okay": "Thank you for checking in.",
    "reply-hard": "Thank you for saying so.",
    "reply-very-hard": "Thank you for saying so.",
    "reply-good-person": "Thank you for checking in.",
    "reply-okay-person": "Thank you for checking in.",
    "reply-good-tool": "Thank you for checking in.",
    "reply-okay-tool": "Thank you for checking in.",
    "reply-hard-tool": "Thank you for saying so.",
    "reply-very-hard-tool": "Thank you for saying so.",
    "reply-hard-thanks": "Thank you for saying so.",
    "reply-very-hard-thanks": "Thank you for saying so.",
    "reply-good-meeting": "Thank you for checking in.",
    "reply-okay-meeting": "Thank you for checking in.",
    "reply-hard-meeting": "Thank you for saying so.",
    "reply-very-hard-meeting": "Thank you for saying so.",
    "answer-thanks": "All right. Thank you for checking in.",
    "talk-asking": "I am asking for a person now.",
    "talk-sent": "I have put this in the leads' room at 23:40. Nobody has answered yet.",
    "talk-sent-late": "I was away, so this went out late, at 23:40. Nobody has answered yet.",
    "talk-not-sent": "I could not ask anybody here.",
    "talk-closed": "This is settled now. Nothing more to do.",
    "talk-taken": "A person has answered.",
    "page-room": "Someone is asking for a person now.",
    "page-room-late": "Someone is asking for a person now.",
    "page-stopped": "This is settled. Nothing more to do. Thank you.",
    "page-hello": "Someone would like a hello. There is no rush.",
    "dm-fixed-answer": "I can't read messages here, so nobody has seen that.",
    "talk-nobody-until": "Nobody is on duty until 07:00.",
    "talk-nobody-on-duty": "Nobody is on duty now.",
    "talk-asked": "Asked 2 people at 23:40. No answer yet.",
    "talk-asked-more": "Asked 2 people so far, the last at 23:40. No answer yet.",
    "talk-asking-people": "I am asking 2 people now.",
    "talk-on-board": "This is on the leads' board. Nobody has answered yet.",
    "talk-handed": "The person who answered can't stay on. I go on asking.",
    "talk-late": "I was away, so this comes late.",
    "talk-nobody-answered": "Nobody has answered. I'm sorry.",
    "talk-nobody-there": "There is nobody here whom I could ask now. I'm sorry.",
    "talk-hello-nobody": "Nobody has been free for a hello yet.",
    "talk-thread": "There is a private place to talk now.",
    "page-second": "Someone is asking for a second person.",
    "page-no-thread": "I could not open a private thread.",
    "page-still-open": "Is this still open for you?",
    "page-still-open-room": "Is this still open?",
    "page-settled": "This is settled.",
    "lead-welcome": "Hello. This is where I ask you.",
    "milestone-asked": "This is about a date of yours.",
    "milestone-asked-neutral": "This is about a date of yours.",
    "reminder-soon": "Starting soon.",
    "reminder-later": "Here is the reminder you asked for.",
    "change-first": "A change of plan.",
    "announce-later": "Coming up.",
    "host-found-first": "Somebody has said yes.",
    "host-tomorrow": "You are expected tomorrow.",
    "host-today": "Will you be there today?",
    "stand-in-another-day": "Can you step in?",
    "stand-in-today": "Can you step in today?",
    "host-wanted": "Someone is needed to host.",
    "host-offer": "Would you host?",
    "host-thanks": "Thank you for hosting.",
    "note-from-person": "A note from a person.",
    "digest-title": "Here is your summary. Nothing in it is urgent.",
    "hard-told": "I did what you had asked me to.",
    "quiet-news-nobody": "One thing is different now.",
    "quiet-news-other": "One thing is different now.",
    "quiet-note": "One tap is enough for today.",
    "signed-note": "Leaving this here. Nothing needed. A person is one tap away.",
    "test-page": "This is a test. Nobody is waiting.",
    "concern-letter": "Someone would like you to read something.",
    "concern-news-read": "What you left has been opened.",
    "concern-news-answered": "There is an answer for you here.",
    "concern-news-settled": "What you left was marked as settled.",
    "concern-news-unopened": "Nobody has opened what you left yet.",
    "concern-news-unreached": "I could not hand on what you left.",
    "held-note": "Notes are on hold. Tap to start again.",
    "notice-dm-failed": "I could not write to you directly.",
}
NEUTRAL_VARIABLES = {"count", "until", "clock", "day", "level"}

MUST_BE_FIXED = (
    *("start-what", "start-age-line", "prompt-private", "stopping-suddenly", "tolerance"),
    *("medication", "thread-first-line", "pinned-who-sees", "about-who-reads", "about-keeps"),
    *("about-not", "talk-sent", "talk-no-room", "talk-merged", "dm-fixed-answer", "stop-erased"),
    *("numbers-fallback", "numbers-emergency", "numbers-directory", "numbers-unconfirmed"),
)

COMMAND_NAME = re.compile(r"[-_'\w]{1,32}")


@pytest.fixture(params=CATALOGUE.languages)
def words(request: pytest.FixtureRequest) -> Words:
    return CATALOGUE.words(request.param)


def texts(words: Words) -> dict[str, str]:
    return {name: words(name, **longest(CATALOGUE.variables(name))) for name in IDS}


def offenders(words: Words, says: re.Pattern[str]) -> list[str]:
    return [f"{name}: {text}" for name, text in texts(words).items() if says.search(text.lower())]


def syllables(word: str) -> int:
    groups = len(re.findall(r"[aeiouy]+", word.lower()))
    return max(1, groups - (word.lower().endswith("e") and not word.lower().endswith("le")))


def without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def test_nothing_of_the_never_list_is_said(words: Words) -> None:
    found = offenders(words, any_of(NEVER[words.language]))
    allowed = NOT_A_STATUS | NOT_THE_BOTS_VOICE
    assert [line for line in found if line.partition(":")[0] not in allowed] == []


def test_the_never_list_bites() -> None:
    assert any_of(NEVER["en"]).search("you missed a day")
    assert any_of(NEVER["es"]).search("perdiste tu racha")
    assert not any_of(NEVER["en"]).search("casein, userland, cleaner")


def test_nothing_is_shouted(words: Words) -> None:
    assert offenders(words, re.compile("[!¡]")) == []


def test_no_message_has_more_than_two_lines(words: Words) -> None:
    assert [name for name, text in texts(words).items() if text.count("\n") > 1] == []


def test_no_line_is_blank_or_padded(words: Words) -> None:
    lines = [(name, line) for name, text in texts(words).items() for line in text.split("\n")]
    assert [name for name, line in lines if not line.strip() or line != line.strip()] == []


def test_every_message_is_short_with_the_longest_values_in_it(words: Words) -> None:
    too_long = {name: len(text) for name, text in texts(words).items() if len(text) > 225}
    assert too_long == {}


def test_no_sentence_is_long(words: Words) -> None:
    most = LONGEST_SENTENCE[words.language]
    plain = {name: words(name, **likely(CATALOGUE.variables(name))) for name in IDS}
    long = [
        " ".join(found)
        for name, text in plain.items()
        for found in sentences(text)
        if len(found) > most
    ]
    assert long == []


def test_a_child_of_ten_can_read_the_english() -> None:
    words = CATALOGUE.words("en")
    found = [
        one
        for name in IDS
        if not name.startswith(("command-", "button-"))
        for one in sentences(words(name, **likely(CATALOGUE.variables(name))))
    ]
    count = sum(map(len, found))
    per_sentence = count / len(found)
    per_word = sum(syllables(word) for one in found for word in one) / count
    grade = 0.39 * per_sentence + 11.8 * per_word - 15.59  # Flesch and Kincaid; ten is grade 5
    assert grade < 5


def test_spanish_says_you_as_to_a_friend() -> None:
    assert offenders(CATALOGUE.words("es"), any_of(("usted", "ustedes", "vosotros", "vos"))) == []


def test_spanish_is_not_left_in_english() -> None:
    english, spanish = texts(CATALOGUE.words("en")), texts(CATALOGUE.words("es"))
    same = {name for name in IDS if english[name] == spanish[name] and " " in english[name]}
    only_values = {
        *("start-zone-option", "settings-time-form-hint", "numbers-languages", "date-day"),
        *("meeting-when", "reminder-about", "reminder-neutral", "always-open-line"),
        *("coverage-day", "rota-turn-of"),
    }
    assert same <= only_values


def test_all_languages_have_the_same_messages_and_variables() -> None:
    for language in CATALOGUE.languages:
        entries = CATALOGUE._entries[language]
        assert list(entries) == list(IDS)
        assert {name: entries[name].variables for name in IDS} == {
            name: CATALOGUE.variables(name) for name in IDS
        }


def test_every_variable_has_a_sample_and_every_sample_a_message() -> None:
    assert {name for one in IDS for name in CATALOGUE.variables(one)} == set(SAMPLES)


def test_buttons_fit_on_a_phone(words: Words) -> None:
    labels = {name: words(name) for name in IDS if name.startswith(("button-", "answer-"))}
    shown = {name: text for name, text in labels.items() if not name.startswith("answer-ask")}
    assert {n: t for n, t in shown.items() if len(t) > 40 or "\n" in t} == {}  # Discord allows 80


def test_no_two_buttons_of_one_row_say_the_same(words: Words) -> None:
    rows = (
        ("button-check-in", "button-talk", "button-meetings", "button-numbers"),
        ("answer-good", "answer-okay", "answer-hard", "answer-very-hard", "button-talk"),
        ("button-yes-start", "button-other-time", "button-not-now"),
        ("button-no-rush", "button-today", "button-right-now"),
        ("button-stop-erase", "button-stop-keep", "button-cancel"),
    )
    for row in rows:
        assert len({words(name) for name in row}) == len(row)


def test_forms_and_menus_keep_discords_limits(words: Words) -> None:
    limits = (("placeholder", 150), ("-form-title", 45), ("-form-", 45), ("-hint", 100))
    for name, text in texts(words).items():
        for mark, most in limits:
            if mark in name and not (mark == "-form-" and name.endswith("-hint")):
                assert len(text) <= most, name


def test_names_of_commands_are_such_that_discord_takes_them(words: Words) -> None:
    texts_of = CATALOGUE.command_texts(words.language)
    assert texts_of
    for key, text in texts_of.items():
        if key.endswith("-about") and key != "command-about":
            assert 1 <= len(text) <= 100, key
            assert "\n" not in text
        else:
            assert COMMAND_NAME.fullmatch(text), key
            assert text == text.lower(), key


def test_every_command_and_option_has_a_name_and_a_description() -> None:
    texts_of = CATALOGUE.command_texts("en")
    names = [key for key in texts_of if key == "command-about" or not key.endswith("-about")]
    assert {f"{name}-about" for name in names} | set(names) == set(texts_of)


def test_no_two_neighbours_among_the_commands_have_the_same_name(words: Words) -> None:
    texts_of = CATALOGUE.command_texts(words.language)
    names = [key for key in texts_of if key == "command-about" or not key.endswith("-about")]
    seen = Counter((name.rpartition("-")[0], without_accents(texts_of[name])) for name in names)
    assert [twice for twice, times in seen.items() if times > 1] == []


def test_english_commands_are_called_what_the_product_calls_them() -> None:
    texts_of = CATALOGUE.command_texts("en")
    for key, text in texts_of.items():
        if key == "command-about" or not key.endswith("-about"):
            assert key.rpartition("-")[2] == text


def test_what_a_lock_screen_shows_is_listed() -> None:
    words = CATALOGUE.words("en")
    pushed = [name for name in IDS if CATALOGUE.pushed(name)]
    assert {
        name: words(name, **likely(CATALOGUE.variables(name))).split("\n")[0] for name in pushed
    } == LOCK_SCREEN


def test_a_lock_screen_shows_nothing_tender(words: Words) -> None:
    tender = any_of(tuple(TENDER[words.language].split()))
    for name in LOCK_SCREEN:
        first = words(name, **likely(CATALOGUE.variables(name))).split("\n")[0]
        assert not tender.search(first.lower()), first


def test_a_lock_screen_shows_no_name_whatever_the_variables_are(words: Words) -> None:
    for name in LOCK_SCREEN:
        marked = {
            variable: value if variable in NEUTRAL_VARIABLES else "§"
            for variable, value in likely(CATALOGUE.variables(name)).items()
        }
        assert "§" not in words(name, **marked).split("\n")[0]


def test_a_request_page_says_its_level_in_each_language(words: Words) -> None:
    first = {
        level: words("page-room", level=level, clock="23:40", language="x").split("\n")[0]
        for level in ("no_rush", "today", "right_now")
    }
    assert len(set(first.values())) == 3


def test_the_promises_are_fixed() -> None:
    assert [name for name in MUST_BE_FIXED if not CATALOGUE.fixed(name)] == []
    assert [
        n for n in IDS if n.startswith(("numbers-kind-", "talk-sent")) and not CATALOGUE.fixed(n)
    ] == []


def test_the_safety_lines_are_those_of_the_product() -> None:
    words = CATALOGUE.words("en")
    assert words("stopping-suddenly", emergency="112") == (
        "Stopping heavy drinking, or sleeping or anxiety pills, at once can be dangerous.\n"
        "Shaking, seeing things, a seizure: call 112."
    )
    assert words("tolerance") == (
        "After a break your body takes less. Don't be alone; keep naloxone near."
    )
    assert words("medication") == "Medication as prescribed counts as recovery here."


def test_what_it_does_is_said_in_about_forty_words(words: Words) -> None:
    assert len(words("start-what").split()) <= 45
