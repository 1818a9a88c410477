"""The plain form of a report: simplified, half width, common slips mended; each character keeps its position."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

import opencc

_PUNCTUATION = {
    "，": "，",
    "。": "。",
    "（": "(",
    "）": ")",
    "：": ":",
    "；": ";",
    "！": "!",
    "？": "?",
    "“": '"',
    "”": '"',
    "「": '"',
    "」": '"',
    "『": '"',
    "』": '"',
    "‘": '"',
    "’": '"',
    "《": '"',
    "》": '"',
    "％": "%",
    "～": "~",
    "—": "-",
    "–": "-",
    "－": "-",
    "．": ".",
    "\u3000": " ",
    "\t": " ",
    "\r": " ",
    "【": "[",
    "】": "]",
    "•": "·",
    "・": "·",
    "／": "/",
    "＋": "+",
    **{chr(0x2160 + at): chr(0x2170 + at) for at in range(10)},
}


@lru_cache(maxsize=1)
def _base_table() -> dict[int, str]:
    """Each character to its simplified, half-width, lower-case form; one character to one character."""
    to_simplified = opencc.OpenCC("t2s")
    table = {code: chr(code - 0xFEE0).lower() for code in range(0xFF01, 0xFF5F)}
    table.update({ord(capital): capital.lower() for capital in map(chr, range(ord("A"), ord("Z") + 1))})
    table.update({ord(mark): plain for mark, plain in _PUNCTUATION.items()})
    for code in range(0x3400, 0x9FFF):
        plain = to_simplified.convert(chr(code))
        if len(plain) == 1 and ord(plain) != code:
            table[code] = plain
    return table


def character_table(extra: Mapping[str, str]) -> dict[int, str]:
    """The table of characters with the extra ones of the lexicon (著 -> 着, as duty rooms write it)."""
    return {**_base_table(), **{ord(mark): plain for mark, plain in extra.items()}}


def slips(
    pairs: Mapping[str, str], sounds: Iterable[str], words: Iterable[str], never: Iterable[str]
) -> dict[str, str]:
    """Every slip with the word that it stands for: the listed pairs, and words with one like-sounding character."""
    found = {wrong: right for wrong, right in pairs.items() if wrong != right and len(wrong) == len(right)}
    rows = {mark: row for row in sounds for mark in row}
    refused = {*never, *(known := tuple(words))}
    for word in known:
        for at, mark in enumerate(word):
            for other in rows.get(mark, ""):
                wrong = word[:at] + other + word[at + 1 :]
                if wrong not in refused:
                    found.setdefault(wrong, word)
    return found


def slip_pattern(found: Mapping[str, str]) -> re.Pattern[str]:
    """One pattern over all slips, longest first."""
    words = sorted(found, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, words)) or r"(?!)")


def normalise(text: str, table: Mapping[int, str], slip: re.Pattern[str], meant: Mapping[str, str]) -> str:
    """The plain form of ``text``, character for character as long as the original."""
    plain = text.translate(table)
    return slip.sub(lambda found: meant[found[0]], plain)
