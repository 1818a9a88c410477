"""Claims on people: what the paired numbers state, and which of them are parts, totals or additions."""

from __future__ import annotations

import re
from dataclasses import replace

from matcher.claims import Claim, from_quantity
from matcher.clauses import clauses
from matcher.counts import Pair
from matcher.fates import fates
from matcher.groups import groups, lone
from matcher.kinds import AFLOAT, CURRENT, HARMED, MOVED, STATED, WITHIN
from matcher.lists import added_up, beside_vehicles, listed, totals
from matcher.page import Page
from matcher.quantities import Quantity
from matcher.shared import shared
from matcher.singles import singles, with_one

_ACCOUNTED = frozenset({"deaths", "rescued", "saved", "hospitalized"})
"""who went silent is shut in, unless the text tells what became of them"""
_FOUND_AGAIN = re.compile(
    r"(?:人员)?的?(?P<dead>遗体|尸体)"
    r"|(?:人员|者)?(?:已经?|均|也|都|先后|陆续|全部|全数|悉数|被)*(?:找到|寻获|寻回|打捞|搜寻到|联系上)"
    r"(?P<more>[，,](?:均|都|已)?(?:无|没有?)生命|遗体)?"
)
_DEPARTED = re.compile(
    r"[人个名位]?(?:娃|孩子|老人|工人|工友|学生|兄弟|同志)?(?:也|都|全|就|已经?|前[一两三]?天|昨[天晚夜]|今[早天]|当[天晚场]|今儿?早上|早上)*"
)
"""七个前两天走了: nothing but people and times between the number and 走了"""


_COVERED = re.compile(r"埋|盖住")


def people(page: Page, pairs: tuple[Pair, ...]) -> tuple[Claim, ...]:
    """The claims of the pairs, with roles; numbers that are parts of a number before them say so."""
    found = []
    for pair in pairs:
        fact = fact_of(page, pair)
        if fact in STATED:
            claim = from_quantity(
                fact, _whole(page, pair), "count", more=((pair.word.start, pair.word.end),), role=_role(page, pair)
            )
            found.append(claim)
    found.extend(shared(page, pairs))
    found.extend(listed(page, pairs, fact_of))
    found.extend(beside_vehicles(page, pairs))
    found.extend(groups(page, pairs))
    found.extend(lone(page, pairs))
    found.extend(totals(page, pairs, found))
    found.extend(fates(page, pairs, found))
    found.extend(singles(page, pairs, found))
    found = with_one(page, found)
    found.extend(clauses(page, pairs, found))
    found.extend(_broken(pairs, found))
    found = added_up(page, _alive(found))
    found.extend(_casualties(pairs, found))
    return tuple(sorted(found, key=lambda claim: claim.start))


def _alive(claims: list[Claim]) -> list[Claim]:
    """捞上来12个，全没了气: who was taken out dead is not rescued."""
    dead = {claim.start for claim in claims if claim.fact == "deaths" and claim.rule == "fate"}
    return [claim for claim in claims if claim.fact != "rescued" or claim.start not in dead]


def _broken(pairs: tuple[Pair, ...], claims: list[Claim]) -> list[Claim]:
    """俩当场断气，四个骨折: broken bones are injuries where nobody counts the injured."""
    if any(claim.fact in ("injured", "seriously_injured", "lightly_injured") for claim in claims):
        return []
    return [
        from_quantity("injured", pair.quantity, "broken", more=((pair.word.start, pair.word.end),))
        for pair in pairs
        if pair.word.key == "part_of_injured"
    ]


def _whole(page: Page, pair: Pair) -> Quantity:
    """下去仨人，一个都没上来: not one of them, so all of them."""
    number = pair.quantity
    behind = page.text[number.end : pair.word.end]
    if number.low != 1 or pair.word.key not in CURRENT or not re.match(r"[都也](?:还)?没", behind):
        return number
    start, end = page.sentence(number.start)
    persons = [one for one in page.quantities if one.kind == "person" and start <= one.start < end]
    before = [one for one in persons if one.start < number.start and one.low > 1]
    after = [one for one in persons if one.start > number.start]
    return before[-1] if before else after[0] if after else number


