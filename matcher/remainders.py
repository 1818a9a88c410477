"""Who is still trapped, buried or missing; the rest of a whole."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations

from matcher.claims import Claim
from matcher.counts import Pair
from matcher.kinds import CURRENT, STATED
from matcher.page import Page
from matcher.quantities import Quantity

_FATES = frozenset(
    {"deaths", "rescued", "missing", "trapped", "buried", "injured", "seriously_injured", "hospitalized"}
)
_WHOLES = ("onboard", "overboard")


def still(claims: tuple[Claim, ...], page: Page) -> tuple[Claim, ...]:
    """trapped, buried, missing count those still so: less the rescued and the dead that the text names after them."""
    everyone = page.of("all_out")
    found = list(claims)
    for at, claim in enumerate(claims):
        if (
            claim.fact not in CURRENT
            or claim.low is None
            or claim.denied
            or claim.role in ("still", "part", "corrected")
        ):
            continue
        if any(other.rule == "fate" and other.fact == "deaths" and other.start == claim.start for other in claims):
            found[at] = replace(claim, low=0, high=0, role="arithmetic", rule="fate_known")
            continue
        later = [other for other in claims[at + 1 :] if other.is_point and _counts(other)]
        if claim.is_point and (_parted(claim, later) or _all_dead(page, claim, later)):
            found[at] = replace(claim, low=0, high=0, role="part", rule="parted")
            continue
        if any(other.fact == claim.fact for other in later):
            continue
        out = _out(page, claim, later)
        if any(mark.start > claim.start for mark in page.of("all_found")):
            found[at] = replace(claim, low=0, high=0, role="arithmetic", rule="all_found")
        elif everyone and any(mark.start > claim.start for mark in everyone) and claim.fact in ("trapped", "buried"):
            found[at] = replace(claim, low=0, high=0, role="arithmetic", rule="all_out")
            if claim.is_point and not any(other.fact in ("rescued", "deaths") for other in claims):
                found.append(replace(claim, fact="rescued", rule="all_out"))
        elif claim.is_point and out and isinstance(claim.low, int) and claim.low - out >= 0:
            found[at] = replace(
                claim, low=claim.low - out, high=claim.low - out, role="arithmetic", rule="less_rescued"
            )
    return tuple(found)


def _parted(claim: Claim, later: list[Claim]) -> bool:
    """被困18人，13人获救，5人遇难: what became of them is told part by part, and the parts make up the whole."""
    whole, by_fact = int(claim.low or 0), dict[str, int]()
    for other in later:
        if other.fact in _FATES:
            by_fact[other.fact] = by_fact.get(other.fact, 0) + int(other.low or 0)
    told = {fact: count for fact, count in by_fact.items() if 0 < count <= whole}
    sums = (
        parts
        for size in range(2, len(told) + 1)
        for parts in combinations(sorted(told), size)
        if {"deaths", "rescued"} & set(parts)
    )
    return any(sum(told[fact] for fact in parts) == whole for parts in sums)


def _all_dead(page: Page, claim: Claim, later: list[Claim]) -> bool:
    """哥俩没上来，……三个人都没救过来: those inside are among the dead that the text tells all of."""
    for other in later:
        if other.fact == "deaths" and (other.low or 0) >= (claim.low or 0):
            told = page.text[other.start : max((other.end, *(end for _, end in other.more)))]
            between = page.text[claim.end : other.start]
            if re.search(r"[都全均]", told) and not re.search(r"另|还[有剩在]|其余|剩", between):
                return True
    return False


def _counts(other: Claim) -> bool:
    """Parts are of the whole before them; the dead and the rescued among them are no longer inside."""
    return other.role != "part" or other.fact in ("deaths", "rescued", "missing")


def _out(page: Page, claim: Claim, later: list[Claim]) -> int:
    """How many of ``claim`` were taken out afterwards: rescued, or found dead where nobody was rescued."""
    rescued = sum(int(other.low or 0) for other in later if other.fact == "rescued")
    dead = sum(int(other.low or 0) for other in later if other.fact == "deaths")
    lost = sum(int(other.low or 0) for other in later if other.fact == "missing") if claim.fact != "missing" else 0
    if rescued and claim.fact == "missing":
        return 0
    if claim.fact != "missing" and rescued + dead + lost == claim.low:
        return int(claim.low)
    if rescued:
        return rescued + dead if rescued + dead == claim.low else rescued
    bodies = re.search(r"遗体|找到|搜出|挖出|扒出|打捞", page.text[claim.end :])
    return dead if claim.fact != "trapped" and dead and bodies and dead <= int(claim.low or 0) else 0


def persons_left(page: Page, pairs: tuple[Pair, ...], claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """当班37人，22人升井，其余失联: the rest is the whole less those that are accounted for."""
    used = {pair.word.start for pair in pairs}
    aboard = {pair.quantity.start for pair in pairs if pair.word.key in _WHOLES}
    found = []
    for rest in page.of("rest"):
        words = [mark for mark in page.of("count") if rest.end <= mark.start <= rest.end + 8 and mark.start not in used]
        whole = [pair.quantity for pair in pairs if pair.word.key in _WHOLES and pair.quantity.start < rest.start]
        whole = whole or [number for number in _background(page, pairs) if number.start < rest.start]
        if not words or not whole or words[0].key not in STATED:
            continue
        total = whole[-1]
        parts = [
            claim
            for claim in claims
            if total.end <= claim.start < rest.start
            and claim.is_point
            and claim.role != "part"
            and claim.fact != "onboard"
        ]
        if not parts and total.start not in aboard:
            continue
        left = int(total.low) - sum(int(claim.low or 0) for claim in parts)
        if left > 0:
            found.append(
                Claim(
                    words[0].key,
                    total.start,
                    total.end,
                    left,
                    left,
                    role="arithmetic",
                    rule="rest",
                    more=((rest.start, words[0].end),),
                )
            )
    return tuple(found)


def _background(page: Page, pairs: tuple[Pair, ...]) -> list[Quantity]:
    paired = {pair.quantity.start for pair in pairs}
    return [quantity for quantity in page.quantities if quantity.kind == "person" and quantity.start not in paired]
