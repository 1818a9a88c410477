"""The lines of the card: acts of all plans and of the law, merged and in order."""

from __future__ import annotations

from functools import partial

from engine.plans.model import Action
from engine.respond.acts import act_views
from engine.respond.columns import is_home
from engine.respond.dispatching import turn_of
from engine.respond.levelling import Frame
from engine.respond.merge import merge
from engine.respond.model import ActView
from engine.respond.order import ordered
from engine.respond.quiet import in_doubt
from engine.respond.scene import Scene
from engine.respond.statutory import LAW, law_acts, with_law
from engine.respond.walk import walk


def planned(scene: Scene, frames: tuple[Frame, ...]) -> list[ActView]:
    """Lines of all plans, plan by plan."""
    return [view for frame in frames for view in act_views(scene, frame, walk(scene, frame))]


def lines_of(scene: Scene, frames: tuple[Frame, ...]) -> tuple[list[ActView], dict[str, str]]:
    """Lines of all plans and of the law, equal duties merged, in order; and act key -> key of its line."""
    areas = {frame.instance: frame.area for frame in frames}
    home = frozenset(frame.instance for frame in frames if _home(scene, frame))
    acts, aliases = merge(in_doubt(scene, planned(scene, frames)), areas)
    law, aliases_of_law = merge(in_doubt(scene, law_acts(scene)), {LAW: scene.library.deployment.home})
    lines, replaced = with_law(acts, law, home)
    known = {**aliases_of_law, **aliases, **replaced}
    return in_order(scene, lines, known), known


def in_order(scene: Scene, lines: list[ActView], aliases: dict[str, str]) -> list[ActView]:
    """Lines in the order in which they are to be done."""

    def action_of(act: ActView) -> Action | None:
        plan = scene.compiled.plans.get(act.plan)
        found = (plan.by_id if plan else scene.compiled.law).get(act.action)
        return found.action if found else None

    return ordered(lines, scene.compiled.phases, action_of, aliases, partial(turn_of, scene))


def _home(scene: Scene, frame: Frame) -> bool:
    return is_home(scene.library.deployment, frame.compiled.plan.tier, frame.area)
