"""One line for one duty of one performer; duties of law and who stands for them."""

from dataclasses import replace

import pytest

from engine.incident.situation import ActState
from engine.plans.ladder import GRADES, Criterion, Ladder, Step
from engine.plans.model import Statute
from engine.respond.respond import respond
from engine.values.cells import point
from tests.engine.respond.builders import (
    COUNTY,
    HOME,
    HOUR,
    MINUTE,
    RECEIVED,
    act,
    condition,
    dead,
    duty,
    every,
    general,
    incident,
    library,
    line,
    names,
    of,
    plan,
    register,
    said,
    unclear,
)


def card(*plans, situation=None, **more):
    """The response of these plans."""
    return respond(library(*plans, **more), register(), situation or incident(dead(1)), RECEIVED)


def report(name, minutes, **more):
    """A report upward within so many minutes."""
    return act(name, phase="report", duty="report_up", within=of("received", minutes=minutes), **more)


def test_two_plans_that_say_the_same_duty_of_one_performer_are_one_line():
    """Both clauses, all recipients, the stricter deadline; the specific plan speaks."""
    response = card(
        plan("city.fire", report("one", 30, tells=("gov_office",))), general(report("two", 20, tells=("hq",)))
    )
    (one,) = response.acts
    assert one.key == f"city.fire@{HOME}/one"
    assert one.clauses == (("city.fire", "one"), ("city.general", "two"))
    assert (one.tells, one.due.at) == (("gov_office", "hq"), RECEIVED + 20 * MINUTE)


def test_another_performer_or_another_duty_is_another_line():
    """Merging needs both to be equal; acts without a duty never merge."""
    fire = plan("city.fire", report("one", 30), act("free"))
    assert sorted(names(card(fire, general(report("two", 20, by="police"), act("free2"))))) == [
        "free",
        "free2",
        "one",
        "two",
    ]


def test_a_county_and_the_city_each_keep_their_own_duty():
    """One performer id in two areas is two agencies."""
    county = plan("county.fire", report("two", 20), tier="county", area="each county")
    assert [one.instance for one in card(plan("city.fire", report("one", 30)), county).acts] == [
        f"county.fire@{COUNTY}",
        f"city.fire@{HOME}",
    ]


def test_the_stricter_deadline_of_a_conditional_act_stands_beside():
    """Twenty minutes only if the leak is confirmed: the line keeps thirty and shows twenty beside it."""
    plans = (plan("city.fire", report("one", 30)), general(report("two", 20, if_="leak is yes")))
    (one,) = card(*plans, situation=incident(dead(1), unclear("leak"))).acts
    assert (one.certainty, one.due.at) == ("holds", RECEIVED + 30 * MINUTE)
    assert one.conditional_due.at == RECEIVED + 20 * MINUTE


def test_a_line_is_as_certain_as_its_most_certain_act():
    """The conditional act comes first, the certain one decides."""
    plans = (plan("city.fire", report("one", 20, if_="leak is yes")), general(report("two", 30)))
    (one,) = card(*plans, situation=incident(dead(1), unclear("leak"))).acts
    assert (one.key, one.certainty, one.due.at) == (f"city.fire@{HOME}/one", "holds", RECEIVED + 30 * MINUTE)
    assert one.conditional_due.at == RECEIVED + 20 * MINUTE


def test_the_plans_act_stands_for_the_duty_of_law_where_it_is_not_later():
    """Twenty minutes fulfil a law of thirty; the line quotes both."""
    law = duty(report("law_report", 30))
    (one,) = card(plan("city.fire", report("one", 20)), duties=(law,)).acts
    assert (one.action, one.law, one.clauses) == ("one", False, (("city.fire", "one"), ("law.report", "law_report")))


def test_a_later_act_of_a_plan_does_not_hide_the_law():
    """Forty minutes against thirty: both lines stand, the law's marked."""
    law = duty(report("law_report", 30))
    response = card(plan("city.fire", report("one", 40)), duties=(law,))
    assert [(one.action, one.law) for one in response.acts] == [("law_report", True), ("one", False)]


