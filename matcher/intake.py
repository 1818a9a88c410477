"""Whose drinking water is cut: 停止从某江取水, 水厂停产, 取水口关闭, 全镇停水."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.incident.reading import ReadPlace
from matcher.claims import Claim
from matcher.negation import denial_before
from matcher.page import Page

FACT = "intake_cut"
_WHOSE = ("city", "county", "township")


def intake(page: Page, where: ReadPlace) -> Iterator[Claim]:
    """The first cut that is not denied: whose it is by the nearest word of a town or waterworks, else by the place."""
    spec = page.lexicon.data["intake"]
    for found in re.finditer(spec["cut"], page.text):
        if denial_before(page, found.start()) is None and not re.search(spec["denied"], found[0]):
            whose = _nearest(page, found, spec["whose"])
            word = whose or ("county" if where.county else "city" if where.city else None)
            if word is not None:
                yield Claim(FACT, *found.span(), word=word, rule="intake" if whose else "intake_of_place")
            return


def _nearest(page: Page, cut: re.Match[str], whose: dict[str, list[str]]) -> str | None:
    """The kind of supply whose word stands nearest to the cut; within the sentence before any other."""
    start, end = page.sentence(cut.start())
    found: list[tuple[bool, int, int, str]] = []
    for order, kind in enumerate(_WHOSE):
        for word in whose[kind]:
            for hit in re.finditer(re.escape(str(word)), page.text):
                gap = max(hit.start() - cut.end(), cut.start() - hit.end(), 0)
                found.append((not start <= hit.start() < end, gap, order, kind))
    return min(found)[3] if found else None
