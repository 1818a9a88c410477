"""A Document as HTML: a fragment for the page, or a page of its own. No script, no inline style; everything escaped."""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape
from importlib.resources import files

from cards.document import Badge, BandCell, Clock, Document, Field, Line, Section, Span
from cards.render.flow import CONTROL

STYLE = files("cards").joinpath("render", "card.css").read_text(encoding="utf-8")
SIGNS = {"tick": "□", "done": "☑", "dot": "·"}
AREAS = ("top", "main", "side", "below")


def to_html(document: Document) -> str:
    """A page of its own with its style sheet inside, to save, mail within the room or print."""
    return (
        f'<!doctype html>\n<html lang="{_text(document.locale)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(document.title)}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
        f"{to_fragment(document)}\n</body>\n</html>\n"
    )


def to_fragment(document: Document) -> str:
    """The card as one ``article`` element; ids of sections are ``card-<id>``."""
    areas = "\n".join(_area(document, area) for area in AREAS)
    foot = "".join(f"<p>{_text(entry)}</p>" for entry in document.foot)
    return (
        f'<article class="card card-{_name(document.kind)}" lang="{_text(document.locale)}">\n'
        f'<h1 class="card-title">{_text(document.title)}</h1>\n{areas}\n'
        f'<footer class="card-foot">{foot}</footer>\n</article>'
    )


def _area(document: Document, area: str) -> str:
    shown = "\n".join(_section(section) for section in document.sections if section.area == area)
    return f'<div class="area area-{area}">\n{shown}\n</div>' if shown else ""


def _section(section: Section) -> str:
    id = _name(section.id)
    title = f'<h2 id="h-{id}">{_text(section.title)}</h2>'
    tag = "ol" if section.lines and section.lines[0].number is not None else "ul"
    lines = "\n".join(_line(line) for line in _once(section))
    note = f'<p class="note">{_text(section.note)}</p>' if section.note else ""
    return (
        f'<section class="block block-{section.layout}" id="card-{id}" aria-labelledby="h-{id}">'
        f'{title}\n<{tag} class="lines">\n{lines}\n</{tag}>{note}</section>'
    )


def _once(section: Section) -> tuple[Line, ...]:
    """In a strip a clause that all share stands once, at the last."""
    if section.layout != "strip" or len({line.clause for line in section.lines}) != 1:
        return section.lines
    return (*(replace(line, clause="") for line in section.lines[:-1]), *section.lines[-1:])


def _line(line: Line) -> str:
    number = f'<span class="number">{line.number}</span>' if line.number is not None else ""
    sign = SIGNS.get(line.mark)
    mark = f'<span class="mark mark-{line.mark}" aria-hidden="true">{sign}</span>' if sign else ""
    badges = "".join(_badge(badge) for badge in line.badges)
    head = f'<span class="words">{_spans(line.spans)}</span>{badges}{_clock(line.clock)}'
    clause = f' <cite class="clause">{_text(line.clause)}</cite>' if line.clause else ""
    band = f'<div class="band">{"".join(_cell(cell) for cell in line.band)}</div>' if line.band else ""
    fields = "".join(_field(field) for field in line.fields)
    data = f' data-key="{_text(line.key)}"' if line.key else ""
    entry = f'<div class="entry"><div class="lead">{head}{clause}</div>{band}{fields}</div>'
    return f'<li class="line line-{line.mark}"{data}>{number}{mark}{entry}</li>'


def _field(field: Field) -> str:
    return f'<div class="field"><span class="label">{_text(field.label)}</span> {_spans(field.spans)}</div>'


def _badge(badge: Badge) -> str:
    return f' <span class="badge tone-{badge.tone}">{_text(badge.text)}</span>'


def _clock(clock: Clock | None) -> str:
    if clock is None:
        return ""
    left = f' <span class="left">{_text(clock.left)}</span>' if clock.left else ""
    if clock.at is None:
        return f' <span class="clock tone-{clock.tone}">{_text(clock.text)}{left}</span>'
    return f' <time class="clock tone-{clock.tone}" datetime="{clock.at.isoformat()}">{_text(clock.text)}{left}</time>'


def _cell(cell: BandCell) -> str:
    return f'<span class="cell cell-{cell.state}"><b>{_text(cell.text)}</b> <small>{_text(cell.label)}</small></span>'


def _spans(spans: tuple[Span, ...]) -> str:
    return "".join(_span(span) for span in spans)


def _span(span: Span) -> str:
    text = _text(span.text)
    title = f' title="{_text(span.title)}"' if span.title else ""
    if span.quote:
        return f"<q{title}>{text}</q>"
    if span.phone:
        return f'<a class="phone" href="tel:{_number(span.phone)}">{text}</a>'
    if span.tone == "plain" and not title:
        return text
    return f'<span class="tone-{span.tone}"{title}>{text}</span>'


def _text(text: str) -> str:
    return escape(CONTROL.sub("", text), quote=True)


def _number(phone: str) -> str:
    return re.sub(r"[^0-9+]", "", phone)


def _name(text: str) -> str:
    return re.sub(r"[^a-z0-9_-]", "-", text.lower())
