"""Numbers that count with a word further off: lists, totals, corrections, a fate told later, one person."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from matcher.claims import Claim, from_quantity
from matcher.counts import Pair
from matcher.kinds import CURRENT, STATED
from matcher.page import Page
from matcher.quantities import Quantity

_AND = re.compile(r"[^，。,;:\d]{0,8}(?:和|、|及|以及|与|and|加)[^，。,;:\d]{0,4}")
_UPDATES = r"[。!?\n]|共|累计|总|至此|续报|更新|更正|目前|截至|核实|其中"
_NAMED = frozenset({"rescuers", "onboard", "found"})
"""words that only name the people (指战员, 乘客): the number still waits for its fate"""
_WEAK = _NAMED | {"hospitalized"}
_STAGE = re.compile(r"送到?医|医院|路上|途中|抢救无效|没救过来|不治|后来|随后|又走了")
_TOTALLED = frozenset({"illness_count", "deaths", "injured", "missing", "poisoned"})
_ALIKE = re.compile(r"均|都|全")
_NOUN = re.compile(r"[\u4e00-\u9fff]{1,4}")
_TOTAL = re.compile(r"(?:总共|一共|共计?|累计|合计|总计)\s?(?:有|是|为)?$")
_CORRECTED = re.compile(
    r"(?:更正为|修正为|改为|更新为|调整为|核减[至为]|核增[至为]|核定为|纠正为"
    r"|应该?[是为]|实际上?[是为]?|准确的?[是为]|其实[是为]?|corrected to)\s?$"
)
_RAISED = re.compile(
    r"(?:降[为至到]|减[为至到]|减少[为至到]|下降[为至到]|增至"
    r"|升至|上升[至到]|增加[至到]|现[在有]?[为是]|rises? to|rose to)\s?$"
)
_LEFT = re.compile(r"(?:仍有|还有|还剩|剩下?|尚有|里面还有)\s?$")


def listed(page: Page, pairs: tuple[Pair, ...], fact_of: Callable[[Page, Pair], str]) -> list[Claim]:
    """27名消防员和3名地方干部牺牲: both numbers count with the word at the end of the list."""
    found = []
    by_start = {pair.quantity.start: pair for pair in pairs}
    for before, after in reversed(tuple(zip(page.quantities, page.quantities[1:], strict=False))):
        pair, own = by_start.get(after.start), by_start.get(before.start)
        if pair is None or pair.order != "after" or before.kind != "person":
            continue
        if own is not None and own.word.key not in _NAMED:
            continue
        gap = page.text[before.end : after.start]
        joined = _AND.fullmatch(gap) or (_ALIKE.search(page.text[after.end : pair.word.end]) and _NOUN.fullmatch(gap))
        if joined and pair.word.key in STATED:
            found.append(from_quantity(fact_of(page, pair), before, "list", more=((pair.word.start, pair.word.end),)))
            by_start[before.start] = replace(pair, quantity=before)
    return found


def _elsewhere(page: Page, before: Claim, claim: Claim) -> bool:
    """甲车3人死亡，乙车2人死亡: each clause names its own place; an update (目前, 截至) is no second place."""
    heads = []
    for one in (before, claim):
        start = _head_of_list(page, one.start)
        heads.append(page.lexicon.filler.sub("", page.text[start : one.start]).strip())
    update = re.search(
        r"截至|目前|现|最新|更新|核实|初报|先报|此前|升|增|全[市省县国区镇村]|共|累计|总|实际|核查|上报|瞒报|最初",
        page.text[before.end : claim.end],
    )
    return bool(heads[0] and heads[1] and heads[0] != heads[1] and len(heads[1]) <= 10) and not update


def _head_of_list(page: Page, at: int) -> int:
    """Where the clause begins whose list holds ``at``: 沟里村3人失联、1人遇难 names its place once."""
    start = page.clause(at)[0]
    while start and page.text[start - 1] == "、":
        start = page.clause(start - 1)[0]
    return start


def added_up(page: Page, claims: list[Claim]) -> list[Claim]:
    """1人危重、1人重伤; 2个当场没了，1个医院没救过来: the same fact stage by stage adds up."""
    ordered = sorted(claims, key=lambda claim: claim.start)
    found = list(ordered)
    for at, claim in enumerate(ordered):
        first = next((n for n in range(at - 1, -1, -1) if ordered[n].fact == claim.fact), None)
        if first is None or not claim.is_point or not ordered[first].is_point or claim.role != _kind(ordered[first]):
            continue
        before = ordered[first]
        gap = page.text[before.end : claim.start]
        listed = len(gap) <= 6 and "、" in gap
        alone = _alone(page, ordered, before, claim, gap) or _enumerated(page, before, claim, gap)
        if listed or before.rule == "list" or alone or _differs(page, before, claim, gap):
            found[at] = replace(claim, role="added")
            found[first] = replace(found[first], role="" if before.role == "part" else found[first].role)
    return found


def _alone(page: Page, claims: list[Claim], before: Claim, claim: Claim, gap: str) -> bool:
    """甘肃117人遇难；青海31人遇难: one number of the fact in each part, and no update."""
    if ";" not in gap or re.search(_UPDATES, gap + page.text[claim.start - 6 : claim.start]):
        return False
    first, second = page.sentence(before.start), page.sentence(claim.start)
    same = [one for one in claims if one.fact == claim.fact and (first[0] <= one.start < second[1])]
    return len(same) == 2 and first != second


def _enumerated(page: Page, before: Claim, claim: Claim, gap: str) -> bool:
    """俩腿断了，一个腰断了: clauses of one sentence that each begin with their number."""
    if gap.count("，") != 1 or re.search(rf"[。;!?\n()]|现[为有在]|变|升|增|{_UPDATES}", gap):
        return False
    heads = (page.text[page.clause(one.start)[0] : one.start] for one in (before, claim))
    return not any(page.lexicon.filler.sub("", head).strip() for head in heads) and before.fact in _TOTALLED


def _kind(claim: Claim) -> str:
    """Parts add to parts (其中危重17、重伤23), whole numbers to whole numbers."""
    return "part" if claim.role == "part" else ""


def _differs(page: Page, before: Claim, claim: Claim, gap: str) -> bool:
    """Within one sentence and without a total or a part: another stage, or another word of the same gravity."""
    if re.search(r"[。;!?\n]|其中|共|含|包括|累计|更正|有误|现为|现在|现有|目前|截至|至此|最新|更新", gap):
        return False
    end = page.clause(claim.end)[1]
    stage = _STAGE.search(page.text[before.end : end]) or _elsewhere(page, before, claim)
    words = [page.text[slice(*one.more[0])] for one in (before, claim) if one.more]
    severe = claim.fact == "seriously_injured" and len(gap) <= 10 and len(words) == 2 and words[0] != words[1]
    return bool(stage) or severe


def totals(page: Page, pairs: tuple[Pair, ...], claims: list[Claim]) -> list[Claim]:
    """(后续1人不治，共39人), 总共18: a total without a word of its own takes the fact of the number before it."""
    paired = {pair.quantity.start for pair in pairs if pair.word.key not in _WEAK}
    found = []
    for quantity in page.quantities:
        if quantity.unit == "具" and quantity.start not in {pair.quantity.start for pair in pairs}:
            found.append(from_quantity("deaths", quantity, "bodies"))
            continue
        lives = quantity.unit.endswith(tuple(page.lexicon.data["counts"]["lives"]))
        if lives and not _saved(page, quantity):
            found.append(from_quantity("deaths", quantity, "lives", role="total"))
        if quantity.kind not in ("person", "bare") or quantity.start in paired or lives:
            continue
        start = page.sentence(quantity.start)[0]
        before = [claim for claim in claims if start <= claim.start < quantity.start]
        changed = _changed(page, quantity, before)
        if changed is not None:
            found.append(changed)
        elif before and before[-1].fact in _TOTALLED and _is_total(page, quantity, start):
            found.append(from_quantity(before[-1].fact, quantity, "total", role="total"))
    return found


def _saved(page: Page, quantity: Quantity) -> bool:
    """挽回3条生命: lives that were saved are no dead."""
    head = page.text[max(0, quantity.start - 6) : quantity.start]
    return any(word in head for word in page.lexicon.data["counts"]["lives_saved"])


def beside_vehicles(page: Page, pairs: tuple[Pair, ...]) -> list[Claim]:
    """滞留车辆3200台、人员大概8500人: the persons of a list whose head word is 滞留."""
    paired = {pair.quantity.start for pair in pairs}
    found = []
    for mark in page.of("count"):
        if mark.key != "stranded" or any(pair.word.start == mark.start for pair in pairs):
            continue
        end = page.sentence(mark.start)[1]
        comma = page.text.find("，", mark.end, end)
        end = comma if comma >= 0 else end
        for number in page.quantities:
            if number.kind == "person" and mark.end <= number.start < end and number.start not in paired:
                found.append(from_quantity("stranded", number, "beside_vehicles", more=((mark.start, mark.end),)))
                break
    return found


def _is_total(page: Page, quantity: Quantity, start: int) -> bool:
    head = page.text[max(start, quantity.start - 3) : quantity.start]
    return bool(_TOTAL.search(head)) or page.text[quantity.start : quantity.start + 1] == "共"


def _changed(page: Page, quantity: Quantity, before: list[Claim]) -> Claim | None:
    """由3人更正为5人, 后核减至76人, 还有三个: the number takes the fact of the claim before it."""
    head = page.text[max(0, quantity.start - 8) : quantity.start]
    if not before:
        return None
    if _CORRECTED.search(head):
        return from_quantity(before[-1].fact, quantity, "corrected", role="corrected")
    if _RAISED.search(head):
        return from_quantity(before[-1].fact, quantity, "raised", role="total")
    current = [claim for claim in before if claim.fact in CURRENT]
    tail = page.text[quantity.end : quantity.end + 1]
    if current and _LEFT.search(head) and (tail in "，。,;" or not tail):
        return from_quantity(current[-1].fact, quantity, "left", role="still")
    return None
