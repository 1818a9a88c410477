"""Linear rules between numbers, and which of them a narrowed number wakes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from engine.values.exact import Exact


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """``sum(sign * var) <= bound`` (``<`` where ``strict``). ``whole`` where every variable counts whole things.

    Rules are compared by identity: each is made once, and hashing them by value would be most of the work.
    """

    terms: tuple[tuple[str, int], ...]
    bound: Exact
    strict: bool = False
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Rules:
    """Rules by variable: all that name it, and those that see its lower (upper) end rise (fall).

    ``sum(sign * var)`` is least with the lower ends of its positive terms and the upper ends of its negative ones.
    """

    all: tuple[Rule, ...] = ()
    touching: Mapping[str, tuple[Rule, ...]] = field(default_factory=dict)
    rising: Mapping[str, tuple[Rule, ...]] = field(default_factory=dict)
    falling: Mapping[str, tuple[Rule, ...]] = field(default_factory=dict)


def by_variable(rules: Iterable[Rule]) -> Rules:
    """Rules in their order, found by variable."""
    kept = tuple(rules)
    touching: dict[str, list[Rule]] = {}
    rising: dict[str, list[Rule]] = {}
    falling: dict[str, list[Rule]] = {}
    for rule in kept:
        for var, sign in rule.terms:
            touching.setdefault(var, []).append(rule)
            (rising if sign > 0 else falling).setdefault(var, []).append(rule)
    return Rules(kept, _fixed(touching), _fixed(rising), _fixed(falling))


def _fixed(table: Mapping[str, list[Rule]]) -> dict[str, tuple[Rule, ...]]:
    return {var: tuple(rules) for var, rules in table.items()}
