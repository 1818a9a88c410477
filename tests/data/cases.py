"""How a boundary of law is written in the tests, and the grade of complete facts by a statute, worked out plainly.

The walk up the ladder here is the definition itself, on one point, and shares nothing with ``engine.decide``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from engine.conditions.holds import holds
from engine.plans.ladder import AllOf, AnyOf, Criterion, Gate, Judge, NoneOf
from engine.values.cells import Box, Range, Words, point
from engine.values.exact import Exact, exact
from tests.data.library import library

Value = int | Fraction | str
N, O, L, M, X = "none", "ordinary", "larger", "major", "extremely_major"  # noqa: E741 - columns of a table


@dataclass(frozen=True, slots=True)
class Steps:
    """One measured fact of a statute: from ``value`` on the grade is that, until the next; ``below`` before the first.

    Values are in ``unit`` base units (公顷 = 10**4). ``least`` is the smallest difference that counts, in ``unit``.
    """

    statute: str
    fact: str
    below: str
    steps: tuple[tuple[Value, str], ...]
    unit: Exact = 1
    least: Value = 1
    also: Mapping[str, Value] = field(default_factory=dict)

    def cases(self) -> Iterator[tuple[str, dict[str, Value], str]]:
        """One case just below, one at and one just above every threshold."""
        marks = [Fraction(value) for value, _ in self.steps]
        step = Fraction(self.least)
        for number in sorted({near for mark in marks for near in (mark - step, mark, mark + step)}):
            reached = [grade for mark, (_, grade) in zip(marks, self.steps, strict=True) if number >= mark]
            expected = reached[-1] if reached else self.below
            yield self.statute, {**self.also, self.fact: exact(number * self.unit)}, expected


def complete(facts: Mapping[str, Value]) -> Box:
    """A box of points: what was said, silence at its quiet value, sums worked out."""
    defined = library().vocabulary.facts
    box: Box = {id_: fact.quiet for id_, fact in defined.items() if fact.type != "text"}
    for id_, value in facts.items():
        box[id_] = Words(frozenset({value})) if isinstance(value, str) else point(value)
    for id_, fact in defined.items():
        for relation in fact.relations:
            if id_ in facts or relation.kind not in {"is", "at_least"}:
                continue
            total = sum((sign * _low(box, name) for name, sign in relation.of.terms), Fraction(0))
            if relation.kind == "is" or total > _low(box, id_):
                box[id_] = point(exact(total))
    return box


def grade_of(statute: str, facts: Mapping[str, Value]) -> str:
    """The highest step whose gate holds, else none."""
    box = complete(facts)
    for step in library().statutes[statute].ladder.steps:
        if step.otherwise or (step.gate is not None and _open(step.gate, box)):
            return step.value
    return N


def _open(gate: Gate, box: Box) -> bool:
    match gate:
        case Criterion():
            return bool(holds(gate.condition, box, library().vocabulary.facts))
        case AllOf(parts):
            return all(_open(part, box) for part in parts)
        case AnyOf(parts):
            return any(_open(part, box) for part in parts)
        case NoneOf(parts):
            return not any(_open(part, box) for part in parts)
        case Judge():
            return False


def _low(box: Box, fact: str) -> Exact:
    cell = box[fact]
    assert isinstance(cell, Range)
    return cell.low
