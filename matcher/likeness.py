"""Which hazard a report resembles: runs of characters weighed by the sentences of the tests.

The weights are learnt (``python -m tocsin.likeness``) and lie in the lexicon as data. Words of the lexicon go first:
resemblance speaks only where they name no hazard, or where it is far ahead of the one they name; that one then stays
as a rival, so that its plans stay on the card and the officer is asked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from math import isqrt

from engine.incident.reading import ReadHazard, Span
from engine.plans.vocabulary import HazardDef
from matcher.page import Page

SIZES = (2, 3)
_FIGURE = re.compile(r"\d")
_STOPS = re.compile(r"[^\w%]+")
_FEW = 100
"""runs that every report is counted to hold besides its own: a handful of letters proves little"""
_NAME = 4
"""letters that a name of a hazard must have to be no everyday word"""
_FATES = frozenset({"rescued", "trapped", "missing", "evacuated", "deaths", "hospitalized", "unhurt", "stable"})
"""words of what became of people say nothing of what did it"""
_SHOWN = 4
"""so many of the strongest runs are shown as the words that speak for it"""


@dataclass(frozen=True, slots=True)
class Like:
    """How far a report resembles a hazard, in hundredths."""

    hazard: str
    score: int


def shingles(text: str) -> frozenset[str]:
    """Runs of two and three letters of normalised text, within a stretch without stops; every figure counts as 0."""
    plain = _FIGURE.sub("0", text)
    return frozenset(
        stretch[at : at + size]
        for stretch in _STOPS.split(plain)
        for size in SIZES
        for at in range(len(stretch) - size + 1)
    )


def likeness(page: Page) -> tuple[Like, ...]:
    """Every hazard that shares runs with the report, the likest first."""
    held = shingles(page.text)
    sums: dict[str, int] = {}
    for run in held:
        for hazard, weight in page.lexicon.likeness.get(run, ()):
            sums[hazard] = sums.get(hazard, 0) + weight
    root = isqrt((len(held) + _FEW) * 1_000_000)
    likes = (Like(hazard, total * 1000 // root) for hazard, total in sums.items())
    return tuple(sorted(likes, key=lambda like: (-like.score, like.hazard)))


def likened(page: Page, found: tuple[ReadHazard, ...], known: Mapping[str, HazardDef]) -> tuple[ReadHazard, ...]:
    """The hazards that words name, with the one that the report resembles where they name none or another by far.

    A hazard that the report calls by its own name (草原火灾) is not overruled.
    """
    ranked = [like for like in likeness(page) if like.hazard in known]
    limits = page.lexicon.data["hazards"]["limits"]
    named = next((hazard for hazard in found if hazard.role == "primary"), None)
    if not ranked or (named is None and ranked[0].score < int(limits["like_alone"])):
        return found
    best = ranked[0]
    if named is None and _of_people_only(page, best):
        return found
    if named is None:
        return (ReadHazard(best.hazard, int(limits["weak"]), "primary", _spans(page, best)), *found)
    score = next((like.score for like in ranked if like.hazard == named.hazard), 0)
    sure = best.hazard == named.hazard or best.score - score < _ahead(limits, named)
    if sure or _by_its_name(page, known[named.hazard]):
        return found
    others = tuple(hazard for hazard in found if hazard not in (named,) and hazard.hazard != best.hazard)
    read = next((hazard for hazard in found if hazard.hazard == best.hazard), None)
    spans = read.spans if read else _spans(page, best)
    first = ReadHazard(best.hazard, max(named.score, read.score if read else 0), "primary", spans)
    secondary = tuple(hazard for hazard in others if hazard.role == "secondary")
    rivals = tuple(hazard for hazard in others if hazard.role == "rival")
    return (first, *secondary, replace(named, role="rival"), *rivals)


def _by_its_name(page: Page, hazard: HazardDef) -> bool:
    names = (hazard.names.zh, *hazard.names.aliases)
    return any(name.lower() in page.text for name in names if len(name) >= _NAME)


def _of_people_only(page: Page, like: Like) -> bool:
    """Whether all that speaks for it is what became of people (被困2人已救出), which any hazard may do to them."""
    fates = [mark for mark in page.of("count") if mark.key in _FATES]
    spans = _spans(page, like)
    return bool(spans) and all(any(mark.start < span.end and span.start < mark.end for mark in fates) for span in spans)


def _ahead(limits: Mapping[str, int], named: ReadHazard) -> int:
    """How far another hazard must be ahead: the stronger the words that name this one, the further."""
    return int(limits["like_ahead"]) + int(limits["like_ahead_of_words"]) * named.score


def _spans(page: Page, like: Like) -> tuple[Span, ...]:
    """Where the strongest runs first stand, runs that touch joined."""
    weights = {
        run: weight
        for run in shingles(page.text)
        for hazard, weight in page.lexicon.likeness.get(run, ())
        if hazard == like.hazard
    }
    strongest = sorted(weights, key=lambda run: (-weights[run], run))[:_SHOWN]
    at = sorted({place for run in strongest for place in _places(page.text, run)})
    joined = (list(group) for _, group in groupby(enumerate(at), key=lambda pair: pair[1] - pair[0]))
    return tuple(Span(group[0][1], group[-1][1] + 1) for group in joined)


def _places(text: str, run: str) -> range:
    """Where a run first stands; one that begins within a number takes the whole number along (110毫米, never 0毫米)."""
    figures = _FIGURE.sub("0", text)
    found = figures.find(run)
    start = found
    while start > 0 and _FIGURE.match(text[start]) and text[start - 1] in "0123456789.":
        start -= 1
    return range(start, found + len(run)) if found >= 0 else range(0)
