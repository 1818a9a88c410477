"""Why a plan is on the card, and why a level is certain, possible or excluded."""

from __future__ import annotations

from engine.respond.answer import Answer, Verdict
from engine.respond.cellviews import cells_of
from engine.respond.levelling import Frame
from engine.respond.model import CriterionTrace, LevelSet
from engine.respond.prepared import CompiledWhen
from engine.respond.scene import Scene
from engine.respond.work import Work


def verdict(result: bool | None) -> Verdict:
    """A three-valued result as a verdict."""
    return "maybe" if result is None else ("yes" if result else "no")


def frame_for(work: Work, plan: str, named: str) -> Frame | None:
    """The frame of a plan (the first instance, or the one that was named)."""
    fitting = (frame for frame in work.frames if frame.compiled.plan.id == plan and named in (plan, frame.instance))
    return next(fitting, None)


def why_plan(work: Work, plan: str, named: str) -> Answer:
    """Why a plan is walked, is not, or never came into question."""
    frame = frame_for(work, plan, named)
    if frame is None:
        return _no_candidate(work, plan, named)
    conditions = _conditions(work.scene, frame)
    state = frame.state.state
    reasons = tuple(_reason(work, reason) for reason in frame.candidate.reasons)
    note = state if state in ("declined", "stood_down") else (reasons[0].note if reasons else "added")
    return Answer(
        kind="plan",
        subject=frame.instance,
        verdict=verdict(frame.applies) if frame.walked or frame.applies is False else "no",
        note=note,
        clauses=((plan, frame.compiled.plan.applies_clause),),
        children=(*reasons, *conditions),
    )


def _reason(work: Work, reason: str) -> Answer:
    """One reason of a candidate; a hazard with the words that spoke for it."""
    note, _colon, subject = reason.partition(":")
    spans = tuple(pair for view in work.scene.situation.hazards if view.hazard == subject for pair in view.evidence)
    return Answer(
        "hazard" if note == "hazard" else "rule", subject or note, "yes", note, spans=spans if note == "hazard" else ()
    )


def _conditions(scene: Scene, frame: Frame) -> tuple[Answer, ...]:
    plan, named = frame.compiled, frame.compiled.plan.grades
    found = []
    if plan.applies:
        found.append(condition_answer(scene, plan.plan.id, plan.applies, named, "applies"))
    if plan.unless:
        found.append(condition_answer(scene, plan.plan.id, plan.unless, named, "unless"))
    return tuple(found)


def condition_answer(
    scene: Scene, source: str, when: CompiledWhen, named: str | None, note: str, *, wide: bool = False
) -> Answer:
    """A condition with its tests and the cells that they read; ``named`` is the statute that a plan names."""
    box = scene.box(named, wide=wide)
    tests = when.trace(box)
    return Answer(
        kind="criterion",
        subject=note,
        verdict=verdict(scene.truth(when, named, wide=wide)),
        note=note,
        clauses=((source, when.when.clause),),
        text=when.when.text,
        tests=tests,
        cells=cells_of(scene, tests, box),
    )


def _no_candidate(work: Work, plan: str, named: str) -> Answer:
    """Why a plan never came into question."""
    definition = work.scene.library.plans[plan]
    families = {name for hazard in work.scene.hazards for name in work.scene.lineage(hazard)}
    if work.quiet:
        note = "no_emergency"
    elif definition.status == "retired":
        note = "retired"
    elif definition.hazards and not families.intersection(definition.hazards):
        note = "no_hazard"
    else:
        note = "not_in_area"
    heard = tuple(
        Answer("hazard", view.hazard, "yes", "hazard", spans=view.evidence) for view in work.scene.situation.hazards
    )
    return Answer("plan", named, "no", note, clauses=((plan, definition.applies_clause),), children=heard)


def why_level(work: Work, plan: str, named: str, level: str) -> Answer:
    """Why a level is certain, possible or excluded; each of its criteria with the cells that decided it."""
    frame = frame_for(work, plan, named)
    if frame is None:
        return _no_candidate(work, plan, named)
    levels = frame.levels
    subject = f"{frame.instance}:{level}"
    if level == frame.floor and level not in levels.possible:
        return Answer("level", subject, "yes", "floor", clauses=((plan, ""),))
    children = _criteria(work.scene, frame, level)
    note = "criteria"
    if level not in levels.possible and levels.scale.index(level) < levels.scale.index(levels.told_low):
        note = "higher"
        children = (*children, *_criteria(work.scene, frame, levels.told_low))
    step = next((step for step in frame.compiled.plan.levels.steps if step.value == level), None)
    if step is not None and step.otherwise and note != "higher":
        note = "otherwise"
    return Answer(
        kind="level",
        subject=subject,
        verdict=_level_verdict(levels, level),
        note=note,
        clauses=((plan, step.clause if step else ""),),
        children=children,
    )


def _level_verdict(levels: LevelSet, level: str) -> Verdict:
    if levels.possible == (level,):
        return "yes"
    return "maybe" if level in levels.possible or level in levels.not_excluded else "no"


def _criteria(scene: Scene, frame: Frame, level: str) -> tuple[Answer, ...]:
    traces = tuple(trace for trace in frame.levels.traces if trace.value == level)
    return tuple(_criterion(scene, frame, trace) for trace in traces)


def _criterion(scene: Scene, frame: Frame, trace: CriterionTrace) -> Answer:
    """One criterion; where it reads the event grade, the criteria of the statute stand below it."""
    graded = {fact for test in trace.tests for fact in test.facts}.intersection(scene.compiled.derived["grade"])
    return Answer(
        kind="criterion",
        subject=trace.path,
        verdict=verdict(trace.result),
        note="when",
        clauses=((frame.compiled.plan.id, trace.clause),),
        text=trace.text,
        tests=trace.tests,
        cells=cells_of(scene, trace.tests, frame.box),
        children=_grade(scene, frame) if graded else (),
    )


def _grade(scene: Scene, frame: Frame) -> tuple[Answer, ...]:
    """The criteria of the grading statute that hold or may hold."""
    view = scene.grade(scene.statute(frame.compiled.plan.grades))
    if view is None:
        return ()
    traces = [
        trace for trace in view.levels.traces if trace.result is not False and trace.value in view.levels.possible
    ]
    return tuple(
        Answer(
            kind="criterion",
            subject=f"{view.statute}:{trace.value}",
            verdict=verdict(trace.result),
            note="when",
            clauses=((view.statute, trace.clause),),
            text=trace.text,
            tests=trace.tests,
            cells=cells_of(scene, trace.tests, frame.box),
        )
        for trace in traces
    )
