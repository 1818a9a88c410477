"""A plan prepared for answering: conditions as closures, each with its tests for the trace."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from engine.conditions.holds import compile_condition
from engine.conditions.tree import Condition, Ordered, Sum, Test, facts_of, tests_of
from engine.conditions.write import write_condition
from engine.decide.settled import quiet_of
from engine.plans.ladder import AllOf, AnyOf, Criterion, Gate, Judge, NoneOf
from engine.plans.model import Action, Link, Plan, WarningRule, When
from engine.plans.vocabulary import FactDef
from engine.respond.model import ActView, Certainty, TestTrace
from engine.values.cells import Cell
from engine.values.kept import keep

Holds = Callable[[Mapping[str, Cell]], bool | None]
Tests = tuple[tuple[tuple[str, ...], str, Holds], ...]
State = tuple[bool | None, bool, bool, tuple[str, ...], str]
"""Of a plan: whether it applies, whether only silence keeps it away, whether it is merely warned of, the levels at
which it works, and the highest one."""
FILL = re.compile(r"\$\{([^}]*)\}")
REPORTING_CHANNELS = ("phone", "written")


@dataclass(frozen=True, slots=True)
class CompiledWhen:
    """A condition as a closure, with each of its tests as one, for the trace."""

    holds: Holds
    tests: Tests
    when: When
    reads: frozenset[str]
    quiet: bool | None
    """its result where nobody has spoken of anything that it reads: in *told*"""
    anything: bool | None
    """and in *all*"""
    traces: dict[tuple[bool | None, ...], tuple[TestTrace, ...]] = field(default_factory=dict, compare=False)
    """results of the tests -> their trace, as far as they were needed; at most ``RESULTS``"""

    @property
    def plain(self) -> bool:
        """True where it is one test of one fact: then the box alone decides exactly."""
        return len(self.tests) == 1 and len(self.tests[0][0]) == 1

    def trace(self, box: Mapping[str, Cell]) -> tuple[TestTrace, ...]:
        """Every test with its result in this box."""
        results = tuple([holds(box) for _names, _text, holds in self.tests])
        found = self.traces.get(results)
        if found is None:
            found = keep(self.traces, results, trace(self.tests, box))
        return found


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
    fixed: bool = False
    """its line depends on nothing but the instance and how certainly it holds: no clock, condition or blank"""
    lines: dict[tuple[str, str], ActView] = field(default_factory=dict, compare=False)
    """of a fixed action, (instance, certainty) -> its line while nobody has marked or begun it"""


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
    judges: tuple[tuple[str, Judge, str], ...]
    """(level, judgement, key under which it is attested), highest level first"""
    criteria: frozenset[str]
    """paths of the criteria of its levels"""
    standing: dict[State, tuple[tuple[CompiledAction, Certainty], ...]] = field(default_factory=dict, compare=False)
    """state of the plan -> the acts that stand in it, with how certainly, conditions left out"""


def compile_plan(plan: Plan, facts: Mapping[str, FactDef]) -> CompiledPlan:
    """A plan with its conditions as closures."""
    warned = {
        name: tuple(index for index, rule in enumerate(plan.warnings) if name in rule.actions)
        for rule in plan.warnings
        for name in rule.actions
    }
    actions = tuple(compile_action(one, order, facts, warned.get(one.id, ())) for order, one in enumerate(plan.actions))
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
        judges=tuple(
            (step.value, leaf, f"{plan.id}#{leaf.path}")
            for step in plan.levels.steps
            for leaf in _leaves(step.gate)
            if isinstance(leaf, Judge)
        ),
        criteria=frozenset(
            leaf.path for step in plan.levels.steps for leaf in _leaves(step.gate) if isinstance(leaf, Criterion)
        ),
    )


def _signal(rule: WarningRule, facts: Mapping[str, FactDef]) -> Condition:
    """A warning rule as a condition: this colour or a graver one."""
    fact = facts.get(rule.signal)
    words = (
        {name: word.id for word in fact.words for name in (word.id, word.names.zh, *word.names.aliases)} if fact else {}
    )
    return Ordered(rule.signal, ">=", words.get(rule.at, rule.at))


def compile_action(
    action: Action, order: int, facts: Mapping[str, FactDef], warned: tuple[int, ...] = ()
) -> CompiledAction:
    """An action with its conditions as closures. ``warned``: the warning rules that name it."""
    until = action.every.until if action.every else None
    return CompiledAction(
        action=action,
        order=order,
        when=compile_when(action.when, facts),
        until=compile_condition(until, facts) if until is not None else None,
        reporting=is_reporting(action),
        fills=tuple(dict.fromkeys(FILL.findall(action.do))),
        warned=warned,
        fixed=_is_fixed(action) and not FILL.search(action.do),
    )


def _is_fixed(action: Action) -> bool:
    timed = action.every is not None or (action.within is not None and not action.within.duration.at_once)
    return action.when is None and not timed


def is_reporting(action: Action) -> bool:
    """True for a duty to report upward: by its phase or its channel."""
    return action.phase == "report" or action.channel in REPORTING_CHANNELS


def compile_when(when: When | None, facts: Mapping[str, FactDef]) -> CompiledWhen | None:
    """A condition of a plan as closures; None stays None."""
    if when is None:
        return None
    holds = compile_condition(when.condition, facts)
    reads = facts_of(when.condition)
    quiet = holds({fact: quiet_of(facts[fact]) for fact in reads})
    return CompiledWhen(holds, _tests(when.condition, facts), when, frozenset(reads), quiet, holds({}))


def _tests(condition: Condition, facts: Mapping[str, FactDef]) -> Tests:
    return tuple(
        (_facts(test), write_condition(test, facts), compile_condition(test, facts)) for test in tests_of(condition)
    )


def tracer(condition: Condition, facts: Mapping[str, FactDef]) -> Callable[[Mapping[str, Cell]], tuple[TestTrace, ...]]:
    """A function from a box to every test of a condition with its result."""
    tests = _tests(condition, facts)
    return lambda box: trace(tests, box)


def trace(tests: Tests, box: Mapping[str, Cell]) -> tuple[TestTrace, ...]:
    """Every test with its result in a box."""
    return tuple(TestTrace(names, text, holds(box)) for names, text, holds in tests)


def _facts(test: Test) -> tuple[str, ...]:
    return test.facts if isinstance(test, Sum) else (test.fact,)


def _leaves(gate: Gate | None) -> tuple[Criterion | Judge, ...]:
    match gate:
        case Judge() | Criterion():
            return (gate,)
        case AllOf(parts) | AnyOf(parts) | NoneOf(parts):
            return tuple(leaf for part in parts for leaf in _leaves(part))
        case _:
            return ()
