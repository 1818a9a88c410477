"""What is worked out once for a value that lives long (a library, a register) and found again by its identity."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, TypeVarTuple

Sources = TypeVarTuple("Sources")
K = TypeVar("K")
T = TypeVar("T")
SOURCES = 8
"""so many sources are remembered, the last ones"""
RESULTS = 256
"""so many results are remembered beside one compiled thing"""


def kept(make: Callable[[*Sources], T]) -> Callable[[*Sources], T]:
    """``make`` with its last few results remembered by the identity of its arguments (not by name).

    The arguments are held as well, so that no other value can come to their identity while they are remembered.
    """
    held: dict[tuple[int, ...], tuple[tuple[object, ...], T]] = {}

    @wraps(make)
    def found(*sources: *Sources) -> T:
        key = tuple(map(id, sources))
        known = held.get(key)
        if known is None:
            while len(held) >= SOURCES:
                held.pop(next(iter(held)), None)
            known = held[key] = (sources, make(*sources))
        return known[1]

    return found


def keep(held: dict[K, T], key: K, value: T) -> T:
    """Remember a result beside others of its kind; where there are too many, all are forgotten first."""
    if len(held) >= RESULTS:
        held.clear()
    held[key] = value
    return value
