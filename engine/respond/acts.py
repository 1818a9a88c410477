"""The lines of the card: one for each act that holds, and for started work that no longer applies."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from engine.incident.situation import ActState
from engine.plans.model import Action
from engine.respond.clocks import Clock, due_of, ended
from engine.respond.columns import begun_by, column_of, is_home, is_mine
from engine.respond.fills import fills_of
from engine.respond.levelling import Frame
from engine.respond.model import ActView, Due
from engine.respond.prepared import CompiledAction
from engine.respond.scene import Scene
from engine.respond.walk import Held

Status = Literal["to_do", "started", "done", "not_applicable", "reopened", "no_longer_needed"]
UNDER_WAY = ("started", "reopened")
TO_DO = ActState()
MINE = "mine"


def act_views(scene: Scene, frame: Frame, held: Iterable[Held]) -> list[ActView]:
    """The lines of one plan, then its started work that no longer applies."""
    views = [view for one in held if (view := _view(scene, one)) is not None]
    shown = {view.key for view in views}
    return [*views, *_left_over(scene, frame, shown)]


def _view(scene: Scene, held: Held) -> ActView | None:
    compiled, action = held.compiled, held.compiled.action
    state = scene.situation.acts.get(held.key, TO_DO)
    if compiled.fixed and state is TO_DO:
        return _fixed(scene, held)
    due = None
    if action.within is not None or action.every is not None:
        clock = Clock(scene, compiled, held.frame, held.frame.instance, state)
        if ended(clock):
            return None
        due = due_of(clock)
    return _line(scene, held.frame, compiled, state=state, due=due, held=held)


def _fixed(scene: Scene, held: Held) -> ActView:
    """The line of an act that waits for nobody's clock: built once for a plan, as long as nobody has begun it."""
    compiled, name = held.compiled, (held.frame.instance, held.certainty)
    found = compiled.lines.get(name)
    if found is None or begun_by(scene.situation, compiled.action, mine=found.column == MINE):
        within = compiled.action.within
        due = Due(at_once=True, moment=within.moment, source=within.source) if within else None
        line = _line(scene, held.frame, compiled, state=TO_DO, due=due, held=held)
        if line.begun_by:
            return line
        found = compiled.lines[name] = line
    return found


def _left_over(scene: Scene, frame: Frame, shown: set[str]) -> list[ActView]:
    """已非必需，进行中: a person ends it."""
    left: list[ActView] = []
    if not scene.situation.acts:
        return left
    for compiled in frame.compiled.actions:
        key = f"{frame.instance}/{compiled.action.id}"
        state = scene.situation.acts.get(key)
        if key not in shown and state is not None and state.status in UNDER_WAY:
            left.append(_line(scene, frame, compiled, state=state, due=None, held=None))
    return left


def _line(
    scene: Scene, frame: Frame, compiled: CompiledAction, *, state: ActState, due: Due | None, held: Held | None
) -> ActView:
    action, plan = compiled.action, frame.compiled.plan
    deployment = scene.library.deployment
    mine = is_mine(deployment, action, home=is_home(deployment, plan.tier, frame.area))
    status = status_of(action, state) if held else "no_longer_needed"
    begun = begun_by(scene.situation, action, mine=mine)
    return ActView(
        key=f"{frame.instance}/{action.id}",
        action=action.id,
        plan=plan.id,
        instance=frame.instance,
        column=column_of(mine=mine, status=state.status, begun=bool(begun)),
        phase=action.phase,
        by=action.by,
        with_=action.with_,
        tells=action.tells,
        certainty=held.certainty if held else "unverified",
        status=status,
        due=due,
        clauses=((plan.id, action.clause),),
        life=action.life,
        channel=action.channel,
        document=action.document,
        dispatch=action.dispatch,
        duty=action.duty,
        ordered_by=action.ordered_by.post if action.ordered_by else None,
        because=held.because if held else (),
        after=predecessors(frame.instance, action),
        fills=fills_of(compiled.fills, scene.library.vocabulary, plan.parameters, frame.box),
        begun_by=begun,
    )


def predecessors(instance: str, action: Action) -> tuple[str, ...]:
    """Keys of all predecessors of an act."""
    names = (*action.after.all_of, *action.after.any_of)
    return tuple(f"{instance}/{name}" for name in names) if names else ()


def status_of(action: Action, state: ActState) -> Status:
    """Where the act stands; a recurring duty that was done waits for its next turn."""
    if action.every is not None and state.status == "done":
        return "to_do"
    return state.status
