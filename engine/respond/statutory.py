"""Duties of law, walked for every event as a plan of its own (法定); a plan's act of the same duty may stand in."""

from __future__ import annotations

from dataclasses import replace

from engine.plans.model import StatutoryDuty
from engine.respond.acts import TO_DO, status_of
from engine.respond.clocks import Clock, due_of, ended
from engine.respond.columns import begun_by, column_of, is_mine, words_to_the_caller
from engine.respond.deadlines import due_key, earlier
from engine.respond.fills import fills_of
from engine.respond.grading import box_of, owed
from engine.respond.merge import STATUSES, both, join, settled
from engine.respond.model import ActView, Certainty
from engine.respond.prepared import CompiledAction
from engine.respond.scene import Scene
from engine.respond.walk import CALLER, RANK, weaker

LAW = "law"
REPORT = "report"


def law_acts(scene: Scene) -> list[ActView]:
    """Duties of law that hold or may hold for this event at the tier of this seat, in the order of the files."""
    certain = ((duty, compiled, _owed(scene, compiled)) for duty, compiled in scene.compiled.duties)
    views = (_view(scene, duty, compiled, certainty) for duty, compiled, certainty in certain if certainty)
    return [view for view in views if view is not None]


def _owed(scene: Scene, compiled: CompiledAction) -> Certainty | None:
    """How certainly a duty is owed; what is to be said to a caller, only where there may be one."""
    certainty = owed(scene, compiled.action.id)
    if certainty is None or compiled.action.channel != CALLER:
        return certainty
    to_the_caller = words_to_the_caller(scene.situation)
    return to_the_caller and weaker(certainty, to_the_caller)


def _view(scene: Scene, duty: StatutoryDuty, compiled: CompiledAction, certainty: Certainty) -> ActView | None:
    action = compiled.action
    key = f"{LAW}/{action.id}"
    state = scene.situation.acts.get(key, TO_DO)
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
        law=duty.law not in scene.library.plans,
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
        if place is not None:
            acts[place] = _standing_in(acts[place], duty)
            replaced[duty.key] = acts[place].key
        elif told := recipients_of(acts, home, duty):
            for agency, index in told.items():
                acts[index] = _told_with(acts[index], replace(duty, tells=(agency,)))
            replaced[duty.key] = acts[next(iter(told.values()))].key
        else:
            left.append(duty)
    return [*acts, *left], replaced


def _standing_in(act: ActView, duty: ActView) -> ActView:
    """The plan's line with whom, how and by which clause the law wants it told."""
    status = max(act.status, duty.status, key=STATUSES.index)
    return replace(
        act,
        status=status,
        due=settled(act.due, status),
        clauses=both(act.clauses, duty.clauses),
        tells=both(act.tells, duty.tells),
        document=act.document or duty.document,
        channel=act.channel or duty.channel,
    )


def recipients_of(acts: list[ActView], home: frozenset[str], duty: ActView) -> dict[str, int]:
    """For each recipient of a duty to report, the place of the plan's report that reaches it in the same way; empty
    where one of them is not reached."""
    found: dict[str, int] = {}
    for agency in duty.tells if duty.phase == REPORT and not _recurs(duty) else ():
        fitting = (index for index, act in enumerate(acts) if act.instance in home and _reaches(act, duty, agency))
        place = min(fitting, key=lambda index: due_key(acts[index].due), default=None)
        if place is None:
            return {}
        found[agency] = place
    return found


def _reaches(act: ActView, duty: ActView, agency: str) -> bool:
    """True for a report to an agency by the same hands, as a document of the same kind and by the same channel."""
    hands = act.by == duty.by or act.column == duty.column == "mine"
    open_ = act.status not in ("no_longer_needed", "not_applicable") and act.certainty != "if_turns_out"
    return (
        act.phase == REPORT
        and hands
        and open_
        and not _recurs(act)
        and agency in act.tells
        and duty.document in (None, act.document)
        and duty.channel in (None, act.channel)
    )


def _recurs(act: ActView) -> bool:
    """True for a duty that comes again: its clock counts from the last time, not from a moment."""
    return act.due is not None and act.due.moment is None and not act.due.at_once


def _told_with(act: ActView, duty: ActView) -> ActView:
    """One line for one recipient. *At once* without a clock leaves the clock of the plan."""
    joined = join(act, duty)
    clocked = duty.due is None or duty.due.at_once
    if not (clocked and act.due):
        return joined
    due, beside = (settled(one, joined.status) for one in (act.due, act.conditional_due))
    return replace(joined, due=due, conditional_due=beside)


def stands_for(act: ActView, duty: ActView) -> bool:
    """True where a plan's act fulfils a duty of law: same duty, as certain, no later."""
    same = act.duty is not None and act.duty == duty.duty and act.status != "no_longer_needed"
    certain = RANK[act.certainty] <= RANK[duty.certainty]
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
