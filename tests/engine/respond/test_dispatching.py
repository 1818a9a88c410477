"""Which number is dialled first, what is said to a caller, and who cannot be called because nobody sits there."""

from dataclasses import replace

import pytest

from engine.incident.situation import ActState, PlanState
from engine.plans.vocabulary import AgencyDef, DispatchRule
from engine.respond.respond import respond
from engine.values.cells import point
from engine.values.names import Names
from tests.engine.respond.builders import (
    AGENCIES,
    HOME,
    RECEIVED,
    act,
    call_of,
    called,
    dead,
    duty,
    general,
    incident,
    library,
    names,
    of,
    plan,
    register,
    said,
)

FIRE = f"city.fire@{HOME}"
TICKS = tuple(
    act(f"call_{number}", phase="receive", dispatch=number, tells=(agency,), within=of("received"), life=True)
    for number, agency in (("119", "fire_rescue"), ("120", "health"), ("110", "police"))
)
HURT = DispatchRule("hurt", "120", "deaths + injured >= 1")
SILENT = DispatchRule("silent", "120", "injured >= 1", wide=True, hazards=("accident",))
BURNS = DispatchRule("burns", "119", hazards=("fire", "gas"))
ORDER = DispatchRule("order", "110", hazards=("unrest",))


def card(*statements, dispatch=(HURT, SILENT, BURNS, ORDER), **more):
    """The response of a general plan that asks after the three numbers."""
    lib = library(general(*TICKS), dispatch=dispatch)
    return respond(lib, register(), incident(*statements, **more), RECEIVED)


def certainty(response):
    """Number -> how certainly it is to be dialled."""
    return {one.dispatch: one.certainty for one in response.acts if one.dispatch}


def test_the_number_that_saves_lives_here_stands_first():
    """With people hurt in a fire the ambulance is dialled, then the fire service; nobody asked for the police."""
    response = card(said("injured", point(2)))
    assert names(response) == ["call_120", "call_119", "call_110"]
    assert certainty(response) == {"119": "holds", "120": "holds", "110": "if_turns_out"}


def test_no_ambulance_is_dialled_first_where_nobody_is_hurt():
    """Denied injuries leave the ambulance to the end of the ticks; it is still there to be ticked."""
    response = card(said("injured", point(0)), said("deaths", point(0)))
    assert names(response) == ["call_119", "call_120", "call_110"]
    assert certainty(response)["120"] == "if_turns_out"


def test_silence_about_the_injured_does_not_rule_the_ambulance_out():
    """Where the kind of event may hurt people, the number is dialled although nobody spoke of them."""
    assert certainty(card())["120"] == "unverified"


def test_a_kind_of_event_that_calls_for_no_number_dials_none_first():
    """Pollution with no word of people: no service stands among the savers of life on the call-down list."""
    response = card(hazards=("pollution",))
    assert set(certainty(response).values()) == {"if_turns_out"}
    assert all(call.rank != "life" for call in response.calls)


def test_while_the_kind_of_event_is_unknown_every_number_may_be_needed():
    """Nobody knows what happened: no number is ruled out by its hazard."""
    assert set(certainty(card(hazards=())).values()) == {"unverified"}


def test_a_number_of_a_rival_hazard_is_to_be_verified():
    """Fire or unrest: the police may be needed."""
    assert certainty(card(hazards=("fire", "unrest?")))["110"] == "unverified"


def test_an_exception_by_hazard_holds_for_the_primary_one():
    """A rule that is not meant for a hazard says nothing about it."""
    rule = DispatchRule("burns", "119", hazards=("accident",), unless_hazards=("gas",))
    assert certainty(card(hazards=("gas",), dispatch=(rule,)))["119"] == "if_turns_out"


@pytest.mark.parametrize(("other", "expected"), [("fire", "holds"), ("fire?", "unverified")])
def test_an_exception_takes_nothing_from_another_hazard_of_the_event(other, expected):
    """Gas is excepted, but it burns as well: the fire service is for the fire."""
    rule = DispatchRule("burns", "119", hazards=("accident",), unless_hazards=("gas",))
    assert certainty(card(hazards=("gas", other), dispatch=(rule,)))["119"] == expected


