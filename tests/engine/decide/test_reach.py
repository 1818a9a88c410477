"""Level sets equal brute force, on generated ladders, boxes and relations."""

from __future__ import annotations

import random
from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from engine.decide.known import settle
from engine.decide.levels import level_set
from engine.decide.views import LevelSet
from engine.plans.vocabulary import FactDef
from engine.values.cells import Cell, Range, Words
from tests.engine.decide import oracle
from tests.engine.decide.generated import NUMBERS, Case, affordable, generate
from tests.engine.decide.world import T0, library, said, situation

SEEDS = st.integers(0, 10**6)
PROFILE = settings(max_examples=120, deadline=None, derandomize=True, database=None)
DENSE = ("z", "y")
FEW = settings(max_examples=40, deadline=None, derandomize=True, database=None)


def answer(case: Case, box: dict[str, Cell]) -> LevelSet:
    """What the engine says."""
    shelf = library(*case.facts, statute=case.grade)
    told = [said(fact, cell, state="open") for fact, cell in box.items()]
    known = settle(shelf, situation(*told), T0)
    assert not known.contradictions
    return level_set(shelf, case.ladder, known, case.grade)


def consistent(case: Case, box: dict[str, Cell]) -> bool:
    """True where the facts do not contradict each other."""
    told = [said(fact, cell, state="open") for fact, cell in box.items()]
    return not settle(library(*case.facts, statute=case.grade), situation(*told), T0).contradictions


def expected(case: Case, box: dict[str, Cell]) -> frozenset[str]:
    """What brute force says."""
    facts = {fact.id: fact for fact in case.facts}
    return oracle.level_sets(case.ladder, case.grade, box, facts, spoken=tuple(case.box))


@PROFILE
@given(SEEDS)
def test_a_level_set_equals_brute_force(seed: int) -> None:
    """Where every fact was spoken of, possible levels are those of the points of the box that obey the relations."""
    case = affordable(seed)
    wanted = expected(case, case.box)
    assume(wanted)
    found = answer(case, case.box)
    assert frozenset(found.possible) == wanted
    assert not found.superset


@FEW
@given(SEEDS)
def test_certain_is_the_lowest_over_everything_that_silence_allows(seed: int) -> None:
    """Facts that nobody spoke of take their whole domain: certain is the lowest, the rest is not excluded."""
    case = affordable(seed, silent=True)
    domain = {fact.id: fact.domain for fact in case.facts if fact.id != "grade"}
    wanted = expected(case, {**domain, **case.box})
    assume(wanted)
    found = answer(case, case.box)
    assert frozenset(found.possible) | frozenset(found.not_excluded) == wanted
    assert found.certain == min(wanted, key=case.ladder.scale.index)


@FEW
@given(SEEDS, st.integers(0, 10**6))
def test_narrowing_a_fact_never_adds_a_level(seed: int, pick: int) -> None:
    """Whoever learns more sees a subset of the levels that were possible before."""
    case = affordable(seed)
    wide = sorted(fact for fact, cell in case.box.items() if not cell.is_point and isinstance(cell, Range | Words))
    assume(wide and consistent(case, case.box))
    fact = wide[pick % len(wide)]
    box = {**case.box, fact: narrower(case.box[fact], pick)}
    assume(consistent(case, box))
    assert set(answer(case, box).possible) <= set(answer(case, case.box).possible)


@FEW
@given(SEEDS)
def test_worse_facts_never_lower_the_lowest_of_a_monotone_ladder(seed: int) -> None:
    """Where more is worse throughout, one more never brings the lowest level down."""
    case = generate(seed, monotone=True, relations=False)
    before = answer(case, case.box).told_low
    scale = case.ladder.scale
    for fact in NUMBERS:
        cell = case.box[fact]
        assert isinstance(cell, Range)
        worse = Range(cell.low + 1, None if cell.high is None else cell.high + 1)
        assert scale.index(answer(case, {**case.box, fact: worse}).told_low) >= scale.index(before)


def test_many_generated_ladders_fall_as_well_as_rise() -> None:
    """At least three in ten generated ladders are not monotone, by brute force along single facts."""
    falling = sum(_falls(generate(seed, relations=False)) for seed in range(100))
    assert falling >= 30


def narrower(cell: Cell, pick: int) -> Cell:
    """A part of a cell."""
    if isinstance(cell, Words):
        return Words(frozenset({sorted(cell.may)[pick % len(cell.may)]}))
    assert isinstance(cell, Range)
    top = cell.low + 3 if cell.high is None else cell.high
    if cell.low_open or cell.high_open:
        return Range(cell.low, Fraction(cell.low + top) / 2, cell.low_open)
    return Range(cell.low, max(cell.low, top - 1))


def _falls(case: Case) -> bool:
    """True where, from one of some points, one more of something lowers the level."""
    facts = {fact.id: fact for fact in case.facts}
    chance = random.Random(1)
    for _ in range(12):
        base = {fact: chance.choice(oracle.values(cell, fact not in DENSE)) for fact, cell in case.box.items()}
        for fact in NUMBERS:
            ranks = [_rank(case, {**base, fact: value}, facts) for value in range(oracle.BEYOND)]
            if ranks != sorted(ranks):
                return True
    return False


def _rank(case: Case, point: oracle.Point, facts: dict[str, FactDef]) -> int:
    point["grade"] = oracle.value_of(case.grade, (point, {}), facts)
    return case.ladder.scale.index(oracle.value_of(case.ladder, (point, {}), facts))


@FEW
@given(SEEDS)
def test_silence_never_narrows_what_was_said(seed: int) -> None:
    """A ladder that reads only facts that were spoken of has the same levels in *told* and in *all*."""
    case = generate(seed, silent=True, growth=False)
    shelf = library(*case.facts, statute=case.grade)
    known = settle(shelf, situation(*(said(fact, cell, state="open") for fact, cell in case.box.items())), T0)
    assume(not known.contradictions)
    for fact in case.box:
        assert known.told[fact] == known.all[fact]
