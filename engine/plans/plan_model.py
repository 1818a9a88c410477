"""A plan and a rule of law as values: what stands in them once they have been read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from engine.conditions.tree import Condition
from engine.plans.ladder import Ladder
from engine.values.durations import Duration
from engine.values.findings import Place

Status = Literal["draft", "reviewed", "approved", "in_force", "retired"]
TIERS = ("nation", "province", "city", "county", "township", "village", "enterprise")


@dataclass(frozen=True, slots=True)
class Source:
    """Where something comes from. ``confidence`` is a word of the fact base (primary_text … illustrative)."""

    title: str = ""
    issuer: str = ""
    number: str = ""
    year: int | None = None
    confidence: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class When:
    """A condition with its canonical text and clause."""

    condition: Condition
    text: str
    clause: str = ""
    see: str | None = None
    """plan that takes the case instead (``unless``)"""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """A post (职务) that approves, commands or names; ``otherwise`` acts in its place (代行)."""

    post: str
    otherwise: str | None = None
    oral: int | None = None
    """seconds within which an oral approval must be written, where the plan allows one"""
    named_by: str | None = None
    """who names the holder, where it is no standing post (现场指挥官)"""


@dataclass(frozen=True, slots=True)
class LevelRule:
    """Who proposes, approves and announces one level of a plan."""

    level: str
    proposed_by: str | None
    approved_by: Post | None
    announced_by: str | None
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Within:
    """A deadline: a duration of a moment; ``moment`` may be ``done:<action id>``."""

    duration: Duration
    moment: str | None
    source: str = ""
    """``local`` where the figure is a local target and no law"""


@dataclass(frozen=True, slots=True)
class Every:
    """A recurring duty: seconds by level (``otherwise`` under the key ``""``), or ``daily``, minutes of the day."""

    seconds: Mapping[str, int] = field(default_factory=dict)
    daily: int | None = None
    until: Condition | None = None
    until_moment: str | None = None


@dataclass(frozen=True, slots=True)
class After:
    """Predecessors: all of ``all_of`` and one of ``any_of``."""

    all_of: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Action:
    """One node of the response graph. ``id`` is unique in its plan (``reporting.report_phone`` from a module)."""

    id: str
    do: str
    by: str
    """agency id, or ``duty_officer`` (this seat)"""
    phase: str
    with_: tuple[str, ...] = ()
    tells: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    when: When | None = None
    unknown: Literal["act", "hold"] = "act"
    within: Within | None = None
    every: Every | None = None
    after: After = After()
    levels: tuple[str, ...] = ()
    """levels at which it applies, empty = all, and before any level"""
    life: bool = False
    channel: Literal["phone", "written", "caller"] | None = None
    """how it goes; ``caller``: said to the person who reports from the scene, while on the line"""
    document: str | None = None
    duty: str | None = None
    dispatch: str | None = None
    """``119`` / ``120`` / ``110``: shown above everything else"""
    ordered_by: Post | None = None
    """an act that only this post may order (evacuation, closure, troops); the card words it as a proposal"""
    clause: str = ""
    source: Source | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Command:
    """The command chart (指挥体系). ``commander`` maps level -> post."""

    commander: Mapping[str, str] = field(default_factory=dict)
    deputies: tuple[str, ...] = ()
    onsite: Post | None = None
    office: str | None = None
    members: Mapping[str, str] = field(default_factory=dict)
    groups: tuple[WorkingGroup, ...] = ()
    clause: str = ""


@dataclass(frozen=True, slots=True)
class WorkingGroup:
    """A working group (工作组)."""

    id: str
    title: str
    lead: str
    members: tuple[str, ...] = ()
    duty: str = ""
    levels: tuple[str, ...] = ()
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """预案衔接. The place of the event resolves the instance of ``to``."""

    to: str
    kind: Literal["secondary", "activates", "supports", "informs", "hands_up_to", "hands_down_to"]
    when: When | None = None
    at_least: str | None = None
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Adjustment:
    """One line of raise / lower / expand: a condition or a judgement by a post."""

    kind: Literal["raise", "lower", "expand"]
    when: When | None = None
    judge: str | None = None
    by: str | None = None
    asks: str | None = None
    clause: str = ""


@dataclass(frozen=True, slots=True)
class StandDown:
    """What must hold before a response may be ended, and who ends it (``as_started``: the post that approved it)."""

    lines: tuple[StandDownLine, ...] = ()
    approved_by: str = "as_started"
    clause: str = ""


@dataclass(frozen=True, slots=True)
class StandDownLine:
    """A condition on facts, or a judgement by a post or agency."""

    path: str
    when: When | None = None
    judge: str | None = None
    by: str | None = None
    clause: str = ""


@dataclass(frozen=True, slots=True)
class WarningRule:
    """预警: at this colour of this signal these actions, before anything has happened."""

    signal: str
    at: str
    actions: tuple[str, ...]
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """One plan (a *kind*: tier.family) after modules, overlays and layers."""

    id: str
    title: str
    tier: str
    area: str
    """``home.city``, ``each county``, or an area code"""
    edition: str
    status: Status
    hazards: tuple[str, ...]
    """empty = every hazard (the general plan)"""
    levels: Ladder
    level_rules: Mapping[str, LevelRule]
    grades: str | None
    """id of a statute; ``by_hazard`` takes the statute of the event's hazard; None = the plan does not grade"""
    applies_when: When | None = None
    unless: When | None = None
    applies_clause: str = ""
    actions: tuple[Action, ...] = ()
    command: Command = Command()
    warnings: tuple[WarningRule, ...] = ()
    links: tuple[Link, ...] = ()
    adjust: tuple[Adjustment, ...] = ()
    stand_down: StandDown = StandDown()
    resources: tuple[str, ...] = ()
    parameters: Mapping[str, str] = field(default_factory=dict)
    review_by: str = ""
    source: Source = Source()
    was: tuple[str, ...] = ()
    english: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """id path -> (English text, short hash of the Chinese that it translates)"""
    also: Mapping[str, str] = field(default_factory=dict)
    file: str = ""


@dataclass(frozen=True, slots=True)
class Statute:
    """A grading rule of law (or a convention, marked as not law)."""

    id: str
    title: str
    binding: Literal["law", "convention"]
    ladder: Ladder
    source: Source = Source()
    note: str = ""
    also: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StatutoryDuty:
    """A reporting duty of law: an action of the plan 法定, walked for the hazards (or every event) that it names."""

    action: Action
    hazards: tuple[str, ...] = ()
    tiers: tuple[str, ...] = ()
    """tiers of the seat that owes it"""
    law: str = ""
