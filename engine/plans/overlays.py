"""Overlays: what changes in many plans while something holds (power, roads, networks cut). They never delete."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from engine.conditions.tree import And, Condition, Not
from engine.conditions.write import write_condition
from engine.plans.build_actions import action_of, actions_of
from engine.plans.build_common import when_of
from engine.plans.instances import covered
from engine.plans.load import Shelf
from engine.plans.model import Action, Duration, Plan, When, Within
from engine.plans.reader import Item, Reader
from engine.plans.vocabulary import FactDef, Vocabulary


@dataclass(frozen=True, slots=True)
class Overlay:
    """One overlay: while ``when`` holds, actions are added, replaced or get a shorter deadline."""

    id: str
    when: When
    add: tuple[Action, ...]
    replaced: Mapping[str, Mapping[str, object]]
    """action id -> fields of Action that change"""
    plans: tuple[str, ...] = ()
    tiers: tuple[str, ...] = ()
    hazards: tuple[str, ...] = ()


def read_overlays(shelf: Shelf) -> tuple[Overlay, ...]:
    """Read every overlay of the library, in the order of their files."""
    found: list[Overlay] = []
    for file in shelf.of("overlay"):
        item, reader = shelf.read(file, "overlay")
        overlay = None if item is None else _overlay(item, reader)
        shelf.take(reader)
        if overlay is not None:
            found.append(overlay)
    return tuple(found)


def _overlay(item: Item, reader: Reader) -> Overlay | None:
    facts = reader.context.facts
    when = when_of(item.get("when"), facts)
    if when is None or item.of("id") is None:
        return None
    changed: dict[str, dict[str, object]] = {}
    for id_, row in tuple(item.value["replace"].items()) if item.get("replace") else ():
        changed[id_] = _changes(id_, row, reader)
    for id_, row in tuple(item.value["tighten"].items()) if item.get("tighten") else ():
        changed.setdefault(id_, {})["within"] = Within(*row.value)
    return Overlay(
        item.of("id"),
        when,
        actions_of(item.get("add"), reader, facts),
        changed,
        item.of("plans", ()),
        item.of("tiers", ()),
        item.of("hazards", ()),
    )


def _changes(id_: str, row: Item, reader: Reader) -> dict[str, object]:
    """The fields that a replacement states, read as an action of which only some keys stand."""
    stand_in = {"do": "-", "by": "duty_officer", "phase": "respond"}
    complete = Item(
        {key: Item(value, row.place) for key, value in stand_in.items()} | dict(row.items()), row.place, keys=row.keys
    )
    action = action_of(id_, complete, reader, reader.context.facts)
    names = {"with_" if key == "with" else key for key, _ in row.items()} - {"until"}
    return {name: getattr(action, name) for name in sorted(names) if action is not None}


def lay_over(plan: Plan, overlays: tuple[Overlay, ...], vocabulary: Vocabulary) -> Plan:
    """The plan with every overlay that is for it."""
    for overlay in overlays:
        if _fits(plan, overlay, vocabulary):
            plan = replace(plan, actions=_laid(plan.actions, overlay, vocabulary.facts))
    return plan


def _fits(plan: Plan, overlay: Overlay, vocabulary: Vocabulary) -> bool:
    if overlay.plans and plan.id.partition("@")[0] not in overlay.plans:
        return False
    if overlay.tiers and plan.tier not in overlay.tiers:
        return False
    if not overlay.hazards or not plan.hazards:
        return True
    return bool(set(covered(overlay.hazards, vocabulary.hazards)) & set(covered(plan.hazards, vocabulary.hazards)))


def _laid(actions: tuple[Action, ...], overlay: Overlay, facts: Mapping[str, FactDef]) -> tuple[Action, ...]:
    found: list[Action] = []
    for action in actions:
        change = overlay.replaced.get(action.id)
        if change is None or not _stricter(action, change):
            found.append(action)
            continue
        found.append(replace(action, when=_and(action.when, Not(overlay.when.condition), overlay, facts)))
        new = replace(action, id=f"{overlay.id}.{action.id}", **change)  # type: ignore[arg-type] # fields of Action by name
        found.append(replace(new, when=_and(new.when, overlay.when.condition, overlay, facts)))
    for action in overlay.add:
        when = _and(action.when, overlay.when.condition, overlay, facts)
        found.append(replace(action, id=f"{overlay.id}.{action.id}", when=when))
    return tuple(found)


def _stricter(action: Action, change: Mapping[str, object]) -> bool:
    """A shorter deadline only: an overlay that would lengthen one changes nothing."""
    within = change.get("within")
    if set(change) != {"within"} or not isinstance(within, Within) or action.within is None:
        return True
    return length(within.duration) <= length(action.within.duration)


def length(duration: Duration) -> int:
    """Seconds of a duration for comparing: at once is 0, a working day counts as a day."""
    if duration.seconds is not None:
        return duration.seconds
    return 0 if duration.workdays is None else duration.workdays * 86400


def _and(when: When | None, condition: Condition, overlay: Overlay, facts: Mapping[str, FactDef]) -> When:
    both = condition if when is None else And((condition, when.condition))
    clause = overlay.when.clause or (when.clause if when else "")
    return When(both, write_condition(both, facts), clause, place=overlay.when.place)
