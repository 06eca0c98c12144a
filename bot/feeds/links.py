"""Links of meetings: only to a room, without the passcode, and never to somebody's account."""

import re
from typing import NamedTuple
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urlsplit, urlunsplit

from bot.feeds.cells import Cell, text
from bot.models.feeds import LeftOut

MOST_LINK = 400
BARE = re.compile(r"(?i)[a-z0-9][\w-]*(?:\.[\w-]+)*\.[a-z]{2,}(?:[/?].*)?")
BREAKS_OUT = frozenset("<>`|\\\"'")  # of what a link is shown in
HOST = re.compile(r"(?i)[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}")
SECRETS = frozenset(
    {
        *("pwd", "passwd", "password", "passcode", "pass", "pw", "pin", "psw", "code"),
        *("tk", "zak", "token", "access_token", "invite_token", "auth", "key", "secret", "hash"),
        *("email", "e-mail", "mail", "from_email", "uname", "username", "user"),
    }
)
SHORT = {"teams.microsoft.com": "p", "teams.live.com": "p"}  # what it is called there
STILL_SECRET = re.compile(r"(?i)pwd|pass(?:code|word|wd)")
PAYS = re.compile(
    r"(?i)(?:^|\.)(?:paypal\.(?:me|com)|venmo\.com|cash\.app|squareup\.com|square\.link"
    r"|gofundme\.com|patreon\.com|ko-fi\.com|buymeacoffee\.com|donorbox\.org|stripe\.com)$"
)
TRACKS = frozenset({"fbclid", "gclid", "mc_cid", "mc_eid"})


class Link(NamedTuple):
    """A link that may be kept, or none; and what was left out of it."""

    url: str | None = None
    left_out: tuple[LeftOut, ...] = ()


def link(cell: Cell) -> Link:
    """Return the link of a cell; a passcode in it is left out, and that is said."""
    typed = text(cell, most=2 * MOST_LINK).split(" ")[0].strip("<>\"',;")
    if not typed:
        return Link()
    if "://" not in typed and BARE.fullmatch(typed):
        typed = f"https://{typed}"
    try:
        parts = urlsplit(typed)
        is_public = parts.port is None and parts.username is None
    except ValueError:
        return Link(left_out=(LeftOut.LINK,))
    host = parts.hostname or ""
    is_room = parts.scheme in {"http", "https"} and HOST.fullmatch(host) and not PAYS.search(host)
    return _without_passcode(parts) if is_public and is_room else Link(left_out=(LeftOut.LINK,))


def _without_passcode(parts: SplitResult) -> Link:
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    secrets = SECRETS | {SHORT.get(parts.netloc.lower(), "pwd")}
    kept = [
        (name, value)
        for name, value in pairs
        if name.lower() not in secrets | TRACKS and not name.lower().startswith("utm_")
    ]
    query = parts.query if kept == pairs else urlencode(kept)
    url = urlunsplit((parts.scheme, parts.netloc.lower(), parts.path, query, ""))
    is_odd = len(url) > MOST_LINK or not url.isascii() or bool(set(url) & BREAKS_OUT)
    if is_odd or STILL_SECRET.search(unquote(unquote(url))):
        return Link(left_out=(LeftOut.LINK,))
    had_secret = STILL_SECRET.search(unquote(parts.geturl())) or any(
        name.lower() in secrets for name, _ in pairs
    )
    return Link(url, (LeftOut.PASSCODE,) if had_secret else ())
