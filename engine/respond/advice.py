"""Suggestions about the level: raise, lower by one step, ask the superior (扩大响应), end. A person decides each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engine.incident.situation import PlanState
from engine.plans.model import Adjustment
from engine.respond.model import Advice, LevelSet
from engine.respond.prepared import CompiledPlan
from engine.values.cells import Box


def advice(
    *,
    plan: CompiledPlan,
    levels: LevelSet,
    box: Box,
    floor: str | None,
    working: tuple[str, ...],
    state: PlanState,
    attested: Mapping[str, bool],
) -> tuple[Advice, ...]:
    """All suggestions for one plan. Lowering and ending are spoken of only where a level was announced."""
    lines = list(_computed(levels, floor, state.announced))
    lines += _adjustments(plan, levels.scale, box, working, attested, state.announced)
    if state.announced:
        lines += _stand_down(plan, box, attested, state)
    return tuple(lines)


def _computed(levels: LevelSet, floor: str | None, announced: str | None) -> Iterator[Advice]:
    """What the level set itself says to an announced level."""
    scale = levels.scale
    if announced not in scale:
        return
    at, low, high = (scale.index(value) for value in (announced, levels.told_low, levels.highest))
    least = scale.index(floor) if floor in scale else 0
    if least > max(at, low):
        yield Advice("raise", scale[least], "superior", result=True)
    elif low > at:
        yield Advice("raise", scale[low], "computed", result=True)
    elif high > at:
        yield Advice("raise", scale[high], "computed", result=None)
    elif max(high, least) < at and at > 1:
        yield Advice("lower", scale[at - 1], "computed", result=True)


def _adjustments(
    plan: CompiledPlan,
    scale: tuple[str, ...],
    box: Box,
    working: tuple[str, ...],
    attested: Mapping[str, bool],
    announced: str | None,
) -> Iterator[Advice]:
    """The plan's own lines of raise, lower and expand that hold or may hold."""
    counts: dict[str, int] = {}
    for line, when in zip(plan.plan.adjust, plan.adjust, strict=True):
        place = counts[line.kind] = counts.get(line.kind, -1) + 1
        path = f"adjust.{line.kind}[{place}]"
        result = when.holds(box) if when else attested.get(f"{plan.plan.id}#{path}", False)
        to = _target(line, scale, working[-1])
        if result is False or (line.kind != "expand" and to is None) or (line.kind == "lower" and not announced):
            continue
        yield Advice(line.kind, to, path, line.clause, result, line.asks if line.kind == "expand" else line.by)


def _target(line: Adjustment, scale: tuple[str, ...], working: str) -> str | None:
    """One step up or down from the working level; never down to none."""
    at = scale.index(working) if working in scale else 0
    if line.kind == "raise":
        return scale[at + 1] if at + 1 < len(scale) else None
    return scale[at - 1] if line.kind == "lower" and at > 1 else None


def _stand_down(plan: CompiledPlan, box: Box, attested: Mapping[str, bool], state: PlanState) -> tuple[Advice, ...]:
    """The conditions for ending, each with its result, as long as none of them is known to fail."""
    rule = plan.plan.stand_down
    by = state.approved_post if rule.approved_by == "as_started" else rule.approved_by
    lines = tuple(
        Advice(
            "stand_down",
            None,
            line.path,
            line.clause or rule.clause,
            when.holds(box) if when else attested.get(f"{plan.plan.id}#{line.path}"),
            line.by or by,
        )
        for line, when in zip(rule.lines, plan.stand_down, strict=True)
    )
    return () if any(line.result is False for line in lines) else lines
