"""What is known now: every fact that was spoken of, the boxes *told* and *all*, and the relations between facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any

from engine.decide.boxes import Boxes, build_boxes
from engine.decide.compiling import Context, condition_formula
from engine.decide.current import carry_on
from engine.decide.merge import merge
from engine.decide.relations import reported
from engine.decide.schema import Schema, schema_of
from engine.decide.settled import Settled
from engine.decide.space import Space
from engine.decide.views import FactView
from engine.incident.reading import Span
from engine.incident.situation import Situation
from engine.plans.model import Library
from engine.plans.vocabulary import FactDef
from engine.values.cells import YES, Box, Cell, Range, Words
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
        if fact in schema.facts and (one := merge(schema.facts[fact], history, now)) is not None
    }
    settled, growing = _clocks(schema, carry_on(schema, situation, merged, now), now)
    waiting = tuple(fact for fact in situation.asked if fact in schema.facts and fact not in settled)
    hushed = _hushed(library, schema, situation, settled)
    boxes = build_boxes(schema, settled, (*waiting, *hushed))
    known = Known(
        now=now,
        facts=(),
        told=boxes.told,
        all=boxes.all,
        told_space=boxes.told_space,
        all_space=boxes.all_space,
        schema=schema,
        spoken=frozenset(settled) | frozenset(waiting),
        blank=boxes.blank,
        aliased=boxes.aliased,
        contradictions=boxes.contradictions,
        graded=next((fact for fact in settled if schema.facts[fact].derived == "grade"), ""),
        growing=growing,
        settled=settled,
        opened=(*waiting, *hushed),
        expires=_expiries(situation, now),
    )
    hits = _sensitive(library, schema, known)
    return replace(known, facts=_views(schema, situation, settled, boxes, waiting, hushed), sensitive=hits)


def reopened(known: Known, facts: tuple[str, ...]) -> Space:
    """The space *told* with these silent facts open as well, relations and all."""
    opened = (*known.opened, *facts)
    space = build_boxes(known.schema, known.settled, opened).told_space
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
    """Facts that the hazard leaves open until somebody speaks of people whose fate hangs together with theirs.

    Whoever was rescued, moved or on board says nothing of those who are not.
    """
    primary = next((one.hazard for one in situation.hazards if one.role == "primary"), None)
    hazard = library.vocabulary.hazards.get(primary or "")
    if hazard is None or not situation.silence_is_open:
        return ()
    spoken = {schema.related[fact] for fact in settled if fact in schema.related and _persons(schema, fact)}
    silent = (fact for fact in hazard.silence_is_open if fact in schema.facts and fact not in settled)
    return tuple(fact for fact in silent if schema.related.get(fact, fact) not in spoken)


def _persons(schema: Schema, fact: str) -> bool:
    return schema.facts[fact].dimension == "person"


def _expiries(situation: Situation, now: datetime) -> tuple[datetime, ...]:
    found = {one.until for history in situation.statements.values() for one in history if one.until}
    return tuple(sorted(until for until in found if until > now))


def _sensitive(library: Library, schema: Schema, known: Known) -> tuple[tuple[str, bool | None], ...]:
    """Rules that hit, and the derived fact ``sensitive`` put into boxes and spaces."""
    context = Context(schema)
    hits: list[tuple[str, bool | None]] = []
    in_all: list[bool | None] = []
    for rule in library.vocabulary.sensitive:
        condition = library.conditions.get(f"sensitive.{rule.id}")
        if condition is None:
            continue
        key = ("condition", id(condition))
        kept = schema.memo.get(key)
        if kept is None:
            kept = schema.memo[key] = (condition, condition_formula(condition, context))
        result = kept[1].test(known.told_space)
        in_all.append(kept[1].test(known.all_space))
        if result is not False:
            hits.append((rule.id, result))
    for fact in schema.facts.values():
        if fact.derived == "sensitive" and fact.id not in known.spoken:
            _put(known, fact.id, known.told, known.told_space, [result for _, result in hits])
            _put(known, fact.id, known.all, known.all_space, in_all)
    return tuple(hits)


def _put(known: Known, fact: str, box: Box, space: Space, results: list[bool | None]) -> None:
    cell = YES if True in results else Words(frozenset({"yes", "no"} if None in results else {"no"}))
    box[fact] = cell
    space.may[fact] = cell.may


def _views(
    schema: Schema,
    situation: Situation,
    settled: Mapping[str, Settled],
    boxes: Boxes,
    waiting: tuple[str, ...],
    hushed: tuple[str, ...],
) -> tuple[FactView, ...]:
    """Views in the order of the vocabulary; texts, which have no cell to reason with, included."""
    views: list[FactView] = []
    for fact, definition in schema.vocabulary.facts.items():
        if fact in settled:
            views.append(_view(fact, settled[fact], boxes))
        elif definition.type == "text" and situation.statements.get(fact):
            views.append(_text_view(definition, situation))
        elif fact in waiting:
            views.append(FactView(fact, "asked", _shown(fact, boxes)))
        elif fact in hushed:
            views.append(FactView(fact, "silent", _shown(fact, boxes), flags=("silence_is_open",)))
        elif fact in boxes.bounded:
            views.append(FactView(fact, "silent", _shown(fact, boxes), flags=("bounded",)))
    return tuple(views)


def _view(fact: str, one: Settled, boxes: Boxes) -> FactView:
    last = one.last
    flags = (*one.flags, *(f"broken:{name}" for name in boxes.broken if fact in boxes.relation_facts[name]))
    sources = ((said.report, span) for said in one.sources if said.report for span in said.spans)
    return FactView(
        fact,
        one.state,
        one.shown or _shown(fact, boxes),
        standing="adopted" if one.shown else last.standing,
        denied=last.denied,
        approx=last.approx,
        text=last.text,
        as_of=last.as_of,
        sources=tuple(dict.fromkeys(sources)),
        flags=flags,
    )


def _text_view(fact: FactDef, situation: Situation) -> FactView:
    last = situation.statements[fact.id][-1]
    sources: tuple[tuple[str, Span], ...] = tuple((last.report, span) for span in last.spans if last.report)
    return FactView(fact.id, last.state, fact.domain, last.standing, text=last.text, as_of=last.as_of, sources=sources)


def _shown(fact: str, boxes: Boxes) -> Cell:
    """What was reported, as relations narrow it (growth is not part of it)."""
    name = reported(fact, boxes.grown)
    return boxes.told_space.cell(name) if name in boxes.told_space.low else boxes.told[fact]
