"""Clock times as people write them: 8:32, 8时20分, 五点半."""

from __future__ import annotations

import re

from matcher.numerals import plain

_CLOCK = re.compile(r"(\d+|[一二三四五六七八九十廿两〇零]+)[:时点](\d+|[一二三四五六七八九十廿〇零]+|半|一刻|三刻)?")
_PARTS = {"半": 30, "一刻": 15, "三刻": 45}


def hour_minute(clock: str) -> tuple[int, int]:
    """Hour and minute as written, without the part of the day; (0, 0) where it is no clock."""
    head = _CLOCK.match(clock)
    if head is None:
        return 0, 0
    minute = _PARTS.get(head[2] or "")
    return int(plain(head[1]) or 0), minute if minute is not None else int(plain(head[2]) or 0) if head[2] else 0


def minute_of(clock: str) -> int:
    """Minutes since midnight, as written."""
    hour, minute = hour_minute(clock)
    return hour * 60 + minute
