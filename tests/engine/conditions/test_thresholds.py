"""Where answers change, and that they change nowhere else."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from engine.conditions.holds import holds
from engine.conditions.thresholds import Cut, members_read, split, sums_of, thresholds, word_groups
from engine.conditions.tree import And, Has, In, Or, Ordered, Sum
from engine.values.cells import Range, Words
from tests.engine.conditions import strategies
from tests.engine.conditions.small_vocabulary import FACTS


def test_thresholds_of_whole_things_are_first_numbers_above():
    """``> 9`` and ``>= 10`` are one threshold of persons, and two of magnitudes."""
    people = [Sum(("deaths",), ">", 9), Sum(("deaths",), ">=", 10), Sum(("deaths",), "=", 3)]
    assert thresholds(people, FACTS) == {"deaths": (Cut(3), Cut(4), Cut(10))}
    magnitudes = [Sum(("magnitude",), ">", 6), Sum(("magnitude",), ">=", 6)]
    assert thresholds(magnitudes, FACTS) == {"magnitude": (Cut(6), Cut(6, True))}


def test_sums_are_kept_apart():
    """A sum of several facts has no threshold in one of them."""
    both = Sum(("deaths", "missing"), ">=", 10)
    condition = And((both, Or((both, Sum(("deaths",), ">=", 3)))))
    assert thresholds([condition], FACTS) == {"deaths": (Cut(3),)}
    assert sums_of(condition) == (both,)


@given(st.lists(strategies.people(8), min_size=1, max_size=4), st.integers(0, 6), st.none() | st.integers(0, 6))
def test_between_cuts_every_test_of_whole_things_is_decided(tests, low, more):
    """The parts cover the range in order, and no part holds two answers."""
    alone = [Sum(("deaths",), test.compare, test.value) for test in tests]
    cell = Range(low, None if more is None else low + more)
    parts = split(cell, thresholds(alone, FACTS)["deaths"], whole=True)
    assert parts[0].low == cell.low
    assert parts[-1].high == cell.high
    assert all(before.high + 1 == after.low for before, after in itertools.pairwise(parts))
    assert all(holds(test, {"deaths": part}, FACTS) is not None for test in alone for part in parts)


@given(st.lists(st.tuples(st.sampled_from(strategies.COMPARISONS), st.integers(0, 6)), min_size=1, max_size=4),
       st.integers(0, 5), st.integers(1, 3), st.booleans(), st.booleans())  # fmt: skip
def test_between_cuts_every_test_of_a_measure_is_decided(signs, low, more, low_open, high_open):
    """Ends that meet belong to exactly one of two neighbouring parts."""
    tests = [Sum(("magnitude",), compare, value) for compare, value in signs]
    cell = Range(low, low + more, low_open, high_open)
    parts = split(cell, thresholds(tests, FACTS)["magnitude"], whole=False)
    assert (parts[0].low, parts[0].low_open, parts[-1].high, parts[-1].high_open) == (
        low,
        low_open,
        low + more,
        high_open,
    )
    assert all(
        before.high == after.low and before.high_open is not after.low_open
        for before, after in itertools.pairwise(parts)
    )
    assert all(part.is_point or part.low < part.high for part in parts)
    assert all(holds(test, {"magnitude": part}, FACTS) is not None for test in tests for part in parts)


def test_words_that_no_test_tells_apart_form_one_group():
    """grade >= 重大 and grade >= 较大 leave three groups."""
    conditions = [Ordered("grade", ">=", "major"), Ordered("grade", "<", "larger"), In("leak", frozenset({"yes"}))]
    groups = word_groups(conditions, FACTS)
    assert groups["grade"] == (
        frozenset({"none", "ordinary"}),
        frozenset({"larger"}),
        frozenset({"major", "extremely_major"}),
    )
    assert all(
        holds(test, {"grade": Words(group)}, FACTS) is not None for test in conditions[:2] for group in groups["grade"]
    )
    assert groups["leak"] == (frozenset({"yes"}), frozenset({"no"}))


def test_words_asked_of_a_set_are_listed_once():
    """Only these members of a set matter to the conditions."""
    school, metro = Has("places", "school"), Has("places", "metro")
    assert members_read([Or((school, metro)), school]) == {"places": ("school", "metro")}
