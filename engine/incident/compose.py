"""Events out of Readings and entered facts. Ids, numbers and times are arguments: nothing here makes one up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from engine.incident.draft import Draft
from engine.incident.entry import HAZARD
from engine.incident.events import Event
from engine.incident.fold import moments_by_kind, record_moments
from engine.incident.kinds import check_payload
from engine.incident.reading import ReadFact, Reading, ReadPlace
from engine.incident.reports import facts_entered, report_read
from engine.incident.situation import Situation
from engine.plans.vocabulary import Moment
from engine.values.canonical import plain

REPORT = "report_received"
UNSTORED: Mapping[str, Any] = {"reading": {}}
"""The payload of a report whose Reading is at hand: only an event that is stored needs it as plain data."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What every event carries: its id, stream, place in it, when it happened, when it was recorded, and by whom."""

    id: str
    stream: str
    seq: int
    at: datetime
    recorded_at: datetime
    actor: str


def event(stamp: Stamp, kind: str, payload: Mapping[str, Any], *, v: int = 1) -> Event:
    """One event. Raises ``ValueError`` on a payload that its kind does not allow and on naive times."""
    if stamp.at.tzinfo is None or stamp.recorded_at.tzinfo is None:
        raise ValueError("times of events carry a zone")
    wrong = check_payload(kind, v, payload)
    if wrong is not None:
        raise ValueError(wrong)
    return Event(stamp.id, stamp.stream, stamp.seq, kind, v, stamp.at, stamp.recorded_at, stamp.actor, dict(payload))


def report_event(stamp: Stamp, reading: Reading, *, source: str = "") -> Event:
    """A report as it was read."""
    return event(stamp, REPORT, {"reading": plain(reading), "source": source})


def facts_event(
    stamp: Stamp,
    facts: Iterable[ReadFact],
    *,
    place: ReadPlace | None = None,
    source: str = "",
    verified: bool = False,
) -> Event:
    """Facts that an officer entered; a ReadFact ``hazard`` (``entry.read_hazards``) names the hazards.

    ``place`` is where it is, as a person says: it replaces what was read.
    """
    entered = tuple(facts)
    payload: dict[str, Any] = {
        "facts": [plain(fact) for fact in entered if fact.fact != HAZARD],
        "hazards": [id_ for fact in entered if fact.fact == HAZARD and fact.text for id_ in fact.text.split(",")],
        "source": source,
        "verified": verified,
    }
    if place is not None:
        payload["place"] = plain(place)
    return event(stamp, "facts_entered", payload)


def adopted_event(stamp: Stamp, fact: ReadFact, *, reason: str = "") -> Event:
    """A figure that a named person adopted."""
    return event(stamp, "figure_adopted", {"fact": plain(fact), "reason": reason})


def situation_of(
    incident: str,
    readings: Sequence[tuple[str, Reading, datetime]],
    entered: Sequence[ReadFact] = (),
    *,
    moments: Mapping[str, Moment],
    silence_is_open: bool = True,
) -> Situation:
    """The situation of reports (event id, Reading, received) and of facts entered after them; nothing is stored.

    ``moments`` is the vocabulary's table of moments. Raises ``ValueError`` where facts are entered without a report and
    without a time of their own.
    """
    draft, recorded = Draft(incident=incident), moments_by_kind(moments)
    for seq, (id_, reading, received) in enumerate(readings, start=1):
        one = event(Stamp(id_, incident, seq, received, received, "report"), REPORT, UNSTORED)
        report_read(draft, one, reading)
        record_moments(draft, one, recorded)
    if entered:
        at = readings[-1][2] if readings else max((one.as_of for one in entered if one.as_of), default=None)
        if at is None:
            raise ValueError("facts without a report need the time at which they hold")
        one = facts_event(
            Stamp(f"{incident}.entered", incident, len(readings) + 1, at, at, "officer"), entered, source="officer"
        )
        facts_entered(draft, one, one.payload)
        record_moments(draft, one, recorded)
    return replace(draft.situation(), silence_is_open=silence_is_open)
