"""Sentences to say into a telephone: who speaks, what happened, what is known, what is still being checked."""

from __future__ import annotations

from collections.abc import Iterable

from cards.desk import Desk, emergency, known_facts, people_facts
from cards.names import agency_name, division_name, fact_name, hazard_name, place_name
from cards.telephone import listed, said_places, what_happens
from cards.times import hour
from cards.values import fact_value
from cards.voice import Voice, either, labelled, listing, name, say
from engine.plans.vocabulary import Asking
from engine.respond.model import FactView, Question


def fact_words(voice: Voice, view: FactView) -> str:
    """A fact with its value: 死亡3人, 被困：不详."""
    label, value = fact_name(voice, view.fact), fact_value(voice, view)
    return say(voice, "fact.number", label=label, text=value) if value[:1].isdigit() else labelled(voice, label, value)


def facts_words(voice: Voice, views: Iterable[FactView]) -> str:
    """Facts with their values, in one line."""
    return listing(voice, (fact_words(voice, view) for view in views))


def people_words(desk: Desk, most: int) -> str:
    """The first ``most`` facts that count people."""
    return facts_words(desk.voice, people_facts(desk)[:most])


def where_words(desk: Desk) -> str:
    """Where it is; every place that is in question, where reports contradict each other."""
    voice, place = desk.voice, desk.response.place
    codes = next((entry.about for entry in desk.response.conflicts if entry.kind == "place"), ())
    if not codes:
        return place_name(voice, place)
    first = place_name(voice, place) if place.code else division_name(voice, codes[0])
    others = listing(voice, (division_name(voice, code) for code in codes[1:]))
    return say(voice, "head.place_open", place=first, others=others)


def _said_where(desk: Desk) -> str:
    """Where it is, with the words of the report that no table knows: what to tell a crew on the telephone."""
    said = said_places(desk)
    where = where_words(desk)
    return say(desk.voice, "say.place", place=where, words=listing(desk.voice, said)) if said else where


def first_sentence(desk: Desk) -> str:
    """What to say first on any call of this incident: the event before its details."""
    voice, response = desk.voice, desk.response
    primary = next((view.hazard for view in response.hazards if view.role == "primary"), None)
    people = people_words(desk, 4)
    return say(
        voice,
        "say.first" if emergency(desk) else _by_kind(voice, response.message.kind),
        seat=agency_name(voice, voice.library.deployment.seat),
        at=hour(voice, response.received or response.now),
        place=_said_where(desk),
        hazard=hazard_name(voice, primary) if primary else say(voice, "hazard.unknown"),
        matter=_matter(desk),
        said=_said(desk),
        people=people or say(voice, "people.asked"),
        warning=facts_words(voice, _warnings(desk)),
    )


def _matter(desk: Desk) -> str:
    """What it is about, as far as anybody said: the substance, the wind."""
    wanted = listed(desk, "first_facts")
    facts = [view for view in known_facts(desk) if view.fact in wanted and view.state == "stated"]
    return say(desk.voice, "say.matter", facts=facts_words(desk.voice, facts)) if facts else ""


def _said(desk: Desk) -> str:
    """What happens and which way it moves, in the words of the report: a crew judges by them."""
    clauses = what_happens(desk)
    return say(desk.voice, "say.said", words=listing(desk.voice, clauses)) if clauses else ""


def _warnings(desk: Desk) -> list[FactView]:
    """What warnings in force say: signal and colour."""
    facts = desk.voice.library.vocabulary.facts
    return [view for view in known_facts(desk) if view.fact in facts and facts[view.fact].basis == "warning"]


def _by_kind(voice: Voice, kind: str) -> str:
    """The sentence for a message that is no emergency: pass on a drill, transfer a complaint, ask about a rumour."""
    key = f"say.{kind}"
    return key if key in voice.messages else "say.check"


def question_sentence(desk: Desk, question: Question) -> str:
    """The sentence that asks for a fact; the library's own words where it has them."""
    voice = desk.voice
    if question.fact == "hazard" and not desk.response.hazards:
        return say(voice, "ask.hazard_any")
    if question.fact == "hazard":
        options = listing(voice, (hazard_name(voice, option) for option in question.options))
        return say(voice, "ask.hazard", options=options)
    if question.fact == "message":
        return say(voice, "ask.message", kind=say(voice, f"kind.{question.options[0]}"))
    if question.fact == "place":
        options = either(voice, (division_name(voice, option) for option in question.options))
        return say(voice, "ask.place_which" if options else "ask.place", options=options)
    moment = voice.library.vocabulary.moments.get(question.fact)
    if moment is not None and moment.ask is not None:
        return _asked(voice, moment.ask)
    fact = voice.library.vocabulary.facts.get(question.fact)
    if fact is None or fact.ask is None:
        return say(voice, "ask.plain", fact=name(voice, fact.names) if fact else question.fact)
    return _asked(voice, fact.ask)


def _asked(voice: Voice, ask: Asking) -> str:
    if voice.locale != "en":
        return ask.zh
    return ask.en or f"{ask.zh} [zh]"
