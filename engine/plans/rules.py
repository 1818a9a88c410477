"""Rules of law in a library: grading statutes, reporting duties, sensitive rules, call rules."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

from engine.conditions.tree import Condition
from engine.plans import build_vocabulary
from engine.plans.build_actions import action_of
from engine.plans.build_common import source_of
from engine.plans.build_ladder import grade_ladder
from engine.plans.load import Shelf
from engine.plans.model import Statute, StatutoryDuty
from engine.plans.reader import Item
from engine.plans.vocabulary import CallRule, DispatchRule, SensitiveRule


@dataclass(slots=True)
class Rules:
    """Rules with conditions, as they are gathered."""

    sensitive: list[SensitiveRule] = field(default_factory=list)
    calls: list[CallRule] = field(default_factory=list)
    dispatch: list[DispatchRule] = field(default_factory=list)
    conditions: dict[str, Condition] = field(default_factory=dict)
    statutes: dict[str, Statute] = field(default_factory=dict)
    duties: list[StatutoryDuty] = field(default_factory=list)


def read_rules(shelf: Shelf) -> Rules:
    """All rules of all files, and the ids of statutes made known to the reader."""
    rules = Rules()
    _calls(shelf, rules)
    _statutes(shelf, rules)
    if rules.statutes:
        shelf.context.names = dict(shelf.context.names) | {"statute": {id_: id_ for id_ in rules.statutes}}
    return rules


def _calls(shelf: Shelf, rules: Rules) -> None:
    for file in shelf.of("calls"):
        item, reader = shelf.read(file, "calls")
        for rule, condition in build_vocabulary.calls_of_file(item) if item is not None else ():
            rules.calls.append(rule)
            rules.conditions[f"calls.{rule.id}"] = cast(Condition, condition)
        if item is not None:
            _dispatch(item, rules)
        shelf.take(reader)
    for file in shelf.of("sensitive"):
        item, reader = shelf.read(file, "sensitive")
        for sensitive, condition in build_vocabulary.sensitive_of_file(item) if item is not None else ():
            rules.sensitive.append(sensitive)
            rules.conditions[f"sensitive.{sensitive.id}"] = cast(Condition, condition)
        shelf.take(reader)


def _dispatch(item: Item, rules: Rules) -> None:
    for rule, condition in build_vocabulary.dispatch_of_file(item):
        rules.dispatch.append(rule)
        if condition is not None:
            rules.conditions[f"dispatch.{rule.id}"] = cast(Condition, condition)


def _statutes(shelf: Shelf, rules: Rules) -> None:
    facts = shelf.context.facts
    for file in shelf.of("statute"):
        item, reader = shelf.read(file, "statute")
        if item is not None and item.of("id") is not None:
            ladder = grade_ladder(item.of("id"), item, item.list("grades"), facts)
            also = {key: str(inner.value) for key, inner in item.value["also"].items()} if item.get("also") else {}
            rules.statutes[ladder.id] = Statute(
                ladder.id,
                item.of("title", ladder.id),
                item.of("binding", "convention"),
                ladder,
                source_of(item),
                item.of("note", ""),
                also,
            )
        shelf.take(reader)
    for file in shelf.of("duties"):
        item, reader = shelf.read(file, "duties")
        for id_, row in tuple(item.value["duties"].items()) if item is not None and item.get("duties") else ():
            action = action_of(id_, row, reader, facts)
            if action is not None:
                rules.duties.append(
                    StatutoryDuty(action, row.of("hazards", ()), row.of("tiers", ()), row.of("law", ""))
                )
        shelf.take(reader)
