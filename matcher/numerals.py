"""Numbers as people say them in reports: a value, or the bounds that 两千余, 三四十, 十几, 上百 leave open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from engine.values.exact import Exact, exact
from engine.values.numerals import read_number

DIGITS = "零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖俩仨"
SCALES = "十百千万亿拾佰仟廿卅"
_VALUE = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "壹": 1,
    "二": 2,
    "两": 2,
    "贰": 2,
    "俩": 2,
    "三": 3,
    "叁": 3,
    "仨": 3,
    "四": 4,
    "肆": 4,
    "五": 5,
    "伍": 5,
    "六": 6,
    "陆": 6,
    "七": 7,
    "柒": 7,
    "八": 8,
    "捌": 8,
    "九": 9,
    "玖": 9,
}
_SCALE = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "万": 10**4, "亿": 10**8}
_ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
ENGLISH = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
ENGLISH |= {
    f"{ten}{joint}{one}": ENGLISH[ten] + ENGLISH[one]
    for ten in ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
    for one in ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    for joint in ("-", " ")
}
ENGLISH |= {"a dozen": 12, "two dozen": 24, "three dozen": 36, "a couple of": 2}
_MANY = {"dozens": 10, "scores": 20, "hundreds": 100, "thousands": 1000}
"""words of number without a number: so many at least"""
_OPEN = rf"(?:{'|'.join(_MANY)})(?:\s+of(?:\s+the)?(?=\s))?"
_SIZE = r"(?:[百万亿]|千(?![米克瓦伏帕卡公]))"
NUMBER = (
    rf"(?:{_ARABIC}(?:[余多几来]?{_SIZE}+(?:\d+(?:\.\d+)?[百千万]?(?!\d))?)*"
    rf"|(?<![a-z])(?:{'|'.join(sorted(ENGLISH, key=len, reverse=True))}|{_OPEN})(?![a-z])"
    rf"|好?[几数][十百千万亿]+|(?<![船车机楼山路艇身])上[十百千万亿]+|成百上千|成千上万|[两三四]位数"
    rf"|[{DIGITS}{SCALES}]+(?:点[{DIGITS}]+[万亿]*)?(?:[余多来几][十百千万亿]+)?|好?几|数(?=[人名位个例])|半(?=个?[小天月年]))"
)
"""The regular expression of one number, hedges inside it included; ``MARK`` may follow it."""
NUMBER_STARTS = f"0123456789{DIGITS}{SCALES}几数上成好半" + "".join(sorted({word[0] for word in (*ENGLISH, *_MANY)}))
"""characters with which a number may begin"""
MARK = r"(?:[余多来几](?![一二三四五六七八九\d]))"
_PLACES = 18
"""a longer run of figures is no quantity"""
_SPOKEN = str.maketrans("俩仨", "二三")
_BAND = re.compile(
    rf"((?:[一二两三四五六七八九]?[{SCALES}])*)([一二三四五六七八九两])([一二三四五六七八九])([十百千万亿]*)"
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A number as said: bounds (``high`` None = no upper bound), and whether it is only near."""

    low: Exact
    high: Exact | None
    approx: bool = False
    open: bool = False


def spoken(token: str, mark: str = "") -> Spoken | None:
    """Read one token of ``NUMBER`` with the mark after it; None where it is no number after all."""
    fixed = _idiom(token)
    if fixed is not None:
        return fixed
    band = _BAND.fullmatch(token)
    if band is not None:
        return _band(band)
    inner = re.search("[余多来几]", token)
    if inner is not None:
        head, tail = token[: inner.start()], token[inner.end() :]
        size = plain(tail or "一")
        base = plain(head)
        return None if base is None or size is None else _more(base, size, inner[0])
    value = plain(token)
    if value is None:
        return None
    return _more(value, 1, mark) if mark else Spoken(value, value)


def _idiom(said: str) -> Spoken | None:
    """几十, 数百, 上千, 成百上千, 两位数, 几, 半."""
    if said == "半":
        return Spoken(Fraction(1, 2), Fraction(1, 2))
    if said.endswith("位数"):
        size = 10 ** (_VALUE[said[0]] - 1)
        return Spoken(size, size * 10 - 1, True)
    if said in ("成百上千", "成千上万"):
        return Spoken(100 if said[1] == "百" else 1000, None, True, True)
    if said in ENGLISH:
        return Spoken(ENGLISH[said], ENGLISH[said])
    least = _MANY.get(said.split(" ", maxsplit=1)[0])
    if least is not None:
        return Spoken(least, None, True, True)
    body = said.lstrip("好")
    if body in ("几", "数"):
        return Spoken(3 if said != body else 2, 9, True)
    if body[:1] in ("几", "数", "上"):
        size = plain(body[1:]) or 1
        return Spoken(size, None, True, True) if body[0] == "上" else Spoken(size, int(size) * 10 - 1, True)
    return None


def _band(found: re.Match[str]) -> Spoken | None:
    """三四十 = 30-40, 十七八 = 17-18, 两三千; a year such as 二五 in 二〇二五 is no band."""
    head, first, second, tail = found.groups()
    a, b = _VALUE[first], _VALUE[second]
    if b not in (a + 1, a + 2) or a >= b:
        return None
    size = plain(tail) if tail else 1
    base = plain(head) if head else 0
    if size is None or base is None:
        return None
    return Spoken(base + a * size, base + b * size, True)


def _more(base: Exact, size: Exact, mark: str) -> Spoken:
    """余, 多, 几: up to the next step of the last figure that was said (十余 11-19, 三十余 30-39); 来 is only near."""
    value = base * size
    if mark == "来":
        return Spoken(value, value, True)
    step = _step(base) * size
    if step == size == 1:
        return Spoken(value, value, True)
    low = value + 1 if value == 10 and step == 10 else value
    high = exact(value + step - 1) if isinstance(value, int) and step > 1 else exact(value + step)
    return Spoken(low, high, True)


def _step(value: Exact) -> int:
    """The place of the last figure that is not nought: 10 for 30, 100 for 5500."""
    if not isinstance(value, int) or value == 0:
        return 1
    step = 1
    while value % (step * 10) == 0:
        step *= 10
    return step


def plain(token: str) -> Exact | None:
    """A number without hedges, Arabic, Chinese or mixed; None where the characters make none."""
    if token.isdigit() and token.isascii():
        return int(token) if len(token) <= _PLACES else None
    if len(token) > 3 * _PLACES:
        return None
    try:
        return read_number(token.translate(_SPOKEN))
    except ValueError:
        return _short(token)


def _short(token: str) -> Exact | None:
    """What the strict reader refuses and people say all the same: 百 for one hundred, 三千五, 二〇一二."""
    if token and all(mark in _VALUE for mark in token):
        return _figures(token)
    size = _SCALE.get(token[:1])
    if size is not None:
        rest = plain(token[1:]) if token[1:] else 0
        larger = _SCALE.get(token[1:2])
        return None if rest is None else size * larger if larger else size + rest
    last = re.fullmatch(rf"(.*[{SCALES}])([{DIGITS}])", token)
    if last is None or last[1][-1] not in _SCALE:
        return None
    head = plain(last[1])
    return None if head is None else head + _VALUE[last[2]] * (_SCALE[last[1][-1]] // 10)


def _figures(digits: str) -> int:
    """Figures read one by one (二〇一二), a leading nought counts nothing."""
    value = 0
    for mark in digits:
        value = value * 10 + _VALUE[mark]
    return value
