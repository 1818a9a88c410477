"""A word that speaks of a number said before: 9人被困，经抢救无一生还; 扒出来7个，都是轻伤; 挖出来1个，没气了."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from matcher.claims import Claim, from_quantity, summed
from matcher.counts import Pair
from matcher.kinds import HARMED, MOVED
from matcher.negation import denial_before
from matcher.page import Page
from matcher.scan import Mark

_UNSURE = frozenset(
    {
        "rescued",
        "trapped",
        "buried",
        "missing",
        "injured",
        "seriously_injured",
        "poisoned",
        "hospitalized",
        "status_unknown",
    }
)
_TAKEN_OUT = frozenset({"rescued"})
_SEVERITY = frozenset({"seriously_injured", "lightly_injured"})
_ALL = re.compile(r"均|全部|全都|都|悉数|无一|无人|全是|遗体")
_EVERYONE = re.compile(r"均|全部|全都|都|悉数")
_THEM = re.compile(r"[，,]人(?:已经?|就|当场|也|都)*[^，,]{1,4}$")
"""没跑出来，人已经没了: the people are those just counted"""
_WHEN_OUT = re.compile(
    r"[，,](?:救|抬|找|挖|捞|刨|扒|发现|打捞|拉)(?:出|到|起|上)?(?:来)?(?:时|的时候)(?:就|已经?|都|均)*$"
)
"""两名女工没能出来，救出时已身故: all of those just counted"""
_NOBODY_LIVES = re.compile(r"无一生还|无人生还|无一幸免|全部遇难|全部死亡|全部身亡|全都遇难")


def fates(page: Page, pairs: tuple[Pair, ...], claims: list[Claim]) -> list[Claim]:
    """Claims of the dead and of severity that rest on a number of an earlier clause."""
    used = {pair.word.start for pair in pairs}
    told = {claim.fact for claim in claims}
    found: list[Claim] = []
    for word in page.of("count"):
        mark = _departed(page, word)
        if _of_animals(page, mark):
            continue
        if mark.start in used or denial_before(page, mark.start) is not None:
            continue
        everyone = mark.key == "deaths" and _EVERYONE.search(page.text[max(0, mark.start - 3) : mark.start])
        if mark.key in told and not everyone:
            continue
        claim = None
        if mark.key == "deaths":
            claim = _died(page, pairs, claims, mark)
        elif mark.key in _SEVERITY:
            claim = _severity(page, claims, mark)
        if claim is not None:
            found.append(claim)
            told.add(claim.fact)
    return found


def _of_animals(page: Page, mark: Mark) -> bool:
    """牲畜死亡1.1万头: what died are animals."""
    head = page.text[max(0, mark.start - 3) : mark.start]
    first = bisect_left(page.quantities, mark.end, key=lambda number: number.start)
    counted = any(
        number.kind == "animal" and number.start - mark.end <= 2 for number in page.quantities[first : first + 1]
    )
    return counted or any(animal in head for animal in page.lexicon.data["counts"]["animals"])


def _departed(page: Page, mark: Mark) -> Mark:
    """七个都抬上来了，全走了: where people came to harm and nobody was moved, all have died."""
    gone = mark.key == "walked" and page.text[mark.start] in "全都" and page.text[mark.start - 1] in "，,"
    if gone and HARMED.search(page.text) and not MOVED.search(page.text) and not page.of("all_well"):
        return mark._replace(key="deaths")
    return mark


def _before(page: Page, claims: list[Claim], mark: Mark, *, far: bool = False) -> Claim | None:
    """The claim whose number stands last before the word, no other number of persons between."""
    start = 0 if far else page.sentence(mark.start)[0]
    near = [claim for claim in claims if start <= claim.start < mark.start and claim.fact in _UNSURE]
    near = [claim for claim in near if claim.is_point or (far and claim.low is not None)]
    if not near:
        return None
    numbers = [quantity.start for quantity in page.quantities if quantity.kind in ("person", "bare")]
    return None if any(near[-1].end < number < mark.start for number in numbers) and not far else near[-1]


def _died(page: Page, pairs: tuple[Pair, ...], claims: list[Claim], mark: Mark) -> Claim | None:
    if page.near("one_person", mark.start - 6, mark.start):
        return None
    tail = page.text[max(0, mark.start - 6) : mark.end]
    nobody = bool(_NOBODY_LIVES.search(tail))
    whole = [pair.quantity for pair in pairs if pair.word.key == "onboard" and pair.quantity.start < mark.start]
    if nobody and whole:
        near = [number for number in whole if page.sentence(number.start) == page.sentence(mark.start)]
        return summed(
            [from_quantity("deaths", one, "fate", more=((mark.start, mark.end),)) for one in near or whole[-1:]]
        )
    before = _before(page, claims, mark, far=nobody)
    if before is None:
        return None
    gap = page.text[before.end : mark.end]
    last = max((before.end, *(end for _, end in before.more if end <= mark.start)))
    close = len(re.sub(r"[，,、\s的了已就]", "", page.text[last : mark.start])) <= 2
    alone = before.low == 1 and before.fact not in _TAKEN_OUT
    if _WHEN_OUT.search(page.text[before.end : mark.start]):
        return _moved(before, "deaths", mark)
    if nobody or alone or _ALL.search(gap) or _THEM.search(gap) or (before.fact in _TAKEN_OUT and close):
        return _moved(before, "deaths", mark)
    return None


def _severity(page: Page, claims: list[Claim], mark: Mark) -> Claim | None:
    before = _before(page, claims, mark)
    if before is None:
        return None
    gap = page.text[max(before.end, *(end for _, end in before.more), before.end) : mark.start]
    if re.fullmatch(r"[，,(]?(?:都是|均为|全是|均|都|全)?[\u4e00-\u9fff]{0,3}", gap) and (
        _ALL.search(gap) or gap == "("
    ):
        return _moved(before, mark.key, mark)
    return None


def _moved(before: Claim, fact: str, mark: Mark) -> Claim:
    return replace(before, fact=fact, rule="fate", role="", more=(*before.more, (mark.start, mark.end)))
