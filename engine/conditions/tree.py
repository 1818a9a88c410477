"""The tree of a condition. Values are already typed: exact numbers in base units, word ids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.values.exact import Exact

Comparison = Literal[">=", ">", "<", "<=", "="]


@dataclass(frozen=True, slots=True)
class Sum:
    """``deaths + missing >= 10``: facts of one dimension against one number in base units."""

    facts: tuple[str, ...]
    compare: Comparison
    value: Exact


@dataclass(frozen=True, slots=True)
class Ordered:
    """``grade >= 较大``: an ordered word fact at or above (``>=``) or below (``<``) a word."""

    fact: str
    compare: Literal[">=", "<"]
    word: str


@dataclass(frozen=True, slots=True)
class In:
    """``dam is breach``, ``leak is yes``, ``dam in [a, b]``: the fact's word is one of these."""

    fact: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Has:
    """``places has school``: a set-valued fact holds this word."""

    fact: str
    word: str


@dataclass(frozen=True, slots=True)
class Not:
    """The inner condition does not hold."""

    inner: Condition


@dataclass(frozen=True, slots=True)
class And:
    """All hold."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one holds."""

    parts: tuple[Condition, ...]


Test = Sum | Ordered | In | Has
Condition = Test | Not | And | Or
"""A range ``10 <= deaths < 30`` is And of two Sum; ``is not`` and ``not in`` are Not of In."""


def tests_of(condition: Condition) -> tuple[Test, ...]:
    """All tests of a condition, in the order of the text."""
    match condition:
        case Not(inner):
            return tests_of(inner)
        case And(parts) | Or(parts):
            return tuple(test for part in parts for test in tests_of(part))
        case _:
            return (condition,)


def facts_of(condition: Condition) -> tuple[str, ...]:
    """Ids of all facts that a condition reads, each once, in the order of the text."""
    seen: dict[str, None] = {}
    for test in tests_of(condition):
        for fact in test.facts if isinstance(test, Sum) else (test.fact,):
            seen.setdefault(fact)
    return tuple(seen)
