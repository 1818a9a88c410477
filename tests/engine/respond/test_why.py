"""Why, and why not."""

import pytest

from engine.incident.reading import Span
from engine.respond.respond import respond
from engine.respond.why import why, why_not
from engine.values.cells import NO, Range, Words, point
from tests.engine.respond.builders import (
    HOME,
    HOUR,
    MINUTE,
    RECEIVED,
    act,
    call_rule,
    contact,
    dead,
    duty,
    every,
    general,
    incident,
    library,
    of,
    plan,
    register,
    said,
    unclear,
    when,
    yes,
)

FIRE = f"city.fire@{HOME}"
LIBRARY = library(
    general(act("log", phase="receive", duty="log")),
    plan(
        "city.fire",
        act("report", phase="report", within=of("learned", minutes=20), if_="grade >= larger", tells=("gov_office",)),
        act("shut", by="housing", if_="leak is yes"),
        act("meet", by="education", levels=("III", "II")),
        act("log2", by="duty_officer", duty="log"),
        act("waits", within=of("arrived", minutes=5)),
        act("now", within=of("received")),
        act("follow", every=every(otherwise=2)),
        unless=when("toxic is yes", see="city.gas"),
    ),
    plan("city.gas", hazards=("gas",)),
    duties=(duty(act("law_report", phase="report", if_="deaths >= 1")),),
    calls=(call_rule("hurt", "injured >= 1", "ecology"),),
)


def ask(target, *facts, **more):
    """Why, for these facts."""
    return why(LIBRARY, register(contact("health")), incident(*facts, **more), RECEIVED, target)


def test_a_plan_is_there_for_its_hazard_with_the_words_that_spoke_for_it():
    """The fire plan, because the report speaks of a fire at these characters."""
    answer = ask("city.fire", dead(1))
    assert (answer.verdict, answer.note) == ("yes", "hazard")
    assert answer.children[0].spans == (("r1", Span(0, 2)),)


def test_a_plan_that_is_excepted_says_by_which_cell():
    """Toxic was said: the plan leaves the case to the other."""
    answer = ask("city.fire", yes("toxic"))
    assert answer.verdict == "no"
    unless = next(child for child in answer.children if child.note == "unless")
    assert (unless.verdict, unless.cells[0].cell, unless.cells[0].state) == ("yes", Words(frozenset({"yes"})), "stated")


def test_a_plan_that_is_not_there_says_which_hazards_were_heard():
    """No gas plan: only a fire was heard."""
    answer = ask("city.gas", dead(1))
    assert (answer.verdict, answer.note, [child.subject for child in answer.children]) == ("no", "no_hazard", ["fire"])
    assert ask("city.fire", outcome="write_off", kind="rumour").note == "no_emergency"


def test_a_level_quotes_the_deciding_cell():
    """III is excluded, because the deaths are one to two; IV is certain."""
    excluded = ask("city.fire:III", dead((1, 2)))
    criterion = excluded.children[0]
    assert (excluded.verdict, criterion.verdict, criterion.cells[0].cell) == ("no", "no", Range(1, 2))
    assert ask("city.fire:IV", dead((1, 2))).verdict == "yes"


def test_a_level_below_the_lowest_says_what_made_the_higher_one():
    """IV is not, because twelve deaths make II."""
    answer = ask("city.fire:IV", dead(12))
    assert (answer.verdict, answer.note) == ("no", "higher")
    assert any(
        child.clauses == (("city.fire", "levels.II.any[0]"),) and child.verdict == "yes" for child in answer.children
    )


def test_an_act_is_off_the_card_for_its_condition_or_its_level():
    """Shut: the leak is denied. Meet: IV is not among its levels."""
    shut = ask("city.fire/shut", said("leak", NO))
    assert (shut.verdict, shut.note, shut.children[0].cells[0].state) == ("no", "when", "stated")
    meet = ask("city.fire/meet", dead(1))
    assert (meet.verdict, meet.note) == ("no", "levels")
    assert ask("city.fire/shut", unclear("leak")).verdict == "maybe"


def test_an_act_that_was_merged_names_the_line_that_says_it():
    """The general plan's log is said by the fire plan's line."""
    answer = ask("city.general/log", dead(1))
    assert [child.subject for child in answer.children if child.note == "merged"] == [f"{FIRE}/log2"]


def test_an_agency_is_called_for_every_reason():
    """The duty room because of the report, the fire brigade because of the hazard."""
    office = ask("gov_office", dead(3))
    assert (office.verdict, [child.subject for child in office.children]) == ("yes", [f"{FIRE}/report"])
    assert ask("fire_rescue room", dead(1)).children[0].note == "tells"


def test_why_an_agency_is_not_on_the_list():
    """为什么没有教育局: a meeting would call it, from III on; and nothing ever names the water bureau but pollution."""
    education = why_not(LIBRARY, register(), incident(dead(1)), RECEIVED, "education")
    assert (education.verdict, [(child.subject, child.note) for child in education.children]) == (
        "no",
        [(f"{FIRE}/meet", "levels")],
    )
    rule = next(child for child in ask("ecology", dead(1)).children if child.kind == "rule")
    assert (rule.verdict, rule.cells[0].cell, rule.cells[0].state) == ("no", point(0), "silent")
    assert ask("garrison", dead(1)).note == "not_named"


def test_a_deadline_says_from_which_instant_it_counts():
    """Twenty minutes from when three deaths were learned, an hour after receipt."""
    later = RECEIVED + HOUR
    answer = why(LIBRARY, register(), incident(dead(1), dead(3, at=later, event="r2")), later, "due:city.fire/report")
    assert (answer.since, answer.due.at, answer.note) == (later, later + 20 * MINUTE, "moment")


@pytest.mark.parametrize(
    ("action", "note"), [("waits", "no_moment"), ("now", "at_once"), ("follow", "period"), ("meet", "no_deadline")]
)
def test_a_deadline_that_does_not_run_says_why(action, note):
    """Not begun, at once, by period, or none at all."""
    assert ask(f"due:city.fire/{action}", dead(3)).note == note


def test_a_duty_of_law_is_explained_like_an_act():
    """By its condition and the clause of the law."""
    answer = ask("law/law_report", dead(1))
    assert (answer.verdict, answer.clauses) == ("yes", (("law.report", "law_report"),))
    assert ask("law/law_report").verdict == "no"


@pytest.mark.parametrize(
    "target", ["city.nothing", "city.fire/nothing", "city.fire:V", "law/nothing", "due:city.fire/x"]
)
def test_an_unknown_target_is_refused_with_what_there_is(target):
    """The message names what could have been meant."""
    with pytest.raises(LookupError):
        ask(target)


def test_every_line_and_call_of_a_card_can_be_explained():
    """Nothing on a card is without an answer that agrees."""
    situation = incident(dead(5), unclear("leak"))
    response = respond(LIBRARY, register(), situation, RECEIVED)
    for one in response.acts:
        answer = why(LIBRARY, register(), situation, RECEIVED, one.key)
        assert answer.verdict == ("yes" if one.certainty == "holds" else "maybe")
    for call in response.calls:
        assert why(LIBRARY, register(), situation, RECEIVED, call.agency).verdict != "no"
