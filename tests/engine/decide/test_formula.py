"""Formulas are folded by what they say, not by which object says it."""

from __future__ import annotations

import pytest

from engine.decide.compiling import Rung
from engine.decide.formula import Constant, OneOf, all_of, any_of
from engine.decide.known import settle
from engine.decide.reach import reachable
from tests.engine.decide.world import T0, library, situation

OPEN = OneOf("colour", frozenset({"red"}))


@pytest.mark.parametrize(("join", "deciding"), [(any_of, True), (all_of, False)])
def test_a_constant_built_anywhere_decides_or_drops_out(join, deciding):
    """Another object that says the same folds the same way."""
    assert join([OPEN, Constant(deciding)]) == Constant(deciding)
    assert join([OPEN, Constant(not deciding)]) is OPEN
    assert join([Constant(not deciding)]) == Constant(not deciding)


def test_a_rung_that_never_holds_does_not_end_the_ladder():
    """Below a step that cannot be reached the next one is still looked at."""
    space = settle(library(), situation(), T0).told_space
    rungs = (Rung("I", Constant(False)), Rung("II", Constant(True)))
    assert reachable(space, rungs, "none") == (frozenset({"II"}), False)
