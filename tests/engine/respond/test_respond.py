"""The response as a whole: messages that are no emergency, fills, conflicts, questions, equal bytes."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from engine.incident.reading import Message, ReadPlace, Span
from engine.incident.situation import PlanState, Situation
from engine.plans.model import Site
from engine.plans.vocabulary import ReportField, SensitiveRule, Table, Term
from engine.respond.respond import respond
from engine.values.canonical import canonical
from engine.values.cells import Range, Words
from engine.values.names import Names
from tests.engine.respond.builders import (
    FACTS,
    HOME,
    RECEIVED,
    TOWN,
    act,
    called,
    command,
    dead,
    duty,
    general,
    incident,
    ladder,
    leader,
    library,
    line,
    names,
    of,
    plan,
    register,
    said,
    unclear,
    view,
    yes,
)

RECEIVING = (
    act("log", phase="receive"),
    act("verify", phase="receive", after=("log",)),
    act("out", phase="receive", dispatch="119", tells=("fire_rescue",)),
    act("county", phase="receive", channel="phone", tells=("county_gov",)),
)


@pytest.mark.parametrize("outcome", ["relay", "transfer", "write_off", "no_action"])
def test_a_message_that_is_no_emergency_is_registered_and_walks_no_plan(outcome):
    """A drill, a rumour, a complaint: it is logged and verified, and nobody is sent out."""
    lib = library(general(*RECEIVING), plan("city.fire", act("cordon", by="police")))
    situation = incident(dead(3, framed=True), kind="drill", outcome=outcome)
    response = respond(lib, register(roster=(leader(),)), situation, RECEIVED)
    assert (response.plans, names(response), response.grade, response.questions) == ((), ["log", "verify"], None, ())
    assert response.message.outcome == outcome


def test_facts_that_speak_of_an_emergency_stay_on_the_card():
    """So that a person can say: it is one after all."""
    response = respond(
        library(), register(), incident(dead(3, framed=True), kind="rumour", outcome="write_off"), RECEIVED
    )
    assert [(view.fact, view.told) for view in response.facts] == [("deaths", Range(3, 3))]


def test_a_notice_is_told_to_those_whom_it_concerns():
    """需转告: the agencies of what it speaks of; 转办: the lead department; else nobody."""
    outcomes = ("relay", "transfer", "write_off")
    situations = [incident(kind="notice", outcome=outcome) for outcome in outcomes]
    told = [called(respond(library(), register(), situation, RECEIVED)) for situation in situations]
    assert told == [["fire_rescue", "health"], ["fire_rescue"], []]


def test_a_message_does_not_end_an_incident_that_persons_have_confirmed():
    """A later drill notice leaves the confirmed plan on the card."""
    confirmed = incident(
        dead(1), kind="drill", outcome="no_action", plans={f"city.fire@{HOME}": PlanState("confirmed")}
    )
    assert [one.plan for one in respond(library(plan("city.fire")), register(), confirmed, RECEIVED).plans] == [
        "city.fire"
    ]


def test_on_a_mere_warning_nobody_is_sent_out():
    """Before anything has happened: receiving, reporting and warning, no dispatch and no first response."""
    lib = library(
        general(*RECEIVING, act("report", phase="report"), act("cordon", phase="first_response", by="police")),
    )
    response = respond(lib, register(), incident(kind="warning", outcome="warning"), RECEIVED)
    assert sorted(names(response)) == ["county", "log", "report", "verify"]


def test_an_empty_situation_still_gets_a_card():
    """No report, no hazard, no place: the general plan answers."""
    response = respond(library(general(*RECEIVING)), register(), Situation("empty"), RECEIVED)
    assert (names(response)[0], response.message.outcome, response.next_change_at) == ("out", "emergency", None)


TABLE = Table(
    "isolation",
    "warning_rain",
    ("distance",),
    {"blue": {"distance": "100米"}, "red": {"distance": "1000米"}, "orange": {}},
)


@pytest.mark.parametrize(
    ("colours", "values"),
    [({"blue"}, ("100米",)), ({"blue", "red"}, ("1000米", "100米")), ({"orange"}, ()), (None, ())],
)
def test_a_text_is_filled_from_the_rows_that_are_possible(colours, values):
    """One row gives its value, several the widest first, none a blank."""
    cordon = replace(act("cordon"), do="evacuate ${isolation.distance}")
    lib = library(plan("city.fire", cordon), tables={"isolation": TABLE})
    facts = [said("warning_rain", Words(frozenset(colours)))] if colours else []
    response = respond(lib, register(), incident(*facts), RECEIVED)
    assert line(response, "cordon").fills == {"isolation.distance": values}
    if not colours:
        question = next(one for one in response.questions if one.fact == "warning_rain")
        assert f"act:city.fire@{HOME}/cordon" in question.settles


def test_a_parameter_fills_a_text():
    """The deployment's figure stands in the act."""
    cordon = replace(act("cordon"), do="evacuate ${far}")
    lib = library(plan("city.fire", cordon, parameters={"far": "3公里"}))
    assert line(respond(lib, register(), incident(), RECEIVED), "cordon").fills == {"far": ("3公里",)}


