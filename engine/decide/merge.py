"""One fact over time: from everything that was said of it to what counts now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from engine.incident.situation import Statement
from engine.plans.vocabulary import FactDef
from engine.values.cells import Cell, Members, Range, Words

State = Literal["stated", "open", "not_applicable"]


@dataclass(frozen=True, slots=True)
class Settled:
    """What counts now of one fact. ``cell`` None with state open = not known, without any number (不详)."""

    state: State
    cell: Cell | None
    last: Statement
    shown: Cell | None = None
    """the adopted figure where it differs from the cell that the level uses"""
    sources: tuple[Statement, ...] = ()
    flags: tuple[str, ...] = ()

    @property
    def blank(self) -> bool:
        """Open without any number."""
        return self.state == "open" and self.cell is None


def merge(fact: FactDef, history: Sequence[Statement], now: datetime) -> Settled | None:
    """Newest ``as_of`` wins per object; objects combine; None where nothing valid was said."""
    said = [one for one in history if one.until is None or one.until > now]
    by_object: dict[str | None, list[Statement]] = {}
    for one in said:
        by_object.setdefault(one.object, []).append(one)
    settled = {name: _timeline(fact, told) for name, told in by_object.items()}
    if not settled:
        return None
    if len(settled) == 1:
        return next(iter(settled.values()))
    return _combined(fact, settled)


def hull(one: Cell, other: Cell) -> Cell:
    """The smallest cell that holds both."""
    match one, other:
        case Words(), Words():
            return Words(one.may | other.may)
        case Members(), Members():
            return Members(one.known & other.known, one.may | other.may)
        case Range(), Range():
            low = min((one.low, one.low_open), (other.low, other.low_open))
            if one.high is None or other.high is None:
                return Range(low[0], None, low[1])
            high = max((one.high, not one.high_open), (other.high, not other.high_open))
            return Range(low[0], high[0], low[1], not high[1])
    raise TypeError("cells of one fact are of one kind")


def _timeline(fact: FactDef, told: list[Statement]) -> Settled:
    """Statements of one fact and object, in order of arrival, to what counts."""
    adopted = next((one for one in reversed(told) if one.standing == "adopted"), None)
    valid = _since(told, [one for one in told if one.corrected or one.standing == "adopted"])
    ordered = sorted(valid, key=lambda one: one.as_of)
    first, *rest = _moments(ordered)
    settled = _at_once(fact, first)
    for moment in rest:
        settled = _later(fact, settled, _at_once(fact, moment))
    if adopted is None or settled.last is adopted:
        return settled
    return _beside(settled, adopted)


def _since(told: list[Statement], resets: list[Statement]) -> list[Statement]:
    """Without what a correction or an adopted figure replaced: what arrived before it and is not newer."""
    for reset in resets:
        place = next((index for index, one in enumerate(told) if one is reset), None)
        if place is not None:
            told = [one for index, one in enumerate(told) if index >= place or one.as_of > reset.as_of]
    return told


def _moments(ordered: list[Statement]) -> list[list[Statement]]:
    groups: list[list[Statement]] = []
    for one in ordered:
        if groups and groups[-1][0].as_of == one.as_of:
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _at_once(fact: FactDef, told: list[Statement]) -> Settled:
    """Statements of one instant: equal or nested ones agree, others differ and count as their hull."""
    known = [one for one in told if one.cell is not None and one.state != "not_applicable"]
    if not known:
        last = told[-1]
        return Settled("not_applicable" if last.state == "not_applicable" else "open", None, last, sources=(last,))
    cell = known[0].cell
    flags: tuple[str, ...] = ()
    for one in known[1:]:
        assert cell is not None and one.cell is not None  # noqa: S101 - filtered above
        joined = _union(cell, one.cell) if fact.many else hull(cell, one.cell)
        if not fact.many and joined not in (cell, one.cell):
            flags = ("differs",)
        cell = joined
    state: State = "open" if any(one.state == "open" for one in known) else "stated"
    return Settled(state, cell, known[-1], sources=tuple(known), flags=flags)


def _later(fact: FactDef, old: Settled, new: Settled) -> Settled:
    """What counts after a newer statement; a later 不详 erases nothing."""
    if new.blank:
        return old if old.cell is not None or old.state == "not_applicable" else new
    if old.cell is None or new.cell is None:
        return new
    if fact.many and not new.last.corrected:
        return replace(new, cell=_union(old.cell, new.cell), sources=(*old.sources, *new.sources))
    if isinstance(old.cell, Range) and isinstance(new.cell, Range) and fact.kind == "cumulative":
        return _accumulated(old, old.cell, new, new.cell)
    return new


def _accumulated(old: Settled, before: Range, new: Settled, after: Range) -> Settled:
    if new.last.corrected or old.last.approx:
        return new
    if after.high is not None and after.high < before.low:
        flags = tuple(dict.fromkeys((*new.flags, "falls")))
        return replace(new, cell=hull(before, after), state="open", sources=(*old.sources, *new.sources), flags=flags)
    if after.low < before.low:
        return replace(new, cell=Range(before.low, after.high, before.low_open, after.high_open))
    return new


def _beside(settled: Settled, adopted: Statement) -> Settled:
    """Newer unadopted figures: the level uses the hull, the adopted one is shown."""
    if adopted.cell is None or settled.cell is None:
        return settled
    cell = hull(settled.cell, adopted.cell)
    flags = settled.flags if cell == adopted.cell else tuple(dict.fromkeys((*settled.flags, "differs")))
    return replace(settled, cell=cell, shown=adopted.cell, sources=(adopted, *settled.sources), flags=flags)


def _union(one: Cell, other: Cell) -> Cell:
    assert isinstance(one, Members) and isinstance(other, Members)  # noqa: S101 - set-valued facts have no other cells
    return Members(one.known | other.known, one.may | other.may)


def _combined(fact: FactDef, settled: dict[str | None, Settled]) -> Settled:
    """Several objects: a stated total beats the sum of the parts; a mismatch is flagged."""
    total = settled.get(None)
    parts = [one for name, one in sorted((n, s) for n, s in settled.items() if n is not None)]
    known = [one for one in parts if one.cell is not None]
    if not known:
        return total or parts[-1]
    cell = _together(fact, [one.cell for one in known if one.cell is not None])
    if fact.combine == "sum" and isinstance(cell, Range) and len(known) < len(parts):
        cell = Range(cell.low, None, cell.low_open)
    newest = max(known, key=lambda one: one.last.as_of)
    sources = tuple(source for one in known for source in one.sources)
    state: State = "stated" if all(one.state == "stated" for one in parts) else "open"
    joined = Settled(state, cell, newest.last, sources=sources, flags=_flags(known))
    if total is None or total.cell is None:
        return joined
    if fact.combine is None or _meet(total.cell, cell):
        return total
    flagged = tuple(dict.fromkeys((*total.flags, "mismatch")))
    if newest.last.as_of > total.last.as_of:
        return replace(total, state="open", cell=hull(total.cell, cell), flags=flagged)
    return replace(total, flags=flagged)


def _flags(parts: Iterable[Settled]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(flag for one in parts for flag in one.flags))


def _together(fact: FactDef, cells: list[Cell]) -> Cell:
    result = cells[0]
    for cell in cells[1:]:
        if isinstance(result, Range) and isinstance(cell, Range) and fact.combine in {"sum", "max"}:
            result = _add(result, cell) if fact.combine == "sum" else _highest(result, cell)
        elif fact.combine == "union" and isinstance(result, Members):
            result = _union(result, cell)
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
