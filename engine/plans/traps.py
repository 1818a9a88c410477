"""What Chinese keyboards put into YAML: found in the raw text, reported, and mended so that the rest can be read."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from engine.values.findings import Finding, Place

FULL_WIDTH = dict(zip("：＝≥≤＞＜（）％，", (":", "=", ">=", "<=", ">", "<", "(", ")", "%", ","), strict=True)) | {
    chr(0xFF10 + digit): str(digit) for digit in range(10)
}
"""Full-width characters that a rule, an id or a number never holds, with what to type instead."""

_INDENT = re.compile(r"^[ ]*([\t\u3000][ \t\u3000]*)")
_COLON = re.compile(r"^(?:\s*(?:- )?)[A-Za-z_][\w.]*(：)[ \u3000]?")


@dataclass(slots=True)
class Cleaned:
    """Text that a YAML parser can read, and the way back to the columns of the file."""

    text: str
    inserted: dict[int, int] = field(default_factory=dict)
    """line (from 0) -> column (from 0) at which one space was put in"""

    def column(self, line: int, column: int) -> int:
        """The column in the file of a column in ``text``; both count from 0."""
        at = self.inserted.get(line)
        return column if at is None or column <= at else column - 1


def clean(text: str, file: str) -> tuple[Cleaned, list[Finding]]:
    """Report and mend tabs and U+3000 in indents and full-width colons after keys; all else stays as it is."""
    findings: list[Finding] = []
    cleaned = Cleaned("")
    lines = text.split("\n")
    for number, line in enumerate(lines):
        lines[number] = _line(line, number, file, cleaned, findings)
    cleaned.text = "\n".join(lines)
    return cleaned, findings


def _line(line: str, number: int, file: str, cleaned: Cleaned, findings: list[Finding]) -> str:
    if (indent := _INDENT.match(line)) and line.strip():
        start, end = indent.span(1)
        findings.append(_indent(file, number, start, line[start]))
        line = line[:start] + line[start:end].replace("\t", " ").replace("\u3000", " ") + line[end:]
    if colon := _COLON.match(line):
        at = colon.start(1)
        place = Place(file, number + 1, at + 1, number + 1, at + 2)
        findings.append(full_width("：", place))
        if line[at + 1 : at + 2] == " " or len(line) == at + 1:
            return line[:at] + ":" + line[at + 1 :]
        cleaned.inserted[number] = at + 1
        line = line[:at] + ": " + line[at + 1 :]
    return line


def _indent(file: str, number: int, start: int, character: str) -> Finding:
    name = "a tab" if character == "\t" else "an ideographic space (U+3000)"
    place = Place(file, number + 1, start + 1, number + 1, start + 2)
    return Finding("E105", "error", place, f"the indent holds {name}", "indent with spaces, two a level")


def full_width(character: str, place: Place) -> Finding:
    """The finding for one full-width character outside a text."""
    name = unicodedata.name(character, "").lower()
    return Finding(
        "E104",
        "error",
        place,
        f"{character} (U+{ord(character):04X}, {name}) may not stand here",
        f"type {FULL_WIDTH[character]}",
    )
