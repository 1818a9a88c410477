"""Which acts stand on the card, how certainly, in whose column and in which order."""

from dataclasses import replace

import pytest

from engine.incident.reading import Span
from engine.incident.situation import ActState, PlanState
from engine.plans.model import After, Post
from engine.respond.respond import respond
from engine.values.cells import NO
from tests.engine.respond.builders import (
    HOME,
    MINUTE,
    RECEIVED,
    act,
    call_of,
    dead,
    general,
    incident,
    keys,
    library,
    line,
    names,
    of,
    plan,
    register,
    said,
    unclear,
    when,
    with_,
    yes,
)

FIRE = f"city.fire@{HOME}"


def card(*actions, situation=None, policy="floor", **more):
    """The response of a fire plan with these acts."""
    lib = library(plan("city.fire", *actions, **more), policy=policy)
    return respond(lib, register(), situation or incident(dead(1)), RECEIVED)


@pytest.mark.parametrize(
    ("fact", "unknown", "certainty"),
    [
        (yes("leak"), "act", "holds"),
        (unclear("leak"), "act", "unverified"),
        (unclear("leak"), "hold", "if_turns_out"),
        (dead(1), "act", None),
    ],
)
def test_what_is_not_known_is_decided_by_the_plan(fact, unknown, certainty):
    """A condition that is open is acted on or held back, as the plan says; silence is no."""
    response = card(act("shut", if_="leak is yes", unknown=unknown), situation=incident(fact))
    assert [one.certainty for one in response.acts] == ([certainty] if certainty else [])


def test_a_condition_that_holds_in_every_completion_is_certain():
    """However many died, it is fewer than three or not: nothing to verify."""
    either = act("either", if_="deaths >= 3 or deaths < 3")
    never = act("never", if_="deaths >= 3 and deaths < 3")
    response = card(either, never, situation=incident(dead((1, 9), open_=True)))
    assert [(one.action, one.certainty) for one in response.acts] == [("either", "holds")]


def test_silence_does_not_remove_a_lifesaving_act():
    """Nobody has spoken of a leak: the cordon stays, to be verified; a denied leak takes it off."""
    cordon = act("cordon", by="police", if_="leak is yes", life=True, unknown="hold")
    assert [one.certainty for one in card(cordon).acts] == ["unverified"]
    assert card(cordon, situation=incident(said("leak", NO))).acts == ()


def test_acts_of_a_level_walk_on_the_working_level():
    """One dead is IV: the act of III and graver is not on the card."""
    response = card(act("all"), act("big", levels=("III", "II", "I")), act("small", levels=("IV",)))
    assert names(response) == ["all", "small"]


def test_reports_and_lifesaving_walk_on_the_highest_level_that_is_possible():
    """One to eleven dead under policy floor: a report and a rescue of level II stand on the card, other acts do not."""
    at_two = {"levels": ("II", "I")}
    response = card(
        act("report", phase="report", **at_two),
        act("phone", channel="phone", **at_two),
        act("rescue", life=True, **at_two),
        act("meeting", **at_two),
        situation=incident(dead((1, 11), open_=True)),
    )
    assert {one.action: one.certainty for one in response.acts} == dict.fromkeys(
        ("report", "phone", "rescue"), "unverified"
    )


def test_under_the_policy_ask_lines_that_levels_do_not_share_are_conditional():
    """IV to II are proposed: the act of every level is certain, that of II is conditional."""
    response = card(act("all"), act("big", levels=("II",)), policy="ask", situation=incident(dead((1, 11), open_=True)))
    assert {one.action: one.certainty for one in response.acts} == {"all": "holds", "big": "unverified"}


def test_a_declined_plan_is_not_walked():
    """A plan that a person declined stays on the card without acts."""
    declined = incident(dead(1), plans={FIRE: PlanState("declined")})
    response = card(act("shut"), situation=declined)
    assert (response.acts, [one.state for one in response.plans]) == ((), ["declined"])


def test_the_trace_says_which_test_is_open():
    """The line quotes each test of its condition with its result."""
    (one,) = card(act("shut", if_="leak is yes and deaths >= 1"), situation=incident(unclear("leak"), dead(1))).acts
    assert [(trace.facts, trace.result) for trace in one.because] == [(("leak",), None), (("deaths",), True)]


def test_each_act_stands_in_the_column_of_who_does_it():
    """By the seat or the duty officer: mine; of others: handed over, and on scene once begun or done."""
    actions = [act("mine"), act("seat", by="em_bureau"), act("theirs", by="police"), act("done", by="health")]
    acts = {f"{FIRE}/done": ActState("done", (RECEIVED,))}
    begun = incident(dead(1), acts=acts, began=(("police", "r1", Span(3, 7)),))
    response = card(*actions, situation=begun)
    assert {one.action: one.column for one in response.acts} == {
        "mine": "mine",
        "seat": "mine",
        "theirs": "onsite",
        "done": "onsite",
    }
    assert line(response, "theirs").begun_by == (("r1", Span(3, 7)),)
    assert line(card(*actions), "theirs").column == "handed"


def test_another_room_has_other_acts():
    """Where the government office runs the copy, the bureau's acts are handed over."""
    lib = library(plan("city.fire", act("seat", by="em_bureau"), act("office", by="gov_office")), seat="gov_office")
    response = respond(lib, register(), incident(), RECEIVED)
    assert {one.action: one.column for one in response.acts} == {"seat": "handed", "office": "mine"}


