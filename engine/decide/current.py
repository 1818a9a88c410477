"""Current counts (missing, trapped …) that a newer report did not restate: people may have moved on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from engine.decide.merge import Settled, merge
from engine.decide.schema import Schema
from engine.incident.situation import Situation
from engine.values.cells import Range, point
from engine.values.exact import Exact

RELEASED = ("rescued",)
"""Cumulative counts of people who left a group alive."""


def carry_on(schema: Schema, situation: Situation, settled: Mapping[str, Settled], now: datetime) -> dict[str, Settled]:
    """Current counts as they may have changed since they were last stated.

    Where a newer report counts another member of the group, an old count that the new counts, the rise of deaths and
    the rescued explain to nine tenths is nobody (the same people under a better name), else anything up to the old one.
    Where deaths rose by k and nobody counted the group again, it is the old count less up to k.
    """
    return {
        fact: _carried(schema, situation, settled, fact, one, now) if schema.facts[fact].kind == "current" else one
        for fact, one in settled.items()
    }


def _carried(
    schema: Schema, situation: Situation, settled: Mapping[str, Settled], fact: str, old: Settled, now: datetime
) -> Settled:
    if not isinstance(old.cell, Range) or old.last.standing == "adopted":
        return old
    since = old.last.as_of
    group = schema.groups.get(schema.facts[fact].group or "", ())
    newer = [other for other in group if other != fact and _low_since(settled, other, since) is not None]
    rises = [_rise(schema, situation, settled, grower, since, now) for grower in schema.shrinks.get(fact, ())]
    if newer and old.cell.high != 0:
        left = sum(_low_since(settled, name, since) or 0 for name in (*newer, *RELEASED))
        explained = left + max((least for least, _ in rises), default=0)
        gone = old.cell.high is not None and 10 * explained >= 9 * old.cell.high
        cell = point(0) if gone else Range(0, old.cell.high)
        return replace(old, cell=cell, state="stated" if gone else "open", flags=_flagged(old))
    return _less_the_dead(old, old.cell, rises)


def _less_the_dead(old: Settled, cell: Range, rises: list[tuple[Exact, Exact | None]]) -> Settled:
    if not any(most is None or most > 0 for _, most in rises) or cell.high == 0:
        return old
    most = None if any(top is None for _, top in rises) else max(top for _, top in rises if top is not None)
    low: Exact = 0 if most is None else max(0, cell.low - most)
    return replace(old, cell=Range(low, cell.high), state="open", flags=_flagged(old))


def _flagged(old: Settled) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*old.flags, "not_restated")))


def _low_since(settled: Mapping[str, Settled], fact: str, since: datetime) -> Exact | None:
    """The least that a newer statement says of a fact; None where nothing newer was said."""
    one = settled.get(fact)
    if one is None or one.last.as_of <= since or not isinstance(one.cell, Range):
        return None
    return one.cell.low


def _rise(
    schema: Schema, situation: Situation, settled: Mapping[str, Settled], grower: str, since: datetime, now: datetime
) -> tuple[Exact, Exact | None]:
    """Least and most by which a count rose after an instant."""
    one = settled.get(grower)
    if one is None or one.last.as_of <= since or not isinstance(one.cell, Range):
        return 0, 0
    before = [said for said in situation.statements.get(grower, ()) if said.as_of <= since]
    then = merge(schema.facts[grower], before, now) if before else None
    cell = then.cell if then and isinstance(then.cell, Range) else point(0)
    least = 0 if cell.high is None else max(0, one.cell.low - cell.high)
    most = None if one.cell.high is None else max(0, one.cell.high - cell.low)
    return least, most
