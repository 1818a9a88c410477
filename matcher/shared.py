"""One number and two words: 另有2人卡在塔架上，生命体征没法确认; 受威胁的180人全部转到镇中学."""

from __future__ import annotations

from matcher.claims import Claim, from_quantity
from matcher.counts import Pair
from matcher.page import Page


def shared(page: Page, pairs: tuple[Pair, ...]) -> list[Claim]:
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
    found.extend(_in_need(page, pairs, used))
    return found


def _in_need(page: Page, pairs: tuple[Pair, ...], used: set[int]) -> list[Claim]:
    """315万人饮水困难需救助: those without water are in need too, where the text says so behind the first word."""
    return [
        from_quantity("relief_population", pair.quantity, "in_need", more=((mark.start, mark.end),))
        for pair in pairs
        if pair.word.key == "affected_population"
        for mark in page.near("count", pair.word.end, pair.word.end + 24)
        if mark.key == "relief_population" and mark.start not in used and mark.start - pair.word.end <= 6
    ]


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
