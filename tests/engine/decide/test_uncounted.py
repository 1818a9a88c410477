"""People of whom nobody told the number: every level stays possible, and those without grounds are named."""

from __future__ import annotations

import pytest

from engine.decide.known import settle
from engine.decide.levels import level_set
from engine.values.cells import Range
from tests.engine.decide.world import T0, casualties, library, plan_levels, said, situation

LIBRARY = library()


def grades(*statements):
    """The grade by casualties (3, 10, 30 dead), told so."""
    known = settle(LIBRARY, situation(*statements), T0)
    return level_set(LIBRARY, casualties(), known)


def somebody(fact: str, usual: int | None = 9, low: int = 1):
    """Somebody, and as many as such words usually mean."""
    return said(fact, Range(low, None), state="open", usual=usual)


def dead_up_to(most: int, least: int = 0) -> tuple[str, ...]:
    """The grades that so many dead may have, by the steps of the rule itself."""
    steps = ((30, "extremely_major"), (10, "major"), (3, "larger"), (0, "ordinary"))
    reached = {next(word for floor, word in steps if dead >= floor) for dead in range(least, most + 1)}
    return tuple(word for _floor, word in reversed(steps) if word in reached)


def test_nothing_is_taken_out_of_what_is_possible() -> None:
    """Somebody is missing: the set is the same with and without the usual number."""
    assert grades(somebody("missing")).possible == grades(somebody("missing", usual=None)).possible


@pytest.mark.parametrize(("dead", "usual"), [(0, 9), (0, 2), (2, 9), (25, 9), (12, 17), (4, 5)])
def test_what_has_grounds_is_what_so_many_people_reach(dead: int, usual: int) -> None:
    """The dead that were counted, and at most so many of the others."""
    found = grades(said("deaths", dead), somebody("missing", usual))
    assert found.grounded == dead_up_to(dead + usual, dead)
    assert set(found.grounded) | set(found.uncounted) == set(found.possible)
    assert found.highest == "extremely_major"


def test_at_least_is_no_such_word() -> None:
    """Whoever says at least three has looked: all higher grades stay possible with grounds."""
    assert grades(somebody("missing", usual=None, low=3)).uncounted == ()


def test_a_number_ends_it() -> None:
    """A later count leaves nothing uncounted."""
    found = grades(somebody("missing"), said("missing", 2, minutes=5))
    assert (found.possible, found.uncounted) == (("ordinary",), ())


def test_a_usual_number_below_what_was_said_says_nothing() -> None:
    """Fifteen at least cannot be nine at most."""
    assert grades(somebody("missing", usual=9, low=15)).uncounted == ()


def test_levels_that_follow_the_grade_are_named_too() -> None:
    """A plan whose levels read the grade has its own ungrounded levels."""
    known = settle(LIBRARY, situation(said("deaths", 0), somebody("missing")), T0)
    found = level_set(LIBRARY, plan_levels(), known, casualties())
    assert set(found.possible) == {"IV", "III", "II", "I"}
    assert found.uncounted == ("II", "I")


def test_the_fact_itself_says_that_nobody_counted() -> None:
    """The card asks how many."""
    known = settle(LIBRARY, situation(somebody("missing")), T0)
    assert "uncounted" in next(view for view in known.facts if view.fact == "missing").flags
