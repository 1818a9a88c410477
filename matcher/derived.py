"""Claims that follow from others: all found, hurt in hospital, everyone poisoned, overboard, a stop that goes on."""

from __future__ import annotations

import re
from dataclasses import replace

from matcher.claims import Claim
from matcher.page import Page

_UNSORTED = re.compile(r"伤重|重不重|伤情|破了|骨折|轻重|轻微伤|外伤|额头|擦伤|injur")
_RELEASED = re.compile(r"救出|救下|放出|接下|脱困|获救|出来了|弄开|弄出|下来了|下完|全部下")
_SEARCHED = re.compile(r"还在找|在找|搜救|没影|搜寻|失联|其余|没找到|打捞中|继续打捞")


def derived(page: Page, claims: list[Claim], traits: frozenset[str]) -> list[Claim]:
    """All of them, under the traits of the hazard."""
    by_fact = {claim.fact: claim for claim in claims if claim.low is not None}
    found = _all_found(page, by_fact)
    found.extend(_hurt_in_hospital(page, by_fact, claims))
    found.extend(_hurt_together(by_fact))
    found.extend(_relocated(page, by_fact))
    found.extend(_sparse(claims))
    if "gas" in traits:
        found.extend(_everyone_poisoned(page, by_fact) or _gassed(page, by_fact))
    if "overboard" in traits:
        found.extend(_overboard(page, by_fact) or _not_back(page, by_fact))
    if "hangs" in traits:
        found.extend(_hangs(page, claims))
    if "standstill" in traits:
        found.extend(_goes_on(page, claims))
    return found


def _relocated(page: Page, by_fact: dict[str, Claim]) -> list[Claim]:
    said = "evacuated" in by_fact and re.search(r"转移安置|紧急转移", page.text)
    return [replace(by_fact["evacuated"], fact="relocated", rule="relocated")] if said else []


def _sparse(claims: list[Claim]) -> list[Claim]:
    """Hardly inhabited: how far the magnitude counts is open."""
    return [
        replace(claim, fact="magnitude_weight", word=None, low=None, open=True)
        for claim in claims
        if claim.fact == "epicentre_density" and claim.word == "sparse"
    ]


def _all_found(page: Page, by_fact: dict[str, Claim]) -> list[Claim]:
    """搜救完成, 人都清点过没有漏的: nobody is missing (or trapped) any more; 人都没事: nobody is hurt."""
    found = []
    for kind, silent, fact in (
        ("all_found", {"missing"}, "missing"),
        ("all_out", {"trapped", "buried", "stranded"}, "trapped"),
        ("all_well", {"injured", "deaths", "seriously_injured", "lightly_injured"}, "injured"),
    ):
        marks = page.of(kind)
        if marks and not silent & set(by_fact):
            found.append(Claim(fact, marks[0].start, marks[0].end, 0, 0, denied=True, rule=kind))
    return found


def _hurt_in_hospital(page: Page, by_fact: dict[str, Claim], claims: list[Claim]) -> list[Claim]:
    """Taken to hospital with injuries that nobody has told apart: they are the injured total."""
    held = by_fact.get("hospitalized")
    if held is None or "injured" in by_fact or "lightly_injured" in by_fact:
        return []
    open_injuries = any(claim.fact == "seriously_injured" and claim.low is None for claim in claims)
    hurt = open_injuries or _UNSORTED.search(page.text)
    return [replace(held, fact="injured", rule="hurt_in_hospital")] if hurt else []


def _hurt_together(by_fact: dict[str, Claim]) -> list[Claim]:
    """一个送医院，旁边两个擦破皮: more slightly hurt than patients: others, and together the injured."""
    held, slight = by_fact.get("hospitalized"), by_fact.get("lightly_injured")
    if held is None or slight is None or {"injured", "seriously_injured"} & set(by_fact):
        return []
    if not (held.is_point and slight.is_point) or (slight.low or 0) <= (held.low or 0):
        return []
    total = (held.low or 0) + (slight.low or 0)
    return [replace(held, fact="injured", low=total, high=total, rule="hurt_together", more=(*held.more, *slight.more))]


