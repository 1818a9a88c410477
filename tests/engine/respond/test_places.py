"""Reports that name different places: everything of each stays until a person says which it is."""

from dataclasses import replace
from datetime import timedelta

import pytest

from engine.incident.reading import ReadPlace, Span
from engine.plans.vocabulary import Moment
from engine.respond.model import Conflict
from engine.respond.respond import respond
from engine.values.names import Names
from tests.engine.respond.builders import (
    COUNTY,
    ELSEWHERE,
    ELSEWHERE_COUNTY,
    HOME,
    HOUR,
    MINUTE,
    OTHER_COUNTY,
    PROVINCE,
    RECEIVED,
    TOWN,
    act,
    contact,
    dead,
    incident,
    library,
    line,
    of,
    plan,
    register,
)

COUNTY_PLAN = plan(
    "county.fire", act("local", by="county_gov", tells=("county_gov",)), tier="county", area="each county"
)
CITY_PLAN = plan("city.fire", act("phone", channel="phone", tells=("county_gov",)))
BOOK = register(contact("county_gov", COUNTY, "0990-1"), contact("county_gov", OTHER_COUNTY, "0990-2"))


def card(place, **more):
    """The response of plans of the city and of both counties to a fire at this place."""
    return respond(library(COUNTY_PLAN, CITY_PLAN), BOOK, incident(dead(1), place=place, **more), RECEIVED)


def governments(response):
    """(area, numbers) of the county governments on the call-down list."""
    return sorted((call.area, call.phones) for call in response.calls if call.agency == "county_gov")


TWO = ReadPlace(code=TOWN, candidates=(COUNTY, OTHER_COUNTY), inside=True)


def test_two_places_are_a_conflict_and_the_first_question():
    """The finest code that was read of each stands in both."""
    response = card(TWO)
    assert Conflict("place", (TOWN, OTHER_COUNTY)) in response.conflicts
    first = response.questions[0]
    assert (first.fact, first.options) == ("place", (TOWN, OTHER_COUNTY))


def test_plans_and_duty_rooms_of_both_places_are_kept():
    """The county that turns out to be right has lost no minute."""
    response = card(TWO)
    assert {f"county.fire@{COUNTY}", f"county.fire@{OTHER_COUNTY}"} <= {view.instance for view in response.plans}
    assert governments(response) == [(COUNTY, ("0990-1",)), (OTHER_COUNTY, ("0990-2",))]


def test_once_a_person_names_the_place_only_that_one_is_answered():
    """A place without candidates is settled: no conflict, one county."""
    response = card(ReadPlace(code=OTHER_COUNTY, inside=True))
    assert all(entry.kind != "place" for entry in response.conflicts)
    assert all(question.fact != "place" for question in response.questions)
    assert governments(response) == [(OTHER_COUNTY, ("0990-2",))]


def test_a_place_of_ours_is_not_dropped_because_another_report_places_it_elsewhere():
    """Our plans run on, the other city is told as well, and whether it is ours stays open."""
    response = card(ReadPlace(code=COUNTY, candidates=(COUNTY, ELSEWHERE_COUNTY), inside=True))
    assert response.inside is None
    assert f"city.fire@{HOME}" in {view.instance for view in response.plans}
    assert response.hand_over == (ELSEWHERE_COUNTY, ELSEWHERE)
    assert ELSEWHERE_COUNTY in {call.area for call in response.calls}


def test_two_places_elsewhere_are_both_handed_over():
    """Neither is ours: general duties, and all who may be in charge."""
    response = card(ReadPlace(code=ELSEWHERE_COUNTY, candidates=(ELSEWHERE_COUNTY, PROVINCE), inside=False))
    assert response.inside is False
    assert ELSEWHERE_COUNTY in response.hand_over


def test_a_name_that_fits_two_of_our_counties_is_asked_for():
    """One report, one bare name, two divisions: both rooms are kept."""
    response = card(ReadPlace(candidates=(COUNTY, OTHER_COUNTY)))
    assert [area for area, _phones in governments(response)] == [COUNTY, OTHER_COUNTY]
    assert response.questions[0].options == (COUNTY, OTHER_COUNTY)


@pytest.mark.parametrize("place", [ReadPlace(), ReadPlace(code=HOME, inside=True)])
def test_an_unknown_place_is_the_first_question_of_an_emergency(place):
    """Nobody can be sent to the city as a whole."""
    assert card(place).questions[0].fact == "place"


def test_a_mere_warning_is_not_asked_where_it_is():
    """A bulletin is for the whole area."""
    response = card(ReadPlace(), kind="warning", outcome="warning")
    assert all(question.fact != "place" for question in response.questions)


def test_words_for_the_place_reach_the_response():
    """The caller's own words are part of the answer, with the report they stand in."""
    words = (("", "r1", Span(2, 6)),)
    assert card(ReadPlace(), place_words=words).place_words == words


BELOW = act("below", by="county_gov", phase="report", tells=("em_bureau",), within=of("known_below", minutes=20))


def late_card(hours, *, grace=3600, recorded=None):
    """The response to a fire that happened so many hours before the report, with a clock of the county's."""
    lib = library(plan("city.fire", BELOW))
    moments = {**lib.vocabulary.moments, "known_below": Moment("known_below", Names("k", "k"), (), grace)}
    lib = replace(lib, vocabulary=replace(lib.vocabulary, moments=moments))
    occurred = RECEIVED - hours * HOUR
    happened = {"occurred": (occurred - 5 * MINUTE, occurred)}
    if recorded is not None:
        happened["known_below"] = (recorded, recorded)
    return respond(lib, BOOK, incident(dead(1), moments=happened), RECEIVED)


def test_when_it_happened_stands_in_the_response():
    """Earliest and latest instant, as the reports say."""
    assert late_card(6).occurred == (RECEIVED - 6 * HOUR - 5 * MINUTE, RECEIVED - 6 * HOUR)


def test_a_clock_of_those_who_knew_before_us_may_have_run_out():
    """An hour to learn of it and twenty minutes to report: past after two hours, not after one."""
    assert line(late_card(2), "below").due.past_if_known
    assert not line(late_card(1), "below").due.past_if_known


def test_a_recorded_moment_leaves_nothing_open():
    """The county knew ten minutes ago: its clock runs, and nobody supposes anything."""
    due = line(late_card(6, recorded=RECEIVED - timedelta(minutes=10)), "below").due
    assert not due.past_if_known
    assert due.at == RECEIVED + timedelta(minutes=10)


def test_a_moment_that_nothing_is_supposed_of_makes_no_clock_late():
    """Only moments that come before this room hears of it."""
    assert not line(late_card(6, grace=None), "below").due.past_if_known
