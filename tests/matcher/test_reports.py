"""Reports of our own, in all styles, with what a duty officer would take from each."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from engine.incident.reading import ReadFact
from engine.values.cells import Members, Range, Words
from tests.matcher.reading import heard

REPORTS = [json.loads(line) for line in Path(__file__).with_name("reports.jsonl").read_text("utf-8").splitlines()]
EMERGENCIES = [report for report in REPORTS if report["kind"] == "emergency"]
OTHERS = [report for report in REPORTS if report["kind"] != "emergency"]


def _says(want: Any, found: ReadFact | None) -> bool:
    if found is None:
        return False
    if want == "open":
        return found.state == "open" and found.cell is None
    match found.cell:
        case Range(low, high):
            pair = want if isinstance(want, list) else [Fraction(want), Fraction(want)]
            return [low, high] == pair
        case Words(may):
            return may == {want} or found.text == want
        case Members(known, _):
            return want in known
    return False


@pytest.mark.parametrize("report", EMERGENCIES, ids=lambda report: report["id"])
def test_an_emergency_is_read_with_its_hazard_and_its_figures(report: dict[str, Any]) -> None:
    """Hazard, kind and every expected figure of the report are read."""
    reading = heard(report["text"])
    facts = {found.fact: found for found in reading.facts}
    wrong = {name: facts.get(name) for name, want in report["facts"].items() if not _says(want, facts.get(name))}
    assert reading.message.kind == "emergency"
    assert reading.hazards[0].hazard == report["hazard"]
    assert wrong == {}


@pytest.mark.parametrize("report", OTHERS, ids=lambda report: report["id"])
def test_what_is_no_emergency_raises_none(report: dict[str, Any]) -> None:
    """Drills, rumours, complaints, notices and false alarms are told apart."""
    assert heard(report["text"]).message.kind == report["kind"]
