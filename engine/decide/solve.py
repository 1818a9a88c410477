"""Is there a completion at all? Exact, by narrowing and branching on whole facts; dense facts are eliminated first."""

from __future__ import annotations

from dataclasses import dataclass

from engine.decide.eliminate import bounds_of, contradictory, row_of, whole_rules, without
from engine.decide.space import HALF, Bound, Rule, Space


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
    rules = [rule for rule in _concerned(space) if not space.entailed(rule)]
    if not rules or all(_holds_low(space, rule) for rule in rules):
        return True
    mark = space.mark()
    try:
        return _dense_out(space, rules, budget)
    finally:
        space.undo(mark)


def _concerned(space: Space) -> list[Rule]:
    """Asserted rules and those that they and the narrowed variables touch, through variables that are not settled."""
    found: dict[Rule, None] = dict.fromkeys(space.asserted)
    queue = [var for _, var, _ in space.trail if var in space.touching]
    queue += [var for rule in found for var, _ in rule.terms]
    seen = set(queue)
    while queue:
        for rule in space.touching.get(queue.pop(), ()):
            if rule not in found:
                found[rule] = None
                for var, _ in rule.terms:
                    if var not in seen and space.low[var] != space.high[var]:
                        seen.add(var)
                        queue.append(var)
    return list(found)


def _holds_low(space: Space, rule: Rule) -> bool:
    """True where the rule holds with every variable at its lowest: the commonest witness."""
    return rule.whole and sum(sign * space.low[var] for var, sign in rule.terms) <= rule.bound


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
    pending = [rule for rule in rules if not space.entailed(rule)]
    if not pending:
        return True
    if not budget.take():
        return True
    var = _tightest(space, pending)
    if var is None:
        return False
    return any(_try(space, var, piece, pending, budget) for piece in _pieces(space.low[var], space.high[var]))


def _try(space: Space, var: str, piece: tuple[int, int], rules: list[Rule], budget: Budget) -> bool:
    mark = space.mark()
    good = space.narrow(var, *piece) and _dive(space, rules, budget)
    space.undo(mark)
    return good


def _tightest(space: Space, rules: list[Rule]) -> str | None:
    names = {var for rule in rules for var, _ in rule.terms if space.low[var] < space.high[var]}
    return min(names, key=lambda var: (space.high[var] - space.low[var], var), default=None)


def _pieces(low: Bound, high: Bound) -> list[tuple[int, int]]:
    """Both ends first (a witness is mostly there), then the halves of what lies between."""
    if high >= HALF:
        return [(low, low), (low + 1, high)]
    if high - low <= 2:
        return [(value, value) for value in range(low, high + 1)]
    middle = (low + high) // 2
    return [(low, low), (high, high), (low + 1, middle), (middle + 1, high - 1)]
