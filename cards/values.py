"""Values in words: what is known of a fact, with its unit, never mixing zero with silence."""

from __future__ import annotations

from cards.voice import Voice, either, listing, name, say
from engine.plans.vocabulary import FactDef
from engine.respond.model import FactView
from engine.values.cells import Cell, Members, Range
from engine.values.exact import Exact
from engine.values.units import format_quantity

UNBOUNDED = Range(0, None)


def fact_value(voice: Voice, view: FactView) -> str:
    """What is known of a fact: ``3人``, ``30–39人``, ``至少3人``, ``不详，正在核实``, ``未提及``."""
    fact = voice.library.vocabulary.facts.get(view.fact)
    if view.state in ("silent", "asked", "not_applicable"):
        return say(voice, f"fact.{view.state}")
    if view.text:
        return view.text
    if fact is None or (view.state == "open" and view.told in (fact.domain, UNBOUNDED)):
        return say(voice, "fact.open")
    text = cell_text(voice, fact, view.told)
    if view.denied:
        return say(voice, "fact.denied", value=text)
    if view.state == "open":
        return say(voice, "fact.still", value=text)
    return say(voice, "fact.about", value=text) if view.approx else text


def cell_text(voice: Voice, fact: FactDef, cell: Cell) -> str:
    """A cell of a fact in words."""
    if isinstance(cell, Range):
        return range_text(voice, fact, cell)
    if isinstance(cell, Members):
        shown = sorted(cell.known) or sorted(cell.may)
        joined = listing(voice, (word_name(voice, fact, word) for word in shown))
        return joined or say(voice, "value.nothing")
    return either(voice, (word_name(voice, fact, word) for word in _in_order(fact, cell.may)))


def range_text(voice: Voice, fact: FactDef, cell: Range) -> str:
    """Numbers with their unit; an open side reads 至少 or 至多."""
    low = quantity(voice, fact, cell.low)
    if cell.high is None:
        return say(voice, "value.more_than" if cell.low_open else "value.at_least", value=low)
    high = quantity(voice, fact, cell.high)
    if cell.is_point:
        return low
    if cell.low == 0:
        return say(voice, "value.less_than" if cell.high_open else "value.at_most", value=high)
    return say(voice, "value.between", low=low, high=high)


def quantity(voice: Voice, fact: FactDef, value: Exact) -> str:
    """A number of a fact with its unit."""
    return format_quantity(value, fact.dimension, voice.locale, fact.units[0] if fact.units else None)


def word_name(voice: Voice, fact: FactDef, word: str) -> str:
    """The name of one word of a fact; yes and no as the language says them."""
    for known in fact.words:
        if known.id == word:
            return name(voice, known.names)
    return say(voice, f"word.{word}") if word in ("yes", "no") else word


def _in_order(fact: FactDef, may: frozenset[str]) -> list[str]:
    order = {word.id: place for place, word in enumerate(fact.words)}
    return sorted(may, key=lambda word: (order.get(word, len(order)), word))
