"""What the text denies: 无人员伤亡, 没有失联, 未造成; and what was merely not heard yet."""

from __future__ import annotations

import re
from dataclasses import dataclass

from matcher.claims import Claim
from matcher.page import Page
from matcher.scan import Mark

_CASUALTIES = re.compile(r"伤亡|死伤|casualties|casualty|anyone hurt")
_REPORTS = re.compile(r"(?<=伤亡|中毒|受伤|死亡|失联)(?:的|情况)?(?:报告|消息|报警)")
"""暂无伤亡报告: nothing was heard, which is not nothing"""
_WINDOW = 26
_ZERO = (
    "deaths",
    "deaths_incl_missing",
    "missing",
    "trapped",
    "buried",
    "injured",
    "seriously_injured",
    "lightly_injured",
    "hospitalized",
    "poisoned",
    "illness_count",
    "stranded",
)


@dataclass(frozen=True, slots=True)
class Denials:
    """Marks of count words that are denied (or not heard of), and the claims that this makes."""

    denied: frozenset[int]
    """starts of denied count words"""
    claims: tuple[Claim, ...]


def denial_before(page: Page, at: int, *, chained: frozenset[int] = frozenset()) -> Mark | None:
    """The word that denies what begins at ``at``, if its reach (filler words only) gets there."""
    for mark in reversed(page.of("neg_before")):
        if mark.end <= at and at - mark.end <= _WINDOW:
            if _asks(page.text, mark):
                continue
            gap = page.text[mark.end : at]
            if page.lexicon.negation_gap.fullmatch(gap):
                return mark
        elif mark.end < at - _WINDOW:
            break
    return None


def _asks(text: str, mark: Mark) -> bool:
    """有没有重的 asks, it does not deny."""
    return text[mark.start - 1 : mark.start] == "有" and text[mark.start] == "没"


def denials(page: Page) -> Denials:
    """Every denied count word with the zero that it states."""
    denied: dict[int, Mark] = {}
    claims: list[Claim] = []
    quiet = _not_heard(page)
    previous: tuple[int, Mark] | None = None
    for word in _countables(page):
        denial = denial_before(page, word.start)
        if denial is None and previous is not None and _linked(page, previous[0], word.start):
            denial = previous[1]
        if denial is None or word.weight == -1:
            continue
        denied[word.start] = denial
        previous = (word.end, denial)
        if not any(start <= word.start < end for start, end in quiet) and not _numbered(page, denial, word):
            claims.extend(_zeros(word, denial))
    claims.extend(_unhurt(page, denied))
    claims.extend(_of_form(page, denied))
    return Denials(frozenset(denied), tuple(claims))


def _of_form(page: Page, denied: dict[int, Mark]) -> list[Claim]:
    """死亡无，受伤2人; 失联：0: the nought of a form stands behind its word."""
    found = []
    for word in _countables(page):
        none = page.lexicon.no_number.match(page.text, word.end)
        if none and word.start not in denied and page.text[word.end : none.end()].strip("0:为人名例"):
            denied[word.start] = Mark(word.start, none.end(), "before", 0)
            found.extend(_zeros(word._replace(end=none.end()), denied[word.start]))
    return found


def _countables(page: Page) -> tuple[Mark, ...]:
    """Count words and the pair word 伤亡, left to right."""
    pairs = tuple(Mark(found.start(), found.end(), "casualties", 0) for found in _CASUALTIES.finditer(page.text))
    taken = {at for pair in pairs for at in range(pair.start, pair.end)}
    singles = (
        *(mark for mark in page.of("count") if mark.start not in taken and mark.key != "casualties"),
        *_bare_words(page),
    )
    return tuple(sorted((*pairs, *singles), key=lambda mark: mark.start))


def _bare_words(page: Page) -> tuple[Mark, ...]:
    """没人伤, 没死人: a single character right behind its denial."""
    ends = {mark.end for mark in page.of("neg_before")}
    starts = {mark.start for mark in page.of("count")}
    return tuple(
        mark
        for mark in page.of("tight")
        if mark.start in ends and mark.start not in starts and page.text[mark.start - 1] in "人没"
    )


def _linked(page: Page, end: int, start: int) -> bool:
    gap = page.text[end:start]
    return (
        gap == ""
        or gap.strip() in page.lexicon.data["negation"]["links"]
        or gap.strip() in ("人员", "和人员", "、人员")
    )


def _not_heard(page: Page) -> tuple[tuple[int, int], ...]:
    marked = tuple((mark.start, page.clause(mark.start)[1]) for mark in page.of("neg_neither"))
    reports = tuple((found.start() - 8, found.end()) for found in _REPORTS.finditer(page.text))
    return (*marked, *reports)


def _numbered(page: Page, denial: Mark, word: Mark) -> bool:
    """4人没受伤: the number before it is of the unhurt, nothing is zero."""
    return any(
        quantity.kind == "person"
        and not (quantity.low == 1 and "都" in page.text[quantity.end : denial.start + 1])
        and 0 <= denial.start - quantity.end <= 2
        and page.text[quantity.end : denial.start].strip("都均也全是人") == ""
        for quantity in page.quantities
    )


def _zeros(word: Mark, denial: Mark) -> list[Claim]:
    facts = {"casualties": ("deaths", "injured"), "deaths_incl_missing": ("deaths", "missing")}.get(
        word.key, (word.key,)
    )
    return [Claim(fact, denial.start, word.end, 0, 0, denied=True, rule="negation") for fact in facts if fact in _ZERO]


def _unhurt(page: Page, denied: dict[int, Mark]) -> list[Claim]:
    """没有受伤 as one word, with no number before it."""
    found = []
    for mark in page.of("count"):
        if (
            mark.key == "unhurt"
            and page.text[mark.start] in "没未"
            and "伤" in page.text[mark.start : mark.end]
            and not _numbered(page, mark, mark)
        ):
            denied[mark.start] = mark
            found.append(Claim("injured", mark.start, mark.end, 0, 0, denied=True, rule="negation"))
    return found
