"""Characters with figures in them that count nobody: dates, clocks, telephones, plates, roads, codes."""

from __future__ import annotations

import re
from dataclasses import dataclass

CN = "〇零一二三四五六七八九十廿两"
_PART = (
    "今晨|今早|今晚|昨晚|昨夜|昨晨|凌晨|清晨|早晨|早上|早间|上午|中午|正午|午间|下午"
    "|傍晚|晚上|晚间|夜间|夜里|深夜|半夜|午夜|拂晓|黎明|当晚|早|晚|午后"
)
_DAYS = "今天|昨天|前天|今日|昨日|前日|当天|当日|大前天"
DAY_PART, DAY_WORD = _PART, _DAYS
_CLOCK = (
    rf"(?:\d{{1,2}}[:时点](?!\d{{3}})(?:\d{{1,2}}(?!\d*[人名户])(?:分|:\d\d)?|半|整|多|一刻|三刻)?"
    rf"|[{CN}]{{1,3}}[时点](?!多?[人名户]|[{CN}]{{1,4}}[万亿])(?:[{CN}]{{1,3}}分?|半|整|多|一刻|三刻)?)"
)
CLOCK = rf"(?:{_CLOCK})(?:钟)?(?:前后|左右|许|的时候|时分|多)?(?:\s?[ap]\.?m\.?)?"
YEAR = r"(?:(?P<year>(?:19|20)\d\d)年|(?P<cyear>[〇零一二三四五六七八九]{4})年)"
DATE = rf"(?:{YEAR})?(?P<month>\d{{1,2}}|[{CN}]{{1,3}})月(?:份)?(?:(?P<day>\d{{1,2}}|[{CN}]{{1,3}})[日号]?)?"
DAY = (
    rf"(?P<dday>\d{{1,2}}|[{CN}]{{2,3}})(?:日|号)"
    r"(?!线|楼|泊|罐|井|隧|桥|门|炉|机|车|群|公|院|煤|矿|窑|池|坑|仓|库|店|厂|段|渠|地|站)"
)
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_ENGLISH_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec"
ENGLISH_DATE = (
    rf"\b(?:(?P<ed1>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<em1>{_ENGLISH_MONTH})[a-z]*\.?"
    rf"|(?P<em2>{_ENGLISH_MONTH})[a-z]*\.?\s(?P<ed2>\d{{1,2}})(?:st|nd|rd|th)?)(?:,?\s(?P<ey>(?:19|20)\d\d))?\b"
)
_KINDS: tuple[tuple[str, str], ...] = (
    (
        "telephone",
        r"(?<!\d)(?:1[3-9]\d[\d*x]{8}|1\d{2}-[\d*]{4}-[\d*x]{4}|0\d{2,3}-[\d*x]{7,8}|[48]00-\d{3}-?\d{4})(?!\d)",
    ),
    ("plate", rf"[{_PROVINCES}][a-z][·.\- ]?[a-z0-9][a-z0-9·*]{{4,5}}(?![a-z0-9])"),
    ("event_code", r"\"\d{1,2}[·.\-]\d{1,2}\"|\d{1,2}·\d{1,2}(?=[\u4e00-\u9fff\"])"),
    (
        "date",
        r"(?<!\d)(?:19|20)\d\d-\d{1,2}-\d{1,2}|(?<!\d)(?:19|20)\d\d/\d{1,2}/\d{1,2}|(?<!\d)(?:19|20)\d\d\.\d{1,2}\.\d{1,2}",
    ),
    ("date", ENGLISH_DATE),
    ("date", rf"(?<![{CN}\d]){DATE}(?:{YEAR})?"),
    ("date", rf"(?<![\d.]){YEAR}(?!一遇)"),
    ("date", rf"(?<![\d.])\d{{1,2}}\.\d{{1,2}}(?={_PART}|日|号)"),
    ("road", r"(?<![a-z0-9])[gsxyk]\d{1,4}(?:\+\d{1,4}(?:米|m)?)?(?!\d|人)|\d{2,4}(?:国道|省道|县道|乡道)"),
    ("clock", rf"(?<![\d.{CN}]){CLOCK}(?!以[内上])"),
    ("date", rf"(?<![\d.{CN}]){DAY}"),
    ("ordinal", rf"第[{CN}\d百]+"),
    (
        "hotline",
        r"(?<!\d)(?:110|119|120|122|12345|12350|12319|12328|12395|12369|12380)(?!\d|人|名|个|户|万|多|余|头|只|亩|公|米|毫|吨|元|间|%|级|\.)",
    ),
    (
        "code",
        r"(?<![a-z0-9])[a-z]{1,6}-?\d+[a-z]?\d*(?:-\d+)?(?![a-z0-9%])|(?<![a-z0-9.])\d+[a-z]\d+[a-z0-9]*|(?<=[\u4e00-\u9fff])-\d{2,3}(?!\d)|(?<![a-z0-9])un\d{4}",
    ),
    ("year", r"(?<![\d.,])(?:19|20)\d\d(?=\s|，|,|款|版|届|$|-)(?!\s?(?:people|人|户))"),
)
_PATTERN = re.compile(
    rf'(?=[\d{CN}"第a-z{_PROVINCES}-])(?:'
    + "|".join(f"(?P<k{at}>{re.sub(r'[?]P<[a-z0-9]+>', '?:', source)})" for at, (_, source) in enumerate(_KINDS))
    + ")"
)


@dataclass(frozen=True, slots=True)
class Aside:
    """Characters that hold figures and count nobody, with the reason."""

    start: int
    end: int
    reason: str


def asides(text: str) -> tuple[Aside, ...]:
    """All of them, left to right, without overlap."""
    return tuple(
        Aside(found.start(), found.end(), _KINDS[int((found.lastgroup or "k0")[1:])][0])
        for found in _PATTERN.finditer(text)
        if found.end() > found.start()
    )
