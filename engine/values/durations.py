"""Durations as authors write them: ``20min``, ``2h``, ``1h30min``, ``20 workdays``, ``at once``, 30分钟, 立即."""

from __future__ import annotations

import re
from dataclasses import dataclass

from engine.values.exact import Exact, exact
from engine.values.numerals import read_number

MINUTE, HOUR, DAY, WEEK = 60, 3600, 86400, 604800
AT_ONCE = frozenset({"at once", "immediately", "立即", "立刻", "即刻"})

_UNITS = {
    **dict.fromkeys(("s", "sec", "second", "seconds", "秒", "秒钟"), 1),
    **dict.fromkeys(("min", "mins", "minute", "minutes", "分", "分钟"), MINUTE),
    **dict.fromkeys(("h", "hour", "hours", "小时", "个小时", "时"), HOUR),
    **dict.fromkeys(("d", "day", "days", "天", "日"), DAY),
    **dict.fromkeys(("w", "week", "weeks", "周"), WEEK),
}
_NUMBER = r"[0-9０-９.．零〇一二两三四五六七八九十百]+"
_PART = re.compile(rf"\s*({_NUMBER})\s*({'|'.join(sorted(_UNITS, key=len, reverse=True))})(?![a-z])")
_WORKDAYS = re.compile(rf"\s*({_NUMBER})\s*(?:workdays?|个?工作日)\s*")


@dataclass(frozen=True, slots=True)
class Duration:
    """``seconds`` from a moment, or ``workdays``; ``at_once`` has neither."""

    seconds: int | None = None
    workdays: int | None = None

    @property
    def at_once(self) -> bool:
        """立即: no clock, sorts first."""
        return self.seconds is None and self.workdays is None


def parse_duration(text: str) -> Duration:
    """Read a duration. Raises ``ValueError`` with a sentence that says what to write instead."""
    plain = text.strip().lower()
    if plain in AT_ONCE:
        return Duration()
    if work := _WORKDAYS.fullmatch(plain):
        return Duration(workdays=_whole(read_number(work[1]), text))
    total: Exact = 0
    position, smallest = 0, WEEK + 1
    while part := _PART.match(plain, position):
        factor = _UNITS[part[2]]
        if factor >= smallest:
            break
        total, position, smallest = total + read_number(part[1]) * factor, part.end(), factor
    if position == 0 or position != len(plain):
        raise ValueError(f"{text.strip()!r} is no duration; write 20min, 2h, 1d, 20 workdays or at once")
    return Duration(seconds=_whole(exact(total), text))


def _whole(value: Exact, text: str) -> int:
    if not isinstance(value, int):
        raise ValueError(f"{text.strip()!r} is not a whole number of seconds or workdays")
    return value