def test_the_countys_own_bureau_is_not_this_seat():
    """``by: em_bureau`` in a county's plan is the county's bureau."""
    lib = library(plan("county.fire", act("seat", by="em_bureau"), tier="county", area="each county"))
    assert [one.column for one in respond(lib, register(), incident(), RECEIVED).acts] == ["handed"]


def test_started_work_that_no_longer_applies_stays_until_a_person_ends_it():
    """已非必需，进行中."""
    shut = act("shut", by="housing", if_="leak is yes")
    started = incident(dead(1), acts={f"{FIRE}/shut": ActState("started")})
    assert [(one.action, one.status) for one in card(shut, situation=started).acts] == [("shut", "no_longer_needed")]
    finished = with_(started, acts={f"{FIRE}/shut": ActState("done", (RECEIVED,))})
    assert card(shut, situation=finished).acts == ()


def test_an_act_that_only_a_leader_may_order_names_the_post():
    """Evacuation is a proposal to the mayor."""
    (one,) = card(act("evacuate", ordered_by=Post("mayor"))).acts
    assert one.ordered_by == "mayor"


def test_lines_stand_after_what_they_wait_for_then_by_deadline_then_by_phase():
    """A late predecessor comes before an early follower; otherwise deadlines decide, then phases."""
    response = card(
        act("late", within=of("received", minutes=50)),
        act("follower", within=of("received", minutes=5), after=("late",)),
        act("soon", within=of("received", minutes=10)),
        act("now", within=of("received")),
        act("end", phase="recover"),
        act("open", phase="first_response"),
    )
    assert names(response) == ["now", "soon", "late", "follower", "open", "end"]


def test_dispatch_stands_above_everything_else():
    """119 before any other act, although it has no deadline."""
    response = card(
        act("now", within=of("received"), life=True), act("dispatch", dispatch="119", tells=("fire_rescue",))
    )
    assert names(response) == ["dispatch", "now"]


def test_one_of_several_predecessors_is_enough():
    """``after: {any: […]}`` waits for the first of them."""
    lib = library(
        plan(
            "city.fire",
            act("first", within=of("received", minutes=1)),
            act("last", within=of("received", minutes=9)),
            replace(act("then", within=of("received", minutes=2)), after=After(any_of=("first", "last"))),
        )
    )
    assert names(respond(lib, register(), incident(), RECEIVED)) == ["first", "then", "last"]


def test_acts_that_wait_for_each_other_still_stand_on_the_card():
    """A cycle is broken at its earliest deadline."""
    response = card(
        act("b", after=("a",), within=of("received", minutes=9)),
        act("a", after=("b",), within=of("received", minutes=1)),
    )
    assert names(response) == ["a", "b"]


def test_the_order_does_not_change_with_the_instant():
    """A minute later the same lines stand in the same order."""
    lib = library(plan("city.fire", *(act(f"a{place}") for place in range(9))), general(act("log", phase="receive")))
    first, later = (respond(lib, register(), incident(dead(2)), RECEIVED + MINUTE * place) for place in (0, 1))
    assert keys(first) == keys(later)


@pytest.mark.parametrize(
    ("who", "begun"), [("119", True), ("fire_rescue", True), ("120", False), ("police", False), ("duty_officer", False)]
)
def test_a_service_that_the_report_says_was_called_or_is_there_has_been_sent_out(who, begun):
    """119 called, or the fire brigade on scene: the act of this seat quotes it; the words for others do not count."""
    out = act("out", phase="receive", dispatch="119", tells=("fire_rescue",))
    response = card(out, situation=incident(dead(1), began=((who, "r1", Span(3, 7)),)))
    sent = line(response, "out")
    assert (sent.column, sent.begun_by) == ("mine", (("r1", Span(3, 7)),) if begun else ())
    assert (call_of(response, "fire_rescue").rank == "life") is not begun


def test_a_line_built_once_is_not_kept_for_an_incident_on_which_it_was_begun_or_marked():
    """The same library answers three incidents, each by its own words and marks."""
    lib = library(plan("city.fire", act("cordon", by="police")))
    begun = incident(dead(1), began=(("police", "r1", Span(3, 7)),))
    marked = incident(dead(1), acts={f"{FIRE}/cordon": ActState("started")})
    lines = [line(respond(lib, register(), one, RECEIVED), "cordon") for one in (incident(dead(1)), begun, marked)]
    assert [(one.column, one.status, bool(one.begun_by)) for one in lines] == [
        ("handed", "to_do", False),
        ("onsite", "to_do", True),
        ("onsite", "started", False),
    ]
    assert line(respond(lib, register(), incident(dead(1)), RECEIVED), "cordon") == lines[0]


def test_silence_about_what_a_plan_applies_to_leaves_its_lifesaving_acts():
    """A plan for leaks: unless somebody denies the leak its rescue stands, to be verified, and the leak is asked."""
    actions = (act("rescue", life=True), act("deep", life=True, levels=("III", "II")), act("meeting"))
    applies = {"applies_when": when("leak is yes")}
    barred = {"unless": when("toxic is no")}
    many = dead((1, 4), open_=True)
    for condition_of in (applies, barred):
        response = card(*actions, situation=incident(many), **condition_of)
        assert {one.action: one.certainty for one in response.acts} == dict.fromkeys(("rescue", "deep"), "unverified")
        fact = "leak" if condition_of is applies else "toxic"
        assert fact in [one.fact for one in response.questions]
    assert card(*actions, situation=incident(many, said("leak", NO)), **applies).acts == ()
    assert card(*actions, situation=incident(many, said("toxic", NO)), **barred).acts == ()
    declined = incident(many, plans={FIRE: PlanState("declined")})
    assert card(*actions, situation=declined, **applies).acts == ()
