"""The tests of formulas over a space: numbers, sums, words, members, and what is constant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from engine.decide.ends import Bound
from engine.decide.rules import Rule
from engine.decide.space import REPORTED, Space
from engine.values.exact import Exact


class Formula(Protocol):
    """What holds, does not hold, or is undecided in a space."""

    def test(self, space: Space) -> bool | None:
        """True / False in every completion, else None (exact for atoms, three-valued between them)."""

    def pick(self, space: Space) -> Atom | None:
        """An undecided atom on which the formula hangs, None where it is decided."""

    def residual(self, space: Space) -> Formula:
        """The formula with everything that the space decides folded away; constant exactly where ``test`` decides."""


class Atom(Formula, Protocol):
    """One test that can be assumed to hold or not."""

    def assume(self, space: Space, holds: bool) -> bool:
        """Narrow the space to completions in which the atom holds (or not); False where none is left."""

    def variables(self) -> tuple[str, ...]:
        """Variables of the space that the atom reads."""


class _Single:
    """What all atoms have in common: each hangs on itself alone."""

    __slots__ = ()

    def pick(self: Atom, space: Space) -> Atom | None:
        """See ``Formula``."""
        return self if self.test(space) is None else None

    def residual(self: Atom, space: Space) -> Formula:
        """See ``Formula``."""
        result = self.test(space)
        return self if result is None else TRUE if result else FALSE


@dataclass(frozen=True, slots=True)
class AtLeast(_Single):
    """One number: true from ``low`` on, false up to ``high``."""

    var: str
    low: Bound
    high: Bound

    def test(self, space: Space) -> bool | None:
        """See ``Formula``."""
        if space.low[self.var] >= self.low:
            return True
        return False if space.high[self.var] <= self.high else None

    def residual(self, space: Space) -> Formula:
        """See ``Formula``."""
        if space.low[self.var] >= self.low:
            return TRUE
        return FALSE if space.high[self.var] <= self.high else self

    def assume(self, space: Space, holds: bool) -> bool:
        """See ``Atom``."""
        return space.narrow(self.var, self.low, None) if holds else space.narrow(self.var, None, self.high)

    def variables(self) -> tuple[str, ...]:
        """See ``Atom``."""
        return (self.var,)


@dataclass(frozen=True, slots=True)
class SumAtLeast(_Single):
    """A sum of numbers: at least ``value`` (above it where ``strict``; whole sums are never strict)."""

    facts: tuple[str, ...]
    value: Exact
    strict: bool
    whole: bool

    def rules(self, space: Space) -> tuple[Rule, Rule]:
        """The rule that says that the atom holds, and the one that says that it does not."""
        found = space.sums.get(self)
        if found is None:
            terms = self._terms(space)
            holds = Rule(tuple((var, -sign) for var, sign in terms), -self.value, self.strict, self.whole)
            fails = Rule(terms, self.value - 1) if self.whole else Rule(terms, self.value, not self.strict, False)
            found = space.sums[self] = holds, fails
        return found

    def test(self, space: Space) -> bool | None:
        """See ``Formula``."""
        assumed = space.decided.get(self)
        if assumed is not None:
            return assumed
        holds, fails = self.rules(space)
        if space.entailed(holds):
            return True
        return False if space.entailed(fails) else None

    def assume(self, space: Space, holds: bool) -> bool:
        """See ``Atom``."""
        space.decide(self, holds)
        return space.demand([self.rules(space)[0 if holds else 1]])

    def variables(self) -> tuple[str, ...]:
        """See ``Atom``."""
        return self.facts

    def _terms(self, space: Space) -> tuple[tuple[str, int], ...]:
        """A growth out of a fact that the sum itself counts is left out: nobody is counted twice."""
        counts: dict[str, int] = {}
        for fact in self.facts:
            sources = space.growth.get(fact, ())
            if any(source in self.facts for source in sources):
                names = [fact + REPORTED, *(f"{fact}^{source}" for source in sources if source not in self.facts)]
            else:
                names = [fact]
            for name in names:
                counts[name] = counts.get(name, 0) + 1
        return tuple(counts.items())


@dataclass(frozen=True, slots=True)
class OneOf(_Single):
    """A word fact is one of these words."""

    fact: str
    words: frozenset[str]

    def test(self, space: Space) -> bool | None:
        """See ``Formula``."""
        may = space.may[self.fact]
        if may <= self.words:
            return True
        return None if may & self.words else False

    def assume(self, space: Space, holds: bool) -> bool:
        """See ``Atom``."""
        return space.keep(self.fact, self.words if holds else space.may[self.fact] - self.words)

    def variables(self) -> tuple[str, ...]:
        """See ``Atom``."""
        return (self.fact,)


@dataclass(frozen=True, slots=True)
class Holds(_Single):
    """A set-valued fact holds this word."""

    fact: str
    word: str

    def test(self, space: Space) -> bool | None:
        """See ``Formula``."""
        known, may = space.members[self.fact]
        return True if self.word in known else None if self.word in may else False

    def assume(self, space: Space, holds: bool) -> bool:
        """See ``Atom``."""
        space.member(self.fact, self.word, holds)
        return True

    def variables(self) -> tuple[str, ...]:
        """See ``Atom``."""
        return (self.fact,)


@dataclass(frozen=True, slots=True)
class Constant:
    """True or false whatever the facts."""

    value: bool

    def test(self, space: Space) -> bool | None:
        """See ``Formula``."""
        return self.value

    def pick(self, space: Space) -> Atom | None:
        """See ``Formula``."""
        return None

    def residual(self, space: Space) -> Formula:
        """See ``Formula``."""
        return self


TRUE, FALSE = Constant(True), Constant(False)
