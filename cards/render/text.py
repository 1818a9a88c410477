"""A Document as plain text for a terminal of 80 to 100 columns, and for pasting into systems that take only text."""

from __future__ import annotations

from rich.cells import cell_len

from cards.document import Document, Line, Section, Span
from cards.render.flow import clean, with_end, wrap

WIDTH = 92
MARKS = {"none": "", "dot": "· ", "tick": "□ ", "done": "☑ ", "number": ""}


def to_text(document: Document, width: int = WIDTH) -> str:
    """The card as text of at most ``width`` columns (Chinese characters count two), ending in a newline."""
    lines = [_rule(document.title, width, "═")]
    for section in document.sections:
        lines += _section(section, width)
    lines.append("─" * width)
    for entry in document.foot:
        lines += wrap(clean(entry), width)
    return "\n".join(lines) + "\n"


def _rule(title: str, width: int, sign: str) -> str:
    head = f"{sign * 2} {clean(title)} "
    return head + sign * max(0, width - cell_len(head))


def _section(section: Section, width: int) -> list[str]:
    if section.layout == "strip":
        return [_rule(section.title, width, "─"), *_strip(section, width)]
    lines = [] if section.layout == "header" else [_rule(section.title, width, "─")]
    for line in section.lines:
        lines += _line(line, width)
    if section.note:
        lines += wrap(clean(section.note), width, "   ", "   ")
    return lines


def _strip(section: Section, width: int) -> list[str]:
    """Ticks side by side, the clauses once."""
    items = "    ".join(_mark(line) + _head(line) for line in section.lines)
    clauses = " ".join(dict.fromkeys(line.clause for line in section.lines if line.clause))
    lines = with_end(wrap(items, width, " ", " "), clauses, width)
    for line in section.lines:
        for field in line.fields:
            lines += wrap(f"{_spans(line.spans[:1])} {field.label} {_spans(field.spans)}", width, "   ", "   ")
    return lines


def _mark(line: Line) -> str:
    number = f"{line.number}. " if line.number is not None else ""
    return number + MARKS[line.mark]


def _head(line: Line) -> str:
    marks = "".join(f" ⟨{clean(badge.text)}⟩" for badge in line.badges)
    clock = f"  {clean(f'{line.clock.text} {line.clock.left}')}" if line.clock else ""
    return _spans(line.spans) + marks + clock


def _line(line: Line, width: int) -> list[str]:
    mark = _mark(line)
    indent = " " + " " * cell_len(mark)
    lines = with_end(wrap(_head(line), width, " " + mark, indent), clean(line.clause), width)
    inner = indent + "  "
    for field in line.fields:
        label = f"{clean(field.label)} "
        lines += wrap(label + _spans(field.spans), width, inner, inner + "  ")
    return lines


def _spans(spans: tuple[Span, ...]) -> str:
    return "".join(f"“{clean(span.text)}”" if span.quote else _keep(span.text) for span in spans).strip()


def _keep(text: str) -> str:
    """Clean, but keep the spaces that part one span from the next."""
    left = " " * (len(text) - len(text.lstrip(" ")))
    last = " " * (len(text) - len(text.rstrip(" "))) if text.strip() else ""
    return left + clean(text) + last
