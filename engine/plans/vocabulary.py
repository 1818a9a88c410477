"""The vocabulary: facts, hazards, agencies, moments, phases, duties. Ids are chosen once; the words are data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.values.facts import Asking, FactDef, FactType, ForeignName, Linear, Relation, Word
from engine.values.names import Names

__all__ = [
    "AgencyDef",
    "Asking",
    "CallRule",
    "FactDef",
    "FactType",
    "ForeignName",
    "HazardDef",
    "Linear",
    "Moment",
    "Relation",
    "ReportField",
    "SensitiveRule",
    "Table",
    "Term",
    "Vocabulary",
    "Word",
]


@dataclass(frozen=True, slots=True)
class HazardDef:
    """One hazard of the tree. A parent covers its children."""

    id: str
    names: Names
    parent: str | None
    category: str
    statute: str | None
    """id of the grading statute; None where the law does not grade (social security incidents)"""
    lead: str | None = None
    tell: tuple[str, ...] = ()
    """core agencies to tell, in order, so that no emergency has an empty call-down list"""
    secondary: tuple[str, ...] = ()
    silence_is_open: tuple[str, ...] = ()
    """facts that stay open until somebody speaks of people (explosions, collapses, mines)"""
    silence_is_open_where: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """only where one of these facts may have one of these words (a coach, smoke in the metro); empty: always"""
    asks: tuple[str, ...] = ()
    also: Mapping[str, ForeignName] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AgencyDef:
    """One agency: identity and words. Phones are register data."""

    id: str
    names: Names
    kind: str
    counterparts: Mapping[str, str] = field(default_factory=dict)
    """tier -> name of its counterpart"""
    duty: str = ""
    hotline: str | None = None
    also: Mapping[str, ForeignName] = field(default_factory=dict)
    set_up_by: str | None = None
    """duty whose doing sets it up; before that nobody sits there who could be told"""


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment that a clock may start from, and the kinds of event that record it."""

    id: str
    names: Names
    events: tuple[str, ...]
    after_occurrence: int | None = None
    """of a moment before this room hears of it: seconds after the occurrence by which it should have come"""
    ask: Asking | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A plain named entry: phase, duty, capability. ``order`` sorts phases."""

    id: str
    names: Names
    order: int = 0


@dataclass(frozen=True, slots=True)
class ReportField:
    """One field of a written report: the facts that fill it, and the hazards whose reports have it (empty = all)."""

    term: Term
    facts: tuple[str, ...] = ()
    hazards: tuple[str, ...] = ()
    required: bool = True
    clause: str = ""


@dataclass(frozen=True, slots=True)
class SensitiveRule:
    """A place, person or time that raises the reporting duty (not the level)."""

    id: str
    names: Names
    condition: str
    """source text of the condition; compiled by engine.plans.compile"""
    clause: str
    source: str


@dataclass(frozen=True, slots=True)
class CallRule:
    """``(must tell)``: when a condition holds for any emergency, these agencies are told, with the clause."""

    id: str
    condition: str
    tells: tuple[str, ...]
    hazards: tuple[str, ...] = ()
    unless_hazards: tuple[str, ...] = ()
    clause: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class DispatchRule:
    """When a service number (119, 120, 110) is to be dialled; the rules stand in the order in which to dial."""

    id: str
    number: str
    condition: str | None = None
    """source text; None where the hazard alone decides"""
    wide: bool = False
    """read over what nobody has said as well: silence does not rule it out"""
    hazards: tuple[str, ...] = ()
    unless_hazards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything that plans and reports may speak of; mappings keep the order of the files."""

    facts: Mapping[str, FactDef]
    hazards: Mapping[str, HazardDef]
    agencies: Mapping[str, AgencyDef]
    moments: Mapping[str, Moment]
    phases: Mapping[str, Term]
    duties: Mapping[str, Term]
    capabilities: Mapping[str, Term]
    sensitive: tuple[SensitiveRule, ...] = ()
    calls: tuple[CallRule, ...] = ()
    tables: Mapping[str, Table] = field(default_factory=dict)
    lexicon: Mapping[str, object] = field(default_factory=dict)
    """plain data of vocabulary/lexicon/*.yaml by file stem; its reader is the matcher"""
    report_fields: Mapping[str, ReportField] = field(default_factory=dict)
    dispatch: tuple[DispatchRule, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A look-up by row: key word id -> column -> cell text (numbers as written, with unit), with its source."""

    id: str
    key: str
    """the fact whose word picks the row"""
    columns: tuple[str, ...]
    rows: Mapping[str, Mapping[str, str]]
    sources: Mapping[str, str] = field(default_factory=dict)
