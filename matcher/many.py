"""Words of many: 多人, 很多被困的, 一船人, 大批群众 are more than somebody, and how many more nobody said."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from matcher.claims import Claim
from matcher.page import Page
from matcher.scan import Mark

_BEFORE, _BEHIND = 14, 3
_WINDOW = 40
"""no word of many is so long that it begins further off"""
_STOPS = frozenset("，。,;!?\n、")


def words_of_many(page: Page) -> tuple[Mark, ...]:
    """The words of many that are not inside a number (30多人); ``weight`` = so many at least."""
    starts = [number.start for number in page.quantities]

    def counted(mark: Mark) -> bool:
        at = bisect_right(starts, mark.start)
        held = at > 0 and page.quantities[at - 1].end > mark.start
        return held or bisect_left(starts, mark.end) > at

    return tuple(mark for mark in page.of("many") if not counted(mark))


def at_least(page: Page, claims: list[Claim]) -> list[Claim]:
    """The claims without a number; those that a word of many speaks of are at least so many, and usually who knows.

    Of several claims of one fact the greatest stands (多名工人死了 is told by 多名 and by 人死了)."""
    many = words_of_many(page)
    raised = [_raised(page, many, claim) for claim in claims]
    most = {fact: max(one.low or 0 for one in raised if one.fact == fact) for fact in {one.fact for one in raised}}
    return [one for one in raised if one.low == most[one.fact]]


def _raised(page: Page, many: tuple[Mark, ...], claim: Claim) -> Claim:
    first = bisect_left(many, claim.start - _WINDOW, key=lambda mark: mark.start)
    last = bisect_right(many, claim.end + _BEHIND, key=lambda mark: mark.start)
    near = (mark for mark in many[first:last] if joins(page, mark, claim))
    word = max(near, key=lambda mark: mark.weight, default=None)
    if word is not None:
        low = max(claim.low or 0, word.weight)
        return replace(claim, low=low, usual=None, more=(*claim.more, (word.start, word.end)))
    return replace(claim, usual=None) if _of_whom(page, claim) else claim


def joins(page: Page, mark: Mark, claim: Claim) -> bool:
    """The word overlaps the claim, or nothing but people and helping words lies between."""
    if mark.end <= claim.start:
        return claim.start - mark.end <= _BEFORE and is_bridge(page, mark.end, claim.start)
    if mark.start >= claim.end:
        return mark.start - claim.end <= _BEHIND and is_bridge(page, claim.end, mark.start)
    return True


def is_bridge(page: Page, start: int, end: int) -> bool:
    """Between a word of many and a fate: people, 都被, of the; nothing else and no stop."""
    gap = page.text[start:end]
    return not _STOPS & set(gap) and not page.lexicon.filler.sub("", gap).strip()


def _of_whom(page: Page, claim: Claim) -> bool:
    """Whose people they are is said in words that nobody listed (满满一屯人失联): then few is no guess."""
    head = page.text[max(0, claim.start - 1) : claim.start]
    known = tuple(page.lexicon.data["counts"]["few_before"])
    return page.text.startswith("人", claim.start) and "\u4e00" <= head <= "\u9fff" and head not in known
