"""The call-down list: each agency once, every reason, earliest deadline, in the order in which to dial."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from engine.incident.situation import CallState
from engine.plans.model import TIERS
from engine.respond.columns import SEAT
from engine.respond.contacts import Reached, on_watch, reach, registered_area
from engine.respond.deadlines import due_key, stricter
from engine.respond.model import CallView, Certainty, Due
from engine.respond.places import Ground, codes_of_tier
from engine.respond.reasons import Reason
from engine.respond.scene import Scene
from engine.respond.walk import RANK, firmer

RANKS = ("life", "local", "leader", "superior", "lead", "support", "neighbour")
AWAY = ("life", "local", "superior", "leader", "lead", "support", "neighbour")
"""for an event elsewhere: who hands it on comes before the leader of this seat"""
LAST_KINDS = ("neighbour", "military")
NOT_CALLED = CallState()
UPWARD = ("duty_room", "superior", "core")


@dataclass(slots=True)
class Line:
    """One agency on its way to the list."""

    agency: str
    area: str
    reasons: dict[tuple[str, str], None] = field(default_factory=dict)
    certainty: Certainty = "if_turns_out"
    due: Due | None = None
    ranks: set[str] = field(default_factory=set)
    reached: Reached | None = None
    """how to reach it, where the register's contacts do not say"""


@dataclass(frozen=True, slots=True)
class CallDown:
    """The list, and the instants at which a line of the register goes out of validity."""

    calls: tuple[CallView, ...]
    changes: tuple[datetime, ...]


def call_down(scene: Scene, ground: Ground, reasons: Iterable[Reason], *, leader: bool = True) -> CallDown:
    """One list of everyone to tell, for all reasons; the leader on duty is on it unless ``leader`` is False."""
    lines: dict[tuple[str, str], Line] = {}
    unsaid = (SEAT, "", scene.library.deployment.seat)
    areas: dict[str, tuple[str, ...]] = {}
    for reason in reasons:
        if reason.agency in unsaid:
            continue
        if not reason.area and reason.agency not in areas:
            areas[reason.agency] = areas_of(scene, ground, reason)
        for area in (reason.area,) if reason.area else areas[reason.agency]:
            _note(lines, reason, area)
    if leader:
        _note_leaders(scene, lines)
    ranked = sorted(lines.values(), key=lambda line: _sort_key(scene, ground, line))
    views = [_view(scene, line, order) for order, line in enumerate(ranked, 1)]
    return CallDown(tuple(view for view, _until in views), tuple(until for _view, until in views if until is not None))


def areas_of(scene: Scene, ground: Ground, reason: Reason) -> tuple[str, ...]:
    """Where an agency of a reason sits; empty where the place does not say, so that no number of elsewhere is dialled.

    A government below home is that of the place (of each place in question), one above home that of home; any other
    agency is home's own.
    """
    home, tier = scene.library.deployment.home, _tier(scene, reason.agency)
    if not tier:
        return (registered_area(scene, reason.agency),)
    if tier in TIERS and TIERS.index(tier) > TIERS.index(scene.library.deployment.tier):
        return codes_of_tier(scene.library, ground, tier)
    return (next((code for code in scene.compiled.above if scene.library.divisions[code].tier == tier), home),)


def _note(lines: dict[tuple[str, str], Line], reason: Reason, area: str) -> None:
    line = lines.get((reason.agency, area))
    if line is None:
        line = lines[reason.agency, area] = Line(reason.agency, area)
    line.reasons.setdefault((reason.why, reason.clause))
    line.certainty = firmer(line.certainty, reason.certainty)
    line.due = stricter(line.due, reason.due)
    line.ranks.add(reason.rank)


def rank_of(scene: Scene, line: Line) -> str:
    """Why a line stands where it stands; savers of life first, then the government of the place."""
    kind, tier = scene.compiled.kinds.get(line.agency, ("", ""))
    if "life" in line.ranks:
        return "life"
    if kind in LAST_KINDS:
        return "neighbour"
    if kind == "government" and tier in TIERS:
        return "superior" if line.area in scene.compiled.above else "local"
    if kind in UPWARD:
        return "superior"
    return next(rank for rank in RANKS if rank in line.ranks)


def _sort_key(scene: Scene, ground: Ground, line: Line) -> tuple[object, ...]:
    name = rank_of(scene, line)
    rank = (AWAY if ground.outside else RANKS).index(name)
    tier = _tier(scene, line.agency) if name == "local" else ""
    away = tier != "" and line.area not in ground.chain
    return (rank, RANK[line.certainty], away, _nearness(scene, tier), due_key(line.due))


def _nearness(scene: Scene, tier: str) -> tuple[bool, int]:
    """Governments of the place: county, township, village, and after them a city that is not ours."""
    place = TIERS.index(tier) if tier in TIERS else 0
    return (0 < place <= TIERS.index(scene.library.deployment.tier), place)


def _tier(scene: Scene, agency: str) -> str:
    """The tier that an agency governs, empty where it is no government."""
    kind, tier = scene.compiled.kinds.get(agency, ("", ""))
    return tier if kind == "government" else ""


def _view(scene: Scene, line: Line, order: int) -> tuple[CallView, datetime | None]:
    reached = line.reached or reach(scene, line.agency, line.area)
    marks = scene.situation.calls
    state = marks.get(f"{line.agency}@{line.area}") or marks.get(line.agency) or NOT_CALLED
    view = CallView(
        order=order,
        agency=line.agency,
        area=line.area,
        rank=rank_of(scene, line),
        contact=reached.contact,
        phones=reached.phones,
        fallback=reached.fallback,
        due=_open(line.due, state),
        reasons=tuple(line.reasons),
        certainty=line.certainty,
        status=state.status,
        stale=reached.until is not None and reached.until <= scene.now,
    )
    return view, reached.until


def _open(due: Due | None, state: CallState) -> Due | None:
    """An agency that has been told is not overdue."""
    told = state.status in ("told", "acknowledged")
    return replace(due, overdue=False) if due is not None and told else due


def _note_leaders(scene: Scene, lines: dict[tuple[str, str], Line]) -> None:
    """The leader on duty, by the roster."""
    leader = scene.library.deployment.leader
    why = f"roster:{leader}"
    for entry in on_watch(scene.register, scene.now):
        if leader and entry.role == leader:
            line = Line(why, scene.library.deployment.home, {(why, ""): None}, "holds", ranks={"leader"})
            line.reached = Reached(entry.name, entry.phones)
            lines.setdefault((why, entry.name), line)
