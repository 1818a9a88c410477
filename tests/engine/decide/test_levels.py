"""Level sets of whole ladders: grades inside levels, judgements, floors, readings."""

from __future__ import annotations

from engine.conditions.tree import Or, Ordered, Sum
from engine.decide.known import settle
from engine.decide.levels import condition_truth, grade_view, level_set
from engine.plans.ladder import GRADES, AnyOf
from engine.values.cells import Range, Words
from tests.engine.decide.world import (
    T0,
    at_least,
    casualties,
    criterion,
    ladder,
    library,
    number,
    plan_levels,
    relation,
    said,
    situation,
)

LIBRARY = library()


def test_levels_follow_the_grade_and_say_why() -> None:
    """Five dead and six missing: III for certain, II possible, I not excluded while nobody counted the loss."""
    known = settle(LIBRARY, situation(said("deaths", 5), said("missing", 6)), T0)
    found = level_set(LIBRARY, plan_levels(), known, casualties())
    assert (found.certain, found.possible, found.not_excluded) == ("III", ("III", "II"), ("I",))
    assert {trace.path: trace.result for trace in found.traces} == {
        "I": False,
        "II": None,
        "III.grade": True,
        "III.dam": False,
        "III.leak": False,
    }


def test_a_judgement_is_silent_until_a_person_attests_it() -> None:
    """Beyond our means: no level before the attestation, II after it."""
    known = settle(LIBRARY, situation(), T0)
    ask = (LIBRARY, plan_levels(), known, casualties())
    assert level_set(*ask, owner="p").possible == ("IV",)
    assert level_set(*ask, owner="p", attested={"p#II.judge": True}).possible == ("II",)
    assert level_set(*ask, owner="p", attested={"q#II.judge": True}).possible == ("IV",)


def test_a_floor_lifts_every_level_below_it() -> None:
    """A link that asks for at least III leaves nothing lower."""
    known = settle(LIBRARY, situation(said("deaths", 12)), T0)
    assert level_set(LIBRARY, plan_levels(), known, casualties(), at_least="III").possible == ("II",)
    quiet = settle(LIBRARY, situation(), T0)
    found = level_set(LIBRARY, plan_levels(), quiet, casualties(), at_least="III")
    assert (found.certain, found.possible) == ("III", ("III",))


def test_levels_may_have_holes() -> None:
    """Dam safe or breached, nothing between: the middle step is not among the levels."""
    steps = ladder(
        GRADES,
        ("major", criterion("breach", Ordered("dam", ">=", "breach"))),
        ("larger", criterion("danger", Ordered("dam", ">=", "danger"))),
    )
    known = settle(LIBRARY, situation(said("dam", Words(frozenset({"safe", "breach"})))), T0)
    assert level_set(LIBRARY, steps, known).possible == ("none", "major")


def test_a_first_judgement_by_magnitude_reads_what_was_stated() -> None:
    """Magnitude 6.4, casualties being checked: major by magnitude; the told reading would leave everything open."""
    dead = AnyOf((criterion("dead", at_least("deaths_incl_missing", 300), reads="stated"),))
    shaken = criterion("shaken", at_least("magnitude", 6))
    quake = ladder(GRADES, ("extremely_major", dead), ("major", shaken), ("ordinary", None))
    known = settle(LIBRARY, situation(said("magnitude", Range(6, 6)), said("deaths", None)), T0)
    assert level_set(LIBRARY, quake, known).possible == ("major",)
    counted = settle(LIBRARY, situation(said("magnitude", Range(6, 6)), said("deaths", 290), said("missing", 20)), T0)
    assert level_set(LIBRARY, quake, counted).possible == ("extremely_major",)


