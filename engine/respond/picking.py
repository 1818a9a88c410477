"""Which of the questions are worth a call in this room, and in what order: own levels, then acts, then calls."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from engine.plans.vocabulary import FactDef
from engine.respond.columns import is_home
from engine.respond.levelling import Frame
from engine.respond.model import Question
from engine.respond.scene import Scene

FEW = 3
"""With fewer questions than this, what the hazard asks for by itself fills the list up."""
PERSONS = "person"
OTHERS = 3
BY_KIND = {"act": 1, "call": 2, "rule": 2}
"""what a question settles, by the kind of its name -> place in the order; own levels come before, levels of others
after them"""


def concerned(scene: Scene, frames: Iterable[Frame]) -> tuple[Frame, ...]:
    """Plans about which it is worth asking: all but mere candidates for another hazard (a link brought them)."""
    families = families_of(scene)
    return tuple(frame for frame in frames if not _foreign(frame, families))


def _foreign(frame: Frame, families: frozenset[str]) -> bool:
    hazards = frame.compiled.plan.hazards
    decided = frame.state.state != "candidate" or frame.state.announced is not None
    return bool(hazards) and not decided and families.isdisjoint(hazards)


def families_of(scene: Scene) -> frozenset[str]:
    """The hazards of the incident with their parents."""
    return frozenset(name for hazard in scene.hazards for name in scene.lineage(hazard))


def picked(scene: Scene, frames: Iterable[Frame], found: Iterable[Question]) -> tuple[Question, ...]:
    """The questions that belong to this event, in the order in which this room asks them; filled up where few."""
    home = frozenset(frame.instance for frame in frames if _is_home(scene, frame))
    near = _near(scene)
    kept = [
        question for question in _asking(scene, found) if not question.unmentioned or _fits(scene, question, near, home)
    ]
    wanted = wanted_by(scene)
    kept.sort(key=lambda question: (question.unmentioned, *_place(scene, question, home, wanted)))
    return (*kept, *_more(scene, kept, wanted))


def _is_home(scene: Scene, frame: Frame) -> bool:
    return is_home(scene.library.deployment, frame.compiled.plan.tier, frame.area)


def _place(scene: Scene, question: Question, home: frozenset[str], wanted: tuple[str, ...]) -> tuple[int, bool]:
    """0 where it settles a level of our own plans, or its hazard asks for it; then acts, calls, levels of others."""
    if not home.isdisjoint(question.settles) or (question.unmentioned and question.fact in wanted):
        return 0, question.unmentioned and not _asks(scene, question.fact)
    return min((BY_KIND.get(name.partition(":")[0], OTHERS) for name in question.settles), default=OTHERS), False


def wanted_by(scene: Scene) -> tuple[str, ...]:
    """The facts that the hazards ask for by themselves, those of the primary hazard first."""
    hazards = scene.library.vocabulary.hazards
    names = (name for hazard in scene.hazards for name in scene.lineage(hazard) if name in hazards)
    return tuple(dict.fromkeys(fact for name in names for fact in hazards[name].asks))


def _near(scene: Scene) -> frozenset[str]:
    """The hazards of the incident and what commonly follows from them, with their parents."""
    hazards = scene.library.vocabulary.hazards
    follow = (name for hazard in scene.hazards if hazard in hazards for name in hazards[hazard].secondary)
    return frozenset(name for hazard in (*scene.hazards, *follow) for name in scene.lineage(hazard))


def _fits(scene: Scene, question: Question, near: frozenset[str], home: frozenset[str]) -> bool:
    """False for a fact of which nobody spoke and for which only other hazards ask; people on whom a level of ours
    hangs are of every hazard."""
    askers = scene.compiled.askers.get(question.fact)
    fact = scene.library.vocabulary.facts.get(question.fact)
    return (
        askers is None
        or not near.isdisjoint(askers)
        or (fact is not None and fact.dimension == PERSONS and not home.isdisjoint(question.settles))
    )


def _asking(scene: Scene, found: Iterable[Question]) -> tuple[Question, ...]:
    """The questions, those without a sentence of their own put as questions for what makes the fact up."""
    asked: dict[str, Question] = {}
    for question in found:
        fact = _askable(scene, question.fact)
        old = asked.get(fact)
        if old is not None:
            settles = tuple(dict.fromkeys((*old.settles, *question.settles)))
            asked[fact] = replace(old, settles=settles, unmentioned=old.unmentioned and question.unmentioned)
        elif fact != question.fact:
            ask = scene.library.vocabulary.facts[fact].ask
            who, cost = (ask.who, ask.cost) if ask else (question.who, question.cost)
            asked[fact] = replace(question, fact=fact, who=who, cost=cost)
        else:
            asked[fact] = question
    return tuple(asked.values())


def _askable(scene: Scene, fact: str) -> str:
    """The fact itself where there is a sentence to ask for it, else the first part of it that is not known."""
    definition = scene.library.vocabulary.facts.get(fact)
    if definition is None or definition.ask is not None:
        return fact
    given = {view.fact for view in scene.known.facts if view.state == "stated"}
    return next((part for part in parts_of(definition) if part not in given and _asks(scene, part)), fact)


def _asks(scene: Scene, fact: str) -> bool:
    known = scene.library.vocabulary.facts.get(fact)
    return known is not None and known.ask is not None


def parts_of(fact: FactDef) -> tuple[str, ...]:
    """The facts that a fact adds up or is at least."""
    linears = (relation.of for relation in fact.relations if relation.kind in ("is", "at_least"))
    return tuple(dict.fromkeys(name for linear in linears for name, sign in linear.terms if sign > 0))


def _more(scene: Scene, kept: list[Question], wanted: tuple[str, ...]) -> list[Question]:
    """What the hazards ask for by themselves and nobody has said, where fewer than a few questions are left."""
    asked = {question.fact for question in kept} | {view.fact for view in scene.known.facts if view.state != "silent"}
    facts = scene.library.vocabulary.facts
    more = [fact for fact in wanted if fact not in asked and fact in facts and not facts[fact].derived]
    return [_question(facts[fact]) for fact in more[: max(0, FEW - len(kept))]]


def _question(fact: FactDef) -> Question:
    who, cost = (fact.ask.who, fact.ask.cost) if fact.ask else ((), 2)
    listed = tuple(word.id for word in fact.words) or (("yes", "no") if fact.type == "yes_no" else ())
    return Question(fact.id, (), None, who, cost, unmentioned=True, options=listed)
