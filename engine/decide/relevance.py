"""Is a fact relevant: do two completions that differ only in it give different answers?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from engine.decide.compiling import Rung
from engine.decide.formula import (
    AtLeast,
    Atom,
    Constant,
    Holds,
    Junction,
    Negation,
    OneOf,
    SumAtLeast,
    atoms_of,
)
from engine.decide.reach import reachable
from engine.decide.solve import Budget
from engine.decide.space import Space

Cell = Callable[[Space], bool]
"""Narrows a space to one cell of a fact; False where nothing is left."""
BRANCHES = 300
"""Branches for one fact and one ladder; beyond them the fact is taken to be relevant."""
EMPTY = "\0"
MOST_CELLS = 6


@dataclass(frozen=True, slots=True)
class Weight:
    """One variable of an undecided ladder: the most values that may be left once it is known."""

    var: str
    left: int


def weigh(space: Space, rungs: Sequence[Rung], lowest: str) -> tuple[Weight, ...]:
    """The relevant variables of undecided rungs (``reach.undecided``), in the order in which the ladder reads them.

    A single rung has two values: whatever is left after an answer is not worked out for it.
    """
    atoms = [atom for rung in rungs for atom in atoms_of(rung.formula)]
    if _each_decides(space, rungs, atoms):
        return tuple(Weight(var, 1) for atom in atoms for var in atom.variables())
    found: dict[str, None] = dict.fromkeys(var for atom in atoms for var in atom.variables())
    weights = []
    for var in found:
        cells = _cells(space, var, atoms)
        if any(_differ(space, rungs, lowest, var, pair, Budget(BRANCHES)) for pair in _pairs(cells, var, atoms)):
            weights.append(Weight(var, 1 if len(rungs) == 1 else _most_left(space, rungs, lowest, cells)))
    return tuple(weights)


def _each_decides(space: Space, rungs: Sequence[Rung], atoms: Sequence[Atom]) -> bool:
    """True where no search is needed: one undecided test, or several of different facts side by side, that no rule
    binds. Where the others fail (or all hold), each of them decides alone."""
    names = [var for atom in atoms for var in atom.variables()]
    if not space.rules.touching.keys().isdisjoint(names):
        return False
    if len(atoms) == 1:
        return True
    formula = rungs[0].formula
    flat = isinstance(formula, Junction) and not any(isinstance(part, Junction | Negation) for part in formula.parts)
    return flat and len(rungs) == 1 and len(names) == len(atoms) == len(set(names))


def _cells(space: Space, var: str, atoms: Sequence[Atom]) -> list[Cell]:
    """The cells of a variable: within one, every atom that reads it alone has one result. Lowest first."""
    mine = [atom for atom in dict.fromkeys(atoms) if var in atom.variables()]
    if any(isinstance(atom, OneOf) for atom in mine):
        return _word_cells(space, var, [atom for atom in mine if isinstance(atom, OneOf)])
    if any(isinstance(atom, Holds) for atom in mine):
        words = sorted({atom.word for atom in mine if isinstance(atom, Holds)})
        return [_member(var, word, holds) for word in words for holds in (False, True)]
    steps = sorted({(atom.low, atom.high) for atom in mine if isinstance(atom, AtLeast)})
    for atom in mine:
        if isinstance(atom, SumAtLeast):
            steps += _sum_steps(space, var, atom)
    steps = sorted(set(steps))
    lows, highs = [None, *(low for low, _ in steps)], [*(high for _, high in steps), None]
    return [_between(var, low, high) for low, high in zip(lows, highs, strict=True)]


def _sum_steps(space: Space, var: str, atom: SumAtLeast) -> list[tuple[Any, Any]]:
    """Where a sum may tip while the others stay: at its threshold less the least of the others."""
    if not atom.whole:
        return []
    others = sum(space.low[fact] for fact in atom.facts if fact != var)
    tip = int(atom.value) - others
    return [(tip, tip - 1)] if space.low[var] < tip <= space.high[var] else []


def _between(var: str, low: Any, high: Any) -> Cell:  # noqa: ANN401 - bounds of either kind
    return lambda space: space.narrow(var, low, high)


def _member(var: str, word: str, holds: bool) -> Cell:
    def narrow(space: Space) -> bool:
        space.member(var, word, holds)
        return True

    return narrow


def _word_cells(space: Space, var: str, atoms: Sequence[OneOf]) -> list[Cell]:
    classes: dict[tuple[bool, ...], set[str]] = {}
    for word in sorted(space.may[var]):
        classes.setdefault(tuple(word in atom.words for atom in atoms), set()).add(word)
    return [_kept(var, frozenset(words)) for words in classes.values()]


def _kept(var: str, words: frozenset[str]) -> Cell:
    return lambda space: space.keep(var, words)


def _pairs(cells: list[Cell], var: str, atoms: Sequence[Atom]) -> Iterator[tuple[Cell, Cell]]:
    """Pairs to compare: neighbours of a number (one test flips), all pairs of words, in and out of a set.

    Numbers from above: the highest thresholds decide with the fewest other tests left open.
    """
    if any(isinstance(atom, OneOf) and atom.fact == var for atom in atoms):
        yield from ((one, other) for place, one in enumerate(cells) for other in cells[place + 1 :])
    elif any(isinstance(atom, Holds) and atom.fact == var for atom in atoms):
        yield from zip(cells[::2], cells[1::2], strict=True)
    else:
        yield from pairwise(reversed(cells))


def _differ(
    space: Space, rungs: Sequence[Rung], lowest: str, var: str, pair: tuple[Cell, Cell], budget: Budget
) -> bool:
    """True where some setting of the other facts gives two answers in the two cells.

    Tests of others are first taken to fail: where none of them decides, the fact itself does.
    """
    outcomes = [_outcome(space, rungs, lowest, cell) for cell in pair]
    values = [value for value, _ in outcomes]
    if EMPTY in values:
        return False
    if None not in values:
        return values[0] != values[1]
    if not budget.take():
        return True
    atom = next((atom for _, atom in outcomes if atom is not None and var not in atom.variables()), None)
    if atom is None:
        return True
    for holds in (False, True):
        mark = space.mark()
        found = atom.assume(space, holds) and _differ(space, rungs, lowest, var, pair, budget)
        space.undo(mark)
        if found:
            return True
    return False


def _outcome(space: Space, rungs: Sequence[Rung], lowest: str, cell: Cell) -> tuple[str | None, Atom | None]:
    """The answer in one cell, with the atom on which it hangs where it is undecided; ``EMPTY`` where there is none.

    The cell is narrowed, not proved: in doubt a question is asked.
    """
    mark = space.mark()
    try:
        if not cell(space):
            return EMPTY, None
        for rung in rungs:
            result = rung.formula.test(space)
            if result is None:
                return None, rung.formula.pick(space)
            if result:
                return rung.value, None
        return lowest, None
    finally:
        space.undo(mark)


def _most_left(space: Space, rungs: Sequence[Rung], lowest: str, cells: list[Cell]) -> int:
    """The size of the largest set that an answer may leave."""
    values = {rung.value for rung in rungs} | (set() if isinstance(rungs[-1].formula, Constant) else {lowest})
    most = 1
    for cell in cells[:MOST_CELLS]:
        if most == len(values):
            break
        mark = space.mark()
        if cell(space):
            most = max(most, len(reachable(space, rungs, lowest)[0]))
        space.undo(mark)
    return most
