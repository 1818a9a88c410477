"""Statutes grade complete facts as their texts say, at every boundary and one step to either side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from engine.conditions import tree
from engine.decide.known import settle
from engine.decide.levels import grade_view
from engine.incident.compose import situation_of
from engine.incident.entry import read_mapping
from engine.plans.ladder import AllOf, AnyOf, Criterion, Gate, Judge, NoneOf
from tests.data.boundaries import ALL
from tests.data.cases import L, M, N, O, Value, X, grade_of
from tests.data.library import library

NOW = datetime(2026, 11, 1, 3, 12, tzinfo=UTC)
CASES = tuple(case for row in ALL for case in row.cases())

WORDS = (
    ("cn.environment2014", {"intake_cut": "township"}, L),
    ("cn.environment2014", {"intake_cut": "county"}, M),
    ("cn.environment2014", {"intake_cut": "city"}, X),
    ("cn.environment2014", {"cross_boundary": "county"}, O),
    ("cn.environment2014", {"cross_boundary": "city"}, L),
    ("cn.environment2014", {"cross_boundary": "province"}, M),
    ("cn.environment2014", {"cross_boundary": "country"}, X),
    ("cn.environment2014", {"ecological_damage": "species_damaged"}, L),
    ("cn.environment2014", {"ecological_damage": "function_partly_lost"}, M),
    ("cn.environment2014", {"ecological_damage": "function_lost"}, X),
    ("cn.environment2014", {"radiation_level": "source_4_5_lost"}, O),
    ("cn.environment2014", {"radiation_level": "source_3_lost"}, L),
    ("cn.environment2014", {"radiation_level": "source_1_2_lost"}, M),
    ("cn.environment2014", {"radiation_level": "large_area"}, X),
    ("cn.radiation2005", {"source_category": 5}, O),
    ("cn.radiation2005", {"source_category": 4}, O),
    ("cn.radiation2005", {"source_category": 3}, L),
    ("cn.radiation2005", {"source_category": 2}, M),
    ("cn.radiation2005", {"source_category": 1}, M),
    ("cn.radiation2005", {"source_category": 1, "radiation_level": "large_area"}, X),
    ("cn.radiation2005", {"radiation_level": "source_3_lost"}, L),
    ("cn.radiation2005", {"radiation_level": "source_1_2_lost"}, M),
    ("cn.earthquake2012", {"magnitude": 8, "magnitude_weight": "none"}, O),
    ("cn.earthquake2012", {"magnitude": 8, "magnitude_weight": "ordinary"}, O),
    ("cn.earthquake2012", {"magnitude": 8, "magnitude_weight": "larger"}, L),
    ("cn.earthquake2012", {"magnitude": 8, "magnitude_weight": "major"}, M),
    ("cn.earthquake2012", {"magnitude": 8, "magnitude_weight": "full"}, X),
    ("cn.natural", {"dam": "danger_small"}, O),
    ("cn.natural", {"dam": "serious_danger_small"}, O),
    ("cn.natural", {"dam": "danger_medium_large"}, O),
    ("cn.natural", {"dam": "serious_danger"}, L),
    ("cn.natural", {"dam": "collapse_small"}, L),
    ("cn.natural", {"dam": "collapse_medium_large"}, M),
    ("cn.natural", {"dam": "collapse_key"}, X),
    ("cn.natural", {"dyke": "breach_small"}, O),
    ("cn.natural", {"dyke": "breach_tributary"}, M),
    ("cn.natural", {"dyke": "breach_main"}, X),
    ("cn.natural", {"typhoon_class": "typhoon"}, O),
    ("cn.natural", {"typhoon_class": "severe_typhoon"}, L),
    ("cn.natural", {"typhoon_class": "super_typhoon"}, M),
    ("cn.natural", {"drought_class": "light"}, O),
    ("cn.natural", {"drought_class": "moderate"}, L),
    ("cn.natural", {"drought_class": "severe"}, M),
    ("cn.natural", {"drought_class": "extreme"}, X),
    ("cn.special_equipment", {"equipment_event": "crane_overturn"}, L),
    ("cn.special_equipment", {"crane_overturned": "yes"}, L),
    ("cn.special_equipment", {"equipment_event": "crane_broken"}, O),
    ("cn.special_equipment", {"crane_structure_failure": "yes"}, O),
    ("cn.special_equipment", {"equipment_event": "pressure_explosion"}, L),
    ("cn.special_equipment", {"pressure_equipment_explosion": "yes"}, L),
    ("cn.special_equipment", {"equipment_event": "large_boiler_explosion"}, X),
    ("cn.special_equipment", {"equipment_event": "lift_stuck"}, N),
    ("cn.special_equipment", {"equipment_event": "ride_stuck", "stranded": 100, "stranded_time": 48 * 3600}, X),
    ("cn.special_equipment", {"equipment_event": "ropeway_stuck", "stranded": 100, "stranded_time": 24 * 3600}, M),
    ("cn.special_equipment", {"equipment_event": "ropeway_stuck", "stranded": 99, "stranded_time": 48 * 3600}, L),
    ("cn.water_sar2006", {"vessel_type": "passenger", "vessel_serious_danger": "yes"}, X),
    ("cn.water_sar2006", {"vessel_type": "cargo", "vessel_serious_danger": "yes"}, N),
    ("cn.aviation2006", {"aircraft_accident_class": "incident"}, N),
    ("cn.aviation2006", {"aircraft_accident_class": "ordinary"}, O),
    ("cn.aviation2006", {"aircraft_accident_class": "larger"}, L),
    ("cn.aviation2006", {"aircraft_accident_class": "major"}, M),
    ("cn.aviation2006", {"aircraft_special": "yes"}, X),
    ("cn.public_health2006", {"disease": "cholera"}, O),
    ("cn.public_health2006", {"disease": "sars_or_hpai"}, M),
    ("cn.public_health2006", {"disease": "sars_or_hpai", "disease_trend": "yes"}, X),
    ("cn.public_health2006", {"disease": "unknown_cluster"}, L),
    ("cn.public_health2006", {"pathogen_lost": "yes"}, X),
    ("cn.public_health2006", {"disease": "norovirus", "graded_by_authority": "ordinary"}, O),
    ("cn.security2006", {"deaths": 9, "public_place": "no"}, O),
    ("cn.security2006", {"graded_by_authority": "larger"}, L),
    ("cn.geohazard", {"threatened": 99, "evacuated": 1000}, O),
    ("cn.grassland2010", {"area_damaged": 1}, O),
)  # fmt: skip


@pytest.mark.parametrize(("statute", "facts", "grade"), CASES)
def test_a_threshold_divides_the_grades(statute: str, facts: Mapping[str, Value], grade: str) -> None:
    """Just below, at and just above each figure of the text the grade is what the text says."""
    assert grade_of(statute, facts) == grade


@pytest.mark.parametrize(("statute", "facts", "grade"), WORDS)
def test_a_word_decides_the_grade(statute: str, facts: Mapping[str, Value], grade: str) -> None:
    """States of dams, sources, equipment and disease lead to the grade that the text gives them."""
    assert grade_of(statute, facts) == grade


def _criteria(gate: Gate | None) -> tuple[Criterion, ...]:
    match gate:
        case Criterion():
            return (gate,)
        case AllOf(parts) | AnyOf(parts) | NoneOf(parts):
            return tuple(one for part in parts for one in _criteria(part))
        case Judge() | None:
            return ()


def test_no_statute_is_without_boundary_cases() -> None:
    """Every measured or ordered fact of every statute stands in the table above."""
    told = {(row.statute, name) for row in ALL for name in (row.fact, *row.also)}
    told |= {(statute, name) for statute, facts, _ in WORDS for name in facts}
    for statute in library().statutes.values():
        for step in statute.ladder.steps:
            for test in (test for one in _criteria(step.gate) for test in tree.tests_of(one.condition)):
                names = (
                    test.facts if isinstance(test, tree.Sum) else (test.fact,) if isinstance(test, tree.Ordered) else ()
                )
                said = {(statute.id, source) for name in names for source in (name, *_made_of(name))}
                assert not said or said & told, (statute.id, names)


def _made_of(fact: str) -> tuple[str, ...]:
    relations = library().vocabulary.facts[fact].relations
    return tuple(name for one in relations if one.kind == "is" for name, _ in one.of.terms)


def test_every_criterion_has_its_clause_and_every_statute_its_source() -> None:
    """A line without a clause cannot be traced; a convention says that it is none of the law's."""
    for statute in library().statutes.values():
        assert statute.source.title, statute.id
        assert statute.source.confidence, statute.id
        for step in statute.ladder.steps:
            assert all(one.clause for one in _criteria(step.gate)), (statute.id, step.value)
    conventions = {one.id for one in library().statutes.values() if one.binding == "convention"}
    assert conventions == {"cn.natural", "cn.security2006", "cn.gas", "cn.water_supply"}


