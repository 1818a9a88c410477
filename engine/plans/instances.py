"""Instances and the index: which plan stands where, found by hazard, tier and area without a scan."""

from __future__ import annotations

from collections.abc import Mapping

from engine.plans.model import Deployment, Division, Instance, Plan
from engine.plans.vocabulary import HazardDef

ANY = "*"
"""The area key under which every plan stands, for reports whose place does not matter."""


def instances_of(plan: Plan, divisions: Mapping[str, Division], deployment: Deployment) -> tuple[Instance, ...]:
    """The instances of one plan, by area code. Empty where its area names nothing that is known."""
    kind = plan.id.partition("@")[0]
    codes = areas_of(plan.area, divisions, deployment)
    return tuple(Instance(f"{kind}@{code}", plan.id, code) for code in codes)


def areas_of(area: str, divisions: Mapping[str, Division], deployment: Deployment) -> tuple[str, ...]:
    """Area codes of ``home``, ``home.city``, ``each county``, ``each township`` or a code."""
    word, _, tier = area.partition(" ")
    if word == "each":
        return tuple(sorted(code for code in _below(deployment.home, divisions) if divisions[code].tier == tier))
    if area.startswith("home"):
        wanted = area.partition(".")[2] or deployment.tier
        return _home(wanted, divisions, deployment)
    return (area,) if area in divisions or not divisions else ()


def _home(tier: str, divisions: Mapping[str, Division], deployment: Deployment) -> tuple[str, ...]:
    if tier == deployment.tier:
        return (deployment.home,)
    code: str | None = deployment.home
    while code is not None and code in divisions:
        if divisions[code].tier == tier:
            return (code,)
        code = divisions[code].parent
    return ()


def _below(home: str, divisions: Mapping[str, Division]) -> list[str]:
    """Codes of all divisions below the home area, found level by level."""
    children: dict[str, list[str]] = {}
    for division in divisions.values():
        if division.parent is not None:
            children.setdefault(division.parent, []).append(division.code)
    found, layer = [], [home]
    while layer:
        layer = [child for code in layer for child in children.get(code, ()) if child not in found]
        found += layer
    return found


def covered(hazards: tuple[str, ...], tree: Mapping[str, HazardDef]) -> tuple[str, ...]:
    """The hazards that a plan covers: those that it names and all below them; every hazard where it names none."""
    if not hazards:
        return tuple(tree)
    return tuple(id_ for id_ in tree if any(up in hazards for up in upward(id_, tree)))


def upward(hazard: str, tree: Mapping[str, HazardDef]) -> tuple[str, ...]:
    """A hazard and everything above it, nearest first; a loop in the tree ends where it closes."""
    chain: list[str] = []
    at: str | None = hazard
    while at is not None and at in tree and at not in chain:
        chain.append(at)
        at = tree[at].parent
    return tuple(chain)


def build_index(
    plans: Mapping[str, Plan],
    tree: Mapping[str, HazardDef],
    divisions: Mapping[str, Division],
    deployment: Deployment,
) -> dict[tuple[str, str, str], tuple[Instance, ...]]:
    """(hazard, tier, area code or ``*``) -> instances, in the order of plan ids.

    An instance of a plan that overrides another one in its area (``kind@code``) takes the place of the general one.
    Under ``*`` a plan with many instances stands once, with its first.
    """
    index: dict[tuple[str, str, str], dict[str, Instance]] = {}
    for id_ in sorted(plans, key=lambda name: ("@" in name, name)):
        plan = plans[id_]
        instances = instances_of(plan, divisions, deployment)
        for hazard in covered(plan.hazards, tree):
            for instance in instances:
                index.setdefault((hazard, plan.tier, instance.area), {})[instance.id] = instance
            if instances and "@" not in id_:
                index.setdefault((hazard, plan.tier, ANY), {})[instances[0].id] = instances[0]
    return {key: tuple(found[name] for name in sorted(found)) for key, found in sorted(index.items())}
