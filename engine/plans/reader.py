"""The typed reader: nodes and a table of fields in, items with places out, every finding of the file in one run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz import process

from engine.plans.context import Context
from engine.plans.fields import (
    Anything,
    FieldType,
    ListOf,
    MapOf,
    Rec,
    Record,
    Shapes,
)
from engine.plans.nodes import Mapping, Node, Scalar, Sequence
from engine.plans.scalars import read_scalar
from engine.values.findings import Finding, Place

_WHOLE = re.compile(r"0|[1-9][0-9]{0,17}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Item:
    """A read value with its place: a leaf, a tuple of items, or a dict of items (``keys``: where each key stands)."""

    value: Any
    place: Place
    raw: str = ""
    keys: MappingOf[str, Place] = field(default_factory=dict)

    def get(self, key: str) -> Item | None:
        """The item of a key of a mapping, None where it is missing or could not be read."""
        found: Item | None = self.value.get(key) if isinstance(self.value, dict) else None
        return found

    def of(self, key: str, default: Any = None) -> Any:
        """The plain value of a key, without places."""
        found = self.get(key)
        return default if found is None else found.plain()

    def items(self) -> Iterator[tuple[str, Item]]:
        """Keys and items of a mapping; nothing for a leaf."""
        if isinstance(self.value, dict):
            yield from self.value.items()

    def list(self, key: str) -> tuple[Item, ...]:
        """The items of a list under a key; empty where it is missing."""
        found = self.get(key)
        return found.value if found is not None and isinstance(found.value, tuple) else ()

    def plain(self) -> Any:
        """The value without places: dict, tuple, or leaf."""
        if isinstance(self.value, dict):
            return {key: item.plain() if isinstance(item, Item) else item for key, item in self.value.items()}
        if isinstance(self.value, tuple) and all(isinstance(item, Item) for item in self.value):
            return tuple(item.plain() for item in self.value)
        return self.value


@dataclass(slots=True)
class Reader:
    """Reads nodes by type; ``records`` are the tables of fields, ``context`` what scalars may refer to."""

    records: MappingOf[str, Record]
    context: Context
    findings: list[Finding] = field(default_factory=list)

    def fault(self, code: str, place: Place, error: str, help_: str = "") -> None:
        """Note an error."""
        self.findings.append(Finding(code, "error", place, error, help_))

    def record(self, node: Node, name: str, *, partial: bool = False) -> Item | None:
        """Read a mapping as a record: unknown keys, missing keys and every value are judged."""
        record = self.records[name]
        if not isinstance(node, Mapping):
            self._shape(node, "a mapping of keys")
            return None
        values: dict[str, Item] = {}
        places: dict[str, Place] = {}
        for key, value in node.pairs:
            row = record.field(key.text)
            if row is None:
                self._unknown(key, record)
                continue
            places[key.text] = key.place
            item = self.read(value, row.type)
            if item is not None:
                values[key.text] = item
        if not partial:
            self._missing(node, record, places)
        return Item(values, node.place, keys=places)

    def read(self, node: Node, type_: FieldType) -> Item | None:
        """Read one node by its type; None where it cannot be read (a finding says why)."""
        match type_:
            case Rec(name, partial):
                return self.record(node, name, partial=partial)
            case ListOf(inner):
                return self._list(node, inner)
            case MapOf(key=key, value=value):
                return self._map(node, key, value)
            case Shapes():
                return self._by_shape(node, type_)
            case Anything():
                return Item(data(node), node.place)
        if not isinstance(node, Scalar):
            self._shape(node, "a single value")
            return None
        read = read_scalar(node, type_, self.context, self.findings)
        return None if read is None else Item(read.value, node.place, node.text)

    def _list(self, node: Node, inner: FieldType) -> Item | None:
        if isinstance(node, Sequence):
            read = [self.read(item, inner) for item in node.items]
            return Item(tuple(item for item in read if item is not None), node.place)
        if isinstance(node, Scalar) and not node.text and not node.quoted:
            return Item((), node.place)
        one = self.read(node, inner)
        return None if one is None else Item((one,), node.place)

    def _map(self, node: Node, key: FieldType, value: FieldType) -> Item | None:
        if isinstance(node, Scalar) and not node.text and not node.quoted:
            return Item({}, node.place)
        if not isinstance(node, Mapping):
            self._shape(node, "a mapping of keys")
            return None
        values: dict[str, Item] = {}
        places: dict[str, Place] = {}
        for name, inner in node.pairs:
            read = read_scalar(name, key, self.context, self.findings)
            item = self.read(inner, value)
            if read is not None and item is not None:
                values[str(read.value)] = item
                places[str(read.value)] = name.place
        return Item(values, node.place, keys=places)

    def _by_shape(self, node: Node, shapes: Shapes) -> Item | None:
        by_shape = {Scalar: shapes.scalar, Mapping: shapes.mapping, Sequence: shapes.sequence}
        type_ = by_shape[type(node)]
        if type_ is None:
            names = {Scalar: "a single value", Mapping: "a mapping of keys", Sequence: "a list"}
            wanted = [names[shape] for shape, inner in by_shape.items() if inner is not None]
            self._shape(node, " or ".join(wanted))
            return None
        return self.read(node, type_)

    def _shape(self, node: Node, wanted: str) -> None:
        found = {Scalar: "a single value", Mapping: "a mapping", Sequence: "a list"}[type(node)]
        self.fault("E109", node.place, f"{found} stands here", f"write {wanted}")

    def _unknown(self, key: Scalar, record: Record) -> None:
        names = [row.name for row in record.fields]
        near = process.extractOne(key.text, names, score_cutoff=60)
        help_ = f"did you mean {near[0]}?" if near else "known keys: " + ", ".join(names)
        self.fault("E107", key.place, f"unknown key {key.text} in {record.name}", help_)

    def _missing(self, node: Mapping, record: Record, places: MappingOf[str, Place]) -> None:
        place = Place(node.place.file, node.place.line, node.place.column, node.place.line, node.place.column + 1)
        for row in record.fields:
            if row.required and row.name not in places:
                code = {"clause": "E320", "by": "E322"}.get(row.name, "E108")
                self.fault(code, place, f"{record.name} has no {row.name}", f"add {row.name}: with {row.help}")
        if record.needs_one_of and sum(name in places for name in record.needs_one_of) != 1:
            names = ", ".join(record.needs_one_of)
            self.fault("E108", place, f"{record.name} needs exactly one of {names}", "write one of them")


def data(node: Node) -> Any:
    """A node as plain data: dict, list, and text; a plain scalar of digits becomes an int, yes/no stay words."""
    if isinstance(node, Mapping):
        return {key.text: data(value) for key, value in node.pairs}
    if isinstance(node, Sequence):
        return [data(item) for item in node.items]
    if not node.quoted and _WHOLE.fullmatch(node.text):
        return int(node.text)
    return node.text
