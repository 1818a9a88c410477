"""A response in the words of the labelled set: names, units and words by the vocabulary's ``also`` entries."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from engine.incident.reading import ReadFact, Reading
from engine.plans.model import Library
from engine.plans.vocabulary import FactDef, ForeignName
from engine.respond.model import IncidentResponse
from engine.values.cells import Members, Range, Words
from engine.values.exact import Exact
from engine.values.units import parse_quantity

SET = "incidents"
GRADE_WORDS = {"none": "none", "ordinary": "一般", "larger": "较大", "major": "重大", "extremely_major": "特别重大"}


def prediction(library: Library, ident: str, reading: Reading, response: IncidentResponse) -> dict[str, Any]:
    """One prediction: facts of this report's text, hazard, grade and agencies of the incident so far."""
    if response.message.kind in {"drill", "rumour", "old_news", "complaint", "notice", "all_clear", "nothing"}:
        return {
            "id": ident,
            "hazard": "not_emergency",
            "is_emergency": False,
            "facts": {},
            "grade": "none",
            "notify": [],
        }
    return {
        "id": ident,
        "hazard": _hazard(library, response),
        "is_emergency": True,
        "facts": _facts(library, reading),
        "grade": [GRADE_WORDS[grade] for grade in response.grade.levels.possible] if response.grade else "none",
        "notify": _notify(library, response),
        "place": {
            "province": reading.place.province,
            "city": reading.place.city,
            "county": reading.place.county,
        },
    }


def _hazard(library: Library, response: IncidentResponse) -> str | None:
    if not response.hazards:
        return None
    hazard = library.vocabulary.hazards[response.hazards[0].hazard]
    return _foreign_name(hazard.also, hazard.id)


def _foreign_name(also: Mapping[str, ForeignName], default: str) -> str:
    return also[SET].name if SET in also else default


def _notify(library: Library, response: IncidentResponse) -> list[str]:
    seat = library.vocabulary.agencies.get(library.deployment.seat)
    names: dict[str, None] = {_foreign_name(seat.also, seat.names.zh): None} if seat else {}  # we know: we were told
    for call in response.calls:
        agency = library.vocabulary.agencies.get(call.agency)
        if agency and call.certainty != "if_turns_out":
            names.setdefault(_foreign_name(agency.also, agency.names.zh))
    return list(names)


def _facts(library: Library, reading: Reading) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    for read in reading.facts:
        fact = library.vocabulary.facts.get(read.fact)
        if fact and SET in fact.also:
            value = _value(fact, fact.also[SET], read)
            if value is not None:
                facts[fact.also[SET].name] = value
    return facts


def _value(fact: FactDef, foreign: ForeignName, read: ReadFact) -> dict[str, Any] | str | None:
    match read.cell:
        case Range(low, high):
            return _numbers(foreign, read, low, high)
        case Words(may) if len(may) == 1:
            return read.text or _word(fact, foreign, next(iter(may)))
        case Members(known, _) if known:
            return read.text or "、".join(_word(fact, foreign, word) for word in sorted(known))
    return read.text


def _numbers(foreign: ForeignName, read: ReadFact, low: Exact, high: Exact | None) -> dict[str, Any]:
    factor = parse_quantity(f"1{foreign.unit}").value if foreign.unit else 1
    found: dict[str, Any] = {"approx": True} if read.approx else {}
    if read.nominal is not None:
        return {"value": _plain(read.nominal, factor), **found}
    if high is not None and low == high:
        return {"value": _plain(low, factor), **found}
    bounds = {"min": _plain(low, factor)}
    if high is not None:
        bounds["max"] = _plain(high, factor)
    return {**bounds, **found}


def _plain(value: Exact, factor: Exact) -> int | float:
    number = Fraction(value) / Fraction(factor)
    return number.numerator if number.denominator == 1 else round(float(number), 6)


def _word(fact: FactDef, foreign: ForeignName, word: str) -> str:
    names = {entry.id: entry.names.zh for entry in fact.words}
    return foreign.words.get(word, names.get(word, word))
