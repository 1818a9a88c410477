"""Truth over partial knowledge, judged by counting through every completion."""

import itertools
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.conditions import tree
from engine.conditions.holds import compile_condition, holds
from engine.conditions.tree import And, Has, In, Not, Or, Ordered, Sum, facts_of
from engine.values.cells import Members, Range, Words
from tests.engine.conditions import strategies
from tests.engine.conditions.small_vocabulary import FACTS

SMALL = 6
FAR = 3 * SMALL + 1
"""Stands for every number above all thresholds of these tests."""

FEWER = settings(max_examples=60)
"""Counting through whole trees is slow, and the boxes are small enough for sixty examples."""

GRAVITY = ["none", "ordinary", "larger", "major", "extremely_major"]


def truth_at(condition, point):
    """The oracle: the meaning of the tree, spelled out."""
    match condition:
        case Sum(facts, compare, value):
            total = sum(point[fact] for fact in facts)
            signs = {">=": total >= value, ">": total > value, "<": total < value, "<=": total <= value}
            return signs.get(compare, total == value)
        case Ordered(fact, compare, word):
            reached = GRAVITY.index(point[fact]) >= GRAVITY.index(word)
            return reached if compare == ">=" else not reached
        case In(fact, words):
            return point[fact] in words
        case Has(fact, word):
            return word in point[fact]
        case Not(inner):
            return not truth_at(inner, point)
        case And(parts):
            return all([truth_at(part, point) for part in parts])
        case Or(parts):
            return any([truth_at(part, point) for part in parts])


def cell_of(value):
    """The cell that holds exactly this value."""
    match value:
        case str():
            return Words(frozenset({value}))
        case frozenset():
            return Members(value, value)
    return Range(value, value)


def values_of(cell):
    """All values of a cell."""
    match cell:
        case Range(low, high):
            return list(range(low, (FAR if high is None else high) + 1))
        case Words(may):
            return sorted(may)
        case Members(known, may):
            free = sorted(may - known)
            return [
                known | frozenset(part) for size in range(len(free) + 1) for part in itertools.combinations(free, size)
            ]


def truth_by_counting(condition, box):
    """The oracle over a box: every completion in turn."""
    facts = facts_of(condition)
    points = (
        dict(zip(facts, values, strict=True)) for values in itertools.product(*(values_of(box[f]) for f in facts))
    )
    found = {truth_at(condition, point) for point in points}
    return found.pop() if len(found) == 1 else None


def _ranges():
    bounded = st.tuples(st.integers(0, SMALL), st.integers(0, SMALL)).map(lambda ends: Range(min(ends), max(ends)))
    return bounded | st.integers(0, SMALL).map(lambda low: Range(low, None))


def _some_of(words):
    return st.sets(st.sampled_from(words), min_size=1).map(lambda may: Words(frozenset(may)))


def _sets_of(words):
    return st.tuples(st.sets(st.sampled_from(words)), st.sets(st.sampled_from(words))).map(
        lambda both: Members(frozenset(both[0]), frozenset(both[0] | both[1]))
    )


def _boxes():
    return st.fixed_dictionaries(
        {fact: _ranges() for fact in strategies.PEOPLE}
        | {
            "grade": _some_of(GRAVITY),
            "dam": _some_of(["safe", "crack", "breach"]),
            "leak": _some_of(["yes", "no"]),
            "places": _sets_of(["school", "hospital", "metro"]),
        }
    )


@given(strategies.any_test(largest=3 * SMALL), _boxes())
def test_each_test_is_exact(test, box):
    """True and False mean every completion; None means that both occur."""
    assert holds(test, box, FACTS) is truth_by_counting(test, box)


def _kleene(condition, box):
    match condition:
        case Not(inner):
            truth = _kleene(inner, box)
            return None if truth is None else not truth
        case And(parts):
            truths = [_kleene(part, box) for part in parts]
            return False if False in truths else None if None in truths else True
        case Or(parts):
            truths = [_kleene(part, box) for part in parts]
            return True if True in truths else None if None in truths else False
    return truth_by_counting(condition, box)


@FEWER
@given(strategies.trees(strategies.any_test(largest=3 * SMALL), max_leaves=6), _boxes())
def test_between_tests_kleene_holds(condition, box):
    """An unknown part leaves the whole unknown only where the other parts do not decide."""
    assert holds(condition, box, FACTS) is _kleene(condition, box)


@FEWER
@given(strategies.trees(strategies.any_test(largest=SMALL), max_leaves=4), _boxes(), st.data())
def test_a_certain_answer_is_true_of_every_completion(condition, box, data):
    """Narrowing a box to one of its points never contradicts what was certain before."""
    point = {fact: data.draw(st.sampled_from(values_of(box[fact]))) for fact in facts_of(condition)}
    before = holds(condition, box, FACTS)
    after = holds(condition, {fact: cell_of(value) for fact, value in point.items()}, FACTS)
    assert after is truth_at(condition, point)
    assert before in (None, after)


HALVES = st.integers(0, 8).map(lambda n: Fraction(n, 2))


@st.composite
def _open_ranges(draw):
    low, high = sorted((draw(HALVES), draw(HALVES)))
    if low == high:
        return Range(low, high)
    return Range(low, high, draw(st.booleans()), draw(st.booleans()))


def fine_points(cell):
    """Every eighth inside a range whose ends are halves: fine enough for sums of two on either side of a half."""
    steps = range(int(cell.low * 8), int(cell.high * 8) + 1)
    inside = [Fraction(step, 8) for step in steps]
    return [at for at in inside if not (cell.low_open and at == cell.low) and not (cell.high_open and at == cell.high)]


@given(st.sampled_from((">=", ">", "<", "<=")), HALVES, _open_ranges(), _open_ranges())
def test_open_ends_do_not_belong_to_a_measure(compare, value, first, second):
    """A magnitude below 6 is never 6, alone and in a sum."""
    alone = Sum(("magnitude",), compare, value)
    found = {truth_at(alone, {"magnitude": at}) for at in fine_points(first)}
    assert holds(alone, {"magnitude": first}, FACTS) is (found.pop() if len(found) == 1 else None)
    both = Sum(("magnitude", "rainfall"), compare, value)
    points = itertools.product(fine_points(first), fine_points(second))
    found = {truth_at(both, {"magnitude": one, "rainfall": two}) for one, two in points}
    assert holds(both, {"magnitude": first, "rainfall": second}, FACTS) is (found.pop() if len(found) == 1 else None)


@pytest.mark.parametrize(
    ("condition", "truth"),
    [
        (Sum(("deaths",), ">=", 30), None),
        (Sum(("deaths",), ">=", 0), True),
        (Sum(("deaths", "missing"), "<", 0), False),
        (Ordered("grade", ">=", "none"), True),
        (Has("places", "school"), None),
    ],
)
def test_a_fact_that_is_not_in_the_box_has_its_whole_domain(condition, truth):
    """Silence in the box is no zero."""
    assert compile_condition(condition, FACTS)({}) is truth


def test_tests_are_listed_in_the_order_of_the_text():
    """Traces of a criterion read like its text."""
    first, second = Sum(("deaths",), ">=", 3), Has("places", "school")
    assert tree.tests_of(And((Not(first), second))) == (first, second)
