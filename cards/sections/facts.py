"""Facts as read, each with the words that it was read from; hazards with their evidence."""

from __future__ import annotations

from cards.desk import Desk, known_facts, quote
from cards.document import Badge, Field, Line, Section, Span, words
from cards.names import hazard_name
from cards.sentences import fact_words
from cards.times import hour
from cards.voice import Voice, say
from engine.respond.model import FactView


def facts(desk: Desk) -> Section | None:
    """Facts that somebody spoke of: value, standing, as-of, the words."""
    lines = tuple(_fact_line(desk, view) for view in known_facts(desk))
    return Section("facts", say(desk.voice, "section.facts"), lines, layout="facts") if lines else None


def _fact_line(desk: Desk, view: FactView) -> Line:
    voice = desk.voice
    text = fact_words(voice, view)
    said = quote(desk, view.sources)
    fields = [Field(say(voice, "fact.words"), tuple(Span(entry, quote=True) for entry in said))] if said else []
    if view.as_of:
        fields.append(Field(say(voice, "fact.as_of"), words(hour(voice, view.as_of), "muted")))
    return Line(
        words(text),
        badges=(Badge(say(voice, f"standing.{view.standing}"), "muted"), *_flags(voice, view)),
        fields=tuple(fields),
        key=view.fact,
    )


def _flags(voice: Voice, view: FactView) -> tuple[Badge, ...]:
    return tuple(Badge(say(voice, f"flag.{flag.split(':')[0]}"), "warn") for flag in view.flags)


def hazards(desk: Desk) -> Section | None:
    """Hazard hypotheses with the words that spoke for them."""
    voice = desk.voice
    lines = []
    for view in desk.response.hazards:
        said = tuple(Span(entry, quote=True) for entry in quote(desk, view.evidence))
        fields = (Field(say(voice, "fact.words"), said),) if said else ()
        badge = Badge(say(voice, f"role.{view.role}"))
        lines.append(Line(words(hazard_name(voice, view.hazard)), badges=(badge,), fields=fields, key=view.hazard))
    return Section("hazards", say(voice, "section.hazards"), tuple(lines), layout="facts") if lines else None
