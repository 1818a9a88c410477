"""One pass of the automaton over the plain text: every lexicon word with its place, the longest of each kind."""

from __future__ import annotations

from typing import NamedTuple

from matcher.lexicon import Lexicon

KEEP_NESTED = frozenset({"cls", "event", "began_who", "state", "neg_before", "yes"})
"""Kinds in which a word inside a longer one still speaks."""


class Mark(NamedTuple):
    """One lexicon word in the text: characters from ``start`` to ``end``, what it speaks for, its weight."""

    start: int
    end: int
    key: str
    weight: int


def scan(text: str, lexicon: Lexicon) -> dict[str, tuple[Mark, ...]]:
    """Marks by kind of word, left to right; of nested words of one kind only the longest stands."""
    found: dict[str, list[Mark]] = {}
    size = len(text)
    for last, (length, english, entries) in lexicon.automaton.iter(text):
        start, end = last + 1 - length, last + 1
        if english and not _whole_word(text, start, end, size):
            continue
        for kind, key, weight in entries:
            found.setdefault(kind, []).append(Mark(start, end, key, weight))
    return {kind: _keep(kind, marks) for kind, marks in found.items()}


def _whole_word(text: str, start: int, end: int, size: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isascii() and before.isalpha()) and not (end < size and after.isascii() and after.isalpha())


def _keep(kind: str, marks: list[Mark]) -> tuple[Mark, ...]:
    if len(marks) == 1:
        return (marks[0],)
    marks.sort(key=lambda mark: (mark.start, -mark.end, mark.key))
    if kind in KEEP_NESTED:
        return tuple(marks)
    kept: list[Mark] = []
    reach, reach_start = -1, -1
    for mark in marks:
        if mark.end > reach or (mark.end == reach and mark.start == reach_start):
            kept.append(mark)
            reach, reach_start = max(reach, mark.end), mark.start
    return tuple(kept)
