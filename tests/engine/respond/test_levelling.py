"""Computed, proposed, approved, announced; who approves; what is suggested."""

import pytest

from engine.incident.reading import Span
from engine.incident.situation import PlanState
from engine.plans.model import Adjustment, StandDown, StandDownLine
from engine.respond.respond import respond
from engine.values.cells import Words
from tests.engine.respond.builders import (
    HOME,
    RECEIVED,
    command,
    dead,
    incident,
    ladder,
    library,
    plan,
    register,
    said,
    unclear,
    view,
    when,
    yes,
)

FIRE = f"city.fire@{HOME}"


def fire_view(situation, *, policy="floor", **more):
    """The fire plan on this incident."""
    lib = library(plan("city.fire", **more), policy=policy)
    return view(respond(lib, register(), situation, RECEIVED), "city.fire")


def announced(level, **more):
    """The fire plan with a level that was announced."""
    return {FIRE: PlanState("confirmed", announced=level, announced_at=RECEIVED, level_since=RECEIVED, **more)}


@pytest.mark.parametrize(
    ("policy", "proposed"), [("floor", ("IV",)), ("ceiling", ("II",)), ("ask", ("IV", "III", "II"))]
)
def test_the_policy_chooses_from_the_levels_that_are_possible(policy, proposed):
    """One to twelve dead leave IV to II possible: floor takes IV, ceiling II, ask all of them."""
    one = fire_view(incident(dead((1, 12), open_=True)), policy=policy)
    assert one.levels.possible == ("IV", "III", "II")
    assert one.proposed == one.working == proposed


def test_the_post_that_the_plan_names_for_the_proposed_level_approves_it():
    """Eleven dead: the plan's rule for II says who proposes, approves, acts and announces."""
    one = fire_view(incident(dead(11)), command=command(II="mayor"))
    assert (one.approver, one.acting, one.proposer, one.announcer) == ("mayor II", "deputy II", "em_bureau", "hq")
    assert (one.level_clause, one.commander) == ("RII", "mayor")


def test_below_every_level_nobody_approves_anything():
    """未达Ⅳ级: no approver and no commander."""
    one = fire_view(incident())
    assert (one.proposed, one.approver, one.commander) == (("none",), None, None)


def test_an_announced_level_is_the_working_level_and_is_never_lowered_by_computation():
    """III is announced and IV computed: the walk stays on III and one step down is suggested."""
    one = fire_view(incident(dead(1), plans=announced("III")))
    assert (one.working, one.proposed) == (("III",), ("IV",))
    assert [(line.kind, line.to, line.reason) for line in one.advice] == [("lower", "IV", "computed")]


def test_lowering_goes_one_step_at_a_time():
    """From I with one dead the suggestion is II, not IV."""
    one = fire_view(incident(dead(1), plans=announced("I")))
    assert [(line.kind, line.to) for line in one.advice] == [("lower", "II")]


def test_the_lowest_level_is_not_lowered_to_none():
    """Below IV a response is ended, not lowered."""
    assert fire_view(incident(dead(0), plans=announced("IV"))).advice == ()


def test_an_announced_level_below_the_certain_one_carries_a_banner_and_a_rise():
    """Eleven dead and III announced: a permanent banner, and II is suggested."""
    one = fire_view(incident(dead(11), plans=announced("III")))
    assert one.banner == "below_certain"
    assert [(line.kind, line.to, line.result) for line in one.advice] == [("raise", "II", True)]


def test_a_level_that_may_be_too_low_is_no_banner_but_a_suggestion_that_is_open():
    """One to eleven dead and IV announced: II is suggested as possible."""
    one = fire_view(incident(dead((1, 11), open_=True), plans=announced("IV")))
    assert one.banner is None
    assert [(line.kind, line.to, line.result) for line in one.advice] == [("raise", "II", None)]


def test_a_superiors_level_is_the_floor_of_ours():
    """The province has started II: our level set begins there, and an announced III is to be raised."""
    superior = said("superior_level", Words(frozenset({"II"})))
    assert fire_view(incident(dead(1), superior)).proposed == ("II",)
    one = fire_view(incident(dead(1), superior, plans=announced("III")))
    assert [(line.kind, line.to) for line in one.advice] == [("raise", "II")]