def test_an_excepted_rival_does_not_bar_the_hazard_that_was_read():
    """Fire, or perhaps gas: the rule for anything but gas holds."""
    rule = DispatchRule("anything", "119", unless_hazards=("gas",))
    assert certainty(card(hazards=("fire", "gas?"), dispatch=(rule,)))["119"] == "holds"


def test_a_library_without_rules_dials_all_three():
    """What the data does not speak of is never held back."""
    assert set(certainty(card(dispatch=())).values()) == {"holds"}


def spoken(kind="emergency", turn="first", law=False, office=False, outcome=None):
    """How certainly a plan (or the law) has words for the caller; None where it has none."""
    words = act("words", phase="receive", channel="caller", life=True, within=of("received"))
    lib = library(plan("city.fire", *(() if law else (words,))), duties=(duty(words),) if law else ())
    situation = incident(dead(4), kind=kind, outcome=outcome or ("warning" if kind == "warning" else "emergency"))
    message = situation.message
    assert message is not None
    situation = replace(situation, message=replace(message, turn=turn, office=office))
    response = respond(lib, register(), situation, RECEIVED)
    return next((one.certainty for one in response.acts if one.action == "words"), None)


@pytest.mark.parametrize("law", [False, True])
def test_words_to_a_caller_stand_where_somebody_calls_from_the_scene(law):
    """A first report of an emergency may be such a call."""
    assert spoken(law=law) == "holds"


@pytest.mark.parametrize("law", [False, True])
@pytest.mark.parametrize(("kind", "turn"), [("warning", "first"), ("emergency", "follow_up"), ("emergency", "final")])
def test_words_to_a_caller_do_not_stand_on_a_bulletin(kind, turn, law):
    """The weather office and the county's duty room are not on the scene."""
    assert spoken(kind, turn, law, office=True) is None


@pytest.mark.parametrize("law", [False, True])
@pytest.mark.parametrize(("kind", "turn"), [("emergency", "follow_up"), ("notice", "first")])
def test_words_to_a_caller_are_to_be_verified_where_somebody_may_be_on_the_line(kind, turn, law):
    """A second call, or a message that only seems quiet: no list of words takes what saves the caller away."""
    outcome = "no_action" if kind == "notice" else None
    assert spoken(kind, turn, law, outcome=outcome) == "unverified"


COMMAND = act("set_up", by="gov_city", duty="set_up_post", levels=("III", "II", "I"))
SAFETY = act("safety", by="post", life=True, within=of("received"))
WITH_POST = {**AGENCIES, "post": AgencyDef("post", Names("post", "post"), "department", set_up_by="set_up_post")}


def post_card(**more):
    """The response of a plan whose scene has a command post once it is set up."""
    lib = library(plan("city.fire", COMMAND, SAFETY), agencies=WITH_POST)
    return respond(lib, register(), incident(dead(4), **more), RECEIVED)


def test_nobody_calls_a_post_that_is_not_set_up():
    """Its acts stand on the card, itself not on the call-down list."""
    response = post_card()
    assert "post" not in called(response)
    assert "safety" in names(response)


def test_an_agency_that_no_act_could_ever_set_up_is_called():
    """A duty that no plan performs takes nobody off the list."""
    safety = library(plan("city.fire", SAFETY), agencies=WITH_POST)
    assert "post" in called(respond(safety, register(), incident(dead(4)), RECEIVED))


def test_a_post_is_called_once_the_level_that_sets_it_up_is_approved():
    """The approval of a level with that duty is enough; one of a lower level is not."""
    assert "post" in called(post_card(plans={FIRE: PlanState(approved="III")}))
    assert "post" not in called(post_card(plans={FIRE: PlanState(approved="IV")}))


def test_a_post_is_called_once_somebody_has_begun_to_set_it_up():
    """Also without a recorded approval."""
    response = post_card(acts={f"{FIRE}/set_up": ActState("started", started_at=RECEIVED)})
    assert call_of(response, "post").certainty == "holds"
