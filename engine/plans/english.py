"""English beside a plan: id path -> text with a short hash of the Chinese that it translates."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.plans.ladder import AllOf, AnyOf, Gate, Judge, NoneOf
from engine.plans.load import Shelf
from engine.plans.model import Plan
from engine.plans.reader import Item
from engine.values.findings import Finding, Place

_SHARED = re.compile(r"actions\.\w+\.\w+.*\.do$")
"""Paths of what a module or an overlay says."""

_FILL = re.compile(r"\$\{\s*(\w+)\s*\}")


def short_hash(chinese: str) -> str:
    """Eight hex digits that change when the Chinese does."""
    return hashlib.sha256(chinese.encode()).hexdigest()[:8]


@dataclass(slots=True)
class English:
    """All sidecars by plan id, and what was found in them."""

    files: Mapping[str, Item]
    findings: list[Finding] = field(default_factory=list)

    def texts(self, plan: Plan) -> dict[str, tuple[str, str]]:
        """Path -> (English, hash) of a plan; stale, missing and superfluous entries are noted as warnings.

        What a module or an overlay says is translated once, beside it, under its own paths.
        """
        chinese = texts_of(plan)
        item = self.files.get(plan.id) or self.files.get(plan.id.partition("@")[0])
        found = {} if item is None else self._own(item)
        if item is not None and "@" not in plan.id:
            self._judge(item, found, chinese)
        for action in plan.actions:
            path = f"actions.{action.id}.do"
            if path not in found and (pair := self._shared(action.id, found, chinese)) is not None:
                found[path] = pair
        return {path: (_filled(text, plan.parameters), of) for path, (text, of) in found.items()}

    def _own(self, item: Item) -> dict[str, tuple[str, str]]:
        entries = item.get("texts")
        return {path: pair for path, entry in (entries.items() if entries else ()) if (pair := _pair(entry))}

    def _shared(
        self, id_: str, found: Mapping[str, tuple[str, str]], chinese: Mapping[str, str]
    ) -> tuple[str, str] | None:
        """The English of ``<module or overlay>.<entry>``; an overlay that keeps the words takes theirs."""
        shelf, _, entry = id_.partition(".")
        path = f"actions.{entry}.do"
        if shelf in self.files and path in (own := self._own(self.files[shelf])):
            return own[path]
        same = chinese.get(path) == chinese[f"actions.{id_}.do"]
        return found.get(path) if entry and same else None

    def _judge(self, item: Item, found: Mapping[str, tuple[str, str]], chinese: Mapping[str, str]) -> None:
        for path, (_, stated) in found.items():
            place = item.value["texts"].keys[path]
            if path not in chinese:
                self._warn(place, f"the plan has no text at {path}", "delete the line or mend the path")
            elif stated != short_hash(chinese[path]):
                help_ = f"translate again, then write {short_hash(chinese[path])}"
                self._warn(place, "the Chinese has changed since", help_)
        missing = [path for path in chinese if path not in found and not _SHARED.match(path)]
        if missing:
            self._warn(
                item.value["plan"].place, f"{len(missing)} texts are not translated", "the first is " + missing[0]
            )

    def _warn(self, place: Place, error: str, help_: str) -> None:
        self.findings.append(Finding("E333", "warning", place, error, help_))


def read_english(shelf: Shelf) -> English:
    """Read every ``*.en.yaml``."""
    files: dict[str, Item] = {}
    for file in shelf.of("english"):
        item, reader = shelf.read(file, "english")
        shelf.take(reader)
        if item is not None and item.of("plan") is not None:
            files[item.of("plan")] = item
    return English(files)


def _pair(entry: Item) -> tuple[str, str] | None:
    if isinstance(entry.value, dict):
        text, of = entry.of("en"), entry.of("of")
        return None if text is None or of is None else (text, of)
    plain = entry.plain()
    return (plain[0], plain[1]) if len(plain) == 2 else None


def _filled(text: str, parameters: Mapping[str, str]) -> str:
    return _FILL.sub(lambda match: parameters.get(match[1], match[0]), text)


def texts_of(plan: Plan) -> dict[str, str]:
    """Every Chinese text of a plan by its path, in the order in which a reader meets them."""
    found = {"title": plan.title}
    for step in plan.levels.steps:
        found |= {judge.path: judge.text for judge in judges_of(step.gate)}
    found |= {f"command.members.{agency}": duty for agency, duty in plan.command.members.items() if duty}
    for group in plan.command.groups:
        found[f"command.groups.{group.id}.title"] = group.title
        found |= {f"command.groups.{group.id}.duty": group.duty} if group.duty else {}
    found |= {f"actions.{action.id}.do": action.do for action in plan.actions}
    count: dict[str, int] = {}
    for line in plan.adjust:
        at = count[line.kind] = count.get(line.kind, -1) + 1
        found |= {f"adjust.{line.kind}[{at}]": line.judge} if line.judge else {}
    return found | {line.path: line.judge for line in plan.stand_down.lines if line.judge}


def judges_of(gate: Gate | None) -> tuple[Judge, ...]:
    """All judge criteria of a gate, in the order of the text."""
    match gate:
        case Judge():
            return (gate,)
        case AllOf(parts) | AnyOf(parts) | NoneOf(parts):
            return tuple(judge for part in parts for judge in judges_of(part))
        case _:
            return ()
