"""How long something stood still, told by clocks: 7点25停运，到8点55还没修好; 14:06停的，16:06恢复."""

from __future__ import annotations

import re
from dataclasses import replace

from matcher.claims import Claim
from matcher.clocks import minute_of
from matcher.distractors import DAY_PART, Aside
from matcher.page import Page

_CONTEXT = re.compile(
    r"停运|停驶|地铁|号线|列车|铁路|高铁|线路|行车|运营|电梯|货梯|升降机|轿厢|索道|缆车|吊厢|游乐|摆锤|摩天轮|过山车"
    r"|停电|断电|停水|断水|停气|取水|航道|断航"
)
_HELD = re.compile(r"电梯|货梯|升降机|轿厢|索道|缆车|吊厢|游乐|摆锤|摩天轮|过山车|半空")
_STOPPED = re.compile(r"停|关|困|卡|挂|悬|滞留|中断|断了|断电|故障|报的|报警|发生|不动|趴窝")
_OVER = re.compile(
    r"恢复|拉通|接通|复行|放行|开行|放下|落地|摇回|拉回|接回|通了|开通|复通|修好|放出|救出|救下|弄出|弄开|接下|下完|下来|脱困|解除|正常|复电|送上电|全部?[下出]|运行"
)
_GOING_ON = re.compile(r"还没|仍未|尚未|没修好|没通|没放|没下|还在|仍在|还挂|还关|还停|未恢复")
_NOW = re.compile(r"(?:到现在|现在|目前|这会儿|截至)[^，。]{0,3}$")
_FROM = re.compile(rf"从(?:{DAY_PART})?$")
_UP_TO = re.compile(r"[停关困卡挂断电运的]*(?:到|至|-|~)")
_DAY = 24 * 60


def standstill(page: Page) -> tuple[Claim, ...]:
    """One claim of the length between the clock of the stop and the clock of its end (or of now: open upwards)."""
    if not _CONTEXT.search(page.text):
        return ()
    clocks = [aside for aside in page.asides if aside.reason == "clock"]
    first = next((clock for clock in clocks if _stops(page, clock)), None)
    if first is None:
        return ()
    for clock in reversed([clock for clock in clocks if clock.start > first.start]):
        end = _end(page, first, clock)
        if end is not None:
            return (_claim(page, first, clock, going_on=end == "going_on"),)
    return ()


def _stops(page: Page, clock: Aside) -> bool:
    head, tail = page.text[max(0, clock.start - 8) : clock.start], page.text[clock.end : clock.end + 10]
    return bool(_STOPPED.search(tail) or _STOPPED.search(head) or _FROM.search(head))


def _end(page: Page, first: Aside, clock: Aside) -> str | None:
    """``over``, ``going_on`` or None where this clock ends nothing."""
    gap = page.text[first.end : clock.start]
    tail = page.text[clock.end : clock.end + 12]
    if _GOING_ON.search(tail) or (_NOW.search(gap) and not _OVER.search(tail)):
        return "going_on"
    if _OVER.search(tail) or _UP_TO.fullmatch(gap.strip()):
        return "over"
    return None


def _claim(page: Page, first: Aside, last: Aside, *, going_on: bool) -> Claim:
    length = (_minute(page, last) - _minute(page, first)) % _DAY
    if length > _DAY // 2 and not _part(page, last):
        length -= _DAY // 2
    seconds = length * 60
    fact = "stranded_time" if _HELD.search(page.text) else "interruption"
    claim = Claim(fact, first.start, last.end, seconds, seconds, rule="clocks")
    return replace(claim, high=None, open=True, nominal=seconds) if going_on else claim


def _part(page: Page, clock: Aside) -> str:
    found = re.search(rf"(?:{DAY_PART})$", page.text[max(0, clock.start - 2) : clock.start])
    return found[0] if found else ""


def _minute(page: Page, clock: Aside) -> int:
    """Minutes since midnight; afternoon and evening words add twelve hours."""
    minute = minute_of(page.text[clock.start : clock.end])
    late = _part(page, clock) in ("下午", "午后", "傍晚", "晚上", "晚间", "晚", "今晚", "昨晚", "夜里", "夜间")
    return minute + _DAY // 2 if late and minute < _DAY // 2 else minute
