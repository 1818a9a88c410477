"""What is known now: every fact that was spoken of, the boxes *told* and *all*, and the relations between facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any

from engine.decide.boxes import build_boxes
from engine.decide.current import carry_on
from engine.decide.found import lost_beside
from engine.decide.merge import merge
from engine.decide.schema import Schema, schema_of
from engine.decide.sensitive import put_sensitive
from engine.decide.settled import Settled
from engine.decide.shown import views_of
from engine.decide.space import Space
from engine.decide.views import FactView
from engine.incident.situation import Situation
from engine.plans.model import Library
from engine.plans.vocabulary import FactDef
from engine.values.cells import Box, Members, Range, Words
from engine.values.exact import Exact, exact


@dataclass(frozen=True, slots=True)
class Growing:
    """A duration that is still running: its lower end now; it grows by one second a second."""

    fact: str
    low: Exact


@dataclass(frozen=True, slots=True)
class Known:
    """What is known at ``now``. ``told`` and ``all`` hold the values that tests read (growth included)."""

    now: datetime
    facts: tuple[FactView, ...]
    told: Box
    all: Box
    told_space: Space = field(repr=False)
    all_space: Space = field(repr=False)
    schema: Schema = field(repr=False, compare=False)
    spoken: frozenset[str] = frozenset()
    """facts that are not silent: stated, open, asked, or not applicable"""
    blank: frozenset[str] = frozenset()
    """facts that are open without any number"""
    aliased: frozenset[str] = frozenset()
    """facts that ``reads: stated`` reads at another value than *told*"""
    touched: frozenset[str] = frozenset()
    """facts that are not as silence leaves them in *told* or in *all*; every other fact is quiet there, or anything"""
    contradictions: tuple[tuple[str, ...], ...] = ()
    """facts of each relation that was dropped because they contradict each other"""
    sensitive: tuple[tuple[str, bool | None], ...] = ()
    """rules for sensitive events that hold (True) or may hold (None) in *told*"""
    graded: str = ""
    """the grade fact where somebody stated the grade: it counts beside the computed one"""
    growing: tuple[Growing, ...] = ()
    expires: tuple[datetime, ...] = ()
    """instants at which a statement becomes void, soonest first"""
    settled: Mapping[str, Settled] = field(default_factory=dict, repr=False, compare=False)
    opened: tuple[str, ...] = ()
    """silent facts that count as open: asked, or left open by the hazard"""
    memo: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)
    """answers already worked out for this run; changes nothing"""


def settle(library: Library, situation: Situation, now: datetime) -> Known:
    """Everything that is known at ``now`` (aware), from the situation's statements; pure."""
    schema = schema_of(library.vocabulary)
    merged = {
        fact: one
        for fact, history in situation.statements.items()
        if fact in schema.facts
        and (one := merge(schema.facts[fact], history, now, lost_beside(schema, situation.statements, fact)))
        is not None
    }
    settled, growing = _clocks(schema, carry_on(schema, situation, merged, now), now)
    waiting = tuple(fact for fact in situation.asked if fact in schema.facts and fact not in settled)
    hushed = _hushed(library, schema, situation, settled)
    boxes = build_boxes(schema, settled, (*waiting, *hushed))
    hits = put_sensitive(library, schema, boxes, frozenset(settled) | frozenset(waiting))
    return Known(
        now=now,
        facts=views_of(schema, situation, settled, boxes, waiting, hushed),
        told=boxes.told,
        all=boxes.all,
        told_space=boxes.told_space,
        all_space=boxes.all_space,
        schema=schema,
        spoken=frozenset(settled) | frozenset(waiting),
        blank=boxes.blank,
        aliased=boxes.aliased,
        touched=boxes.touched.union(schema.sensitive),
        contradictions=boxes.contradictions,
        graded=next((fact for fact in settled if schema.facts[fact].derived == "grade"), ""),
        growing=growing,
        settled=settled,
        opened=(*waiting, *hushed),
        sensitive=hits,
        expires=_expiries(situation, now),
    )