def test_an_act_that_may_not_hold_does_not_hide_the_law():
    """The law is certain, the plan's act is not."""
    law = duty(report("law_report", 30))
    response = card(
        plan("city.fire", report("one", 20, if_="leak is yes")),
        duties=(law,),
        situation=incident(dead(1), unclear("leak")),
    )
    assert {one.action for one in response.acts} == {"law_report", "one"}


def test_the_countys_act_does_not_fulfil_the_citys_duty():
    """Only acts of home stand for duties of this seat's tier."""
    county = plan("county.fire", report("two", 5), tier="county", area="each county")
    assert "law_report" in names(card(county, duties=(duty(report("law_report", 30)),)))


def test_duties_of_law_are_owed_by_tier_and_hazard():
    """A county's duty and a duty for pollution are not on the city's card of a fire; that of accidents is."""
    duties = (
        duty(act("county", phase="report"), tiers=("county",)),
        duty(act("pollution", phase="report"), hazards=("pollution",)),
        duty(act("accident", phase="report"), hazards=("accident",)),
        duty(act("every", phase="report")),
    )
    assert sorted(names(card(duties=duties))) == ["accident", "every"]


def test_a_duty_of_law_reads_the_grade_of_the_primary_hazard():
    """From 较大 on: three dead bring it, one dead does not."""
    law = duty(act("province", phase="report", if_="grade >= larger"))
    assert names(card(duties=(law,))) == []
    (one,) = card(duties=(law,), situation=incident(dead(3))).acts
    assert (one.plan, one.instance, one.key, one.certainty) == ("law", "law", "law/province", "holds")
    assert line(card(duties=(law,), situation=incident(dead((1, 4), open_=True))), "province").certainty == "unverified"


POLLUTED = Statute(
    "law.pollution",
    "pollution",
    "law",
    Ladder(
        "law.pollution",
        GRADES,
        (
            Step("major", Criterion("p3", condition("injured >= 10"), "injured >= 10", "p3")),
            Step("ordinary", None, otherwise=True, clause="p1"),
        ),
    ),
)


def polluted(*duties, hazards):
    """The response to one dead and ten injured, where pollution has a statute of its own."""
    lib = library(duties=duties)
    own = {**lib.vocabulary.hazards, "pollution": replace(lib.vocabulary.hazards["pollution"], statute=POLLUTED.id)}
    statutes = {**lib.statutes, POLLUTED.id: POLLUTED}
    lib = replace(lib, vocabulary=replace(lib.vocabulary, hazards=own), statutes=statutes)
    return respond(lib, register(), incident(dead(1), said("injured", point(10)), hazards=hazards), RECEIVED)


@pytest.mark.parametrize(
    ("hazards", "certainties"),
    [
        (("fire",), {"accident": None, "pollution": None, "pollution_minor": None, "every": None}),
        (("fire", "pollution"), {"accident": None, "pollution": "holds", "pollution_minor": None, "every": "holds"}),
        (
            ("fire", "pollution?"),
            {"accident": None, "pollution": "unverified", "pollution_minor": None, "every": "unverified"},
        ),
    ],
)
def test_a_duty_of_law_reads_the_grade_by_the_statute_of_the_hazard_that_makes_it_apply(hazards, certainties):
    """Ten injured are 一般 as an accident and 重大 as pollution; a duty for every event takes the graver one."""
    response = polluted(
        duty(act("accident", phase="report", if_="grade >= major"), hazards=("accident",)),
        duty(act("pollution", phase="report", if_="grade >= major"), hazards=("pollution",)),
        duty(act("pollution_minor", phase="report", if_="grade < major"), hazards=("pollution",)),
        duty(act("every", phase="report", if_="grade >= major")),
        hazards=hazards,
    )
    found = {one.action: one.certainty for one in response.acts}
    assert {name: found.get(name) for name in certainties} == certainties


