"""YAML nodes with places and without implicit types: every scalar keeps its raw text, whatever YAML would make of it.

Built from the events of libyaml, so that what stands before a syntax error is still read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from engine.plans.traps import Cleaned, clean
from engine.values.findings import Finding, Place

MAX_BYTES = 4 * 1024 * 1024
MAX_DEPTH = 24
MAX_NODES = 200_000
MAX_COPIED = 10_000
"""Values that aliases may stand for, all together."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A scalar as written; ``quoted`` for '…' and "…" and block scalars."""

    text: str
    quoted: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values, in the order of the file, duplicates already reported and left out."""

    pairs: tuple[tuple[Scalar, Node], ...]
    place: Place

    def get(self, key: str) -> Node | None:
        """The value of a key, or None."""
        return next((value for name, value in self.pairs if name.text == key), None)


Node = Scalar | Sequence | Mapping


class _Limit(Exception):
    """A limit of the reader was passed at a place."""


@dataclass(slots=True)
class _Builder:
    """State of one composition: open containers, anchors, findings, and how much was built."""

    file: str
    cleaned: Cleaned
    findings: list[Finding] = field(default_factory=list)
    anchors: dict[str, tuple[Node, int]] = field(default_factory=dict)
    stack: list[_Open] = field(default_factory=list)
    root: Node | None = None
    size: int = 0
    copied: int = 0

    def place(self, start: Any, end: Any) -> Place:
        """The place of a span of marks, columns as in the file before it was cleaned."""
        column = self.cleaned.column
        return Place(
            self.file,
            start.line + 1,
            column(start.line, start.column) + 1,
            end.line + 1,
            column(end.line, end.column) + 1,
        )


@dataclass(slots=True)
class _Open:
    """A container that has not ended yet."""

    event: Any
    anchor: str | None
    items: list[Node]
    is_map: bool
    weight: int = 1
    """values in it, those that aliases stand for included"""


def compose(text: str, file: str) -> tuple[Node | None, list[Finding]]:
    """Read ``text`` into nodes. Findings: syntax (one, with what parses before it), limits, traps, duplicate keys.

    Returns None as node where the file is empty or nothing could be read. Never raises on bad input.
    """
    cleaned, findings = clean(text, file)
    builder = _Builder(file, cleaned, findings)
    try:
        for event in yaml.parse(cleaned.text, Loader=yaml.CSafeLoader):
            _take(builder, event)
    except yaml.MarkedYAMLError as error:
        builder.findings.append(_syntax(builder, error))
    except _Limit as limit:
        builder.findings.append(limit.args[0])
    while builder.stack:
        _close(builder, None)
    return builder.root, builder.findings


def _syntax(builder: _Builder, error: yaml.MarkedYAMLError) -> Finding:
    mark = error.problem_mark or error.context_mark
    place = Place(builder.file, 1, 1, 1, 2) if mark is None else builder.place(mark, mark)
    problem = " ".join(part for part in (error.context, error.problem) if part)
    return Finding(
        "E101",
        "error",
        place,
        f"not valid YAML: {problem}",
        "check the colon, the indent, the brackets and the quotes at and above this line",
    )


def _take(builder: _Builder, event: Any) -> None:
    """Handle one event of the parser."""
    if builder.size > MAX_NODES:
        place = builder.place(event.start_mark, event.end_mark)
        raise _Limit(Finding("E103", "error", place, f"more than {MAX_NODES} values", "split the file"))
    if isinstance(event, yaml.ScalarEvent):
        place = builder.place(event.start_mark, event.end_mark)
        _add(builder, Scalar(event.value, event.style not in (None, ""), place), event.anchor)
    elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
        _open(builder, event)
    elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
        _close(builder, event)
    elif isinstance(event, yaml.AliasEvent):
        _alias(builder, event)
    elif isinstance(event, yaml.DocumentStartEvent) and builder.root is not None:
        place = builder.place(event.start_mark, event.end_mark)
        raise _Limit(Finding("E103", "error", place, "a second document begins here", "keep one document in a file"))


def _open(builder: _Builder, event: Any) -> None:
    if len(builder.stack) >= MAX_DEPTH:
        place = builder.place(event.start_mark, event.end_mark)
        raise _Limit(
            Finding("E103", "error", place, f"nested deeper than {MAX_DEPTH} levels", "flatten this part of the file")
        )
    is_map = isinstance(event, yaml.MappingStartEvent)
    builder.stack.append(_Open(event, event.anchor, [], is_map))


def _close(builder: _Builder, end: Any | None) -> None:
    done = builder.stack.pop()
    last = end.end_mark if end is not None else done.event.end_mark
    place = builder.place(done.event.start_mark, last)
    node = Mapping(_pairs(builder, done.items), place) if done.is_map else Sequence(tuple(done.items), place)
    _add(builder, node, done.anchor, done.weight)


def _add(builder: _Builder, node: Node, anchor: str | None, weight: int = 1) -> None:
    builder.size += 1
    if anchor:
        builder.anchors[anchor] = (node, weight)
    if builder.stack:
        builder.stack[-1].items.append(node)
        builder.stack[-1].weight += weight
    elif builder.root is None:
        builder.root = node


def _alias(builder: _Builder, event: Any) -> None:
    """An alias counts as much as what it stands for, so that a bomb of aliases meets the limit before it grows."""
    place = builder.place(event.start_mark, event.end_mark)
    found = builder.anchors.get(event.anchor)
    if found is None:
        builder.findings.append(
            Finding("E101", "error", place, f"no anchor named {event.anchor}", "write the value itself")
        )
        _add(builder, Scalar("", False, place), None)
        return
    node, weight = found
    builder.copied += weight
    if builder.copied > MAX_COPIED:
        raise _Limit(Finding("E103", "error", place, "too many aliases", "write the values themselves"))
    _add(builder, node, None, weight)


def _pairs(builder: _Builder, items: list[Node]) -> tuple[tuple[Scalar, Node], ...]:
    """Pair keys with values; a second use of a key is reported and left out."""
    seen: dict[str, Scalar] = {}
    pairs: list[tuple[Scalar, Node]] = []
    for key, value in zip(items[::2], items[1::2], strict=False):
        if not isinstance(key, Scalar):
            builder.findings.append(Finding("E109", "error", key.place, "a key must be a word", "write one word"))
        elif key.text in seen:
            builder.findings.append(_duplicate(key, seen[key.text]))
        else:
            seen[key.text] = key
            pairs.append((key, value))
    return tuple(pairs)


def _duplicate(key: Scalar, first: Scalar) -> Finding:
    return Finding(
        "E106",
        "error",
        key.place,
        f"the key {key.text} stands here a second time",
        f"keep one of the two; the first is in line {first.place.line}",
        related=((first.place, "first use"),),
    )
