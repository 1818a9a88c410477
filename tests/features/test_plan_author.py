"""The plan author's stories."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from engine.plans.files import check_file, load_library
from engine.values.findings import Finding

scenarios("plan_author.feature")

ROOT = Path(__file__).parents[2] / "plans_yaml"


@pytest.fixture
def desk() -> dict[str, object]:
    """What the author has before them."""
    return {"findings": ()}


@given("一个有十五处不同错误的预案文件")
def faulty_plan(desk: dict[str, object]) -> None:
    """A well-formed file with fifteen mistakes."""
    desk["file"] = Path(__file__).parents[1] / "bad_plans" / "fifteen_mistakes.yaml"


@when("检查这个文件")
def check_it(desk: dict[str, object]) -> None:
    """One run over one file."""
    desk["findings"] = check_file(desk["file"], ROOT)


@when("检查整个预案库")
def check_all(desk: dict[str, object]) -> None:
    """One run over the library."""
    desk["findings"] = load_library(ROOT).findings


@then(parsers.parse("至少报告{count:d}个问题"))
def at_least(desk: dict[str, object], count: int) -> None:
    """Nothing is hidden behind the first mistake."""
    assert len(findings_of(desk)) >= count


@then("每个问题都有行号、列号和改法")
def placed(desk: dict[str, object]) -> None:
    """Each finding has its place and its help."""
    assert all(finding.place.line > 0 and finding.place.column > 0 and finding.help for finding in findings_of(desk))


@then("没有错误")
def no_error(desk: dict[str, object]) -> None:
    """No finding is an error."""
    assert [finding for finding in findings_of(desk) if finding.severity == "error"] == []


def findings_of(desk: dict[str, object]) -> tuple[Finding, ...]:
    """The findings of the last check."""
    findings = desk["findings"]
    assert isinstance(findings, tuple)
    return findings
