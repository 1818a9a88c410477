"""What the hazard and the rest of the text make of the claims: sickness or poisoning, hearsay left out, all found."""

from __future__ import annotations

import re
from dataclasses import replace

from matcher.claims import Claim
from matcher.page import Page

_SICK = frozenset({"food_safety", "infectious_disease"})
_GAS = frozenset({"acute_poisoning", "confined_space", "metallurgy"})
_FALLS = frozenset(
    {
        "acute_poisoning",
        "confined_space",
        "metallurgy",
        "hazchem",
        "hazchem_transport",
        "coal_mine",
        "noncoal_mine",
        "tunnel",
        "city_gas",
        "env_other",
    }
)
"""hazards in which people who fall down were poisoned"""


def settle(page: Page, claims: tuple[Claim, ...], primary: str | None, turn: str) -> tuple[Claim, ...]:
    """The claims as this hazard has them."""
    found = [claim for claim in claims if not _hearsay(page, claim)]
    found = [_renamed(page, claim, primary) for claim in found]
    found = _without_doubles(page, found, primary)
    found.extend(_derived(page, found, primary))
    return tuple(sorted(found, key=lambda claim: (claim.start, claim.end, claim.fact)))


def _hearsay(page: Page, claim: Claim) -> bool:
    """外面传的"死了好几十"没有依据: a number of a rumour that the same sentence denies."""
    start, end = page.sentence(claim.start)
    return bool(page.near("neg_doubt", start, claim.start)) and bool(page.near("neg_groundless", start, end))


def _renamed(page: Page, claim: Claim, primary: str | None) -> Claim:
    if claim.denied and claim.fact == "poisoned" and primary in _SICK:
        return claim
    if primary in _SICK and claim.fact in ("poisoned", "injured", "hospitalized") and not claim.denied:
        return replace(claim, fact="illness_count") if claim.fact != "injured" else claim
    if primary not in _SICK and claim.fact == "illness_count" and primary is not None and not claim.denied:
        return replace(
            claim,
            fact="poisoned"
            if primary in _GAS or "毒" in page.text
            else "injured"
            if "伤" in page.text
            else "illness_count",
        )
    if claim.fact == "poisoned" and primary in (
        "road_traffic",
        "building_collapse",
        "earthquake",
        "typhoon",
        "severe_convection",
    ):
        return replace(claim, fact="injured") if not claim.denied else claim
    return claim


def _without_doubles(page: Page, claims: list[Claim], primary: str | None) -> list[Claim]:
    """Those who fell down and whose fate is open are one group of people: the open fate stands."""
    firm = {claim.fact for claim in claims if claim.rule != "somebody"}
    claims = [claim for claim in claims if claim.rule != "somebody" or claim.fact not in firm]
    unknown = max((claim.low or 0 for claim in claims if claim.fact == "status_unknown"), default=0)
    if primary not in _FALLS:
        claims = [claim for claim in claims if claim.fact != "poisoned" or not _fell(page, claim)]
    return [claim for claim in claims if not (claim.fact == "poisoned" and 0 < (claim.low or 0) <= unknown)]


def _fell(page: Page, claim: Claim) -> bool:
    """Counted by nothing but 倒了, 倒下."""
    return any(page.text[start] == "倒" for start, _ in claim.more)


def _derived(page: Page, claims: list[Claim], primary: str | None) -> list[Claim]:
    found: list[Claim] = []
    by_fact = {claim.fact: claim for claim in claims if claim.low is not None}
    found.extend(_all_found(page, by_fact))
    found.extend(_hurt_in_hospital(page, by_fact, claims))
    found.extend(_everyone_poisoned(page, by_fact, primary))
    found.extend(_overboard(page, by_fact, primary))
    if any(claim.fact == "epicentre_density" and claim.word == "sparse" for claim in claims):
        found.extend(
            replace(claim, fact="magnitude_weight", word=None, low=None, open=True)
            for claim in claims
            if claim.fact == "epicentre_density"
        )
    if "evacuated" in by_fact and re.search(r"转移安置|紧急转移", page.text):
        found.append(replace(by_fact["evacuated"], fact="relocated", rule="relocated"))
    return found


def _all_found(page: Page, by_fact: dict[str, Claim]) -> list[Claim]:
    """搜救完成, 人都清点过没有漏的: nobody is missing (or trapped) any more."""
    found = []
    for mark in page.of("all_found"):
        if "missing" not in by_fact:
            found.append(Claim("missing", mark.start, mark.end, 0, 0, denied=True, rule="all_found"))
    for mark in page.of("all_out"):
        if "trapped" not in by_fact and "buried" not in by_fact:
            found.append(Claim("trapped", mark.start, mark.end, 0, 0, denied=True, rule="all_out"))
    return found[:2]


def _hurt_in_hospital(page: Page, by_fact: dict[str, Claim], claims: list[Claim]) -> list[Claim]:
    """Taken to hospital with injuries that nobody has told apart: they are the injured total."""
    held = by_fact.get("hospitalized")
    if held is None or "injured" in by_fact or "lightly_injured" in by_fact:
        return []
    open_injuries = any(claim.fact == "seriously_injured" and claim.low is None for claim in claims)
    hurt = re.search(r"伤重|重不重|伤情|破了|骨折|轻重|轻微伤|外伤|额头|擦伤|injur", page.text)
    return [replace(held, fact="injured", rule="hurt_in_hospital")] if open_injuries or hurt else []


def _everyone_poisoned(page: Page, by_fact: dict[str, Claim], primary: str | None) -> list[Claim]:
    """6个人吃炭火锅，3人已身亡，另外3人抢救过来: the whole of dead and saved is the poisoned."""
    if primary not in _GAS or "poisoned" in by_fact or "deaths" not in by_fact:
        return []
    parts = [
        by_fact[fact]
        for fact in ("deaths", "rescued", "seriously_injured", "injured", "hospitalized")
        if fact in by_fact and by_fact[fact].is_point
    ]
    total = sum(claim.low or 0 for claim in parts)
    for quantity in page.quantities:
        if (
            quantity.kind == "person"
            and quantity.low == total == quantity.high
            and len(parts) > 1
            and quantity.start < parts[0].start
        ):
            return [Claim("poisoned", quantity.start, quantity.end, quantity.low, quantity.high, rule="everyone")]
    return []


def _overboard(page: Page, by_fact: dict[str, Claim], primary: str | None) -> list[Claim]:
    """3人落水，救起1人: who fell in and was not taken out is missing, unless the text says otherwise."""
    if primary != "waterway" or "missing" in by_fact or "deaths" in by_fact:
        return []
    for mark in page.of("count"):
        if mark.key == "overboard":
            near = [
                number for number in page.quantities if number.kind == "person" and abs(number.end - mark.start) <= 4
            ]
            out = by_fact["rescued"].low if "rescued" in by_fact else 0
            if (
                near
                and isinstance(near[0].low, int)
                and isinstance(out, int)
                and near[0].low > out
                and not page.of("all_out")
            ):
                left = near[0].low - out
                return [Claim("missing", near[0].start, mark.end, left, left, approx=near[0].approx, rule="overboard")]
    return []
