"""Claims on people: what the paired numbers state, which are parts, and what sums follow (当班23人, 7人升井, 其余失联)."""

from __future__ import annotations

import re
from dataclasses import replace

from matcher.claims import Claim, from_quantity
from matcher.counts import Pair
from matcher.negation import denial_before
from matcher.page import Page
from matcher.quantities import Quantity

STATED = (
    "deaths",
    "deaths_incl_missing",
    "missing",
    "trapped",
    "buried",
    "seriously_injured",
    "lightly_injured",
    "injured",
    "hospitalized",
    "poisoned",
    "illness_count",
    "rescued",
    "evacuated",
    "threatened",
    "stranded",
    "affected_population",
    "relief_population",
    "status_unknown",
    "onboard",
)
CURRENT = ("trapped", "buried", "missing")
_TOTAL_AFTER = re.compile(r"^[^。;\n]{0,12}?\(?[^。;\n]{0,10}?共(?:计)?$")
_AND = re.compile(r"[^，。,;:\d]{0,8}(?:和|、|及|以及|与|and)[^，。,;:\d]{0,4}")
_PERSON = re.compile(
    r"司机|驾驶员|押运员|女子|男子|老太太|老人|船长|机长|矿长|店主|老板|业主|塔司|操作工|消防员|司炉工|女工|保安|the driver"
)
_UNSURE = frozenset(
    {"trapped", "buried", "missing", "injured", "seriously_injured", "poisoned", "hospitalized", "status_unknown"}
)
_SINGLE = frozenset({"deaths", "seriously_injured", "lightly_injured", "injured"})
_CORRECTED = re.compile(r"(?:更正为|修正为|改为|更新为|调整为|核减[至为]|核增[至为]|核定为|纠正为|corrected to)\s?$")
_RAISED = re.compile(r"(?:增至|升至|上升[至到]|增加[至到]|rises? to|rose to)\s?$")
_LEFT = re.compile(r"(?:仍有|还有|还剩|剩下?|尚有|里面还有)\s?$")
_FOUND_AGAIN = re.compile(
    r"(?:人员)?的?(?P<dead>遗体|尸体)|(?:人员)?(?:已|均|也|全部|被)*(?:找到|寻获|寻回|打捞|搜寻到)(?P<more>[，,](?:均|都|已)?(?:无|没有?)生命|遗体)?"
)


def people(page: Page, pairs: tuple[Pair, ...]) -> tuple[Claim, ...]:
    """The claims of the pairs, with roles; numbers that are parts of a number before them say so."""
    found = []
    for pair in pairs:
        fact = _fact(page, pair)
        if fact in STATED:
            claim = from_quantity(
                fact, pair.quantity, "count", more=((pair.word.start, pair.word.end),), role=_role(page, pair)
            )
            found.append(claim)
    found.extend(_shared(page, pairs))
    found.extend(_listed(page, pairs))
    found.extend(_totals(page, pairs, found))
    found.extend(_fate(page, pairs, found))
    found.extend(_single(page, pairs, found))
    found = _added(page, found)
    return tuple(sorted(found, key=lambda claim: claim.start))


def _fact(page: Page, pair: Pair) -> str:
    """The fact of a pair; found bodies are dead, people inside a slide are buried, those being moved are threatened."""
    key, text = pair.word.key, page.text
    if key == "found":
        return _found(page, pair)
    if key == "missing" and (after := _FOUND_AGAIN.match(text[pair.word.end :])):
        return "deaths" if after["dead"] else "found"
    if (
        key == "trapped"
        and pair.order == "before"
        and text[pair.word.start : pair.word.end] == "里面"
        and text[pair.word.end : pair.word.end + 1] in ("坐", "住", "共", "载")
    ):
        return "onboard"
    if key == "onboard" and _stranded(page, pair):
        return "stranded"
    if key == "trapped" and text[pair.word.start : pair.word.end] in ("里面", "在里面", "还在里面") and "埋" in text:
        return "buried"
    if key == "evacuated" and _pending(page, pair):
        return "threatened"
    if (
        key == "rescued"
        and text[pair.word.start : pair.word.end] == "出来"
        and "跑" in text[pair.word.start - 2 : pair.word.start]
    ):
        return "rescued"
    return key


