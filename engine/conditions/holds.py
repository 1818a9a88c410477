"""Three-valued truth of a condition over a box: True or False in every completion, None in some.

Each test is exact over its cells; between tests Kleene's tables hold (so two tests that read one fact may stay
None together although every completion agrees; level sets are computed by cells and do not rest on this).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, cast

from engine.conditions.tree import And, Condition, Has, In, Not, Or, Ordered, Sum
from engine.values.cells import Cell, Members, Range, Words
from engine.values.exact import Exact

if TYPE_CHECKING:
    from engine.values.facts import FactDef

Truth = bool | None
Compiled = Callable[[Mapping[str, Cell]], Truth]
"""A condition ready to run: a box in, its truth out. A fact that is not in the box has its whole domain."""

_RangeTest = Callable[[Range], Truth]


def holds(condition: Condition, box: Mapping[str, Cell], facts: Mapping[str, FactDef]) -> Truth:
    """Truth of ``condition`` over ``box``. Use ``compile_condition`` where one condition is asked often."""
    return compile_condition(condition, facts)(box)


def compile_condition(condition: Condition, facts: Mapping[str, FactDef]) -> Compiled:
    """Closures that answer as ``holds`` does. Raises ``KeyError`` for a fact that is not in ``facts``."""
    match condition:
        case Sum():
            return _sum(condition, facts)
        case Ordered():
            return _ordered(condition, facts)
        case In(fact, words):
            return _words(fact, words, facts)
        case Has(fact, word):
            return _has(fact, word, facts)
        case Not(inner):
            return _not(compile_condition(inner, facts))
        case And(parts) | Or(parts):
            compiled = tuple(compile_condition(part, facts) for part in parts)
            return _joined(compiled, whole=isinstance(condition, And))


def _joined(parts: tuple[Compiled, ...], *, whole: bool) -> Compiled:
    """And (``whole``): the first False decides. Or: the first True decides. Else None if any part is None."""
    decides = not whole

    def joined(box: Mapping[str, Cell]) -> Truth:
        result: Truth = whole
        for part in parts:
            truth = part(box)
            if truth is decides:
                return decides
            if truth is None:
                result = None
        return result

    return joined


def _not(inner: Compiled) -> Compiled:
    def negated(box: Mapping[str, Cell]) -> Truth:
        truth = inner(box)
        return None if truth is None else not truth

    return negated


def _sum(test: Sum, facts: Mapping[str, FactDef]) -> Compiled:
    """A comparison of one fact, or of a sum that is added up first."""
    compare = _COMPARISONS[test.compare](test.value)
    domains = tuple((fact, cast(Range, facts[fact].domain)) for fact in test.facts)
    if len(domains) > 1:
        return lambda box: compare(_total(domains, box))
    fact, domain = domains[0]
    if test.compare == ">=":
        return _fact_at_least(fact, domain, test.value)
    return lambda box: compare(box.get(fact, domain))  # type: ignore[arg-type]  # numbers have ranges only


def _fact_at_least(fact: str, domain: Range, value: Exact) -> Compiled:
    """One fact against one threshold: nine tests in ten, so it is one call and no more."""

    def fact_at_least(box: Mapping[str, Cell]) -> Truth:
        cell: Range = box.get(fact, domain)  # type: ignore[assignment]  # numbers have ranges only
        if cell.low >= value:
            return True
        high = cell.high
        if high is None or high > value or (high == value and not cell.high_open):
            return None
        return False

    return fact_at_least


def _total(domains: tuple[tuple[str, Range], ...], box: Mapping[str, Cell]) -> Range:
    """The range of a sum of independent facts; an end is open where one of its parts is open there."""
    low: Exact = 0
    high: Exact | None = 0
    low_open = high_open = False
    for fact, domain in domains:
        cell = cast(Range, box.get(fact, domain))
        low, low_open = low + cell.low, low_open or cell.low_open
        high = None if high is None or cell.high is None else high + cell.high
        high_open = high_open or cell.high_open
    return Range(low, high, low_open, high_open)


def _at_least(value: Exact) -> _RangeTest:
    def at_least(cell: Range) -> Truth:
        if cell.low >= value:
            return True
        high = cell.high
        if high is None or high > value or (high == value and not cell.high_open):
            return None
        return False

    return at_least


def _above(value: Exact) -> _RangeTest:
    def above(cell: Range) -> Truth:
        if cell.low > value or (cell.low == value and cell.low_open):
            return True
        return None if cell.high is None or cell.high > value else False

    return above


def _below(value: Exact) -> _RangeTest:
    at_least = _at_least(value)

    def below(cell: Range) -> Truth:
        truth = at_least(cell)
        return None if truth is None else not truth

    return below


def _at_most(value: Exact) -> _RangeTest:
    above = _above(value)

    def at_most(cell: Range) -> Truth:
        truth = above(cell)
        return None if truth is None else not truth

    return at_most


def _equal(value: Exact) -> _RangeTest:
    at_least, above = _at_least(value), _above(value)

    def equal(cell: Range) -> Truth:
        if at_least(cell) is False or above(cell) is True:
            return False
        return True if cell.is_point else None

    return equal


_COMPARISONS: Mapping[str, Callable[[Exact], _RangeTest]] = {
    ">=": _at_least,
    ">": _above,
    "<": _below,
    "<=": _at_most,
    "=": _equal,
}


def _ordered(test: Ordered, facts: Mapping[str, FactDef]) -> Compiled:
    """At or above a word: one of the words from it on; below: one of the words before it."""
    order = [word.id for word in facts[test.fact].words]
    at = order.index(test.word)
    return _words(test.fact, frozenset(order[at:] if test.compare == ">=" else order[:at]), facts)


def _words(fact: str, words: frozenset[str], facts: Mapping[str, FactDef]) -> Compiled:
    domain = facts[fact].domain

    def among(box: Mapping[str, Cell]) -> Truth:
        may = cast(Words, box.get(fact, domain)).may
        if may <= words:
            return True
        return False if may.isdisjoint(words) else None

    return among


def _has(fact: str, word: str, facts: Mapping[str, FactDef]) -> Compiled:
    domain = facts[fact].domain

    def has(box: Mapping[str, Cell]) -> Truth:
        cell = cast(Members, box.get(fact, domain))
        if word in cell.known:
            return True
        return None if word in cell.may else False

    return has
