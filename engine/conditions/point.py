"""Truth of a condition at one complete point: every fact has one value."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, cast

from engine.conditions.tree import And, Condition, Has, In, Not, Or, Ordered, Sum
from engine.values.cells import Cell, Members, Range, Words
from engine.values.cells import point as number_point
from engine.values.exact import Exact

if TYPE_CHECKING:
    from engine.plans.vocabulary import FactDef

Value = int | Exact | str | frozenset[str]
"""A number in base units, a word id (``yes``), or all words of a set."""

Point = Mapping[str, Value]
AtPoint = Callable[[Point], bool]

_SIGNS: Mapping[str, Callable[[Exact, Exact], bool]] = {
    ">=": operator.ge,
    ">": operator.gt,
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
}


def holds_at(condition: Condition, point: Point, facts: Mapping[str, FactDef]) -> bool:
    """Whether ``condition`` holds at ``point``. Raises ``KeyError`` where it reads a fact that the point lacks."""
    return compile_at(condition, facts)(point)


def compile_at(condition: Condition, facts: Mapping[str, FactDef]) -> AtPoint:
    """Closures that answer as ``holds_at`` does."""
    match condition:
        case Sum(ids, compare, value):
            return _sum(ids, _SIGNS[compare], value)
        case Ordered(fact, compare, word):
            order = [each.id for each in facts[fact].words]
            at = order.index(word)
            return _among(fact, frozenset(order[at:] if compare == ">=" else order[:at]))
        case In(fact, words):
            return _among(fact, words)
        case Has(fact, word):
            return lambda point: word in cast(frozenset[str], point[fact])
        case Not(inner):
            negated = compile_at(inner, facts)
            return lambda point: not negated(point)
        case And(parts) | Or(parts):
            compiled = tuple(compile_at(part, facts) for part in parts)
            join = all if isinstance(condition, And) else any
            return lambda point: join(part(point) for part in compiled)


def cell_of(value: Value) -> Cell:
    """The cell that holds exactly this value."""
    if isinstance(value, str):
        return Words(frozenset({value}))
    if isinstance(value, frozenset):
        return Members(value, value)
    return number_point(value)


def value_of(cell: Cell) -> Value:
    """The one value of a cell. Raises ``ValueError`` where several are left."""
    if not cell.is_point:
        raise ValueError(f"{cell} still holds several values")
    match cell:
        case Range():
            return cell.low
        case Words():
            return next(iter(cell.may))
        case Members():
            return cell.known


def _sum(ids: tuple[str, ...], sign: Callable[[Exact, Exact], bool], value: Exact) -> AtPoint:
    if len(ids) == 1:
        fact = ids[0]
        return lambda point: sign(cast(Exact, point[fact]), value)
    return lambda point: sign(sum(cast(Exact, point[fact]) for fact in ids), value)


def _among(fact: str, words: frozenset[str]) -> AtPoint:
    return lambda point: point[fact] in words
