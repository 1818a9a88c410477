"""Is there a completion at all? Exact, by narrowing and branching on whole facts; dense facts are eliminated first."""

from __future__ import annotations

from dataclasses import dataclass

from engine.decide.eliminate import bounds_of, contradictory, row_of, whole_rules, without
from engine.decide.ends import HALF, Bound
from engine.decide.rules import Rule
from engine.decide.space import BUILDING, Mark, Space
from engine.values.exact import Exact

REPAIRS = 6
"""Rounds of raising before the search proper begins."""


@dataclass(slots=True)
class Budget:
    """How many branches may still be taken; ``spent`` says that an answer was given without proof."""

    left: int = 4000
    spent: bool = False

    def take(self) -> bool:
        """Use one branch; False where none is left."""
        self.left -= 1
        self.spent |= self.left < 0
        return self.left >= 0


def feasible(space: Space, budget: Budget) -> bool:
    """True where some completion obeys all rules. Where the budget ends the answer is True and ``budget.spent`` is set.

    Looks at the rules that hang together with what was narrowed since the last ``clear``; the others held before.
    """
    known = space.proved.get(space.place)
    if known is None:
        known = _feasible(space, budget)
        if space.place != BUILDING and not budget.spent:
            space.proved[space.place] = known
    return known


def _feasible(space: Space, budget: Budget) -> bool:
    rules = [rule for rule in _concerned(space) if not space.entailed(rule)]
    if not rules or _witnessed(space, rules):
        return True
    mark = space.mark()
    try:
        return _dense_out(space, rules, budget)
    finally:
        space.undo(mark)


def _concerned(space: Space) -> list[Rule]:
    """Asserted rules and those that they and the narrowed variables touch, through variables that are not settled."""
    found: dict[Rule, None] = dict.fromkeys(space.asserted)
    queue = [var for _, var, _ in space.trail if var in space.rules.touching]
    queue += [var for rule in found for var, _ in rule.terms]
    seen = set(queue)
    while queue:
        for rule in space.rules.touching.get(queue.pop(), ()):
            if rule not in found:
                found[rule] = None
                for var, _ in rule.terms:
                    if var not in seen and space.low[var] != space.high[var]:
                        seen.add(var)
                        queue.append(var)
    return list(found)


def _witnessed(space: Space, rules: list[Rule]) -> bool:
    """True where raising the lowest point, rule by rule, soon ends in one that obeys all: the commonest witness."""
    if not all(rule.whole for rule in rules):
        return False
    at = space.low.copy()
    for _ in range(REPAIRS):
        quiet = True
        for rule in rules:
            excess = -rule.bound
            for var, sign in rule.terms:
                excess += sign * at[var]
            if excess > 0:
                quiet = False
                if not _raised(space, rule, at, excess):
                    return False
        if quiet:
            return True
    return False


def _raised(space: Space, rule: Rule, at: dict[str, Bound], excess: Exact) -> bool:
    """Raise variables on the larger side of a rule until it holds; False where they have no room."""
    for var, sign in rule.terms:
        if sign < 0 and excess > 0:
            step = min(-(-excess // -sign), space.high[var] - at[var])
            at[var] += int(step)
            excess += sign * step
    return excess <= 0


def _dense_out(space: Space, rules: list[Rule], budget: Budget) -> bool:
    dense = [rule for rule in rules if not rule.whole]
    if not dense:
        return _dive(space, rules, budget)
    gone = sorted({var for rule in dense for var, _ in rule.terms if not space.whole.get(var, True)})
    rows = without([*map(row_of, dense), *bounds_of(space, gone)], gone)
    if rows is None:
        budget.spent = True
        return True
    if contradictory(rows):
        return False
    left = whole_rules(row for row in rows if row[0])
    whole = [rule for rule in rules if rule.whole] + left
    return space.demand(left) and _dive(space, whole, budget)


def _dive(space: Space, rules: list[Rule], budget: Budget) -> bool:
    """Depth first with a stack of its own; what was narrowed on the way is left for the caller to undo."""
    open_choices: list[tuple[Mark, list[tuple[str, int, int]]]] = []
    top = _ceiling(space, rules)
    while True:
        pending = [rule for rule in rules if not space.entailed(rule)]
        if not pending or not budget.take() or _witnessed(space, pending):
            return True
        open_choices.append((space.mark(), _choices(space, pending, top)))
        if not _next_choice(space, open_choices):
            return False


def _next_choice(space: Space, open_choices: list[tuple[Mark, list[tuple[str, int, int]]]]) -> bool:
    """Take the next choice that leaves something, going back as far as it needs; False where none is left."""
    while open_choices:
        mark, choices = open_choices[-1]
        space.undo(mark)
        while choices:
            if space.narrow(*choices.pop()):
                return True
            space.undo(mark)
        open_choices.pop()
    return False


def _choices(space: Space, pending: list[Rule], top: int) -> list[tuple[str, int, int]]:
    """Pieces of the number with the least room, the likeliest last."""
    var = _tightest(space, pending)
    if var is None:
        return []
    return [(var, low, high) for low, high in reversed(_pieces(space.low[var], min(space.high[var], top)))]


def _ceiling(space: Space, rules: list[Rule]) -> int:
    """A number beyond which no variable needs to go: more than all bounds and ends together, times their count."""
    names = {var for rule in rules for var, _ in rule.terms}
    ends = [abs(end) for var in names for end in (space.low[var], space.high[var]) if abs(end) < HALF]
    bounds = [abs(int(rule.bound)) + 1 for rule in rules]
    total: int = sum(ends) + sum(bounds) + 1
    return total * (len(names) + 1)


def _tightest(space: Space, rules: list[Rule]) -> str | None:
    names = {var for rule in rules for var, _ in rule.terms if space.low[var] < space.high[var]}
    return min(names, key=lambda var: (space.high[var] - space.low[var], var), default=None)


def _pieces(low: int, high: int) -> list[tuple[int, int]]:
    """Both ends first (a witness is mostly there), then the halves of what lies between."""
    if high - low <= 2:
        return [(value, value) for value in range(low, high + 1)]
    middle = (low + high) // 2
    return [(low, low), (high, high), (low + 1, middle), (middle + 1, high - 1)]
