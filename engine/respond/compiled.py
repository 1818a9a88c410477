"""A library prepared for answering: plans with closures, instances by hazard and area. Built once for a library."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from engine.conditions.holds import compile_condition
from engine.plans.model import Instance, Library, Plan, StatutoryDuty
from engine.plans.vocabulary import CallRule, DispatchRule, SensitiveRule
from engine.respond.model import TestTrace
from engine.respond.places import chain_of
from engine.respond.prepared import CompiledAction, CompiledPlan, Holds, compile_action, compile_plan, tracer
from engine.values.cells import Cell
from engine.values.kept import kept

R = TypeVar("R", CallRule, SensitiveRule)


@dataclass(frozen=True, slots=True)
class Compiled:
    """A library prepared for answering."""

    library: Library
    plans: Mapping[str, CompiledPlan]
    duties: tuple[tuple[StatutoryDuty, CompiledAction], ...]
    law: Mapping[str, CompiledAction]
    """duties of law by id of their action"""
    duty_of: Mapping[str, StatutoryDuty]
    duties_of: Mapping[str, frozenset[str]]
    """hazard -> duties of law (ids of their actions) that name it or one of its parents"""
    phases: Mapping[str, int]
    """phase -> its place in the order of a response"""
    by_hazard: Mapping[tuple[str, str], tuple[Instance, ...]]
    """(hazard, area code) -> instances, whatever the tier"""
    general: Mapping[str, tuple[Instance, ...]]
    """area code -> instances of plans for every hazard"""
    instances: Mapping[str, Instance]
    of_plan: Mapping[str, tuple[Instance, ...]]
    """plan id, or kind of a plan that counties override -> instances"""
    warned: Mapping[str, Mapping[str, tuple[Instance, ...]]]
    """signal -> area code -> instances of plans with a warning rule for it"""
    lineage: Mapping[str, tuple[str, ...]]
    """hazard -> itself and its parents, nearest first"""
    harm: frozenset[str]
    """facts that count harm: where one stands, the kind of message alone takes no plan away"""
    roots: tuple[str, ...]
    """kinds of events: hazards under which others stand and that stand under none"""
    calls: tuple[tuple[CallRule, Holds], ...]
    call_traces: tuple[Callable[[Mapping[str, Cell]], tuple[TestTrace, ...]], ...]
    """for each call rule, its tests with their results"""
    dispatch: tuple[tuple[DispatchRule, Holds | None], ...]
    """rules for service numbers in the order in which to dial; without a condition the hazard alone decides"""
    numbers: frozenset[str]
    """service numbers with a rule"""
    set_up: Mapping[str, str]
    """agency -> duty that sets it up, for those that do not stand before; only where an act of a plan performs it"""
    sensitive: tuple[tuple[SensitiveRule, Holds], ...]
    derived: Mapping[str, tuple[str, ...]]
    """``grade``, ``not_ours``, ``sensitive``, ``superior_level`` -> ids of the facts derived so"""
    askers: Mapping[str, frozenset[str]]
    """fact -> hazards that ask for it by themselves"""
    governments: Mapping[str, str]
    """tier -> agency that is the government of an area of that tier"""
    duty_rooms: tuple[str, ...]
    kinds: Mapping[str, tuple[str, str]]
    """agency -> (kind, tier that it governs or nothing)"""
    above: tuple[str, ...]
    """home and the divisions above it, home first"""


def _set_up(library: Library) -> dict[str, str]:
    """Without an act that performs the duty nobody could ever set the agency up: it is then called like any other."""
    performed = {action.duty for plan in library.plans.values() for action in plan.actions}
    agencies = library.vocabulary.agencies.values()
    return {agency.id: agency.set_up_by for agency in agencies if agency.set_up_by and agency.set_up_by in performed}


@kept
def compiled(library: Library) -> Compiled:
    """The prepared form of a library; kept for the last few libraries, found again by identity."""
    facts = library.vocabulary.facts
    instances = _instances(library)
    duties = tuple((duty, compile_action(duty.action, order, facts)) for order, duty in enumerate(library.duties))
    calls = tuple(_rules(library, "calls", library.vocabulary.calls))
    return Compiled(
        library=library,
        plans={key: compile_plan(plan, facts) for key, plan in library.plans.items()},
        duties=duties,
        law={one.action.id: one for _duty, one in duties},
        duty_of={duty.action.id: duty for duty, _one in duties},
        duties_of={hazard: _duties_of(library, hazard) for hazard in library.vocabulary.hazards},
        phases={phase.id: phase.order for phase in library.vocabulary.phases.values()},
        by_hazard=_by_hazard(library),
        general=_general(library, instances),
        instances={instance.id: instance for instance in instances},
        of_plan=_of_plan(instances),
        warned=_warned(library, _of_plan(instances)),
        lineage={hazard: _lineage(library, hazard) for hazard in library.vocabulary.hazards},
        harm=_harm(library),
        roots=_roots(library),
        calls=calls,
        call_traces=tuple(tracer(library.conditions[f"calls.{rule.id}"], facts) for rule, _holds in calls),
        dispatch=_dispatch(library),
        numbers=frozenset(rule.number for rule in library.vocabulary.dispatch),
        set_up=_set_up(library),
        sensitive=tuple(_rules(library, "sensitive", library.vocabulary.sensitive)),
        derived={
            what: tuple(fact.id for fact in facts.values() if fact.derived == what)
            for what in ("grade", "not_ours", "sensitive", "superior_level")
        },
        askers=_askers(library),
        governments=_governments(library),
        duty_rooms=tuple(agency.id for agency in library.vocabulary.agencies.values() if agency.kind == "duty_room"),
        kinds={agency.id: _kind(agency.kind) for agency in library.vocabulary.agencies.values()},
        above=chain_of(library, library.deployment.home),
    )


def _rules(library: Library, kind: str, rules: tuple[R, ...]) -> list[tuple[R, Holds]]:
    facts = library.vocabulary.facts
    found = ((rule, library.conditions.get(f"{kind}.{rule.id}")) for rule in rules)
    return [(rule, compile_condition(condition, facts)) for rule, condition in found if condition is not None]


def _dispatch(library: Library) -> tuple[tuple[DispatchRule, Holds | None], ...]:
    facts = library.vocabulary.facts
    found = ((rule, library.conditions.get(f"dispatch.{rule.id}")) for rule in library.vocabulary.dispatch)
    return tuple((rule, compile_condition(when, facts) if when is not None else None) for rule, when in found)


def _askers(library: Library) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for hazard in library.vocabulary.hazards.values():
        for fact in hazard.asks:
            found.setdefault(fact, set()).add(hazard.id)
    return {fact: frozenset(hazards) for fact, hazards in found.items()}


def _kind(text: str) -> tuple[str, str]:
    kind, _colon, tier = text.partition(":")
    return kind, tier


def _governments(library: Library) -> dict[str, str]:
    agencies = library.vocabulary.agencies.values()
    marked = ((_kind(agency.kind), agency.id) for agency in agencies)
    found: dict[str, str] = {}
    for (kind, tier), agency in marked:
        if kind == "government" and tier:
            found.setdefault(tier, agency)
    return found


def _lineage(library: Library, hazard: str) -> tuple[str, ...]:
    chain: dict[str, None] = {}
    at: str | None = hazard
    while at is not None and at not in chain:
        chain[at] = None
        known = library.vocabulary.hazards.get(at)
        at = known.parent if known else None
    return tuple(chain)


def _duties_of(library: Library, hazard: str) -> frozenset[str]:
    family = _lineage(library, hazard)
    return frozenset(duty.action.id for duty in library.duties if not set(duty.hazards).isdisjoint(family))


def _harm(library: Library) -> frozenset[str]:
    messages = library.vocabulary.lexicon.get("messages")
    return frozenset(messages.get("harm", ())) if isinstance(messages, Mapping) else frozenset()


def _roots(library: Library) -> tuple[str, ...]:
    hazards = library.vocabulary.hazards
    above = {hazard.parent for hazard in hazards.values()}
    return tuple(hazard.id for hazard in hazards.values() if hazard.parent is None and hazard.id in above)


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


def _warned(
    library: Library, of_plan: Mapping[str, tuple[Instance, ...]]
) -> dict[str, dict[str, tuple[Instance, ...]]]:
    found: dict[str, dict[str, tuple[Instance, ...]]] = {}
    for plan in library.plans.values():
        for signal in dict.fromkeys(rule.signal for rule in plan.warnings):
            by_area = found.setdefault(signal, {})
            for instance in of_plan.get(plan.id, ()):
                if instance not in by_area.get(instance.area, ()):
                    by_area[instance.area] = (*by_area.get(instance.area, ()), instance)
    return found
