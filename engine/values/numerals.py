"""Numbers as people write them: Arabic, full-width, Chinese, financial, mixed. Exact, and strict about nonsense.

Hedges (两千余, 十几, 三四十) are not numbers; whoever reads reports takes them apart first.
"""

from __future__ import annotations

import re
from fractions import Fraction

from engine.values.exact import Exact, exact

DIGITS = {
    **{
        mark: value
        for value, marks in enumerate(
            ("零〇", "一壹", "二两贰兩貳", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
        )
        for mark in marks
    },
}
SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_JOINED = {"廿": "二十", "卅": "三十"}
_WIDE = str.maketrans("０１２３４５６７８９．，－−／", "0123456789.,--/")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_ARABIC = re.compile(r"(?:0|[1-9][0-9]*|0+[0-9]*)(?:\.[0-9]+)?")
_TOKEN = re.compile(rf"([0-9]+(?:\.[0-9]+)?)|([{''.join(DIGITS)}])|([{''.join(SMALL)}])|(点)")
_FRACTION = re.compile(r"(-?[0-9]+)/([1-9][0-9]*)")

NUMBER_MARKS = "0123456789０１２３４５６７８９.．,，点廿卅" + "".join((*DIGITS, *SMALL, *LARGE))
"""Every character that a number may be written with, signs and the stroke of a fraction apart."""


def read_number(text: str) -> Exact:
    """The number that ``text`` as a whole writes: ``3万5千``, 一千二百, ``1.2亿``, 廿, 壹佰, ``１，０００``.

    Raises ``ValueError`` where it is no number, more than one, or one that people read in two ways (三四).
    """
    plain = text.strip().translate(_WIDE)
    if fraction := _FRACTION.fullmatch(plain):
        return exact(Fraction(int(fraction[1]), int(fraction[2])))
    negative = plain[:1] in ("-", "负")
    body = plain[1:].lstrip() if negative else plain
    for joined, written in _JOINED.items():
        body = body.replace(joined, written)
    if not body:
        raise ValueError(f"{text!r} is no number")
    value = _read_large(body, text)
    return exact(-value if negative else value)


def _read_large(body: str, text: str) -> Exact:
    """Take 亿 and 万 off: what stands before the last 亿 counts in 亿, the rest is read alone."""
    for marks in ("亿億", "万萬"):
        at = max(body.rfind(mark) for mark in marks)
        if at >= 0:
            size = LARGE[body[at]]
            if at == 0:
                raise _bad(text)
            return exact(_read_large(body[:at], text) * size + _rest(body[at + 1 :], size, text))
    return _read_section(body, text)


def _rest(body: str, size: int, text: str) -> Exact:
    """What follows 万 or 亿: less than one of it; a lone digit is one place below (三万五 = 35000)."""
    if not body:
        return 0
    if len(body) == 1 and _digit(body):
        return _digit(body) * size // 10
    bare = body.lstrip("零〇")
    value = _read_large(bare, text) if bare else 0
    if not bare or value >= size:
        raise _bad(text)
    return value


def _read_section(body: str, text: str) -> Exact:
    """A number below 万 in its own right: an Arabic number, spoken digits, or digits with 千百十."""
    if _GROUPED.fullmatch(body):
        return exact(body.replace(",", ""))
    if _ARABIC.fullmatch(body):
        return exact(body)
    whole, point, decimals = body.partition("点")
    if point:
        return _read_spoken_point(whole, decimals, text)
    if all(mark in DIGITS for mark in body):
        return _read_row(body, text)
    return _read_places(body, text)


def _read_spoken_point(whole: str, decimals: str, text: str) -> Exact:
    """三点五 = 3.5; a unit may follow its decimals only as 万 or 亿, which are off by now."""
    if not whole or not decimals or any(mark not in DIGITS for mark in decimals):
        raise _bad(text)
    tail = "".join(str(DIGITS[mark]) for mark in decimals)
    return exact(_read_section(whole, text) + Fraction(int(tail), 10 ** len(tail)))


def _read_row(body: str, text: str) -> int:
    """One digit, or a row of them read out (二〇二六). Two bare digits are a hedge (三四 = three or four)."""
    if len(body) == 2 and not set(body) & {"零", "〇"}:
        raise _bad(text)
    return int("".join(str(DIGITS[mark]) for mark in body))


def _read_places(body: str, text: str) -> Exact:
    """千百十 in falling order: 三千零五, 一百二 (= 120), 十五, ``3千5百``."""
    total: Exact = 0
    held: Exact | None = None
    last, zero = 10**4, False
    for number, digit, small, _ in _tokens(body, text):
        if small:
            size = SMALL[small]
            if size >= last or (held is None and (total != 0 or zero)) or held == 0:
                raise _bad(text)
            total, last, held, zero = exact(total + (1 if held is None else held) * size), size, None, False
        elif held is not None:
            raise _bad(text)
        elif digit and DIGITS[digit] == 0:
            zero = True
        else:
            held = DIGITS[digit] if digit else exact(number)
    if held is None:
        if zero:
            raise _bad(text)
        return total
    return exact(total + _last_place(held, last, zero, text))


def _last_place(held: Exact, last: int, zero: bool, text: str) -> Exact:
    """The digit at the end: ones after 零, 十 or an Arabic number; else one place below the last unit."""
    if held >= last:
        raise _bad(text)
    spoken = isinstance(held, int) and held < 10
    return held * last // 10 if spoken and not zero and last > 10 else held


def _tokens(body: str, text: str) -> list[tuple[str, str, str, str]]:
    tokens = _TOKEN.findall(body)
    if "".join("".join(token) for token in tokens) != body or any(token[3] for token in tokens):
        raise _bad(text)
    return tokens


def _digit(mark: str) -> int:
    return DIGITS.get(mark) or (int(mark) if mark in "123456789" else 0)


def _bad(text: str) -> ValueError:
    return ValueError(f"{text.strip()!r} is no number that reads in one way only")
