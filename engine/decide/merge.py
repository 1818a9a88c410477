"""One fact over time: from everything that was said of it to what counts now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from engine.decide.found import NOBODY, Lost
from engine.decide.settled import Settled, State, hull, quiet_of, union
from engine.incident.situation import Statement
from engine.plans.vocabulary import FactDef
from engine.values.cells import Range
from engine.values.exact import Exact

FALLS = "falls"
APPROX = (9, 10)
"""A figure that is at least this share of an approximate one (约30人, then 28人) does not fall below it."""


def merge(fact: FactDef, history: Sequence[Statement], now: datetime, lost: Lost = NOBODY) -> Settled | None:
    """Newest ``as_of`` wins per object; objects combine; None where nothing valid was said.

    ``lost``: who was unaccounted for beside this count.
    """
    said = [one for one in history if one.until is None or one.until > now]
    by_object: dict[str | None, list[Statement]] = {}
    for one in said:
        by_object.setdefault(one.object, []).append(one)
    settled = {name: _vouched(fact, told, NOBODY if name else lost) for name, told in by_object.items()}
    if not settled:
        return None
    if len(settled) == 1:
        return next(iter(settled.values()))
    from engine.decide.objects import combined

    return combined(fact, settled)


def _vouched(fact: FactDef, told: list[Statement], lost: Lost) -> Settled:
    """What somebody answers for counts; hearsay that says otherwise is shown beside it and flagged."""
    vouched = [one for one in told if not one.hearsay]
    if len(vouched) in (0, len(told)) or all(one.cell is None for one in vouched):
        return _timeline(fact, told, lost)
    settled = _timeline(fact, vouched, lost)
    other = tuple(one for one in told if one.hearsay and one.cell not in (None, settled.cell))
    if not other:
        return settled
    return replace(settled, sources=(*settled.sources, *other), flags=_flagged(settled, "differs"))


def _timeline(fact: FactDef, told: list[Statement], lost: Lost) -> Settled:
    """Statements of one fact and object, in order of arrival, to what counts."""
    adopted = next((one for one in reversed(told) if one.standing == "adopted"), None)
    valid = _since(told, [one for one in told if one.corrected or one.standing == "adopted"])
    ordered = sorted(valid, key=lambda one: one.as_of)
    first, *rest = _moments(ordered)
    settled = _at_once(fact, first)
    for moment in rest:
        settled = _later(fact, settled, _at_once(fact, moment), lost)
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
        joined = union(cell, one.cell) if fact.many else hull(cell, one.cell)
        if not fact.many and joined not in (cell, one.cell):
            flags = ("differs",)
        cell = joined
    state: State = "open" if any(one.state == "open" for one in known) else "stated"
    return Settled(state, cell, known[-1], sources=tuple(known), flags=flags)


def _later(fact: FactDef, old: Settled, new: Settled, lost: Lost) -> Settled:
    """What counts after a newer statement; a later 不详 erases nothing."""
    if new.blank:
        return old if old.cell is not None or old.state == "not_applicable" else new
    if old.cell is None or new.last.corrected:
        return new
    if new.cell is None:
        cell = hull(old.cell, quiet_of(fact))
        return replace(
            old, state="open", cell=cell, sources=(*old.sources, *new.sources), flags=_flagged(old, "differs")
        )
    if fact.many:
        return replace(new, cell=union(old.cell, new.cell), sources=(*old.sources, *new.sources))
    if isinstance(old.cell, Range) and isinstance(new.cell, Range) and fact.kind == "cumulative":
        return _accumulated(old, old.cell, new, new.cell, lost)
    return new


def _accumulated(old: Settled, before: Range, new: Settled, after: Range, lost: Lost) -> Settled:
    """A count that only grows. Those found dead among the lost add to it. One that falls counts as the hull until a
    person chooses or it passes the peak; the level is held by what it was."""
    whole = lost.whole_before(new.last.as_of)
    both = _added(before, after)
    if new.last.event in lost.among and before.low > 0 and _fits(both, whole):
        cell = old.held and _added(old.held, after)
        return replace(new, cell=both, held=cell, sources=(*old.sources, *new.sources), flags=old.flags)
    fell = FALLS in old.flags
    bar = before.high if fell else before.low
    if after.high is not None and bar is not None and after.high < bar:
        if not fell and old.last.approx and after.high * APPROX[1] >= before.low * APPROX[0]:
            return new
        return _fallen(old, before, new, after, _within(both.high, whole))
    if after.low < before.low and not fell and not old.last.approx:
        return replace(new, cell=Range(before.low, after.high, before.low_open, after.high_open))
    return new


def _fallen(old: Settled, before: Range, new: Settled, after: Range, most: Exact | None) -> Settled:
    """Both figures, up to their sum where the newer may count some of the lost apart; held by the higher."""
    joined = Range(min(before.low, after.low), before.high if most is None else max(most, before.high or 0))
    held = Range(max((old.held or before).low, after.low), joined.high)
    sources = (*old.sources, *new.sources)
    return replace(new, cell=joined, held=held, state="open", sources=sources, flags=_flagged(new, FALLS))


def _added(one: Range, other: Range) -> Range:
    tops = None if one.high is None or other.high is None else one.high + other.high
    return Range(one.low + other.low, tops)


def _fits(both: Range, whole: Exact | None) -> bool:
    return whole is None or (both.high is not None and both.high <= whole)


def _within(most: Exact | None, whole: Exact | None) -> Exact | None:
    known = [one for one in (most, whole) if one is not None]
    return min(known) if known else None


def _flagged(one: Settled, flag: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one.flags, flag)))


def _beside(settled: Settled, adopted: Statement) -> Settled:
    """Newer unadopted figures: the level uses the hull, the adopted one is shown."""
    if adopted.cell is None or settled.cell is None:
        return settled
    cell = hull(settled.cell, adopted.cell)
    flags = settled.flags if cell == adopted.cell else _flagged(settled, "differs")
    return replace(settled, cell=cell, shown=adopted.cell, sources=(adopted, *settled.sources), flags=flags)
