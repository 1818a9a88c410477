"""The files of a library, composed and put on a shelf by kind; and what is said of them, settled in the end."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.plans.context import Context
from engine.plans.kind_of_file import kind_of
from engine.plans.nodes import MAX_BYTES, Node, compose
from engine.plans.plan_kinds import RECORDS
from engine.plans.reader import Item, Reader
from engine.values.findings import Finding, Place


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file as composed: its path from the root, its kind, nodes, and source lines."""

    path: str
    kind: str
    layer: int
    node: Node | None
    lines: tuple[str, ...]
    data: bytes


@dataclass(slots=True)
class Shelf:
    """All files of a library by kind, what has been read of them so far, and every finding."""

    files: tuple[SourceFile, ...]
    context: Context = field(default_factory=Context)
    findings: list[Finding] = field(default_factory=list)

    def of(self, kind: str) -> tuple[SourceFile, ...]:
        """Files of one kind in the order of layers, then paths."""
        return tuple(file for file in self.files if file.kind == kind)

    def read(self, file: SourceFile, record: str, node: Node | None = None) -> tuple[Item | None, Reader]:
        """Read a file (or a node made from it) as a record; its findings are kept here and in the reader."""
        context = Context(self.context.facts, self.context.parameters, self.context.names, file.lines)
        reader = Reader(RECORDS, context)
        target = node if node is not None else file.node
        item = None if target is None else reader.record(target, record)
        return item, reader

    def take(self, reader: Reader) -> None:
        """Keep the findings of a reader."""
        self.findings += reader.findings


def shelve(files: Mapping[str, bytes], layers: tuple[str, ...] = ()) -> Shelf:
    """Compose every file that belongs to a library. Files of ``layers/<name>/`` come after the root, in that order."""
    shelf = Shelf(())
    found: list[SourceFile] = []
    for path in sorted(files):
        layer, inner = _layer(path, layers)
        if layer is None:
            continue
        file = _file(path, inner, layer, files[path], shelf.findings)
        if file is not None:
            found.append(file)
    shelf.files = tuple(sorted(found, key=lambda file: (file.layer, file.path)))
    return shelf


def _layer(path: str, layers: tuple[str, ...]) -> tuple[int | None, str]:
    head, _, rest = path.partition("/")
    if head != "layers":
        return 0, path
    name, _, inner = rest.partition("/")
    return (layers.index(name) + 1, inner) if name in layers else (None, inner)


def _file(path: str, inner: str, layer: int, data: bytes, findings: list[Finding]) -> SourceFile | None:
    kind = kind_of(inner)
    if kind in (None, "divisions", "cases"):
        return None if kind != "divisions" else SourceFile(path, "divisions", layer, None, (), data)
    text = decode(data, path, findings)
    if text is None:
        return None
    node, found = compose(text, path)
    findings += found
    if node is None and not any(finding.severity == "error" for finding in found):
        findings.append(Finding("E113", "error", Place(path, 1, 1, 1, 2), "the file is empty", "begin with tocsin: 1"))
    return SourceFile(path, kind_of(inner, node) or "", layer, node, tuple(text.split("\n")), data)


def decode(data: bytes, path: str, findings: list[Finding]) -> str | None:
    """The text of a file; None with a finding where it is too large or not UTF-8."""
    place = Place(path, 1, 1, 1, 2)
    if len(data) > MAX_BYTES:
        findings.append(Finding("E103", "error", place, f"larger than {MAX_BYTES // 1024} KB", "split the file"))
        return None
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        place = Place(path, line, column, line, column + 1)
        findings.append(Finding("E102", "error", place, "not UTF-8 text", "save the file as UTF-8"))
        return None


def digest_of(files: Mapping[str, bytes]) -> str:
    """Content hash of files by relative path, independent of their order."""
    total = hashlib.sha256()
    for path in sorted(files):
        total.update(path.encode() + b"\0" + hashlib.sha256(files[path]).digest())
    return total.hexdigest()


_ABSENCES = frozenset({"E108", "E113", "E307", "E320", "E322", "E324", "E325", "E330", "E331", "E332"})
"""Codes that say that something is not there, which says nothing of a file that could not be read to its end."""


def settled(findings: list[Finding]) -> tuple[Finding, ...]:
    """Findings in order, each once; after a syntax error only what stands before it and is not about absence."""
    broken: dict[str, int] = {}
    for found in findings:
        if found.code == "E101" and found.error.startswith("not valid YAML"):
            broken[found.place.file] = found.place.line
    seen: dict[tuple[object, ...], Finding] = {}
    for found in findings:
        if not _behind(found, broken):
            seen.setdefault((found.place, found.code, found.error), found)
    return tuple(sorted(seen.values(), key=lambda found: (found.place, found.code, found.error)))


def _behind(found: Finding, broken: Mapping[str, int]) -> bool:
    line = broken.get(found.place.file)
    if line is None or found.code in ("E101", "E104", "E105", "E106"):
        return False
    return found.code in _ABSENCES or found.place.end_line >= line
