"""Which plans come into question."""

import pytest

from engine.incident.reading import ReadPlace
from engine.incident.situation import ActState, PlanState
from engine.plans.model import Register, Site, WarningRule
from engine.respond.respond import respond
from engine.values.cells import Words
from tests.engine.respond.builders import (
    COUNTY,
    ELSEWHERE_COUNTY,
    HOME,
    OTHER_COUNTY,
    RECEIVED,
    TOWN,
    act,
    dead,
    general,
    incident,
    library,
    link,
    plan,
    register,
    said,
    view,
    when,
)


def instances(lib, situation):
    """Instances on the card, in order."""
    return [one.instance for one in respond(lib, register(), situation, RECEIVED).plans]


def test_a_hazard_and_its_parent_bring_their_plans_and_the_general_plan_always_stands_last():
    """A fire makes candidates of the fire plan and of the accident plan, before the general plan."""
    lib = library(
        general(), plan("city.accident", hazards=("accident",)), plan("city.fire"), plan("city.gas", hazards=("gas",))
    )
    assert set(instances(lib, incident())[:2]) == {f"city.fire@{HOME}", f"city.accident@{HOME}"}
    assert instances(lib, incident())[2:] == [f"city.general@{HOME}"]


def test_local_plans_come_first_and_only_of_the_place():
    """The county of the place stands before the city, the other county is no candidate."""
    lib = library(general(), plan("city.fire"), plan("county.fire", tier="county", area="each county"))
    assert instances(lib, incident()) == [f"county.fire@{COUNTY}", f"city.fire@{HOME}", f"city.general@{HOME}"]


def test_a_place_that_is_not_known_counts_as_home():
    """Without any place the plans of the city are candidates and none of a county."""
    lib = library(general(), plan("city.fire"), plan("county.fire", tier="county", area="each county"))
    assert instances(lib, incident(code=None, inside=None)) == [f"city.fire@{HOME}", f"city.general@{HOME}"]


def test_each_rival_and_each_chained_hazard_brings_its_plan_with_its_reason():
    """Every hypothesis makes candidates and keeps its own reason."""
    lib = library(general(), plan("city.fire"), plan("city.gas", hazards=("gas",)))
    response = respond(lib, register(), incident(hazards=("fire", "gas?")), RECEIVED)
    assert view(response, "city.fire").reasons == ("hazard:fire",)
    assert view(response, "city.gas").reasons == ("hazard:gas",)
    assert [conflict.about for conflict in response.conflicts] == [("fire", "gas")]


def test_a_plan_that_is_found_twice_stands_once_with_both_reasons():
    """A plan for accidents is brought by the fire and by the gas, and stands once."""
    lib = library(plan("city.accident", hazards=("accident",)))
    response = respond(lib, register(), incident(hazards=("fire", "gas")), RECEIVED)
    assert [one.reasons for one in response.plans] == [("hazard:fire", "hazard:gas")]


def test_a_link_whose_condition_holds_makes_its_target_a_candidate_and_sets_a_floor():
    """Linked with ``at_least: III`` the target's levels begin at III and it stays a candidate."""
    lib = library(
        plan("city.fire", links=(link("city.pollution", "secondary", "leak is yes", "III"),)),
        plan("city.pollution", hazards=("pollution",)),
    )
    response = respond(lib, register(), incident(said("leak", Words(frozenset({"yes"})))), RECEIVED)
    linked = view(response, "city.pollution")
    assert (linked.reasons, linked.state, linked.levels.possible) == (
        (f"link:city.fire@{HOME}:secondary",),
        "candidate",
        ("III",),
    )


def test_a_link_whose_condition_is_open_makes_a_candidate_without_a_floor():
    """While the leak is being checked the target is shown at its own level."""
    lib = library(
        plan("city.fire", links=(link("city.pollution", if_="leak is yes", at_least="III"),)),
        plan("city.pollution", hazards=("pollution",)),
    )
    checking = incident(said("leak", Words(frozenset({"yes", "no"})), open_=True))
    assert view(respond(lib, register(), checking, RECEIVED), "city.pollution").levels.possible == ("none",)
    assert f"city.pollution@{HOME}" not in instances(lib, incident())


def test_links_that_lead_back_end():
    """Two plans that activate each other and a link down to the county are walked once."""
    lib = library(
        plan("city.fire", links=(link("city.gas"), link("county.fire", "hands_down_to"))),
        plan("city.gas", hazards=("gas",), links=(link("city.fire"),)),
        plan(
            "county.fire",
            hazards=("pollution",),
            tier="county",
            area="each county",
            links=(link("city.fire", "hands_up_to"),),
        ),
    )
    assert instances(lib, incident()) == [f"county.fire@{COUNTY}", f"city.fire@{HOME}", f"city.gas@{HOME}"]


def test_the_plan_that_takes_an_excepted_case_becomes_a_candidate():
    """``unless … see`` takes the case out of one plan and brings the other."""
    lib = library(
        plan("city.fire", unless=when("leak is yes", see="city.gas")), plan("city.gas", hazards=("gas",)), general()
    )
    response = respond(lib, register(), incident(said("leak", Words(frozenset({"yes"})))), RECEIVED)
    assert view(response, "city.fire").applies is False
    assert view(response, "city.gas").reasons == (f"link:city.fire@{HOME}:see",)


