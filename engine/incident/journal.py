"""Events as JSON Lines: one event a line in canonical form, each chained to the one before by its hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from engine.incident.events import Event
from engine.incident.kinds import check_payload
from engine.values.canonical import canonical, plain, read_time

UNHASHED = "hash"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one line (counted from 1) of a journal."""

    line: int
    code: str
    """``shape``, ``hash``, ``chain``, ``order``, ``payload`` or ``form``"""
    error: str


def seal(event: Event, prev_hash: str) -> Event:
    """The event chained to its predecessor's hash (empty for the first)."""
    chained = replace(event, prev_hash=prev_hash, hash="")
    return replace(chained, hash=hash_of(chained))


def hash_of(event: Event) -> str:
    """SHA-256 over the canonical JSON of every field but the hash itself."""
    data = _data(event)
    data.pop(UNHASHED)
    return hashlib.sha256(canonical(data)).hexdigest()


def chain(events: Iterable[Event], prev_hash: str = "") -> tuple[Event, ...]:
    """Events in their order, each sealed on the one before."""
    sealed: list[Event] = []
    for event in events:
        sealed.append(seal(event, sealed[-1].hash if sealed else prev_hash))
    return tuple(sealed)


def write_journal(events: Iterable[Event]) -> str:
    """JSON Lines, one canonical line an event, each ended by a line feed."""
    return "".join(canonical(_data(event)).decode() + "\n" for event in events)


def read_journal(text: str) -> tuple[Event, ...]:
    """The events of a journal. Raises ``ValueError`` naming the first line that holds none."""
    events = []
    for number, line in _lines(text):
        try:
            events.append(_event(json.loads(line)))
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(f"line {number} holds no event: {error}") from error
    return tuple(events)


def verify(text: str, prev_hash: str = "") -> tuple[Fault, ...]:
    """Everything that is wrong with a journal: lines that are no event, hashes, the chain, order, payloads, form.

    ``prev_hash`` is the hash that the first line continues, empty for a whole journal.
    """
    faults: list[Fault] = []
    last: Event | None = None
    for number, line in _lines(text):
        try:
            event = _event(json.loads(line))
        except (ValueError, KeyError, TypeError) as error:
            faults.append(Fault(number, "shape", f"no event: {error}"))
            continue
        faults += _faults(number, line, event, last, last.hash if last else prev_hash)
        last = event
    if text and not text.endswith("\n"):
        faults.append(Fault(text.count("\n") + 1, "form", "the last line is cut off"))
    return tuple(faults)


def _faults(number: int, line: str, event: Event, last: Event | None, prev_hash: str) -> list[Fault]:
    found: list[Fault] = []
    if hash_of(event) != event.hash:
        found.append(Fault(number, "hash", "the hash does not fit the event"))
    if event.prev_hash != prev_hash:
        found.append(Fault(number, "chain", "the event does not follow the one before"))
    if last is not None and event.seq != last.seq + 1:
        found.append(Fault(number, "order", f"seq {event.seq} does not follow {last.seq}"))
    wrong = check_payload(event.kind, event.v, event.payload)
    if wrong is not None:
        found.append(Fault(number, "payload", wrong))
    if canonical(_data(event)).decode() != line:
        found.append(Fault(number, "form", "the line is not in canonical form"))
    return found


def _lines(text: str) -> list[tuple[int, str]]:
    return [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line]


def _data(event: Event) -> dict[str, Any]:
    data = plain(event)
    assert isinstance(data, dict)  # noqa: S101 - an event is a record
    return {key: value for key, value in data.items() if value is not None}


def _event(data: Mapping[str, Any]) -> Event:
    fields = dict(data)
    for key in ("at", "recorded_at", "at_end"):
        if key in fields:
            fields[key] = _time(fields[key])
    event = Event(**fields)
    if not isinstance(event.payload, dict) or not isinstance(event.seq, int):
        raise ValueError("payload or seq is of the wrong type")
    return event


def _time(text: str) -> datetime:
    return read_time(text)