def test_commanders_of_two_tiers_are_no_conflict():
    """The mayor commands, whatever the county's head does; both stand on the card with their plans."""
    lib = library(
        plan("county.fire", tier="county", area="each county", command=command(IV="county head")),
        plan("county.general", tier="county", area="each county", hazards=(), command=command(IV="county deputy")),
        plan("city.fire", command=command(IV="mayor")),
    )
    response = respond(lib, register(), incident(dead(1)), RECEIVED)
    assert [one for one in response.conflicts if one.kind == "commander"] == []
    assert [one.commander for one in response.plans] == ["county head", "county deputy", "mayor"]


def test_two_commanders_of_one_tier_are_settled_by_the_primary_hazard_else_by_a_person():
    """The plan of the fire before the general one; two plans of the fire leave it open."""
    fire, whole = plan("city.fire", command=command(IV="mayor")), general(command=command(IV="bureau head"))
    other = plan("city.blaze", command=command(IV="fire head"))

    def resolved(*plans):
        conflicts = respond(library(*plans), register(), incident(dead(1)), RECEIVED).conflicts
        return [one.resolved for one in conflicts if one.kind == "commander"]

    assert resolved(fire, whole) == [f"city.fire@{HOME}:mayor"]
    assert resolved(fire, other) == [None]
    assert resolved(fire) == []


def test_a_sensitive_rule_that_hits_is_named_with_its_clause():
    """Which word raised the reporting duty."""
    rule = SensitiveRule("school", Names("school", "school"), "", "5.1", "law")
    lib = library(plan("city.fire"), sensitive=((rule, "toxic is yes"),))
    assert respond(lib, register(), incident(yes("toxic")), RECEIVED).sensitive == (("school", "5.1"),)
    assert respond(lib, register(), incident(), RECEIVED).sensitive == ()


def test_what_makes_an_event_sensitive_is_asked_not_whether_it_is():
    """The rule is open because the fact is: the fact is asked."""
    rule = SensitiveRule("school", Names("school", "school"), "", "5.1", "law")
    lib = library(plan("city.fire"), sensitive=((rule, "toxic is yes"),))
    response = respond(lib, register(), incident(unclear("toxic")), RECEIVED)
    assert [(one.fact, one.settles) for one in response.questions if not one.unmentioned] == [
        ("toxic", ("rule:school",))
    ]


def test_the_question_between_hazards_comes_first():
    """Fire or gas: one question with both as options."""
    lib = library(plan("city.fire"), plan("city.gas", hazards=("gas",)))
    first = respond(lib, register(), incident(dead((1, 9), open_=True), hazards=("fire", "gas?")), RECEIVED).questions[
        0
    ]
    assert (first.fact, first.options) == ("hazard", ("fire", "gas"))


def test_what_levels_and_acts_hang_on_is_asked():
    """Open deaths decide the level, an open leak the act; a fact that is known is not asked."""
    lib = library(plan("city.fire", act("shut", if_="leak is yes")))
    response = respond(lib, register(), incident(dead((1, 9), open_=True), unclear("leak")), RECEIVED)
    asked = {one.fact: one.settles for one in response.questions if not one.unmentioned}
    assert asked == {"deaths": (f"city.fire@{HOME}",), "leak": (f"act:city.fire@{HOME}/shut",)}


SCRIPT = """
import sys
from engine.respond.respond import respond
from engine.values.canonical import canonical
from tests.engine.respond.test_respond import crowded
sys.stdout.buffer.write(canonical(crowded()))
"""


