"""Generated ladders, facts with relations, and boxes, from one seed. Most ladders fall as well as rise."""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass

from engine.conditions.tree import And, Condition, Has, In, Not, Or, Ordered, Sum
from engine.plans.ladder import GRADES, LEVELS, AllOf, AnyOf, Gate, Judge, Ladder, NoneOf, Step
from engine.plans.vocabulary import FactDef
from engine.values.cells import Cell, Members, Range, Words, point
from tests.engine.decide import oracle
from tests.engine.decide.world import criterion, many, number, relation, word, yes_no

NUMBERS = ("a", "b", "p", "g", "t", "q", "h", "c")
LARGEST = 4
MOST = 1200
"""Points that brute force may try for one case."""


@dataclass(frozen=True)
class Style:
    """How tests are written."""

    monotone: bool
    sums: bool


@dataclass(frozen=True)
class Case:
    """One generated case. Facts that ``box`` leaves out were never spoken of."""

    facts: tuple[FactDef, ...]
    grade: Ladder
    ladder: Ladder
    box: dict[str, Cell]


def generate(
    seed: int,
    *,
    monotone: bool = False,
    relations: bool = True,
    silent: bool = False,
    sums: bool = True,
    growth: bool = True,
) -> Case:
    """The case of a seed. ``monotone``: every test says that more is worse; ``sums``: some tests add two facts up."""
    chance = random.Random(seed)
    facts = _facts(chance, relations, growth)
    style = Style(monotone, sums)
    grade = _ladder(chance, GRADES, style, graded=False)
    ladder = _ladder(chance, LEVELS, style, graded=True)
    box = _box(chance, facts)
    if silent:
        for fact in chance.sample(sorted(box), 2):
            del box[fact]
    return Case(facts, grade, ladder, box)


def affordable(seed: int, **style: bool) -> Case:
    """The first case from a seed on whose points brute force can try in a moment."""
    return next(case for step in itertools.count() if _cost(case := generate(seed + 1_000_003 * step, **style)) <= MOST)


def _cost(case: Case) -> int:
    """Roughly how many points brute force would try."""
    cost = 1
    for fact in case.facts:
        if fact.derived is None and not any(rel.kind == "is" for rel in fact.relations):
            tried = len(oracle.values(case.box.get(fact.id, fact.domain), fact.whole))
            sources = any(fact.id in dict(rel.of.terms) for one in case.facts for rel in one.relations)
            cost *= tried * (tried if sources and fact.kind == "current" else 1)
    return cost


def _facts(chance: random.Random, relations: bool, growth: bool) -> tuple[FactDef, ...]:
    def some(*found: object) -> tuple[object, ...]:
        return tuple(one for one in found if relations and chance.random() < 0.6)

    p = chance.choice(
        (
            (relation("part_of", "b"), relation("part_of", "c")),
            (relation("part_of", "c"),),
            (relation("at_most", "a", "b"),),
            (relation("at_least", "b", "-a"), relation("at_most", "b", "c")),
        )
    )
    grows = chance.choice((("g",), ("g", "h")))
    return (
        number("a", *(some(relation("may_grow_by", *grows)) if growth else ())),  # type: ignore[arg-type]
        number("b"),
        number("p", *(p if some(p) else ())),
        number("g", kind="current"),
        number("t", *some(relation("is", "a", "b"), *([relation("may_grow_by", "h")] if growth else []))),  # type: ignore[arg-type]
        number("q", *some(relation("part_of", "b"))),  # type: ignore[arg-type]
        number("h", kind="current"),
        number("c"),
        number("z", whole=False, dimension="area"),
        number("y", whole=False, dimension="area"),
        yes_no("flag"),
        word("dam", "safe", "danger", "breach", ordered=True),
        many("places", "school", "hospital"),
        word("grade", *GRADES, ordered=True, derived="grade"),
    )


