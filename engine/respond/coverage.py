"""What cases touch of a plan: levels, criteria, branches, agencies, clauses; a thing untouched is named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from engine.plans.model import Library, Plan
from engine.respond.compiled import compiled
from engine.respond.levelling import Frame
from engine.respond.work import Work

ONE = {"levels": "level", "criteria": "criterion", "branches": "branch", "agencies": "agency", "clauses": "clause"}


@dataclass(frozen=True, slots=True)
class Touched:
    """What one case touched, each as ``<plan>#<name>``."""

    levels: frozenset[str] = frozenset()
    criteria: frozenset[str] = frozenset()
    branches: frozenset[str] = frozenset()
    """``<action>+`` where its condition held or might hold, ``<action>-`` where it did not"""
    agencies: frozenset[str] = frozenset()
    clauses: frozenset[str] = frozenset()


def touched_by(work: Work) -> Touched:
    """What one answer touched in all plans that came into question."""
    told = {call.agency for call in work.told.calls}
    return Touched(
        levels=frozenset(f"{_id(frame)}#{level}" for frame in work.frames for level in frame.levels.possible),
        criteria=frozenset(
            f"{_id(frame)}#{trace.path}" for frame in work.frames for trace in frame.levels.traces if trace.result
        ),
        branches=frozenset(branch for frame in work.frames for branch in _branches(frame)),
        agencies=frozenset(f"{_id(frame)}#{agency}" for frame in work.frames for agency in told),
        clauses=frozenset(f"{source}#{clause}" for act in work.acts for source, clause in act.clauses if clause),
    )


def _id(frame: Frame) -> str:
    return frame.compiled.plan.id


def _branches(frame: Frame) -> Iterable[str]:
    for one in frame.compiled.actions:
        if one.when is not None:
            result = one.when.holds(frame.box)
            yield f"{_id(frame)}#{one.action.id}{'-' if result is False else '+'}"


def there_is(library: Library, plan: Plan) -> Touched:
    """Everything of a plan that cases could touch."""
    prepared = compiled(library).plans[plan.id]
    levels = {step.value for step in plan.levels.steps}
    agencies = {name for action in plan.actions for name in (*action.tells,) if name in library.vocabulary.agencies}
    named = {"levels": levels, "criteria": prepared.criteria, "agencies": agencies}
    named["clauses"] = {action.clause for action in plan.actions if action.clause}
    named["branches"] = {f"{one.action.id}{sign}" for one in prepared.actions if one.when for sign in "+-"}
    return Touched(**{key: frozenset(f"{plan.id}#{name}" for name in names) for key, names in named.items()})


def coverage_lines(library: Library, touched: Mapping[str, list[Touched]]) -> list[str]:
    """One line a plan: each kind as touched/all, then what no case touches."""
    lines = []
    for plan_id in sorted(touched):
        if plan_id in library.plans:
            lines += _lines(library, library.plans[plan_id], touched[plan_id])
    return lines


def _lines(library: Library, plan: Plan, touched: list[Touched]) -> list[str]:
    whole = there_is(library, plan)
    counts, missing = [], []
    for kind in fields(Touched):
        wanted: frozenset[str] = getattr(whole, kind.name)
        reached = wanted & frozenset[str]().union(*(getattr(one, kind.name) for one in touched))
        counts.append(f"{kind.name} {len(reached)}/{len(wanted)}")
        missing += [f"{ONE[kind.name]} {name.partition('#')[2]}" for name in sorted(wanted - reached)]
    lines = [f"{plan.id}: {', '.join(counts)}"]
    return [*lines, f"  untouched: {', '.join(missing)}"] if missing else lines
