"""What the checks of a plan look at: the plan as it was read, whether it can be built or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.plans.model import Duration
from engine.plans.reader import Item
from engine.values.findings import Finding, Place, Severity


@dataclass(frozen=True, slots=True)
class Act:
    """What the checks need of one action; what could not be read is simply not there."""

    id: str
    item: Item
    key: Place
    after: tuple[str, ...] = ()
    """all of these come before"""
    one_of: tuple[str, ...] = ()
    length: Duration | None = None
    moment: str | None = None

    def place(self, key: str) -> Place:
        """Where a key's value stands; the action's own key where it is missing."""
        found = self.item.get(key)
        return self.key if found is None else found.place

    @property
    def life(self) -> bool:
        """It saves life."""
        return bool(self.item.of("life"))


@dataclass(frozen=True, slots=True)
class Checked:
    """A plan as it was read, whether it can be built or not, so that no mistake hides another."""

    item: Item
    acts: tuple[Act, ...]

    @property
    def ids(self) -> dict[str, str]:
        """Ids of all actions, in the form that ``suggest`` takes."""
        return {act.id: act.id for act in self.acts}


def act_of(id_: str, item: Item, key: Place) -> Act:
    """An action as the checks need it."""
    after = item.of("after", ())
    within = item.of("within") or (None, None)
    if isinstance(after, dict):
        return Act(id_, item, key, after.get("all", ()), after.get("any", ()), *within)
    return Act(id_, item, key, (after,) if isinstance(after, str) else after, (), *within)


def walk(item: Item) -> Iterator[Item]:
    """An item and all within it."""
    yield item
    inner = item.value.values() if isinstance(item.value, dict) else item.value if isinstance(item.value, tuple) else ()
    for part in inner:
        if isinstance(part, Item):
            yield from walk(part)


def at(code: str, place: Place, error: str, help_: str, severity: Severity = "error") -> Finding:
    """A finding; an error unless it is said otherwise."""
    return Finding(code, severity, place, error, help_)
