"""Why an agency is on the call-down list, or is not: every act, hazard and rule that names it."""

from __future__ import annotations

from collections.abc import Iterator

from engine.plans.model import Action
from engine.respond.answer import Answer, Subject
from engine.respond.cellviews import cells_of
from engine.respond.model import CallView
from engine.respond.reasons import core_agencies
from engine.respond.statutory import LAW
from engine.respond.why_acts import act_answer, why_act
from engine.respond.why_plans import verdict, why_plan
from engine.respond.work import Work

NOTES = {
    "hazard": "tells",
    "rule": "rule",
    "command": "command",
    "local": "local",
    "roster": "leader",
    "handed": "local",
}


def why_agency(work: Work, agency: str) -> Answer:
    """Every reason for which an agency is told; where it is not, everything that could have named it and did not."""
    lines = [call for call in work.told.calls if call.agency == agency]
    if not lines:
        return _why_not(work, agency)
    reasons = tuple(reason for call in lines for reason in _reasons(work, call))
    sure = any(call.certainty == "holds" for call in lines)
    return Answer(
        "agency", agency, "yes" if sure else "maybe", reasons[0].note if reasons else "tells", children=reasons
    )


def _reasons(work: Work, call: CallView) -> Iterator[Answer]:
    for why, clause in call.reasons:
        kind, colon, name = why.partition(":")
        if "/" in why:
            yield _act(work, why)
        elif kind == "rule":
            yield from (
                _rule(work, place) for place, (rule, _) in enumerate(work.scene.compiled.calls) if rule.id == name
            )
        else:
            spans = tuple(
                pair for view in work.scene.situation.hazards if view.hazard == name for pair in view.evidence
            )
            found: Subject = "hazard" if kind == "hazard" else "rule"
            yield Answer(
                found,
                name if colon else why,
                "yes",
                NOTES.get(kind, kind),
                ((kind, clause),) if clause else (),
                spans=spans,
            )


def _act(work: Work, key: str) -> Answer:
    instance, _slash, action = key.partition("/")
    known = work.scene.compiled.instances.get(instance)
    return why_act(work, known.plan if known else LAW, instance, action)


def _rule(work: Work, place: int) -> Answer:
    """A rule for any emergency with its tests."""
    rule, holds = work.scene.compiled.calls[place]
    box = work.scene.box(None)
    tests = work.scene.compiled.call_traces[place](box)
    return Answer(
        kind="rule",
        subject=rule.id,
        verdict=verdict(holds(box)),
        note="rule",
        clauses=((rule.source, rule.clause),),
        text=rule.condition,
        tests=tests,
        cells=cells_of(work.scene, tests, box),
    )


def _why_not(work: Work, agency: str) -> Answer:
    """What names the agency in plans, hazards and rules, each with the reason for which it does not count now."""
    found = [
        *_acts_naming(work, agency),
        *_rules_naming(work, agency),
        *_hazards_naming(work, agency),
        *_plans_naming(work, agency),
    ]
    note = "no_emergency" if work.quiet else ("tells" if found else "not_named")
    return Answer("agency", agency, "no", note, children=tuple(found))


def _names(action: Action, agency: str) -> bool:
    return agency in (action.by, *action.tells, *action.with_)


def _acts_naming(work: Work, agency: str) -> Iterator[Answer]:
    for frame in work.frames:
        for compiled in frame.compiled.actions if frame.walked or frame.saving else ():
            if _names(compiled.action, agency):
                yield act_answer(work, frame, compiled)


def _rules_naming(work: Work, agency: str) -> Iterator[Answer]:
    for place, (rule, _holds) in enumerate(work.scene.compiled.calls):
        if agency in rule.tells:
            yield _rule(work, place)


def _hazards_naming(work: Work, agency: str) -> Iterator[Answer]:
    """Hazards that would call it, none of which the report speaks of."""
    for hazard in work.scene.library.vocabulary.hazards:
        lead, tells = core_agencies(work.scene, hazard)
        if agency == lead or agency in tells:
            yield Answer("hazard", hazard, "no", "no_hazard")


def _plans_naming(work: Work, agency: str) -> Iterator[Answer]:
    """Plans that name it and are not walked."""
    walked = {frame.compiled.plan.id for frame in work.frames if frame.walked}
    for plan in work.scene.library.plans.values():
        if plan.id not in walked and any(_names(action, agency) for action in plan.actions):
            yield why_plan(work, plan.id, plan.id)
