"""Why each criterion of a ladder holds, may hold or does not: its result and those of its tests in *told*."""

from __future__ import annotations

from dataclasses import dataclass, replace

from engine.conditions.tree import Sum, tests_of
from engine.conditions.write import write_test
from engine.decide.compiling import STATED, Context, condition_formula, criteria_of, test_formula
from engine.decide.formula import Formula, atoms_of
from engine.decide.known import Known
from engine.decide.space import Space
from engine.decide.views import CriterionTrace, TestTrace
from engine.plans.ladder import Criterion, Ladder
from engine.values.kept import keep

Results = tuple[bool | None, ...]
"""the result of a criterion and those of its tests"""


@dataclass(frozen=True, slots=True, eq=False)
class Explained:
    """One criterion with its formula and the formulas of its tests, ready to be traced."""

    value: str
    criterion: Criterion
    clause: str
    formula: Formula
    tests: tuple[tuple[tuple[str, ...], str, Formula], ...]
    reads: frozenset[str]
    """variables of its tests"""
    traces: dict[Results, CriterionTrace]
    """those that were needed so far: equal results share one object; at most ``RESULTS``"""
    at_rest: CriterionTrace | None
    """where nobody has spoken of what it reads; None for one that reads facts as stated"""


def explained(ladder: Ladder, context: Context) -> tuple[Explained, ...]:
    """The criteria of a ladder, highest first, ready to be traced."""
    return tuple(
        _explained(step.value, step.clause, criterion, context)
        for step in ladder.steps
        if step.gate
        for criterion in criteria_of(step.gate)
    )


def _explained(value: str, clause: str, criterion: Criterion, context: Context) -> Explained:
    aliased = context.aliased if criterion.reads == "stated" else ()
    tests = tuple(
        (
            test.facts if isinstance(test, Sum) else (test.fact,),
            write_test(test, context.schema.facts),
            test_formula(test, context, aliased),
        )
        for test in tests_of(criterion.condition)
    )
    formula = condition_formula(criterion.condition, context, aliased)
    reads = frozenset(var for _, _, test in tests for atom in atoms_of(test) for var in atom.variables())
    one = Explained(value, criterion, criterion.clause or clause, formula, tests, reads, {}, None)
    stated = any(var.endswith(STATED) for var in reads)
    return one if stated else replace(one, at_rest=_trace(context.schema.quiet, one))


def traces(known: Known, criteria: tuple[Explained, ...]) -> tuple[CriterionTrace, ...]:
    """Every criterion with its result in *told*."""
    space, touched = known.told_space, known.touched
    return tuple(
        one.at_rest if one.at_rest and one.reads.isdisjoint(touched) else _trace(space, one) for one in criteria
    )


def _trace(space: Space, one: Explained) -> CriterionTrace:
    results = tuple(test.test(space) for _, _, test in one.tests)
    whole = one.formula.test(space)
    found = one.traces.get((whole, *results))
    if found is None:
        told = zip(one.tests, results, strict=True)
        tests = tuple(TestTrace(facts, text, result) for (facts, text, _), result in told)
        criterion = one.criterion
        trace = CriterionTrace(criterion.path, one.value, one.clause, criterion.text, whole, tests)
        found = keep(one.traces, (whole, *results), trace)
    return found
