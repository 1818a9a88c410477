"""Sensitive events: a place, person or time that raises the reporting duty, not the level."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from engine.decide.boxes import Boxes
from engine.decide.compiling import Context, condition_formula
from engine.decide.formula import Formula, atoms_of
from engine.decide.schema import Schema
from engine.decide.space import Space
from engine.plans.model import Library
from engine.values.cells import YES, Box, Words


@dataclass(frozen=True, slots=True)
class Watched:
    """One rule as a formula, the facts that it reads, and its result while nobody has spoken of any of them."""

    rule: str
    formula: Formula
    facts: frozenset[str]
    quiet: bool | None
    anything: bool | None


def put_sensitive(
    library: Library, schema: Schema, boxes: Boxes, spoken: Collection[str]
) -> tuple[tuple[str, bool | None], ...]:
    """Rules that hold or may hold in *told*; the derived fact ``sensitive`` is put into boxes and spaces."""
    hits: list[tuple[str, bool | None]] = []
    in_all: list[bool | None] = []
    for one in _watched(library, schema):
        untouched = one.facts.isdisjoint(boxes.touched)
        told = one.quiet if untouched else one.formula.test(boxes.told_space)
        in_all.append(one.anything if untouched else one.formula.test(boxes.all_space))
        if told is not False:
            hits.append((one.rule, told))
    for fact in schema.sensitive:
        if fact not in spoken:
            _put(fact, boxes.told, boxes.told_space, [result for _, result in hits])
            _put(fact, boxes.all, boxes.all_space, in_all)
    return tuple(hits)


def _watched(library: Library, schema: Schema) -> tuple[Watched, ...]:
    key = ("sensitive", id(library.conditions))
    kept = schema.memo.get(key)
    if kept is None:
        context = Context(schema)
        found = []
        for rule in library.vocabulary.sensitive:
            formula = condition_formula(library.conditions[f"sensitive.{rule.id}"], context)
            facts = frozenset(var for atom in atoms_of(formula) for var in atom.variables())
            quiet, anything = formula.test(schema.quiet), formula.test(schema.domain)
            found.append(Watched(rule.id, formula, facts, quiet, anything))
        kept = schema.memo[key] = (library.conditions, tuple(found))
    rules: tuple[Watched, ...] = kept[1]
    return rules


def _put(fact: str, box: Box, space: Space, results: list[bool | None]) -> None:
    cell = YES if True in results else Words(frozenset({"yes", "no"} if None in results else {"no"}))
    box[fact] = cell
    space.may[fact] = cell.may
