"""The Situation: the fold of an incident's events. It keeps each fact's history; nothing derived is stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from engine.incident.reading import Message, ReadPlace, Span
from engine.values.cells import Cell
from engine.values.exact import Exact

Standing = Literal["unverified", "verified", "adopted"]


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing said of one fact. ``report`` is the event id whose words it was read from, None for the officer."""

    fact: str
    state: Literal["stated", "open", "not_applicable"]
    cell: Cell | None
    as_of: datetime
    known_at: datetime
    """when this room learned it (event ``at``)"""
    event: str
    report: str | None = None
    spans: tuple[Span, ...] = ()
    object: str | None = None
    standing: Standing = "unverified"
    approx: bool = False
    nominal: Exact | None = None
    usual: Exact | None = None
    """how many words without a number usually mean at most; the cell itself stays open upwards"""
    denied: bool = False
    corrected: bool = False
    text: str | None = None
    framed: bool = False
    """the words stand inside the frame of a drill, a rumour or a look back"""
    source: str = ""
    """who said it: agency, caller, officer"""
    until: datetime | None = None
    """a warning is void from this instant on"""
    hearsay: bool = False
    """told by nobody who answers for it: it stands beside what others say and replaces nothing"""


@dataclass(frozen=True, slots=True)
class PlanState:
    """What persons decided on one plan instance."""

    state: Literal["candidate", "confirmed", "declined", "stood_down"] = "candidate"
    approved: str | None = None
    approved_post: str | None = None
    announced: str | None = None
    announced_at: datetime | None = None
    level_since: datetime | None = None
    history: tuple[tuple[datetime, str, str], ...] = ()
    """(at, kind of event, level)"""


@dataclass(frozen=True, slots=True)
class ActState:
    """The marks on one action, oldest first: (at, kind, event id)."""

    status: Literal["to_do", "started", "done", "not_applicable", "reopened"] = "to_do"
    done_at: tuple[datetime, ...] = ()
    started_at: datetime | None = None
    by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CallState:
    """Telling one agency: told, acknowledged, failed, with times."""

    status: Literal["to_tell", "told", "acknowledged", "failed"] = "to_tell"
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class HazardView:
    """A hazard hypothesis over all reports."""

    hazard: str
    score: int
    role: Literal["primary", "secondary", "rival"]
    evidence: tuple[tuple[str, Span], ...] = ()
    """(report event id, span)"""


@dataclass(frozen=True, slots=True)
class Situation:
    """One incident as the log tells it, up to ``head``. Times are aware UTC."""

    incident: str
    head: str = ""
    """hash of the last event"""
    received: datetime | None = None
    """earliest over merged reports"""
    message: Message | None = None
    place: ReadPlace = ReadPlace()  # noqa: RUF009 - frozen, so that it may be shared
    place_words: tuple[tuple[str, str, Span], ...] = ()
    """words that reports use of the place: (code of the division that they name or nothing, report event id, span)"""
    contacts: tuple[tuple[str, str, Span], ...] = ()
    """how to reach who reported: (kind of contact, report event id, span); the words themselves are not here"""
    hazards: tuple[HazardView, ...] = ()
    statements: Mapping[str, tuple[Statement, ...]] = field(default_factory=dict)
    """fact id -> history in order of arrival"""
    asked: Mapping[str, datetime] = field(default_factory=dict)
    """fact id -> since when a question waits"""
    moments: Mapping[str, tuple[datetime, datetime]] = field(default_factory=dict)
    """moment id -> earliest and latest instant"""
    plans: Mapping[str, PlanState] = field(default_factory=dict)
    acts: Mapping[str, ActState] = field(default_factory=dict)
    """``<instance>/<action id>`` -> marks"""
    calls: Mapping[str, CallState] = field(default_factory=dict)
    attested: Mapping[str, bool] = field(default_factory=dict)
    """``<plan id>#<judge path>`` -> holds"""
    began: tuple[tuple[str, str, Span], ...] = ()
    """acts that reports say are begun or done by others: (agency or capability, report event id, span)"""
    suggests: tuple[tuple[str, str, Span], ...] = ()
    """judgements whose words reports come close to: (``<plan id>#<judge path>``, report event id, span)"""
    candidates: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    """event ids of the reports, oldest first"""
    silence_is_open: bool = True
    unread: tuple[tuple[str, str], ...] = ()
    """events that this engine does not read: (event id, kind)"""