def _stranded(page: Page, pair: Pair) -> bool:
    """滞留车辆1200多辆、司乘人员约3000人: those on board are stranded too."""
    start = page.sentence(pair.quantity.start)[0]
    near = [
        mark
        for mark in page.near("count", max(start, pair.quantity.start - 28), pair.quantity.start)
        if mark.key == "stranded"
    ]
    return bool(near) and "，" not in page.text[near[-1].end : pair.quantity.start]


def _listed(page: Page, pairs: tuple[Pair, ...]) -> list[Claim]:
    """27名消防员和3名地方干部牺牲: both numbers count with the word at the end of the list."""
    found = []
    for before, after in zip(page.quantities, page.quantities[1:], strict=False):
        pair = next((one for one in pairs if one.quantity.start == after.start and one.order == "after"), None)
        if pair is None or before.kind != "person" or any(one.quantity.start == before.start for one in pairs):
            continue
        if _AND.fullmatch(page.text[before.end : after.start]) and pair.word.key in STATED:
            found.append(
                from_quantity(_fact(page, pair), before, "list", more=((pair.word.start, pair.word.end),), role="added")
            )
    return found


def _added(page: Page, claims: list[Claim]) -> list[Claim]:
    """1人危重、1人重伤: two neighbours of one list that count the same fact are added up."""
    ordered = sorted(claims, key=lambda claim: claim.start)
    found = list(ordered)
    for at in range(1, len(ordered)):
        before, claim = ordered[at - 1], ordered[at]
        gap = page.text[before.end : claim.start]
        if (
            before.fact == claim.fact
            and not claim.role
            and claim.is_point
            and before.is_point
            and len(gap) <= 6
            and "、" in gap
        ):
            found[at] = replace(claim, role="added")
    return found


def _fate(page: Page, pairs: tuple[Pair, ...], claims: list[Claim]) -> list[Claim]:
    """1名综采工被埋压，升井后抢救无效死亡; 9人被困，经抢救无一生还: the number before has died."""
    used = {pair.word.start for pair in pairs}
    numbers = [quantity.start for quantity in page.quantities if quantity.kind in ("person", "bare")]
    for mark in page.of("count"):
        if mark.key != "deaths" or mark.start in used or denial_before(page, mark.start) is not None:
            continue
        start = page.sentence(mark.start)[0]
        before = [
            claim for claim in claims if start <= claim.start < mark.start and claim.fact in _UNSURE and claim.is_point
        ]
        if (
            not before
            or any(before[-1].end < number < mark.start for number in numbers)
            or any(claim.fact == "deaths" for claim in claims)
        ):
            continue
        gap = page.text[before[-1].end : mark.end]
        if before[-1].low == 1 or re.search(r"均|全部|都|无一|全都|悉数", gap):
            return [
                replace(
                    before[-1], fact="deaths", rule="fate", role="", more=(*before[-1].more, (mark.start, mark.end))
                )
            ]
    return []


def _single(page: Page, pairs: tuple[Pair, ...], claims: list[Claim]) -> list[Claim]:
    """司机当场身亡, 押运员轻伤: one person, where no number of that fact is said."""
    told = {claim.fact for claim in claims}
    used = {pair.word.start for pair in pairs}
    found: dict[str, Claim] = {}
    for person in _PERSON.finditer(page.text):
        for mark in page.of("count"):
            gap = page.text[person.end() : mark.start]
            if (
                mark.start in used
                or mark.key not in _SINGLE
                or not 0 <= mark.start - person.end() <= 8
                or re.search(r"[，。,;\d没无未]", gap)
            ):
                continue
            if mark.key not in told and denial_before(page, mark.start) is None:
                found.setdefault(mark.key, Claim(mark.key, person.start(), mark.end, 1, 1, rule="one_person"))
            break
    return list(found.values())


