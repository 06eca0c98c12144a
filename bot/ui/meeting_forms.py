"""What somebody typed about a meeting, by options or in a form, read into an outline."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import discord

from bot.models import ChannelId
from bot.models.meetings import Announcement, Meeting, MeetingKind, Outline, Recurrence
from bot.rules import calendar, places, reminders, when
from bot.services import drafting
from bot.ui.components import Boxes, Field, Option, form_of
from bot.ui.meeting_words import MOST_NAME, MOST_TYPED, complaint, rule
from bot.ui.text import cleaned
from bot.words import Words

MOST_LINK = 400
MOST_LINE = 200
MOST_PATHWAY = 40
LINK = re.compile(r"\S+://\S*|www\.\S+")
HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co"})
OPEN = "open"
TRAITS = (OPEN, MeetingKind.WORKSHOP, MeetingKind.EVENT, MeetingKind.ONE_TO_ONE)

COLUMNS = {OPEN: "is_open", "channel": "channel_id", "remind": "remind_minutes"}
Typed = Mapping[str, str]  # names: name, when, where, note, open, kind and so on


def form(
    words: Words, custom_id: str, typed: Typed, *, meeting: Meeting | None
) -> discord.ui.Modal:
    """Return the form of a new or changed meeting; of a changed one the hour may stay empty."""
    hint = words("meeting-form-when-hint")
    if meeting is not None:
        hint = rule(words, meeting.recurrence)[:100]
    kind = typed.get("kind", MeetingKind.GROUP)
    chosen = {kind, *([OPEN] if typed.get(OPEN, "1") else [])}
    options = tuple(
        Option(words(f"meeting-trait-{trait.replace('_', '-')}"), trait, trait in chosen)
        for trait in TRAITS
    )
    fields = (
        Field(
            "name",
            words("meeting-form-name"),
            words("meeting-form-name-hint"),
            most=MOST_NAME,
            shown=typed.get("name", ""),
        ),
        Field(
            "when",
            words("meeting-form-when"),
            hint,
            most=when.MOST_CHARACTERS,
            required=meeting is None,
            shown=typed.get("when", ""),
        ),
        Field(
            "where",
            words("meeting-form-where"),
            words("meeting-form-where-hint"),
            most=MOST_LINK,
            required=False,
            shown=typed.get("where", ""),
        ),
        Field(
            "note",
            words("meeting-form-note"),
            words("meeting-form-note-hint"),
            most=MOST_LINE,
            required=False,
            shown=typed.get("note", ""),
        ),
        Boxes("traits", words("meeting-form-traits"), options),
    )
    title = words("meeting-form-title" if meeting is None else "meeting-form-change")
    return form_of(title, custom_id, fields)


def typed_of(meeting: Meeting) -> dict[str, str]:
    """Return what somebody would have typed for a meeting as it is; of its hour nothing."""
    where = " ".join(part for part in (meeting.address, meeting.link) if part)
    return {
        "name": meeting.name,
        "where": where,
        "note": meeting.note or "",
        OPEN: "1" if meeting.is_open else "",
        "kind": meeting.kind.value,
    }


def from_form(typed: Typed, ticked: list[str]) -> dict[str, str]:
    """Return what came back from the form, with what was ticked."""
    kinds = [trait for trait in ticked if trait != OPEN]
    kind = kinds[0] if kinds else MeetingKind.GROUP.value
    return {**typed, OPEN: "1" if OPEN in ticked else "", "kind": kind}


def outline_of(
    words: Words, typed: Typed, *, meeting: Meeting | None, zone: str, now: datetime
) -> Outline | str:
    """Return the outline that was typed; a sentence when something is wrong with it.

    Of a meeting that is changed, what was not typed stays as it is.
    """
    name = cut(typed.get("name", meeting.name if meeting else ""), most=MOST_NAME) or ""
    if not cleaned(name):
        return words("meeting-name-missing")
    where = typed.get("zone") or (meeting.recurrence.zone if meeting else zone)
    zone_name = read_zone(where, now)
    if zone_name is None:
        return words("meeting-zone-unknown", typed=cleaned(where, most=MOST_TYPED))
    rule_ = _rule(typed.get("when", "").strip(), meeting, zone=zone_name, now=now)
    if isinstance(rule_, when.Complaint):
        return complaint(words, rule_)
    base = Outline(name, rule_)
    if meeting is not None:
        base = replace(drafting.outline_from(meeting), name=name, recurrence=rule_, others=())
    filled = _filled(base, typed)
    if filled is None:
        return words("meeting-link-wrong")
    outline = replace(filled, announced=_announced(filled, typed))
    has_no_channel = outline.announced is None and int(typed.get("remind_before") or 0) > 0
    return words("announce-which-channel") if has_no_channel else outline


def _announced(outline: Outline, typed: Typed) -> Announcement | None:
    """Return where and when the group is reminded; an empty channel, or 0 minutes, is nowhere."""
    before, now = typed.get("remind_before"), outline.announced
    where = typed.get("remind_in", str(now.channel_id) if now else "")
    if not where or before == "0":
        return None
    usual = now.minutes if now else min(outline.remind_minutes, reminders.MOST_ANNOUNCED)
    minutes = min(_minutes(before), reminders.MOST_ANNOUNCED) if before else usual
    return Announcement(ChannelId(int(where)), minutes)


def _rule(
    typed: str, meeting: Meeting | None, *, zone: str, now: datetime
) -> Recurrence | when.Complaint:
    if not typed and meeting is not None:
        return replace(meeting.recurrence, zone=zone)
    minutes = meeting.recurrence.minutes if meeting else when.USUAL_MINUTES
    return when.read(typed, now=now, zone=zone, minutes=minutes)


def _filled(outline: Outline, typed: Typed) -> Outline | None:
    """Return the outline with everything else that was typed; None where a link is none."""
    if "where" in typed:
        where = " ".join(typed["where"].split())
        found = LINK.search(where)
        link = found[0] if found else None
        if link is not None and not is_link(link):
            return None
        address = cut(where if link is None else where.replace(link, " "))
        outline = replace(outline, link=link, address=address)
    read: dict[str, Any] = {
        "note": cut,
        "kind": MeetingKind,
        OPEN: bool,
        "language": lambda text: cut(text.casefold(), most=8) or outline.language,
        "pathway": lambda text: cut(text, most=MOST_PATHWAY) or outline.pathway,
        "channel": lambda text: ChannelId(int(text)) if text else outline.channel_id,
        "remind": lambda text: _minutes(text) if text else outline.remind_minutes,
    }
    changes = {
        COLUMNS.get(name, name): read_one(typed[name])
        for name, read_one in read.items()
        if name in typed
    }
    return replace(outline, **changes)


def _minutes(text: str) -> int:
    return min(max(int(text), reminders.SHORTEST), reminders.LONGEST)


def cut(text: str, *, most: int = MOST_LINE) -> str | None:
    """Return text as one plain line of a length; None where nothing is left."""
    kept = "".join(
        " " if character.isspace() else character
        for character in unicodedata.normalize("NFC", text)
        # menus and Discord's events show it as it is: no hidden characters, no turned directions
        if character.isspace() or unicodedata.category(character) not in HIDDEN
    )
    return " ".join(kept.split())[:most].strip() or None


def is_link(text: str) -> bool:
    """Say whether something can be shown as a link: http or https, with a host, in one piece."""
    if len(text) > MOST_LINK or any(character in text for character in "<>`|\\\"'"):
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and "." in (parts.hostname or "")


def read_zone(typed: str, now: datetime) -> str | None:
    """Return the zone that somebody named, by its name or by a city."""
    if typed in calendar.zone_names():
        return typed
    found = places.search(typed, now)
    return found[0].zone if found else None
