"""Words that people write for yes and no, and the numerals of the four response levels: one table each."""

from __future__ import annotations

from collections.abc import Mapping

YES_NO: Mapping[str, str] = {
    "yes": "yes",
    "no": "no",
    "是": "yes",
    "否": "no",
    "true": "yes",
    "false": "no",
    "有": "yes",
    "无": "no",
}
"""word in small letters -> word id"""

NUMERALS: Mapping[str, tuple[str, str]] = {
    "I": ("Ⅰ", "一"),
    "II": ("Ⅱ", "二"),
    "III": ("Ⅲ", "三"),
    "IV": ("Ⅳ", "四"),
}
"""level -> its Roman numeral as one character, its Chinese numeral"""
