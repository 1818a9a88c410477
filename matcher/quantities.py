"""Quantities: each number of the text with its hedge and unit, exact, in base units."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from engine.values.exact import Exact, exact
from matcher.distractors import Aside
from matcher.lexicon import Lexicon
from matcher.numerals import Spoken, plain, spoken
from matcher.shares import shares

_ENGLISH = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_COUNTED = frozenset({"person", "household", "room", "house", "spot", "animal", "money"})


_MIXED = re.compile(
    r"(?<![\d一二两三四五六七八九十百])([\d一二两三四五六七八九])(?:男|女|大|老)([\d一二两三四五六七八九])(?:男|女|小|少)"
)
_ONE = ("一",)
_ONE_BY_ONE = re.compile(r".{0,3}一个(?:接|跟|挨|连)?着?一?个")
_TWO_THREE = ("俩", "仨")
"""two and three persons in one word"""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit. ``low``/``high`` are in base units; ``high`` None = no upper bound."""

    start: int
    end: int
    low: Exact
    high: Exact | None
    kind: str
    """kind of unit (units.yaml); ``bare`` without unit"""
    unit: str
    approx: bool = False
    open: bool = False
    nominal: Exact | None = None
    high_open: bool = False
    scaled: bool = False
    """said with 万 or 亿"""


def quantities(text: str, lexicon: Lexicon, taken: Sequence[Aside]) -> tuple[Quantity, ...]:
    """All quantities outside ``taken``, left to right."""
    found = [
        Quantity(share.start, share.end, share.low, share.high, "percent", "%", share.approx) for share in shares(text)
    ]
    found.extend(_mixed(part) for part in _MIXED.finditer(text))
    said = tuple(found)
    for part in lexicon.quantity.finditer(text):
        read = _read(text, part, lexicon)
        if read is None or _overlaps(part.start("num"), part.end("num"), taken):
            continue
        if not any(share.start < part.end("num") and part.start("num") < share.end for share in said):
            found.append(read)
    return tuple(_joined(sorted(found, key=lambda quantity: quantity.start)))


def _mixed(part: re.Match[str]) -> Quantity:
    """一男一女, 1大2小: persons of two sorts, added."""
    total = sum(int(plain(part[at]) or 0) for at in (1, 2))
    return Quantity(part.start(), part.end(), total, total, "person", "人")


def _joined(found: list[Quantity]) -> list[Quantity]:
    """21小时22分 is one duration."""
    kept: list[Quantity] = []
    for quantity in found:
        last = kept[-1] if kept else None
        if last and last.kind == quantity.kind == "duration" and last.end == quantity.start and _hours(last, quantity):
            low, high = (
                last.low + quantity.low,
                None if last.high is None or quantity.high is None else last.high + quantity.high,
            )
            kept[-1] = replace(last, end=quantity.end, low=low, high=high, approx=last.approx or quantity.approx)
        else:
            kept.append(quantity)
    return kept


def _hours(first: Quantity, second: Quantity) -> bool:
    return first.unit in ("小时", "个小时", "天", "hours", "hour") and second.unit in ("分", "分钟", "小时", "minutes")


def _overlaps(start: int, end: int, taken: Sequence[Aside]) -> bool:
    at = bisect_right(taken, start, key=lambda aside: aside.end)
    return at < len(taken) and taken[at].start < end


def _read(text: str, part: re.Match[str], lexicon: Lexicon) -> Quantity | None:
    token, unit = part["num"], part["unit"] or ""
    kind = lexicon.unit_kind.get(unit, "bare")
    if _no_number(text, part, kind):
        return None
    if token in _TWO_THREE and kind == "bare":
        kind = "person"
    read = _spoken(part)
    if read is None:
        return None
    read = _half(read, part, kind)
    size = _ENGLISH.get((part["en"] or "").strip(), 1)
    base = lexicon.bases.get(unit, 1) * size
    if base != 1:
        read = replace(read, low=exact(read.low * base), high=None if read.high is None else exact(read.high * base))
    quantity = Quantity(
        part.start(),
        part.end() - _blanks(part),
        read.low,
        read.high,
        kind,
        unit,
        read.approx,
        read.open,
        None,
        False,
        size > 1 or "万" in token or "亿" in token,
    )
    return _hedged(quantity, lexicon.hedges_before.get(part["pre"] or ""), lexicon.hedges_after.get(part["post"] or ""))


