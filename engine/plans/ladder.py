"""Ladders: what statutes (grades) and plans (response levels) have in common, criteria for ordered values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.conditions.tree import Condition
from engine.values.findings import Place

GRADES = ("none", "ordinary", "larger", "major", "extremely_major")
"""Event grades (事件等级), lowest first: 未达, 一般, 较大, 重大, 特别重大."""

LEVELS = ("none", "IV", "III", "II", "I")
"""Response levels (响应级别), lowest first; ``none`` is printed 未达Ⅳ级."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One condition with its clause. ``reads: stated`` = facts that are open without any number count as quiet
    (the first judgement of an earthquake by its magnitude); ``told`` is the rule."""

    path: str
    """stable address inside its file: ``levels.I.any[0]``"""
    condition: Condition
    text: str
    """canonical text of the condition"""
    clause: str = ""
    reads: Literal["told", "stated"] = "told"
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Judge:
    """A criterion that only a person can attest; silent until attested, never widens *told*."""

    path: str
    text: str
    by: str
    clause: str = ""


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds."""

    parts: tuple[Gate, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Gate, ...]


@dataclass(frozen=True, slots=True)
class NoneOf:
    """No part holds (``not:``)."""

    parts: tuple[Gate, ...]


Gate = Criterion | Judge | AllOf | AnyOf | NoneOf


@dataclass(frozen=True, slots=True)
class Step:
    """One value of a ladder; ``gate`` None with ``otherwise`` True holds whenever the ladder applies."""

    value: str
    gate: Gate | None
    otherwise: bool = False
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Ladder:
    """``scale`` lists all values lowest first (GRADES or LEVELS); ``steps`` the ruled ones, highest first.

    The function: the highest step whose gate holds, else ``scale[0]``.
    ``silent_is_open``: groups of facts without which the ladder cannot be read; where all of a group are silent,
    they are open.
    """

    id: str
    scale: tuple[str, ...]
    steps: tuple[Step, ...]
    silent_is_open: tuple[tuple[str, ...], ...] = ()
