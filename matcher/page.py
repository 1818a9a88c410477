"""The plain text with everything that one pass found in it: what every reader of a part works on."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from matcher.distractors import Aside, asides
from matcher.lexicon import Lexicon
from matcher.normalise import normalise
from matcher.quantities import Quantity, quantities
from matcher.scan import Mark, scan
from matcher.structure import Outline, bounds, outline

_QUESTION = re.compile(r"[了啊呢呀\s]{0,2}\?")


def _start(mark: Mark) -> int:
    return mark.start


@dataclass(frozen=True, slots=True)
class Page:
    """A report on the desk: plain text (same positions as the original), marks, numbers, stops."""

    text: str
    lexicon: Lexicon
    marks: Mapping[str, tuple[Mark, ...]]
    asides: tuple[Aside, ...]
    quantities: tuple[Quantity, ...]
    stops: Outline

    def of(self, kind: str) -> tuple[Mark, ...]:
        """The marks of one kind of word, left to right."""
        return self.marks.get(kind, ())

    def sentence(self, at: int) -> tuple[int, int]:
        """The stretch of the sentence that holds ``at``."""
        return bounds(self.stops.sentences, at)

    def clause(self, at: int) -> tuple[int, int]:
        """The stretch of the clause that holds ``at``."""
        return bounds(self.stops.clauses, at)

    def near(self, kind: str, start: int, end: int) -> tuple[Mark, ...]:
        """Marks of one kind that lie within ``start`` and ``end``."""
        marks = self.of(kind)
        first = bisect_left(marks, start, key=_start)
        last = bisect_left(marks, end, lo=first, key=_start)
        return tuple(mark for mark in marks[first:last] if mark.end <= end)

    def starting(self, kind: str, start: int, end: int) -> tuple[Mark, ...]:
        """Marks of one kind that begin from ``start`` up to and with ``end``."""
        marks = self.of(kind)
        first = bisect_left(marks, start, key=_start)
        return marks[first : bisect_right(marks, end, lo=first, key=_start)]


def open_page(original: str, lexicon: Lexicon) -> Page:
    """Normalise, scan and count the figures of ``original``."""
    text = normalise(original, lexicon.characters, lexicon.slip, lexicon.meant)
    taken = asides(text)
    marks = scan(text, lexicon)
    numbers = tuple(number for number in quantities(text, lexicon, taken) if not _asked(text, number, marks))
    marks["count"] = _behind(marks.get("count", ()), numbers)
    return Page(text, lexicon, marks, taken, numbers, outline(text))


def _behind(words: tuple[Mark, ...], numbers: tuple[Quantity, ...]) -> tuple[Mark, ...]:
    """3个人没了: the word 人没了 gives the number its unit back."""
    ends = [number.end for number in numbers]
    found = []
    for word in words:
        at = bisect_right(ends, word.start)
        cut = at < len(numbers) and numbers[at].start < word.start < ends[at] < word.end
        if not cut:
            found.append(word)
        elif not any(other.start == ends[at] for other in words):
            found.append(word._replace(start=ends[at]))
    return tuple(found)


def _asked(text: str, number: Quantity, marks: Mapping[str, tuple[Mark, ...]]) -> bool:
    """重伤几个还没说, 死亡到底几人?: the 几 of a question is no number."""
    if number.low == number.high:
        return False
    if "几" in text[number.start : number.end] and _QUESTION.match(text, number.end):
        return True
    asked = (*marks.get("unk_subject", ()), *marks.get("unk_number", ()))
    return any(mark.start <= number.start and number.end <= mark.end for mark in asked)


def without(marks: Iterable[Mark], spans: Iterable[tuple[int, int]]) -> tuple[Mark, ...]:
    """Marks that do not begin within any of ``spans``."""
    held = tuple(spans)
    return tuple(mark for mark in marks if not any(start <= mark.start < end for start, end in held))
