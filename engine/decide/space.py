"""A space of completions: bounds of numbers, words still possible, and linear rules between numbers."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from engine.decide.ends import HALF, Bound, high_bound, low_bound
from engine.decide.rules import Rule, Rules
from engine.values.cells import Cell, Members, Range
from engine.values.exact import Exact, exact

REPORTED = "°"
"""``deaths°`` is the reported value where ``deaths`` may have grown out of others (``deaths^missing``)."""
MOST_PATHS = 20_000
"""Steps that are remembered in one space; what lies beyond is worked out each time."""
MOST_STEPS = 500
"""Narrowing that does not come to rest after this many rules is left to the exact check by elimination."""

BUILDING = -1
"""The place where nothing is remembered: the space is still being built, or enough is remembered."""
Mark = tuple[int, int, int]
Step = tuple[int, Any, Bound | None, Bound | None]
"""From a place: a number with its new ends, or rules that are added."""


@dataclass(frozen=True, slots=True)
class Path:
    """Where a step led: the place, whether anything was left, and the bounds that were set on the way."""

    place: int
    good: bool
    ends: tuple[tuple[dict[str, Any], str, Bound], ...]


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
        "paths",
        "place",
        "proved",
        "rules",
        "sums",
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
        self.rules = Rules()
        self.asserted: list[Rule] = []
        self.decided: dict[Any, bool | None] = {}
        """sums that were assumed to hold or not: bounds alone do not show it"""
        self.sums: dict[Any, tuple[Rule, Rule]] = {}
        """sum -> the rules that say that it holds, and that it does not"""
        self.growth: Mapping[str, tuple[str, ...]] = {}
        """fact -> facts out of which it may have grown"""
        self.trail: list[tuple[dict[Any, Any], Any, Any]] = []
        self.place = BUILDING
        """names the bounds and the asserted rules: one number, one state"""
        self.paths: dict[Step, Path] = {}
        self.proved: dict[int, bool] = {}
        """place -> whether some completion obeys all rules there"""

    def rest(self) -> None:
        """End of building: what is narrowed from here on can be undone, and is worked out once for each place.

        Plans, grades and questions of one run narrow one space along the same thresholds again and again.
        """
        self.trail.clear()
        self.paths, self.proved, self.place = {}, {}, 0

    def copy(self) -> Space:
        """An independent space with the same bounds and rules."""
        other = Space(self.low.copy(), self.high.copy(), self.may.copy(), self.members.copy(), self.whole)
        other.rules, other.growth = self.rules, self.growth
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

    def mark(self) -> Mark:
        """A point to which ``undo`` returns."""
        return len(self.trail), len(self.asserted), self.place

    def undo(self, mark: Mark) -> None:
        """Take back everything since ``mark``."""
        trail = self.trail
        while len(trail) > mark[0]:
            table, key, old = trail.pop()
            table[key] = old
        del self.asserted[mark[1] :]
        self.place = mark[2]

    def narrow(self, var: str, low: Bound | None, high: Bound | None) -> bool:
        """Tighten one number and what follows from it; False where nothing is left."""
        lowest, highest = self.low[var], self.high[var]
        if (low is None or low <= lowest) and (high is None or high >= highest):
            return bool(lowest <= highest)
        step = (self.place, var, low, high)
        return self._again(step) if step in self.paths else self._first(step, lambda: self._narrow(var, low, high))

    def _narrow(self, var: str, low: Bound | None, high: Bound | None) -> bool:
        woken: list[Rule] = []
        if low is not None and low > self.low[var]:
            self._set(self.low, var, low)
            woken += self._woken(var, 1)
        if high is not None and high < self.high[var]:
            self._set(self.high, var, high)
            woken += self._woken(var, -1)
        return bool(self.low[var] <= self.high[var]) and (not woken or self.settle(woken))

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
        new = tuple(rules)
        self.asserted.extend(new)
        step = (self.place, new, None, None)
        return self._again(step) if step in self.paths else self._first(step, lambda: self.settle(new))

    def _first(self, step: Step, work: Callable[[], bool]) -> bool:
        """Take a step for the first time and remember where it leads."""
        before = len(self.trail)
        good = work()
        if len(self.paths) >= MOST_PATHS:
            self.place = BUILDING
        elif self.place != BUILDING:
            self.place = len(self.paths) + 1
            ends = tuple((table, var, table[var]) for table, var, _ in self.trail[before:])
            self.paths[step] = Path(self.place, good, ends)
        return good

    def _again(self, step: Step) -> bool:
        """Take a step that was taken before from the same place."""
        path = self.paths[step]
        self.place = path.place
        for table, var, end in path.ends:
            self._set(table, var, end)
        return path.good

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
            for var, sign in changed:
                for other in self._woken(var, -sign):
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

    def _woken(self, var: str, sign: int) -> Iterable[Rule]:
        """Rules whose least sum grows when the lower end of a number rises (``sign`` 1) or its upper end falls (-1)."""
        found = (self.rules.rising if sign > 0 else self.rules.falling).get(var, ())
        if self.asserted:
            return (*found, *self._asserted(var, sign))
        return found

    def _asserted(self, var: str, sign: int) -> Iterator[Rule]:
        for rule in self.asserted:
            if any(name == var and own * sign > 0 for name, own in rule.terms):
                yield rule

    def _set(self, table: dict[str, Any], key: str, value: Any) -> None:  # noqa: ANN401 - of each table
        self.trail.append((table, key, table[key]))
        table[key] = value

    def _apply(self, rule: Rule) -> list[tuple[str, int]] | None:
        """Terms whose variables the rule narrowed, or None where it cannot hold."""
        if not rule.whole:
            least, is_open = self.least(rule)
            return None if least > rule.bound or (least == rule.bound and (is_open or rule.strict)) else []
        low, high, slack = self.low, self.high, rule.bound
        for var, sign in rule.terms:
            slack -= sign * (low[var] if sign > 0 else high[var])
        if slack < 0:
            return None
        return self._narrowed(rule, slack)  # type: ignore[arg-type] # bounds of whole rules are ints

    def _narrowed(self, rule: Rule, slack: int) -> list[tuple[str, int]]:
        low, high = self.low, self.high
        changed = []
        for term in rule.terms:
            var, sign = term
            if sign < 0:
                end = high[var] - slack // -sign
                if end > low[var]:
                    self._set(low, var, end)
                    changed.append(term)
            elif slack < HALF:
                end = low[var] + slack // sign
                if end < high[var]:
                    self._set(high, var, end)
                    changed.append(term)
        return changed
