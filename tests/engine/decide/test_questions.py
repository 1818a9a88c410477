"""Which facts are worth asking for, and in which order."""

from __future__ import annotations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from engine.conditions.tree import And, Condition, In, Not, Or
from engine.decide.known import settle
from engine.decide.levels import grade_view
from engine.decide.questions import questions
from engine.decide.views import Question
from engine.incident.situation import Situation
from engine.plans.ladder import LEVELS, Gate, Ladder
from engine.plans.model import Plan
from engine.plans.vocabulary import Asking
from engine.values.cells import Range, Words
from tests.engine.decide import oracle
from tests.engine.decide.generated import affordable
from tests.engine.decide.world import (
    T0,
    at_least,
    criterion,
    ladder,
    library,
    number,
    plan_levels,
    said,
    situation,
    yes_no,
)

LIBRARY = library()
BOTH = Words(frozenset({"yes", "no"}))


def plan(levels: Ladder) -> Plan:
    """A plan with these levels."""
    return Plan("p", "p", "city", "home", "1", "in_force", (), levels, {}, "law")


def asked(of: Situation, levels: Ladder | None = None, shelf: object = LIBRARY) -> tuple[Question, ...]:
    """The questions of one plan."""
    known = settle(shelf, of, T0)  # type: ignore[arg-type]
    view = grade_view(shelf, "law", known)  # type: ignore[arg-type]
    return questions(shelf, of, known, [("p@1", plan(levels or plan_levels()), view, None)])  # type: ignore[arg-type]


def yes(fact: str) -> Condition:
    """``fact is yes``."""
    return In(fact, frozenset({"yes"}))


def flags(gate: Condition) -> tuple[str, ...]:
    """Questions of a plan with one level, where three flags are open."""
    shelf = library(
        yes_no("a"), yes_no("b"), yes_no("c"), number("deaths"), number("seriously_injured"), number("direct_loss")
    )
    found: Gate = criterion("I", gate)
    known = settle(shelf, situation(*(said(fact, BOTH) for fact in "abc")), T0)
    return tuple(
        one.fact
        for one in questions(shelf, situation(), known, [("p@1", plan(ladder(LEVELS, ("I", found))), None, None)])
    )


def test_the_fate_of_the_missing_is_the_first_question() -> None:
    """Five dead and six missing: how many are dead; the loss is asked for after it, as not mentioned."""
    found = asked(situation(said("deaths", 5), said("missing", 6)))
    assert (found[0].fact, found[0].settles, found[0].worst, found[0].unmentioned) == ("deaths", ("p@1",), "II", False)
    assert [one.fact for one in found if one.unmentioned][:1] == ["direct_loss"]


def test_nothing_is_asked_where_every_completion_gives_the_same_level() -> None:
    """Level I is certain: no answer can change it."""
    assert asked(situation(said("deaths", 31), said("missing", 6))) == ()


def test_a_pair_that_decides_only_together_is_asked_for() -> None:
    """a and b: both are relevant, c is not."""
    assert flags(And((yes("a"), yes("b")))) == ("a", "b")


def test_a_fact_that_leaves_the_set_as_it_was_may_still_be_relevant() -> None:
    """Exactly one of a and b: neither answer alone narrows the set, yet both matter."""
    one = Or((And((yes("a"), Not(yes("b")))), And((yes("b"), Not(yes("a"))))))
    assert flags(one) == ("a", "b")


def test_a_fact_that_cancels_out_is_not_asked_for() -> None:
    """a and b, or a and not b: that is a, whatever b."""
    assert flags(Or((And((yes("a"), yes("b"))), And((yes("a"), Not(yes("b"))))))) == ("a",)


def test_the_question_that_settles_more_comes_first() -> None:
    """a decides alone; b and c only together."""
    assert flags(Or((yes("a"), And((yes("b"), yes("c"))))))[0] == "a"


def test_between_equal_questions_the_cheaper_one_comes_first() -> None:
    """Leaking is seen at a glance, counting takes time."""
    shelf = library(
        number("deaths", ask=Asking("", "", ("police",), 4)),
        number("seriously_injured"),
        number("direct_loss"),
        yes_no("leak", ask=Asking("", "", ("fire_rescue",), 1)),
    )
    both = criterion("I", And((yes("leak"), at_least("deaths", 3))))
    of = situation(said("leak", BOTH), said("deaths", Range(0, 5)))
    found = asked(of, ladder(LEVELS, ("I", both)), shelf)
    assert [(one.fact, one.cost, one.who) for one in found] == [
        ("leak", 1, ("fire_rescue",)),
        ("deaths", 4, ("police",)),
    ]
    assert found[0].options == ("yes", "no")


def test_an_act_that_hangs_on_a_fact_asks_for_it_by_its_deadline() -> None:
    """Two acts wait for two facts: the one that is due sooner is asked for first."""
    of = situation(said("leak", BOTH), said("evacuated", Range(0, None)))
    known = settle(LIBRARY, of, T0)
    acts = [("act:late", yes("leak"), None, 3600), ("act:soon", at_least("evacuated", 100), None, 600)]
    found = questions(LIBRARY, of, known, [], acts)
    assert [(one.fact, one.settles) for one in found] == [("evacuated", ("act:soon",)), ("leak", ("act:late",))]


def test_a_question_that_waits_says_since_when() -> None:
    """Asked at ten, still waiting."""
    of = situation(asked={"leak": T0})
    assert next(one for one in asked(of) if one.fact == "leak").waiting_since == T0


def test_a_silent_sum_is_asked_for_by_its_terms() -> None:
    """Nobody is asked for dead and missing together when the missing are what is open."""
    levels = ladder(LEVELS, ("I", criterion("I", at_least("deaths_incl_missing", 10))))
    found = asked(situation(said("deaths", 5), said("missing", Range(2, 8))), levels)
    assert [one.fact for one in found if not one.unmentioned] == ["missing"]


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(st.integers(0, 10**6))
def test_a_fact_is_asked_for_when_two_points_that_differ_only_in_it_differ_in_level(seed: int) -> None:
    """By brute force, where facts are free of relations and every test reads one fact."""
    case = affordable(seed, relations=False, sums=False)
    facts = {fact.id: fact for fact in case.facts}
    box = {**case.box, "z": Range(1, 1), "y": Range(1, 1)}
    levels: dict[tuple[tuple[str, object], ...], str] = {}
    for point, growths in oracle.points(box, facts):
        key = tuple(sorted((name, value) for name, value in point.items() if name != "grade"))
        point["grade"] = oracle.value_of(case.grade, (point, growths), facts)
        levels[key] = oracle.value_of(case.ladder, (point, growths), facts)
    assume(levels)
    wanted = set()
    for fact in box:
        seen: dict[tuple[tuple[str, object], ...], set[str]] = {}
        for key, level in levels.items():
            seen.setdefault(tuple(one for one in key if one[0] != fact), set()).add(level)
        if any(len(found) > 1 for found in seen.values()):
            wanted.add(fact)
    shelf = library(*case.facts, statute=case.grade)
    of = situation(*(said(fact, cell, state="open") for fact, cell in box.items()))
    assert {one.fact for one in asked(of, case.ladder, shelf) if not one.unmentioned} == wanted
