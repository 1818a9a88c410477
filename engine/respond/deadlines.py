"""Which of two deadlines is the stricter one."""

from __future__ import annotations

from datetime import UTC, datetime

from engine.respond.model import Due

LAST = datetime.max.replace(tzinfo=UTC)


def due_key(due: Due | None) -> tuple[int, datetime, int]:
    """Sort key: at once, then by instant, then clocks that have not begun (by their length), then no deadline."""
    if due is None:
        return (3, LAST, 0)
    if due.at_once:
        return (0, LAST, 0)
    if due.at is not None:
        return (1, due.at, 0)
    return (2, LAST, due.seconds or (due.workdays or 0) * 86400)


def earlier(one: Due | None, other: Due | None) -> bool:
    """True where ``one`` is stricter than ``other``; two clocks that have not begun compare only from one moment."""
    if one is None or one is other:
        return False
    left, right = due_key(one), due_key(other)
    if left[0] == right[0] == 2 and one and other and one.moment != other.moment:
        return False
    return left < right


def stricter(one: Due | None, other: Due | None) -> Due | None:
    """The stricter of two deadlines; the first where neither is."""
    return other if earlier(other, one) else one
