"""What is worked out once is found again by identity, and only the last few of it are remembered."""

from __future__ import annotations

from collections.abc import Callable

from engine.values.kept import RESULTS, SOURCES, keep, kept


def counted() -> tuple[list[list[int]], Callable[[list[int]], int]]:
    """A function that is kept, and the arguments for which it was really called."""
    calls: list[list[int]] = []

    def total(numbers: list[int]) -> int:
        calls.append(numbers)
        return sum(numbers)

    return calls, kept(total)


def test_the_same_value_is_worked_out_once_an_equal_one_again() -> None:
    """Equal lists are two values: one may change without the other."""
    calls, total = counted()
    one, other = [1, 2], [1, 2]
    assert [total(one), total(one), total(other)] == [3, 3, 3]
    assert calls == [one, other]


def test_only_the_last_few_are_remembered() -> None:
    """The first of more than a few is worked out anew."""
    calls, total = counted()
    sources = [[number] for number in range(SOURCES + 1)]
    for source in sources:
        total(source)
    total(sources[-1])
    assert len(calls) == SOURCES + 1
    total(sources[0])
    assert len(calls) == SOURCES + 2


def test_results_beside_a_compiled_thing_are_bounded() -> None:
    """However many combinations come up, no more than so many stay."""
    held: dict[int, int] = {}
    for number in range(3 * RESULTS):
        assert keep(held, number, number) == number
        assert len(held) <= RESULTS
