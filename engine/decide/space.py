"""A space of completions: bounds of numbers, words still possible, and linear rules between numbers.

Bounds of whole facts are ints; bounds of dense facts are pairs ``(value, side)`` that compare like the points they
stand for (``(5, 1)`` starts just after 5, ``(5, -1)`` ends just before it). ``INF`` stands for "no upper bound".
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from engine.values.cells import Cell, Members, Range
from engine.values.exact import Exact, exact

INF = 10**100
HALF = 10**98
"""Sums beyond this hold an infinite term."""
REPORTED = "°"
"""``deaths°`` is the reported value where ``deaths`` may have grown out of others (``deaths^missing``)."""
MOST_STEPS = 500
"""Narrowing that does not come to rest after this many rules is left to the exact check by elimination."""

Bound = Any
"""int for whole facts, (Exact, -1 | 0 | 1) for dense ones; both kinds never meet in one comparison."""


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """``sum(sign * var) <= bound`` (``<`` where ``strict``). ``whole`` where every variable counts whole things.

    Rules are compared by identity: each is made once, and hashing them by value would be most of the work.
    """

    terms: tuple[tuple[str, int], ...]
    bound: Exact
    strict: bool = False
    whole: bool = True


LARGEST = 10**90
"""Numbers beyond this (nobody counts that far) are held at it."""


def low_bound(cell: Range, whole: bool) -> Bound:
    """The lower end of a range as a bound."""
    if not whole:
        return (min(cell.low, LARGEST), 1 if cell.low_open else 0)
    low = min(-(-cell.low // 1), LARGEST)
    return int(low) + (1 if cell.low_open and low == cell.low else 0)


def high_bound(cell: Range, whole: bool) -> Bound:
    """The upper end of a range as a bound."""
    if cell.high is None or cell.high > LARGEST:
        return INF if whole else (INF, 0)
    if not whole:
        return (cell.high, -1 if cell.high_open else 0)
    high = cell.high // 1
    return int(high) - (1 if cell.high_open and high == cell.high else 0)


class Space:
    """Box ∩ rules with narrowing and undo. Words and sets are independent; numbers are bound by rules."""

    __slots__ = (
        "asserted",
        "decided",
        "growth",
        "high",
        "low",
        "may",
        "members",
        "rules",
        "sums",
        "touching",
        "trail",
        "whole",
    )

    def __init__(
        self,
        low: dict[str, Bound],
        high: dict[str, Bound],
        may: dict[str, frozenset[str]],
        members: dict[str, tuple[frozenset[str], frozenset[str]]],
        whole: Mapping[str, bool],
    ) -> None:
        self.low, self.high, self.may, self.members, self.whole = low, high, may, members, whole
        self.rules: tuple[Rule, ...] = ()
        self.touching: Mapping[str, tuple[Rule, ...]] = {}
        self.asserted: list[Rule] = []
        self.decided: dict[Any, bool | None] = {}
        """sums that were assumed to hold or not: bounds alone do not show it"""
        self.sums: dict[Any, tuple[Rule, Rule]] = {}
        """sum -> the rules that say that it holds, and that it does not"""
        self.growth: Mapping[str, tuple[str, ...]] = {}
        """fact -> facts out of which it may have grown"""
        self.trail: list[tuple[dict[Any, Any], Any, Any]] = []

    def copy(self) -> Space:
        """An independent space with the same bounds and rules."""
        other = Space(self.low.copy(), self.high.copy(), self.may.copy(), self.members.copy(), self.whole)
        other.rules, other.touching, other.growth = self.rules, self.touching, self.growth
        return other

    def put(self, fact: str, cell: Cell) -> None:
        """Replace what is known of one fact (before any rule has narrowed it)."""
        if isinstance(cell, Range):
            whole = self.whole.get(fact, True)
            self.low[fact], self.high[fact] = low_bound(cell, whole), high_bound(cell, whole)
        elif isinstance(cell, Members):
            self.members[fact] = (cell.known, cell.may)
        else:
            self.may[fact] = cell.may

    def cell(self, fact: str) -> Range:
        """The bounds of one number as a cell."""
        low, high = self.low[fact], self.high[fact]
        if isinstance(low, tuple):
            top = None if high[0] >= HALF else exact(high[0])
            return Range(exact(low[0]), top, low[1] == 1, top is not None and high[1] == -1)
        return Range(low, None if high >= HALF else high)

    def mark(self) -> tuple[int, int]:
        """A point to which ``undo`` returns."""
        return len(self.trail), len(self.asserted)

    def undo(self, mark: tuple[int, int]) -> None:
        """Take back everything since ``mark``."""
        trail = self.trail
        while len(trail) > mark[0]:
            table, key, old = trail.pop()
            table[key] = old
        del self.asserted[mark[1] :]

    def narrow(self, var: str, low: Bound | None, high: Bound | None) -> bool:
        """Tighten one number and what follows from it; False where nothing is left."""
        changed = False
        if low is not None and low > self.low[var]:
            self._set(self.low, var, low)
            changed = True
        if high is not None and high < self.high[var]:
            self._set(self.high, var, high)
            changed = True
        if self.low[var] > self.high[var]:
            return False
        if not changed:
            return True
        touched = self._touching(var)
        return not touched or self.settle(touched)

    def keep(self, fact: str, words: frozenset[str]) -> bool:
        """Keep only these words of a word fact; False where none is left."""
        left = self.may[fact] & words
        self._set(self.may, fact, left)
        return bool(left)

    def limit(self, fact: str, words: frozenset[str]) -> None:
        """Set the words of a fact, whatever they were."""
        self._set(self.may, fact, words)

    def member(self, fact: str, word: str, holds: bool) -> None:
        """Settle whether a set-valued fact holds a word."""
        known, may = self.members[fact]
        self._set(self.members, fact, (known | {word}, may) if holds else (known, may - {word}))

    def decide(self, sum_: Any, holds: bool) -> None:  # noqa: ANN401 - any hashable name of a sum
        """Remember that a sum was assumed to hold or not."""
        self.trail.append((self.decided, sum_, self.decided.get(sum_)))
        self.decided[sum_] = holds

    def demand(self, rules: Iterable[Rule]) -> bool:
        """Add rules; False where nothing is left."""
        new = list(rules)
        self.asserted.extend(new)
        return self.settle(new)

    def settle(self, rules: Iterable[Rule]) -> bool:
        """Narrow by these rules and by those that they touch until nothing changes; False where nothing is left."""
        queue = deque(rules)
        waiting = set(queue)
        steps = 0
        while queue:
            steps += 1
            if steps > MOST_STEPS:
                from engine.decide.eliminate import rational

                return rational(self)
            rule = queue.popleft()
            waiting.discard(rule)
            changed = self._apply(rule)
            if changed is None:
                return False
            for var in changed:
                for other in self._touching(var):
                    if other is not rule and other not in waiting:
                        waiting.add(other)
                        queue.append(other)
        return True

    def least(self, rule: Rule) -> tuple[Exact, bool]:
        """The least value of a rule's sum, and whether that value itself is excluded (an open end)."""
        total: Exact = 0
        is_open = False
        for var, sign in rule.terms:
            end = self.low[var] if sign > 0 else self.high[var]
            if isinstance(end, tuple):
                is_open |= end[1] != 0
                end = end[0]
            total += sign * end
        return total, is_open

    def entailed(self, rule: Rule) -> bool:
        """True where every completion of the bounds obeys the rule."""
        if rule.whole:
            low, high, most = self.low, self.high, 0
            for var, sign in rule.terms:
                most += sign * (high[var] if sign > 0 else low[var])
            return most <= rule.bound
        total: Exact = 0
        is_open = False
        for var, sign in rule.terms:
            end = self.high[var] if sign > 0 else self.low[var]
            if isinstance(end, tuple):
                is_open |= end[1] != 0
                end = end[0]
            total += sign * end
        return total < rule.bound or (total == rule.bound and (is_open or not rule.strict))

    def _touching(self, var: str) -> tuple[Rule, ...]:
        found = self.touching.get(var, ())
        if self.asserted:
            return (*found, *(rule for rule in self.asserted if any(name == var for name, _ in rule.terms)))
        return found

    def _set(self, table: dict[str, Any], key: str, value: Any) -> None:  # noqa: ANN401 - of each table
        self.trail.append((table, key, table[key]))
        table[key] = value

    def _apply(self, rule: Rule) -> list[str] | None:
        """Variables that the rule narrowed, or None where it cannot hold."""
        if not rule.whole:
            least, is_open = self.least(rule)
            return None if least > rule.bound or (least == rule.bound and (is_open or rule.strict)) else []
        low, high, slack = self.low, self.high, rule.bound
        for var, sign in rule.terms:
            slack -= sign * (low[var] if sign > 0 else high[var])
        if slack < 0:
            return None
        return self._narrowed(rule, slack)  # type: ignore[arg-type] # bounds of whole rules are ints

    def _narrowed(self, rule: Rule, slack: int) -> list[str] | None:
        changed = []
        for var, sign in rule.terms:
            low, high = self.low[var], self.high[var]
            if (high - low) * abs(sign) <= slack:
                continue
            if sign < 0:
                self._set(self.low, var, high - slack // -sign)
            elif slack < HALF:
                self._set(self.high, var, low + slack // sign)
            else:
                continue
            changed.append(var)
        return changed