def test_the_clock_of_a_duty_of_law_counts_from_when_its_own_grade_was_known():
    """Ten injured make the pollution 重大 at once: an hour from then, whatever the grade of the fire."""
    law = duty(
        act("pollution", phase="report", if_="grade >= major", within=of("learned", hours=1)), hazards=("pollution",)
    )
    assert line(polluted(law, hazards=("fire", "pollution")), "pollution").due.at == RECEIVED + HOUR


def test_a_duty_of_law_that_goes_to_those_whom_the_plan_reports_to_is_no_line_of_its_own():
    """At once to office and province: each line of the plan takes the clause and keeps its clock."""
    law = duty(act("law_first", phase="report", within=of("received"), tells=("gov_office", "em_province")))
    acts = (
        act("office", phase="report", channel="phone", within=of("received", minutes=20), tells=("gov_office",)),
        act("province", phase="report", channel="phone", within=of("received", hours=1), tells=("em_province",)),
    )
    response = card(plan("city.fire", *acts), duties=(law,))
    assert [(one.action, one.due.at) for one in response.acts] == [
        ("office", RECEIVED + 20 * MINUTE),
        ("province", RECEIVED + HOUR),
    ]
    assert {one.clauses[-1] for one in response.acts} == {("law.report", "law_first")}
    assert line(card(plan("city.fire", acts[0]), duties=(law,)), "law_first").law


def test_the_laws_stricter_clock_wins_on_the_line_of_its_recipient():
    """Thirty minutes by law against an hour; a written report is not done by the telephone."""
    phone = act("office", phase="report", channel="phone", within=of("received", hours=1), tells=("gov_office",))
    limit = {"phase": "report", "within": of("received", minutes=30), "tells": ("gov_office",)}
    (one,) = card(plan("city.fire", phone), duties=(duty(act("law", **limit)),)).acts
    assert (one.action, one.due.at) == ("office", RECEIVED + 30 * MINUTE)
    written = duty(act("law", channel="written", **limit))
    assert sorted(names(card(plan("city.fire", phone), duties=(written,)))) == ["law", "office"]


def test_a_line_that_stands_for_a_duty_of_law_tells_whom_the_law_names():
    """The plan forgot the police; the line calls them all the same."""
    law = duty(report("law_report", 30, tells=("police",), document="form", channel="written"))
    (one,) = card(plan("city.fire", report("one", 20, tells=("gov_office",))), duties=(law,)).acts
    assert (one.tells, one.document, one.channel) == (("gov_office", "police"), "form", "written")


def test_a_duty_of_law_that_recurs_is_not_done_by_a_report_that_is_made_once():
    """Every day to the province stands beside the first report to the province."""
    first = act("province", phase="report", within=of("received", hours=1), tells=("em_province",))
    daily = duty(act("daily", phase="report", every=every(otherwise=24), tells=("em_province",)))
    assert names(card(plan("city.fire", first), duties=(daily,))) == ["province", "daily"]


LATE = RECEIVED + 2 * HOUR


@pytest.mark.parametrize("marked", [f"city.fire@{HOME}/one", f"city.general@{HOME}/two", "law/law_report"])
def test_a_deed_counts_whichever_of_the_merged_acts_was_marked(marked):
    """Done by the mark on any of the three: the one line is done, and its clock is not red."""
    plans = (plan("city.fire", report("one", 30)), general(report("two", 20)))
    lib = library(*plans, duties=(duty(report("law_report", 40)),))
    acts = {marked: ActState("done", (RECEIVED + MINUTE,))}
    (one,) = respond(lib, register(), incident(dead(1), acts=acts), LATE).acts
    assert (one.status, one.due.overdue) == ("done", False)
    (open_,) = respond(lib, register(), incident(dead(1)), LATE).acts
    assert (open_.status, open_.due.overdue) == ("to_do", True)
