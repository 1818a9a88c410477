"""Why an act stands on the card, or does not, and where its deadline comes from."""

from __future__ import annotations

from collections.abc import Mapping

from engine.incident.situation import ActState
from engine.plans.model import Action
from engine.respond.answer import Answer, Verdict
from engine.respond.clocks import Clock, due_of, ended, start_of
from engine.respond.grading import statute_for
from engine.respond.levelling import Frame
from engine.respond.model import ActView, Certainty
from engine.respond.prepared import CompiledAction
from engine.respond.statutory import LAW
from engine.respond.walk import certainty_of
from engine.respond.why_plans import condition_answer, frame_for, verdict, why_plan
from engine.respond.work import Work

CERTAIN: Mapping[Certainty, Verdict] = {"holds": "yes", "unverified": "maybe", "if_turns_out": "maybe"}


def why_act(work: Work, plan: str, named: str, action: str) -> Answer:
    """Why an act is on the card, or is not: its plan, its levels, its condition, or the line that stands for it."""
    if plan == LAW:
        return _why_law(work, action)
    frame = frame_for(work, plan, named)
    if frame is None or not (frame.walked or frame.saving):
        return Answer("act", f"{named}/{action}", "no", "plan", children=(why_plan(work, plan, named),))
    return act_answer(work, frame, frame.compiled.by_id[action])


def act_answer(work: Work, frame: Frame, compiled: CompiledAction) -> Answer:
    """The answer for one action of a walked plan."""
    action, plan = compiled.action, frame.compiled.plan.id
    key = f"{frame.instance}/{action.id}"
    line = line_of(work, key)
    certainty = certainty_of(frame, compiled)
    children = []
    if action.levels:
        children.append(_levels(frame, action))
    if compiled.when:
        wide = action.life and frame.truth(compiled.when) is False
        grades, note = frame.compiled.plan.grades, "life" if wide else "when"
        children.append(condition_answer(work.scene, plan, compiled.when, grades, note, wide=wide))
    if line is not None and line.key != key:
        children.append(Answer("act", line.key, "yes", "replaced" if line.law else "merged", clauses=line.clauses))
    over = ended(_clock(work, frame, compiled, frame.instance))
    return Answer(
        kind="act",
        subject=key,
        verdict="no" if certainty is None or over else CERTAIN[certainty],
        note=_note(frame, compiled, over=over),
        clauses=((plan, action.clause),),
        children=tuple(children),
    )


def _note(frame: Frame, compiled: CompiledAction, *, over: bool) -> str:
    """Which rule decided first."""
    action = compiled.action
    if over:
        return "until"
    highest = compiled.reporting or action.life
    reached = (*frame.working, frame.top) if highest else frame.working
    if action.levels and not any(level in action.levels for level in reached):
        return "levels"
    return "when" if compiled.when else "always"


def _levels(frame: Frame, action: Action) -> Answer:
    """Whether the working level is among those of the act."""
    hits = [level in action.levels for level in frame.working]
    result = True if all(hits) else (None if any(hits) or frame.top in action.levels else False)
    found = verdict(result)
    return Answer("rule", f"{frame.instance}:{'|'.join(frame.working)}", found, "levels", text="|".join(action.levels))


def _why_law(work: Work, action: str) -> Answer:
    compiled = work.scene.compiled.law[action]
    key = f"{LAW}/{action}"
    line = line_of(work, key)
    duty = work.scene.compiled.duty_of[action]
    children = []
    if compiled.when:
        children.append(condition_answer(work.scene, duty.law, compiled.when, statute_for(work.scene, action), "when"))
    if line is not None and line.key != key:
        children.append(Answer("act", line.key, "yes", "replaced", clauses=line.clauses))
    found: Verdict = "no" if line is None else CERTAIN[line.certainty]
    return Answer(
        "act",
        key,
        found,
        "when" if compiled.when else "always",
        clauses=((duty.law, compiled.action.clause),),
        children=tuple(children),
    )


def line_of(work: Work, key: str) -> ActView | None:
    """The line of the card that says an act, its own or the one that it was merged into."""
    line = work.aliases.get(key, key)
    return next((act for act in work.acts if act.key == line), None)


def why_deadline(work: Work, plan: str, named: str, action: str) -> Answer:
    """Where the deadline of an act comes from: its moment, the instant counted from, the duration, the clause."""
    frame = None if plan == LAW else frame_for(work, plan, named)
    if plan != LAW and frame is None:
        return Answer("deadline", f"{named}/{action}", "no", "plan", children=(why_plan(work, plan, named),))
    compiled = frame.compiled.by_id[action] if frame else work.scene.compiled.law[action]
    instance = frame.instance if frame else LAW
    clock = _clock(work, frame, compiled, instance)
    due = due_of(clock)
    moment = compiled.action.within.moment if compiled.action.within else None
    since = start_of(clock, moment) if due is not None and not due.at_once else None
    line = line_of(work, f"{instance}/{action}")
    return Answer(
        kind="deadline",
        subject=f"{instance}/{action}",
        verdict="no" if due is None else "yes",
        note=_clock_note(compiled.action, since is not None),
        clauses=line.clauses if line else ((plan, compiled.action.clause),),
        text=moment or "",
        due=line.due if line else due,
        since=since,
        children=(why_act(work, plan, named, action),),
    )


def _clock_note(action: Action, counted: bool) -> str:
    if action.every is not None:
        return "period"
    if action.within is None:
        return "no_deadline"
    if action.within.duration.at_once:
        return "at_once"
    return "moment" if counted else "no_moment"


def _clock(work: Work, frame: Frame | None, compiled: CompiledAction, instance: str) -> Clock:
    state = work.scene.situation.acts.get(f"{instance}/{compiled.action.id}", ActState())
    return Clock(work.scene, compiled, frame, instance, state)
