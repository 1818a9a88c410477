"""The answer to *why* and *why not*: a small tree of rules, tests and cells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from engine.incident.reading import Span
from engine.respond.model import Due, TestTrace
from engine.values.cells import Cell

Subject = Literal["plan", "level", "criterion", "judge", "act", "agency", "deadline", "fact", "rule", "hazard"]
Verdict = Literal["yes", "maybe", "no"]


@dataclass(frozen=True, slots=True)
class CellView:
    """The cell that a test read, with the words it was read from."""

    fact: str
    cell: Cell
    state: Literal["stated", "open", "silent", "not_applicable", "asked", "derived"]
    sources: tuple[tuple[str, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """One node. ``note`` is a code that says which rule decided; ``cards`` makes words of it.

    Notes, by what they explain: a candidate (``hazard`` ``link`` ``warning`` ``general`` ``added``), none
    (``no_hazard`` ``not_in_area`` ``retired`` ``no_emergency``), a plan (``applies`` ``unless`` ``declined``
    ``stood_down``), a level (``criteria`` ``otherwise`` ``floor`` ``higher``), an act (``levels`` ``when`` ``always``
    ``life`` ``until`` ``replaced`` ``merged`` ``plan``), an agency (``tells`` ``rule`` ``local`` ``leader`` ``command``
    ``not_named``), a deadline (``moment`` ``no_moment`` ``at_once`` ``period`` ``no_deadline``).
    """

    kind: Subject
    subject: str
    verdict: Verdict
    note: str
    clauses: tuple[tuple[str, str], ...] = ()
    """(plan or statute id, clause)"""
    text: str = ""
    """canonical text of the condition, or the words of a judgement"""
    tests: tuple[TestTrace, ...] = ()
    cells: tuple[CellView, ...] = ()
    due: Due | None = None
    since: datetime | None = None
    """the instant that a clock counts from"""
    spans: tuple[tuple[str, Span], ...] = ()
    children: tuple[Answer, ...] = ()