def _no_number(text: str, part: re.Match[str], kind: str) -> bool:
    """Words that look like a number and are none: no one, 统一, the part behind a point, 百分之几."""
    token, start = part["num"], part.start("num")
    arabic = token[0].isascii()
    if arabic and token[0].isalpha() and re.search(r"(?:no|every|any|some|each) ?$", text[:start]):
        return True
    if kind == "bare" and not arabic and token not in _TWO_THREE and not _stands_alone(text, part):
        return True
    if arabic and start and text[start - 1] == ".":
        return True
    if token in _ONE and _ONE_BY_ONE.match(text, max(0, start - 3)):
        return True
    return kind == "tenth" and token.endswith("几")


def _spoken(part: re.Match[str]) -> Spoken | None:
    """The number as said, from the first to the second figure of a range; None where it cannot be read."""
    read = spoken(part["num"], part["mark"] or "")
    if read is None or not part["num2"]:
        return read
    second = spoken(part["num2"])
    return None if second is None or second.low < read.low else Spoken(read.low, second.high, True)


def _blanks(part: re.Match[str]) -> int:
    """Blanks that the pattern took at its end and that belong to nothing."""
    return len(part[0]) - len(part[0].rstrip())


def _stands_alone(text: str, part: re.Match[str]) -> bool:
    """A Chinese number without unit counts only beside 死 and 伤 (三死五伤) or where it is long enough to be one."""
    token = part["num"]
    after, before = text[part.end("num") : part.end("num") + 1], text[max(0, part.start("num") - 1) : part.start("num")]
    if after in "死伤亡失轻重" and after:
        return True
    return (before in "死伤亡者" and before != "") or (
        len(token) >= 2 and token[-1] in "十百千万亿" and token[0] not in "千万百"
    )


def _half(read: Spoken, part: re.Match[str], kind: str) -> Spoken:
    if (part["unit"] or "").startswith("个半"):
        more = Fraction(1, 2)
        return replace(read, low=exact(read.low + more), high=None if read.high is None else exact(read.high + more))
    if not part["half"] or kind not in ("duration", "tenth") or read.high is None:
        return read
    more = Fraction(1, 2) if part["half"] == "半" else Fraction("零一二三四五六七八九".index(part["half"]), 10)
    return replace(read, low=exact(read.low + more), high=exact(read.high + more))


def _hedged(quantity: Quantity, before: str | None, after: str | None) -> Quantity:
    """Apply the hedges: above opens the top, below and at_most open the bottom."""
    effects = (before, after)
    if "below" in effects:
        return _below(quantity)
    if "above" in effects:
        return replace(quantity, high=None, open=True, nominal=quantity.low)
    if "at_most" in effects:
        return replace(quantity, low=0, open=True, nominal=quantity.high)
    if "approx" in effects:
        return replace(quantity, approx=True)
    return quantity


def _below(quantity: Quantity) -> Quantity:
    """近 N: from nine tenths up to, and not reaching, N."""
    value = quantity.low
    whole = quantity.kind in _COUNTED or quantity.kind == "bare"
    low = -(-Fraction(value) * 9 // 10) if whole else Fraction(value) * Fraction(9, 10)
    if whole and value >= 2:
        return replace(
            quantity,
            low=exact(int(-(-value * 9 // 10)) if low else 0),
            high=exact(value - 1),
            approx=True,
            nominal=value,
        )
    return replace(quantity, low=exact(low), high=value, high_open=True, approx=True, nominal=value)
