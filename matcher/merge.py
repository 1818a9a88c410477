"""Many claims of one fact to one ReadFact: corrections win, totals beat parts, additions add up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from engine.incident.reading import ReadFact, Span
from engine.values.cells import Members, Range, Words
from matcher.claims import Claim, summed

_CURRENT = frozenset({"trapped", "buried", "missing"})
"""counts that fall as people are found: the last one said stands"""
_OVER_PLACES = frozenset({"animals_dead", "animals_culled"})
_SUMMED = frozenset(
    {
        "deaths",
        "missing",
        "injured",
        "seriously_injured",
        "lightly_injured",
        "trapped",
        "hospitalized",
        "evacuated",
        "animals_dead",
    }
)


def merge(claims: Iterable[Claim], many: frozenset[str], facts: frozenset[str]) -> tuple[ReadFact, ...]:
    """One ReadFact per fact, in the order in which the text first speaks of them."""
    by_fact: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=lambda claim: (claim.start, claim.end, claim.fact)):
        if claim.fact in facts:
            by_fact.setdefault(claim.fact, []).append(claim)
    return tuple(_fact(fact, held, fact in many) for fact, held in by_fact.items())


def _fact(fact: str, claims: list[Claim], many: bool) -> ReadFact:
    if claims[0].word is not None:
        return _word(fact, claims, many)
    chosen = _choose(fact, claims)
    cell = None if chosen.low is None else Range(chosen.low, chosen.high, False, chosen.high_open)
    return ReadFact(
        fact,
        "open" if chosen.open else "stated",
        cell,
        _spans(chosen),
        chosen.denied,
        chosen.approx,
        chosen.nominal,
        usual=chosen.usual,
        hearsay=chosen.rule == HEARSAY,
        corrected=chosen.role == "corrected",
        rule=chosen.rule,
    )


def _word(fact: str, claims: list[Claim], many: bool) -> ReadFact:
    words = list(dict.fromkeys(claim.word for claim in claims if claim.word))
    spans = tuple(sorted({span for claim in claims for span in _spans(claim)}))
    text = next((claim.text for claim in claims if claim.text), None)
    if many:
        known = frozenset(words)
        return ReadFact(fact, "stated", Members(known, known), spans, text=text, rule=claims[0].rule)
    if claims[0].open:
        return ReadFact(fact, "open", Words(frozenset(claims[0].words)), _spans(claims[0]), rule=claims[0].rule)
    return ReadFact(fact, "stated", Words(frozenset(words[:1])), _spans(claims[0]), text=text, rule=claims[0].rule)


def _spans(claim: Claim) -> tuple[Span, ...]:
    return tuple(sorted({Span(claim.start, claim.end), *(Span(start, end) for start, end in claim.more)}))


HEARSAY = "hearsay"
"""The rule of a figure that the report has from others only."""


def _choose(fact: str, claims: list[Claim]) -> Claim:
    """The claim that stands for the report."""
    if any(claim.role == "corrected" for claim in claims) and fact not in _CURRENT:
        return next(claim for claim in reversed(claims) if claim.role == "corrected")
    numbers = [claim for claim in claims if claim.low is not None and not claim.denied] or [
        claim for claim in claims if claim.low is not None
    ]
    if not numbers:
        return claims[0]
    wholes = [claim for claim in numbers if claim.role != "part"] or numbers
    if any(claim.role == "other_source" for claim in wholes):
        return _either(wholes)
    totals = [claim for claim in wholes if claim.role == "total"]
    if totals:
        return totals[-1]
    left = [claim for claim in wholes if claim.role == "still"]
    if left:
        return left[-1]
    said = [claim for claim in wholes if claim.role != "added"]
    if fact in _CURRENT and len(said) == len(wholes):
        return wholes[-1]
    return _summed(fact, wholes)


def _either(claims: list[Claim]) -> Claim:
    """3人死亡，另有消息说死了11个: two versions are a range until somebody chooses, never a sum."""
    first, others = claims[0], claims[1:]
    highs = [claim.high for claim in claims]
    return replace(
        first,
        low=min(claim.low or 0 for claim in claims),
        high=None if None in highs else max(high for high in highs if high is not None),
        open=True,
        rule="two_versions" if others else HEARSAY,
        more=(*first.more, *((claim.start, claim.end) for claim in others)),
    )


def _summed(fact: str, claims: list[Claim]) -> Claim:
    """3人当场死亡，另有2人死亡: added to what stands before them; a number that comes after is the new total."""
    plain = [claim for claim in claims if claim.role != "added"]
    points = [claim for claim in plain if claim.is_point]
    greatest = max(claims, key=lambda claim: (claim.low or 0, -claim.start))
    if fact in _OVER_PLACES and len(points) > 1 and len({claim.low for claim in points}) == len(points):
        return replace(summed([*points[1:], points[0]]), rule="sum")
    if fact not in _SUMMED or len(plain) == len(claims):
        return greatest
    last = plain[-1] if plain else claims[0]
    added = [claim for claim in claims if claim is not last and _adds(claim, last)]
    if not added:
        return last if any(claim.start < last.start for claim in claims if claim.role == "added") else greatest
    return replace(summed([*added, last]), rule="sum")


def _adds(claim: Claim, last: Claim) -> bool:
    """Added behind the last whole number; one person told by himself adds wherever he stands."""
    return claim.role == "added" and (claim.start > last.start or claim.rule == "one_person")
