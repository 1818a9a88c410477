"""When it occurred: dates and clocks, absolute or against the time of receipt (今晨6时许, 10月21日早8时20分)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from engine.incident.reading import ReadTime, Span
from matcher.clocks import hour_minute
from matcher.distractors import CLOCK, CN, DATE, DAY, DAY_PART, DAY_WORD, ENGLISH_DATE
from matcher.numerals import plain
from matcher.page import Page

_FIGURE = rf"(?=[\d{CN}])"
_DATE, _DAY, _ENGLISH = re.compile(_FIGURE + DATE), re.compile(_FIGURE + DAY), re.compile(ENGLISH_DATE)
_DOT = re.compile(rf"(\d{{1,2}})\.(\d{{1,2}})(?={DAY_PART})")
_CLOCK = re.compile(rf"(?P<day>{DAY_WORD})?的?(?P<part>{DAY_PART})?(?P<clock>{CLOCK})")
_PART_ONLY = re.compile(rf"(?:(?P<day>{DAY_WORD})(?P<part>{DAY_PART})?|(?P<part2>今晨|今早|今晚|昨晚|昨夜|昨晨))")
_BACK = {"今": 0, "昨": 1, "前": 2}
_HOURS = {
    "凌晨": (0, 6),
    "今晨": (0, 8),
    "昨晨": (0, 8),
    "清晨": (4, 8),
    "早晨": (5, 9),
    "早上": (5, 10),
    "今早": (5, 10),
    "早间": (5, 10),
    "早": (5, 10),
    "拂晓": (4, 7),
    "黎明": (4, 7),
    "上午": (6, 12),
    "中午": (11, 14),
    "正午": (11, 13),
    "午间": (11, 14),
    "下午": (12, 18),
    "午后": (12, 18),
    "傍晚": (16, 20),
    "晚上": (18, 24),
    "晚间": (18, 24),
    "晚": (18, 24),
    "今晚": (18, 24),
    "昨晚": (18, 24),
    "昨夜": (18, 24),
    "夜间": (18, 24),
    "夜里": (18, 24),
    "深夜": (21, 24),
    "半夜": (0, 4),
    "午夜": (23, 24),
    "当晚": (18, 24),
}
_SKIP = re.compile(r"截至|截止|到\s*$|至\s*$|预计|计划|将于|终止|扑灭|恢复|—|直升机|明早|明天")

_A_LITTLE = re.compile(r"(?:[面边头方游侧高低大小快慢早晚多少近远重轻]|过去|往[上下前后里外]|靠[上下前后里外])一点$")
"""取水口上面一点: how far, not when"""


@dataclass(frozen=True, slots=True)
class _Moment:
    day: date | None
    hour: int | None
    minute: int | None
    part: str | None
    start: int
    end: int


def when(page: Page, received: datetime) -> ReadTime | None:
    """The instant (or stretch) at which the event occurred, as far as the text says; None where it does not."""
    moment = _occurred(page, received)
    if moment is None:
        return None
    day = moment.day or received.date()
    zone = received.tzinfo
    spans = (Span(moment.start, moment.end),)
    if moment.hour is None:
        low, high = _HOURS.get(moment.part or "", (0, 24))
        start = datetime(day.year, day.month, day.day, low, tzinfo=zone)
        return ReadTime(start, start + timedelta(hours=high - low), spans)
    start = datetime(day.year, day.month, day.day, tzinfo=zone) + timedelta(
        hours=moment.hour, minutes=moment.minute or 0
    )
    if moment.day is None and start > received + timedelta(minutes=30):
        start -= timedelta(days=1)
    return ReadTime(start, start, spans)


def _occurred(page: Page, received: datetime) -> _Moment | None:
    """The first moment that is not 截至, a forecast or the end of something; a date joins the clock beside it."""
    text = page.text
    dates = _dates(text, received)
    clocks = [found for found in _CLOCK.finditer(text) if not _skipped(text, found.start())]
    days = [item for item in dates if not _skipped(text, item[1])]
    if clocks:
        clock = clocks[0]
        beside = [item for item in days if 0 <= clock.start() - item[2] <= 6 or 0 <= item[1] - clock.end() <= 3]
        day, start, end = (
            beside[0]
            if beside
            else (days[0] if days and days[0][1] < clock.start() else (None, clock.start(), clock.end()))
        )
        return _clock(clock, day, min(start, clock.start()) if day else clock.start(), received)
    if days:
        day, start, end = days[0]
        part = re.match(DAY_PART, text[end:])
        return _Moment(day, None, None, part[0] if part else None, start, end + (part.end() if part else 0))
    only = _PART_ONLY.search(text)
    if only is None or _skipped(text, only.start()):
        return None
    back = _BACK.get((only["day"] or only["part2"])[0], 0)
    return _Moment(
        received.date() - timedelta(days=back), None, None, only["part"] or only["part2"], only.start(), only.end()
    )


def _skipped(text: str, at: int) -> bool:
    if _A_LITTLE.search(text[max(0, at - 3) : at + 2]):
        return True
    return bool(_SKIP.search(text[max(0, at - 4) : at])) or text[max(0, at - 2) : at] in ("截至", "截止")


def _clock(found: re.Match[str], day: date | None, start: int, received: datetime) -> _Moment:
    hour, minute = hour_minute(found["clock"])
    part = found["part"] or ""
    if (
        hour < 12
        and (
            part
            in ("下午", "午后", "傍晚", "晚上", "晚间", "晚", "今晚", "昨晚", "昨夜", "当晚", "夜间", "夜里", "深夜")
            or re.search(r"p\.?m", found["clock"])
        )
    ) or (part in ("中午", "正午", "午间") and hour < 4):
        hour += 12
    word = found["day"] or (part if part[:1] in "今昨" else "")
    if day is None and word:
        day = received.date() - timedelta(days=_BACK.get(word[0], 0))
    return _Moment(day, min(hour, 24), minute, part or None, start, found.end())


def _dates(text: str, received: datetime) -> list[tuple[date, int, int]]:
    """Dates with a day; a year that is not said is the latest that does not lie after the receipt."""
    found: list[tuple[date, int, int]] = []
    for part in _DATE.finditer(text):
        if part["day"]:
            year = int(part["year"]) if part["year"] else (int(plain(part["cyear"]) or 0) if part["cyear"] else None)
            _add(found, year, int(plain(part["month"]) or 0), int(plain(part["day"]) or 0), part, received)
    for part in _DOT.finditer(text):
        _add(found, None, int(part[1]), int(part[2]), part, received)
    for part in _ENGLISH.finditer(text):
        month = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"].index(
            (part["em1"] or part["em2"])[:3]
        ) + 1
        _add(found, int(part["ey"]) if part["ey"] else None, month, int(part["ed1"] or part["ed2"]), part, received)
    if not found:
        for part in _DAY.finditer(text):
            number = int(plain(part["dday"]) or 0)
            month, year = (
                (received.month, received.year)
                if number <= received.day
                else ((received.month - 2) % 12 + 1, received.year - (received.month == 1))
            )
            _add(found, year, month, number, part, received)
    return sorted(found, key=lambda item: item[1])


def _add(
    found: list[tuple[date, int, int]], year: int | None, month: int, day: int, part: re.Match[str], received: datetime
) -> None:
    try:
        value = date(year or received.year, month, day)
    except ValueError:
        return
    if year is None and value > received.date() + timedelta(days=1):
        value = value.replace(year=value.year - 1) if (month, day) != (2, 29) else value
    found.append((value, part.start(), part.end()))
