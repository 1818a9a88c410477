"""Which facts to ask for, best first. No question blocks a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from engine.conditions.tree import Condition
from engine.decide.compiling import STATED, Rung
from engine.decide.formula import atoms_of
from engine.decide.known import Known
from engine.decide.levels import compile_condition, compile_ladder, open_rungs, reach_told, told_for
from engine.decide.reach import undecided
from engine.decide.relevance import Weight, weigh
from engine.decide.space import REPORTED, Space
from engine.decide.views import GradeView, Question
from engine.incident.situation import Situation
from engine.plans.ladder import Ladder
from engine.plans.model import Library, Plan
from engine.values.cells import Cell, Words

Levelled = tuple[str, Plan, GradeView | None, str | None]
"""(name that owns the answer, plan, grade that its tests read, floor)"""
Conditional = tuple[str, Condition, GradeView | None, int | None]
"""(name, condition, grade, seconds until the act is due)"""
NEVER = 10**9


@dataclass(slots=True)
class _Merit:
    """What asking for one fact is worth."""

    settles: dict[str, None] = field(default_factory=dict)
    gain: int = 0
    due: int = NEVER
    worst: tuple[int, str] | None = None


def questions(
    library: Library,
    situation: Situation,
    known: Known,
    ladders: Sequence[Levelled],
    conditions: Sequence[Conditional] = (),
    silent_asks: Sequence[str] = (),
) -> tuple[Question, ...]:
    """Relevant facts: by the level sets that the worst answer leaves, then due time, then cost; then 未提及.

    ``silent_asks`` are facts that hazard and plans ask for by themselves: they come first among the unmentioned.
    """
    merits: dict[str, _Merit] = {}
    for name, plan, grade, floor in ladders:
        _level_merits(library, situation, known, (name, plan, grade, floor), merits)
    for name, condition, view, due in conditions:
        formula = compile_condition(known, condition, _ladder(library, view))
        rungs = undecided(known.told_space, (Rung("yes", formula),))
        for weight in _weights(known, known.told_space, rungs, "no"):
            for fact in askable(known, weight.var):
                merit = _merit_of(merits, fact)
                merit.settles.setdefault(name)
                merit.due = min(merit.due, NEVER if due is None else due)
    ranked = sorted(merits, key=lambda fact: _rank(known, fact, merits[fact]))
    asked = [_question(known, situation, fact, merits[fact]) for fact in ranked]
    return (*asked, *_unmentioned(library, situation, known, ladders, merits, silent_asks))


def _level_merits(
    library: Library, situation: Situation, known: Known, levelled: Levelled, merits: dict[str, _Merit]
) -> None:
    name, plan, view, floor = levelled
    grades = _ladder(library, view)
    compiled = compile_ladder(known, plan.levels, grades, situation.attested, plan.id)
    possible, _ = reach_told(known, plan.levels, grades, compiled)
    scale = plan.levels.scale
    if len({max(scale.index(value), scale.index(floor) if floor in scale else 0) for value in possible}) == 1:
        return
    space = told_for(known, plan.levels, grades)
    top = max(scale.index(value) for value in possible)
    for weight in _weights(known, space, open_rungs(known, space, compiled.rungs), scale[0]):
        for fact in askable(known, weight.var):
            merit = _merit_of(merits, fact)
            merit.settles.setdefault(name)
            merit.gain += len(possible) - weight.left
            merit.worst = max(merit.worst or (top, scale[top]), (top, scale[top]))


def _merit_of(merits: dict[str, _Merit], fact: str) -> _Merit:
    found = merits.get(fact)
    if found is None:
        found = merits[fact] = _Merit()
    return found


def _weights(known: Known, space: Space, rungs: list[Rung], lowest: str) -> tuple[Weight, ...]:
    """Weights of one undecided ladder; ladders that read alike are weighed once."""
    if not rungs:
        return ()
    key = ("weights", id(space), tuple(rungs), lowest)
    if key not in known.memo:
        known.memo[key] = weigh(space, rungs, lowest)
    found: tuple[Weight, ...] = known.memo[key]
    return found


def askable(known: Known, var: str) -> tuple[str, ...]:
    """The facts to ask for a variable: itself, or for a silent sum the terms of it that are open."""
    fact = var.removesuffix(STATED)
    if fact in known.spoken:
        return (fact,)
    terms = [name for tie in known.schema.ties if tie.owner == fact for name in tie.facts if name != fact]
    opened = tuple(name for name in dict.fromkeys(terms) if not _reported(known, name).is_point)
    return opened or (fact,)


def _reported(known: Known, fact: str) -> Cell:
    """What was reported of a fact, growth left out."""
    name = fact + REPORTED
    return known.told_space.cell(name) if name in known.told_space.low else known.told[fact]


def _rank(known: Known, fact: str, merit: _Merit) -> tuple[int, int, int, int, str]:
    worst = -1 if merit.worst is None else merit.worst[0]
    return (-merit.gain, -worst, merit.due, _cost(known, fact), fact)


def _cost(known: Known, fact: str) -> int:
    ask = known.schema.facts[fact].ask
    return ask.cost if ask else 2


def _question(known: Known, situation: Situation, fact: str, merit: _Merit, *, unmentioned: bool = False) -> Question:
    definition = known.schema.facts[fact]
    cell = known.all.get(fact) if unmentioned else known.told.get(fact)
    options: tuple[str, ...] = ()
    if isinstance(cell, Words):
        listed = [word.id for word in definition.words] or ["yes", "no"]
        options = (*(word for word in listed if word in cell.may), *sorted(cell.may - set(listed)))
    return Question(
        fact=fact,
        settles=tuple(merit.settles),
        worst=merit.worst[1] if merit.worst else None,
        who=definition.ask.who if definition.ask else (),
        cost=_cost(known, fact),
        unmentioned=unmentioned,
        waiting_since=situation.asked.get(fact),
        options=options,
    )


def _unmentioned(
    library: Library,
    situation: Situation,
    known: Known,
    ladders: Sequence[Levelled],
    asked: Mapping[str, _Merit],
    silent_asks: Iterable[str],
) -> tuple[Question, ...]:
    """Silent facts on which a level hangs in *all* but not in *told*."""
    merits: dict[str, _Merit] = {}
    for name, plan, view, _ in ladders:
        for value, fact in _hanging(known, plan.levels, _ladder(library, view), situation, plan.id):
            if fact not in asked and fact not in known.spoken and not _is_sum(known, fact):
                merit = _merit_of(merits, fact)
                merit.settles.setdefault(name)
                rank = plan.levels.scale.index(value)
                merit.worst = max(merit.worst or (rank, value), (rank, value))
    first = {fact: place for place, fact in enumerate(silent_asks)}
    ranked = sorted(merits, key=lambda fact: (first.get(fact, NEVER), *_rank(known, fact, merits[fact])))
    return tuple(_question(known, situation, fact, merits[fact], unmentioned=True) for fact in ranked)


def _hanging(
    known: Known, ladder: Ladder, grades: Ladder | None, situation: Situation, owner: str
) -> Iterator[tuple[str, str]]:
    """(value, fact) of every undecided criterion in *all*; a grade that is a word stands for its own open facts."""
    compiled = compile_ladder(known, ladder, grades, situation.attested, owner)
    within: tuple[str, ...] = ()
    if compiled.apart and grades is not None:
        within = _open_facts(known, grades)
    for rung in open_rungs(known, known.all_space, compiled.apart or compiled.rungs):
        for var in _variables(rung):
            if compiled.apart and var == compiled.word:
                yield from ((rung.value, fact) for fact in within)
            else:
                yield rung.value, var.removesuffix(STATED)


def _open_facts(known: Known, grades: Ladder) -> tuple[str, ...]:
    """Facts on which a grade hangs in *all*, found once a run."""
    key = ("hangs", id(grades))
    if key not in known.memo:
        rungs = open_rungs(known, known.all_space, compile_ladder(known, grades, None).rungs)
        names = (var.removesuffix(STATED) for rung in rungs for var in _variables(rung))
        known.memo[key] = tuple(dict.fromkeys(names))
    found: tuple[str, ...] = known.memo[key]
    return found


def _variables(rung: Rung) -> tuple[str, ...]:
    return tuple(dict.fromkeys(var for atom in atoms_of(rung.formula) for var in atom.variables()))


def _is_sum(known: Known, fact: str) -> bool:
    return any(tie.owner == fact and tie.kind == "is" for tie in known.schema.ties)


def _ladder(library: Library, view: GradeView | None) -> Ladder | None:
    return library.statutes[view.statute].ladder if view else None
