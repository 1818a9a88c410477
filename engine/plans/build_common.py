"""Small pieces that every builder needs: names, foreign names, sources, conditions with their canonical text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from engine.conditions.write import write_condition
from engine.plans.model import Source, When
from engine.plans.reader import Item
from engine.plans.vocabulary import Asking, FactDef, ForeignName
from engine.values.names import Names


class Named(Protocol):
    """Anything of the vocabulary with an id and names."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def names(self) -> Names:
        """Its names."""


def names_of(item: Item) -> Names | None:
    """Names of an entry; former names are read like aliases. None where a name is missing (already reported)."""
    zh, en = item.of("zh"), item.of("en")
    if zh is None or en is None:
        return None
    return Names(zh, en, (*item.of("aliases", ()), *item.of("former_names", ())))


def foreign(item: Item) -> dict[str, ForeignName]:
    """The ``also`` of an entry: data set -> its name there."""
    found = item.get("also")
    return {} if found is None else {key: _foreign(inner) for key, inner in found.items()}


def _foreign(item: Item) -> ForeignName:
    if isinstance(item.value, str):
        return ForeignName(item.value)
    return ForeignName(item.of("name", ""), item.of("unit"), item.of("words", {}))


def asking_of(item: Item) -> Asking | None:
    """The ``ask`` of an entry: a sentence, or a mapping with who can answer; None where it has none."""
    found = item.get("ask")
    if found is None:
        return None
    if isinstance(found.value, str):
        return Asking(found.value, "")
    return Asking(found.of("zh", ""), found.of("en", ""), found.of("who", ()), found.of("cost", 2))


def words_by_id(entries: Mapping[str, Named]) -> dict[str, str]:
    """Every id, name and alias of some entries -> id; ids win over names, names over aliases."""
    words = {alias: id_ for id_, entry in entries.items() for alias in entry.names.aliases}
    words |= {entry.names.zh: id_ for id_, entry in entries.items()}
    return words | {id_: id_ for id_ in entries}


def source_of(item: Item, key: str = "source") -> Source:
    """A source written as text (its title) or as a mapping; an empty one where it is missing."""
    found = item.get(key)
    if found is None:
        return Source()
    if isinstance(found.value, str):
        return Source(title=found.value)
    return Source(**{name: inner.value for name, inner in found.items()})


def source_text(item: Item, key: str = "source") -> str:
    """A source as one line of text."""
    source = source_of(item, key)
    return " ".join(part for part in (source.title, source.number, source.note) if part)


def when_of(item: Item | None, facts: Mapping[str, FactDef]) -> When | None:
    """A condition item (bare, or a mapping with ``if``, ``clause``, ``see``) as a When; None where it is missing."""
    if item is None:
        return None
    if not isinstance(item.value, dict):
        return When(item.value, write_condition(item.value, facts), place=item.place)
    inner = item.get("if")
    if inner is None:
        return None
    text = write_condition(inner.value, facts)
    return When(inner.value, text, item.of("clause", ""), item.of("see"), inner.place)