def _possible(statute: str, facts: Mapping[str, object]) -> tuple[str, ...]:
    found = library()
    entered = read_mapping(facts, found.vocabulary)
    timed = tuple(replace(one, as_of=NOW) for one in entered)
    known = settle(found, situation_of("t", (), timed, moments=found.vocabulary.moments, silence_is_open=False), NOW)
    return grade_view(found, statute, known).levels.possible


@pytest.mark.parametrize(
    ("statute", "facts", "grades"),
    [
        ("cn.sc493", {"deaths": 2, "missing": 1}, (O, L)),
        ("cn.sc493", {"deaths": 5, "missing": 6, "lightly_injured": 19}, (L, M)),
        ("cn.sc493", {"trapped": 13}, (O, L, M)),
        ("cn.sc493", {"deaths": 3, "injured": 53}, (L, M)),
        ("cn.sc493", {"deaths": 0, "injured": 20, "lightly_injured": 12}, (O,)),
        ("cn.sc493", {"hospitalized": 23}, (O, L)),
        ("cn.sc493", {"poisoned": 12, "deaths": 0}, (L,)),
        ("cn.sc493", {"poisoned": 11, "deaths": 0, "direct_loss": "450000"}, (L,)),
        ("cn.waterway2014", {"deaths": 8, "missing": 7, "trapped": 3}, (M,)),
        ("cn.metro2015", {"trapped": 200, "interruption": "40min"}, (N,)),
        ("cn.geohazard", {"buried": 30}, (O, L, M, X)),
        ("cn.geohazard", {"deaths": 1, "missing": 28, "evacuated": 360}, (M,)),
        ("cn.natural", {"trapped": 500, "deaths": 2}, (O,)),
        ("cn.earthquake2012", {"magnitude": "6.0", "deaths": "?", "missing": "?"}, (M,)),
        ("cn.earthquake2012", {"magnitude": "6.0", "deaths": "60.."}, (M, X)),
        ("cn.earthquake2012", {"magnitude": "6.1", "magnitude_weight": "?"}, (O, L, M)),
        ("cn.earthquake2012", {"magnitude": "5.2", "magnitude_weight": "?", "deaths": 3}, (O, L)),
        ("cn.grassland2010", {"area_damaged": "?", "deaths": 0}, (O, L, M, X)),
        ("cn.forest_fire2008", {"area_damaged": "8公顷", "missing": 4}, (L,)),
        ("cn.public_health2006", {"disease": "norovirus", "illness_count": 60}, (N, O)),
        ("cn.security2006", {"deaths": 1}, (O, L)),
        ("cn.security2006", {"deaths": 4}, (M,)),
        ("cn.blackout2015", {"grid_type": "county", "grid_load": "320兆瓦"}, (N, O, L)),
        ("cn.blackout2015", {"grid_type": "capital", "grid_load": "5000兆瓦"}, (N, O, L, M, X)),
        ("cn.blackout2015", {"grid_type": "city", "load_loss_ratio": "65%"}, (L, M)),
        ("cn.blackout2015", {"grid_type": "city", "grid_load": "700兆瓦", "load_loss_ratio": "25%"}, (O,)),
        ("cn.radiation2005", {"deaths": 0}, (O, L, M, X)),
        ("cn.radiation2005", {"source_category": 4}, (O,)),
        ("cn.special_equipment", {"equipment_event": "lift_stuck", "trapped": 3, "stranded_time": "40min"}, (N,)),
        ("cn.special_equipment", {"equipment_event": "crane_overturn", "trapped": 12}, (L, M)),
    ],
)
def test_what_is_open_leaves_exactly_the_grades_that_may_still_be_reached(
    statute: str, facts: Mapping[str, object], grades: tuple[str, ...]
) -> None:
    """People unaccounted for, an injured total, a share not given: the set of grades, no more and no less."""
    assert _possible(statute, facts) == grades
