"""Brute force: every whole point of a box that obeys the relations, each judged by the plain reading of the ladder.

Shares no code with engine.decide. Facts without an upper end are tried up to ``BEYOND``, past every threshold that the
generator writes. Facts that are not whole are tried at whole and half values.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from fractions import Fraction

from engine.conditions.tree import And, Condition, Has, In, Not, Or, Ordered, Sum
from engine.plans.ladder import AllOf, AnyOf, Criterion, Gate, Judge, Ladder, NoneOf
from engine.plans.vocabulary import FactDef
from engine.values.cells import Cell, Members, Range, Words

BEYOND = 8

Point = dict[str, object]


def values(cell: Cell, whole: bool) -> list[object]:
    """Every value of a cell."""
    match cell:
        case Words(may):
            return sorted(may)
        case Members(known, may):
            loose = sorted(may - known)
            picks = itertools.product((False, True), repeat=len(loose))
            return [known | {word for word, taken in zip(loose, pick, strict=True) if taken} for pick in picks]
        case Range():
            steps = (Fraction(n, 1 if whole else 2) for n in range(BEYOND * (1 if whole else 2) + 1))
            return [value for value in steps if _inside(value, cell)]


def _inside(value: Fraction, cell: Range) -> bool:
    above = value > cell.low if cell.low_open else value >= cell.low
    if cell.high is None:
        return above
    return above and (value < cell.high if cell.high_open else value <= cell.high)


def points(box: Mapping[str, Cell], facts: Mapping[str, FactDef]) -> Iterator[Point]:
    """Complete facts with the values that tests read: reported values that obey the relations, then growth."""
    sums = {one.id: rel.of for one in facts.values() for rel in one.relations if rel.kind == "is"}
    free = [name for name in box if name not in sums]
    for chosen in itertools.product(*(values(box[name], facts[name].whole) for name in free)):
        point: Point = dict(zip(free, chosen, strict=True))
        for name, of in sums.items():
            point[name] = sum(sign * point[term] for term, sign in of.terms)  # type: ignore[operator]
        if all(_inside(point[name], box[name]) for name in sums) and _obeys(point, facts):  # type: ignore[arg-type]
            yield from _grown(point, facts)


def _obeys(point: Point, facts: Mapping[str, FactDef]) -> bool:
    for fact in facts.values():
        for rel in fact.relations:
            other = sum(sign * point[term] for term, sign in rel.of.terms) + rel.of.constant  # type: ignore[operator]
            value = point[fact.id]
            if rel.kind in {"part_of", "at_most"} and value > other:  # type: ignore[operator]
                return False
            if rel.kind == "at_least" and value < other:  # type: ignore[operator]
                return False
    return True


def _grown(point: Point, facts: Mapping[str, FactDef]) -> Iterator[Point]:
    growing = [(one.id, rel.of.terms) for one in facts.values() for rel in one.relations if rel.kind == "may_grow_by"]
    spans = [range(int(sum(point[source] for source, _ in terms)) + 1) for _, terms in growing]  # type: ignore[misc]
    for extra in itertools.product(*spans):
        grown = dict(point)
        for (name, _), more in zip(growing, extra, strict=True):
            grown[name] = point[name] + more  # type: ignore[operator]
        yield grown


def truth(condition: Condition, point: Point, facts: Mapping[str, FactDef]) -> bool:
    """The plain reading of a condition at one point."""
    match condition:
        case Not(inner):
            return not truth(inner, point, facts)
        case And(parts):
            return all(truth(part, point, facts) for part in parts)
        case Or(parts):
            return any(truth(part, point, facts) for part in parts)
        case Sum(names, compare, value):
            total = sum(point[name] for name in names)  # type: ignore[misc]
            return {
                ">=": total >= value,
                ">": total > value,
                "<": total < value,
                "<=": total <= value,
                "=": total == value,
            }[compare]
        case Ordered(name, compare, word):
            order = [one.id for one in facts[name].words]
            at_or_above = order.index(str(point[name])) >= order.index(word)
            return at_or_above if compare == ">=" else not at_or_above
        case In(name, words):
            return point[name] in words
        case Has(name, word):
            return word in point[name]  # type: ignore[operator]


def gate_holds(gate: Gate, point: Point, facts: Mapping[str, FactDef]) -> bool:
    """The plain reading of a gate; nobody has attested anything."""
    match gate:
        case Criterion():
            return truth(gate.condition, point, facts)
        case Judge():
            return False
        case AllOf(parts):
            return all(gate_holds(part, point, facts) for part in parts)
        case AnyOf(parts):
            return any(gate_holds(part, point, facts) for part in parts)
        case NoneOf(parts):
            return not any(gate_holds(part, point, facts) for part in parts)


def value_of(ladder: Ladder, point: Point, facts: Mapping[str, FactDef]) -> str:
    """The highest step that holds at one point."""
    for step in ladder.steps:
        if step.gate is None or gate_holds(step.gate, point, facts):
            return step.value
    return ladder.scale[0]


def level_sets(
    ladder: Ladder, grade: Ladder | None, box: Mapping[str, Cell], facts: Mapping[str, FactDef]
) -> frozenset[str]:
    """Every value that some point gives; the grade of a point is worked out first."""
    found = set()
    for point in points(box, facts):
        if grade is not None:
            point["grade"] = value_of(grade, point, facts)
        found.add(value_of(ladder, point, facts))
    return frozenset(found)
