"""Ladders: grades of statutes and levels of plans, from read items to steps with gates and stable paths."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from engine.conditions.write import write_condition
from engine.plans.ladder import GRADES, LEVELS, AllOf, AnyOf, Criterion, Gate, Judge, Ladder, NoneOf, Step
from engine.plans.reader import Item
from engine.plans.vocabulary import FactDef

_JOINS: dict[str, Callable[[tuple[Gate, ...]], Gate]] = {"any": AnyOf, "all": AllOf, "not": NoneOf}


def grade_ladder(id_: str, item: Item, rows: tuple[Item, ...], facts: Mapping[str, FactDef]) -> Ladder:
    """The ladder of a statute (or of a plan's own grades); ``item`` may hold ``silent_is_open``."""
    steps = [_step("grades", row.of("grade"), row, facts) for row in rows if row.of("grade") is not None]
    return Ladder(id_, GRADES, _highest_first(steps, GRADES), item.of("silent_is_open", ()))


def level_ladder(id_: str, rows: tuple[Item, ...], facts: Mapping[str, FactDef]) -> Ladder:
    """The ladder of a plan's response levels."""
    steps = [_step("levels", row.of("level"), row, facts) for row in rows if row.of("level") is not None]
    return Ladder(id_, LEVELS, _highest_first(steps, LEVELS))


def _highest_first(steps: list[Step], scale: tuple[str, ...]) -> tuple[Step, ...]:
    return tuple(sorted(steps, key=lambda step: -scale.index(step.value)))


def _step(root: str, value: str, item: Item, facts: Mapping[str, FactDef]) -> Step:
    clause = item.of("clause", "")
    if item.of("otherwise"):
        return Step(value, None, otherwise=True, clause=clause)
    return Step(value, gate_of(item, f"{root}.{value}", clause, facts), clause=clause)


def gate_of(item: Item, path: str, clause: str, facts: Mapping[str, FactDef], reads: str = "told") -> Gate | None:
    """A gate from a bare condition or a mapping with if, judge, any, all, not; several keys must hold together."""
    if not isinstance(item.value, dict):
        return Criterion(path, item.value, write_condition(item.value, facts), clause, _reads(reads), item.place)
    clause, reads = item.of("clause", clause), item.of("reads", reads)
    parts: list[Gate] = []
    if (condition := item.get("if")) is not None:
        text = write_condition(condition.value, facts)
        parts.append(Criterion(path, condition.value, text, clause, _reads(reads), condition.place))
    if (judge := item.get("judge")) is not None:
        parts.append(Judge(path, judge.value, item.of("by", ""), clause))
    for word, join in _JOINS.items():
        if item.get(word) is not None:
            parts.append(join(_inner(item.list(word), f"{path}.{word}", clause, facts, reads)))
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


def _inner(
    items: tuple[Item, ...], path: str, clause: str, facts: Mapping[str, FactDef], reads: str
) -> tuple[Gate, ...]:
    gates = (gate_of(item, f"{path}[{at}]", clause, facts, reads) for at, item in enumerate(items))
    return tuple(gate for gate in gates if gate is not None)


def _reads(word: str) -> Literal["told", "stated"]:
    return "stated" if word == "stated" else "told"
