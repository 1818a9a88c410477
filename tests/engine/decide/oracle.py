"""Brute force: every whole point of a box that obeys the relations, each judged by the plain reading of the ladder.

Shares no code with engine.decide. Facts without an upper end are tried up to ``BEYOND``, past every threshold that the
generator writes. Facts that are not whole are tried at quarters.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction

from engine.conditions.tree import And, Condition, Has, In, Not, Or, Ordered, Sum
from engine.plans.ladder import AllOf, AnyOf, Criterion, Gate, Judge, Ladder, NoneOf
from engine.plans.vocabulary import FactDef
from engine.values.cells import Cell, Members, Range, Words

BEYOND = 8

Point = dict[str, object]
Growths = dict[tuple[str, str], int]
"""(fact, source) -> how many of the source turned into the fact"""


def values(cell: Cell, whole: bool) -> list[object]:
    """Every value of a cell; quarters of what is not whole (sums of two such facts tip at halves)."""
    match cell:
        case Words(may):
            return sorted(may)
        case Members(known, may):
            loose = sorted(may - known)
            picks = itertools.product((False, True), repeat=len(loose))
            return [known | {word for word, taken in zip(loose, pick, strict=True) if taken} for pick in picks]
        case Range():
            part = 1 if whole else 4
            steps = (Fraction(n, part) for n in range(BEYOND * part + 1))
            return [value for value in steps if _inside(value, cell)]


def _inside(value: Fraction, cell: Range) -> bool:
    above = value > cell.low if cell.low_open else value >= cell.low
    if cell.high is None:
        return above
    return above and (value < cell.high if cell.high_open else value <= cell.high)


def points(
    box: Mapping[str, Cell], facts: Mapping[str, FactDef], spoken: Collection[str] = ()
) -> Iterator[tuple[Point, Growths]]:
    """Complete facts as reported that obey the relations, with every growth that they allow.

    ``spoken``: facts that somebody spoke of (all that the box holds by default); they decide which total binds a part.
    """
    told = set(spoken or box)
    sums = {one.id: rel.of for one in facts.values() for rel in one.relations if rel.kind == "is"}
    free = [name for name in box if name not in sums]
    for chosen in itertools.product(*(values(box[name], facts[name].whole) for name in free)):
        point: Point = dict(zip(free, chosen, strict=True))
        for name, of in sums.items():
            point[name] = sum(sign * point[term] for term, sign in of.terms)  # type: ignore[operator]
        if all(_inside(point[name], box[name]) for name in sums) and _obeys(point, facts, told):  # type: ignore[arg-type]
            for growths in _growths(point, facts):
                yield point, growths


def _obeys(point: Point, facts: Mapping[str, FactDef], spoken: Collection[str]) -> bool:
    used: dict[str, list[object]] = {}
    totals = {
        name for one in facts.values() for rel in one.relations if rel.kind == "part_of" for name, _ in rel.of.terms
    }
    for fact in facts.values():
        value = point.get(fact.id)
        of = [name for rel in fact.relations if rel.kind == "part_of" for name, _ in rel.of.terms]
        if of:
            total = next((name for name in of if name in spoken), of[0])
            if fact.id in totals and value > point[total]:  # type: ignore[operator]
                return False
            used.setdefault(total, []).extend([] if fact.id in totals else [value])
        for rel in fact.relations:
            if rel.kind in {"at_most", "at_least"}:
                other = sum(sign * point[term] for term, sign in rel.of.terms) + rel.of.constant  # type: ignore[operator]
                if (value > other) if rel.kind == "at_most" else (value < other):  # type: ignore[operator]
                    return False
    return all(sum(parts) <= point[total] for total, parts in used.items())  # type: ignore[operator, arg-type]


def _growths(point: Point, facts: Mapping[str, FactDef]) -> Iterator[Growths]:
    pairs = [
        (one.id, source)
        for one in facts.values()
        for rel in one.relations
        if rel.kind == "may_grow_by"
        for source, _ in rel.of.terms
    ]
    for extra in itertools.product(*(range(int(point[source]) + 1) for _, source in pairs)):  # type: ignore[call-overload]
        yield dict(zip(pairs, extra, strict=True))


def truth(condition: Condition, at: tuple[Point, Growths], facts: Mapping[str, FactDef]) -> bool:
    """The plain reading of a condition at one point; a sum counts nobody twice."""
    point, growths = at
    match condition:
        case Not(inner):
            return not truth(inner, at, facts)
        case And(parts):
            return all(truth(part, at, facts) for part in parts)
        case Or(parts):
            return any(truth(part, at, facts) for part in parts)
        case Sum(names, compare, value):
            total = sum(point[name] for name in names)  # type: ignore[misc]
            total += sum(more for (fact, source), more in growths.items() if fact in names and source not in names)
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


def gate_holds(gate: Gate, at: tuple[Point, Growths], facts: Mapping[str, FactDef]) -> bool:
    """The plain reading of a gate; nobody has attested anything."""
    match gate:
        case Criterion():
            return truth(gate.condition, at, facts)
        case Judge():
            return False
        case AllOf(parts):
            return all(gate_holds(part, at, facts) for part in parts)
        case AnyOf(parts):
            return any(gate_holds(part, at, facts) for part in parts)
        case NoneOf(parts):
            return not any(gate_holds(part, at, facts) for part in parts)


def value_of(ladder: Ladder, at: tuple[Point, Growths], facts: Mapping[str, FactDef]) -> str:
    """The highest step that holds at one point."""
    for step in ladder.steps:
        if step.gate is None or gate_holds(step.gate, at, facts):
            return step.value
    return ladder.scale[0]


def level_sets(
    ladder: Ladder,
    grade: Ladder | None,
    box: Mapping[str, Cell],
    facts: Mapping[str, FactDef],
    spoken: Collection[str] = (),
) -> frozenset[str]:
    """Every value that some point gives; the grade of a point is worked out first."""
    found: set[str] = set()
    most = {step.value for step in ladder.steps} | {ladder.scale[0]}
    for point, growths in points(box, facts, spoken):
        if grade is not None:
            point["grade"] = value_of(grade, (point, growths), facts)
        found.add(value_of(ladder, (point, growths), facts))
        if found == most:
            break
    return frozenset(found)
