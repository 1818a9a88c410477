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
    primary = frozenset(scene.lineage(scene.primary)) if scene.primary else frozenset()
    if primary.intersection(rule.unless_hazards):
        return False
    concerns = _concerns(scene, rule)
    held = holds(scene.box(None, wide=rule.wide)) if holds is not None and concerns is not False else True
    return False if False in (concerns, held) else (None if None in (concerns, held) else True)


def _concerns(scene: Scene, rule: DispatchRule) -> bool | None:
    """True where the rule is for a hazard of this event; None for one of several rivals, or while none is known."""
    if not rule.hazards:
        return True
    hit = {
        view.role for view in scene.situation.hazards if not set(rule.hazards).isdisjoint(scene.lineage(view.hazard))
    }
    if not scene.situation.hazards or hit == {"rival"}:
        return None
    return bool(hit)


def called_for(scene: Scene, number: str) -> Certainty:
    """How certainly a number is to be dialled; without any rule for it in the library it always is."""
    if all(rule.number != number for rule, _holds in scene.compiled.dispatch):
        return "holds"
    return wanted(scene)[number][0] if number in wanted(scene) else "if_turns_out"


def turn_of(scene: Scene, number: str | None) -> tuple[int, int]:
    """Where a number stands among those to dial: certain ones first, then in the order of the rules."""
    if number is None or number not in wanted(scene):
        return (2, 0)
    certainty, place = wanted(scene)[number]
    return (0 if certainty == CERTAINTY[True] else 1, place)
