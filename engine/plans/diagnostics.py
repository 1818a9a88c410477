"""Findings as text: file:line:column, source line, caret under the right columns of Chinese, help."""

from __future__ import annotations

from rich.cells import cell_len

from engine.values.findings import Finding

_PICTURES = {code: 0x2400 + code for code in range(32)} | {127: 0x2421} | {code: 0xFFFD for code in range(128, 160)}
"""Control characters are shown as pictures: a file cannot steer the terminal that it is shown on."""


def render_finding(finding: Finding, source: str = "") -> str:
    """One finding as text, without a newline at its end. ``source`` is the text of its file, "" where there is none.

    A tab of the source line is shown as one space, so that the caret stands where it should.
    """
    place = finding.place
    head = f"{place.file}:{place.line}:{place.column}: {finding.severity}[{finding.code}]: {finding.error}"
    parts = [head, *_excerpt(finding, source)]
    parts += [f"  see {where.file}:{where.line}:{where.column}: {text}" for where, text in finding.related]
    if finding.facts:
        parts.append("  example: " + " ".join(f"{fact}={value}" for fact, value in finding.facts.items()))
    if finding.help:
        parts.append(f"  help: {finding.help}")
    return "\n".join(parts)


def _excerpt(finding: Finding, source: str) -> list[str]:
    lines, place = source.split("\n"), finding.place
    if not source or not 0 < place.line <= len(lines):
        return []
    line = lines[place.line - 1].rstrip("\r").replace("\t", " ").translate(_PICTURES)
    start = place.column - 1
    end = place.end_column - 1 if place.end_line == place.line and place.end_column > place.column else len(line)
    before, marked = line[:start], line[start : max(end, start + 1)]
    number = str(place.line)
    margin = " " * len(number)
    caret = " " * cell_len(before) + "^" * max(1, cell_len(marked.rstrip() or marked))
    return [f"  {number} | {line}", f"  {margin} | {caret}"]
