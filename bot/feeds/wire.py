"""A reading as JSON, on its way out of the process that made it. Never a pickle: that runs code."""

import json
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from bot.models.feeds import Candidate, Dialect, FeedRule, LeftOut, Reading, Refused, Said
from bot.models.meetings import MeetingKind, OtherDate

Json = Mapping[str, Any]


def dumped(reading: Reading) -> bytes:
    """Return a reading as JSON; its source stays behind."""
    found = {
        "candidates": [_candidate_out(one) for one in reading.candidates],
        "refused": [[one.row, one.name, _said_out(one.why)] for one in reading.refused],
        "notices": [_said_out(one) for one in reading.notices],
        "problem": reading.problem and _said_out(reading.problem),
    }
    return json.dumps(found).encode()


def loaded(data: bytes, *, dialect: Dialect, source: str) -> Reading:
    """Return the reading that was dumped; ValueError, KeyError or TypeError if it is none."""
    found = json.loads(data)
    return Reading(
        dialect,
        source,
        candidates=tuple(_candidate_in(one, source) for one in found["candidates"]),
        refused=tuple(Refused(row, name, _said_in(why)) for row, name, why in found["refused"]),
        notices=tuple(_said_in(one) for one in found["notices"]),
        problem=_said_in(found["problem"]) if found["problem"] else None,
    )


def _candidate_out(one: Candidate) -> Json:
    return {
        "slug": one.slug,
        "name": one.name,
        "rule": _rule_out(one.rule),
        "kind": one.kind,
        "is_open": one.is_open,
        "language": one.language,
        "link": one.link,
        "address": one.address,
        "others": [[_text(other.on), _text(other.moved_to)] for other in one.others],
        "left_out": list(one.left_out),
    }


def _candidate_in(found: Json, source: str) -> Candidate:
    return Candidate(
        source=source,
        slug=found["slug"],
        name=found["name"],
        rule=_rule_in(found["rule"]),
        kind=MeetingKind(found["kind"]) if found["kind"] else None,
        is_open=found["is_open"],
        language=found["language"],
        link=found["link"],
        address=found["address"],
        others=tuple(
            OtherDate(date.fromisoformat(on), datetime.fromisoformat(to) if to else None)
            for on, to in found["others"]
        ),
        left_out=tuple(LeftOut(one) for one in found["left_out"]),
    )


def _rule_out(rule: FeedRule) -> Json:
    return {
        "at": _text(rule.at),
        "weekdays": sorted(rule.weekdays),
        "zone": rule.zone,
        "minutes": rule.minutes,
        "every": rule.every,
        "nths": sorted(rule.nths),
        "starts_on": _text(rule.starts_on),
        "ends_on": _text(rule.ends_on),
    }


def _rule_in(found: Json) -> FeedRule:
    return FeedRule(
        time.fromisoformat(found["at"]),
        frozenset(found["weekdays"]),
        found["zone"],
        found["minutes"],
        found["every"],
        frozenset(found["nths"]),
        date.fromisoformat(found["starts_on"]) if found["starts_on"] else None,
        date.fromisoformat(found["ends_on"]) if found["ends_on"] else None,
    )


def _said_out(said: Said) -> list[Any]:
    return [said.id, dict(said.facts)]


def _said_in(found: list[Any]) -> Said:
    return Said(found[0], found[1])


def _text(moment: date | time | None) -> str | None:
    return None if moment is None else moment.isoformat()
