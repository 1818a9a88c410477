"""Judgements that a person must attest, where the report comes near to their words; a suggestion, never a fact."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from engine.incident.reading import Span
from engine.plans.ladder import AllOf, AnyOf, Gate, Judge, NoneOf
from engine.plans.model import Library, Plan
from engine.values.kept import kept
from matcher.page import Page

_LEAST = 4
_SHARE = 60
"""a run of words must be this share (%) of its part of the criterion: a fragment says nothing (政府主要)"""
_COMMON = re.compile(r"[的了和与及或，,、。]")


def suggests(page: Page, library: Library, candidates: tuple[str, ...]) -> tuple[tuple[str, Span], ...]:
    """(``<plan id>#<judge path>``, characters) for judge criteria that share a run of words with the report."""
    sought = _sought(library.plans)
    found = []
    for plan_id in dict.fromkeys(instance.partition("@")[0] for instance in candidates):
        for key, runs in sought.get(plan_id, ()):
            span = _common(page.text, runs)
            if span is not None:
                found.append((key, span))
    return tuple(found)


Sought = Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]
"""plan id -> its judge criteria: key, and the runs of words that come near to it, longest first"""


@kept
def _sought(plans: Mapping[str, Plan]) -> Sought:
    return {
        plan.id: tuple((f"{plan.id}#{path}", _runs(words)) for path, words in _judges(plan)) for plan in plans.values()
    }


def _judges(plan: Plan) -> Iterator[tuple[str, str]]:
    for step in plan.levels.steps:
        yield from ((judge.path, judge.text) for judge in _leaves(step.gate))
    counts: dict[str, int] = {}
    for line in plan.adjust:
        place = counts[line.kind] = counts.get(line.kind, -1) + 1
        if line.judge:
            yield f"adjust.{line.kind}[{place}]", line.judge
    for stop in plan.stand_down.lines:
        if stop.judge:
            yield stop.path, stop.judge


def _leaves(gate: Gate | None) -> Iterator[Judge]:
    match gate:
        case Judge():
            yield gate
        case AllOf(parts) | AnyOf(parts) | NoneOf(parts):
            for part in parts:
                yield from _leaves(part)
        case _:
            return


def _runs(words: str) -> tuple[str, ...]:
    """Runs of characters of a criterion, longest first."""
    parts = [part for part in _COMMON.split(words) if len(part) >= _LEAST]
    runs = {
        part[at : at + size]
        for part in parts
        for size in range(max(_LEAST, -(-len(part) * _SHARE // 100)), len(part) + 1)
        for at in range(len(part) - size + 1)
    }
    return tuple(sorted(runs, key=lambda run: (-len(run), run)))


def _common(text: str, runs: tuple[str, ...]) -> Span | None:
    for run in runs:
        at = text.find(run)
        if at >= 0:
            return Span(at, at + len(run))
    return None
