"""What was read in one report: its words underlined, facts, hazards, place, time, unread numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from cards.document import Badge, Document, Field, Line, Section, Span, words
from cards.names import fact_name, hazard_name, place_name
from cards.sentences import fact_words
from cards.times import day_hour
from cards.voice import Voice, listing, say, voice_for
from engine.incident.reading import ReadFact, Reading
from engine.incident.reading import Span as Cut
from engine.plans.model import Library, Register
from engine.respond.model import FactView
from engine.values.cells import Range

UNKNOWN = Range(0, None)
"""the cell of a fact that is open without any number"""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""a reading has no hour of its own: every time is shown with its date"""
NOBODY = Register()


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the report: ``kind`` is empty for words that nothing was read from; ``label`` says what was read."""

    text: str
    kind: str = ""
    """fact, open, denied, hazard, place, time, unread, contact, message"""
    label: str = ""


def reading_card(
    library: Library,
    reading: Reading,
    text: str,
    locale: str = "zh-CN",
    zone: tzinfo | None = None,
    register: Register = NOBODY,
) -> Document:
    """A reading as a card: the report underlined, then what was read. ``register`` names sites.

    Raises ``ValueError`` (locale).
    """
    voice = voice_for(library, register, EPOCH, locale, zone)
    built = (
        _message(voice, reading),
        _text(voice, reading, text),
        _facts(voice, reading, text),
        _hazards(voice, reading, text),
        _where_when(voice, reading),
        _numbers(voice, reading, text),
        _contacts(voice, reading, text),
    )
    sections = tuple(section for section in built if section is not None)
    return Document("reading", voice.locale, say(voice, "reading.title"), sections)


def pieces(
    library: Library, reading: Reading, text: str, locale: str = "zh-CN", register: Register = NOBODY
) -> tuple[Piece, ...]:
    """The report cut where something was read, for a page that underlines it; joined they are ``text``."""
    return _cut(voice_for(library, register, EPOCH, locale), reading, text)


def _cut(voice: Voice, reading: Reading, text: str) -> tuple[Piece, ...]:
    marks: list[tuple[str, str]] = [("", "")] * len(text)
    for kind, label, spans in _marks(voice, reading):
        for span in spans:
            for place in range(max(0, span.start), min(len(text), span.end)):
                if not marks[place][0]:
                    marks[place] = (kind, label)
    out: list[Piece] = []
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or marks[place] != marks[start]:
            out.append(Piece(text[start:place], *marks[start]))
            start = place
    return tuple(piece for piece in out if piece.text)


def _marks(voice: Voice, reading: Reading) -> Iterable[tuple[str, str, tuple[Cut, ...]]]:
    """What covers the text; the first to claim a character keeps it."""
    for fact in reading.facts:
        kind = "denied" if fact.denied else ("open" if fact.state == "open" else "fact")
        yield kind, fact_words(voice, view_of(fact)), fact.spans
    for number in reading.numbers:
        if number.reason == "unread":
            yield "unread", say(voice, "number.unread"), (number.span,)
    for contact, span in reading.contacts:
        yield "contact", say(voice, f"contact.{contact}"), (span,)
    for hazard in reading.hazards:
        yield "hazard", hazard_name(voice, hazard.hazard), hazard.spans
    yield "place", place_name(voice, reading.place), reading.place.spans
    if reading.occurred:
        yield "time", day_hour(voice, reading.occurred.earliest), reading.occurred.spans
    yield "message", say(voice, f"kind.{reading.message.kind}"), reading.message.spans


def view_of(fact: ReadFact) -> FactView:
    """A fact as read, in the shape in which cards show facts."""
    told = fact.cell if fact.cell is not None else UNKNOWN
    return FactView(fact.fact, fact.state, told, denied=fact.denied, approx=fact.approx, text=fact.text)


def _message(voice: Voice, reading: Reading) -> Section:
    message = reading.message
    text = say(voice, "reading.kind", kind=say(voice, f"kind.{message.kind}"))
    badges = (Badge(say(voice, f"outcome.{message.outcome}")), Badge(say(voice, f"turn.{message.turn}")))
    return Section(
        "message", say(voice, "section.header"), (Line(words(text), mark="none", badges=badges),), area="top"
    )


def _text(voice: Voice, reading: Reading, text: str) -> Section:
    spans = tuple(
        Span(piece.text, "strong" if piece.kind else "plain", title=piece.label) for piece in _cut(voice, reading, text)
    )
    return Section("text", say(voice, "section.text"), (Line(spans, mark="none"),), area="top", layout="prose")


def _facts(voice: Voice, reading: Reading, text: str) -> Section | None:
    lines = tuple(
        Line(words(fact_words(voice, view_of(fact))), fields=_said(voice, text, fact.spans), key=fact.fact)
        for fact in reading.facts
    )
    return Section("facts", say(voice, "section.facts"), lines, area="main", layout="facts") if lines else None


def _said(voice: Voice, text: str, spans: tuple[Cut, ...]) -> tuple[Field, ...]:
    said = dict.fromkeys(text[span.start : span.end] for span in spans)
    quotes = tuple(Span(entry, quote=True) for entry in said if entry.strip())
    return (Field(say(voice, "fact.words"), quotes),) if quotes else ()


def _hazards(voice: Voice, reading: Reading, text: str) -> Section | None:
    lines = tuple(
        Line(
            words(hazard_name(voice, hazard.hazard)),
            badges=(Badge(say(voice, f"role.{hazard.role}")),),
            fields=_said(voice, text, hazard.spans),
            key=hazard.hazard,
        )
        for hazard in reading.hazards
    )
    return Section("hazards", say(voice, "section.hazards"), lines, area="main", layout="facts") if lines else None


def _where_when(voice: Voice, reading: Reading) -> Section:
    lines = [
        Line(words(say(voice, "label.text", label=fact_label(voice, "place"), text=place_name(voice, reading.place))))
    ]
    if reading.occurred:
        first, last = (day_hour(voice, at) for at in (reading.occurred.earliest, reading.occurred.latest))
        shown = first if first == last else say(voice, "value.between", low=first, high=last)
        lines.append(Line(words(say(voice, "label.text", label=fact_label(voice, "occurred_at"), text=shown))))
    if reading.candidates:
        titles = listing(voice, dict.fromkeys(_plan(voice, instance) for instance in reading.candidates))
        lines.append(Line(words(say(voice, "label.text", label=say(voice, "section.plans"), text=titles))))
    return Section("where_when", say(voice, "section.where_when"), tuple(lines), area="main")


def fact_label(voice: Voice, field: str) -> str:
    """The name of a report field."""
    return voice.messages.get(f"field.{field}") or fact_name(voice, field)


def _plan(voice: Voice, instance: str) -> str:
    plan = voice.library.plans.get(instance.split("@", maxsplit=1)[0])
    return plan.title if plan else instance


def _numbers(voice: Voice, reading: Reading, text: str) -> Section | None:
    unread = [number.span for number in reading.numbers if number.reason == "unread"]
    lines = tuple(Line((Span(text[span.start : span.end], quote=True),)) for span in unread)
    return Section("numbers", say(voice, "section.numbers"), lines, area="side") if lines else None


def _contacts(voice: Voice, reading: Reading, text: str) -> Section | None:
    lines = tuple(
        Line((Span(say(voice, f"contact.{kind}") + " "), Span(text[span.start : span.end], quote=True)))
        for kind, span in reading.contacts
    )
    return Section("contacts", say(voice, "section.contacts"), lines, area="side") if lines else None
