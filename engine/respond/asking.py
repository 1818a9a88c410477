"""The questions of the card: what levels, acts and calls still hang on, best first, and what would fill a blank."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from engine.conditions.tree import Condition
from engine.decide.questions import Conditional, questions
from engine.respond.fills import blanks
from engine.respond.grading import statute_for
from engine.respond.levelling import Frame
from engine.respond.model import ActView, GradeView, Question
from engine.respond.picking import concerned, picked, wanted_by
from engine.respond.places import places_in_question
from engine.respond.prepared import CompiledWhen
from engine.respond.quiet import EMERGENCY, is_doubtful, shown_message
from engine.respond.work import Work

HAZARD = "hazard"
"""The question which of several hazards it is; its options are hazard ids."""
PLACE = "place"
"""The question where it is; its options are codes of divisions, where reports name several."""
WARNING = "warning"
MESSAGE = "message"
"""The question whether a message is what it was taken for; its options are kinds of message."""


def asked(work: Work) -> tuple[Question, ...]:
    """Questions whose answers can change the response, best first; none of them blocks a line."""
    scene = work.scene
    frames = concerned(scene, work.frames)
    walked = [frame for frame in frames if frame.walked and frame.ours]
    ladders = [(frame.instance, frame.compiled.plan, _grade(work, frame), frame.floor) for frame in walked]
    conditions = [*_of_plans(work, frames), *_of_acts(work, frames), *_of_calls(work), *_of_sensitive(work)]
    found = questions(scene.library, scene.situation, scene.known, ladders, conditions, _silent(work))
    facts = scene.library.vocabulary.facts
    answerable = _timely(work, tuple(question for question in found if facts[question.fact].derived is None))
    known = (*_whether(work), *_which_hazard(work), *_with_blanks(work, picked(scene, frames, answerable)))
    return (*_where(work), *known, *_since_when(work))


def _timely(work: Work, found: tuple[Question, ...]) -> tuple[Question, ...]:
    """On a mere warning nothing has happened yet: of what nobody mentioned, only that is asked which the hazard or an
    act of the warning asks for, and not how many need relief."""
    situation = work.scene.situation
    if situation.message is None or situation.message.kind != WARNING:
        return found
    acts = (one for frame in work.frames for one in frame.compiled.actions if one.warned)
    wanted = {fact for one in acts for fact in one.action.asks}.union(wanted_by(work.scene))
    return tuple(question for question in found if not question.unmentioned or question.fact in wanted)


def _grade(work: Work, frame: Frame) -> GradeView | None:
    return work.scene.grade(work.scene.statute(frame.compiled.plan.grades))


def _of_plans(work: Work, frames: tuple[Frame, ...]) -> Iterator[Conditional]:
    """Conditions under which a plan applies or links to another, where they are open."""
    for frame in frames:
        conditions = (frame.compiled.applies, frame.compiled.unless, *(when for _link, when in frame.compiled.links))
        for when in conditions:
            if when is not None and frame.truth(when) is None:
                yield frame.instance, when.when.condition, _grade(work, frame), None


def _of_acts(work: Work, frames: tuple[Frame, ...]) -> Iterator[Conditional]:
    """Conditions of acts that stand on the card without being certain."""
    by_instance = {frame.instance: frame for frame in frames}
    others = {frame.instance for frame in work.frames} - by_instance.keys()
    for act in work.acts:
        when = _when(work, act) if act.certainty != "holds" and act.status != "no_longer_needed" else None
        if when is not None and act.instance not in others:
            frame = by_instance.get(act.instance)
            grade = _grade(work, frame) if frame else work.scene.grade(statute_for(work.scene, act.action))
            yield f"act:{act.key}", when.when.condition, grade, _left(work, act)


def _when(work: Work, act: ActView) -> CompiledWhen | None:
    plan = work.scene.compiled.plans.get(act.plan)
    found = (plan.by_id if plan else work.scene.compiled.law).get(act.action)
    return found.when if found else None


def _left(work: Work, act: ActView) -> int | None:
    """Whole seconds until the act is due."""
    if act.due is None:
        return None
    if act.due.at is None:
        return 0 if act.due.at_once else None
    return (act.due.at - work.scene.now) // timedelta(seconds=1)


def _of_calls(work: Work) -> Iterator[Conditional]:
    """Rules for any emergency that are open: whether an agency must be told."""
    view = work.scene.grade(work.scene.statute(None))
    conditions = work.scene.library.conditions
    for why in dict.fromkeys(why for call in work.told.calls for why, _clause in call.reasons):
        kind, _colon, rule = why.partition(":")
        condition: Condition | None = conditions.get(f"calls.{rule}") if kind == "rule" else None
        if condition is not None:
            yield f"call:{rule}", condition, view, None


def _of_sensitive(work: Work) -> Iterator[Conditional]:
    """Rules for sensitive events that are open: nobody can say *sensitive*, but where and whom it struck."""
    view = work.scene.grade(work.scene.statute(None))
    for rule, result in work.scene.known.sensitive:
        condition = work.scene.library.conditions.get(f"sensitive.{rule}")
        if result is None and condition is not None:
            yield f"rule:{rule}", condition, view, None


def _silent(work: Work) -> tuple[str, ...]:
    """Facts that hazards and acts ask for by themselves."""
    hazards = work.scene.library.vocabulary.hazards
    names = (name for hazard in work.scene.hazards for name in work.scene.lineage(hazard))
    asks = [fact for name in names if name in hazards for fact in hazards[name].asks]
    for frame in work.frames:
        asks += [fact for one in frame.compiled.actions for fact in one.action.asks]
    return tuple(dict.fromkeys(asks))


def _where(work: Work) -> Iterator[Question]:
    """Nobody can be sent to an unknown place, nor to two: where it is comes before all other questions."""
    scene, place = work.scene, work.scene.situation.place
    named = places_in_question(scene.library, place)
    unknown = not place.site and named in ((), (scene.library.deployment.home,)) and not work.ground.outside
    if len(named) > 1:
        settles = [frame.instance for frame in work.frames if not _in_all(work, frame.area)]
        yield Question(PLACE, tuple(settles), None, (), 1, options=named)
    elif unknown and shown_message(scene).outcome == EMERGENCY.outcome:
        yield Question(PLACE, (), None, (), 1)


def _in_all(work: Work, area: str) -> bool:
    return all(area in chain for chain in work.ground.chains)


def _since_when(work: Work) -> Iterator[Question]:
    """When those before us knew, where their clocks had run out if they knew at once."""
    late: dict[str, list[str]] = {}
    for act in work.acts:
        if act.due is not None and act.due.past_if_known and act.due.moment is not None:
            late.setdefault(act.due.moment, []).append(f"act:{act.key}")
    for moment, acts in late.items():
        ask = work.scene.library.vocabulary.moments[moment].ask
        if ask is not None:
            waiting = work.scene.situation.asked.get(moment)
            yield Question(moment, tuple(acts), None, ask.who, ask.cost, waiting_since=waiting)


def _whether(work: Work) -> Iterator[Question]:
    """A message that reads like an exercise or a rumour and speaks of people harmed: which of the two is it?"""
    situation = work.scene.situation
    if is_doubtful(work.scene) and situation.message is not None:
        plans = tuple(frame.instance for frame in work.frames)
        yield Question(MESSAGE, plans, None, (), 1, options=(situation.message.kind, EMERGENCY.kind))


def _which_hazard(work: Work) -> Iterator[Question]:
    """One question decides between rival hazards, or says what happened at all."""
    if not work.scene.hazards and work.scene.compiled.roots:
        plans = tuple(frame.instance for frame in work.frames)
        yield Question(HAZARD, plans, None, (), 1, options=work.scene.compiled.roots)
    rivals = [view.hazard for view in work.scene.situation.hazards if view.role == "rival"]
    primary = work.scene.primary
    if rivals and primary:
        reasons = {f"hazard:{hazard}" for hazard in (primary, *rivals)}
        settles = [frame.instance for frame in work.frames if reasons.intersection(frame.candidate.reasons)]
        yield Question(HAZARD, tuple(settles), None, (), 1, options=(primary, *rivals))


def _with_blanks(work: Work, found: tuple[Question, ...]) -> tuple[Question, ...]:
    """Add what would fill a blank in the text of an act, and what lifesaving acts of a plan wait for of which nobody
    spoke: to a question that stands already, or as one of its own."""
    wanted: dict[str, dict[str, None]] = {}
    for act in work.acts:
        for name in blanks(act.fills):
            table = work.scene.library.vocabulary.tables.get(name.partition(".")[0])
            if table is not None:
                wanted.setdefault(table.key, {}).setdefault(f"act:{act.key}")
    waiting = {act.instance for act in work.acts if act.life}
    for frame in work.frames:
        for fact in _barring(work, frame) if frame.saving and frame.instance in waiting else ():
            wanted.setdefault(fact, {}).setdefault(frame.instance)
    joined = tuple(_settling(question, wanted.pop(question.fact, {})) for question in found)
    last = next((place for place, question in enumerate(joined) if question.unmentioned), len(joined))
    return (*joined[:last], *(_blank(work, fact, tuple(acts)) for fact, acts in wanted.items()), *joined[last:])


def _barring(work: Work, frame: Frame) -> Iterator[str]:
    """Facts by which a plan applies or not, and of which nobody has spoken."""
    facts, spoken = work.scene.library.vocabulary.facts, work.scene.known.spoken
    for when in (frame.compiled.applies, frame.compiled.unless):
        for names, _text, _holds in when.tests if when else ():
            yield from (name for name in names if name not in spoken and facts[name].derived is None)


def _settling(question: Question, acts: dict[str, None]) -> Question:
    if not acts:
        return question
    return replace(question, settles=tuple(dict.fromkeys((*question.settles, *acts))), unmentioned=False)


def _blank(work: Work, fact: str, acts: tuple[str, ...]) -> Question:
    known = work.scene.library.vocabulary.facts.get(fact)
    ask = known.ask if known else None
    waiting = work.scene.situation.asked.get(fact)
    return Question(fact, acts, None, ask.who if ask else (), ask.cost if ask else 2, waiting_since=waiting)
