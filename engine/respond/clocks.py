"""Deadlines: from which instant a clock counts, when it ends, what was missed, and when the answer next changes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from engine.incident.situation import ActState
from engine.plans.model import Duration, Within
from engine.respond.calendar import add_workdays, daily_after
from engine.respond.grading import box_of, owed
from engine.respond.levelling import Frame, frame_at
from engine.respond.model import Due
from engine.respond.prepared import CompiledAction
from engine.respond.scene import Scene
from engine.respond.walk import certainty_of

CLOSED = ("done", "not_applicable")
DONE = "done:"
OCCURRED = "occurred"


class Clock(NamedTuple):
    """One act whose deadline is wanted. ``frame`` is None for a duty of law."""

    scene: Scene
    compiled: CompiledAction
    frame: Frame | None
    instance: str
    state: ActState


def due_of(clock: Clock) -> Due | None:
    """The deadline of an act, None where it has none."""
    action = clock.compiled.action
    if action.every is not None:
        return _recurring(clock)
    if action.within is None:
        return None
    within = action.within
    if within.duration.at_once:
        return Due(at_once=True, moment=within.moment, source=within.source)
    start = start_of(clock, within.moment)
    at = after(start, within.duration, clock.scene.library.deployment.zone) if start else None
    return Due(
        at=at,
        seconds=within.duration.seconds,
        workdays=within.duration.workdays,
        moment=within.moment,
        overdue=at is not None and at <= clock.scene.now and clock.state.status not in CLOSED,
        late_at_receipt=_late_at_receipt(clock.scene, at),
        past_if_known=start is None and _past_if_known(clock, within),
        source=within.source,
    )


def after(start: datetime, duration: Duration, zone: str) -> datetime:
    """The end of a duration that begins at ``start``; workdays are Monday to Friday in the deployment's zone."""
    if duration.workdays is not None:
        return add_workdays(start, duration.workdays, zone)
    return start + timedelta(seconds=duration.seconds or 0)


def _late_at_receipt(scene: Scene, at: datetime | None) -> bool:
    received = scene.situation.received
    return at is not None and received is not None and at <= received


def _past_if_known(clock: Clock, within: Within) -> bool:
    """True for a clock of those who knew before us, not begun as far as we know: had they known of it in time, it had
    run out when the report came in, even counted from the latest instant at which it can have happened."""
    scene = clock.scene
    moment = scene.library.vocabulary.moments.get(within.moment or "")
    occurred = scene.situation.moments.get(OCCURRED)
    if moment is None or moment.after_occurrence is None or occurred is None or clock.state.status in CLOSED:
        return False
    known = occurred[1] + timedelta(seconds=moment.after_occurrence)
    return _late_at_receipt(scene, after(known, within.duration, scene.library.deployment.zone))


def start_of(clock: Clock, moment: str | None) -> datetime | None:
    """The instant that a clock counts from: the earliest end of its moment, None while that has not happened."""
    situation = clock.scene.situation
    if moment is None or moment == "received":
        return situation.received
    if moment == "learned":
        return learned(clock)
    if moment.startswith(DONE):
        done = situation.acts.get(f"{clock.instance}/{moment.removeprefix(DONE)}", ActState()).done_at
        return max(done) if done else None
    if moment in ("announced", "approved") and clock.frame is not None:
        return _decided(clock.frame, moment)
    found = situation.moments.get(moment)
    return found[0] if found else None


def _decided(frame: Frame, moment: str) -> datetime | None:
    """When this plan's own level was announced (or last approved)."""
    if moment == "announced":
        return frame.state.announced_at if frame.state.announced else None
    return max((at for at, kind, _level in frame.state.history if "approved" in kind), default=None)


def learned(clock: Clock) -> datetime | None:
    """The first instant at which the act applied or might apply, by what this room knew then."""
    instants = clock.scene.instants()
    for instant in instants[:-1]:
        if _might_apply(clock, clock.scene.at(instant)):
            return instant
    return instants[-1] if instants else None