def _found(page: Page, pair: Pair) -> str:
    """找到14人，都没有生命体征; 找到3具遗体; otherwise no fact."""
    low, high = page.sentence(pair.quantity.start)
    after = page.text[pair.quantity.end : min(high, pair.quantity.end + 22)]
    if re.match(r"[^，,]{0,6}(?:遗体|尸体|失联者遗体)", after) or re.match(
        r"[，,]?\s?(?:都|均|全|全部|已|已经)?[^，,。]{0,6}(?:没有?生命|无生命|没气|遇难|死亡|身亡|没了)", after
    ):
        return "deaths"
    return "found"


def _pending(page: Page, pair: Pair) -> bool:
    start = page.clause(pair.word.start)[0]
    head = page.text[max(start, pair.word.start - 6) : pair.word.start]
    return bool(re.search(r"需|待|拟|准备|计划|正在|正组织|要|应|尚未|还没|将|着手", head)) and not re.search(
        r"已|完|紧急|了", head
    )


def _role(page: Page, pair: Pair) -> str:
    start, number = page.sentence(pair.quantity.start)[0], pair.quantity
    head = page.text[max(start, min(number.start, pair.word.start) - 8) : max(number.start, pair.word.start)]
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
        "added" if re.search(r"(?:另|又|再|新增|后续)", page.text[max(start, number.start - 6) : number.start]) else ""
    )


def _shared(page: Page, pairs: tuple[Pair, ...]) -> list[Claim]:
    """A word of open fate after a number that was paired with another word: 另有2人卡在塔架上，生命体征没法确认."""
    found = []
    used = {pair.word.start for pair in pairs}
    for mark in page.of("count"):
        if mark.key != "status_unknown" or mark.start in used:
            continue
        start = page.sentence(mark.start)[0]
        numbers = [
            quantity
            for quantity in page.quantities
            if quantity.kind == "person" and start <= quantity.start < mark.start
        ]
        if numbers:
            found.append(from_quantity("status_unknown", numbers[-1], "fate_open", more=((mark.start, mark.end),)))
    found.extend(_both(page, pairs, used))
    return found


def _both(page: Page, pairs: tuple[Pair, ...], used: set[int]) -> list[Claim]:
    """受威胁的46户180人全部转到镇中学: one number, threatened before it and moved after it."""
    found = []
    for pair in pairs:
        if pair.word.key != "evacuated" or pair.order != "after":
            continue
        for mark in page.of("count"):
            gap = page.text[mark.end : pair.quantity.start]
            if (
                mark.key == "threatened"
                and mark.start not in used
                and 0 <= pair.quantity.start - mark.end <= 8
                and "，" not in gap
            ):
                found.append(from_quantity("threatened", pair.quantity, "threatened", more=((mark.start, mark.end),)))
    return found


def _totals(page: Page, pairs: tuple[Pair, ...], claims: list[Claim]) -> list[Claim]:
    """(后续1人不治，共39人): a total without a word of its own takes the fact of the number before it."""
    paired = {pair.quantity.start for pair in pairs}
    found = []
    for quantity in page.quantities:
        if quantity.kind != "person" or quantity.start in paired:
            continue
        start = page.sentence(quantity.start)[0]
        before = [claim for claim in claims if start <= claim.start < quantity.start]
        changed = _changed(page, quantity, before)
        if changed is not None:
            found.append(changed)
            continue
        if before and re.search(r"共计?$", page.text[max(start, quantity.start - 2) : quantity.start]) is None:
            head = page.text[quantity.start : quantity.start + 1]
            if head != "共":
                continue
        if before and before[-1].fact in ("deaths", "injured", "missing", "poisoned"):
            found.append(from_quantity(before[-1].fact, quantity, "total", role="total"))
    return found


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


def still(claims: tuple[Claim, ...], page: Page) -> tuple[Claim, ...]:
    """trapped, buried, missing count those still so: less the rescued and the dead that the text names after them."""
    everyone = page.of("all_out")
    found = list(claims)
    for at, claim in enumerate(claims):
        if claim.fact not in CURRENT or not claim.is_point or claim.role in ("still", "part", "corrected"):
            continue
        if any(other.rule == "fate" and other.start == claim.start for other in claims):
            found[at] = replace(claim, low=0, high=0, role="arithmetic", rule="fate_known")
            continue
        later = [other for other in claims[at + 1 :] if other.is_point and other.role != "part"]
        if any(other.fact == claim.fact for other in later):
            continue
        out = _out(page, claim, later)
        if claim.fact in ("missing", "buried") and any(mark.start > claim.start for mark in page.of("all_found")):
            found[at] = replace(claim, low=0, high=0, role="arithmetic", rule="all_found")
        elif everyone and any(mark.start > claim.start for mark in everyone) and claim.fact in ("trapped", "buried"):
            found[at] = replace(claim, low=0, high=0, role="arithmetic", rule="all_out")
        elif out and isinstance(claim.low, int) and 0 <= claim.low - out:
            found[at] = replace(
                claim, low=claim.low - out, high=claim.low - out, role="arithmetic", rule="less_rescued"
            )
    return tuple(found)


