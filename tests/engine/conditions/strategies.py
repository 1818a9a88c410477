"""Random conditions over the small vocabulary, already in the flat form that reading gives."""

from fractions import Fraction

from hypothesis import strategies as st

from engine.conditions.tree import And, Has, In, Not, Or, Ordered, Sum
from tests.engine.conditions.small_vocabulary import FACTS

PEOPLE = ("deaths", "missing", "injured", "evacuated")
COMPARISONS = (">=", ">", "<", "<=")


def flat(kind, parts):
    """One flat group of the parts, as a reader of ``a and (b and c)`` would see it."""
    found = []
    for part in parts:
        found.extend(part.parts if isinstance(part, kind) else (part,))
    return kind(tuple(found))


def people(largest=10**9):
    """Comparisons of persons, alone and added up."""
    return st.builds(
        Sum,
        st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=3, unique=True).map(tuple),
        st.sampled_from((*COMPARISONS, "=")),
        st.integers(0, largest),
    )


def measures():
    """Comparisons of what is measured, any fraction."""
    measured = [fact.id for fact in FACTS.values() if fact.type == "number" and not fact.whole]
    values = st.fractions(min_value=0, max_value=10**6, max_denominator=3000).map(
        lambda value: value.numerator if value.denominator == 1 else Fraction(value)
    )
    return st.builds(Sum, st.sampled_from(measured).map(lambda fact: (fact,)), st.sampled_from(COMPARISONS), values)


def ordered():
    """Comparisons of grades."""
    return st.builds(
        Ordered,
        st.just("grade"),
        st.sampled_from((">=", "<")),
        st.sampled_from([word.id for word in FACTS["grade"].words]),
    )


def words():
    """Tests of words, yes or no, and sets."""
    dam = st.sets(st.sampled_from(("safe", "crack", "breach")), min_size=1).map(frozenset)
    return st.one_of(
        st.builds(In, st.just("dam"), dam),
        st.builds(In, st.just("leak"), st.sampled_from((frozenset({"yes"}), frozenset({"no"})))),
        st.builds(Has, st.just("places"), st.sampled_from(("school", "hospital", "metro"))),
    )


def any_test(largest=10**9):
    """One test of any kind."""
    return st.one_of(people(largest), ordered(), words())


def trees(leaves, max_leaves=10):
    """Flat trees over the leaves."""
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            inner.map(Not),
            st.lists(inner, min_size=2, max_size=3).map(lambda parts: flat(And, parts)),
            st.lists(inner, min_size=2, max_size=3).map(lambda parts: flat(Or, parts)),
        ),
        max_leaves=max_leaves,
    )


def nesting(condition):
    """How many groups lie inside each other."""
    match condition:
        case Not(inner):
            return 1 + nesting(inner)
        case And(parts) | Or(parts):
            return 1 + max(map(nesting, parts))
    return 1
