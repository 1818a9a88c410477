"""The register (通讯录与值班表) from sample files: contacts, posts, roster, sites."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeVar

from engine.plans.load import Shelf, digest_of, shelve
from engine.plans.model import Contact, PostHolder, Register, RosterEntry, Site
from engine.plans.reader import Item
from engine.values.findings import Finding

Row = TypeVar("Row", Contact, PostHolder, RosterEntry, Site)


def read_register(
    files: Mapping[str, bytes], agencies: Mapping[str, str] | None = None
) -> tuple[Register, tuple[Finding, ...]]:
    """The register of a root's files; ``agencies`` (word -> id) lets agency names be judged."""
    shelf = shelve({path: content for path, content in files.items() if "register/" in path})
    shelf.context.names = {"agency": agencies} if agencies else {}
    rows: dict[str, list[Any]] = {"contacts": [], "posts": [], "roster": [], "sites": []}
    for key, types in (("contacts", Contact), ("posts", PostHolder), ("roster", RosterEntry), ("sites", Site)):
        for item in _items(shelf, key):
            rows[key] += [row] if (row := _row(item, types)) is not None else []
    read = {key: tuple(found) for key, found in rows.items()}
    hash_ = digest_of({file.path: file.data for file in shelf.files})
    return Register(hash_, **read), tuple(shelf.findings)


def _items(shelf: Shelf, key: str) -> tuple[Item, ...]:
    found: list[Item] = []
    for file in shelf.of("register"):
        item, reader = shelf.read(file, "register")
        if key == "contacts":
            shelf.take(reader)
        found += item.list(key) if item is not None else ()
    return tuple(found)


def _row(item: Item, type_: type[Row]) -> Row | None:
    values = {row.name: item.of(row.name) for row in fields(type_) if item.get(row.name) is not None}
    try:
        return type_(**values)
    except TypeError:  # a key that must stand is missing; the reader has reported it
        return None
