"""Claims on people: what the paired numbers state, which are parts, and what sums follow (当班23人, 7人升井, 其余失联)."""

from __future__ import annotations

import re
from dataclasses import replace

from matcher.claims import Claim, from_quantity
from matcher.counts import Pair
from matcher.page import Page
from matcher.quantities import Quantity

STATED = ("deaths", "deaths_incl_missing", "missing", "trapped", "buried", "seriously_injured", "lightly_injured", "injured", "hospitalized", "poisoned", "illness_count", "rescued", "evacuated", "threatened", "stranded", "affected_population", "relief_population", "status_unknown", "onboard")
CURRENT = ("trapped", "buried", "missing")
_TOTAL_AFTER = re.compile(r"^[^。;\n]{0,12}?\(?[^。;\n]{0,10}?共(?:计)?$")
_FOUND_AGAIN = re.compile(r"(?:人员)?的?(?P<dead>遗体|尸体)|(?:人员)?(?:已|均|也|全部|被)*(?:找到|寻获|寻回|打捞|搜寻到)(?P<more>[，,](?:均|都|已)?(?:无|没有?)生命|遗体)?")


def people(page: Page, pairs: tuple[Pair, ...]) -> tuple[Claim, ...]:
    """The claims of the pairs, with roles; numbers that are parts of a number before them say so."""
    found = []
    for pair in pairs:
        fact = _fact(page, pair)
        if fact in STATED:
            claim = from_quantity(fact, pair.quantity, "count", more=((pair.word.start, pair.word.end),), role=_role(page, pair))
            found.append(claim)
    found.extend(_shared(page, pairs))
    found.extend(_totals(page, pairs, found))
    return tuple(sorted(found, key=lambda claim: claim.start))


def _fact(page: Page, pair: Pair) -> str:
    """The fact of a pair; found bodies are dead, people inside a slide are buried, those being moved are threatened."""
    key, text = pair.word.key, page.text
    if key == "found":
        return _found(page, pair)
    if key == "missing" and (after := _FOUND_AGAIN.match(text[pair.word.end :])):
        return "deaths" if after["dead"] else "found"
    if key == "trapped" and text[pair.word.start : pair.word.end] in ("里面", "在里面", "还在里面") and "埋" in text:
        return "buried"
    if key == "evacuated" and _pending(page, pair):
        return "threatened"
    if key == "rescued" and text[pair.word.start : pair.word.end] == "出来" and "跑" in text[pair.word.start - 2 : pair.word.start]:
        return "rescued"
    return key


def _found(page: Page, pair: Pair) -> str:
    """找到14人，都没有生命体征; 找到3具遗体; otherwise no fact."""
    low, high = page.sentence(pair.quantity.start)
    after = page.text[pair.quantity.end : min(high, pair.quantity.end + 22)]
    if re.match(r"[^，,]{0,6}(?:遗体|尸体|失联者遗体)", after) or re.match(r"[，,]?\s?(?:都|均|全|全部|已|已经)?[^，,。]{0,6}(?:没有?生命|无生命|没气|遇难|死亡|身亡|没了)", after):
        return "deaths"
    return "found"


def _pending(page: Page, pair: Pair) -> bool:
    start = page.clause(pair.word.start)[0]
    head = page.text[max(start, pair.word.start - 6) : pair.word.start]
    return bool(re.search(r"需|待|拟|准备|计划|正在|正组织|要|应|尚未|还没|将|着手", head)) and not re.search(r"已|完|紧急|了", head)


def _role(page: Page, pair: Pair) -> str:
    start, number = page.sentence(pair.quantity.start)[0], pair.quantity
    head = page.text[max(start, min(number.start, pair.word.start) - 8) : max(number.start, pair.word.start)]
    if page.near("parts", max(start, number.start - 14), number.start) and "，" not in page.text[max(start, number.start - 3) : number.start]:
        return "part"
    if re.search(r"(?:更正为|改为|更新为|应为|纠正为|实为|修正为|调整为|核减为)", page.text[max(start, number.start - 8) : number.start]):
        return "corrected"
    if re.search(r"仍|还|剩|尚", head):
        return "still"
    if re.search(r"共|累计|合计|总计|升至|增至|增加到|上升到|最新|变成", page.text[max(start, number.start - 6) : number.start]):
        return "total"
    return "added" if re.search(r"(?:另|又|再|新增|后续)", page.text[max(start, number.start - 6) : number.start]) else ""


def _shared(page: Page, pairs: tuple[Pair, ...]) -> list[Claim]:
    """A word of open fate after a number that was paired with another word: 另有2人卡在塔架上，生命体征没法确认."""
    found = []
    used = {pair.word.start for pair in pairs}
    for mark in page.of("count"):
        if mark.key != "status_unknown" or mark.start in used:
            continue
        start = page.sentence(mark.start)[0]
        numbers = [quantity for quantity in page.quantities if quantity.kind == "person" and start <= quantity.start < mark.start]
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
            if mark.key == "threatened" and mark.start not in used and 0 <= pair.quantity.start - mark.end <= 8 and "，" not in gap:
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
        if before and re.search(r"共计?$", page.text[max(start, quantity.start - 2) : quantity.start] ) is None:
            head = page.text[quantity.start : quantity.start + 1]
            if head != "共":
                continue
        if before and before[-1].fact in ("deaths", "injured", "missing", "poisoned"):
            found.append(from_quantity(before[-1].fact, quantity, "total", role="total"))
    return found


def still(claims: tuple[Claim, ...], page: Page) -> tuple[Claim, ...]:
    """trapped, buried, missing count those still so: less the rescued and the dead that the text names after them."""
    everyone = page.of("all_out")
    found = list(claims)
    for at, claim in enumerate(claims):
        if claim.fact not in CURRENT or not claim.is_point or claim.role in ("still", "part", "corrected"):
            continue
        later = [other for other in claims[at + 1 :] if other.is_point and other.role != "part"]
        if any(other.fact == claim.fact for other in later):
            continue
        out = _out(claim, later)
        if everyone and any(mark.start > claim.start for mark in everyone) and claim.fact in ("trapped", "buried"):
            found[at] = replace(claim, low=0, high=0, role="arithmetic", rule="all_out")
        elif out and isinstance(claim.low, int) and 0 <= claim.low - out:
            found[at] = replace(claim, low=claim.low - out, high=claim.low - out, role="arithmetic", rule="less_rescued")
    return tuple(found)


def _out(claim: Claim, later: list[Claim]) -> int:
    """How many of ``claim`` were taken out afterwards: rescued, or found dead where nobody was rescued."""
    rescued = sum(int(other.low or 0) for other in later if other.fact == "rescued")
    if rescued:
        return rescued
    found = [other for other in later if other.fact == "deaths" and other.rule != "negation"]
    return int(found[0].low or 0) if claim.fact != "trapped" and found and "found" in found[0].rule else 0


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
        parts = [claim for claim in claims if total.end <= claim.start < rest.start and claim.is_point and claim.role != "part" and claim.fact != "onboard"]
        left = int(total.low) - sum(int(claim.low or 0) for claim in parts)
        if left > 0:
            found.append(Claim(words[0].key, total.start, total.end, left, left, role="arithmetic", rule="rest", more=((rest.start, words[0].end),)))
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
        words = [mark for mark in page.of("count") if somebody.end <= mark.start <= somebody.end + 8 and mark.start not in denied]
        if not words or words[0].key not in ("trapped", "buried", "missing", "injured", "deaths", "poisoned", "illness_count", "seriously_injured", "hospitalized"):
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
