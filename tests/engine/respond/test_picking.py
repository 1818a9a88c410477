"""Which questions are asked, and in what order."""

from dataclasses import replace

import pytest

from engine.incident.situation import PlanState
from engine.plans.model import WarningRule
from engine.plans.vocabulary import Asking, Linear, Relation
from engine.respond.respond import respond
from engine.values.cells import Range
from tests.engine.respond import builders
from tests.engine.respond.builders import (
    COUNTY,
    HAZARDS,
    RECEIVED,
    act,
    call_rule,
    dead,
    incident,
    ladder,
    library,
    link,
    plan,
    register,
    said,
    unclear,
    when,
)


def asked(lib, situation, *, silent=None):
    """The facts asked for, in order; ``silent`` True for the unmentioned ones, False for the others."""
    questions = respond(lib, register(), situation, RECEIVED).questions
    return [one.fact for one in questions if silent in (None, one.unmentioned)]


def test_levels_of_our_own_plans_come_before_acts_calls_and_levels_of_others():
    """The county's level hangs on the injured, ours on the dead, an act on the leak, a call on the poison."""
    lib = library(
        plan(
            "county.fire",
            tier="county",
            area="each county",
            grades=None,
            levels=ladder("county.fire", III="injured >= 3", IV="injured >= 1"),
        ),
        plan("city.fire", act("shut", by="police", if_="leak is yes"), levels=ladder("city.fire", IV="missing >= 1")),
        calls=(call_rule("care", "toxic is yes", "education"),),
    )
    open_ = [said(fact, Range(0, 9), open_=True) for fact in ("injured", "missing")]
    situation = incident(*open_, unclear("leak"), unclear("toxic"), code=COUNTY)
    assert asked(lib, situation, silent=False) == ["missing", "leak", "toxic", "injured"]


@pytest.mark.parametrize(
    ("asks", "shown"),
    [((), True), (("fire",), True), (("accident",), True), (("pollution",), True), (("unrest",), False)],
)
def test_what_only_other_hazards_ask_for_is_not_asked(asks, shown):
    """A silent fact is asked of a fire unless hazards that have nothing to do with fires claim it."""
    hazards = {name: replace(one, asks=("toxic",) if name in asks else ()) for name, one in HAZARDS.items()}
    hazards["fire"] = replace(hazards["fire"], secondary=("pollution",))
    lib = library(plan("city.fire", levels=ladder("city.fire", IV="toxic is yes")), hazards=hazards)
    assert ("toxic" in asked(lib, incident(dead(1)))) is shown


def test_a_plan_of_another_hazard_that_only_a_link_brought_asks_nothing_until_a_person_confirms_it():
    """The level of the plan for unrest hangs on the injured."""
    lib = library(
        plan("city.fire", links=(link("city.unrest"),)),
        plan("city.unrest", hazards=("unrest",), levels=ladder("city.unrest", IV="injured >= 1")),
    )
    injured = said("injured", Range(0, 9), open_=True)
    assert "injured" not in asked(lib, incident(dead(1), injured))
    confirmed = {"city.unrest@990100": PlanState("confirmed")}
    assert "injured" in asked(lib, incident(dead(1), injured, plans=confirmed))


def test_where_few_questions_are_left_the_hazard_fills_them_up():
    """Nothing hangs on these facts; they are asked because a fire asks for them, each at most once."""
    hazards = {**HAZARDS, "fire": replace(HAZARDS["fire"], asks=("deaths", "toxic", "leak", "missing", "injured"))}
    lib = library(plan("city.fire", levels=ladder("city.fire", IV="deaths >= 1"), grades=None), hazards=hazards)
    questions = respond(lib, register(), incident(dead(1)), RECEIVED).questions
    assert [(one.fact, one.settles, one.options) for one in questions] == [
        ("toxic", (), ("yes", "no")),
        ("leak", (), ("yes", "no")),
        ("missing", (), ()),
    ]


def test_a_fact_without_a_sentence_is_asked_by_what_makes_it_up(monkeypatch):
    """Nobody can say *harmed*, but who is hurt; with the hurt known, who is missing."""
    facts = dict(builders.FACTS)
    parts = Relation("at_least", Linear((("injured", 1), ("missing", 1), ("deaths", -1))))
    for name in ("injured", "missing"):
        facts[name] = replace(facts[name], ask=Asking("?", "?", ("health",)))
    facts["harmed"] = replace(builders._count("harmed"), relations=(parts,))
    monkeypatch.setattr(builders, "FACTS", facts)
    lib = library(plan("city.fire", levels=ladder("city.fire", IV="harmed >= 5"), grades=None))
    assert asked(lib, incident(dead(1))) == ["injured"]
    assert asked(lib, incident(dead(1), said("injured", Range(2, 2)))) == ["missing"]


def test_people_of_other_hazards_are_asked_only_where_a_level_of_ours_hangs_on_them():
    """The injured, for whom only unrest asks: the county's level alone is no reason, ours is."""
    hazards = {name: replace(one, asks=("injured",) if name == "unrest" else ()) for name, one in HAZARDS.items()}
    reads = {"grades": None, "levels": ladder("x", III="injured >= 3")}
    county = plan("county.fire", tier="county", area="each county", **reads)
    ours = plan("city.fire", levels=ladder("city.fire", IV="deaths >= 1"), grades=None)
    situation = incident(dead(1), code=COUNTY)
    assert "injured" not in asked(library(county, ours, hazards=hazards), situation)
    assert "injured" in asked(library(county, plan("city.fire", **reads), hazards=hazards), situation)


def test_of_an_event_elsewhere_nothing_is_asked_for_our_levels():
    """How many died decides the levels of that place, by its plans."""
    away = incident(dead((1, 9), open_=True), code=builders.ELSEWHERE_COUNTY, inside=False)
    assert asked(library(builders.general()), away) == []


def asked_on(kind):
    """Facts asked for where the hazard asks for a leak by itself and nobody has mentioned anything."""
    hazards = {**HAZARDS, "fire": replace(HAZARDS["fire"], asks=("leak",))}
    wake = act("wake", by="police", phase="warn", asks=("missing",))
    levels = ladder("city.fire", III="deaths >= 3", IV="missing >= 1")
    warned = plan("city.fire", wake, levels=levels, warnings=(WarningRule("warning_rain", "orange", ("wake",)),))
    situation = incident(kind=kind, outcome=kind)
    return {
        question.fact
        for question in respond(library(warned, hazards=hazards), register(), situation, RECEIVED).questions
    }


def test_on_a_mere_warning_nobody_is_asked_how_many_are_dead():
    """Only what the hazard, or an act that the warning calls for, asks for by itself."""
    assert asked_on("warning") == {"leak", "missing"}
    assert "deaths" in asked_on("emergency")


def test_a_plan_of_which_nothing_stands_on_the_card_asks_nothing():
    """What would make a plan apply is asked for the sake of its lifesaving acts; without one it is no question."""
    barred = {"applies_when": when("leak is yes")}
    saving = plan("city.gas", act("out", life=True), hazards=("fire",), **barred)
    idle = plan("city.gas", act("tidy"), hazards=("fire",), **barred)

    def facts(one):
        response = respond(library(plan("city.fire"), one), register(), incident(dead(4)), RECEIVED)
        return {question.fact for question in response.questions if not question.unmentioned}

    assert "leak" in facts(saving)
    assert "leak" not in facts(idle)
