"""Pollution that crosses a border: from the divisions that a text names one after the other, and from 陕甘川三省."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from engine.plans.model import Library
from matcher.claims import Claim
from matcher.negation import denial_before
from matcher.page import Page
from matcher.place import Named, named

FACT = "cross_boundary"
_TIERS = ("province", "city", "county")


def borders(page: Page, library: Library) -> Iterator[Claim]:
    """The widest border that the words say was crossed; nothing where only one side is named."""
    spec = page.lexicon.data["borders"]
    found = [*_together(page, spec["provinces"]), *_flowed(page, named(page, library), spec)]
    if found:
        yield min(found, key=lambda claim: (_TIERS.index(claim.word or ""), claim.start))


def _together(page: Page, letters: str) -> Iterator[Claim]:
    """陕甘川三省, 川陕交界: two or more provinces by their letters."""
    for part in re.finditer(rf"[{letters}]{{2,4}}(?=两省|三省|四省|两地|三地|交界|省界|跨界|界河|断面)", page.text):
        if len(set(part[0])) > 1 and denial_before(page, part.start()) is None:
            yield Claim(FACT, *part.span(), word="province", rule="letters")


def _flowed(page: Page, divisions: tuple[Named, ...], spec: dict[str, str]) -> Iterator[Claim]:
    """从山西长治流到河北邯郸: two divisions that differ, a word of flowing before the second one."""
    flows, ahead = re.compile(spec["flows"]), re.compile(spec["ahead"])
    for first, second in pairwise(divisions):
        tier = _differ(first, second)
        words = page.text[page.clause(second.start)[0] : second.start]
        tail = page.text[second.end : page.clause(second.start)[1]]
        if tier is None or not (flows.search(words) or flows.match(tail)) or ahead.search(words):
            continue
        if denial_before(page, second.start) is None:
            yield Claim(FACT, second.start, second.end, word=tier, rule="flowed", more=((first.start, first.end),))


def _differ(first: Named, second: Named) -> str | None:
    """The widest tier at which two places differ; None where a tier above is not known of both."""
    for tier in _TIERS:
        one, other = first.chain.get(tier), second.chain.get(tier)
        if one is None or other is None:
            return None
        if one != other:
            return tier
    return None
