"""What the readers of scalars share: names that may be referred to, places inside a scalar, suggestions."""

from __future__ import annotations

import re
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz import process

from engine.plans.nodes import Scalar
from engine.plans.vocabulary import FactDef
from engine.values.findings import Finding, Place

ID = re.compile(r"[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z0-9_]+)*")
"""How an id is written."""


@dataclass(slots=True)
class Context:
    """What scalars may refer to. A kind that is not in ``names`` is not checked here."""

    facts: MappingOf[str, FactDef] = field(default_factory=dict)
    parameters: MappingOf[str, str] = field(default_factory=dict)
    names: MappingOf[str, MappingOf[str, str]] = field(default_factory=dict)
    """kind -> word (id, name or alias) -> id"""
    lines: tuple[str, ...] = ()
    """source lines of the file, for places inside a scalar"""


@dataclass(frozen=True, slots=True)
class Read:
    """A value that was read; ``value`` may be None itself."""

    value: Any


@dataclass(frozen=True, slots=True)
class Job:
    """One scalar with what judges it, and where findings go."""

    node: Scalar
    context: Context
    findings: list[Finding]

    def fault(self, code: str, error: str, help_: str, place: Place | None = None) -> None:
        """Note an error, at the scalar or at a part of it."""
        self.findings.append(Finding(code, "error", place or self.node.place, error, help_))


def inside(node: Scalar, start: int, end: int, lines: tuple[str, ...]) -> Place:
    """The place of characters start to end of a scalar's text; the whole scalar where it spans lines or is escaped."""
    place = node.place
    line = lines[place.line - 1] if 0 < place.line <= len(lines) else ""
    lead = place.column - 1 + (1 if node.quoted else 0)
    if place.end_line != place.line or line[lead : lead + len(node.text)] != node.text:
        return place
    first = lead + start + 1
    return Place(place.file, place.line, first, place.line, max(first + 1, lead + end + 1))


def suggest(word: str, known: MappingOf[str, str]) -> str:
    """A help text with the nearest known word, or the first few."""
    near = process.extractOne(word, list(known), score_cutoff=55)
    if near:
        return (
            f"did you mean {near[0]}?" if near[0] == known[near[0]] else f"did you mean {near[0]} ({known[near[0]]})?"
        )
    return "known: " + ", ".join(list(dict.fromkeys(known.values()))[:8]) if known else "none is known"
