"""A library prepared for answering: conditions as closures, instances by hazard and area. Built once for a library."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from engine.conditions.holds import compile_condition
from engine.conditions.tree import Condition, Ordered, Sum, Test, tests_of
from engine.conditions.write import write_condition
from engine.plans.ladder import AllOf, AnyOf, Gate, Judge, NoneOf
from engine.plans.model import Action, Instance, Library, Link, Plan, StatutoryDuty, WarningRule, When
from engine.plans.vocabulary import CallRule, FactDef, SensitiveRule
from engine.respond.model import TestTrace
from engine.values.cells import Cell

Holds = Callable[[Mapping[str, Cell]], bool | None]
R = TypeVar("R", CallRule, SensitiveRule)
Tests = tuple[tuple[tuple[str, ...], str, Holds], ...]
FILL = re.compile(r"\$\{([^}]*)\}")
REPORTING_CHANNELS = ("phone", "written")


@dataclass(frozen=True, slots=True)
class CompiledWhen:
    """A condition as a closure, with each of its tests as one, for the trace."""

    holds: Holds
    tests: Tests
    when: When

    def trace(self, box: Mapping[str, Cell]) -> tuple[TestTrace, ...]:
        """Every test with its result in this box."""
        return trace(self.tests, box)


@dataclass(frozen=True, slots=True)
class CompiledAction:
    """One action. ``reporting``: it walks at the highest level that is possible. ``fills``: names in its text."""

    action: Action
    order: int
    when: CompiledWhen | None
    until: Holds | None
    reporting: bool
    fills: tuple[str, ...]
    warned: tuple[int, ...] = ()
    """indexes of the warning rules that name it"""


@dataclass(frozen=True, slots=True)
class CompiledPlan:
    """One plan with its conditions as closures, in the order of the file."""

    plan: Plan
    actions: tuple[CompiledAction, ...]
    by_id: Mapping[str, CompiledAction]
    applies: CompiledWhen | None
    unless: CompiledWhen | None
    links: tuple[tuple[Link, CompiledWhen | None], ...]
    adjust: tuple[CompiledWhen | None, ...]
    stand_down: tuple[CompiledWhen | None, ...]
    warnings: tuple[Holds, ...]
    judges: tuple[tuple[str, Judge], ...]
    """(level, judgement), highest level first"""


@dataclass(frozen=True, slots=True)
class Compiled:
    """A library prepared for answering."""

    library: Library
    plans: Mapping[str, CompiledPlan]
    duties: tuple[tuple[StatutoryDuty, CompiledAction], ...]
    law: Mapping[str, CompiledAction]
    """duties of law by id of their action"""
    phases: Mapping[str, int]
    """phase -> its place in the order of a response"""
    by_hazard: Mapping[tuple[str, str], tuple[Instance, ...]]
    """(hazard, area code) -> instances, whatever the tier"""
    general: Mapping[str, tuple[Instance, ...]]
    """area code -> instances of plans for every hazard"""
    instances: Mapping[str, Instance]
    of_plan: Mapping[str, tuple[Instance, ...]]
    """plan id, or kind of a plan that counties override -> instances"""
    warned: tuple[tuple[str, str], ...]
    """(signal, plan id) of every warning rule"""
    lineage: Mapping[str, tuple[str, ...]]
    """hazard -> itself and its parents, nearest first"""
    calls: tuple[tuple[CallRule, Holds], ...]
    call_traces: tuple[Callable[[Mapping[str, Cell]], tuple[TestTrace, ...]], ...]
    """for each call rule, its tests with their results"""
    sensitive: tuple[tuple[SensitiveRule, Holds], ...]
    derived: Mapping[str, tuple[str, ...]]
    """``grade``, ``sensitive``, ``superior_level`` -> ids of the facts derived so"""
    governments: Mapping[str, str]
    """tier -> agency that is the government of an area of that tier"""
    duty_rooms: tuple[str, ...]


_CACHE: dict[int, Compiled] = {}
_KEPT = 8


def compiled(library: Library) -> Compiled:
    """The prepared form of a library; kept for the last few libraries, found again by identity."""
    found = _CACHE.get(id(library))
    if found is None or found.library is not library:
        while len(_CACHE) >= _KEPT:
            _CACHE.pop(next(iter(_CACHE)))
        found = _CACHE[id(library)] = _compile(library)
    return found


def _compile(library: Library) -> Compiled:
    facts = library.vocabulary.facts
    instances = _instances(library)
    duties = tuple((duty, _action(duty.action, order, facts)) for order, duty in enumerate(library.duties))
    calls = tuple(_rules(library, "calls", library.vocabulary.calls))
    return Compiled(
        library=library,
        plans={key: _plan(plan, facts) for key, plan in library.plans.items()},
        duties=duties,
        law={one.action.id: one for _duty, one in duties},
        phases={phase.id: phase.order for phase in library.vocabulary.phases.values()},
        by_hazard=_by_hazard(library),
        general=_general(library, instances),
        instances={instance.id: instance for instance in instances},
        of_plan=_of_plan(instances),
        warned=tuple((rule.signal, plan.id) for plan in library.plans.values() for rule in plan.warnings),
        lineage={hazard: _lineage(library, hazard) for hazard in library.vocabulary.hazards},
        calls=calls,
        call_traces=tuple(_tracer(library.conditions[f"calls.{rule.id}"], facts) for rule, _holds in calls),
        sensitive=tuple(_rules(library, "sensitive", library.vocabulary.sensitive)),
        derived={
            what: tuple(fact.id for fact in facts.values() if fact.derived == what)
            for what in ("grade", "sensitive", "superior_level")
        },
        governments=_governments(library),
        duty_rooms=tuple(agency.id for agency in library.vocabulary.agencies.values() if agency.kind == "duty_room"),
    )


def _rules(library: Library, kind: str, rules: tuple[R, ...]) -> list[tuple[R, Holds]]:
    facts = library.vocabulary.facts
    found = ((rule, library.conditions.get(f"{kind}.{rule.id}")) for rule in rules)
    return [(rule, compile_condition(condition, facts)) for rule, condition in found if condition is not None]


def _governments(library: Library) -> dict[str, str]:
    agencies = library.vocabulary.agencies.values()
    marked = ((agency.kind.partition(":"), agency.id) for agency in agencies)
    return {kind[2]: agency for kind, agency in marked if kind[0] == "government" and kind[2]}


def _lineage(library: Library, hazard: str) -> tuple[str, ...]:
    chain: dict[str, None] = {}
    at: str | None = hazard
    while at is not None and at not in chain:
        chain[at] = None
        known = library.vocabulary.hazards.get(at)
        at = known.parent if known else None
    return tuple(chain)


def _instances(library: Library) -> tuple[Instance, ...]:
    """Instances of the index, and of plans that no index entry names, where their area says which."""
    found = {instance.id: instance for group in library.index.values() for instance in group}
    named = {instance.plan for instance in found.values()}
    for plan in library.plans.values():
        if plan.id not in named:
            found.update(
                {f"{plan.id}@{area}": Instance(f"{plan.id}@{area}", plan.id, area) for area in _areas(library, plan)}
            )
    return tuple(instance for instance in found.values() if instance.plan in library.plans)


def _areas(library: Library, plan: Plan) -> tuple[str, ...]:
    if plan.area.startswith("each "):
        tier = plan.area.removeprefix("each ").strip()
        return tuple(division.code for division in library.divisions.values() if division.tier == tier)
    return (library.deployment.home,) if plan.area.startswith("home") else (plan.area,)


def _by_hazard(library: Library) -> dict[tuple[str, str], tuple[Instance, ...]]:
    merged: dict[tuple[str, str], dict[str, Instance]] = {}
    for (hazard, _tier, area), group in library.index.items():
        merged.setdefault((hazard, area), {}).update({instance.id: instance for instance in group})
    return {key: tuple(group.values()) for key, group in merged.items()}


def _general(library: Library, instances: tuple[Instance, ...]) -> dict[str, tuple[Instance, ...]]:
    found: dict[str, list[Instance]] = {}
    for instance in instances:
        if not library.plans[instance.plan].hazards:
            found.setdefault(instance.area, []).append(instance)
    return {area: tuple(group) for area, group in found.items()}


def _of_plan(instances: tuple[Instance, ...]) -> dict[str, tuple[Instance, ...]]:
    found: dict[str, list[Instance]] = {}
    for instance in instances:
        for name in dict.fromkeys((instance.plan, instance.id.partition("@")[0])):
            found.setdefault(name, []).append(instance)
    return {name: tuple(group) for name, group in found.items()}


def _plan(plan: Plan, facts: Mapping[str, FactDef]) -> CompiledPlan:
    warned = {
        name: tuple(index for index, rule in enumerate(plan.warnings) if name in rule.actions)
        for rule in plan.warnings
        for name in rule.actions
    }
    actions = tuple(_action(one, order, facts, warned.get(one.id, ())) for order, one in enumerate(plan.actions))
    return CompiledPlan(
        plan=plan,
        actions=actions,
        by_id={one.action.id: one for one in actions},
        applies=compile_when(plan.applies_when, facts),
        unless=compile_when(plan.unless, facts),
        links=tuple((link, compile_when(link.when, facts)) for link in plan.links),
        adjust=tuple(compile_when(line.when, facts) for line in plan.adjust),
        stand_down=tuple(compile_when(line.when, facts) for line in plan.stand_down.lines),
        warnings=tuple(compile_condition(_signal(rule, facts), facts) for rule in plan.warnings),
        judges=tuple((step.value, judge) for step in plan.levels.steps for judge in _judges(step.gate)),
    )


def _signal(rule: WarningRule, facts: Mapping[str, FactDef]) -> Condition:
    """A warning rule as a condition: this colour or a graver one."""
    fact = facts.get(rule.signal)
    words = (
        {name: word.id for word in fact.words for name in (word.id, word.names.zh, *word.names.aliases)} if fact else {}
    )
    return Ordered(rule.signal, ">=", words.get(rule.at, rule.at))


def _action(action: Action, order: int, facts: Mapping[str, FactDef], warned: tuple[int, ...] = ()) -> CompiledAction:
    until = action.every.until if action.every else None
    return CompiledAction(
        action=action,
        order=order,
        when=compile_when(action.when, facts),
        until=compile_condition(until, facts) if until is not None else None,
        reporting=is_reporting(action),
        fills=tuple(dict.fromkeys(FILL.findall(action.do))),
        warned=warned,
    )


def is_reporting(action: Action) -> bool:
    """True for a duty to report upward: by its phase, its channel or its duty id."""
    duty = action.duty or ""
    return action.phase == "report" or action.channel in REPORTING_CHANNELS or duty.startswith("report_")


def compile_when(when: When | None, facts: Mapping[str, FactDef]) -> CompiledWhen | None:
    """A condition of a plan as closures; None stays None."""
    if when is None:
        return None
    return CompiledWhen(compile_condition(when.condition, facts), _tests(when.condition, facts), when)


def _tests(condition: Condition, facts: Mapping[str, FactDef]) -> Tests:
    return tuple(
        (_facts(test), write_condition(test, facts), compile_condition(test, facts)) for test in tests_of(condition)
    )


def _tracer(
    condition: Condition, facts: Mapping[str, FactDef]
) -> Callable[[Mapping[str, Cell]], tuple[TestTrace, ...]]:
    tests = _tests(condition, facts)
    return lambda box: trace(tests, box)


def trace(tests: Tests, box: Mapping[str, Cell]) -> tuple[TestTrace, ...]:
    """Every test with its result in a box."""
    return tuple(TestTrace(names, text, holds(box)) for names, text, holds in tests)


def _facts(test: Test) -> tuple[str, ...]:
    return test.facts if isinstance(test, Sum) else (test.fact,)


def _judges(gate: Gate | None) -> tuple[Judge, ...]:
    match gate:
        case Judge():
            return (gate,)
        case AllOf(parts) | AnyOf(parts) | NoneOf(parts):
            return tuple(judge for part in parts for judge in _judges(part))
        case _:
            return ()