def test_a_warning_brings_the_plan_that_listens_to_its_signal():
    """An orange rain warning makes the flood plan a candidate although the hazard named is another."""
    rules = (WarningRule("warning_rain", "orange", ("ready",), "3.2"),)
    lib = library(plan("city.flood", act("ready", phase="warn"), hazards=("pollution",), warnings=rules), general())
    orange = said("warning_rain", Words(frozenset({"orange"})))
    response = respond(lib, register(), incident(orange, hazards=(), kind="warning", outcome="warning"), RECEIVED)
    assert view(response, "city.flood").reasons == ("warning:warning_rain",)
    assert [one.action for one in response.acts] == ["ready"]


def test_a_plan_that_a_person_confirmed_stays_although_the_hazard_has_changed():
    """Work under way keeps its plan on the card."""
    lib = library(general(), plan("city.gas", act("shut", by="housing"), hazards=("gas",)))
    confirmed = incident(plans={f"city.gas@{HOME}": PlanState("confirmed")})
    assert view(respond(lib, register(), confirmed, RECEIVED), "city.gas").reasons == ("added",)
    begun = incident(acts={f"city.gas@{HOME}/shut": ActState("started")})
    assert f"city.gas@{HOME}" in instances(lib, begun)


def test_an_event_elsewhere_gets_general_duties_and_the_hand_over():
    """不属本辖区: this seat registers, proposes no level, and hands over to those whose it is."""
    lib = library(
        plan("city.fire", act("cordon", by="police")),
        general(act("log", phase="receive"), act("aid", by="police", phase="respond"), act("office", phase="respond")),
    )
    response = respond(lib, register(), incident(dead(12), code=ELSEWHERE_COUNTY, inside=False), RECEIVED)
    assert (response.inside, response.hand_over) == (False, (ELSEWHERE_COUNTY, "980100", "990000"))
    assert [one.action for one in response.acts] == ["log"]
    assert [one.proposed for one in response.plans] == [("none",)]
    assert [(call.agency, call.area) for call in response.calls] == [
        ("county_gov", ELSEWHERE_COUNTY),
        ("gov_city", "980100"),
    ]


@pytest.mark.parametrize(
    ("situation", "shown"),
    [
        (incident(dead(1)), False),
        (incident(dead(1), code=None, inside=None), False),
        (incident(dead(1), code=ELSEWHERE_COUNTY, inside=False), True),
        (incident(kind="complaint", outcome="transfer"), True),
        (incident(kind="drill", outcome="relay"), False),
    ],
)
def test_handing_over_stands_on_the_card_only_of_what_is_not_ours(situation, shown):
    """An event elsewhere, or a matter of another department; not every event, and not one of unknown place."""
    lib = library(general(act("log", phase="receive"), act("pass", phase="receive", if_="not_ours is yes")))
    assert ("pass" in [one.action for one in respond(lib, register(), situation, RECEIVED).acts]) is shown


def test_an_event_in_an_unknown_place_elsewhere_is_handed_over_by_name():
    """Without a code the hand-over names what the report names."""
    place = ReadPlace(province="far", city="away", inside=False)
    response = respond(library(general()), register(), incident(place=place), RECEIVED)
    assert response.hand_over == ("away", "far")


@pytest.mark.parametrize(
    ("site", "shown"),
    [(None, False), ("another works", False), ("school", False), ("works", True), ("the old works", True)],
)
def test_a_plan_of_an_enterprise_comes_into_question_only_where_its_site_is_named(site, shown):
    """A fire in the township is not the works' fire until the report says so; a site of another area is not it."""
    lib = library(plan("unit.fire", tier="enterprise", area=TOWN))
    sites = (Site("works", ("the works", "the old works"), TOWN), Site("school", ("the school",), COUNTY))
    place = ReadPlace(code=TOWN, inside=True, site=site)
    response = respond(lib, Register("hand-built", sites=sites), incident(place=place), RECEIVED)
    assert [one.plan for one in response.plans] == (["unit.fire"] if shown else [])


def test_a_person_may_add_the_plan_of_an_enterprise():
    """Confirmed by a person, it stands on the card without the site."""
    lib = library(plan("unit.fire", tier="enterprise", area=TOWN))
    confirmed = incident(plans={f"unit.fire@{TOWN}": PlanState("confirmed")})
    assert instances(lib, confirmed) == [f"unit.fire@{TOWN}"]


def test_a_retired_plan_never_comes_into_question():
    """What is no longer in force is not offered."""
    lib = library(general(), plan("city.fire"))
    lib.plans["city.old"] = plan("city.old")
    object.__setattr__(lib.plans["city.fire"], "status", "retired")
    assert instances(lib, incident()) == [f"city.general@{HOME}"]


def test_the_other_county_answers_for_its_own_place():
    """An event in the other county brings that county's instance."""
    lib = library(plan("county.fire", tier="county", area="each county"))
    assert instances(lib, incident(code=OTHER_COUNTY)) == [f"county.fire@{OTHER_COUNTY}"]
