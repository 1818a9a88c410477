"""What reports and officers say: facts, kind of message, hazards, place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from engine.incident.decode import read_fact, read_facts, read_place, read_reading
from engine.incident.draft import Draft
from engine.incident.entry import HAZARD
from engine.incident.events import Event
from engine.incident.reading import Message, ReadFact, ReadHazard, Reading, ReadPlace
from engine.incident.situation import HazardView, Standing, Statement

CLEARLY = (3, 2)
"""A later report changes the primary hazard when its evidence is at least this ratio to that of the first."""

Data = Mapping[str, Any]


def report_received(draft: Draft, event: Event, payload: Data) -> None:
    """A report as an event keeps it."""
    report_read(draft, event, read_reading(payload["reading"]), payload.get("source", ""))


def report_read(draft: Draft, event: Event, reading: Reading, source: str = "") -> None:
    """A report: everything that was read in it."""
    draft.reports.append(event.id)
    draft.heard(event.at)
    for fact in reading.facts:
        if fact.fact != HAZARD:
            draft.say(statement_of(fact, event, report=event.id, source=source))
    draft.message = merged_message(draft.message, reading.message)
    draft.place = refined(draft.place, reading.place)
    draft.place_words += [(reading.place.code or "", event.id, span) for span in reading.place.spans]
    draft.place_words += [(code, event.id, span) for code, span in reading.place.others]
    draft.place_words += [("", event.id, span) for span in reading.place.words]
    draft.contacts += [(kind, event.id, span) for kind, span in reading.contacts]
    merge_hazards(draft.hazards, reading.hazards, event.id)
    for fact in reading.facts:
        _name_hazards(draft, (fact.text or "").split(",") if fact.fact == HAZARD else ())
    if reading.occurred is not None:
        _occurred(draft, reading.occurred.earliest, reading.occurred.latest)
    draft.began += [(name, event.id, span) for name, span in reading.began]
    draft.suggests += [(judge, event.id, span) for judge, span in reading.suggests]
    draft.candidates |= dict.fromkeys(reading.candidates)


def facts_entered(draft: Draft, event: Event, payload: Data) -> None:
    """An officer's facts."""
    standing: Standing = "verified" if payload.get("verified") else "unverified"
    for fact in read_facts(payload.get("facts", ())):
        draft.say(statement_of(fact, event, source=payload.get("source") or event.actor, standing=standing))
    _name_hazards(draft, payload.get("hazards", ()))
    if payload.get("place"):
        draft.place = read_place(payload["place"])


def figure_adopted(draft: Draft, event: Event, payload: Data) -> None:
    """An adopted figure."""
    draft.say(statement_of(read_fact(payload["fact"]), event, source=event.actor, standing="adopted"))


def question_answered(draft: Draft, event: Event, payload: Data) -> None:
    """An answer; also one that says nothing new ends the waiting."""
    draft.asked.pop(payload["fact"], None)
    for fact in read_facts(payload.get("facts", ())):
        draft.say(statement_of(fact, event, source=event.actor))


def corrected(draft: Draft, event: Event, payload: Data) -> None:
    """Withdraws what an event should not have said and states what replaces it."""
    wrong = payload["event"]
    for fact in payload.get("withdrawn", ()):
        draft.statements[fact] = [one for one in draft.statements.get(fact, ()) if one.event != wrong]
    for fact in read_facts(payload.get("facts", ())):
        draft.say(statement_of(replace(fact, corrected=True), event, source=event.actor))


def outcome_recorded(draft: Draft, event: Event, payload: Data) -> None:
    """A person decided what becomes of the message."""
    base = draft.message or Message("emergency", payload["outcome"])
    draft.message = replace(base, outcome=payload["outcome"], decided=True)


def _name_hazards(draft: Draft, named: Sequence[str]) -> None:
    """A person names the hazards: the first is the primary one, whatever was read; the old primary becomes a rival."""
    if not named:
        return
    for hazard, view in draft.hazards.items():
        if view.role == "primary":
            draft.hazards[hazard] = replace(view, role="rival")
    best = max((view.score for view in draft.hazards.values()), default=0)
    for place, hazard in enumerate(named):
        old = draft.hazards.get(hazard, HazardView(hazard, 0, "secondary"))
        score = best + 1 if place == 0 else max(1, old.score)
        draft.hazards[hazard] = replace(old, score=score, role="secondary" if place else "primary")


