"""Numbers by group (一班12个，二班9个，都在拉稀) and numbers alone behind their word (都撤了，380人)."""

from __future__ import annotations

import re

from matcher.claims import Claim
from matcher.counts import Pair
from matcher.page import Page
from matcher.quantities import Quantity
from matcher.scan import Mark

_GROUP = re.compile(
    r"[\u4e00-\u9fff甲乙丙丁]{1,6}(?:班|县|区|市|村|镇|乡|组|厂|车间|楼|队|校|院|店|年级|坑|号|处|边|车|家)(?:有|各|收了?|收治了?|接收了?(?:伤员)?|接诊了?|送来)?$"
)
_FACTS = frozenset(
    {"illness_count", "deaths", "injured", "missing", "poisoned", "evacuated", "trapped", "buried", "hospitalized"}
)
_LONE = frozenset({"evacuated", "missing", "trapped", "buried", "threatened", "rescued", "injured"})


def groups(page: Page, pairs: tuple[Pair, ...]) -> list[Claim]:
    """The sum of a run of two or more groups, for the word that stands with the run."""
    found: list[Claim] = []
    run: list[Quantity] = []
    for number in [*(one for one in page.quantities if one.kind == "person"), None]:
        if number is not None and _in_run(page, run, number):
            run.append(number)
            continue
        if len(run) > 1:
            found.extend(_sum(page, pairs, run))
        run = [number] if number is not None and _named(page, number) else []
    return found


def _named(page: Page, number: Quantity) -> bool:
    start = page.clause(number.start)[0]
    return bool(_GROUP.search(page.text[start : number.start])) and number.high == number.low


def _in_run(page: Page, run: list[Quantity], number: Quantity) -> bool:
    return bool(run) and _named(page, number) and len(page.text[run[-1].end : number.start]) <= 10


def _sum(page: Page, pairs: tuple[Pair, ...], run: list[Quantity]) -> list[Claim]:
    words = [pair.word for pair in pairs if pair.quantity in run and pair.word.key in _FACTS]
    if len(words) > 1:
        return []
    word = words[0] if words else _beside(page, run)
    if word is None:
        return []
    total = sum(number.low for number in run)
    more = ((word.start, word.end), *((number.start, number.end) for number in run[1:]))
    return [Claim(word.key, run[0].start, run[0].end, total, total, role="total", rule="groups", more=more)]


def _beside(page: Page, run: list[Quantity]) -> Mark | None:
    """The nearest count word of the sentence, before the run or behind it."""
    start, end = page.sentence(run[0].start)
    marks = [mark for mark in page.near("count", start, end) if mark.key in _FACTS]
    return min(
        marks,
        key=lambda mark: (min(abs(mark.start - run[-1].end), abs(run[0].start - mark.end)), mark.start),
        default=None,
    )


def lone(page: Page, pairs: tuple[Pair, ...]) -> list[Claim]:
    """A clause that is nothing but a number belongs to the word at the end of the clause before it."""
    paired = {pair.quantity.start for pair in pairs}
    used = {pair.word.start for pair in pairs}
    found = []
    for number in page.quantities:
        start, end = page.clause(number.start)
        if (
            number.kind != "person"
            or number.start in paired
            or page.text[start:end].strip() != page.text[number.start : number.end].strip()
        ):
            continue
        words = [
            mark
            for mark in page.of("count")
            if start - 8 <= mark.end <= start and mark.start not in used and mark.key in _LONE
        ]
        if words:
            more = ((words[-1].start, words[-1].end),)
            found.append(
                Claim(
                    words[-1].key,
                    number.start,
                    number.end,
                    number.low,
                    number.high,
                    approx=number.approx,
                    rule="lone",
                    more=more,
                )
            )
    return found
