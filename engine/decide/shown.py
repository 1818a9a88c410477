"""How each fact is shown: as it was reported, with its standing, sources and flags."""

from __future__ import annotations

from collections.abc import Mapping

from engine.decide.boxes import Boxes
from engine.decide.relations import reported
from engine.decide.schema import Schema
from engine.decide.settled import Settled
from engine.decide.views import FactView
from engine.incident.reading import Span
from engine.incident.situation import Situation
from engine.plans.vocabulary import FactDef
from engine.values.cells import Cell


def views_of(
    schema: Schema,
    situation: Situation,
    settled: Mapping[str, Settled],
    boxes: Boxes,
    waiting: tuple[str, ...],
    hushed: tuple[str, ...],
) -> tuple[FactView, ...]:
    """Views in the order of the vocabulary; texts, which have no cell to reason with, included."""
    views: dict[str, FactView] = {fact: _view(fact, one, boxes) for fact, one in settled.items()}
    for fact in situation.statements:
        definition = schema.vocabulary.facts.get(fact)
        if definition is not None and definition.type == "text":
            views[fact] = _text_view(definition, situation)
    for fact in boxes.bounded:
        views[fact] = FactView(fact, "silent", _shown(fact, boxes), flags=("bounded",))
    for fact in hushed:
        views[fact] = FactView(fact, "silent", _shown(fact, boxes), flags=("silence_is_open",))
    for fact in waiting:
        views[fact] = FactView(fact, "asked", _shown(fact, boxes))
    return tuple(views[fact] for fact in sorted(views, key=schema.place.__getitem__))


def _view(fact: str, one: Settled, boxes: Boxes) -> FactView:
    last = one.last
    flags = (
        *one.flags,
        *(("uncounted",) if one.usual else ()),
        *(f"broken:{name}" for name in boxes.broken if fact in boxes.relation_facts[name]),
    )
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
