"""Which plans come into question: by hazard and place, by warning, by link, by a person; each instance once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from engine.plans.model import TIERS, Instance
from engine.respond.places import Ground
from engine.respond.prepared import CompiledPlan
from engine.respond.scene import Scene
from engine.values.cells import Cell, Members, Words

ENTERPRISE = TIERS[-1]
ADDED = "added"
LOCAL_FIRST = {tier: rank for rank, tier in enumerate(reversed(TIERS))}


@dataclass(slots=True)
class Found:
    """One instance on its way: reasons in the order in which they were found, the floor that links set."""

    instance: Instance
    reasons: dict[str, None] = field(default_factory=dict)
    at_least: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """One plan instance that comes into question, with every reason."""

    instance: Instance
    plan: CompiledPlan
    reasons: tuple[str, ...]
    at_least: str | None


class Pool:
    """The instances found so far; finding one again adds a reason."""

    def __init__(self, scene: Scene, ground: Ground) -> None:
        self.scene = scene
        self.ground = ground
        self.found: dict[str, Found] = {}

    def add(self, instances: Iterable[Instance], reason: str, at_least: str | None = None) -> None:
        """Add instances for a reason; the highest ``at_least`` holds. Retired plans never come into question, plans of
        an enterprise only where one of its sites is named (or a person adds them)."""
        plans = self.scene.compiled.plans
        for instance in instances:
            plan = plans[instance.plan].plan
            if plan.status == "retired" or (plan.tier == ENTERPRISE and reason != ADDED and not self.on_site(instance)):
                continue
            one = self.found.setdefault(instance.id, Found(instance))
            one.reasons.setdefault(reason)
            one.at_least = highest(plan.levels.scale, one.at_least, at_least)

    def on_site(self, instance: Instance) -> bool:
        """True where the site that the report names is one that the register knows in the area of the instance."""
        return self.scene.site_area is not None and self.scene.site_area == instance.area

    def of_plan(self, plan: str) -> tuple[Instance, ...]:
        """Instances of a plan in whose area the event lies."""
        instances = self.scene.compiled.of_plan.get(plan, ())
        return tuple(instance for instance in instances if instance.area in self.ground.chain)


def highest(scale: tuple[str, ...], *values: str | None) -> str | None:
    """The highest of some values of a scale, None where there is none; values outside the scale are passed over."""
    known = [value for value in values if value in scale]
    return max(known, key=scale.index) if known else None


def candidates(scene: Scene, ground: Ground) -> tuple[Candidate, ...]:
    """All plans that come into question, local ones first, and within a tier those of the primary hazard first."""
    pool = Pool(scene, ground)
    if ground.outside:
        _add_general(pool, (scene.library.deployment.home,))
    else:
        _add_by_hazard(pool)
        _add_warned(pool)
        _add_general(pool, ground.chain)
        _add_decided(pool)
        _follow_links(pool)
    return _sorted(pool)


def _add_by_hazard(pool: Pool) -> None:
    by_hazard = pool.scene.compiled.by_hazard
    for hazard in pool.scene.hazards:
        for name in pool.scene.lineage(hazard):
            for area in pool.ground.chain:
                pool.add(by_hazard.get((name, area), ()), f"hazard:{hazard}")


def _add_warned(pool: Pool) -> None:
    told = pool.scene.known.told
    for signal, by_area in pool.scene.compiled.warned.items():
        fact = pool.scene.library.vocabulary.facts.get(signal)
        cell = told.get(signal)
        if fact is not None and cell is not None and cell != fact.quiet and _speaks(cell):
            for area in pool.ground.chain:
                pool.add(by_area.get(area, ()), f"warning:{signal}")


def _speaks(cell: Cell) -> bool:
    return isinstance(cell, Words | Members)


def _add_general(pool: Pool, areas: Iterable[str]) -> None:
    for area in areas:
        pool.add(pool.scene.compiled.general.get(area, ()), "general")


def _add_decided(pool: Pool) -> None:
    """Plans that a person spoke of, or whose acts are under way, stay on the card."""
    instances = pool.scene.compiled.instances
    acts = (key.rpartition("/")[0] for key in pool.scene.situation.acts)
    for instance in (*pool.scene.situation.plans, *acts):
        if instance in instances and instance not in pool.found:
            pool.add((instances[instance],), ADDED)


def _follow_links(pool: Pool) -> None:
    """Links and ``unless … see``: breadth first; an instance is followed once, so cycles end."""
    waiting = list(pool.found)
    for name in waiting:
        instance = pool.found[name].instance
        known = len(pool.found)
        _follow(pool, instance, pool.scene.compiled.plans[instance.plan])
        waiting.extend(list(pool.found)[known:])


def _follow(pool: Pool, instance: Instance, plan: CompiledPlan) -> None:
    scene, grades = pool.scene, plan.plan.grades
    if plan.applies and scene.truth(plan.applies, grades) is False:
        return
    for link, when in plan.links:
        result = True if when is None else scene.truth(when, grades)
        if result is not False and link.to != instance.plan:
            floor = link.at_least if result else None
            pool.add(pool.of_plan(link.to), f"link:{instance.id}:{link.kind}", floor)
    if plan.unless and plan.unless.when.see and scene.truth(plan.unless, grades) is not False:
        pool.add(pool.of_plan(plan.unless.when.see), f"link:{instance.id}:see")


def _sorted(pool: Pool) -> tuple[Candidate, ...]:
    plans = pool.scene.compiled.plans
    primary = f"hazard:{pool.scene.primary}"

    def rank(found: Found) -> tuple[int, bool, bool, bool]:
        plan = plans[found.instance.plan].plan
        by_hazard = any(reason.startswith("hazard:") for reason in found.reasons)
        return (LOCAL_FIRST.get(plan.tier, len(TIERS)), not plan.hazards, primary not in found.reasons, not by_hazard)

    ordered = sorted(pool.found.values(), key=rank)
    return tuple(Candidate(one.instance, plans[one.instance.plan], tuple(one.reasons), one.at_least) for one in ordered)
