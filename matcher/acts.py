"""What a message does (announces, denies, thanks, complains, asks, remembers, takes back), and what breaks through."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.incident.reading import MessageKind
from matcher.frames import Spans, inside
from matcher.page import Page


@dataclass(frozen=True, slots=True)
class Act:
    """An act of speech: the kind of message that it makes, and the stretch that it governs."""

    kind: MessageKind
    start: int
    end: int
    unheard: int
    """numbers of people before this place do not count, those behind it do"""


def acts(page: Page) -> Iterator[Act]:
    """Acts whose every sign is in the text; each governs from the first to the last sentence with a sign of it.

    ``numbers`` in the lexicon: which people named in it are not harmed now (all, of its leading clause, none);
    ``whole``: it governs the whole message, as a table of figures does.
    """
    specs: Sequence[Mapping[str, Any]] = page.lexicon.data["messages"]["acts"]
    for spec in specs:
        places = []
        for pattern in spec["all"]:
            found = re.search(pattern, page.text)
            if found is None:
                break
            places.append(found.start())
        else:
            start, end = page.sentence(min(places))[0], page.sentence(max(places))[1]
            if "whole" in spec:
                start, end = 0, len(page.text)
            unheard = {"all": end, "lead": page.clause(places[0])[1], "none": start}[spec.get("numbers", "all")]
            yield Act(spec["kind"], start, end, unheard)


def breaks_through(page: Page, quoted: Spans) -> bool:
    """Whether it is real this time (这次是真的, 突然), and what is new today unless merely quoted (又塌了)."""
    words: Mapping[str, Sequence[str]] = page.lexicon.data["messages"]["alive"]
    if any(re.search(pattern, page.text) for pattern in words["always"]):
        return True
    return any(
        not inside(match.start(), quoted) for pattern in words["unquoted"] for match in re.finditer(pattern, page.text)
    )
