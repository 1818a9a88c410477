"""Exactly which values of a ladder are reachable: depth first over undecided tests, with narrowing and undo."""

from __future__ import annotations

from collections.abc import Sequence

from engine.decide.compiling import Rung
from engine.decide.formula import Constant, Formula, Junction, Negation
from engine.decide.solve import Budget, feasible
from engine.decide.space import Space

BRANCHES = 20_000
"""Branches before the answer becomes a superset, marked."""


def reachable(
    space: Space, rungs: Sequence[Rung], lowest: str, known: frozenset[str] = frozenset()
) -> tuple[frozenset[str], bool]:
    """Values that some completion of the space gives, and whether the set may be too large (a bound was hit).

    The ladder gives the highest rung whose formula holds, else ``lowest``. ``known`` are values that are reached for
    certain. The space is left as it was.
    """
    left = undecided(space, rungs)
    if not left or isinstance(left[0].formula, Constant):
        return frozenset({left[0].value if left else lowest}), False
    search = _Search(space, left, lowest)
    search.found |= known
    search.walk(0)
    return frozenset(search.found), search.budget.spent


def undecided(space: Space, rungs: Sequence[Rung]) -> list[Rung]:
    """Rungs with everything that is decided folded away; a rung that always holds ends the ladder."""
    left: list[Rung] = []
    for rung in rungs:
        formula = rung.formula.residual(space)
        if isinstance(formula, Constant) and not formula.value:
            continue
        left.append(rung if formula is rung.formula else Rung(rung.value, formula))
        if isinstance(formula, Constant):
            break
    return left


class _Search:
    """One search: what was found so far, and how much may still be spent."""

    def __init__(self, space: Space, rungs: list[Rung], lowest: str) -> None:
        self.space = space
        self.rungs = rungs
        self.lowest = lowest
        self.budget = Budget(BRANCHES)
        self.found: set[str] = set()
        floor = isinstance(rungs[-1].formula, Constant)
        values = [rung.value for rung in rungs] if floor else [*(rung.value for rung in rungs), lowest]
        self.ahead = [frozenset(values[place:]) for place in range(len(rungs))]
        """values that may still come from each rung on"""

    def walk(self, place: int) -> None:
        """Find the values of the rungs from ``place`` on that this part of the space reaches."""
        space = self.space
        while place < len(self.rungs):
            if self._nothing_new(place):
                return
            rung = self.rungs[place]
            result = rung.formula.test(space)
            if result is None:
                self._branch(place, rung.formula)
                return
            if result:
                self._reach(rung.value)
                return
            place += 1
        self._reach(self.lowest)

    def _nothing_new(self, place: int) -> bool:
        return self.ahead[place] <= self.found

    def _reach(self, value: str) -> None:
        if value not in self.found and feasible(self.space, self.budget):
            self.found.add(value)

    def _branch(self, place: int, formula: Formula) -> None:
        if not self.budget.take():
            self.found |= self.ahead[place]
            return
        atom = formula.pick(self.space)
        assert atom is not None  # noqa: S101 - an undecided formula has an undecided atom
        hurried = self.rungs[place].value in self.found and _decides(formula, self.space)
        for holds in (False,) if hurried else (True, False):
            mark = self.space.mark()
            if atom.assume(self.space, holds):
                self.walk(place)
            self.space.undo(mark)


def _decides(formula: Formula, space: Space) -> bool:
    """True where the first undecided atom alone makes the formula hold, so that only its failure is of interest."""
    if isinstance(formula, Negation):
        return False
    if not isinstance(formula, Junction):
        return True
    if not formula.stop:
        return False
    first = next(part for part in formula.parts if part.test(space) is None)
    return _decides(first, space)


def truth(space: Space, formula: Formula) -> bool | None:
    """Exact truth of a formula over box ∩ relations: True / False in every completion, None in some."""
    found, _ = reachable(space, (Rung("yes", formula),), "no")
    return None if len(found) > 1 else "yes" in found
