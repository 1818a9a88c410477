"""Current counts (missing, trapped …) that a newer report did not restate: people may have moved on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from engine.decide.merge import merge
from engine.decide.schema import Schema
from engine.decide.settled import Settled
from engine.incident.situation import Situation
from engine.values.cells import Range, point
from engine.values.exact import Exact


def carry_on(schema: Schema, situation: Situation, settled: Mapping[str, Settled], now: datetime) -> dict[str, Settled]:
    """Current counts as they may have changed since they were last stated.

    Where a newer report counts another member of the group, and the new counts, the rise of deaths and the rescued
    account for everybody, nobody is left (the same people under a better name). Else up to as many may have left as
    were counted elsewhere, died or were rescued since; none need have.
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
    name = schema.facts[fact].group or ""
    newer = [other for other in schema.groups.get(name, ()) if other != fact and _since(settled, other, since)]
    freed = [cell for other in schema.released.get(name, ()) if (cell := _since(settled, other, since))]
    rises = [_rise(schema, situation, settled, grower, since, now) for grower in schema.shrinks.get(fact, ())]
    left = [*freed, *([_most(rises)] if rises else [])]
    if newer and old.cell.high != 0:
        counted = [cell for other in newer if (cell := _since(settled, other, since))]
        return _accounted(old, old.cell, _total([*counted, *left]))
    return _less(old, old.cell, _total(left))


def _accounted(old: Settled, cell: Range, by: Range) -> Settled:
    """Nobody, where all are accounted for (an approximate count from its lower end on); else up to as many as before:

    nothing says that the newly counted are the same people.
    """
    whole = cell.low if old.last.approx else cell.high
    if whole is not None and by.low >= whole:
        return replace(old, cell=point(0), state="stated", flags=_flagged(old))
    return _less(old, cell, by)


def _less(old: Settled, cell: Range, by: Range) -> Settled:
    """An old count of which some may have died or been rescued since."""
    if by.high == 0 or cell.high == 0:
        return old
    low: Exact = 0 if by.high is None else max(0, cell.low - by.high)
    return replace(old, cell=Range(low, cell.high), state="open", flags=_flagged(old))


def _total(cells: list[Range]) -> Range:
    tops = [cell.high for cell in cells]
    known = [top for top in tops if top is not None]
    return Range(sum(cell.low for cell in cells), sum(known) if len(known) == len(tops) else None)


def _most(rises: list[Range]) -> Range:
    """Deaths are counted under several names: the largest rise stands for all."""
    tops = [cell.high for cell in rises]
    known = [top for top in tops if top is not None]
    return Range(max(cell.low for cell in rises), max(known) if len(known) == len(tops) else None)


def _flagged(old: Settled) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*old.flags, "not_restated")))


def _since(settled: Mapping[str, Settled], fact: str, since: datetime) -> Range | None:
    """What a newer statement says of a count; None where nothing newer was said."""
    one = settled.get(fact)
    if one is None or one.last.as_of <= since or not isinstance(one.cell, Range):
        return None
    return one.cell


def _rise(
    schema: Schema, situation: Situation, settled: Mapping[str, Settled], grower: str, since: datetime, now: datetime
) -> Range:
    """Least and most by which a count rose after an instant."""
    cell = _since(settled, grower, since)
    if cell is None:
        return point(0)
    before = [said for said in situation.statements.get(grower, ()) if said.as_of <= since]
    then = merge(schema.facts[grower], before, now) if before else None
    old = then.cell if then and isinstance(then.cell, Range) else point(0)
    least = 0 if old.high is None else max(0, cell.low - old.high)
    return Range(least, None if cell.high is None else max(0, cell.high - old.low))
