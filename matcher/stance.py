"""Where a report stands: which word, the last one before a harm, says whether it is of here and now or of a frame.

Words that open (a turn: 可是, 这回, 真的; the present: 刚才, 现在) and words that frame (past, future, exercise,
hearsay, supposition, what is staged) hold within their sentence until the next of them. What is refuted or called
back further on is not told as real.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from matcher.frames import Spans, inside
from matcher.negation import denial_before
from matcher.page import Page


@dataclass(frozen=True, slots=True)
class Stance:
    """The words that say where a report stands, each as places in it."""

    turns: tuple[int, ...]
    """what follows is real, whatever stood before"""
    present: tuple[int, ...]
    """what follows is of now"""
    frames: tuple[int, ...]
    """what follows is not of here and now"""
    closes: tuple[int, ...]
    """what stood before is refuted or called back, as what stands on its heels is"""


def breaks_out(page: Page, harms: Sequence[int], *, framed: bool) -> bool:
    """Whether a harm is told as of here and now; ``harms``: places of happenings and of people harmed.

    ``framed``: the report is labelled as an exercise or hearsay, so that only a turn can lead out of it.
    """
    words: Mapping[str, Sequence[str]] = page.lexicon.data["messages"]["stance"]
    stand = Stance(*(tuple(_places(page.text, words[name])) for name in ("turns", "present", "frames", "closes")))
    if not stand.turns and (framed or not stand.present):
        return False
    return any(_told_as_real(page, stand, at, framed) for at in (*harms, *plain_harm(page)))


def plain_harm(page: Page) -> list[int]:
    """Last characters of harm in plain talk (人躺着叫不应, 墙飞出去了), which no word of a hazard covers."""
    patterns = _compiled(tuple(page.lexicon.data["messages"]["stance"]["harm"]))
    return [found.end() - 1 for found in patterns.finditer(page.text) if denial_before(page, found.start()) is None]


def says(page: Page, name: str, out: Spans = ()) -> bool:
    """Whether one of the patterns of that name in the lexicon of messages is in the text, outside of ``out``."""
    return any(not inside(at, out) for at in _places(page.text, page.lexicon.data["messages"][name]))


@lru_cache(maxsize=32)
def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


def _places(text: str, patterns: Sequence[str]) -> Iterator[int]:
    return (found.start() for found in _compiled(tuple(patterns)).finditer(text))


def _told_as_real(page: Page, stand: Stance, at: int, by_turn: bool) -> bool:
    """The nearest word of standing in its sentence opens, and nothing behind it in the text closes it."""
    first, last = page.sentence(at)[0], page.clause(at)[1]
    opens = _last(stand.turns if by_turn else (*stand.turns, *stand.present), first, last)
    frames = _last((*stand.frames, *stand.closes), first, last)
    return opens > frames and max(stand.closes, default=-1) < at


def _last(places: Sequence[int], start: int, end: int) -> int:
    return max((at for at in places if start <= at < end), default=-1)
