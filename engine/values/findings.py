"""Findings: what a check says of a file, at the smallest span, error and help apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A span in a file; lines and columns count from 1, ``end_column`` is exclusive, file is relative to its root."""

    file: str
    line: int
    column: int
    end_line: int = 0
    end_column: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. ``code`` is stable (``E104``); ``error`` says what is wrong, ``help`` what to write instead.

    ``basis`` marks what kind of rule was broken: law, practice or style. ``facts`` is a counter-example incident.
    """

    code: str
    severity: Severity
    place: Place
    error: str
    help: str = ""
    basis: Literal["law", "practice", "style"] = "style"
    related: tuple[tuple[Place, str], ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
