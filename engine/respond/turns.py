"""``next_change_at``: the next instant at which the card changes although nobody reports anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from fractions import Fraction
from math import ceil

from engine.respond.calls import CallDown
from engine.respond.clocks import CLOSED, next_turn, soonest
from engine.respond.contacts import next_watch
from engine.respond.model import ActView
from engine.respond.scene import Scene
from engine.respond.thresholds import Crossing, crossings
from engine.values.cells import Box, Range
from engine.values.exact import Exact


def next_change(scene: Scene, acts: Iterable[ActView], told: CallDown) -> datetime | None:
    """The earliest of deadlines, missed turns, watches, validity of contacts, expiring statements, growing facts."""
    now = scene.now
    instants: list[datetime | None] = [*told.changes, *scene.known.expires, next_watch(scene.register, now)]
    for act in acts:
        if act.status not in CLOSED:
            instants += [next_turn(due, now) for due in (act.due, act.conditional_due) if due is not None]
    instants += _growth(scene)
    return soonest(instants, now)


def _growth(scene: Scene) -> list[datetime]:
    """When a duration that is still running reaches a threshold of any rule."""
    growing = frozenset(one.fact for one in scene.known.growing)
    if not growing:
        return []
    found = crossings(scene.library)
    seconds = [
        left
        for fact in sorted(growing)
        for crossing in found.get(fact, ())
        for box in (scene.known.told, scene.known.all)
        for left in _left(crossing, box, growing)
    ]
    return [scene.now + timedelta(seconds=ceil(left)) for left in seconds if left > 0]


def _left(crossing: Crossing, box: Box, growing: frozenset[str]) -> Iterator[Fraction]:
    """Seconds until the lowest and the highest possible sum reach the threshold, and one step beyond it."""
    cells = [box.get(fact) for fact in crossing.facts]
    ranges = [cell for cell in cells if isinstance(cell, Range)]
    if len(ranges) < len(cells):
        return
    speed = sum(fact in growing for fact in crossing.facts)
    lows: list[Exact] = [cell.low for cell in ranges]
    highs = [cell.high for cell in ranges if cell.high is not None]
    for ends in (lows, highs):
        if len(ends) == len(ranges):
            for value in (crossing.value, crossing.value + 1):
                yield Fraction(value - sum(ends)) / speed