def _might_apply(clock: Clock, past: Scene) -> bool:
    """Whether the act applied or might apply by what was known then; levels are computed only where they matter."""
    action, when, plan = clock.compiled.action, clock.compiled.when, clock.frame.compiled if clock.frame else None
    bound = action.levels or clock.compiled.warned or (plan is not None and (plan.applies or plan.unless))
    if when is None and not bound:
        return True
    if not past.situation.statements:
        return False
    if plan is None or clock.frame is None:
        return owed(past, action.id) is not None
    if bound or when is None:
        return certainty_of(frame_at(past, clock.frame.candidate), clock.compiled) is not None
    grades = plan.plan.grades
    return past.truth(when, grades) is not False or (action.life and past.truth(when, grades, wide=True) is not False)


def _recurring(clock: Clock) -> Due | None:
    """A recurring duty: one period after its anchor, then after each time it was done; a change of level re-counts."""
    every, zone = clock.compiled.action.every, clock.scene.library.deployment.zone
    anchor = _anchor(clock)
    if every is None or anchor is None:
        return None
    since = clock.frame.state.level_since if clock.frame else None
    if every.daily is not None:
        first = daily_after(anchor, every.daily, zone)
        return _repeated(clock, first, 86400)
    seconds = period(clock)
    if seconds is None:
        return None
    first = anchor + timedelta(seconds=seconds)
    return _repeated(clock, max(first, since) if since and since > anchor else first, seconds)


def period(clock: Clock) -> int | None:
    """Seconds between two turns: the shortest at a working level; for reports and lifesaving acts the shortest at any
    level from there up to the highest that is possible."""
    every = clock.compiled.action.every
    if every is None:
        return None
    levels = _counting(clock.compiled, clock.frame) if clock.frame else ()
    fitting = [every.seconds[level] for level in levels if level in every.seconds]
    return min(fitting) if fitting else every.seconds.get("")


def _counting(compiled: CompiledAction, frame: Frame) -> tuple[str, ...]:
    """Levels whose interval an act keeps."""
    scale, working = frame.levels.scale, frame.working
    if not (compiled.reporting or compiled.action.life) or not {frame.top, *working} <= set(scale):
        return working
    return scale[min(map(scale.index, working)) : scale.index(frame.top) + 1]


def _anchor(clock: Clock) -> datetime | None:
    """What the next turn counts from: the last time it was done, its moment, its predecessors, or *learned*."""
    if clock.state.done_at:
        return max(clock.state.done_at)
    action = clock.compiled.action
    if action.within is not None:
        return start_of(clock, action.within.moment)
    acts = clock.scene.situation.acts
    before = [acts[key].done_at for name in action.after.all_of if (key := f"{clock.instance}/{name}") in acts]
    done = [max(times) for times in before if times]
    return max(done) if done else learned(clock)


def _repeated(clock: Clock, first: datetime, seconds: int) -> Due:
    """The next turn; turns that have passed are one overdue line with their count."""
    now = clock.scene.now
    late = now >= first and clock.state.status not in ("not_applicable",)
    missed = (now - first) // timedelta(seconds=1) // seconds + 1 if late else 0
    moment = clock.compiled.action.within.moment if clock.compiled.action.within else None
    return Due(at=first, seconds=seconds, moment=moment, overdue=late, missed=missed)


def ended(clock: Clock) -> bool:
    """True where a recurring duty has reached its ``until``; an open ``until`` continues."""
    every = clock.compiled.action.every
    if every is None:
        return False
    if every.until_moment is not None and _happened(clock, every.until_moment):
        return True
    box = clock.frame.box if clock.frame else box_of(clock.scene, clock.compiled.action.id)
    return clock.compiled.until is not None and clock.compiled.until(box) is True


def _happened(clock: Clock, moment: str) -> bool:
    if moment.startswith(DONE):
        return start_of(clock, moment) is not None
    found = clock.scene.situation.moments.get(moment)
    return found is not None and found[0] <= clock.scene.now


def next_turn(due: Due, now: datetime) -> datetime | None:
    """The next instant at which this deadline changes what the card shows."""
    if due.at is None:
        return None
    if due.at > now:
        return due.at
    if due.missed and due.seconds:
        return due.at + timedelta(seconds=due.seconds * due.missed)
    return None


def soonest(instants: Iterable[datetime | None], now: datetime) -> datetime | None:
    """The earliest instant after ``now``."""
    return min((at for at in instants if at is not None and at > now), default=None)
