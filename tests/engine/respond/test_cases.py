"""A plan's own cases."""

import pytest

from engine.incident.reading import Message, ReadFact, ReadHazard, Reading, ReadPlace
from engine.plans.cases import Case, Expected, ExpectedLevels, Listed
from engine.respond.cases import coverage, run_case
from engine.values.cells import point
from tests.engine.respond.builders import COUNTY, act, library, of, plan, register

LIBRARY = library(
    plan(
        "city.fire",
        act("report", phase="report", within=of("received", minutes=20), if_="deaths >= 3", tells=("gov_office",)),
        act("shut", by="housing", if_="leak is yes"),
    ),
    plan("county.fire", act("rescue"), tier="county", area="each county"),
)


def read(text, _received):
    """A reader that knows one sentence."""
    deaths = (ReadFact("deaths", "stated", point(3)),) if "三人" in text else ()
    hazards = (ReadHazard("fire", 90, "primary"),)
    return Reading("", len(text), Message("emergency", "emergency"), deaths, hazards, ReadPlace(inside=None))


def run(expect, **more):
    """Run one case of three dead, unless it says otherwise."""
    more.setdefault("facts", {"deaths": "3"})
    return run_case(LIBRARY, register(), Case("a case", "city.fire", expect, **more), read)


@pytest.mark.parametrize(
    "expect",
    [
        Expected(plans=Listed(("city.fire",), ("city.gas",))),
        Expected(grade=("larger",)),
        Expected(levels=ExpectedLevels("III", ("III",), ("IV", "II"))),
        Expected(tells=Listed(("gov_office",), ("housing",))),
        Expected(actions=Listed(("report", "city.fire/report"), ("shut",))),
        Expected(due={"report": "20min"}),
        Expected(due={"report": "20min of received"}),
        Expected(due={"report": "09:20"}),
    ],
)
def test_what_a_plan_expects_of_three_dead_holds(expect):
    """Each kind of expectation on its own, with facts alone."""
    result = run(expect)
    assert (result.passed, result.failures) == (True, ())
    assert result.checks


@pytest.mark.parametrize(
    ("expect", "failure"),
    [
        (Expected(plans=Listed(("city.gas",))), "plans contains: expected city.gas, got"),
        (Expected(grade=("ordinary",)), "grade: expected ordinary, got larger"),
        (Expected(levels=ExpectedLevels("IV")), "level certain: expected IV, got III"),
        (Expected(levels=ExpectedLevels(excluded=("III",))), "level excluded: expected III"),
        (Expected(tells=Listed((), ("gov_office",))), "tells lacks: expected no gov_office"),
        (Expected(actions=Listed(("shut",))), "actions contains: expected shut"),
        (Expected(due={"report": "30min"}), "due report: expected 30min"),
        (Expected(due={"nothing": "30min"}), "due nothing: expected 30min, got no such act"),
        (Expected(questions=Listed(("toxic",))), "questions contains: expected toxic"),
    ],
)
def test_what_does_not_hold_is_said_with_what_came_out(expect, failure):
    """One sentence an expectation."""
    result = run(expect)
    assert not result.passed
    assert result.failures[0].startswith(failure)


def test_a_report_is_read_and_its_facts_stand_beside_those_entered():
    """The reader is handed in; entered facts are added."""
    expect = Expected(actions=Listed(("report", "shut")))
    assert run(expect, report="三人遇难", facts={"leak": "yes"}).passed


def test_a_case_may_name_its_place():
    """In the county the county's plan is walked too."""
    assert run(Expected(plans=Listed(("county.fire",))), area=COUNTY).passed
    assert run(Expected(plans=Listed((), ("county.fire",)))).passed


@pytest.mark.parametrize(
    "wrong", [{"facts": {"nonsense": "3"}}, {"now": "2026-01-01T00:00:00"}, {"area": "12"}, {"facts": {"deaths": "?!"}}]
)
def test_a_case_that_cannot_be_set_up_fails_with_the_reason(wrong):
    """An unknown fact, a time without offset, an unknown area."""
    result = run(Expected(), **wrong)
    assert not result.passed
    assert result.failures[0].startswith("cannot be set up:")


def test_coverage_names_what_no_case_touches():
    """Three dead touch III and one side of each condition; the leak itself stays untouched."""
    lines = coverage(LIBRARY, [run(Expected())])
    assert lines[0] == "city.fire: levels 1/4, criteria 2/4, branches 2/4, agencies 1/1, clauses 1/2"
    assert "branch shut+" in lines[1]
    more = coverage(LIBRARY, [run(Expected()), run(Expected(), facts={"deaths": "0", "leak": "yes"})])
    assert "branches 4/4" in more[0]