def usual_count(known: Known) -> Mapping[str, Settled]:
    """What counts, with people of whom nobody told the number as few as such words usually mean; empty where nobody
    was spoken of so."""
    usual = {fact: one.usual for fact, one in known.settled.items()}
    if not any(usual.values()):
        return {}
    return {fact: replace(one, cell=usual[fact] or one.cell) for fact, one in known.settled.items()}


def held(known: Known) -> Known | None:
    """What is known by the higher figures where counts fell without a word of correction; None where none did."""
    settled = {fact: replace(one, cell=one.held or one.cell) for fact, one in known.settled.items()}
    if all(one.held is None for one in known.settled.values()):
        return None
    boxes = build_boxes(known.schema, settled, known.opened)
    return replace(
        known,
        told=boxes.told,
        all=boxes.all,
        told_space=boxes.told_space,
        all_space=boxes.all_space,
        settled=settled,
        memo={},
    )


def reopened(known: Known, facts: tuple[str, ...], settled: Mapping[str, Settled] | None = None) -> Space:
    """The space *told* with these silent facts open as well, relations and all; by other statements where given."""
    opened = (*known.opened, *facts)
    space = build_boxes(known.schema, known.settled if settled is None else settled, opened).told_space
    for fact in known.schema.facts.values():
        if fact.derived == "sensitive" and fact.id not in known.spoken:
            space.may[fact.id] = known.told_space.may[fact.id]
    return space


def _clocks(
    schema: Schema, settled: Mapping[str, Settled], now: datetime
) -> tuple[dict[str, Settled], tuple[Growing, ...]]:
    """Durations that are still running grow with the clock."""
    result: dict[str, Settled] = {}
    growing: list[Growing] = []
    for fact, one in settled.items():
        definition = schema.facts[fact]
        if definition.kind == "elapsed" and one.state == "open" and isinstance(one.cell, Range):
            cell = _grown(definition, one.cell, now - one.last.as_of)
            growing.append(Growing(fact, cell.low))
            result[fact] = replace(one, cell=cell)
        else:
            result[fact] = one
    return result, tuple(growing)


def _grown(fact: FactDef, cell: Range, passed: timedelta) -> Range:
    micros = max(timedelta(0), passed) // timedelta(microseconds=1)
    seconds = exact(micros // 10**6) if fact.whole else exact(Fraction(micros, 10**6))
    high = None if cell.high is None else cell.high + seconds
    return Range(cell.low + seconds, high, cell.low_open, cell.high_open)


def _hushed(library: Library, schema: Schema, situation: Situation, settled: Mapping[str, Settled]) -> tuple[str, ...]:
    """Facts that the hazard leaves open until somebody speaks of people whose fate hangs together with theirs, and
    those of no people (the state of a dam) until somebody speaks of one of them.

    Whoever was rescued, moved or on board says nothing of those who are not.
    """
    primary = next((one.hazard for one in situation.hazards if one.role == "primary"), None)
    hazard = library.vocabulary.hazards.get(primary or "")
    if hazard is None or not situation.silence_is_open or not _seen(hazard.silence_is_open_where, settled):
        return ()
    spoken = {schema.related[fact] for fact in settled if fact in schema.related and _persons(schema, fact)}
    listed = [fact for fact in hazard.silence_is_open if fact in schema.facts]
    things = [fact for fact in listed if not _persons(schema, fact)]
    told = not settled.keys().isdisjoint(things)
    return tuple(
        fact
        for fact in listed
        if fact not in settled and (not told if fact in things else schema.related.get(fact, fact) not in spoken)
    )


def _seen(where: Mapping[str, frozenset[str]], settled: Mapping[str, Settled]) -> bool:
    """True where one of these facts may have one of these words, or where none is asked for."""
    cells = ((settled[fact].cell, words) for fact, words in where.items() if fact in settled)
    return not where or any(isinstance(cell, Words | Members) and bool(cell.may & words) for cell, words in cells)


def _persons(schema: Schema, fact: str) -> bool:
    return schema.facts[fact].dimension == "person"


def _expiries(situation: Situation, now: datetime) -> tuple[datetime, ...]:
    found = {one.until for history in situation.statements.values() for one in history if one.until}
    return tuple(sorted(until for until in found if until > now))
