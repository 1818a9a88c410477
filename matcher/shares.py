"""Shares in words: 百分之四十五, 百分之三点二, 三分之一, 一半."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from engine.values.exact import Exact, exact
from matcher.numerals import DIGITS, Spoken, plain, spoken

_SHARE = re.compile(
    rf"(?P<of>[百千万{DIGITS}十]+)分之(?P<part>\d+(?:\.\d+)?|[{DIGITS}十百几]+(?:点[{DIGITS}]+)?)(?P<mark>[多余来]?)"
    r"|(?P<half>[大小]?一半|半数)(?![路天夜山])"
)
_HALVES = {"大": (Fraction(1, 2), Fraction(1)), "小": (Fraction(0), Fraction(1, 2))}
_HALF = (Fraction(1, 2), Fraction(1, 2))


@dataclass(frozen=True, slots=True)
class Share:
    """A share of the whole, as exact fractions of one; ``high`` None = no upper bound."""

    start: int
    end: int
    low: Exact
    high: Exact | None
    approx: bool = False


def shares(text: str) -> Iterator[Share]:
    """Every share said in words, left to right."""
    for found in _SHARE.finditer(text):
        said = _halved(found["half"]) if found["half"] else _divided(found)
        if said is not None:
            yield Share(*found.span(), said.low, said.high, said.approx)


def _halved(word: str) -> Spoken:
    low, high = _HALVES.get(word[0], _HALF)
    return Spoken(exact(low), exact(high), True)


def _divided(found: re.Match[str]) -> Spoken | None:
    """百分之三十多: the part, each end of it, over the whole."""
    whole, part = plain(found["of"]), spoken(found["part"], found["mark"])
    if not whole or part is None:
        return None
    high = None if part.high is None else exact(Fraction(part.high) / whole)
    return Spoken(exact(Fraction(part.low) / whole), high, part.approx)
