"""Duties of law, walked for every event as a plan of its own (法定); a plan's act of the same duty may stand in."""

from __future__ import annotations

from dataclasses import replace

from engine.incident.situation import ActState
from engine.plans.model import StatutoryDuty
from engine.respond.acts import status_of
from engine.respond.clocks import Clock, due_of, ended
from engine.respond.columns import begun_by, column_of, is_mine
from engine.respond.deadlines import earlier
from engine.respond.fills import fills_of
from engine.respond.grading import box_of, owed
from engine.respond.model import ActView, Certainty
from engine.respond.prepared import CompiledAction
from engine.respond.scene import Scene
from engine.respond.walk import ORDER

LAW = "law"


def law_acts(scene: Scene) -> list[ActView]:
    """Duties of law that hold or may hold for this event at the tier of this seat, in the order of the files."""
    certain = ((duty, compiled, owed(scene, compiled.action.id)) for duty, compiled in scene.compiled.duties)
    views = (_view(scene, duty, compiled, certainty) for duty, compiled, certainty in certain if certainty)
    return [view for view in views if view is not None]


def _view(scene: Scene, duty: StatutoryDuty, compiled: CompiledAction, certainty: Certainty) -> ActView | None:
    action = compiled.action
    key = f"{LAW}/{action.id}"
    state = scene.situation.acts.get(key, ActState())
    clock = Clock(scene, compiled, None, LAW, state)
    if ended(clock):
        return None
    box = box_of(scene, action.id)
    mine = is_mine(scene.library.deployment, action, home=True)
    begun = begun_by(scene.situation, action, mine=mine)
    return ActView(
        key=key,
        action=action.id,
        plan=LAW,
        instance=LAW,
        column=column_of(mine=mine, status=state.status, begun=bool(begun)),
        phase=action.phase,
        by=action.by,
        with_=action.with_,
        tells=action.tells,
        certainty=certainty,
        status=status_of(action, state),
        due=due_of(clock),
        clauses=((duty.law, action.clause),),
        life=action.life,
        law=True,
        channel=action.channel,
        document=action.document,
        dispatch=action.dispatch,
        duty=action.duty,
        ordered_by=action.ordered_by.post if action.ordered_by else None,
        because=compiled.when.trace(box) if compiled.when else (),
        after=tuple(f"{LAW}/{name}" for name in (*action.after.all_of, *action.after.any_of)),
        fills=fills_of(compiled.fills, scene.library.vocabulary, {}, box),
        begun_by=begun,
    )


def with_law(planned: list[ActView], law: list[ActView], home: frozenset[str]) -> tuple[list[ActView], dict[str, str]]:
    """Join the two: an act of a home instance with the same duty, as certain and not later, takes the duty's clause and
    stands for it. Returns all lines, and key of the duty -> key of the line that stands for it."""
    acts = list(planned)
    left: list[ActView] = []
    by_duty: dict[str | None, list[int]] = {}
    for index, act in enumerate(acts):
        if act.instance in home:
            by_duty.setdefault(act.duty, []).append(index)
    replaced: dict[str, str] = {}
    for duty in law:
        fitting = (index for index in by_duty.get(duty.duty, ()) if stands_for(acts[index], duty))
        place = next(fitting, None)
        if place is None:
            left.append(duty)
        else:
            acts[place] = replace(acts[place], clauses=_joined(acts[place].clauses, duty.clauses))
            replaced[duty.key] = acts[place].key
    return [*acts, *left], replaced


def stands_for(act: ActView, duty: ActView) -> bool:
    """True where a plan's act fulfils a duty of law: same duty, as certain, no later."""
    same = act.duty is not None and act.duty == duty.duty and act.status != "no_longer_needed"
    certain = ORDER.index(act.certainty) <= ORDER.index(duty.certainty)
    return same and certain and not _later(act, duty)


def _later(act: ActView, duty: ActView) -> bool:
    """True where the plan's deadline is missing or ends after the law's; two clocks not begun compare by length."""
    if duty.due is None:
        return False
    if act.due is None:
        return True
    waiting = act.due.at is None and duty.due.at is None and not act.due.at_once and not duty.due.at_once
    if waiting and act.due.moment != duty.due.moment:
        return True
    return earlier(duty.due, act.due)


def _joined(one: tuple[tuple[str, str], ...], other: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys((*one, *other)))