def _everyone_poisoned(page: Page, by_fact: dict[str, Claim]) -> list[Claim]:
    """6个人吃炭火锅，3人已身亡，另外3人抢救过来: the whole of dead and saved is the poisoned."""
    if "poisoned" in by_fact or "deaths" not in by_fact:
        return []
    facts = ("deaths", "rescued", "seriously_injured", "injured", "hospitalized")
    parts = [by_fact[fact] for fact in facts if fact in by_fact and by_fact[fact].is_point]
    total = sum(claim.low or 0 for claim in parts)
    for number in page.quantities:
        whole = number.kind == "person" and number.low == total == number.high
        if whole and len(parts) > 1 and number.start < parts[0].start:
            return [Claim("poisoned", number.start, number.end, number.low, number.high, rule="everyone")]
    return []


def _gassed(page: Page, by_fact: dict[str, Claim]) -> list[Claim]:
    """冒黄绿色气，统计送医46人: who was taken to hospital from a gas is poisoned."""
    held = by_fact.get("hospitalized")
    gas = re.search(r"呛|熏|毒|冒[^，。]{0,5}气|气味|气体", page.text)
    return [replace(held, fact="poisoned", rule="gassed")] if held and gas and "poisoned" not in by_fact else []


def _overboard(page: Page, by_fact: dict[str, Claim]) -> list[Claim]:
    """3人落水，救起1人: who fell in and was not taken out is missing, unless the text says otherwise."""
    if "missing" in by_fact or "deaths" in by_fact or page.of("all_out"):
        return []
    out = by_fact["rescued"].low if "rescued" in by_fact else 0
    for mark in page.of("count"):
        if mark.key != "overboard":
            continue
        near = [one for one in page.quantities if one.kind == "person" and abs(one.end - mark.start) <= 4]
        if near and isinstance(near[0].low, int) and isinstance(out, int) and near[0].low > out:
            left = near[0].low - out
            return [Claim("missing", near[0].start, mark.end, left, left, approx=near[0].approx, rule="overboard")]
    return []


def _not_back(page: Page, by_fact: dict[str, Claim]) -> list[Claim]:
    """船上13人，捞上来4个，2具遗体，还在找: who is neither saved nor dead is missing."""
    whole = by_fact.get("onboard")
    if whole is None or not whole.is_point or "missing" in by_fact or not _SEARCHED.search(page.text):
        return []
    known = [by_fact[fact] for fact in ("rescued", "deaths") if fact in by_fact and by_fact[fact].is_point]
    left = (whole.low or 0) - sum(claim.low or 0 for claim in known)
    return [replace(whole, fact="missing", low=left, high=left, rule="not_back")] if known and left > 0 else []


def _hangs(page: Page, claims: list[Claim]) -> list[Claim]:
    """电梯困了3人，维保在路上: they are still in there, and nobody said since when."""
    if any(claim.fact == "stranded_time" for claim in claims) or page.of("all_out") or _RELEASED.search(page.text):
        return []
    stuck = [claim for claim in claims if claim.fact == "equipment_event" and (claim.word or "").endswith("_stuck")]
    held = [claim for claim in claims if claim.fact == "stranded" and (claim.low or 0) > 0]
    return (
        [replace(held[0], fact="stranded_time", low=None, high=None, open=True, rule="still_hangs")]
        if stuck and held
        else []
    )


def _goes_on(page: Page, claims: list[Claim]) -> list[Claim]:
    """停运，尚未恢复: a stop that goes on is open in length although nobody said how long."""
    if any(claim.fact in ("interruption", "stranded_time") for claim in claims):
        return []
    running = [mark for mark in page.of("measure") if mark.key == "running"]
    stopped = [mark for mark in page.of("measure") if mark.key in ("interruption", "stuck")]
    if not running or not stopped:
        return []
    fact = "stranded_time" if stopped[0].key == "stuck" else "interruption"
    return [
        Claim(
            fact,
            stopped[0].start,
            stopped[0].end,
            open=True,
            rule="goes_on",
            more=((running[0].start, running[0].end),),
        )
    ]
