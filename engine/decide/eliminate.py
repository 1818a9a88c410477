"""Exact feasibility over the rationals: variables are eliminated one by one (Fourier and Motzkin).

Used where narrowing does not come to rest, and for sums of dense facts. Strict bounds stay strict.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from engine.decide.ends import HALF
from engine.decide.rules import Rule
from engine.decide.space import Space
from engine.values.exact import Exact

Row = tuple[dict[str, Fraction], Fraction, bool]
"""(coefficients, bound, strict): the sum is at most (below) the bound"""
MOST_ROWS = 600
"""Beyond this the answer is given up as "may be feasible"."""


def rational(space: Space) -> bool:
    """False where bounds and rules have no common rational point; True where they have or it is too large to say."""
    rules = [rule for rule in (*space.rules.all, *space.asserted) if not space.entailed(rule)]
    rows = [*map(_row, rules), *bounds_of(space, {var for rule in rules for var, _ in rule.terms})]
    left = without(rows, sorted({var for row in rows for var in row[0]}))
    return left is None or all(_holds(row) for row in left)


def without(rows: list[Row], variables: Iterable[str]) -> list[Row] | None:
    """The rows that remain when the variables are eliminated; None where there are too many."""
    for var in variables:
        above = [row for row in rows if row[0].get(var, 0) > 0]
        below = [row for row in rows if row[0].get(var, 0) < 0]
        rows = [row for row in rows if not row[0].get(var, 0)]
        rows += [_join(one, other, var) for one in above for other in below]
        if len(rows) > MOST_ROWS:
            return None
        if any(not _holds(row) for row in rows):
            return [row for row in rows if not _holds(row)]
    return rows


def bounds_of(space: Space, variables: Iterable[str]) -> list[Row]:
    """The bounds of variables as rows."""
    rows: list[Row] = []
    for var in sorted(variables):
        low, low_open = _end(space.low[var])
        high, high_open = _end(space.high[var])
        rows.append(({var: Fraction(-1)}, Fraction(-low), low_open))
        if high < HALF:
            rows.append(({var: Fraction(1)}, Fraction(high), high_open))
    return rows


def whole_rules(rows: Iterable[Row]) -> list[Rule]:
    """Rows over whole facts as rules with whole coefficients."""
    rules = []
    for terms, bound, strict in rows:
        factor = 1
        for value in terms.values():
            factor = factor * value.denominator // _gcd(factor, value.denominator)
        top = bound * factor
        floor = top.numerator // top.denominator
        limit = floor - 1 if strict and floor == top else floor
        rules.append(Rule(tuple((var, int(value * factor)) for var, value in sorted(terms.items())), limit))
    return rules


def row_of(rule: Rule) -> Row:
    """A rule as a row."""
    return _row(rule)


def contradictory(rows: Iterable[Row]) -> bool:
    """True where a row without variables cannot hold."""
    return any(not _holds(row) for row in rows)


def _row(rule: Rule) -> Row:
    return {var: Fraction(sign) for var, sign in rule.terms}, Fraction(rule.bound), rule.strict


def _end(bound: object) -> tuple[Exact, bool]:
    if isinstance(bound, tuple):
        return bound[0], bound[1] != 0
    assert isinstance(bound, int)  # noqa: S101 - the only other kind of bound
    return bound, False


def _join(one: Row, other: Row, var: str) -> Row:
    left, right = 1 / one[0][var], -1 / other[0][var]
    terms = {name: value * left for name, value in one[0].items()}
    for name, value in other[0].items():
        terms[name] = terms.get(name, Fraction(0)) + value * right
    kept = {name: value for name, value in terms.items() if value}
    return kept, one[1] * left + other[1] * right, one[2] or other[2]


def _holds(row: Row) -> bool:
    return bool(row[0]) or row[1] > 0 or (row[1] == 0 and not row[2])


def _gcd(one: int, other: int) -> int:
    while other:
        one, other = other, one % other
    return one
