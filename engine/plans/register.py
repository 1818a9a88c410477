"""The register (通讯录与值班表) from sample files: contacts, posts, roster, sites."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import TypeVar

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
    items = {key: _items(shelf, key) for key in ("contacts", "posts", "roster", "sites")}
    register = Register(
        digest_of({file.path: file.data for file in shelf.files}),
        _rows(items["contacts"], Contact),
        _rows(items["posts"], PostHolder),
        _rows(items["roster"], RosterEntry),
        _rows(items["sites"], Site),
    )
    return register, tuple(shelf.findings)


def _items(shelf: Shelf, key: str) -> tuple[Item, ...]:
    found: list[Item] = []
    for file in shelf.of("register"):
        item, reader = shelf.read(file, "register")
        if key == "contacts":
            shelf.take(reader)
        found += item.list(key) if item is not None else ()
    return tuple(found)


def _rows(items: tuple[Item, ...], type_: type[Row]) -> tuple[Row, ...]:
    """Rows as their type; one that lacks a key that must stand is left out, the reader has reported it."""
    needed = [row.name for row in fields(type_) if row.default is MISSING]
    whole = (item for item in items if all(item.get(name) is not None for name in needed))
    return tuple(type_(**{key: inner.plain() for key, inner in item.items()}) for item in whole)
