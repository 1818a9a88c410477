"""Why an agency is told: an act names or needs it, a hazard, a rule for any emergency, a command chart, the place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from engine.incident.situation import HazardView
from engine.plans.model import TIERS
from engine.respond.columns import is_home
from engine.respond.levelling import Frame
from engine.respond.model import ActView, Certainty, Due
from engine.respond.places import Ground
from engine.respond.scene import Scene

AFTERWARDS = ("stand_down", "recover")


class Reason(NamedTuple):
    """One reason to tell one agency; ``area`` is empty where the agency's own place decides.

    A tuple: a response has some sixty of them, and they live no longer than the list is made.
    """

    agency: str
    why: str
    clause: str
    certainty: Certainty
    rank: str
    due: Due | None = None
    area: str = ""


def reasons_of(scene: Scene, ground: Ground, frames: tuple[Frame, ...], acts: tuple[ActView, ...]) -> Iterator[Reason]:
    """Every reason, in a fixed order: the place, acts, hazards, rules, command charts; without those agencies that
    are yet to be set up: nobody answers there."""
    absent = not_set_up(scene, frames, acts)
    yield from (reason for reason in _all(scene, ground, frames, acts) if reason.agency not in absent)


def not_set_up(scene: Scene, frames: tuple[Frame, ...], acts: tuple[ActView, ...]) -> frozenset[str]:
    """Agencies of which the duty that sets them up is neither begun nor belongs to a level that was approved."""
    if not scene.compiled.set_up:
        return frozenset()
    begun = {act.duty for act in acts if act.status in ("started", "done") or act.begun_by}
    for frame in frames:
        level = frame.state.announced or frame.state.approved
        if frame.walked and level is not None:
            actions = (one.action for one in frame.compiled.actions)
            begun |= {action.duty for action in actions if not action.levels or level in action.levels}
    return frozenset(agency for agency, duty in scene.compiled.set_up.items() if duty not in begun)


def _all(scene: Scene, ground: Ground, frames: tuple[Frame, ...], acts: tuple[ActView, ...]) -> Iterator[Reason]:
    away = {frame.instance: frame for frame in frames if not _home(scene, frame)}
    yield from _place(scene, ground)
    for act in acts:
        if act.status in ("not_applicable", "no_longer_needed") or (act.phase in AFTERWARDS and act.status == "to_do"):
            continue
        if act.instance in away:
            yield from _handed_over(scene, away[act.instance], act)
        else:
            yield from _act(act)
    if not ground.outside:
        yield from _hazards(scene)
        yield from _rules(scene)
        for frame in frames:
            if frame.walked and frame.instance not in away:
                yield from _command(scene, frame)


def _home(scene: Scene, frame: Frame) -> bool:
    return is_home(scene.library.deployment, frame.compiled.plan.tier, frame.area)


def _place(scene: Scene, ground: Ground) -> Iterator[Reason]:
    """属地: the governments of the place below the home tier; outside the area those of county and city, and the
    superior of home, who hands the event on."""
    tiers = ("county", "city") if ground.outside else TIERS[TIERS.index(scene.library.deployment.tier) + 1 :]
    for code in ground.chain:
        agency, tier = _government(scene, code)
        if agency and tier in tiers and code != scene.library.deployment.home:
            yield Reason(agency, f"local:{code}", "", "holds", "local", area=code)
    for code in ground.away:
        agency, tier = _government(scene, code)
        if agency and tier in ("county", "city"):
            yield Reason(agency, f"local:{code}", "", "unverified", "local", area=code)
    for code in scene.compiled.above[1:2] if ground.outside or ground.away else ():
        agency, _tier = _government(scene, code)
        if agency:
            yield Reason(agency, f"superior:{code}", "", "holds", "superior", area=code)


def _government(scene: Scene, code: str) -> tuple[str | None, str]:
    """(the government of a division, its tier)."""
    tier = scene.library.divisions[code].tier if code in scene.library.divisions else ""
    return scene.compiled.governments.get(tier), tier


def _act(act: ActView) -> Iterator[Reason]:
    """Whom an act tells; and, for an act of others, who does it and with whom."""
    own = act.clauses[0][1] if act.clauses else ""
    due = act.due if act.status in ("to_do", "reopened") else None
    wanted = act.dispatch and act.certainty != "if_turns_out" and act.status in ("to_do", "reopened")
    rank = "life" if wanted and not act.begun_by else "support"
    for agency in act.tells:
        yield Reason(agency, act.key, own, act.certainty, rank, due)
    if act.column == "mine" or (act.ordered_by and act.status == "to_do"):
        return
    for agency in (act.by, *act.with_):
        yield Reason(agency, act.key, own, act.certainty, "support", due)


def _handed_over(scene: Scene, frame: Frame, act: ActView) -> Iterator[Reason]:
    """Acts of a county's or township's own plan: its government is told, not each of its agencies."""
    agency = scene.compiled.governments.get(frame.compiled.plan.tier)
    if agency:
        yield Reason(
            agency,
            f"handed:{act.instance}",
            frame.compiled.plan.applies_clause,
            act.certainty,
            "local",
            area=frame.area,
        )


def _hazards(scene: Scene) -> Iterator[Reason]:
    """Lead and core agencies of the primary hazard and its rivals; of a chained hazard its first core agency."""
    for view in scene.situation.hazards:
        lead, tells = core_agencies(scene, view.hazard)
        certainty: Certainty = "unverified" if view.role == "rival" else "holds"
        why = f"hazard:{view.hazard}"
        if lead and _is_primary(scene, view):
            yield Reason(lead, why, "", certainty, "lead")
        for agency in tells[:1] if view.role == "secondary" else tells:
            yield Reason(agency, why, "", certainty, "support")


def _is_primary(scene: Scene, view: HazardView) -> bool:
    return view.hazard == scene.primary


def core_agencies(scene: Scene, hazard: str) -> tuple[str | None, tuple[str, ...]]:
    """Lead and agencies to tell of a hazard, taken from the nearest parent that names any."""
    lead: str | None = None
    tells: tuple[str, ...] = ()
    for name in scene.lineage(hazard):
        known = scene.library.vocabulary.hazards.get(name)
        if known is not None:
            lead = lead or known.lead
            tells = tells or known.tell
    return lead, tells or ((lead,) if lead else ())


def _rules(scene: Scene) -> Iterator[Reason]:
    """Rules for any emergency (health where anyone is or may be hurt …)."""
    box = scene.box(None)
    families = {name for hazard in scene.hazards for name in scene.lineage(hazard)}
    primary = frozenset(scene.lineage(scene.primary)) if scene.primary else frozenset()
    for rule, holds in scene.compiled.calls:
        if (rule.hazards and not families.intersection(rule.hazards)) or primary.intersection(rule.unless_hazards):
            continue
        result = holds(box)
        if result is not False:
            for agency in rule.tells:
                yield Reason(agency, f"rule:{rule.id}", rule.clause, "holds" if result else "unverified", "support")


def _command(scene: Scene, frame: Frame) -> Iterator[Reason]:
    """The office of the command once a level is proposed; its members once one is announced."""
    command = frame.compiled.plan.command
    agencies = scene.library.vocabulary.agencies
    why = f"command:{frame.compiled.plan.id}"
    if not frame.started:
        return
    announced = frame.state.announced is not None
    if command.office in agencies and command.office is not None:
        yield Reason(command.office, why, command.clause, "holds" if announced else "unverified", "support")
    if announced:
        for agency in command.members:
            yield Reason(agency, why, command.clause, "holds", "support")
