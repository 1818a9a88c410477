"""The plans' own cases, and the level cases that city plans are measured by."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

import pytest

from engine.plans.cases import Case, Expected, ExpectedLevels
from engine.plans.files import load_cases
from engine.plans.model import Library, Register
from engine.respond.cases import run_case
from matcher.read import read

from .conftest import MAIN, ROOT

CASES = load_cases(ROOT)

LEVEL_CASES: tuple[tuple[str, str, dict[str, Any], str], ...] = (
    ("city.flood", "urban_flood", {"warning_rainstorm": "red"}, "II"),
    ("city.flood", "river_flood", {"river_level": "over_warning"}, "IV"),
    ("city.flood", "dam_dyke", {"dam": "collapse_small"}, "II"),
    ("city.meteo", "typhoon", {"warning_typhoon": "red"}, "I"),
    ("city.meteo", "rainstorm", {"warning_rainstorm": "yellow"}, "III"),
    ("city.snow_ice", "snow_ice", {"warning_snow": "orange"}, "II"),
    ("city.metro", "rail_transit", {"deaths": 0, "injured": 0, "trapped": 0, "interruption": "6小时"}, "III"),
    (
        "city.forest_fire",
        "forest_fire",
        {"deaths": 0, "injured": 0, "missing": 0, "threatens_settlement": "no", "open_flame": "5小时"},
        "IV",
    ),
    ("city.disaster_relief", "flash_flood", {"deaths": 4, "missing": 0, "buried": 0}, "III"),
)


def run(library: Library, register: Register, case: Case) -> tuple[str, ...]:
    """The failures of one case, read by the shipped matcher."""
    return run_case(library, register, case, lambda text, at: read(library, register, text, at)).failures


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.plan}: {case.name}")
def test_the_case_comes_out_as_its_author_expects(library: Library, register: Register, case: Case) -> None:
    """A case of a plan gives the levels, acts and agencies that its author derived from statute and plan."""
    assert run(library, register, case) == ()


@pytest.mark.parametrize("plan", MAIN)
def test_every_main_plan_has_cases_enough(plan: str) -> None:
    """Each main plan has at least eight cases, among them one in which nothing of it starts and one with gaps."""
    cases = [case for case in CASES if case.plan == plan]
    assert len(cases) >= 8
    assert any(plan in case.expect.plans.lacks for case in cases)
    assert any(case.expect.levels and len(case.expect.levels.possible or ()) > 1 for case in cases)


def test_case_names_are_sentences_of_their_own() -> None:
    """No two cases of a plan bear one name."""
    twice = [name for name, count in Counter((case.plan, case.name) for case in CASES).items() if count > 1]
    assert not twice


@pytest.mark.parametrize(("plan", "hazard", "facts", "level"), LEVEL_CASES)
def test_known_level_cases_hold(
    library: Library, register: Register, plan: str, hazard: str, facts: dict[str, Any], level: str
) -> None:
    """Boundary cases of city plans that are known beforehand come out at their level and no other."""
    case = Case(level, plan, Expected(levels=ExpectedLevels(possible=(level,))), facts=facts, hazard=hazard)
    assert run(library, register, case) == ()


def test_a_wrong_expectation_is_noticed(library: Library, register: Register) -> None:
    """The cases can fail: three deaths expected at level IV are reported."""
    case = Case(
        "wrong",
        "city.hazchem",
        Expected(levels=ExpectedLevels(possible=("IV",))),
        facts={"deaths": 3},
        hazard="hazchem",
    )
    assert run(library, register, case)


def test_reading_needs_an_instant_with_offset() -> None:
    """Every instant that a case names carries its offset."""
    stamps = [stamp for case in CASES for stamp in (case.now, case.received) if stamp]
    assert stamps
    assert all(datetime.fromisoformat(stamp).tzinfo is not None for stamp in stamps)
