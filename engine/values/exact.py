"""Exact numbers: int or Fraction in base units, never a float."""

from __future__ import annotations

from fractions import Fraction

Exact = int | Fraction


def exact(value: int | Fraction | str) -> Exact:
    """Return ``value`` as an int where it is whole, else as a Fraction.

    Accepts ``"2000/3"``, ``"0.5"`` and ``"12"``. Raises ``ValueError`` on anything else.
    """
    number = Fraction(value)
    return number.numerator if number.denominator == 1 else number


def exact_text(value: Exact) -> int | str:
    """The form in which a number stands in canonical JSON: an int, or ``"2000/3"``."""
    number = exact(value)
    return number if isinstance(number, int) else f"{number.numerator}/{number.denominator}"
