"""Duties of law and the event grade: each reads the grade by the statute of the hazard that makes it apply."""

from __future__ import annotations

from engine.incident.situation import HazardView
from engine.plans.model import StatutoryDuty
from engine.respond.model import Certainty
from engine.respond.prepared import CompiledWhen
from engine.respond.scene import Scene
from engine.respond.walk import unknown
from engine.values.cells import Box


def owed(scene: Scene, duty: str) -> Certainty | None:
    """How certainly a duty of law (by the id of its action) applies; None where it does not.

    A hazard that is one of several rivals makes nothing certain.
    """
    law, compiled = scene.compiled.duty_of[duty], scene.compiled.law[duty]
    tier = scene.library.deployment.tier
    if law.tiers and tier not in law.tiers:
        return None
    binding = _binding(scene, law)
    if law.hazards and not binding:
        return None
    if compiled.when is None:
        return "holds" if not law.hazards or _firm(binding) else "unverified"
    result = truth_of(scene, duty, compiled.when)
    if result is False and compiled.action.life and truth_of(scene, duty, compiled.when, wide=True) is not False:
        return "unverified"
    if result is False:
        return None
    return "holds" if result else unknown(compiled)


def truth_of(scene: Scene, duty: str, when: CompiledWhen, *, wide: bool = False) -> bool | None:
    """Truth of a duty's condition: the highest over the hazards that make it apply, each with its own grade."""
    results = []
    for view in _binding(scene, scene.compiled.duty_of[duty]):
        result = scene.truth(when, scene.statute_of(view.hazard), wide=wide)
        results.append(None if result and view.role == "rival" else result)
    results = results or [scene.truth(when, None, wide=wide)]
    return True if True in results else (None if None in results else False)


def statute_for(scene: Scene, duty: str) -> str | None:
    """The statute whose grade shows a duty's condition: the first by which it holds, else the first that is open."""
    when = scene.compiled.law[duty].when
    statutes = [scene.statute_of(view.hazard) for view in _binding(scene, scene.compiled.duty_of[duty])]
    if when is None or not statutes:
        return scene.statute(None)
    rank = {True: 0, None: 1, False: 2}
    return min(statutes, key=lambda statute: rank[scene.truth(when, statute)])


def box_of(scene: Scene, duty: str) -> Box:
    """*told* with the grade that a duty of law reads."""
    return scene.box(statute_for(scene, duty))


def _binding(scene: Scene, law: StatutoryDuty) -> tuple[HazardView, ...]:
    """The hazards in question that make a duty apply: those that it names, else all of them."""
    views = scene.situation.hazards
    if not law.hazards:
        return views
    duties_of, duty = scene.compiled.duties_of, law.action.id
    return tuple(view for view in views if duty in duties_of.get(view.hazard, ()))


def _firm(views: tuple[HazardView, ...]) -> bool:
    return any(view.role != "rival" for view in views)
