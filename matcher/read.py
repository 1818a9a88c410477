"""The matcher's door: the text of a report to a Reading."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import datetime

from engine.incident.reading import Message, ReadFact, ReadHazard, Reading, ReadNumber, Span
from engine.plans.model import Library, Register
from engine.respond.calendar import local
from matcher.candidates import candidates
from matcher.claims import Claim
from matcher.contacts import began, contacts
from matcher.counts import Pair, counted
from matcher.courtesy import without_courtesies
from matcher.frames import inside, rehearsed, scope, signs, supposed, told_of
from matcher.hazard import hazards
from matcher.lexicon import has_words, lexicon_of
from matcher.likeness import likened
from matcher.measures import measures
from matcher.merge import merge
from matcher.message import message
from matcher.negation import denials
from matcher.numberless import vague
from matcher.page import Page, open_page
from matcher.people import people
from matcher.place import place
from matcher.place_words import place_words
from matcher.places_beside import with_others
from matcher.plights import plights
from matcher.remainders import persons_left, still
from matcher.settle import settle
from matcher.states import states
from matcher.suggests import suggests
from matcher.unknown import rising, unknowns
from matcher.when import when

ALARMS = ("emergency", "warning")
_FIGURES = re.compile(r"\d+(?:\.\d+)?")


def read(library: Library, register: Register, text: str, received: datetime, *, area: str = "home") -> Reading:
    """Read one report. ``received`` must be aware, hours in the text are those of the deployment's zone; ``area`` is
    ``home``, ``any`` or the code of an area to prefer.

    Raises ``ValueError`` where ``received`` has no zone.
    """
    if received.tzinfo is None:
        raise ValueError("received must state its time zone")
    digest = hashlib.sha256(text.encode()).hexdigest()
    if not has_words(library):
        return Reading(digest, len(text), Message("nothing", "no_action"))
    page = open_page(text, lexicon_of(library))
    claims, pairs = _claims(page)
    named = hazards(page, library.vocabulary.hazards)
    here = local(received, library.deployment.zone)
    kind = _heard(library, page, claims, named, here.year)
    spoken_of = kind.kind == "emergency" or (kind.kind == "warning" and not named)
    found = likened(page, named, library.vocabulary.hazards) if spoken_of else named
    primary = found[0].hazard if found else None
    where = place(page, library, register, area)
    where = with_others(page, library, replace(where, words=place_words(page, where.spans)))
    spoken = settle(page, (*claims, *states(page, library, primary, where)), primary, kind.turn)
    ids = candidates(library, found, where)
    return Reading(
        digest=digest,
        length=len(text),
        message=kind,
        facts=_framed(page, kind, merge(spoken, page.lexicon.many, page.lexicon.facts)),
        hazards=_hazards(kind, found),
        place=where,
        occurred=when(page, here),
        numbers=_numbers(page, spoken, pairs),
        contacts=contacts(page),
        candidates=ids,
        began=began(page),
        suggests=suggests(page, library, ids),
    )


def _heard(
    library: Library, page: Page, claims: tuple[Claim, ...], named: tuple[ReadHazard, ...], year: int
) -> Message:
    """What the message is; polite sentences round an emergency never make it anything else."""
    kind = message(page, claims, named, year)
    rest = None if kind.kind in ALARMS else without_courtesies(page)
    if rest is None:
        return kind
    alone = open_page(rest, page.lexicon)
    spoken = message(alone, _claims(alone)[0], hazards(alone, library.vocabulary.hazards), year)
    return spoken if spoken.kind in ALARMS else kind


def _framed(page: Page, kind: Message, facts: tuple[ReadFact, ...]) -> tuple[ReadFact, ...]:
    """Mark what the text says of an exercise, an earlier case, a rumour or a fear and not of here and now."""
    spans = [*supposed(page), *rehearsed(page)]
    if kind.kind not in ALARMS:
        spans = [*spans, *scope(page, kind.kind, signs(page).get(kind.kind, [])), *told_of(page, kind.kind)]
    if not spans:
        return facts
    return tuple(
        replace(fact, framed=True) if fact.spans and all(inside(span.start, spans) for span in fact.spans) else fact
        for fact in facts
    )


def _claims(page: Page) -> tuple[tuple[Claim, ...], tuple[Pair, ...]]:
    """Everything said of people and measures, before the hazard has its say."""
    denied = denials(page)
    pairs = counted(page, denied.denied)
    told = people(page, pairs)
    told = (*still(told, page), *persons_left(page, pairs, told))
    told = (*told, *vague(page, told, denied.denied), *measures(page), *denied.claims)
    told = (*told, *plights(page, told))
    return rising(page, (*told, *unknowns(page, told))), pairs


def _hazards(kind: Message, found: tuple[ReadHazard, ...]) -> tuple[ReadHazard, ...]:
    return found if kind.kind in ALARMS else tuple(hazard for hazard in found if hazard.role == "primary")


def _numbers(page: Page, spoken: tuple[Claim, ...], pairs: tuple[Pair, ...]) -> tuple[ReadNumber, ...]:
    """Numbers that became no fact: explained by what they are, else ``unread``."""
    used = {(claim.start, claim.end) for claim in spoken}
    by_start = {pair.quantity.start: pair.word.key for pair in pairs}
    reasons = page.lexicon.data["units"]["reasons"]
    found = [ReadNumber(Span(aside.start, aside.end), aside.reason) for aside in page.asides]
    for quantity in page.quantities:
        if (quantity.start, quantity.end) in used or any(start <= quantity.start < end for start, end in used):
            continue
        key = by_start.get(quantity.start)
        reason = key if key is not None else str(reasons.get(quantity.kind, "unread"))
        found.append(ReadNumber(Span(quantity.start, quantity.end), reason))
    found.extend(_beyond(page, found, used))
    return tuple(sorted(found, key=lambda number: number.span))


def _beyond(page: Page, found: list[ReadNumber], used: set[tuple[int, int]]) -> list[ReadNumber]:
    """Runs of figures that nothing explains, such as one of twenty places."""
    taken = {at for span in used for at in range(*span)}
    taken |= {at for number in found for at in range(number.span.start, number.span.end)}
    return [
        ReadNumber(Span(*run.span()), "unread")
        for run in _FIGURES.finditer(page.text)
        if not taken & set(range(*run.span()))
    ]
