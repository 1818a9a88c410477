"""Where plans or facts disagree: both stay on the card, and the rule that settles it is applied or a person decides."""

from __future__ import annotations

from collections.abc import Iterator

from engine.plans.model import TIERS
from engine.respond.levelling import Frame, commander_of
from engine.respond.model import Conflict
from engine.respond.places import places_in_question
from engine.respond.scene import Scene

DOUBTS = ("falls", "differs", "mismatch")


def conflicts_of(scene: Scene, frames: tuple[Frame, ...]) -> tuple[Conflict, ...]:
    """All conflicts: places, commanders, rival hazards, facts that contradict each other."""
    return (*_places(scene), *_commanders(scene, frames), *_hazards(scene), *_facts(scene))


def _places(scene: Scene) -> Iterator[Conflict]:
    """Reports that name different places: all are answered until a person says which it is."""
    named = places_in_question(scene.library, scene.situation.place)
    if len(named) > 1:
        yield Conflict("place", named)


def _commanders(scene: Scene, frames: tuple[Frame, ...]) -> Iterator[Conflict]:
    """Plans of the highest tier that name different posts: the plan of the primary hazard settles it, else a person.

    Between tiers there is nothing to settle: the higher one commands.
    """
    named = [(frame, post) for frame in frames if frame.walked and frame.started and (post := commander_of(frame))]
    tier = min((_tier(frame) for frame, _post in named), default=0)
    highest = [(frame, post) for frame, post in named if _tier(frame) == tier]
    if len({post for _frame, post in highest}) < 2:
        return
    about = tuple(f"{frame.instance}:{post}" for frame, post in highest)
    primary = [(frame, post) for frame, post in highest if _is_primary(scene, frame)]
    settled = len({post for _frame, post in primary}) == 1
    yield Conflict("commander", about, about[highest.index(primary[0])] if settled else None)


def _tier(frame: Frame) -> int:
    return TIERS.index(frame.compiled.plan.tier)


def _is_primary(scene: Scene, frame: Frame) -> bool:
    """A specific plan (not the general one) that the primary hazard brought."""
    return bool(frame.compiled.plan.hazards) and f"hazard:{scene.primary}" in frame.candidate.reasons


def _hazards(scene: Scene) -> Iterator[Conflict]:
    rivals = tuple(view.hazard for view in scene.situation.hazards if view.role == "rival")
    if rivals and scene.primary:
        yield Conflict("hazard", (scene.primary, *rivals), None)


def _facts(scene: Scene) -> Iterator[Conflict]:
    for view in scene.known.facts:
        broken = tuple(flag for flag in view.flags if flag in DOUBTS or flag.startswith("broken:"))
        if broken:
            yield Conflict("facts", (view.fact, *broken), None)
