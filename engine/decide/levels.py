"""Level sets: the reachable values of a ladder in *told* and in *all*, with the reason of each criterion."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from engine.conditions.tree import Condition
from engine.decide.compiling import (
    STATED,
    Context,
    Rung,
    condition_formula,
    rungs_of,
    stated_facts,
    with_stated,
)
from engine.decide.formula import Formula, atoms_of
from engine.decide.known import Known, reopened, usual_count
from engine.decide.reach import reachable, truth, undecided
from engine.decide.schema import Schema
from engine.decide.settled import Settled
from engine.decide.space import Space
from engine.decide.tracing import Explained, explained
from engine.decide.tracing import traces as traces_of
from engine.decide.views import GradeView, LevelSet
from engine.plans.ladder import GRADES, Ladder
from engine.plans.model import Library


@dataclass(frozen=True, slots=True, eq=False)
class Compiled:
    """A ladder as formulas; it keeps what it was made from, so that an id is never reused for another."""

    ladder: Ladder
    grade: Ladder | None
    rungs: tuple[Rung, ...]
    apart: tuple[Rung, ...]
    """the same with the grade as a word, where nothing else that it reads hangs together with the grade; else empty"""
    word: str
    """the fact that is the grade, where ``apart`` holds"""
    criteria: tuple[Explained, ...]


def level_set(  # noqa: PLR0913 - what a level depends on, each by name
    library: Library,
    ladder: Ladder,
    known: Known,
    grade: Ladder | GradeView | None = None,
    *,
    at_least: str | None = None,
    attested: Mapping[str, bool] | None = None,
    owner: str | None = None,
    traces: bool = True,
) -> LevelSet:
    """The exact level set of a ladder. ``grade`` is the ladder (or the view) of the statute that ``grade`` tests read.

    ``at_least`` is a floor (a link, a superior). ``attested`` maps ``<owner>#<judge path>`` to what a person attested;
    judgements are silent until then. ``owner`` is the ladder's own id unless it is named.
    """
    grades = library.statutes[grade.statute].ladder if isinstance(grade, GradeView) else grade
    compiled = compile_ladder(known, ladder, grades, attested, ladder.id if owner is None else owner)
    told, told_over = reach_told(known, ladder, grades, compiled)
    every, all_over = reach_all(known, ladder, grades, compiled)
    floor = ladder.scale.index(at_least) if at_least in ladder.scale else 0
    possible = _floored(ladder.scale, told, floor)
    reached = _floored(ladder.scale, every | told, floor)
    return LevelSet(
        scale=ladder.scale,
        certain=reached[0],
        told_low=possible[0],
        possible=possible,
        not_excluded=tuple(value for value in reached if value not in possible),
        superset=told_over or all_over,
        uncounted=_uncounted(known, ladder, grades, compiled, possible),
        traces=traces_of(known, compiled.criteria) if traces else (),
    )


def grade_view(library: Library, statute_id: str, known: Known) -> GradeView:
    """The event grade by one statute. Raises ``KeyError`` on an unknown statute."""
    statute = library.statutes[statute_id]
    key = ("grade", statute_id)
    if key not in known.memo:
        known.memo[key] = GradeView(statute.id, statute.binding, level_set(library, statute.ladder, known))
    view: GradeView = known.memo[key]
    return view


def condition_truth(
    library: Library, condition: Condition, known: Known, grade: Ladder | GradeView | None = None, *, wide: bool = False
) -> bool | None:
    """Exact truth of a condition over *told* (``wide``: *all*) with its relations; None where completions disagree."""
    grades = library.statutes[grade.statute].ladder if isinstance(grade, GradeView) else grade
    formula = compile_condition(known, condition, grades)
    return truth(known.all_space if wide else known.told_space, formula)


def compile_condition(known: Known, condition: Condition, grades: Ladder | None) -> Formula:
    """A condition as a formula, made once for a library."""
    memo = known.schema.memo
    key = ("when", id(condition), id(grades), known.aliased, known.graded)
    kept = memo.get(key)
    if kept is None:
        formula = condition_formula(condition, _context(known, grades, None, ""))
        kept = memo[key] = (condition, grades, formula)
    found: Formula = kept[2]
    return found


def compile_ladder(
    known: Known, ladder: Ladder, grades: Ladder | None, attested: Mapping[str, bool] | None = None, owner: str = ""
) -> Compiled:
    """A ladder as formulas, made once for a library (and for what was attested)."""
    ticked: tuple[str, ...] = ()
    if attested:
        ticked = tuple(sorted(key for key, holds in attested.items() if holds and key.startswith(f"{owner}#")))
    key = ("ladder", id(ladder), id(grades), known.aliased, owner if ticked else "", ticked, known.graded)
    kept = known.schema.memo.get(key)
    if kept is None:
        context = _context(known, grades, attested, owner)
        own = replace(context, aliased=known.aliased & stated_facts(ladder))
        apart, word = _apart(ladder, own)
        rungs = rungs_of(ladder, own)
        if known.graded and ladder.scale == GRADES:
            rungs = with_stated(rungs, ladder.scale, known.graded)
        kept = Compiled(ladder, grades, rungs, apart, word, explained(ladder, own))
        known.schema.memo[key] = kept
    found: Compiled = kept
    return found


def _apart(ladder: Ladder, context: Context) -> tuple[tuple[Rung, ...], str]:
    """The rungs with the grade as a word, where that is exact; and the fact that is the grade."""
    schema = context.schema
    words = {fact.id for fact in schema.facts.values() if fact.derived == "grade"}
    rungs = rungs_of(ladder, replace(context, abstract=True))
    own = _reads(rungs, schema) - words
    if len(words) != 1 or not context.grade or ladder.silent_is_open or own & _reads(context.grade, schema):
        return (), ""
    return rungs, words.pop()


def _reads(rungs: tuple[Rung, ...], schema: Schema) -> set[str]:
    """Facts that rungs read, each by one name for all that hang together with it."""
    names = {var.removesuffix(STATED) for rung in rungs for atom in atoms_of(rung.formula) for var in atom.variables()}
    return {schema.related.get(name, name) for name in names}


def _context(known: Known, grades: Ladder | None, attested: Mapping[str, bool] | None, owner: str) -> Context:
    if grades is None:
        return Context(known.schema, attested=attested, owner=owner, stated=known.graded)
    rungs = compile_ladder(known, grades, None).rungs
    return Context(known.schema, rungs, grades.scale, attested=attested, owner=owner)


def _uncounted(
    known: Known, ladder: Ladder, grades: Ladder | None, compiled: Compiled, possible: tuple[str, ...]
) -> tuple[str, ...]:
    """The highest of the possible values that fall away if people of whom nobody told the number are as few as such
    words usually mean."""
    if len(possible) < 2 or not (settled := _usual(known)):
        return ()
    opened = _opened(known, ladder, grades)
    key = ("usual", opened)
    if key not in known.memo:
        known.memo[key] = reopened(known, opened, settled)
    space: Space = known.memo[key]
    reached, _ = reachable(space, undecided(space, compiled.rungs), ladder.scale[0])
    highest = max(map(ladder.scale.index, reached), default=0)
    beyond = tuple(value for value in possible if ladder.scale.index(value) > highest)
    return beyond if len(beyond) < len(possible) else ()


def _usual(known: Known) -> Mapping[str, Settled]:
    if "usual" not in known.memo:
        known.memo["usual"] = usual_count(known)
    found: Mapping[str, Settled] = known.memo["usual"]
    return found


def told_for(known: Known, ladder: Ladder, grades: Ladder | None) -> Space:
    """*told* as a ladder reads it: where all of a group without which it cannot be read are silent, they are open."""
    opened = _opened(known, ladder, grades)
    if not opened:
        return known.told_space
    if opened not in known.memo:
        known.memo[opened] = reopened(known, opened)
    space: Space = known.memo[opened]
    return space


def _opened(known: Known, ladder: Ladder, grades: Ladder | None) -> tuple[str, ...]:
    groups = (*ladder.silent_is_open, *(grades.silent_is_open if grades else ()))
    facts = known.schema.facts
    return tuple(fact for group in groups if known.spoken.isdisjoint(group) for fact in group if fact in facts)


def reach_told(known: Known, ladder: Ladder, grades: Ladder | None, compiled: Compiled) -> tuple[frozenset[str], bool]:
    """Values reachable in *told*, worked out once a run."""
    key = ("told", compiled)
    if key not in known.memo:
        if compiled.apart and grades is not None:
            grade = reach_told(known, grades, None, compile_ladder(known, grades, None))
            known.memo[key] = _reach_apart(known.told_space, ladder, compiled, grade)
        else:
            space = told_for(known, ladder, grades)
            known.memo[key] = reachable(space, open_rungs(known, space, compiled.rungs), ladder.scale[0])
    found: tuple[frozenset[str], bool] = known.memo[key]
    return found


def reach_all(known: Known, ladder: Ladder, grades: Ladder | None, compiled: Compiled) -> tuple[frozenset[str], bool]:
    """Values reachable in *all*, worked out once a run; what *told* reaches is known to be among them."""
    key = ("all", compiled)
    if key not in known.memo:
        if compiled.apart and grades is not None:
            grade = reach_all(known, grades, None, compile_ladder(known, grades, None))
            known.memo[key] = _reach_apart(known.all_space, ladder, compiled, grade)
        else:
            told, _ = reach_told(known, ladder, grades, compiled)
            left = open_rungs(known, known.all_space, compiled.rungs)
            known.memo[key] = reachable(known.all_space, left, ladder.scale[0], told)
    found: tuple[frozenset[str], bool] = known.memo[key]
    return found


def open_rungs(known: Known, space: Space, rungs: tuple[Rung, ...]) -> list[Rung]:
    """The undecided rungs of a compiled ladder in a space of this run that nobody is narrowing, found once a run."""
    key = ("open", id(space), id(rungs))
    if key not in known.memo:
        known.memo[key] = undecided(space, rungs)
    found: list[Rung] = known.memo[key]
    return found


def _reach_apart(
    space: Space, ladder: Ladder, compiled: Compiled, grade: tuple[frozenset[str], bool]
) -> tuple[frozenset[str], bool]:
    """Every reachable grade goes with every completion of the rest: the grade is one more word."""
    mark = space.mark()
    space.limit(compiled.word, grade[0])
    found, over = reachable(space, compiled.apart, ladder.scale[0])
    space.undo(mark)
    return found, over or grade[1]


def _floored(scale: tuple[str, ...], values: frozenset[str], floor: int) -> tuple[str, ...]:
    places = {max(scale.index(value), floor) for value in values}
    return tuple(scale[place] for place in sorted(places))