def _box(chance: random.Random, facts: tuple[FactDef, ...]) -> dict[str, Cell]:
    wide = set(chance.sample(NUMBERS, 2)) - ({"h"} if chance.random() < 0.7 else {"g"})
    box: dict[str, Cell] = {name: _range(chance, name in wide) for name in NUMBERS}
    if chance.random() < 0.7 and any(one.kind == "is" for one in facts[4].relations):
        box["t"] = Range(0, None)
    for name in ("z", "y"):
        low = chance.randint(0, LARGEST)
        box[name] = Range(low, low + 1, chance.random() < 0.5, chance.random() < 0.5)
    if chance.random() < 0.6:
        box["y"] = point(chance.randint(0, LARGEST))
    box["flag"] = Words(frozenset(chance.choice((("yes",), ("no",), ("yes", "no")))))
    box["dam"] = Words(frozenset(chance.sample(("safe", "danger", "breach"), chance.randint(1, 2))))
    known = frozenset(chance.sample(("school", "hospital"), chance.randint(0, 1)))
    box["places"] = Members(known, known | frozenset(chance.sample(("school", "hospital"), 1)))
    return box


def _range(chance: random.Random, wide: bool) -> Range:
    low = chance.randint(0, LARGEST)
    if not wide:
        return point(low)
    return Range(low, None) if chance.random() < 0.4 else Range(low, low + chance.randint(1, 3))


def _ladder(chance: random.Random, scale: tuple[str, ...], style: Style, *, graded: bool) -> Ladder:
    steps = []
    for place, value in enumerate(reversed(scale[1:])):
        if chance.random() < 0.8:
            steps.append(Step(value, _gate(chance, f"{value}.{place}", style, graded, depth=2)))
    if chance.random() < 0.3:
        lowest = scale[1] if not steps or steps[-1].value != scale[1] else scale[0]
        steps.append(Step(lowest, None, otherwise=True))
    return Ladder("generated", scale, tuple(steps))


def _gate(chance: random.Random, path: str, style: Style, graded: bool, depth: int) -> Gate:
    roll = chance.random()
    if depth == 0 or roll < 0.45:
        return criterion(path, _condition(chance, style, graded, depth=2))
    kinds = (AllOf, AnyOf) if style.monotone else (AllOf, AnyOf, NoneOf)
    parts = tuple(_gate(chance, f"{path}[{n}]", style, graded, depth - 1) for n in range(chance.randint(1, 2)))
    if chance.random() < 0.1:
        parts = (*parts, Judge(f"{path}.judge", "judged", "city"))
    return chance.choice(kinds)(parts)


def _condition(chance: random.Random, style: Style, graded: bool, depth: int) -> Condition:
    roll = chance.random()
    if depth == 0 or roll < 0.5:
        return _test(chance, style, graded)
    if roll < 0.6 and not style.monotone:
        return Not(_condition(chance, style, graded, depth - 1))
    parts = tuple(_condition(chance, style, graded, depth - 1) for _ in range(2))
    return And(parts) if roll < 0.8 else Or(parts)


def _test(chance: random.Random, style: Style, graded: bool) -> Condition:
    roll = chance.random()
    compare = ">=" if style.monotone else chance.choice((">=", ">", "<", "<=", "="))
    if graded and roll < 0.3:
        if style.monotone or chance.random() < 0.7:
            return Ordered("grade", ">=" if style.monotone else chance.choice((">=", "<")), chance.choice(GRADES))
        return In("grade", frozenset(chance.sample(GRADES, 2)))
    if roll < 0.6:
        names = (
            tuple(chance.sample(("b", "p", "g", "t"), 2))
            if style.sums and chance.random() < 0.3
            else (chance.choice(NUMBERS),)
        )
        if not style.monotone and len(names) == 1 and chance.random() < 0.2:
            low = chance.randint(0, LARGEST - 1)
            return And((Sum(names, ">=", low), Sum(names, "<", chance.randint(low + 1, LARGEST))))
        return Sum(names, compare, chance.randint(0, LARGEST))
    if roll < 0.7:
        dense = chance.choice((("z",), ("z",), ("z", "y"))) if style.sums else ("z",)
        return Sum(dense, compare, chance.randint(0, LARGEST + 1))
    if roll < 0.8:
        return Ordered(
            "dam", ">=" if style.monotone else chance.choice((">=", "<")), chance.choice(("danger", "breach"))
        )
    if roll < 0.9:
        return Has("places", chance.choice(("school", "hospital")))
    return In("flag", frozenset({"yes" if style.monotone else chance.choice(("yes", "no"))}))
