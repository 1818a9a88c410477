"""What counts now of one fact, and how cells are joined."""

from __future__ import annotations

from dataclasses import dataclass
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
    held: Range | None = None
    """of a count that fell without a word of correction: what it was before, by which the level is held"""

    @property
    def usual(self) -> Range | None:
        """Where people are spoken of without a number: as many as such words usually mean; never what counts."""
        cell, most = self.cell, self.last.usual
        if self.state != "open" or most is None or not isinstance(cell, Range) or cell.high is not None:
            return None
        return Range(cell.low, most, cell.low_open) if cell.low <= most else None

    @property
    def blank(self) -> bool:
        """Open without any number."""
        return self.state == "open" and self.cell is None


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


def union(one: Cell, other: Cell) -> Cell:
    """Sets add up."""
    assert isinstance(one, Members)  # noqa: S101 - set-valued facts have no other cells
    assert isinstance(other, Members)  # noqa: S101 - likewise
    return Members(one.known | other.known, one.may | other.may)


def quiet_of(fact: FactDef) -> Cell:
    """What silence means; a set-valued fact is quiet when it holds nothing."""
    if fact.many and not isinstance(fact.quiet, Members):
        return Members(frozenset(), frozenset())
    return fact.quiet
