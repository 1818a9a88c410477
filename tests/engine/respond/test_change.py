"""What a change card tells."""

from dataclasses import replace

from engine.incident.situation import ActState, PlanState
from engine.respond.change import diff
from engine.respond.respond import respond
from engine.values.cells import point
from tests.engine.respond.builders import (
    HOME,
    HOUR,
    MINUTE,
    OTHER_COUNTY,
    RECEIVED,
    TOWN,
    act,
    dead,
    general,
    incident,
    ladder,
    library,
    of,
    plan,
    register,
    said,
    unclear,
    yes,
)

FIRE = f"city.fire@{HOME}"
LIBRARY = library(
    plan(
        "city.fire",
        act("report", within=of("received", minutes=20)),
        act("shut", by="housing", if_="leak is yes"),
        act("meet", by="education", levels=("III", "II", "I")),
    )
)


def card(*facts, now=RECEIVED, **more):
    """The response to these facts."""
    return respond(LIBRARY, register(), incident(*facts, **more), now)


def test_the_same_facts_twice_change_nothing():
    """Also when they are heard again a minute later."""
    assert diff(card(dead(1)), card(dead(1))).empty
    assert diff(card(dead(1)), card(dead(1), dead(1, at=RECEIVED + MINUTE, event="r2"), now=RECEIVED + MINUTE)).empty


def test_more_deaths_change_grade_level_acts_and_calls():
    """From one dead to five: 较大, III, a meeting, and the schools are called."""
    change = diff(card(dead(1)), card(dead(5)))
    assert change.grade == (("ordinary",), ("larger",))
    assert {one.what: (one.before, one.after) for one in change.levels}["possible"] == (("IV",), ("III",))
    assert [(one.kind, one.key) for one in change.acts] == [("added", f"{FIRE}/meet")]
    assert [(one.kind, one.agency) for one in change.calls] == [("added", "education")]
    assert change.facts == ("deaths",)


def test_what_is_confirmed_and_what_is_withdrawn():
    """An open leak that is confirmed makes its act certain; one that was a mistake takes it off."""
    confirmed = diff(card(unclear("leak")), card(yes("leak")))
    assert [(one.kind, one.key) for one in confirmed.acts] == [("confirmed", f"{FIRE}/shut")]
    assert confirmed.questions_settled == ("leak",)
    withdrawn = diff(card(yes("leak")), card())
    assert [(one.kind, one.key, one.after) for one in withdrawn.acts] == [("withdrawn", f"{FIRE}/shut", None)]
    assert [one.agency for one in withdrawn.calls if one.kind == "withdrawn"] == ["housing"]


def test_a_deadline_that_comes_nearer_or_moves_away():
    """Received an hour earlier by another report: the deadline is brought forward."""
    change = diff(card(dead(1)), card(dead(1), received=RECEIVED - HOUR))
    assert [(one.kind, one.key) for one in change.acts] == [("brought_forward", f"{FIRE}/report")]
    back = diff(card(dead(1), received=RECEIVED - HOUR), card(dead(1)))
    assert [one.kind for one in back.acts] == ["put_back"]


def test_a_clock_that_runs_out_is_a_change():
    """After twenty minutes the report is overdue, and once done no longer."""
    late = card(dead(1), now=RECEIVED + HOUR)
    assert [(one.key, one.kind) for one in diff(card(dead(1)), late).clocks] == [(f"{FIRE}/report", "overdue")]
    done = card(dead(1), now=RECEIVED + HOUR, acts={f"{FIRE}/report": ActState("done", (RECEIVED + HOUR,))})
    change = diff(late, done)
    assert [(one.key, one.kind) for one in change.clocks] == [(f"{FIRE}/report", "no_longer_overdue")]
    assert [(one.kind, one.after.status) for one in change.acts] == [("status", "done")]


def test_plans_come_and_go():
    """Another hazard brings and takes plans."""
    gas = card(dead(1), hazards=("gas",))
    change = diff(card(dead(1)), gas)
    assert (change.plans_withdrawn, change.plans_added) == ((FIRE,), ())


def test_an_announcement_is_a_change_of_the_plan():
    """Approved and announced are two things."""
    state = {FIRE: PlanState("confirmed", approved="IV", announced="IV", announced_at=RECEIVED)}
    change = diff(card(dead(1)), card(dead(1), plans=state))
    assert {one.what for one in change.levels} == {"state", "approved", "announced"}


def test_what_the_incident_is_taken_for_is_a_change():
    """Another rival hazard, another place, another kind of message: none of them is passed over."""
    base = card(dead(1))
    told = {what: after for what, _before, after in diff(base, card(dead(1), hazards=("fire", "gas?"))).other}
    assert told == {"hazards": ("primary:fire", "rival:gas"), "conflicts": ("hazard:fire|gas:",)}
    (moved,) = diff(base, card(dead(1), code=OTHER_COUNTY)).other
    assert moved == ("place", (TOWN,), (OTHER_COUNTY,))
    (warned,) = diff(base, card(dead(1), kind="warning", outcome="warning")).other
    assert warned == ("message", ("emergency", "emergency"), ("warning", "warning"))


def test_what_is_no_longer_excluded_and_what_contradicts_is_a_change():
    """A falling death toll is flagged and is no silent change; a judgement that a person ticks neither."""
    fallen = diff(card(dead(3)), card(dead(3), dead(2, at=RECEIVED + MINUTE, event="r2")))
    assert (fallen.facts, [what for what, _old, _new in fallen.other]) == (("deaths",), ["conflicts"])
    lib = library(plan("city.fire", levels=ladder("x", II="deaths >= 10 | judge:mayor", IV="deaths >= 1")))
    bare, ticked = (
        respond(lib, register(), incident(dead(1), attested=attested), RECEIVED)
        for attested in ({}, {"city.fire#levels.II.any[1]": False})
    )
    assert [one.what for one in diff(bare, ticked).levels] == ["judges"]
    lib = library(plan("city.fire", levels=ladder("x", III="injured >= 3", IV="deaths >= 1")))
    unsaid, none = (
        respond(lib, register(), incident(dead(1), *facts), RECEIVED) for facts in ((), (said("injured", point(0)),))
    )
    assert [(one.what, one.before, one.after) for one in diff(unsaid, none).levels] == [("not_excluded", ("III",), ())]


def test_another_recipient_or_a_stricter_conditional_deadline_of_a_line_is_a_change():
    """The same line tells one more, or may be due sooner."""
    one = act("one", phase="report", duty="up", within=of("received", minutes=30), tells=("gov_office",))
    more = act("two", phase="report", duty="up", if_="leak is yes", tells=("hq",))
    lib = library(plan("city.fire", one), general(more))
    before = respond(lib, register(), incident(dead(1)), RECEIVED)
    after = respond(lib, register(), incident(dead(1), yes("leak")), RECEIVED)
    assert [(entry.kind, entry.key) for entry in diff(before, after).acts] == [("status", f"{FIRE}/one")]
    sooner = replace(more, within=of("received", minutes=5), tells=("gov_office",))
    lib = library(plan("city.fire", one), general(sooner))
    after = respond(lib, register(), incident(dead(1), unclear("leak")), RECEIVED)
    assert [entry.kind for entry in diff(before, after).acts] == ["brought_forward"]
