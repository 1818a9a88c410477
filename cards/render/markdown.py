"""A Document as Markdown (GitHub's dialect, for task lists)."""

from __future__ import annotations

import re

from cards.document import Document, Line, Section, Span
from cards.render.flow import clean

SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~])")
MARKS = {"none": "", "dot": "- ", "tick": "- [ ] ", "done": "- [x] ", "number": "- "}


def to_markdown(document: Document) -> str:
    """The card as Markdown, ending in a newline; no word of a report becomes markup."""
    blocks = [f"# {escape(document.title)}"]
    for section in document.sections:
        blocks.append(_section(section))
    blocks.append("---\n\n" + "  \n".join(escape(entry) for entry in document.foot))
    return "\n\n".join(blocks) + "\n"


def escape(text: str) -> str:
    """Text in which nothing is markup."""
    return SPECIAL.sub(r"\\\1", clean(text)).replace("://", "&#58;//")


def _section(section: Section) -> str:
    lines = [f"## {escape(section.title)}", ""]
    for line in section.lines:
        lines += _line(line)
    if section.note:
        lines += ["", f"*{escape(section.note)}*"]
    return "\n".join(lines)


def _line(line: Line) -> list[str]:
    mark = MARKS[line.mark] or "- "
    number = f"{line.number}\\. " if line.number is not None else ""
    badges = "".join(f" ⟨{escape(badge.text)}⟩" for badge in line.badges)
    clock = f" **{escape(f'{line.clock.text} {line.clock.left}')}**" if line.clock else ""
    clause = f" *{escape(line.clause)}*" if line.clause else ""
    lines = [f"{mark}{number}{_spans(line.spans)}{badges}{clock}{clause}"]
    lines += [f"  - {escape(field.label)} {_spans(field.spans)}" for field in line.fields]
    return lines


def _spans(spans: tuple[Span, ...]) -> str:
    return "".join(_span(span) for span in spans).strip()


def _span(span: Span) -> str:
    text = escape(span.text)
    if span.quote:
        return f"“{text}”"
    gap = " " if span.text[:1] == " " else ""
    return (
        gap
        + (f"**{text}**" if span.tone in ("strong", "alert") and text else text)
        + (" " if span.text[-1:] == " " and text else "")
    )
