"""Every fault is found at its place, with the words that help: golden text beside each bad plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.plans.diagnostics import render_finding
from engine.plans.files import check_file

ROOT = Path(__file__).parent / "library"
BAD = Path(__file__).parents[2] / "bad_plans"
FIFTEEN = (
    ("E107", "titel"),
    ("E111", "2026"),
    ("E115", "in_forse"),
    ("E303", "hazchen"),
    ("E310", "cn.acident"),
    ("E210", "deathes"),
    ("E220", "3公顷"),
    ("E304", "em_bureua"),
    ("E306", "learnt"),
    ("E116", "${distence}"),
    ("E305", "first_reponse"),
    ("E110", "20 minuts of received"),
    ("E115", "V+"),
    ("E110", "maybe"),
    ("E111", "5.10"),
)


def diagnostics(path, monkeypatch):
    """Findings of a bad plan as text, paths as one would type them in its folder."""
    monkeypatch.chdir(BAD)
    source = path.read_text(encoding="utf-8", errors="replace")
    findings = check_file(Path(path.name), ROOT)
    return "".join(render_finding(finding, source) + "\n\n" for finding in findings)


@pytest.mark.parametrize("path", sorted(BAD.glob("*.yaml")), ids=lambda path: path.stem)
def test_diagnostics_are_the_golden_text(path, monkeypatch):
    """What a bad plan brings forth is what stands in the text file beside it."""
    assert diagnostics(path, monkeypatch) == path.with_suffix(".txt").read_text(encoding="utf-8")


def test_fifteen_mistakes_are_found_in_one_run_each_at_its_place():
    """A well-formed plan with fifteen mistakes: code, line and column of each."""
    path = BAD / "fifteen_mistakes.yaml"
    lines = path.read_text(encoding="utf-8").split("\n")
    expected = []
    for code, words in FIFTEEN:
        line = next(number for number, text in enumerate(lines, start=1) if words in text)
        expected.append((code, line, lines[line - 1].index(words) + 1))
    found = {(finding.code, finding.place.line, finding.place.column) for finding in check_file(path, ROOT)}
    assert set(expected) <= found
    assert len(set(expected)) == 15


def test_every_bad_plan_has_an_error_or_a_warning(monkeypatch):
    """No fixture is good by mistake."""
    for path in sorted(BAD.glob("*.yaml")):
        assert diagnostics(path, monkeypatch), path.name
