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
_CONTROL = re.compile("[^\t\r\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_COLON = re.compile(r"^(?:\s*(?:- )?)[A-Za-z_][\w.]*(：)[ \u3000]?")


@dataclass(slots=True)
class Cleaned:
    """Text that a YAML parser can read, and the way back to the columns of the file."""

    text: str
    shifted: dict[int, tuple[int, int]] = field(default_factory=dict)
    """line (from 0) -> (column from which on, characters that were put in there; negative: taken out)"""

    def column(self, line: int, column: int) -> int:
        """The column in the file of a column in ``text``; both count from 0."""
        at, count = self.shifted.get(line, (0, 0))
        return column if column <= at else column - count


def clean(text: str, file: str) -> tuple[Cleaned, list[Finding]]:
    """Report and mend control characters, tabs and U+3000 in indents, full-width colons after keys; nothing else."""
    findings: list[Finding] = []
    cleaned = Cleaned("")
    lines = text.split("\n")
    before = ""
    for number, line in enumerate(lines):
        lines[number] = _line(line, number, _Place(file, before), cleaned, findings)
        before = lines[number] if lines[number].strip() else before
    cleaned.text = "\n".join(lines)
    return cleaned, findings


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a line stands: its file, and the last line before it that is not empty."""

    file: str
    before: str


def _line(line: str, number: int, where: _Place, cleaned: Cleaned, findings: list[Finding]) -> str:
    for control in _CONTROL.finditer(line):
        findings.append(_control(where.file, number, control.start(), control[0]))
    line = _CONTROL.sub(" ", line)
    if (indent := _INDENT.match(line)) and line.strip():
        findings.append(_indent(where.file, number, indent.start(1), line[indent.start(1)]))
        mended = _indent_after(where.before)
        cleaned.shifted[number] = (0, len(mended) - indent.end())
        return mended + line[indent.end() :]
    if colon := _COLON.match(line):
        at = colon.start(1)
        findings.append(full_width("：", Place(where.file, number + 1, at + 1, number + 1, at + 2)))
        if line[at + 1 : at + 2] == " " or len(line) == at + 1:
            return line[:at] + ":" + line[at + 1 :]
        cleaned.shifted[number] = (at + 1, 1)
        return line[:at] + ": " + line[at + 1 :]
    return line


def _indent_after(before: str) -> str:
    """The indent that a line most likely was to have: that of the line before, two more after a colon."""
    spaces = before[: len(before) - len(before.lstrip(" "))]
    return spaces + ("  " if before.rstrip().endswith(":") else "")


def _control(file: str, number: int, at: int, character: str) -> Finding:
    place = Place(file, number + 1, at + 1, number + 1, at + 2)
    error = f"a control character (U+{ord(character):04X}) stands here"
    return Finding("E101", "error", place, error, "delete the character")


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
