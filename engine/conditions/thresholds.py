"""Where the answer of a condition can change: cuts of each number, words of each list, sums of several facts."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.conditions.tree import Condition, Has, In, Ordered, Sum, tests_of
from engine.values.cells import Range
from engine.values.exact import Exact

if TYPE_CHECKING:
    from engine.plans.vocabulary import FactDef


@dataclass(frozen=True, slots=True, order=True)
class Cut:
    """A place between two neighbouring values: just before ``value``, or just ``after`` it."""

    value: Exact
    after: bool = False


def thresholds(conditions: Iterable[Condition], facts: Mapping[str, FactDef]) -> dict[str, tuple[Cut, ...]]:
    """Number fact -> the cuts at which a test on it alone changes, rising. Whole facts have no ``after`` cuts.

    Between two neighbouring cuts every single-fact test of the conditions is constant.
    """
    found: dict[str, set[Cut]] = {}
    for condition in conditions:
        for test in tests_of(condition):
            if isinstance(test, Sum) and len(test.facts) == 1:
                fact = test.facts[0]
                found.setdefault(fact, set()).update(cuts_of(test, whole=facts[fact].whole))
    return {fact: tuple(sorted(cuts)) for fact, cuts in found.items()}


def cuts_of(test: Sum, *, whole: bool) -> tuple[Cut, ...]:
    """Cuts of one comparison, as if its sum were one number."""
    cuts = {
        ">=": (Cut(test.value),),
        "<": (Cut(test.value),),
        ">": (Cut(test.value, True),),
        "<=": (Cut(test.value, True),),
        "=": (Cut(test.value), Cut(test.value, True)),
    }[test.compare]
    return tuple(dict.fromkeys(_whole_cut(cut) for cut in cuts)) if whole else cuts


def split(cell: Range, cuts: Iterable[Cut], *, whole: bool) -> tuple[Range, ...]:
    """The parts of a range between the cuts, lowest first; together they are the range, none is empty."""
    parts: list[Range] = []
    rest = cell
    for cut in sorted(cuts):
        lower, upper = _divide(rest, _whole_cut(cut) if whole else cut, whole=whole)
        if lower is not None and upper is not None:
            parts.append(lower)
            rest = upper
    return (*parts, rest)


def sums_of(condition: Condition) -> tuple[Sum, ...]:
    """Tests that read several numbers at once, each once, in the order of the text."""
    tests = (test for test in tests_of(condition) if isinstance(test, Sum) and len(test.facts) > 1)
    return tuple(dict.fromkeys(tests))


def word_groups(conditions: Iterable[Condition], facts: Mapping[str, FactDef]) -> dict[str, tuple[frozenset[str], ...]]:
    """Word fact -> groups of words that every test of the conditions treats alike, in the order of the vocabulary."""
    splits: dict[str, list[frozenset[str]]] = {}
    for condition in conditions:
        for test in tests_of(condition):
            if isinstance(test, In | Ordered):
                splits.setdefault(test.fact, []).append(_true_words(test, facts))
    return {fact: _groups(facts[fact], tests) for fact, tests in splits.items()}


def members_read(conditions: Iterable[Condition]) -> dict[str, tuple[str, ...]]:
    """Set fact -> the words that a ``has`` test asks for, in the order of the text."""
    found: dict[str, dict[str, None]] = {}
    for condition in conditions:
        for test in tests_of(condition):
            if isinstance(test, Has):
                found.setdefault(test.fact, {}).setdefault(test.word)
    return {fact: tuple(words) for fact, words in found.items()}


def _whole_cut(cut: Cut) -> Cut:
    """The same place among whole numbers, as the first number above it."""
    return Cut(math.floor(cut.value) + 1 if cut.after else math.ceil(cut.value))


def _divide(cell: Range, cut: Cut, *, whole: bool) -> tuple[Range | None, Range | None]:
    """What lies below and above a cut; None where nothing does."""
    value = cut.value
    if value < cell.low or (value == cell.low and (not cut.after or cell.low_open)):
        return None, cell
    beyond = cell.high is not None and (value > cell.high or (value == cell.high and (cut.after or cell.high_open)))
    if beyond:
        return cell, None
    if whole:
        return Range(cell.low, value - 1), Range(value, cell.high)
    lower = Range(cell.low, value, cell.low_open, not cut.after)
    return lower, Range(value, cell.high, cut.after, cell.high_open)


def _words(fact: FactDef) -> list[str]:
    return ["yes", "no"] if fact.type == "yes_no" else [word.id for word in fact.words]


def _true_words(test: In | Ordered, facts: Mapping[str, FactDef]) -> frozenset[str]:
    if isinstance(test, In):
        return test.words
    order = _words(facts[test.fact])
    at = order.index(test.word)
    return frozenset(order[at:] if test.compare == ">=" else order[:at])


def _groups(fact: FactDef, tests: list[frozenset[str]]) -> tuple[frozenset[str], ...]:
    groups: dict[tuple[bool, ...], list[str]] = {}
    for word in _words(fact):
        groups.setdefault(tuple(word in test for test in tests), []).append(word)
    return tuple(frozenset(words) for words in groups.values())