def _out(page: Page, claim: Claim, later: list[Claim]) -> int:
    """How many of ``claim`` were taken out afterwards: rescued, or found dead where nobody was rescued."""
    rescued = sum(int(other.low or 0) for other in later if other.fact == "rescued")
    dead = sum(int(other.low or 0) for other in later if other.fact == "deaths")
    if rescued and claim.fact == "missing":
        return 0
    if rescued:
        return rescued + dead if rescued + dead == claim.low else rescued
    bodies = re.search(r"遗体|找到|搜出|挖出|扒出|打捞", page.text[claim.end :])
    return dead if claim.fact != "trapped" and dead and bodies and dead <= int(claim.low or 0) else 0


def persons_left(page: Page, pairs: tuple[Pair, ...], claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """当班37人，22人升井，其余失联: the rest is the whole less those that are accounted for."""
    used = {pair.word.start for pair in pairs}
    found = []
    for rest in page.of("rest"):
        words = [mark for mark in page.of("count") if rest.end <= mark.start <= rest.end + 8 and mark.start not in used]
        whole = [pair.quantity for pair in pairs if pair.word.key == "onboard" and pair.quantity.start < rest.start]
        whole = whole or [number for number in _background(page, pairs) if number.start < rest.start]
        if not words or not whole or words[0].key not in STATED:
            continue
        total = whole[-1]
        parts = [
            claim
            for claim in claims
            if total.end <= claim.start < rest.start
            and claim.is_point
            and claim.role != "part"
            and claim.fact != "onboard"
        ]
        left = int(total.low) - sum(int(claim.low or 0) for claim in parts)
        if left > 0:
            found.append(
                Claim(
                    words[0].key,
                    total.start,
                    total.end,
                    left,
                    left,
                    role="arithmetic",
                    rule="rest",
                    more=((rest.start, words[0].end),),
                )
            )
    return tuple(found)


def _background(page: Page, pairs: tuple[Pair, ...]) -> list[Quantity]:
    paired = {pair.quantity.start for pair in pairs}
    return [quantity for quantity in page.quantities if quantity.kind == "person" and quantity.start not in paired]


def vague(page: Page, claims: tuple[Claim, ...], denied: frozenset[int]) -> tuple[Claim, ...]:
    """有人被困, 多人受伤, without a number: at least one (three), and open."""
    told = {claim.fact for claim in claims}
    found = []
    for somebody in page.of("somebody"):
        if somebody.key != "somebody":
            continue
        words = [
            mark
            for mark in page.of("count")
            if somebody.end <= mark.start <= somebody.end + 8 and mark.start not in denied
        ]
        if not words or words[0].key not in (
            "trapped",
            "buried",
            "missing",
            "injured",
            "deaths",
            "poisoned",
            "illness_count",
            "seriously_injured",
            "hospitalized",
        ):
            continue
        word = words[0]
        gap = page.text[somebody.end : word.start]
        if word.key in told or re.search(r"[，。,;\d]|没|无|未", gap) or _asked(page, somebody.start):
            continue
        many = page.text[somebody.start : somebody.end][0] in "多若好一不很s"
        found.append(Claim(word.key, somebody.start, word.end, 3 if many else 1, None, open=True, rule="somebody"))
    return tuple(found)


def _asked(page: Page, at: int) -> bool:
    """有没有人被困 and 是否有人 ask, they do not say."""
    head = page.text[max(0, at - 3) : at]
    return bool(re.search(r"没|是否|无|未|不知|可能|万一", head))
