"""The words of people in a plight, compiled from the lexicon."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Plight:
    """What plain words say of people: the fact, what the text must speak of, the words, how many at least."""

    fact: str
    when: re.Pattern[str]
    said: re.Pattern[str]
    least: int
    alone: bool
    """only where the text tells of nobody what befell"""


def plights_of(data: Mapping[str, Any]) -> tuple[tuple[Plight, ...], re.Pattern[str]]:
    """The plights of the lexicon, and what before one makes a question of it."""
    words = {
        name: "|".join(re.escape(str(word)) for word in sorted(map(str, listed), key=lambda word: (-len(word), word)))
        for name, listed in data["words"].items()
    }
    return tuple(_plight(spec, words) for spec in data["plights"]), re.compile(data["asked"])


def _plight(spec: Mapping[str, Any], words: Mapping[str, str]) -> Plight:
    said = re.sub(r"<(\w+)>", lambda name: words[name[1]], spec["said"])
    least, alone = int(spec.get("least", 1)), "alone" in spec
    return Plight(spec["fact"], re.compile(spec["when"]), re.compile(said), least, alone)
