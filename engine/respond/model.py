"""IncidentResponse: codes, ids and values. ``cards`` makes words of it; nothing here is display text.

Times are aware UTC datetimes. Numbers are exact. Spans point into the words of a report by event id.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from engine.decide.views import CriterionTrace as CriterionTrace  # noqa: PLC0414 - re-exported on purpose
from engine.decide.views import FactView as FactView  # noqa: PLC0414 - re-exported on purpose
from engine.decide.views import GradeView as GradeView  # noqa: PLC0414 - re-exported on purpose
from engine.decide.views import LevelSet as LevelSet  # noqa: PLC0414 - re-exported on purpose
from engine.decide.views import Question as Question  # noqa: PLC0414 - re-exported on purpose
from engine.decide.views import TestTrace as TestTrace  # noqa: PLC0414 - re-exported on purpose
from engine.incident.reading import Message, ReadPlace, Span
from engine.incident.situation import HazardView

Certainty = Literal["holds", "unverified", "if_turns_out"]
"""in every completion / in some and ``unknown: act`` (待核实) / in some and ``unknown: hold`` (若核实)"""

Column = Literal["mine", "handed", "onsite"]
"""我来办 / 已交办 / 现场在办"""


@dataclass(frozen=True, slots=True)
class JudgeView:
    """A judge criterion: ticked by a person only."""

    key: str
    """``<plan id>#<path>``: the key under which it is attested"""
    level: str
    by: str
    clause: str
    attested: bool | None
    suggested: tuple[tuple[str, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class Advice:
    """A suggestion about the level: raise, lower (one step), expand, stand_down; with its reason."""

    kind: Literal["raise", "lower", "expand", "stand_down"]
    to: str | None
    reason: str
    """path of the criterion, ``computed`` or ``superior``"""
    clause: str = ""
    result: bool | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class PlanView:
    """One plan instance on this incident."""

    instance: str
    plan: str
    tier: str
    area: str
    state: Literal["candidate", "confirmed", "declined", "stood_down"]
    reasons: tuple[str, ...]
    """``hazard:<id>``, ``link:<instance>:<kind>``, ``warning:<fact>``, ``statute``, ``added``"""
    applies: bool | None
    grade: GradeView | None
    levels: LevelSet
    proposed: tuple[str, ...]
    """one level under floor or ceiling; the whole set under ``ask``"""
    approved: str | None
    announced: str | None
    working: tuple[str, ...]
    """level(s) on which the walk runs: announced, else proposed"""
    approver: str | None
    acting: str | None
    proposer: str | None
    announcer: str | None
    level_clause: str
    judges: tuple[JudgeView, ...] = ()
    advice: tuple[Advice, ...] = ()
    banner: Literal["below_certain"] | None = None
    commander: str | None = None
    at_least: str | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline. ``at`` is None while the moment has not happened (自到场起30分钟); ``at_once`` has no clock."""

    at_once: bool = False
    at: datetime | None = None
    seconds: int | None = None
    workdays: int | None = None
    moment: str | None = None
    overdue: bool = False
    late_at_receipt: bool = False
    """already past when the report came in: 已超时，立即电话补报并说明原因"""
    past_if_known: bool = False
    """its moment is not recorded; had it come in time after the occurrence, the clock was past when the report came"""
    missed: int = 0
    """recurring duties: periods missed"""
    source: str = ""


@dataclass(frozen=True, slots=True)
class ActView:
    """One line of the card: an action with everything that a person needs to act on it and to ask why."""

    key: str
    """``<instance>/<action id>`` of the first plan that says it"""
    action: str
    plan: str
    instance: str
    column: Column
    phase: str
    by: str
    with_: tuple[str, ...]
    tells: tuple[str, ...]
    certainty: Certainty
    status: Literal["to_do", "started", "done", "not_applicable", "reopened", "no_longer_needed"]
    due: Due | None
    clauses: tuple[tuple[str, str], ...]
    """(plan or statute id, clause): the first is the line's own"""
    life: bool = False
    law: bool = False
    channel: str | None = None
    document: str | None = None
    dispatch: str | None = None
    duty: str | None = None
    ordered_by: str | None = None
    conditional_due: Due | None = None
    """a stricter deadline of a merged conditional action: shown beside, never as it"""
    because: tuple[TestTrace, ...] = ()
    after: tuple[str, ...] = ()
    fills: Mapping[str, tuple[str, ...]] | None = None
    """``${...}`` of the texts -> possible values (several: the widest first, 待核实; none: ____ and a question)"""
    begun_by: tuple[tuple[str, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class CallView:
    """One line of the call-down list: each agency once, every reason, earliest deadline."""

    order: int
    agency: str
    area: str
    rank: str
    """why it stands here: ``life``, ``local``, ``leader``, ``superior``, ``lead``, ``support``, ``neighbour``"""
    contact: str | None
    phones: tuple[str, ...]
    fallback: tuple[tuple[str, str], ...]
    """(who, phone) in order"""
    due: Due | None
    reasons: tuple[tuple[str, str], ...]
    """(act key | ``hazard:<id>`` | ``rule:<id>`` | ``command:<plan>``, clause)"""
    certainty: Certainty
    status: Literal["to_tell", "told", "acknowledged", "failed"] = "to_tell"
    stale: bool = False
    """the contact is out of validity"""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two plans that disagree (commander) or facts that contradict each other; a person decides."""

    kind: Literal["commander", "facts", "hazard", "level", "place"]
    about: tuple[str, ...]
    resolved: str | None = None


@dataclass(frozen=True, slots=True)
class IncidentResponse:
    """Everything on a response card. Equal inputs give equal bytes."""

    incident: str
    engine: str
    library: str
    register: str
    head: str
    now: datetime
    received: datetime | None
    next_change_at: datetime | None
    message: Message
    place: ReadPlace
    inside: bool | None
    hazards: tuple[HazardView, ...]
    facts: tuple[FactView, ...]
    grade: GradeView | None
    """by the statute of the primary hazard"""
    plans: tuple[PlanView, ...]
    acts: tuple[ActView, ...]
    calls: tuple[CallView, ...]
    questions: tuple[Question, ...]
    report_lacks: tuple[str, ...]
    """required fields of the first report that nothing fills yet (ids of plans_yaml/vocabulary/report_fields)"""
    sensitive: tuple[tuple[str, str], ...]
    """(rule id, clause) of what hit"""
    conflicts: tuple[Conflict, ...]
    roster: tuple[tuple[str, str, tuple[str, ...]], ...]
    """(role, name, phones) on watch now"""
    hand_over: tuple[str, ...] = ()
    """outside the area: codes or names of who is to be told instead (beside us, where ``inside`` is open)"""
    occurred: tuple[datetime, datetime] | None = None
    """when it happened: earliest and latest instant, as far as somebody said"""
    place_words: tuple[tuple[str, str, Span], ...] = ()
    """words that reports use of the place: (code of the division that they name or nothing, report event id, span)"""
    contacts: tuple[tuple[str, str, Span], ...] = ()
    """how to reach who reported: (kind of contact, report event id, span); the words themselves are not here"""
