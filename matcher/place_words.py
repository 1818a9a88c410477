"""Words of a place that no division and no site answers to: a mall, a street, a kilometre post. A crew finds it so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from engine.incident.reading import Span
from engine.values.kept import kept
from matcher.page import Page

_MOST = 3


@dataclass(frozen=True, slots=True)
class Pattern:
    """The words of places.yaml: a name before a kind of place, a post on a road; what is a kind and no name."""

    named: re.Pattern[str]
    post: re.Pattern[str]
    bare: frozenset[str]


def place_words(page: Page, taken: Iterable[Span]) -> tuple[Span, ...]:
    """The first few such words of a report, left to right; none that lies in a place which was found."""
    pattern = _pattern(page.lexicon.data["places"])
    held = list(taken)
    found: list[Span] = []
    for match in sorted(_matches(page.text, pattern), key=lambda one: (one.start(), -one.end())):
        span = Span(match.start(), match.end())
        if match[0] in pattern.bare or any(span.start < other.end and other.start < span.end for other in held):
            continue
        held.append(span)
        found.append(span)
    return tuple(found[:_MOST])


def _matches(text: str, pattern: Pattern) -> list[re.Match[str]]:
    return [*pattern.named.finditer(text), *pattern.post.finditer(text)]


@kept
def _pattern(data: Mapping[str, Any]) -> Pattern:
    """The patterns of a lexicon, kept for the last few."""
    kinds = "|".join(sorted(map(re.escape, data["kinds"]), key=lambda kind: (-len(kind), kind)))
    stops = "".join(sorted(data["stops"]))
    named = rf"[^{stops}\W\d_a-z]{{2,8}}?(?:{kinds})(?:\d+号楼?|\d+[栋幢]|[东南西北]门)?"
    return Pattern(re.compile(named), re.compile(data["post"]), frozenset(data["bare"]))
