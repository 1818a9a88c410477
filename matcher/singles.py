"""One person and what befell: 司机当场身亡, 副驾那个也没救回来; told one by one they add up."""

from __future__ import annotations

import re
from dataclasses import replace

from matcher.claims import Claim
from matcher.counts import Pair
from matcher.kinds import AFLOAT, CURRENT
from matcher.negation import denial_before
from matcher.page import Page
from matcher.scan import Mark

_PERSON = re.compile(
    r"昏迷的(?=确认|已|也|后)|(?:失踪|重伤)的那[位个]|那个[老小]?[男女]的|[前后]排那?个|[上下里外前后底]头那个|[上下里外前后]面那个|底下那个|[东西左右]边那个"
)
_CALLED = re.compile(r"联系|联络|电话|打不通|找不|没找|没联系")
"""a mine manager who cannot be reached is no victim"""
_AND = ("和", "跟", "与", "、", "及", "and")
_BACK = re.compile(r"找到|回来|救出|获救|出来了|联系上")
_COUNTED_AND = re.compile(r"[\u4e00-\u9fff]{0,6}(?:和|跟|与|及|以及|、)")
_BESIDE = 12
_JOINED = frozenset(
    {
        "deaths",
        "missing",
        "trapped",
        "buried",
        "injured",
        "seriously_injured",
        "lightly_injured",
        "poisoned",
        "illness_count",
        "hospitalized",
        "rescued",
    }
)
"""fates that one more person may share with those counted"""
_SINGLE = frozenset(
    {
        "part_of_injured",
        "deaths",
        "seriously_injured",
        "lightly_injured",
        "injured",
        "missing",
        "trapped",
        "buried",
        "hospitalized",
        "silent",
        "status_unknown",
    }
)


def singles(page: Page, pairs: tuple[Pair, ...], claims: list[Claim]) -> list[Claim]:
    """司机当场身亡, 押运员轻伤: one person; several of one fate told one by one add up (副驾那个也没救回来)."""
    used = {pair.word.start for pair in pairs} | {start for claim in claims for start, _ in claim.more}
    told: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.low is not None:
            told.setdefault(claim.fact, []).append(claim)
    found: dict[str, list[Claim]] = {}
    silent = "missing" if AFLOAT.search(page.text) else "trapped"
    many = frozenset(page.lexicon.data["counts"]["held"]["people"]) - {"司机"}
    for person in _persons(page):
        mark = next((mark for mark in page.of("count") if _befalls(page, person, mark, used)), None)
        if mark is None or denial_before(page, mark.start) is not None:
            continue
        fact = {"part_of_injured": "injured", "silent": silent}.get(mark.key, mark.key)
        numbered = told.get(fact, [])
        if numbered and not all(_beside(page, claim, person) and _others(page, claim, person) for claim in numbered):
            continue
        used.add(mark.start)
        count = int(person.key) + _coordinate(page, person)
        role = "added" if numbered or fact in found else ""
        more = ((mark.start, mark.end),)
        one = Claim(fact, person.start, mark.end, count, count, role=role, rule="one_person", more=more)
        if fact in CURRENT and page.text[person.start : person.end] in many:
            one = replace(one, high=None, open=True)
        found.setdefault(fact, []).append(one)
    return [claim for held in found.values() for claim in held]


def with_one(page: Page, claims: list[Claim]) -> list[Claim]:
    """司机和3名乘客死亡, 3名乘客和司机死亡: who is joined to those counted is one more of them."""
    found = list(claims)
    for person in _persons(page):
        for at, claim in enumerate(found):
            if claim.fact in _JOINED and claim.rule == "count" and _joined(page, person, claim):
                one = int(person.key) + _coordinate(page, person)
                high = None if claim.high is None else claim.high + one
                more = (*claim.more, (person.start, person.end))
                found[at] = replace(claim, low=(claim.low or 0) + one, high=high, nominal=None, more=more)
    return found


