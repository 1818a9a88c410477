"""Conditions, gates and ladders as formulas over a space. ``grade`` is expanded into the statute's own criteria."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from engine.conditions.tree import And, Condition, Has, In, Not, Or, Ordered, Sum, Test, facts_of
from engine.decide.formula import (
    FALSE,
    TRUE,
    AtLeast,
    Formula,
    Holds,
    OneOf,
    SumAtLeast,
    all_of,
    any_of,
    negated,
)
from engine.decide.schema import Schema
from engine.plans.ladder import AllOf, AnyOf, Criterion, Gate, Judge, Ladder, NoneOf
from engine.plans.vocabulary import FactDef

STATED = "~"
"""``deaths~`` reads an open fact without any number at its quiet value."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of a compiled ladder."""

    value: str
    formula: Formula


@dataclass(frozen=True, slots=True)
class Context:
    """What a compilation depends on: the grade ladder, facts read as stated, and judgements that were attested."""

    schema: Schema
    grade: tuple[Rung, ...] = ()
    scale: tuple[str, ...] = ()
    aliased: Collection[str] = frozenset()
    attested: Mapping[str, bool] | None = None
    owner: str = ""
    stated: str = ""
    """the grade fact where somebody stated the grade"""
    abstract: bool = False
    """the grade is read as a word of its own, not expanded"""


def rungs_of(ladder: Ladder, context: Context) -> tuple[Rung, ...]:
    """The steps of a ladder, highest first, as formulas."""
    return tuple(Rung(step.value, gate_formula(step.gate, context) if step.gate else TRUE) for step in ladder.steps)


def with_stated(rungs: tuple[Rung, ...], scale: tuple[str, ...], fact: str) -> tuple[Rung, ...]:
    """A grade that was stated (by whoever is competent) counts beside the computed one: the higher of the two."""
    found = []
    for place in range(len(scale) - 1, 0, -1):
        stated = OneOf(fact, frozenset(scale[place:]))
        own = (rung.formula for rung in rungs if rung.value == scale[place])
        found.append(Rung(scale[place], any_of((stated, *own))))
    return tuple(found)


def gate_formula(gate: Gate, context: Context) -> Formula:
    """A gate as a formula; a judgement holds only where a person attested it."""
    match gate:
        case Criterion():
            aliased = context.aliased if gate.reads == "stated" else ()
            return condition_formula(gate.condition, context, aliased)
        case Judge():
            attested = context.attested or {}
            return TRUE if attested.get(f"{context.owner}#{gate.path}") else FALSE
        case AllOf():
            return all_of(gate_formula(part, context) for part in gate.parts)
        case AnyOf():
            return any_of(gate_formula(part, context) for part in gate.parts)
        case NoneOf():
            return negated(any_of(gate_formula(part, context) for part in gate.parts))


def condition_formula(condition: Condition, context: Context, aliased: Collection[str] = ()) -> Formula:
    """A condition as a formula. Raises ``KeyError`` on a fact that the vocabulary does not have."""
    match condition:
        case Not(inner):
            return negated(condition_formula(inner, context, aliased))
        case And(parts):
            return all_of(condition_formula(part, context, aliased) for part in parts)
        case Or(parts):
            return any_of(condition_formula(part, context, aliased) for part in parts)
        case _:
            return test_formula(condition, context, aliased)


def test_formula(test: Test, context: Context, aliased: Collection[str] = ()) -> Formula:
    """One test as a formula."""
    facts = context.schema.facts
    match test:
        case Sum():
            return _sum(test, facts, aliased)
        case Has(fact, word):
            return Holds(fact, word) if facts[fact].many else OneOf(fact, frozenset({word}))
    definition = facts[test.fact]
    graded = definition.derived == "grade"
    ranks = context.scale if graded and context.scale else tuple(one.id for one in definition.words)
    words = test.words if isinstance(test, In) else _ranked(test, ranks)
    if graded:
        return OneOf(test.fact, words) if context.abstract else _grade(words, context)
    if definition.many:
        return any_of(Holds(test.fact, word) for word in sorted(words))
    return OneOf(test.fact + STATED if test.fact in aliased else test.fact, words)


def _ranked(test: Ordered, ranks: tuple[str, ...]) -> frozenset[str]:
    place = ranks.index(test.word) if test.word in ranks else len(ranks)
    return frozenset(ranks[place:] if test.compare == ">=" else ranks[:place])


def _grade(words: frozenset[str], context: Context) -> Formula:
    """The grade is one of these: some rung of theirs holds and none above it does."""
    scale = context.scale
    if not scale and context.stated:
        return OneOf(context.stated, words)
    if not scale:
        return TRUE if "none" in words else FALSE
    words = words & frozenset(scale)
    if scale[0] in words and scale[-1] not in words:
        return negated(_grade(frozenset(scale) - words, context))
    if words >= frozenset(scale[min((scale.index(word) for word in words), default=0) :]):
        return TRUE if scale[0] in words else any_of(rung.formula for rung in context.grade if rung.value in words)
    above: list[Formula] = []
    found: list[Formula] = []
    for rung in context.grade:
        if rung.value in words:
            found.append(all_of((rung.formula, *(negated(one) for one in above))))
        above.append(rung.formula)
    if scale[0] in words:
        found.append(negated(any_of(above)))
    return any_of(found)


def _sum(test: Sum, facts: Mapping[str, FactDef], aliased: Collection[str]) -> Formula:
    names = tuple(fact + STATED if fact in aliased else fact for fact in test.facts)
    whole = all(facts[fact].whole for fact in test.facts)
    match test.compare:
        case ">=":
            return _at_least(names, test, whole, strict=False)
        case ">":
            return _at_least(names, test, whole, strict=True)
        case "<":
            return negated(_at_least(names, test, whole, strict=False))
        case "<=":
            return negated(_at_least(names, test, whole, strict=True))
    return all_of((_at_least(names, test, whole, strict=False), negated(_at_least(names, test, whole, strict=True))))


def _at_least(names: tuple[str, ...], test: Sum, whole: bool, *, strict: bool) -> Formula:
    value = test.value
    if whole:
        least = int(value // 1) + 1 if strict else int(-(-value // 1))
        return AtLeast(names[0], least, least - 1) if len(names) == 1 else SumAtLeast(names, least, False, True)
    if len(names) > 1:
        return SumAtLeast(names, value, strict, False)
    return AtLeast(names[0], (value, 1), (value, 0)) if strict else AtLeast(names[0], (value, 0), (value, -1))


def criteria_of(gate: Gate) -> tuple[Criterion, ...]:
    """The criteria below a gate, in order."""
    if isinstance(gate, Criterion):
        return (gate,)
    if isinstance(gate, Judge):
        return ()
    return tuple(criterion for part in gate.parts for criterion in criteria_of(part))


def judges_of(gate: Gate) -> tuple[Judge, ...]:
    """The judgements below a gate, in order."""
    if isinstance(gate, Judge):
        return (gate,)
    if isinstance(gate, Criterion):
        return ()
    return tuple(judge for part in gate.parts for judge in judges_of(part))


def stated_facts(ladder: Ladder) -> frozenset[str]:
    """Facts that some criterion of the ladder reads as stated."""
    return frozenset(
        fact
        for step in ladder.steps
        if step.gate
        for criterion in criteria_of(step.gate)
        if criterion.reads == "stated"
        for fact in facts_of(criterion.condition)
    )