def _casualties(pairs: tuple[Pair, ...], claims: list[Claim]) -> list[Claim]:
    """30余人伤亡: how many of them are dead is open, up to all."""
    told = {claim.fact for claim in claims}
    return [
        replace(
            from_quantity(fact, pair.quantity, "casualties", more=((pair.word.start, pair.word.end),)), low=0, open=True
        )
        for pair in pairs
        for fact in ("deaths", "injured")
        if pair.word.key == "casualties" and fact not in told
    ]


def fact_of(page: Page, pair: Pair) -> str:
    """The fact of a pair; found bodies are dead, people inside a slide are buried, those being moved are threatened."""
    if pair.quantity.unit == "具":
        return "deaths"
    if pair.word.key == "onboard" and _stranded(page, pair):
        return "stranded"
    by_word = _BY_WORD.get(pair.word.key)
    return (
        by_word(page, pair)
        if by_word
        else {"saved": "rescued", "in_danger": "threatened"}.get(pair.word.key, pair.word.key)
    )


def _lost(page: Page, pair: Pair) -> str:
    """失联人员遗体 are dead, 失联的6人已找到 are missing no more."""
    after = _FOUND_AGAIN.match(page.text[pair.word.end :])
    return "missing" if after is None else "deaths" if after["dead"] else "found"


def _named(page: Page, pair: Pair) -> str:
    """去年淹死过两个 is an old story; 遇难29人，其中患者26人 says who they were."""
    if pair.word.key == "status_unknown":
        return "trapped" if WITHIN.search(page.text[: pair.quantity.start]) else "status_unknown"
    if pair.word.key == "deaths":
        left = re.search(r"[已经就也都]走了$", page.text[: pair.word.end])
        left = left if MOVED.search(page.text) or not HARMED.search(page.text) else None
        return "walked" if left else "once" if page.text[pair.word.end : pair.word.end + 1] == "过" else "deaths"
    return "patients" if page.near("parts", pair.quantity.start - 4, pair.quantity.end) else "illness_count"


def _loosely(page: Page, pair: Pair) -> str:
    """没动静 shuts in unless the text tells what became of them; 走了二百多村民 moves them out; else nothing."""
    if pair.word.key == "silent":
        if any(mark.key in _ACCOUNTED and mark.start > pair.word.start for mark in page.of("count")):
            return "silent"
        return "missing" if AFLOAT.search(page.text) else "trapped"
    if pair.order == "after" and _departed(page, pair):
        return "deaths"
    if pair.order == "before" and HARMED.search(page.text) and not page.of("all_well"):
        return (
            "deaths"
            if page.text[pair.word.end : pair.quantity.start] == "" and not MOVED.search(page.text)
            else "walked"
        )
    moved = pair.order == "before" and re.match(r"村民|群众|居民|住户|人家", page.text[pair.quantity.end :])
    return "evacuated" if moved else "walked"


def _departed(page: Page, pair: Pair) -> bool:
    """八个走了，八个轻伤: in a harm and at the end of its clause, 走了 is death, unless people were moved."""
    gap, behind = page.text[pair.quantity.end : pair.word.start], page.text[pair.word.end : pair.word.end + 1]
    ends = not behind or behind in "，。,;、! "
    harmed = HARMED.search(page.text) and not MOVED.search(page.text) and not page.of("all_well")
    return bool(ends and harmed and _DEPARTED.fullmatch(gap))


