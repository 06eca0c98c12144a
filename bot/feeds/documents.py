"""A file's bytes into text, and the text of a JSON list into its rows; within limits."""

import codecs
import json
import zlib

from bot.feeds.rows import FileError, said

MOST_BYTES = 256 * 1024  # after decompression
GZIP = b"\x1f\x8b"
ARCHIVES = (b"PK\x03\x04", b"BZh", b"\xfd7zXZ", b"Rar!", b"7z\xbc\xaf", b"\x28\xb5\x2f\xfd")
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"RIFF")
WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
WRAPPERS = ("meetings", "data", "results")  # a list within an object


class Sheet(list[object]):
    """The lines of a table, the first of which is its header."""


def text_of(data: bytes) -> str:
    """Return the text of a file, unpacked if it is gzip; FileError if it is no text."""
    if data.startswith(GZIP):
        data = _unpacked(data)
    if len(data) > MOST_BYTES:
        raise FileError(said("feeds-too-large"))
    if data.startswith(ARCHIVES):
        raise FileError(said("feeds-archive"))
    if data.startswith(PICTURES):
        raise FileError(said("feeds-not-text"))
    try:
        text = data.decode("utf-16" if data.startswith(WIDE) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileError(said("feeds-not-utf8")) from error
    if "\0" in text:
        raise FileError(said("feeds-not-text"))
    if not text.strip():
        raise FileError(said("feeds-empty"))
    return text


def json_rows(text: str) -> list[object]:
    """Return the rows of a JSON list, or the lines of a sheet."""
    if text.lstrip()[:1] == "<":
        raise FileError(said("feeds-web-page"))
    try:
        found = json.loads(text, parse_constant=_no_number)
    except RecursionError as error:
        raise FileError(said("feeds-too-deep")) from error
    except ValueError as error:  # a number of many thousand digits among them
        raise FileError(said("feeds-not-json")) from error
    return _list_in(found)


def _list_in(found: object) -> list[object]:
    if isinstance(found, list):
        return found
    if found is None or found == {}:
        raise FileError(said("feeds-empty"))
    if not isinstance(found, dict):
        raise FileError(said("feeds-not-a-list"))
    for name in WRAPPERS:
        if isinstance(found.get(name), list):
            return list(found[name])
    if isinstance(found.get("values"), list):
        return Sheet(found["values"])
    # PHP writes a list with a gap in its numbers as an object
    if all(key.isdecimal() and isinstance(value, dict) for key, value in found.items()):
        return list(found.values())
    raise FileError(said("feeds-not-a-list"))


def _unpacked(data: bytes) -> bytes:
    unpack = zlib.decompressobj(wbits=31)
    try:
        out = unpack.decompress(data, MOST_BYTES + 1)
    except zlib.error as error:
        raise FileError(said("feeds-archive")) from error
    if len(out) <= MOST_BYTES and not unpack.eof:
        raise FileError(said("feeds-archive"))
    return out


def _no_number(name: str) -> object:
    raise ValueError(name)