def _joined(page: Page, person: Mark, claim: Claim) -> bool:
    """Nothing but 和 between the person and the number, or between its people and the person before the fate."""
    if person.end + _BESIDE < claim.start or claim.end + _BESIDE < person.start:
        return False
    head = page.text[max(0, person.start - 2) : person.start]
    if claim.low is None or re.search("含|括|即|即是|为$|是$", head):
        return False
    if person.end <= claim.start:
        return page.text[person.end : claim.start].strip() in _AND
    fate = next((start for start, _ in claim.more if start >= person.end), None)
    gap = _COUNTED_AND.fullmatch(page.text[claim.end : person.start])
    return bool(fate is not None and gap and not page.lexicon.filler.sub("", page.text[person.end : fate]).strip())


def _coordinate(page: Page, person: Mark) -> int:
    """媳妇和孙子烫伤: those named before with 和 share the fate."""
    before = [one for one in page.of("one_person") if one.end <= person.start]
    joined = before and page.text[before[-1].end : person.start].strip("的他她") in _AND
    return int(before[-1].key) + _coordinate(page, before[-1]) if joined else 0


def _persons(page: Page) -> list[Mark]:
    """Single persons of the text; not those whom a number counts (2名司机)."""
    ends = {number.end for number in page.quantities if number.kind == "person"}
    starts = {number.start for number in page.quantities if number.kind == "person"}
    named = [
        mark
        for mark in page.of("one_person")
        if not re.search(r"(?<![那这])[个名位些多数两]$|\d$", page.text[max(0, mark.start - 2) : mark.start])
    ]
    named.extend(Mark(*one.span(), "1", 0) for one in _PERSON.finditer(page.text))
    return sorted(
        mark
        for mark in named
        if mark.start not in ends
        and mark.end not in starts
        and page.text[mark.end : mark.end + 1] not in ("们", "等", "俩")
        and (
            mark.end + 1 in starts
            or page.text[mark.end : mark.end + 1] not in _AND
            or not page.near("one_person", mark.end + 1, mark.end + 6)
        )
    )


def _befalls(page: Page, person: Mark, mark: Mark, used: set[int]) -> bool:
    """The fate of exactly this person, close behind."""
    near = mark.key in _SINGLE and mark.start not in used and 0 <= mark.start - person.end <= 12
    word = page.text[mark.start : mark.end]
    if mark.key in CURRENT and _BACK.search(page.text[mark.end : page.clause(mark.end)[1]]):
        return False
    if mark.key == "missing" and _CALLED.match(word) and person.start in {one.start for one in page.of("official")}:
        return False
    if word in ("在里面", "里面", "在底下", "洞里"):
        return False
    return near and not _breaks(page.text[person.end : mark.start])


def _beside(page: Page, claim: Claim, person: Mark) -> bool:
    """A counted number of the same fate stands beside the single person: another clause of the list, no total."""
    if claim.role not in ("", "added") or claim.rule in ("fate", "casualties", "groups"):
        return False
    first, last = sorted((claim.start, person.start))
    if re.search(r"计入|在内", page.text[first : page.sentence(last)[1]]):
        return False
    return page.sentence(first) == page.sentence(last) and not re.search(
        r"其中|共|总|累计|截至|目前|包括|含|分别|系|为|造成|导致|致", page.text[max(0, first - 4) : last + 4]
    )


def _others(page: Page, claim: Claim, person: Mark) -> bool:
    """司机死亡，3名乘客死亡: a number behind the person counts others only where it says who they are, or 另."""
    if claim.start < person.start:
        return True
    behind = page.text[claim.end : min((start for start, _ in claim.more if start >= claim.end), default=claim.end)]
    head = page.text[max(0, claim.start - 6) : claim.start]
    return bool(
        re.search(r"[\u4e00-\u9fff]{2}", behind) or re.search("另|还|又|后排|车上|其他", head) or claim.role == "added"
    )


def _breaks(gap: str) -> bool:
    """A number, a denial or a further clause lies between; 司机手被灼了一下，轻伤 is one thing."""
    body = gap[:-1] if gap.endswith("，") else gap
    return bool(re.search(r"[，。,;\d没无未]", body))
