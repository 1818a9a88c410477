"""The document model: what a card says, in order, before it becomes text, Markdown, HTML or a short message.

All strings are display text of one locale, never markup: each renderer escapes what its format needs.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Tone = Literal["plain", "strong", "muted", "alert", "warn", "ok", "law"]
Mark = Literal["none", "dot", "tick", "done", "number"]
Area = Literal["top", "main", "side", "below"]
"""top, main and side make the first screen; below is read when there is time"""
Layout = Literal["header", "strip", "list", "levels", "calls", "facts", "prose"]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words. ``phone`` makes it a number to dial; ``quote`` marks words of a report."""

    text: str
    tone: Tone = "plain"
    phone: str | None = None
    quote: bool = False
    title: str = ""
    """what a reader sees on hover: the rule behind an underlined word"""


@dataclass(frozen=True, slots=True)
class Badge:
    """A short mark beside a line; its text says everything, the tone only repeats it."""

    text: str
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Clock:
    """A deadline in words with the remaining time; ``at`` (aware) lets a page count on."""

    text: str
    left: str = ""
    at: datetime | None = None
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Field:
    """A label with its words, on a line below the head of an entry."""

    label: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class BandCell:
    """One value of a level set as a picture: ``below``, ``certain``, ``possible``, ``not_excluded``, ``excluded``."""

    text: str
    state: Literal["below", "certain", "possible", "not_excluded", "excluded"]
    label: str


@dataclass(frozen=True, slots=True)
class Line:
    """One entry: its words, its marks, its deadline and the clause that it rests on."""

    spans: tuple[Span, ...]
    mark: Mark = "dot"
    number: int | None = None
    badges: tuple[Badge, ...] = ()
    clock: Clock | None = None
    clause: str = ""
    fields: tuple[Field, ...] = ()
    band: tuple[BandCell, ...] = ()
    key: str = ""
    """stable id of what the line shows (act key, agency, fact, instance)"""


@dataclass(frozen=True, slots=True)
class Section:
    """A titled block of lines. ``more`` says how many lines stand further down."""

    id: str
    title: str
    lines: tuple[Line, ...]
    area: Area = "below"
    layout: Layout = "list"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole card. ``core`` are the pieces of the short message, most needed first."""

    kind: str
    locale: str
    title: str
    sections: tuple[Section, ...]
    foot: tuple[str, ...] = ()
    core: tuple[str, ...] = ()
    notice: str = ""
    """the short message without any content, for channels that may carry none"""


def words(text: str, tone: Tone = "plain") -> tuple[Span, ...]:
    """A single span, as most lines have it."""
    return (Span(text, tone),)


def plain(line: Line) -> str:
    """The words of a line's head without marks."""
    return "".join(span.text for span in line.spans)
