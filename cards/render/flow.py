"""Flowing mixed Chinese and Latin words into columns: a Chinese character is two columns wide and may end a line."""

from __future__ import annotations

import re

from rich.cells import cell_len

PIECE = re.compile(r"[^\S\n]+|[!-~\u00a0-\u024f]+|.", re.DOTALL)
CLOSING = "，。；：、！？）》〕】”’）,.;:!?)]》〉⟩"
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def clean(text: str) -> str:
    """Text without control and direction characters, on one line: words of a report cannot drive a terminal."""
    return CONTROL.sub("", re.sub(r"\s+", " ", text)).strip()


def wrap(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Lines of at most ``width`` columns; ``first`` and ``rest`` open the first and the other lines.

    A closing mark never starts a line: it may hang over by its own width.
    """
    lines: list[str] = []
    current = first
    empty = True
    for piece in PIECE.findall(text):
        if not _fits(current, piece, width) and not empty and piece[0] not in CLOSING:
            lines.append(current.rstrip())
            current, empty = rest, True
        if empty and piece.isspace():
            continue
        current += piece
        empty = False
    if not empty or not lines:
        lines.append(current.rstrip())
    return lines


def _fits(current: str, piece: str, width: int) -> bool:
    return cell_len(current) + cell_len(piece.rstrip()) <= width


def right(text: str, width: int) -> str:
    """Text at the right edge."""
    return " " * max(0, width - cell_len(text)) + text


def with_end(lines: list[str], end: str, width: int) -> list[str]:
    """Put ``end`` (a clause) at the right edge of the last line, or on lines of its own where it does not fit."""
    if not end:
        return lines
    if lines and cell_len(lines[-1]) + 2 + cell_len(end) <= width:
        gap = " " * (width - cell_len(lines[-1]) - cell_len(end))
        return [*lines[:-1], lines[-1] + gap + end]
    if cell_len(end) <= width:
        return [*lines, right(end, width)]
    return [*lines, *wrap(end, width, "      ", "      ")]