def crowded():
    """A response with something in every part."""
    lib = library(
        general(
            *RECEIVING,
            act("phone", phase="report", duty="report", within=of("learned", minutes=20), tells=("gov_office",)),
        ),
        plan("city.fire", act("cordon", by="police", with_=("health", "education"), life=True, if_="leak is yes")),
        plan(
            "city.gas", act("shut", by="housing", levels=("III", "II")), hazards=("gas",), command=command(IV="mayor")
        ),
        plan("county.fire", act("rescue", by="fire_rescue"), tier="county", area="each county"),
    )
    situation = incident(dead((1, 12), open_=True), unclear("leak"), hazards=("fire", "gas?", "pollution"))
    return respond(lib, register(roster=(leader(),)), situation, RECEIVED)


def test_equal_inputs_give_equal_bytes_in_another_process():
    """Another hash seed and another zone change nothing."""
    root = Path(__file__).parents[3]
    outputs = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            capture_output=True,
            check=True,
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(root)},
        ).stdout
        for seed, zone in (("1", "UTC"), ("77", "America/Lima"))
    }
    assert outputs == {canonical(crowded())}


def test_the_builders_speak_of_facts_that_exist():
    """A builder that names an unknown fact would test nothing."""
    assert {"deaths", "leak", "toxic", "missing", "injured", "burning"} <= set(FACTS)
    assert TOWN.startswith("990121")


def test_a_first_report_does_not_lack_what_the_system_knows_by_itself():
    """The kind of event, the time of receipt, who signs by the roster, the unit by its site, measures by the words."""
    ids = ("event_type", "reported_at", "reporter_official", "unit", "measures", "process")
    fields = {name: ReportField(Term(name, Names(name, name))) for name in ids}
    lib = library(plan("city.fire"))
    lib = replace(lib, vocabulary=replace(lib.vocabulary, report_fields=fields))
    bare = replace(incident(hazards=(), received=None), reports=())
    assert respond(lib, register(), bare, RECEIVED).report_lacks == ids
    told = incident(place=ReadPlace(code=TOWN, inside=True, site="works"), began=(("police", "r1", Span(0, 2)),))
    book = replace(register(roster=(leader(),)), sites=(Site("works", ("the works",), TOWN),))
    assert respond(lib, book, told, RECEIVED).report_lacks == ()
    warned = replace(bare, message=Message("warning", "warning"))
    assert respond(lib, register(), warned, RECEIVED).report_lacks == ()


def test_deaths_of_which_nobody_said_how_are_graded_all_the_same():
    """Three to twelve dead and no word of what happened: III and II are possible, and what happened is asked first."""
    lib = library(general(levels=ladder("g", II="grade >= major", III="grade >= larger")))
    response = respond(lib, register(), incident(dead((3, 12), open_=True), hazards=()), RECEIVED)
    assert (response.grade.statute, view(response, "city.general").levels.possible) == ("law.deaths", ("III", "II"))
    assert (response.questions[0].fact, response.questions[0].options) == ("hazard", ("accident",))


@pytest.mark.parametrize("facts", [(dead(3),), (dead((0, 9), open_=True),), (said("deaths", None, open_=True),)])
@pytest.mark.parametrize(("kind", "outcome"), [("drill", "relay"), ("rumour", "write_off"), ("old_news", "transfer")])
def test_people_harmed_are_never_taken_away_by_the_kind_of_message_alone(facts, kind, outcome):
    """Taken for an exercise, a rumour, old news: everything is walked, to be verified; the first question is which."""
    lib = library(general(*RECEIVING), plan("city.fire", act("cordon", by="police")), duties=(duty(act("law")),))
    response = respond(lib, register(), incident(*facts, kind=kind, outcome=outcome), RECEIVED)
    assert {"cordon", "out", "law"} <= set(names(response))
    assert {one.certainty for one in response.acts} == {"unverified"}
    assert "fire_rescue" in called(response)
    assert {one.certainty for one in response.calls if one.rank != "local"} == {"unverified"}
    assert (response.questions[0].fact, response.questions[0].options) == ("message", (kind, "emergency"))
    assert (response.message.kind, response.message.outcome) == (kind, "emergency")


def test_a_person_who_says_that_it_is_no_emergency_is_believed():
    """After the decision nothing is walked, whatever was said of people; nobody harmed needs no decision."""
    lib = library(general(*RECEIVING), plan("city.fire", act("cordon", by="police")))
    drill = incident(dead(3), kind="drill", outcome="no_action")
    decided = replace(drill, message=replace(drill.message, decided=True))
    none_harmed = incident(dead(0), kind="drill", outcome="no_action")
    for situation in (decided, none_harmed):
        assert names(respond(lib, register(), situation, RECEIVED)) == ["log", "verify"]
