"""Ends of numbers.

Bounds of whole facts are ints; bounds of dense facts are pairs ``(value, side)`` that compare like the points they
stand for (``(5, 1)`` starts just after 5, ``(5, -1)`` ends just before it). ``INF`` stands for "no upper bound".
"""

from __future__ import annotations

from typing import Any

from engine.values.cells import Range

INF = 10**100
HALF = 10**98
"""Sums beyond this hold an infinite term."""
Bound = Any
"""int for whole facts, (Exact, -1 | 0 | 1) for dense ones; both kinds never meet in one comparison."""
LARGEST = 10**90
"""Numbers beyond this (nobody counts that far) are held at it."""


def low_bound(cell: Range, whole: bool) -> Bound:
    """The lower end of a range as a bound."""
    if not whole:
        return (min(cell.low, LARGEST), 1 if cell.low_open else 0)
    low = min(-(-cell.low // 1), LARGEST)
    return int(low) + (1 if cell.low_open and low == cell.low else 0)


def high_bound(cell: Range, whole: bool) -> Bound:
    """The upper end of a range as a bound."""
    if cell.high is None or cell.high > LARGEST:
        return INF if whole else (INF, 0)
    if not whole:
        return (cell.high, -1 if cell.high_open else 0)
    high = cell.high // 1
    return int(high) - (1 if cell.high_open and high == cell.high else 0)
