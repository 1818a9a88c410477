"""Views of what is known and of levels: facts, tests, criteria, level sets. Codes and values, no display text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from engine.incident.reading import Span
from engine.incident.situation import Standing
from engine.values.cells import Cell


@dataclass(frozen=True, slots=True)
class FactView:
    """One fact as it counts now; ``state`` never confuses zero with silence.

    ``told`` is what was reported, as relations narrow it; the adopted figure where a person adopted one.
    """

    fact: str
    state: Literal["stated", "open", "silent", "not_applicable", "asked"]
    told: Cell
    standing: Standing = "unverified"
    denied: bool = False
    approx: bool = False
    text: str | None = None
    as_of: datetime | None = None
    sources: tuple[tuple[str, Span], ...] = ()
    """(report event id, span)"""
    flags: tuple[str, ...] = ()
    """``falls`` (a cumulative fact fell), ``differs`` (two sources), ``mismatch`` (parts and stated total),
    ``not_restated``, ``uncounted`` (people without a number), ``broken:<relation>``; of a silent fact ``bounded`` (by a
    relation) or ``silence_is_open`` (by the hazard)"""


@dataclass(frozen=True, slots=True)
class TestTrace:
    """One test of a criterion with the cell that decided it."""

    __test__ = False  # a test of a condition, not one of pytest's

    facts: tuple[str, ...]
    text: str
    result: bool | None
    """True, False, or None where *told* leaves it open"""


@dataclass(frozen=True, slots=True)
class CriterionTrace:
    """Why one criterion holds, may hold, or does not."""

    path: str
    value: str
    """the grade or level that it stands for"""
    clause: str
    text: str
    result: bool | None
    tests: tuple[TestTrace, ...] = ()


@dataclass(frozen=True, slots=True)
class LevelSet:
    """Values of one ladder, lowest first. ``possible`` is reachable in *told* (it may have holes);
    ``told_low`` is its lowest,
    ``certain`` is the lowest over *all*; ``not_excluded`` are reachable only in *all*."""

    scale: tuple[str, ...]
    certain: str
    told_low: str
    possible: tuple[str, ...]
    not_excluded: tuple[str, ...] = ()
    superset: bool = False
    """a bound was hit: the set may be too large, never too small"""
    uncounted: tuple[str, ...] = ()
    """those of ``possible`` for which nothing speaks but people without a number: reachable only if they are more than
    such words usually mean"""
    traces: tuple[CriterionTrace, ...] = ()

    @property
    def highest(self) -> str:
        """The highest value still possible in *told*."""
        return self.possible[-1]

    @property
    def grounded(self) -> tuple[str, ...]:
        """Values of ``possible`` for which more speaks than people without a number; never empty."""
        return tuple(value for value in self.possible if value not in self.uncounted)


@dataclass(frozen=True, slots=True)
class GradeView:
    """Event grade by one statute."""

    statute: str
    binding: Literal["law", "convention"]
    levels: LevelSet


@dataclass(frozen=True, slots=True)
class Question:
    """A question. ``settles`` are the plans (or ``act:<key>``) that its answer can change; it never blocks a line."""

    fact: str
    settles: tuple[str, ...]
    worst: str | None
    """highest level still possible if it is not asked"""
    who: tuple[str, ...]
    cost: int
    unmentioned: bool = False
    """matters only in *all* (未提及)"""
    waiting_since: datetime | None = None
    options: tuple[str, ...] = ()
