"""A second place of home in one report (丙桥镇爆炸，乙岭县垮坝): neither is dropped, a person chooses."""

from __future__ import annotations

import re
from dataclasses import replace

from engine.incident.reading import ReadPlace, Span
from engine.plans.model import Library
from matcher.page import Page
from matcher.place import Named, named

_REACH = 8
"""so many characters on either side say whether a place is only mentioned"""


def with_others(page: Page, library: Library, place: ReadPlace) -> ReadPlace:
    """The place with every other division of home that the report names in full as a candidate beside it.

    Not one that lies in the place or round it, nor one that is only mentioned: 送乙岭县医院, 甲溪县值班室.
    """
    if place.code is None or place.inside is not True:
        return place
    found = [(_code(one), Span(one.start, one.end)) for one in named(page, library) if _happens(page, library, one)]
    others = tuple(
        (code, span) for code, span in found if _is_home(library, code) and _apart(library, code, place.code)
    )
    codes = tuple(dict.fromkeys((place.code, *(code for code, _span in others))))
    return replace(place, candidates=codes, others=others) if others else place


def _code(one: Named) -> str:
    """The finest division of a name that all its bearers share."""
    tiers = ("village", "township", "county", "district", "city", "province")
    return next((one.chain[tier] for tier in tiers if tier in one.chain), "")


def _happens(page: Page, library: Library, one: Named) -> bool:
    said, division = page.text[one.start : one.end], library.divisions.get(_code(one))
    if division is None or said != division.name.lower():
        return False
    spec = page.lexicon.data["places"]["mentioned"]
    before, after = page.text[max(0, one.start - _REACH) : one.start], page.text[one.end : one.end + _REACH]
    return not re.search(rf"(?:{spec['before']})$", before) and not re.match(spec["after"], after)


def _is_home(library: Library, code: str) -> bool:
    return code != library.deployment.home and library.deployment.home in _chain(library, code)


def _apart(library: Library, one: str, other: str) -> bool:
    return one not in _chain(library, other) and other not in _chain(library, one)


def _chain(library: Library, code: str) -> tuple[str, ...]:
    """A division and those above it."""
    found: list[str] = []
    at: str | None = code
    while at is not None and at in library.divisions and at not in found:
        found.append(at)
        at = library.divisions[at].parent
    return tuple(found)