def test_a_ladder_that_cannot_be_read_without_its_facts_leaves_them_open() -> None:
    """Neither load nor users are told in a blackout: every grade is possible; one of them told settles it."""
    steps = ladder(
        GRADES,
        (
            "major",
            AnyOf(
                (criterion("load", at_least("load_loss_ratio", 1)), criterion("users", at_least("users_out_ratio", 1)))
            ),
        ),
        ("ordinary", None),
        silent_is_open=(("load_loss_ratio", "users_out_ratio"),),
    )
    assert level_set(LIBRARY, steps, settle(LIBRARY, situation(), T0)).possible == ("ordinary", "major")
    told = settle(LIBRARY, situation(said("load_loss_ratio", 0)), T0)
    assert level_set(LIBRARY, steps, told).possible == ("ordinary",)


def test_a_sum_that_counts_the_missing_does_not_count_them_as_dead_too() -> None:
    """deaths + missing >= 12 with five dead and six missing is false in every completion."""
    condition = _sum("deaths", "missing", at=12)
    known = settle(LIBRARY, situation(said("deaths", 5), said("missing", 6)), T0)
    assert condition_truth(LIBRARY, condition, known) is False
    assert condition_truth(LIBRARY, _sum("deaths", "missing", at=11), known) is True


def test_a_condition_that_holds_in_every_completion_holds() -> None:
    """deaths >= 8 or missing >= 1, of eight dead and missing: true whoever is which."""
    either = Or((at_least("deaths_incl_missing", 8), at_least("deaths", 9)))
    known = settle(LIBRARY, situation(said("deaths_incl_missing", 8)), T0)
    assert condition_truth(LIBRARY, either, known) is True
    assert condition_truth(LIBRARY, at_least("deaths", 8), known) is None
    assert condition_truth(LIBRARY, at_least("direct_loss", 1), known) is False
    assert condition_truth(LIBRARY, at_least("direct_loss", 1), known, wide=True) is None


def test_poisoned_count_as_serious_between_the_larger_and_the_sum() -> None:
    """Seven seriously injured and six poisoned are seven to thirteen serious cases."""
    cases = number(
        "serious", relation("at_least", "hurt"), relation("at_least", "ill"), relation("at_most", "hurt", "ill")
    )
    shelf = library(number("hurt"), number("ill"), cases)
    known = settle(shelf, situation(said("hurt", 7), said("ill", 6)), T0)
    assert known.told["serious"] == Range(7, 13)
    quiet = settle(shelf, situation(said("hurt", 7)), T0)
    assert quiet.told["serious"] == Range(7, 7)


def test_the_grade_view_names_its_statute() -> None:
    """A grade says by which rule, and whether that is law."""
    view = grade_view(LIBRARY, "law", settle(LIBRARY, situation(said("deaths", 31)), T0))
    assert (view.statute, view.binding, view.levels.possible) == ("law", "law", ("extremely_major",))


def _sum(*facts: str, at: int) -> Sum:
    return Sum(facts, ">=", at)


def test_a_stated_grade_counts_beside_the_computed_one() -> None:
    """Found larger by whoever is competent: III although nobody was hurt; with twelve dead the computed II counts."""
    larger = Words(frozenset({"larger"}))
    known = settle(LIBRARY, situation(said("grade", larger)), T0)
    assert level_set(LIBRARY, plan_levels(), known, casualties()).possible == ("III",)
    assert grade_view(LIBRARY, "law", known).levels.possible == ("larger",)
    worse = settle(LIBRARY, situation(said("grade", larger), said("deaths", 12)), T0)
    assert level_set(LIBRARY, plan_levels(), worse, casualties()).possible == ("II",)
    assert level_set(LIBRARY, plan_levels(), known).possible == ("III",)


def test_an_opened_fact_takes_its_relations_along() -> None:
    """The sum cannot be read without its terms: with one of them open, the sum is open too."""
    shelf = library(number("a"), number("b"), number("t", relation("is", "a", "b")))
    known = settle(shelf, situation(), T0)
    for fact, opened in (("a", "a"), ("t", "a"), ("t", "t")):
        steps = ladder(
            GRADES, ("major", criterion("m", at_least(fact, 5))), ("ordinary", None), silent_is_open=((opened,),)
        )
        assert level_set(shelf, steps, known).possible == ("ordinary", "major")
