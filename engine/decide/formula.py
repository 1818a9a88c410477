"""Formulas over a space: atoms, all, any, not. Each test answers True, False, or None where completions disagree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from engine.decide.atoms import FALSE, TRUE, AtLeast, Atom, Constant, Formula, Holds, OneOf, SumAtLeast
from engine.decide.space import Space

__all__ = [
    "FALSE",
    "TRUE",
    "AtLeast",
    "Atom",
    "Constant",
    "Formula",
    "Holds",
    "Junction",
    "Negation",
    "OneOf",
    "SumAtLeast",
    "all_of",
    "any_of",
    "atoms_of",
    "negated",
]


@dataclass(frozen=True, slots=True)
class Negation:
    """The inner formula does not hold."""

    inner: Formula

    def test(self, space: Space) -> bool | None:
        """See ``Formula``."""
        result = self.inner.test(space)
        return None if result is None else not result

    def pick(self, space: Space) -> Atom | None:
        """See ``Formula``."""
        return self.inner.pick(space)

    def residual(self, space: Space) -> Formula:
        """See ``Formula``."""
        return negated(self.inner.residual(space))


@dataclass(frozen=True, slots=True)
class Junction:
    """Any of the parts (``stop`` True) or all of them (``stop`` False): ``stop`` is the result that decides alone."""

    stop: bool
    parts: tuple[Formula, ...]

    def test(self, space: Space) -> bool | None:
        """See ``Formula``."""
        stop = self.stop
        result: bool | None = not stop
        for part in self.parts:
            found = part.test(space)
            if found is stop:
                return stop
            if found is None:
                result = None
        return result

    def pick(self, space: Space) -> Atom | None:
        """See ``Formula``."""
        for part in self.parts:
            found = part.pick(space)
            if found is not None:
                return found
        return None

    def residual(self, space: Space) -> Formula:
        """See ``Formula``."""
        left, same = [], True
        for part in self.parts:
            formula = part.residual(space)
            if isinstance(formula, Constant) and formula.value is self.stop:
                return formula
            same = same and formula is part
            left.append(formula)
        return self if same else _junction(self.stop, left)


def any_of(parts: Iterable[Formula]) -> Formula:
    """True where one part is; constants are folded."""
    return _junction(True, parts)


def all_of(parts: Iterable[Formula]) -> Formula:
    """True where every part is; constants are folded."""
    return _junction(False, parts)


def negated(formula: Formula) -> Formula:
    """The opposite; constants and double negations are folded."""
    if isinstance(formula, Constant):
        return FALSE if formula.value else TRUE
    return formula.inner if isinstance(formula, Negation) else Negation(formula)


def _junction(stop: bool, parts: Iterable[Formula]) -> Formula:
    """The parts joined, constants and nested junctions folded."""
    kept: list[Formula] = []
    for part in parts:
        if isinstance(part, Constant):
            if part.value is stop:
                return part
        elif isinstance(part, Junction) and part.stop is stop:
            kept.extend(part.parts)
        else:
            kept.append(part)
    if not kept:
        return FALSE if stop else TRUE
    return kept[0] if len(kept) == 1 else Junction(stop, tuple(kept))


def atoms_of(formula: Formula) -> tuple[Atom, ...]:
    """All atoms, each once, in the order of the text."""
    found: dict[Atom, None] = {}
    _collect(formula, found)
    return tuple(found)


def _collect(formula: Formula, found: dict[Atom, None]) -> None:
    if isinstance(formula, Negation):
        _collect(formula.inner, found)
    elif isinstance(formula, Junction):
        for part in formula.parts:
            _collect(part, found)
    elif isinstance(formula, AtLeast | SumAtLeast | OneOf | Holds):
        found.setdefault(formula)
