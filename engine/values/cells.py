"""Cells: what is known of one fact. A cell is the set of values that the fact may still have."""

from __future__ import annotations

from dataclasses import dataclass

from engine.values.exact import Exact


@dataclass(frozen=True, slots=True)
class Range:
    """Numbers from ``low`` to ``high`` in base units; ``high`` is None where there is no upper bound.

    An open end does not belong to the range. Ranges of facts that count whole things have closed ends only.
    """

    low: Exact
    high: Exact | None
    low_open: bool = False
    high_open: bool = False

    @property
    def is_point(self) -> bool:
        """True where exactly one value is left."""
        return self.high is not None and self.low == self.high


@dataclass(frozen=True, slots=True)
class Words:
    """Ids of the words still possible; a yes-no is ``{"yes", "no"}``."""

    may: frozenset[str]

    @property
    def is_point(self) -> bool:
        """True where exactly one word is left."""
        return len(self.may) == 1


@dataclass(frozen=True, slots=True)
class Members:
    """A set-valued fact (``many: true``): it holds every word of ``known`` and none outside ``may``."""

    known: frozenset[str]
    may: frozenset[str]

    @property
    def is_point(self) -> bool:
        """True where the set is fully known."""
        return self.known == self.may


Cell = Range | Words | Members
Box = dict[str, Cell]
"""Fact id -> cell. A fact that is not in the box has its whole domain."""

YES = Words(frozenset({"yes"}))
NO = Words(frozenset({"no"}))


def point(value: Exact) -> Range:
    """The range that holds one number."""
    return Range(value, value)
