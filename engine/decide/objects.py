"""One fact of several objects (rivers, sites, villages): parts and a stated total."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from engine.decide.settled import Settled, State, hull, union
from engine.plans.vocabulary import FactDef
from engine.values.cells import Cell, Members, Range, Words


def combined(fact: FactDef, settled: dict[str | None, Settled]) -> Settled:
    """Several objects joined by ``combine``. An object that is open without a number leaves the whole open upward."""
    total = settled.get(None)
    parts = [one for _, one in sorted((name, one) for name, one in settled.items() if name is not None)]
    known = [one for one in parts if one.cell is not None]
    if not known:
        return total or parts[-1]
    cell = _together(fact, [one.cell for one in known if one.cell is not None])
    blank = any(one.blank for one in settled.values())
    cell = _upward(fact, cell) if blank else cell
    newest = max(known, key=lambda one: one.last.as_of)
    sources = tuple(source for one in known for source in one.sources)
    state: State = "open" if blank or any(one.state == "open" for one in parts) else "stated"
    joined = Settled(state, cell, newest.last, sources=sources, flags=_flags(known))
    return joined if total is None or total.cell is None else _beside_total(fact, total, total.cell, joined, cell)


def _beside_total(fact: FactDef, total: Settled, stated: Cell, joined: Settled, cell: Cell) -> Settled:
    """A stated total beats an older sum; a mismatch is flagged, and newer parts count beside it.

    What does not add up (a maximum, a word) is no sum to be beaten: total and objects count as their hull.
    """
    if fact.combine == "sum" and _meet(stated, cell):
        return total
    both = union(stated, cell) if isinstance(stated, Members) else hull(stated, cell)
    if fact.combine != "sum" and both == stated:
        return total
    flagged = tuple(dict.fromkeys((*total.flags, *joined.flags, "mismatch")))
    if fact.combine == "sum" and joined.last.as_of <= total.last.as_of:
        return replace(total, flags=flagged)
    return replace(total, state="open", cell=both, flags=flagged, sources=(*total.sources, *joined.sources))


def _upward(fact: FactDef, cell: Cell) -> Cell:
    """A joined cell when one more object may be anything."""
    match cell:
        case Range() if fact.combine in {"sum", "max"}:
            top = None if fact.combine == "sum" or not isinstance(fact.domain, Range) else fact.domain.high
            return Range(cell.low, top, cell.low_open)
        case Words() if fact.combine == "max" and fact.ordered:
            order = [word.id for word in fact.words]
            least = min((order.index(word) for word in cell.may if word in order), default=0)
            return Words(frozenset(order[least:]) | cell.may)
        case Members() if isinstance(fact.domain, Members):
            return Members(cell.known, cell.may | fact.domain.may)
    return hull(cell, fact.domain)


def _flags(parts: Iterable[Settled]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(flag for one in parts for flag in one.flags))


def _together(fact: FactDef, cells: list[Cell]) -> Cell:
    result = cells[0]
    for cell in cells[1:]:
        if isinstance(result, Range) and isinstance(cell, Range) and fact.combine in {"sum", "max"}:
            result = _add(result, cell) if fact.combine == "sum" else _highest(result, cell)
        elif fact.combine == "union" and isinstance(result, Members):
            result = union(result, cell)
        elif fact.combine == "max" and fact.ordered and isinstance(result, Words) and isinstance(cell, Words):
            result = _gravest(fact, result, cell)
        else:
            result = hull(result, cell)
    return result


def _add(one: Range, other: Range) -> Range:
    if one.high is None or other.high is None:
        return Range(one.low + other.low, None, one.low_open or other.low_open)
    low_open, high_open = one.low_open or other.low_open, one.high_open or other.high_open
    return Range(one.low + other.low, one.high + other.high, low_open, high_open)


def _highest(one: Range, other: Range) -> Range:
    low = max((one.low, one.low_open), (other.low, other.low_open))
    if one.high is None or other.high is None:
        return Range(low[0], None, low[1])
    high = max((one.high, not one.high_open), (other.high, not other.high_open))
    return Range(low[0], high[0], low[1], not high[1])


def _gravest(fact: FactDef, one: Words, other: Words) -> Words:
    rank = {word.id: index for index, word in enumerate(fact.words)}
    return Words(frozenset(max((a, b), key=lambda w: (rank.get(w, -1), w)) for a in one.may for b in other.may))


def _meet(one: Cell, other: Cell) -> bool:
    if isinstance(one, Range) and isinstance(other, Range):
        return (other.high is None or one.low <= other.high) and (one.high is None or other.low <= one.high)
    return isinstance(one, Words) and isinstance(other, Words) and bool(one.may & other.may)
