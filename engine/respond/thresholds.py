"""The thresholds that durations still running may reach: sums of the library's conditions over ``elapsed`` facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.conditions.tree import Condition, Sum, tests_of
from engine.plans.ladder import AllOf, AnyOf, Criterion, Gate, NoneOf
from engine.plans.model import Action, Library, Plan
from engine.values.exact import Exact
from engine.values.kept import kept


@dataclass(frozen=True, slots=True)
class Crossing:
    """A sum of facts and the number that it is compared with."""

    facts: tuple[str, ...]
    value: Exact


Crossings = Mapping[str, tuple[Crossing, ...]]


@kept
def crossings(library: Library) -> Crossings:
    """Elapsed fact -> sums that read it; kept for the last few libraries."""
    facts = library.vocabulary.facts
    found: dict[str, dict[Crossing, None]] = {}
    for condition in conditions_of(library):
        for test in tests_of(condition):
            if isinstance(test, Sum):
                for fact in test.facts:
                    if fact in facts and facts[fact].kind == "elapsed":
                        found.setdefault(fact, {}).setdefault(Crossing(test.facts, test.value))
    return {fact: tuple(crossing) for fact, crossing in found.items()}


def conditions_of(library: Library) -> Iterator[Condition]:
    """Every condition of a library, in the order of its files."""
    yield from library.conditions.values()
    for statute in library.statutes.values():
        yield from (one for step in statute.ladder.steps for one in _of_gate(step.gate))
    for duty in library.duties:
        yield from _of_action(duty.action)
    for plan in library.plans.values():
        yield from _of_plan(plan)


def _of_plan(plan: Plan) -> Iterator[Condition]:
    yield from (one for step in plan.levels.steps for one in _of_gate(step.gate))
    whens = (
        plan.applies_when,
        plan.unless,
        *(link.when for link in plan.links),
        *(line.when for line in plan.adjust),
        *(line.when for line in plan.stand_down.lines),
    )
    yield from (when.condition for when in whens if when is not None)
    for action in plan.actions:
        yield from _of_action(action)


def _of_action(action: Action) -> Iterator[Condition]:
    if action.when is not None:
        yield action.when.condition
    if action.every is not None and action.every.until is not None:
        yield action.every.until


def _of_gate(gate: Gate | None) -> Iterator[Condition]:
    match gate:
        case Criterion():
            yield gate.condition
        case AllOf(parts) | AnyOf(parts) | NoneOf(parts):
            for part in parts:
                yield from _of_gate(part)
        case _:
            return