def test_judgements_are_listed_with_the_tick_that_a_person_gave():
    """A judgement is open until attested, and then makes its level certain."""
    levels = ladder("city.fire", III="deaths >= 3 | judge:hq", IV="deaths >= 1")
    silent = fire_view(incident(dead(1)), levels=levels)
    key = "city.fire#levels.III.any[1]"
    assert [(judge.key, judge.level, judge.by, judge.attested) for judge in silent.judges] == [(key, "III", "hq", None)]
    assert silent.levels.possible == ("IV",)
    assert fire_view(incident(dead(1), attested={key: True}), levels=levels).levels.possible == ("III",)


def test_a_judgement_shows_the_words_of_reports_that_come_close_to_it_and_stays_open():
    """The machine suggests, a person ticks."""
    levels = ladder("city.fire", III="deaths >= 3 | judge:hq", IV="deaths >= 1")
    key = "city.fire#levels.III.any[1]"
    near = (key, "r1", Span(3, 9)), ("city.gas#levels.III.any[1]", "r1", Span(0, 2))
    one = fire_view(incident(dead(1), suggests=near), levels=levels)
    assert [(judge.attested, judge.suggested) for judge in one.judges] == [(None, (("r1", Span(3, 9)),))]
    assert one.levels.possible == ("IV",)


@pytest.mark.parametrize(("fact", "applies"), [(yes("leak"), True), (unclear("leak"), None), (dead(1), False)])
def test_whether_a_plan_applies_is_three_valued(fact, applies):
    """``applies.when`` holds, may hold, or does not."""
    assert fire_view(incident(fact), applies_when=when("leak is yes")).applies is applies


def test_a_plan_that_does_not_apply_proposes_no_level():
    """Excepted by ``unless``, a plan stands on the card with its reason and without a level."""
    one = fire_view(incident(dead(40), yes("leak")), unless=when("leak is yes"))
    assert (one.applies, one.proposed) == (False, ("none",))


def test_lines_of_raise_and_expand_that_hold_or_may_hold_are_suggested():
    """A leak that goes on raises by one step; asking the province is no level."""
    adjust = (
        Adjustment("raise", when("leak is yes"), clause="5.5"),
        Adjustment("raise", when("toxic is yes"), clause="5.6"),
        Adjustment("expand", when("missing >= 1"), asks="province", clause="5.7"),
        Adjustment("lower", judge="under control", by="commander", clause="5.8"),
    )
    one = fire_view(incident(dead(1), yes("leak"), unclear("toxic")), adjust=adjust)
    assert [(line.kind, line.to, line.reason, line.result) for line in one.advice] == [
        ("raise", "III", "adjust.raise[0]", True),
        ("raise", "III", "adjust.raise[1]", None),
    ]


def test_ending_is_spoken_of_once_nothing_stands_against_it():
    """The lines for ending appear after an announcement while none of them is known to fail."""
    rule = StandDown(
        (
            StandDownLine("stand_down[0]", when("leak is yes")),
            StandDownLine("stand_down[1]", judge="fire out", by="commander"),
        ),
        clause="5.6",
    )
    ended = fire_view(incident(dead(1), yes("leak"), plans=announced("IV", approved_post="mayor IV")), stand_down=rule)
    assert [(line.reason, line.result, line.by) for line in ended.advice] == [
        ("stand_down[0]", True, "mayor IV"),
        ("stand_down[1]", None, "commander"),
    ]
    assert fire_view(incident(dead(1), plans=announced("IV")), stand_down=rule).advice == ()


def test_a_plan_that_grades_shows_the_event_grade_by_the_statute_of_its_hazard():
    """Three dead are 较大 by the statute of the parent hazard; a plan without grades shows none."""
    graded = fire_view(incident(dead(3)))
    assert graded.grade is not None
    assert (graded.grade.statute, graded.grade.levels.possible) == ("law.deaths", ("larger",))
    assert fire_view(incident(dead(3)), grades=None).grade is None
