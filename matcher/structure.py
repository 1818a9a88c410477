"""Sentences and clauses of the plain text, as places where they end."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

_SENTENCE = re.compile(r"[。!?;\n]|(?<=[a-z)\d%])\.(?=\s|$)")
_CLAUSE = re.compile(
    r"[。!?;\n，,、:()\[\]]|(?<=[a-z)\d%])\.(?=\s|$)|(?<=[\u4e00-\u9fff\"]) (?=\S)"
    r"|(?<=[a-z\d)]) (?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff]) (?=\d)"
)


@dataclass(frozen=True, slots=True)
class Outline:
    """Where sentences and clauses end (positions of the stops, with the end of the text as the last)."""

    sentences: tuple[int, ...]
    clauses: tuple[int, ...]


def outline(text: str) -> Outline:
    """The stops of ``text``."""
    return Outline(
        (*(found.start() for found in _SENTENCE.finditer(text)), len(text)),
        (*(found.start() for found in _CLAUSE.finditer(text)), len(text)),
    )


def bounds(stops: Sequence[int], at: int) -> tuple[int, int]:
    """First and one past the last character of the stretch that holds ``at``."""
    index = bisect_left(stops, at)
    start = stops[index - 1] + 1 if index else 0
    return start, stops[index] if index < len(stops) else stops[-1]


def between(stops: Sequence[int], start: int, end: int) -> int:
    """How many stops lie from ``start`` up to, not including, ``end``."""
    return bisect_left(stops, end) - bisect_left(stops, start)
