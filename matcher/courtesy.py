"""A report without its polite sentences: what is asked of everybody, promised or wished beside it unmakes no event."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from matcher.page import Page


def without_courtesies(page: Page) -> str | None:
    """The text with its polite sentences blanked, all else in its place; None where it has none, or nothing else."""
    polite = [span for span in sentences(page) if _polite(page, span)]
    text = page.text
    for start, end in polite:
        text = text[:start] + "。" * (end - start) + text[end:]
    return text if polite and text.strip("。!?;.\n ") else None


def sentences(page: Page) -> Iterator[tuple[int, int]]:
    """The sentences that hold more than blanks."""
    start = 0
    for stop in page.stops.sentences:
        if page.text[start:stop].strip():
            yield start, stop
        start = stop + 1


def _polite(page: Page, span: tuple[int, int]) -> bool:
    """It asks, thanks, promises or counts; it tells of nothing, names no other time or world, takes nothing back."""
    said: Mapping[str, str] = page.lexicon.data["messages"]["courtesy"]
    if any(mark.weight and mark.key in said["takes_back"] for mark in page.near("msg", *span)):
        return False
    stretch = page.text[span[0] : span[1]]
    return bool(re.search(said["says"], stretch)) and not re.search(said["never"], stretch)
