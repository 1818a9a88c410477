"""The plan language as values: plans and rules of law, the library that holds them, where it runs, the register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from engine.conditions.tree import Condition
from engine.plans.plan_model import (
    TIERS,
    Action,
    Adjustment,
    After,
    Command,
    Every,
    LevelRule,
    Link,
    Plan,
    Post,
    Source,
    StandDown,
    StandDownLine,
    Status,
    Statute,
    StatutoryDuty,
    WarningRule,
    When,
    Within,
    WorkingGroup,
)
from engine.plans.vocabulary import Vocabulary
from engine.values.durations import Duration

__all__ = [
    "TIERS",
    "Action",
    "Adjustment",
    "After",
    "Command",
    "Contact",
    "Deployment",
    "Division",
    "Duration",
    "Every",
    "Instance",
    "LevelRule",
    "Library",
    "Link",
    "Plan",
    "Post",
    "PostHolder",
    "Register",
    "RosterEntry",
    "Site",
    "Source",
    "StandDown",
    "StandDownLine",
    "Status",
    "Statute",
    "StatutoryDuty",
    "WarningRule",
    "When",
    "Within",
    "WorkingGroup",
]


@dataclass(frozen=True, slots=True)
class Division:
    """One administrative division; codes are not always prefixes of each other, hence ``parent``."""

    code: str
    name: str
    tier: str
    parent: str | None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deployment:
    """Which room runs this copy, where, and by which policy."""

    seat: str
    """em_bureau, gov_office or hq_office: actions ``by`` this agency or by ``duty_officer`` are this seat's"""
    home: str
    """area code of the home city (or county)"""
    tier: str
    zone: str
    policy: Literal["floor", "ceiling", "ask"] = "floor"
    languages: tuple[str, ...] = ("zh-CN", "en")
    parameters: Mapping[str, str] = field(default_factory=dict)
    local_targets: Mapping[str, str] = field(default_factory=dict)
    leader: str = ""
    """role of the roster that is told first of all inside the house; empty where there is none"""


@dataclass(frozen=True, slots=True)
class Instance:
    """A plan in one area: ``city.hazchem@990100``."""

    id: str
    plan: str
    area: str


@dataclass(frozen=True, slots=True)
class Library:
    """A snapshot: everything that an answer depends on apart from the register and the incident."""

    hash: str
    vocabulary: Vocabulary
    plans: Mapping[str, Plan]
    statutes: Mapping[str, Statute]
    duties: tuple[StatutoryDuty, ...]
    divisions: Mapping[str, Division]
    deployment: Deployment
    index: Mapping[tuple[str, str, str], tuple[Instance, ...]]
    """(hazard, tier, area code) -> instances"""
    conditions: Mapping[str, Condition] = field(default_factory=dict)
    """compiled conditions of sensitive and call rules: ``sensitive.<id>``, ``calls.<id>``"""
    left_out: tuple[str, ...] = ()
    """files that errors kept out of this library; every card says so"""


@dataclass(frozen=True, slots=True)
class Contact:
    """One line of the register: who answers for an agency in an area."""

    agency: str
    area: str
    name: str
    phones: tuple[str, ...]
    post: str = ""
    valid_until: str = ""
    last_test: str = ""


@dataclass(frozen=True, slots=True)
class PostHolder:
    """A post resolved to a person: ``order`` 0 holds it, higher ones act in turn (代行)."""

    post: str
    name: str
    phones: tuple[str, ...]
    order: int = 0
    area: str = ""


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """One watch of the roster (值班表), from-to in ISO with offset."""

    role: str
    """带班领导, 主班, 副班, 二线"""
    name: str
    phones: tuple[str, ...]
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Site:
    """A place that people name: plant, school, station, road section."""

    id: str
    names: tuple[str, ...]
    area: str
    kind: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    """通讯录与值班表: a snapshot of contacts, posts, roster and sites, by hash."""

    hash: str = ""
    contacts: tuple[Contact, ...] = ()
    posts: tuple[PostHolder, ...] = ()
    roster: tuple[RosterEntry, ...] = ()
    sites: tuple[Site, ...] = ()
