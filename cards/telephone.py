"""What a report itself says, picked for the telephone: clauses to read to a crew, who called, who holds it back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from cards.desk import Desk, quote
from engine.incident.reading import Span

ENDS = re.compile(r"[，。；！？,;!?\n]|\.(?=\s|$)|(?<=[^\x00-\x7f]) +|(?<=\d) +(?=[^\x00-\x7f])")
"""where a clause ends; a blank ends one beside Chinese only"""
FIGURES = re.compile(r"\d{5,}|\d[\d -]{6,}\d")
MOST, LONGEST = 4, 40
"""clauses that are read aloud, characters of one"""
BESIDE = 4
"""characters around the words of a place that tell whether the danger only moves there"""


def _data(desk: Desk) -> Mapping[str, object]:
    data = desk.voice.library.vocabulary.lexicon.get("telephone")
    return data if isinstance(data, Mapping) else {}


def mapped(desk: Desk, key: str) -> Mapping[str, str]:
    """A map of words of the lexicon for the telephone; empty where the library has none."""
    found = _data(desk).get(key)
    return {str(name): str(text) for name, text in found.items()} if isinstance(found, Mapping) else {}


def listed(desk: Desk, key: str) -> tuple[str, ...]:
    """A list of words of the lexicon for the telephone; empty where the library has none."""
    found = _data(desk).get(key)
    return tuple(str(word) for word in found) if isinstance(found, list | tuple) else ()


def what_happens(desk: Desk) -> tuple[str, ...]:
    """The first clauses that say what happens, which way it moves and who is inside, from the newest report that has
    any; none with a number to call or with words of who reported."""
    happens, withheld = listed(desk, "happens"), listed(desk, "withheld")
    for text in reversed(list(desk.words.values())):
        found = [clause for clause in _clauses(text) if _has(clause, happens) and not _has(clause, withheld)]
        if found:
            return tuple(dict.fromkeys(found))[:MOST]
    return ()


def _clauses(text: str) -> Iterable[str]:
    parts = (part.strip() for part in ENDS.split(text))
    return (part for part in parts if 1 < len(part) <= LONGEST and not FIGURES.search(part))


def _has(text: str, words: tuple[str, ...]) -> bool:
    lower = text.lower()
    return any(word in lower for word in words)


def said_places(desk: Desk) -> tuple[str, ...]:
    """Words of the place that no table knows, without those that the danger only moves towards."""
    return _places(desk, towards=False)


def places_ahead(desk: Desk) -> tuple[str, ...]:
    """Words of places that lie in the way of the danger."""
    return _places(desk, towards=True)


def _places(desk: Desk, *, towards: bool) -> tuple[str, ...]:
    spans = ((report, span) for code, report, span in desk.response.place_words if not code)
    return quote(desk, tuple(entry for entry in spans if _ahead(desk, *entry) is towards))


def _ahead(desk: Desk, report: str, span: Span) -> bool:
    text = desk.words.get(report, "")
    before, after = text[max(0, span.start - BESIDE) : span.start], text[span.end : span.end + BESIDE]
    return any(word in before for word in listed(desk, "towards")) or any(
        after.startswith(word) for word in listed(desk, "towards_after")
    )


def caller_numbers(desk: Desk) -> tuple[str, ...]:
    """Numbers that reports give for who called, each once."""
    return quote(desk, tuple((report, span) for kind, report, span in desk.response.contacts if kind == "caller_phone"))


def held_back(desk: Desk) -> tuple[str, ...]:
    """Clauses in which a report says that somebody keeps it from being reported."""
    words = listed(desk, "held_back")
    return tuple(dict.fromkeys(part for text in desk.words.values() for part in _clauses(text) if _has(part, words)))


def secret_caller(desk: Desk) -> bool:
    """True where the words of a report show that a call back may harm who reported."""
    return any(_has(text, listed(desk, "secret")) for text in desk.words.values())