def statement_of(
    fact: ReadFact, event: Event, *, report: str | None = None, source: str = "", standing: Standing = "unverified"
) -> Statement:
    """What an event says of one fact; it holds as of the fact's own time, else of the event's."""
    return Statement(
        fact=fact.fact,
        state=fact.state,
        cell=fact.cell,
        as_of=fact.as_of or event.at,
        known_at=event.at,
        event=event.id,
        report=report,
        spans=fact.spans,
        object=fact.object,
        standing=standing,
        approx=fact.approx,
        nominal=fact.nominal,
        usual=fact.usual,
        denied=fact.denied,
        corrected=fact.corrected,
        text=fact.text,
        framed=fact.framed,
        source=source,
        until=fact.until,
        hearsay=fact.hearsay,
    )


def merged_message(old: Message | None, new: Message) -> Message:
    """An emergency stays one (only a person writes it off); otherwise the newest message speaks.

    What a person decided stands until a new report of an emergency comes in.
    """
    if old is not None and old.decided and new.kind != "emergency":
        return old
    if old is None or old.kind != "emergency" or new.kind == "emergency":
        return new if old is None or new.kind != "nothing" else old
    return old if new.kind == "nothing" else replace(old, turn=new.turn, office=new.office)


def refined(old: ReadPlace, new: ReadPlace) -> ReadPlace:
    """The older place with what the newer one adds.

    A newer one that contradicts it is kept beside it: ``candidates`` then hold the codes of both, and a person chooses.
    """
    parts = ("province", "city", "county", "township")
    if any(getattr(old, part) and getattr(new, part) and getattr(old, part) != getattr(new, part) for part in parts):
        codes = (*(old.candidates or (old.code,)), new.code, *new.candidates)
        return replace(old, candidates=tuple(dict.fromkeys(code for code in codes if code)))
    depth_old, depth_new = (
        max((depth for depth, part in enumerate(parts, start=1) if getattr(place, part)), default=0)
        for place in (old, new)
    )
    finer = new.code if new.code and (old.code is None or depth_new > depth_old) else old.code
    candidates = tuple(dict.fromkeys((*_beside(old), *_beside(new))))
    if not finer and not candidates:
        candidates = old.candidates or new.candidates
    return ReadPlace(
        province=old.province or new.province,
        city=old.city or new.city,
        county=old.county or new.county,
        township=old.township or new.township,
        code=finer,
        candidates=candidates,
        site=old.site or new.site,
        inside=new.inside if old.inside is None else old.inside,
        spans=old.spans or new.spans,
        words=old.words or new.words,
    )


def _beside(place: ReadPlace) -> tuple[str, ...]:
    """Codes of several places that are in question beside each other."""
    return place.candidates if place.code is not None and len(place.candidates) > 1 else ()


def merge_hazards(views: dict[str, HazardView], read: tuple[ReadHazard, ...], report: str) -> None:
    """Scores by the best report; the first primary stands unless later evidence is clearly stronger."""
    first = next((view for view in views.values() if view.role == "primary"), None)
    for one in read:
        old = views.get(one.hazard)
        evidence = (*(old.evidence if old else ()), *((report, span) for span in one.spans))
        score = max(one.score, old.score if old else 0)
        role = old.role if old and (old.role != "rival" or one.role == "primary") else one.role
        views[one.hazard] = HazardView(one.hazard, score, role, evidence)
    best = next((one for one in read if one.role == "primary"), None)
    if first is None or best is None or best.hazard == first.hazard:
        return
    stronger = best.score * CLEARLY[1] >= first.score * CLEARLY[0]
    winner, loser = (best.hazard, first.hazard) if stronger else (first.hazard, best.hazard)
    was_secondary = loser in views and views[loser].role == "secondary"
    views[winner] = replace(views[winner], role="primary")
    views[loser] = replace(views[loser], role="secondary" if was_secondary else "rival")


def _occurred(draft: Draft, earliest: Any, latest: Any) -> None:  # noqa: ANN401
    """The first report that says when is believed; a later one may narrow it."""
    if "occurred" not in draft.moments:
        draft.moments["occurred"] = (earliest, latest)
        return
    low, high = draft.moments["occurred"]
    if max(low, earliest) <= min(high, latest):
        draft.moments["occurred"] = (max(low, earliest), min(high, latest))
