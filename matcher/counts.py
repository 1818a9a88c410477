"""What the numbers of persons count: each number is paired with one count word, nearest first, both orders."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from matcher.page import Page
from matcher.quantities import Quantity
from matcher.scan import Mark
from matcher.structure import between

_CARRY = re.compile(r"^[，,:\s]*(?:都|均|全|已|现|仍|还|一直|目前|经|被|没|生|也|送|中|其?情况|are|all|were|was|who)")
_SHARP = re.compile(r"[。!?;\n]")
_COMMA = re.compile(r"[，,、]|(?<= )-(?= )")
_ASIDE = re.compile(r"\([^()]{1,12}\)|\d+(?:\.\d+)?万?(?:户|个组|个村|个乡镇|个县|栋|间|处)")
_OF_THE = re.compile(r" of (?:the |its |their |his |her )?")
"""two of the five: the second number is the whole"""
_PART_OF = re.compile(r"(?:里头|里面|里|当中|之中|(?<!其)中)(?:又|也|已)?有?$")
"""受伤的人里有一个没挺过来: the word names the whole"""
_OF_WHOM = re.compile(r"[了的]?(?:那|这|是|有|共|一共)?")
"""死的三个, 伤的那五个: what may stand between a single character and its number"""
_PLACE_NUMBER = re.compile(r"[和至到、~-]\s?\d+\s?(?:楼|层|号)")
"""卡在17和18楼中间: a number of the same kind as the next"""
_REACH = 160
"""no word speaks of a number further off"""
_MAX_AFTER, _MAX_BEFORE, _BARE_BEFORE = 16, 11, 4
_PERSON = ("person", "bare")
_GRAVE = frozenset({"deaths", "seriously_injured", "lightly_injured"})
"""words that win over the word right before them: 窒息死亡, 吸了烟轻伤"""


@dataclass(frozen=True, slots=True)
class Pair:
    """A number and the word that says what it counts. ``order``: the word stands ``after`` or ``before`` it."""

    quantity: Quantity
    word: Mark
    order: str
    cost: float


def counted(page: Page, denied: frozenset[int]) -> tuple[Pair, ...]:
    """Pairs of numbers of persons and count words, left to right; each number and each word once."""
    numbers = [quantity for quantity in page.quantities if quantity.kind in _PERSON]
    pairwise = zip([None, *numbers], numbers, strict=False)
    numbers = [one for last, one in pairwise if last is None or not _OF_THE.fullmatch(page.text[last.end : one.start])]
    words = [word for word in page.of("count") if word.start not in denied]
    inside = {at for word in page.of("count") for at in range(word.start, word.end)}
    never = page.lexicon.data["counts"]["tight_never"]
    tight = [
        word
        for word in page.of("tight")
        if word.start not in inside
        and page.text[word.end : word.end + 1] not in tuple(never.get(page.text[word.start], ""))
    ]
    offers = _tight_offers(page, numbers, tight)
    starts = [word.start for word in words]
    for at, number in enumerate(numbers):
        left = numbers[at - 1] if at else None
        right = numbers[at + 1] if at + 1 < len(numbers) else None
        first, last = bisect_left(starts, number.start - _REACH), bisect_left(starts, number.end + _REACH)
        offers.extend(_offers(page, number, left, right, words[first:last]))
    return _choose(page, offers)


def _tight_offers(page: Page, numbers: list[Quantity], tight: list[Mark]) -> list[Pair]:
    """3死5伤, 死3伤5, 1重1轻: a single character that touches its number."""
    found = []
    starts = [word.start for word in tight]
    for number in numbers:
        first, last = bisect_left(starts, number.start - 3), bisect_left(starts, number.end + 7)
        for word in tight[first:last]:
            if word.start == number.end:
                found.append(Pair(number, word, "after", 0.0))
            elif (
                0 < word.start - number.end <= 6
                and _ends(page, word)
                and _net(page, page.text[number.end : word.start]) == 0
            ):
                found.append(Pair(number, word, "after", 0.3))
            elif _OF_WHOM.fullmatch(page.text, word.end, number.start):
                found.append(Pair(number, word, "before", 0.1))
            elif word.start == number.end + 1 and page.text[number.end] in "的":
                found.append(Pair(number, word, "after", 0.2))
    return found


def _ends(page: Page, word: Mark) -> bool:
    """2名民工死，: the single character ends its clause."""
    return page.text[word.end : word.end + 1] in ("", "，", "。", ",", "、", ";", " ", ")")


def _offers(
    page: Page, number: Quantity, left: Quantity | None, right: Quantity | None, words: list[Mark]
) -> list[Pair]:
    found = []
    low = left.end if left else 0
    high = right.start if right else len(page.text)
    if number.kind == "bare" and not _may_be_persons(page, number):
        return []
    fatal = {word.start for word in words if word.key == "deaths"}
    grave = {word.start for word in words if word.key in _GRAVE}
    for word in words:
        if number.end <= word.start <= min(high, number.end + 60):
            cost = _after(page, number, word, high)
            if cost is not None:
                cost += 1.5 if _yields(page, word, fatal, grave) else 0
                found.append(Pair(number, word, "after", cost + word.weight))
        elif low <= word.end <= number.start:
            cost = _before(page, number, word)
            if cost is not None:
                found.append(Pair(number, word, "before", cost + word.weight))
    return found


def _yields(page: Page, word: Mark, fatal: set[int], grave: set[int]) -> bool:
    """The word right behind this one is what is counted: 窒息死亡, 危重病人死亡, 吸了烟轻伤."""
    if word.key == "deaths":
        return False
    return _dies(page, word, fatal) or (word.key not in _GRAVE and _dies(page, word, grave))


def _dies(page: Page, word: Mark, fatal: set[int]) -> bool:
    """窒息死亡, 危重病人死亡: the number before counts the dead."""
    near = [start for start in fatal if word.start < start <= word.end + 4]
    gap = page.text[word.end : min(near)] if near else "，"
    return not re.search(r"[，,、。;()\d ]", gap) and _net(page, gap) <= 1


def _may_be_persons(page: Page, number: Quantity) -> bool:
    """A number without unit beside a count word: not a figure with a point, not a part of a name."""
    head = page.text[number.start - 1 : number.start]
    tail = page.text[number.end : number.end + 1]
    whole = isinstance(number.low, int)
    return (
        whole
        and not (head.isascii() and head.isalpha())
        and not (tail.isascii() and (tail.isalpha() and tail not in "di"))
        and (not tail or tail not in "-·号楼#")
        and not _PLACE_NUMBER.match(page.text, number.end)
    )


def _net(page: Page, gap: str) -> int:
    """Characters of a gap that no filler word explains."""
    return len(page.lexicon.filler.sub("", gap).strip())


def _after(page: Page, number: Quantity, word: Mark, high: int) -> float | None:
    if word.start >= high and word.start != number.end:
        return None
    gap = page.text[number.end : word.start]
    if _SHARP.search(gap) or between(page.stops.sentences, number.end, word.start):
        return None
    commas = len(_COMMA.findall(gap))
    if commas:
        tail = gap[_COMMA.search(gap).start() :]  # type: ignore[union-attr]
        if commas > 1 or "、" in gap or not (_CARRY.match(tail) or _CARRY.match(tail + page.text[word.start])):
            return _told_after(word, gap)
    if page.near("rest", number.end, word.start):
        return None
    net = _net(page, gap)
    if number.kind == "bare" and net and not gap.isascii():
        return None
    if net > _MAX_AFTER:
        return None
    apart = 0.5 if gap[:1] == " " and page.text[word.start] > "\u3000" and page.text[number.end - 1] > "\u3000" else 0
    return net * 0.35 + commas * 2.0 + 0.02 * len(gap) + (0.6 if "(" in gap else 0) + apart


def _told_after(word: Mark, gap: str) -> float | None:
    """刚好100人，腹痛腹泻: a symptom or an open fate at the head of the next clause."""
    if word.key == "status_unknown":
        return 5 + 0.1 * len(gap)
    return 3.0 if word.key in ("illness_count", "poisoned") and gap.strip() in ("，", ",") else None


def _before(page: Page, number: Quantity, word: Mark) -> float | None:
    gap = _ASIDE.sub("", page.text[word.end : number.start])
    if _SHARP.search(gap) or _COMMA.search(gap) or between(page.stops.sentences, word.end, number.start):
        return None
    if "其中" in gap or ")" in gap or (_PART_OF.search(gap) and page.text[word.end - 1] != "室"):
        return None
    net = _net(page, gap)
    if net > (_BARE_BEFORE if number.kind == "bare" else _MAX_BEFORE):
        return None
    spaced = 2.0 if gap[:1] == " " and page.text[word.start] > "\u3000" else 0
    return net * 0.45 + 0.02 * len(gap) + (0.3 if "(" in gap else 0.05) + spaced


def _choose(page: Page, offers: list[Pair]) -> tuple[Pair, ...]:
    """Cheapest first; where both orders are as near, the order that serves more numbers of the clause."""
    lean = _lean(page, offers)
    ranked = sorted(
        offers,
        key=lambda pair: (
            pair.cost + (0.0 if lean.get(_clause(page, pair)) in (None, pair.order) else 0.4),
            pair.quantity.start,
            pair.word.start,
        ),
    )
    used_numbers: set[int] = set()
    used_words: set[int] = set()
    chosen = []
    for pair in ranked:
        if pair.quantity.start in used_numbers or pair.word.start in used_words:
            continue
        used_numbers.add(pair.quantity.start)
        used_words.add(pair.word.start)
        chosen.append(pair)
    return tuple(sorted(chosen, key=lambda pair: pair.quantity.start))


def _clause(page: Page, pair: Pair) -> int:
    return page.clause(pair.quantity.start)[0]


def _lean(page: Page, offers: list[Pair]) -> dict[int, str]:
    """For each clause the order in which more of its numbers have a near word (死亡3人受伤5人 / 3人死亡5人受伤)."""
    votes: dict[int, dict[str, set[int]]] = {}
    for pair in offers:
        if pair.cost < 0.5:
            by_order = votes.setdefault(_clause(page, pair), {"after": set(), "before": set()})
            by_order[pair.order].add(pair.quantity.start)
    return {
        clause: "before" if len(by_order["before"]) > len(by_order["after"]) else "after"
        for clause, by_order in votes.items()
        if len(by_order["before"]) != len(by_order["after"])
    }
