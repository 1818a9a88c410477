"""From plain data back to a Reading: the inverse of ``canonical.plain`` for what events store.

Every function raises ``ValueError`` (or ``KeyError`` for a missing field) on data of another shape.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from engine.incident.reading import (
    Message,
    ReadFact,
    ReadHazard,
    Reading,
    ReadNumber,
    ReadPlace,
    ReadTime,
    Span,
)
from engine.values.canonical import read_time
from engine.values.cells import Cell, Members, Range, Words
from engine.values.exact import exact

Data = Mapping[str, Any]


def read_reading(data: Data) -> Reading:
    """A stored Reading."""
    occurred = data.get("occurred")
    return Reading(
        digest=data["digest"],
        length=data["length"],
        message=read_message(data["message"]),
        facts=read_facts(data.get("facts", ())),
        hazards=tuple(
            ReadHazard(one["hazard"], one["score"], one["role"], read_spans(one.get("spans", ())))
            for one in data.get("hazards", ())
        ),
        place=read_place(data.get("place", {})),
        occurred=None if occurred is None else _read_occurred(occurred),
        numbers=tuple(ReadNumber(read_span(one["span"]), one["reason"]) for one in data.get("numbers", ())),
        contacts=_named_spans(data.get("contacts", ())),
        candidates=tuple(data.get("candidates", ())),
        began=_named_spans(data.get("began", ())),
        suggests=_named_spans(data.get("suggests", ())),
    )


def read_facts(data: Sequence[Data]) -> tuple[ReadFact, ...]:
    """Stored facts."""
    return tuple(read_fact(one) for one in data)


def read_fact(data: Data) -> ReadFact:
    """One stored fact."""
    cell, nominal, usual = data.get("cell"), data.get("nominal"), data.get("usual")
    return ReadFact(
        fact=data["fact"],
        state=data["state"],
        cell=None if cell is None else read_cell(cell),
        spans=read_spans(data.get("spans", ())),
        denied=data.get("denied", False),
        approx=data.get("approx", False),
        nominal=None if nominal is None else exact(nominal),
        usual=None if usual is None else exact(usual),
        object=data.get("object"),
        as_of=_time(data.get("as_of")),
        text=data.get("text"),
        corrected=data.get("corrected", False),
        rule=data.get("rule", ""),
        framed=data.get("framed", False),
        until=_time(data.get("until")),
        hearsay=data.get("hearsay", False),
    )


def read_cell(data: Data) -> Cell:
    """A stored cell; its fields say of which kind it is."""
    if "low" in data:
        high = data.get("high")
        top = None if high is None else exact(high)
        return Range(exact(data["low"]), top, data.get("low_open", False), data.get("high_open", False))
    if "known" in data:
        return Members(frozenset(data["known"]), frozenset(data["may"]))
    if "may" in data:
        return Words(frozenset(data["may"]))
    raise ValueError("a cell has low and high, or may, or known and may")


def read_message(data: Data) -> Message:
    """A stored message."""
    spans = read_spans(data.get("spans", ()))
    return Message(
        data["kind"],
        data["outcome"],
        data.get("turn", "first"),
        spans,
        data.get("score", 0),
        data.get("decided", False),
        data.get("office", False),
    )


def read_place(data: Data) -> ReadPlace:
    """A stored place."""
    return ReadPlace(
        province=data.get("province"),
        city=data.get("city"),
        county=data.get("county"),
        township=data.get("township"),
        code=data.get("code"),
        candidates=tuple(data.get("candidates", ())),
        site=data.get("site"),
        inside=data.get("inside"),
        spans=read_spans(data.get("spans", ())),
        words=read_spans(data.get("words", ())),
        others=tuple((code, read_span(span)) for code, span in data.get("others", ())),
    )


def read_spans(data: Sequence[Data]) -> tuple[Span, ...]:
    """Stored spans."""
    return tuple(read_span(one) for one in data)


def read_span(data: Data) -> Span:
    """One stored span."""
    return Span(data["start"], data["end"])


def _read_occurred(data: Data) -> ReadTime:
    return ReadTime(read_time(data["earliest"]), read_time(data["latest"]), read_spans(data.get("spans", ())))


def _named_spans(data: Sequence[Sequence[Any]]) -> tuple[tuple[str, Span], ...]:
    return tuple((name, read_span(span)) for name, span in data)


def _time(text: str | None) -> datetime | None:
    return None if text is None else read_time(text)
