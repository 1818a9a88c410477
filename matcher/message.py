"""What kind of message it is, which turn it takes, and what becomes of it.

Harm and happenings are weighed only where no frame takes them away: what is supposed, planned, remembered, quoted and
refuted, or called back speaks for its frame and not for an event. A frame wins only where nothing stands outside it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from engine.incident.reading import Message, MessageKind, Outcome, ReadHazard, Span
from matcher.acts import acts, breaks_through
from matcher.claims import Claim
from matcher.courtesy import sentences
from matcher.frames import Spans, inside, scope, signs, supposed, told_of, years_before
from matcher.negation import denial_before
from matcher.page import Page
from matcher.scan import Mark
from matcher.stance import breaks_out, plain_harm, says
from matcher.tone import tone

_ORDER: tuple[MessageKind, ...] = ("drill", "rumour", "all_clear", "old_news", "complaint", "notice", "warning")
_DECIDES = 10


@dataclass(frozen=True, slots=True)
class Event:
    """What speaks of an event outside a frame."""

    harmed: int
    """numbers of people, animals or houses harmed"""
    strong: int
    """kinds of happenings that are an emergency wherever they are"""
    weak: int
    """kinds of happenings that may be everyday ones"""
    named: int
    """kinds of things named that happen to be in the news"""
    told: bool
    """harm in plain talk"""
    endured: int
    """measures of what was endured (停了6小时10分), by which plans grade, and cases of grave diseases"""
    weight: int
    """everything added up, words of reporting included"""

    @property
    def stands(self) -> bool:
        """Enough to say that something is going on."""
        return self.harmed > 0 or self.strong > 0 or self.endured > 0


def message(page: Page, claims: Sequence[Claim], hazards: Sequence[ReadHazard], year: int) -> Message:
    """The kind with its evidence. ``year`` is the one in which the report came."""
    found = signs(page)
    weights = {
        kind: sum({page.text[mark.start : mark.end]: mark.weight for mark in marks}.values())
        for kind, marks in found.items()
    }
    event = _plain(page, claims)
    kind = _kind(page, claims, found, weights, hazards, event, year)
    spans = tuple(Span(mark.start, mark.end) for mark in found.get(kind, ()))
    score = weights.get(kind, 0) or event.weight
    return Message(kind, _outcome(page, kind), _turn(page), spans, score, office=bool(page.of("office")))


def _kind(
    page: Page,
    claims: Sequence[Claim],
    found: Mapping[str, list[Mark]],
    weights: Mapping[str, int],
    hazards: Sequence[ReadHazard],
    event: Event,
    year: int,
) -> MessageKind:
    if not hazards and not found and says(page, "fragments"):
        return "emergency"
    if _real(page, claims, found, weights, bool(event.weight or hazards)):
        return "emergency"
    frame = _frame(page, claims, found, weights, year)
    if frame is not None:
        least = _limit(page, "call_in_frame" if event.weight else "call_of_nothing")
        return "emergency" if tone(page) >= least else frame
    if weights.get("warning", 0) >= _DECIDES and not event.harmed and event.weight < _limit(page, "warned"):
        return _warning(page)
    if _sounds_quiet(page, event):
        return _told(page, weights)
    if event.stands:
        return "emergency"
    quiet = (
        _told(page, weights)
        if not event.weak and says(page, "calm") and not says(page, "urgent", supposed(page))
        else _quiet(page, weights, hazards, event)
    )
    sounds = tone(page, supposed(page))
    return "emergency" if sounds >= _limit(page, "call_of_nothing" if quiet == "nothing" else "call") else quiet


def _sounds_quiet(page: Page, event: Event) -> bool:
    """Whether no word of it sounds like a call: never where people are harmed, by each sentence where much happens."""
    if event.harmed or event.endured or _turn(page) != "first":
        return False
    if not event.stands:
        return tone(page) < _limit(page, "quiet_tone" if event.weight else "quiet_bare")
    sure = _limit(page, "quiet_told" if event.told or event.strong > 1 else "quiet_event")
    return all(tone(page, _beside(page, span)) < sure for span in sentences(page))


def _beside(page: Page, span: tuple[int, int]) -> Spans:
    """Everything but one sentence and its stop."""
    return (0, span[0]), (span[1] + 1, len(page.text))


def _real(
    page: Page, claims: Sequence[Claim], found: Mapping[str, list[Mark]], weights: Mapping[str, int], stirs: bool
) -> bool:
    """Whether something is told as real in so many words, or by where it stands."""
    quoted = [*supposed(page), *scope(page, "rumour", found.get("rumour", []))]
    if (stirs or "all_clear" in found) and breaks_through(page, quoted):
        return True
    return breaks_out(page, _harms(page, claims), framed=weights.get("drill", 0) >= _DECIDES)


def _frame(
    page: Page, claims: Sequence[Claim], found: Mapping[str, list[Mark]], weights: Mapping[str, int], year: int
) -> MessageKind | None:
    """The frame that holds everything told of: an act of speech, or signs of a kind of message.

    No paper makes a mere notice of cases of a grave disease.
    """
    grave = _grave(page, [*supposed(page), *years_before(page, year)])
    for act in acts(page):
        if grave and act.kind == "notice":
            continue
        told = [*supposed(page), *years_before(page, year), (act.start, act.unheard)]
        if not _event(page, claims, [(act.start, act.end)], told).stands:
            return act.kind
    for kind in _ORDER[:-1]:
        if grave and kind == "notice":
            continue
        if weights.get(kind, 0) >= _DECIDES and not _outside(page, claims, kind, found, year).stands:
            return kind
    return None


def _told(page: Page, weights: Mapping[str, int]) -> MessageKind:
    """The kind of a message that tells of no happening and calls nobody: what its signs say most of, else a notice."""
    best = max(_ORDER, key=lambda kind: (weights.get(kind, 0), -_ORDER.index(kind)))
    if best == "warning" and weights[best] >= _DECIDES:
        return _warning(page)
    return best if weights.get(best, 0) and best != "warning" else "notice"


def _quiet(page: Page, weights: Mapping[str, int], hazards: Sequence[ReadHazard], event: Event) -> MessageKind:
    """Little is said to happen: a sign of something else decides, else a hazard named, else people named."""
    if event.weight >= _limit(page, "event") or (hazards and (event.weak or event.named)):
        return "emergency"
    best = max(_ORDER, key=lambda kind: (weights.get(kind, 0), -_ORDER.index(kind)))
    weight = weights.get(best, 0)
    named = max((hazard.score for hazard in hazards), default=0)
    if weight >= _limit(page, "quiet") and (weight >= _DECIDES or named < _limit(page, "named")):
        doubtful = best == "warning" and weight < _DECIDES
        return "notice" if doubtful else _warning(page) if best == "warning" else best
    stirs = bool(event.weight) or any(found.kind == "person" for found in page.quantities)
    return "emergency" if hazards or (stirs and not weight) else "nothing"


def _limit(page: Page, name: str) -> int:
    return int(page.lexicon.data["messages"]["limits"][name])


def _plain(page: Page, claims: Sequence[Claim]) -> Event:
    """The event by everything that is not merely supposed."""
    out = supposed(page)
    return _event(page, claims, out, out)


def _outside(
    page: Page, claims: Sequence[Claim], kind: MessageKind, found: Mapping[str, list[Mark]], year: int
) -> Event:
    """What stands outside the scope of a frame; looking back also leaves the years before out."""
    out = supposed(page)
    if kind in ("old_news", "notice", "complaint"):
        out = [*out, *years_before(page, year)]
    words = [*out, *scope(page, kind, found.get(kind, []))]
    return _event(page, claims, words, [*out, *told_of(page, kind)] if kind in ("notice", "all_clear") else words)


def _event(page: Page, claims: Sequence[Claim], out: Spans, uncounted: Spans) -> Event:
    """``out``: where words do not count; ``uncounted``: where numbers do not."""
    words: Mapping[str, Any] = page.lexicon.data["messages"]
    counted = [claim for claim in claims if not inside(claim.start, uncounted)]
    harmed = sum(
        claim.fact in words["harm"] and ((claim.low or 0) > 0 or claim.rule == "somebody") for claim in counted
    )
    plain = any(not inside(at, out) for at in plain_harm(page))
    measured = sum(claim.fact in words["measured"] for claim in counted)
    denied = sum(claim.denied for claim in counted)
    strong, weak, named = (_happenings(page, words["happening"][name], out) for name in ("strong", "weak", "named"))
    told = sum(
        {
            page.text[mark.start : mark.end]: mark.weight
            for mark in page.of("event")
            if not inside(mark.start, out) and denial_before(page, mark.start) is None
        }.values()
    )
    weight = (
        min(12, told)
        + min(16, 8 * harmed)
        + min(4, 2 * denied)
        + min(6, 3 * measured)
        + 6 * strong
        + 2 * (weak + named)
    )
    endured = sum(claim.fact in words["endured"]["facts"] and _endured(page, claim) for claim in counted)
    endured += _grave(page, uncounted)
    return Event(harmed, strong + plain, weak, named, plain, endured, weight + 6 * plain)


def _endured(page: Page, claim: Claim) -> bool:
    """A measure long enough, told in its clause as over and done."""
    start, end = page.clause(claim.start)
    words: Mapping[str, Any] = page.lexicon.data["messages"]["endured"]
    return (claim.low or 0) >= int(words["least"]) and bool(re.search(words["told"], page.text[start:end]))


def _grave(page: Page, out: Spans) -> bool:
    """Cases are counted of a disease of which one case is an event."""
    words: Mapping[str, Any] = page.lexicon.data["messages"]["grave"]
    if not any(one.unit in words["units"] and one.low and not inside(one.start, out) for one in page.quantities):
        return False
    diseases = {f"disease={word}" for word in words["diseases"]}
    return any(
        mark.key in diseases and not inside(mark.start, out) and denial_before(page, mark.start) is None
        for mark in page.of("state")
    )


def _harms(page: Page, claims: Sequence[Claim]) -> list[int]:
    """Where a strong happening or people harmed are told of."""
    words: Mapping[str, Any] = page.lexicon.data["messages"]
    people = [claim.start for claim in claims if claim.fact in words["harm"] and (claim.low or 0) > 0]
    strong = set(words["happening"]["strong"])
    return people + [
        mark.start for mark in page.of("cls") if mark.key in strong and denial_before(page, mark.start) is None
    ]


def _happenings(page: Page, classes: Sequence[str], out: Spans) -> int:
    blocked = {at for mark in page.of("hz") if mark.key == "none" for at in range(mark.start, mark.end)}
    return len(
        {
            mark.key
            for mark in page.of("cls")
            if mark.key in classes
            and mark.start not in blocked
            and not inside(mark.start, out)
            and denial_before(page, mark.start) is None
        }
    )


def _warning(page: Page) -> MessageKind:
    """A warning of a weak colour without any effect is a notice, so is a forecast of no colour that only advises."""
    weak = page.of("weak_colours") or (says(page, "calm") and not page.of("hz"))
    return "notice" if weak and not page.of("strong_colours") else "warning"


def _outcome(page: Page, kind: MessageKind) -> Outcome:
    if kind == "emergency":
        return "emergency"
    if kind == "warning":
        return "warning"
    if kind in ("rumour", "all_clear"):
        return "write_off"
    if kind in ("complaint", "old_news"):
        return "transfer"
    if kind in ("drill", "notice") and page.of("relay"):
        return "relay"
    return "no_action"


def _turn(page: Page) -> Literal["first", "follow_up", "final"]:
    found = {mark.key for mark in page.of("turn")}
    if "final" in found:
        return "final"
    return "follow_up" if "follow_up" in found and "first" not in found else "first"