def _inside(page: Page, pair: Pair) -> str:
    """里面坐了6个人 are aboard; 里面 beside 埋 are buried; else trapped."""
    word, behind = page.text[pair.word.start : pair.word.end], page.text[pair.word.end : pair.word.end + 1]
    if pair.order == "before" and word in ("里面", "里头") and behind in ("坐", "住", "共", "载"):
        return "onboard"
    if word.endswith("在里面") and re.search(r"[睡住坐]$", page.text[: pair.word.start]):
        return "onboard"
    loose = re.search(r"[里下](?:面|头|边)?$|底下$|里[该]?有$|还没见着", word)
    return "buried" if loose and _COVERED.search(page.text) else "trapped"


def _stranded(page: Page, pair: Pair) -> bool:
    """滞留车辆1200多辆、司乘人员约3000人: those on board are stranded too."""
    start = page.sentence(pair.quantity.start)[0]
    near = [
        mark
        for mark in page.near("count", max(start, pair.quantity.start - 28), pair.quantity.start)
        if mark.key == "stranded"
    ]
    return bool(near) and "，" not in page.text[near[-1].end : pair.quantity.start]


def _found(page: Page, pair: Pair) -> str:
    """找到14人，都没有生命体征; 找到3具遗体; otherwise no fact."""
    high = page.sentence(pair.quantity.start)[1]
    after = page.text[pair.quantity.end : min(high, pair.quantity.end + 22)]
    if re.match(r"[^，,\d]{0,6}(?:遗体|尸体|失联者遗体)", after) or re.match(
        r"[，,]?\s?(?:都|均|全|全部|已|已经)?[^，,。\d]{0,6}(?:没有?生命|无生命|没气|遇难|死亡|身亡|没了)", after
    ):
        return "deaths"
    return "found"


def _moving(page: Page, pair: Pair) -> str:
    """Moved, still to be moved, or taken off a wreck (被渔船接走)."""
    if page.text[pair.word.start : pair.word.end] == "接走" and AFLOAT.search(page.text):
        return "rescued"
    if any(ward in page.text[pair.word.end : pair.word.end + 8] for ward in page.lexicon.data["counts"]["wards"]):
        return "hospitalized"
    return "threatened" if _pending(page, pair) else "evacuated"


def _pending(page: Page, pair: Pair) -> bool:
    start = page.clause(pair.word.start)[0]
    head = page.text[max(start, pair.word.start - 6) : pair.word.start]
    return bool(re.search(r"需|待|拟|开始|准备|计划|正在|正组织|要|应|尚未|还没|将|着手", head)) and not re.search(
        r"已|完|紧急|了", head
    )


_BY_WORD = {
    "deaths": _named,
    "patients": _named,
    "status_unknown": _named,
    "found": _found,
    "missing": _lost,
    "trapped": _inside,
    "silent": _loosely,
    "walked": _loosely,
    "evacuated": _moving,
}


def _role(page: Page, pair: Pair) -> str:
    start, number = page.sentence(pair.quantity.start)[0], pair.quantity
    head = page.text[max(start, min(number.start, pair.word.start) - 8) : max(number.start, pair.word.start)]
    if page.near("other_source", max(start, number.start - 12), number.start):
        return "other_source"
    if (
        page.near("parts", max(start, number.start - 14), number.start)
        and "，" not in page.text[max(start, number.start - 3) : number.start]
    ):
        return "part"
    if re.search(
        r"(?:更正为|改为|更新为|应为|纠正为|实为|修正为|调整为|核减为)",
        page.text[max(start, number.start - 8) : number.start],
    ):
        return "corrected"
    if re.search(r"仍|还|剩|尚", head):
        return "still"
    if re.search(
        r"共|累计|合计|总计|升至|增至|增加到|上升到|最新|变成", page.text[max(start, number.start - 6) : number.start]
    ):
        return "total"
    return (
        "added"
        if re.search(
            r"(?:另|又|再|新增|后续|此前已有|之前已有)", page.text[max(start, number.start - 6) : number.start]
        )
        or (pair.order == "after" and page.text[number.end : number.end + 1] == "也")
        else ""
    )
