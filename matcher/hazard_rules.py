"""What speaks for a hazard beside its own words: classes of words together, figures, and strong words misspelt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

STRONG = 3
"""characters of a word that is sought even where it is misspelt"""


@dataclass(frozen=True, slots=True)
class Rule:
    """What classes of words say together: raise some hazards, lower others."""

    all: frozenset[str]
    none: frozenset[str]
    near: bool
    adds: tuple[tuple[str, int], ...]
    less: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Figured:
    """What figures and letters say (6.1级, G1234次): the hazard, its weight, and the classes to which it belongs."""

    pattern: re.Pattern[str]
    hazard: str
    weight: int
    classes: tuple[str, ...]


def rules_by_class(entries: Iterable[Mapping[str, Any]]) -> dict[str, tuple[Rule, ...]]:
    """Class of words -> the rules of which it is the first class: only those of classes in the text need a look."""
    found: dict[str, list[Rule]] = {}
    for rule in map(_rule, entries):
        found.setdefault(min(rule.all), []).append(rule)
    return {name: tuple(held) for name, held in found.items()}


def _rule(entry: Mapping[str, Any]) -> Rule:
    adds, less = (
        tuple((hazard, int(str(weight))) for hazard, weight in entry.get(key, {}).items()) for key in ("adds", "less")
    )
    return Rule(frozenset(entry["all"]), frozenset(entry.get("none", ())), "near" in entry, adds, less)


def figured(specs: Iterable[Mapping[str, Any]]) -> tuple[Figured, ...]:
    """The patterns of figures and letters, compiled."""
    return tuple(
        Figured(re.compile(spec["pattern"]), spec["hazard"], int(spec["weight"]), tuple(spec["classes"]))
        for spec in specs
    )


def strong_words(words: Mapping[str, Mapping[Any, Iterable[object]]]) -> dict[str, str]:
    """Strong words of ``STRONG`` characters and more -> their hazard."""
    found: dict[str, str] = {}
    for hazard, by_weight in words.items():
        for word in map(str, by_weight.get("10", by_weight.get(10, ()))):
            if len(word) >= STRONG and hazard != "none":
                found.setdefault(word, hazard)
    return found
