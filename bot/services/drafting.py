"""What a meeting is, as a draft keeps it, and back."""

from datetime import date, datetime, time
from typing import Any

from bot.models import ChannelId
from bot.models.meetings import Announcement, Meeting, MeetingKind, OtherDate, Outline, Recurrence


def body_of(outline: Outline) -> dict[str, Any]:
    """Return an outline as plain values."""
    rule = outline.recurrence
    return {
        "name": outline.name,
        "kind": outline.kind.value,
        "pathway": outline.pathway,
        "language": outline.language,
        "is_open": outline.is_open,
        "channel_id": outline.channel_id,
        "link": outline.link,
        "address": outline.address,
        "note": outline.note,
        "remind_minutes": outline.remind_minutes,
        "announced": outline.announced
        and [int(outline.announced.channel_id), outline.announced.minutes],
        "source": outline.source,
        "slug": outline.slug,
        "others": [
            [other.on.isoformat(), other.moved_to and other.moved_to.isoformat()]
            for other in outline.others
        ],
        "starts_on": rule.starts_on.isoformat(),
        "ends_on": rule.ends_on and rule.ends_on.isoformat(),
        "at": rule.at.isoformat(),
        "zone": rule.zone,
        "weekdays": sorted(rule.weekdays),
        "every": rule.every,
        "nths": sorted(rule.nths),
        "minutes": rule.minutes,
    }


def outline_of(body: dict[str, Any]) -> Outline:
    """Return the outline that a draft keeps."""
    rule = Recurrence(
        starts_on=date.fromisoformat(body["starts_on"]),
        at=time.fromisoformat(body["at"]),
        zone=body["zone"],
        weekdays=frozenset(body["weekdays"]),
        every=body["every"],
        nths=frozenset(body["nths"]),
        ends_on=date.fromisoformat(body["ends_on"]) if body["ends_on"] else None,
        minutes=body["minutes"],
    )
    channel_id = body["channel_id"]
    return Outline(
        name=body["name"],
        recurrence=rule,
        kind=MeetingKind(body["kind"]),
        pathway=body["pathway"],
        language=body["language"],
        is_open=body["is_open"],
        channel_id=None if channel_id is None else ChannelId(channel_id),
        link=body["link"],
        address=body["address"],
        note=body["note"],
        remind_minutes=body["remind_minutes"],
        announced=_announced(body.get("announced")),  # a draft can be from before there was any
        source=body["source"],
        slug=body["slug"],
        others=tuple(
            OtherDate(date.fromisoformat(on), datetime.fromisoformat(moved) if moved else None)
            for on, moved in body["others"]
        ),
    )


def _announced(kept: list[int] | None) -> Announcement | None:
    return Announcement(ChannelId(kept[0]), kept[1]) if kept else None


def outline_from(meeting: Meeting) -> Outline:
    """Return a meeting that stands as an outline."""
    return Outline(
        meeting.name,
        meeting.recurrence,
        meeting.kind,
        pathway=meeting.pathway,
        language=meeting.language,
        is_open=meeting.is_open,
        channel_id=meeting.channel_id,
        link=meeting.link,
        address=meeting.address,
        note=meeting.note,
        remind_minutes=meeting.remind_minutes,
        announced=meeting.announced,
        source=meeting.source,
        slug=meeting.slug,
        others=meeting.others,
    )
