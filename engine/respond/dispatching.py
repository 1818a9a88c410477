"""Which service numbers (119, 120, 110) this event calls for, how certainly, and in which order they are dialled."""

from __future__ import annotations

from collections.abc import Mapping

from engine.plans.vocabulary import DispatchRule
from engine.respond.model import Certainty
from engine.respond.prepared import Holds
from engine.respond.scene import Scene

CERTAINTY: Mapping[bool | None, Certainty] = {True: "holds", None: "unverified"}
MEMO = "dispatch"
Wanted = Mapping[str, tuple[Certainty, int]]


def wanted(scene: Scene) -> Wanted:
    """Number -> how certainly it is called for, and its place among those to dial; only numbers with a rule that may
    hold. By nature of a rival hazard, or while nobody knows what happened, a number may be called for."""
    found = scene.memo.get(MEMO)
    if not isinstance(found, dict):
        found = scene.memo[MEMO] = _wanted(scene)
    return found


def _wanted(scene: Scene) -> dict[str, tuple[Certainty, int]]:
    best: dict[str, tuple[Certainty, int]] = {}
    for place, (rule, holds) in enumerate(scene.compiled.dispatch):
        result = _result(scene, rule, holds)
        if result is not False and (rule.number not in best or (result and best[rule.number][0] != CERTAINTY[True])):
            best[rule.number] = (CERTAINTY[result], place)
    return best


def _result(scene: Scene, rule: DispatchRule, holds: Holds | None) -> bool | None:
    concerns = _concerns(scene, rule)
    held = holds(scene.box(None, wide=rule.wide)) if holds is not None and concerns is not False else True
    return False if False in (concerns, held) else (None if None in (concerns, held) else True)


def _concerns(scene: Scene, rule: DispatchRule) -> bool | None:
    """True where the rule is for a hazard of this event that it does not except; None for one of several rivals, or
    while none is known."""
    if not scene.situation.hazards:
        return None if rule.hazards else True
    meant = {view.role for view in scene.situation.hazards if _is_meant(rule, scene.lineage(view.hazard))}
    return None if meant == {"rival"} else bool(meant)


def _is_meant(rule: DispatchRule, lineage: tuple[str, ...]) -> bool:
    excepted = not set(rule.unless_hazards).isdisjoint(lineage)
    return not excepted and (not rule.hazards or not set(rule.hazards).isdisjoint(lineage))


def called_for(scene: Scene, number: str) -> Certainty:
    """How certainly a number is to be dialled; without any rule for it in the library it always is."""
    if number not in scene.compiled.numbers:
        return "holds"
    found = wanted(scene).get(number)
    return found[0] if found else "if_turns_out"


def turn_of(scene: Scene, number: str | None) -> tuple[int, int]:
    """Where a number stands among those to dial: certain ones first, then in the order of the rules."""
    found = wanted(scene).get(number or "")
    if found is None:
        return (2, 0)
    certainty, place = found
    return (0 if certainty == CERTAINTY[True] else 1, place)
