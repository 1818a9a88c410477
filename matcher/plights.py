"""People in a plight, told in plain words: on the roof in a flood, calling at a window, fallen down a well."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from matcher.claims import Claim, from_quantity
from matcher.frames import inside, rehearsed, supposed
from matcher.negation import denial_before
from matcher.page import Page
from matcher.plight_words import Plight
from matcher.quantities import Quantity

_HELD = frozenset({"trapped", "buried", "missing", "stranded", "rescued", "status_unknown"})
_HURT = frozenset({"injured", "seriously_injured", "lightly_injured", "poisoned", "hospitalized", "illness_count"})
_TOLD = _HELD | _HURT | {"deaths", "deaths_incl_missing", "evacuated"}


def plights(page: Page, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """One claim of each fact that plain words state and nothing else does: at least so many, and open."""
    exercise = rehearsed(page)
    told = {claim.fact for claim in claims if not inside(claim.start, exercise)}
    if page.of("all_out") or page.of("all_well"):
        return ()
    known, asked = page.lexicon.plights
    out, found = [*supposed(page), *exercise], dict[str, list[Claim]]()
    for plight in known:
        if told & _against(plight) or not plight.when.search(page.text):
            continue
        for match in plight.said.finditer(page.text):
            if _said(page, match, asked) and not inside(match.start(), out):
                found.setdefault(plight.fact, []).append(_claim(page, plight, match))
    return tuple(_together(page, claims) for claims in found.values())


def _against(plight: Plight) -> frozenset[str]:
    """The facts beside which this plight says nothing new."""
    return _TOLD if plight.alone else _HURT if plight.fact in _HURT else _HELD


def _said(page: Page, match: re.Match[str], asked: re.Pattern[str]) -> bool:
    """Told, not denied and not asked."""
    start, end = match.span()
    if asked.search(page.text[max(0, start - 12) : start]) or re.match(r"[^，。;!]{0,6}(?:吗|\?)", page.text[end:]):
        return False
    return denial_before(page, start) is None


def _claim(page: Page, plight: Plight, match: re.Match[str]) -> Claim:
    """As many as the words themselves count, else the least that they mean."""
    number = next(iter(_numbers(page, *match.span())), None)
    if number is not None and number.low > 0:
        return from_quantity(plight.fact, number, "somebody", more=(match.span(),))
    usual = page.lexicon.data["counts"]["somebody_usual"]
    return Claim(plight.fact, *match.span(), plight.least, None, open=True, usual=usual, rule="somebody")


def _numbers(page: Page, start: int, end: int) -> Iterator[Quantity]:
    return (one for one in page.quantities if one.kind == "person" and start <= one.start and one.end <= end)


def _together(page: Page, claims: list[Claim]) -> Claim:
    """The words that count most stand for all of them; who is in it too (两个也没起来) comes on top of one before."""
    counted = [claim for claim in claims if claim.usual is None]
    best = max(counted or claims, key=lambda claim: (claim.low or 0, -claim.start))
    spans = {span for claim in claims for span in ((claim.start, claim.end), *claim.more)}
    best = replace(best, more=tuple(sorted(spans - {(best.start, best.end)})))
    too = any("也" in page.text[start:end] for start, end in best.more if start <= best.start < end)
    before = any(claim.usual is not None and claim.end <= best.start for claim in claims)
    if counted and too and before and best.low is not None:
        return replace(best, low=best.low + 1, high=None, open=True)
    return best
