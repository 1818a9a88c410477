"""Spellings that only look like the language: what they stand for, so that reading can go on, and what to write."""

from __future__ import annotations

import re

KEYWORDS = {"and": "AND", "or": "OR", "not": "NOT", "is": "IS", "in": "IN", "has": "HAS"}
CHINESE_KEYWORDS = {"且": "AND", "或": "OR", "非": "NOT"}
SIGNS = (">=", ">", "<=", "<", "=")

LOOK_ALIKES = str.maketrans("（）［］【】，、＋＊×－−／÷", "()[][],,+**--//")
LOOK_ALIKE_SIGNS = str.maketrans(
    {"＞": ">", "＜": "<", "＝": "=", "≥": ">=", "≧": ">=", "⩾": ">=", "≤": "<=", "≦": "<=", "⩽": "<="}
)
SPELLINGS = {"==": "=", "=>": ">=", "=<": "<="}
WIDE_NUMBER = re.compile(r"[０-９．，％]+")
NARROW = str.maketrans("０１２３４５６７８９．，％", "0123456789.,%")

_SPOKEN_SIGNS = {
    ">=": ("大于等于", "大于或等于", "不小于", "不少于", "不低于", "达到"),
    "<=": ("小于等于", "小于或等于", "不大于", "不超过", "不高于"),
    ">": ("大于", "超过", "高于", "多于"),
    "<": ("小于", "少于", "低于", "不足"),
    "=": ("等于",),
}
_ENGLISH = {word.upper(): word for word in KEYWORDS}
_CHINESE = {"并且": "且", "或者": "或", "以及": "且", "&&": "and", "||": "or", "&": "and", "|": "or"}
WORDS = {**_ENGLISH, **_CHINESE, **{spoken: sign for sign, many in _SPOKEN_SIGNS.items() for spoken in many}}
"""Words that authors write for a word or sign of the language."""

AFTER_NUMBER = {
    "以上": "以上 includes the number: write >= before it",
    "以下": "以下 excludes the number: write < before it",
    "以内": "write <= before the number",
}
"""Words that would have to move to become a sign; no repair, only help."""


def _any_of(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


WORD = re.compile(
    rf"(?:{_any_of(list(_ENGLISH))})(?![A-Za-z0-9_.])|{_any_of([word for word in WORDS if word not in _ENGLISH])}"
)
MISPLACED = re.compile(_any_of(list(AFTER_NUMBER)))

_HAN = r"\u3007\u3400-\u9fff"
_CHINESE_WORDS = [word for word in WORDS if not word.isascii()]
_BREAK = _any_of([*CHINESE_KEYWORDS, *_CHINESE_WORDS, *AFTER_NUMBER])
HAN_RUN = re.compile(rf"(?=[{_HAN}])(?:(?!{_BREAK})[A-Za-z0-9_{_HAN}])+")
"""Chinese text without a blank, up to the next word of the language: a name, known or not."""

TAIL = re.compile(rf"(?:(?!{_BREAK})[A-Za-z{_HAN}])+")
"""Letters that follow a number without being a unit."""
