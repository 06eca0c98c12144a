"""What a text sounds like: the words that are not used here, and how hard it is to read."""

import re

NEVER = {  # never in the bot's voice; what a group writes is only warned about
    "en": (
        *("addict", "addicts", "alcoholic", "alcoholics", "user", "users", "clean", "dirty"),
        *("relapse", "relapsed", "slip", "slipped", "failed", "failure", "broke", "broken"),
        *("reset", "day 0", "day zero", "missed", "overdue", "inactive", "non-responder"),
        *("case", "cases", "ticket", "tickets", "incident", "incidents", "alert", "alerts"),
        *("lines", "hotline", "hotlines", "streak", "streaks", "grace day", "grace days"),
        *("thinking of you", "we care", "i'm so sorry", "sorry to hear", "i feel", "i hope"),
        *("should", "must", "someone will come", "somebody will come", "will help you", "seen by"),
    ),
    "es": (
        *("adicto", "adicta", "adictos", "adictas", "alcohólico", "alcohólica", "usuario"),
        *("usuaria", "usuarios", "limpio", "limpia", "sucio", "sucia", "recaída", "recaer"),
        *("recaíste", "desliz", "fallaste", "fallo", "fracaso", "rompiste", "reiniciar"),
        *("reinicio", "día 0", "día cero", "perdiste", "faltaste", "atrasado", "atrasada"),
        *("vencido", "vencida", "inactivo", "inactiva", "caso", "casos", "ticket", "incidente"),
        *("alerta", "alertas", "expediente", "líneas", "línea directa", "racha", "día de gracia"),
        *("pienso en ti", "nos importas", "lo siento mucho", "siento", "espero que"),
        *("debes", "deberías", "tienes que", "alguien vendrá", "alguien va a venir", "visto por"),
    ),
}
LONGEST_SENTENCE = {"en": 20, "es": 26}  # words; Spanish needs more of them


def any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds any of these phrases as whole words, in text of small letters."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)")


def sentences(text: str) -> list[list[str]]:
    """Return the words of each sentence."""
    parts = re.split(r"[.?:;·]\s|\n", f"{text} ")
    return [found for part in parts if (found := re.findall(r"[^\W\d_]+(?:'\w+)?", part))]


def warnings(text: str, language: str) -> list[tuple[str, dict[str, str]]]:
    """Return what a group may want to think about: ids of messages, with their variables."""
    found = any_of(NEVER[language]).findall(text.lower())
    said = [("words-warning-never", {"word": word}) for word in dict.fromkeys(found)]
    if "!" in text:
        said.append(("words-warning-loud", {}))
    if any(len(sentence) > LONGEST_SENTENCE[language] for sentence in sentences(text)):
        said.append(("words-warning-long", {}))
    return said
