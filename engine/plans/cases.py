"""Cases: a plan's own tests, read from ``<name>.cases.yaml`` beside it. Running them is not done here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from engine.plans.context import Context
from engine.plans.load import decode
from engine.plans.nodes import compose
from engine.plans.plan_kinds import RECORDS
from engine.plans.reader import Item, Reader
from engine.values.findings import Finding, Place


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list must hold and what it must not."""

    contains: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExpectedLevels:
    """Expected level set; None and empty parts are not judged."""

    certain: str | None = None
    possible: tuple[str, ...] | None = None
    excluded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Expected:
    """What must come out of a case; None and empty parts are not judged."""

    plans: Listed = Listed()
    grade: tuple[str, ...] | None = None
    levels: ExpectedLevels | None = None
    tells: Listed = Listed()
    actions: Listed = Listed()
    due: Mapping[str, str] = field(default_factory=dict)
    questions: Listed = Listed()


@dataclass(frozen=True, slots=True)
class Case:
    """One case: a sentence, what comes in (words of a report, facts, or both), when, and what must come out."""

    name: str
    plan: str
    expect: Expected
    report: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    """fact -> text, number or list, as a person enters them"""
    hazard: str | None = None
    area: str | None = None
    received: str | None = None
    """ISO with offset"""
    now: str | None = None
    """ISO with offset"""
    place: Place | None = None


def read_cases(
    path: str, content: bytes, names: Mapping[str, Mapping[str, str]] | None = None
) -> tuple[tuple[Case, ...], tuple[Finding, ...]]:
    """The cases of one file, with every finding. ``path`` names the plan where the file does not."""
    findings: list[Finding] = []
    text = decode(content, path, findings)
    node, found = compose(text or "", path)
    context = Context(names=names or {}, lines=tuple((text or "").split("\n")))
    reader = Reader(RECORDS, context, findings + found)
    item = None if node is None else reader.record(node, "cases")
    if item is None:
        return (), tuple(reader.findings)
    plan = item.of("plan", PurePosixPath(path).name.removesuffix(".yaml").removesuffix(".cases"))
    cases = [case for row in item.list("cases") if (case := _case(row, plan, reader)) is not None]
    return tuple(cases), tuple(reader.findings)


def _case(row: Item, plan: str, reader: Reader) -> Case | None:
    expect = row.get("expect")
    if row.of("name") is None or expect is None:
        return None
    if row.get("report") is None and row.get("facts") is None:
        reader.fault("E108", row.place, "the case has neither a report nor facts", "add report: or facts:")
        return None
    keys = ("report", "hazard", "area", "received", "now")
    words = {key: row.of(key) for key in keys}
    facts = {key: inner.value for key, inner in row.value["facts"].items()} if row.get("facts") else {}
    return Case(row.of("name"), plan, _expected(expect), facts=facts, place=row.place, **words)


def _expected(item: Item) -> Expected:
    return Expected(
        plans=_listed(item.get("plans")),
        grade=item.of("grade"),
        levels=_levels(item.get("levels")),
        tells=_listed(item.get("tells")),
        actions=_listed(item.get("actions")),
        due=item.of("due", {}),
        questions=_listed(item.get("questions")),
    )


def _listed(item: Item | None) -> Listed:
    if item is None:
        return Listed()
    if isinstance(item.value, dict):
        return Listed(item.of("contains", ()), item.of("lacks", ()))
    return Listed(item.plain())


def _levels(item: Item | None) -> ExpectedLevels | None:
    if item is None:
        return None
    return ExpectedLevels(item.of("certain"), item.of("possible"), item.of("excluded", ()))
