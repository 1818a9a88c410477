"""What the hazard and the rest of the text make of the claims: sickness or poisoning, hearsay left out, corrections."""

from __future__ import annotations

import re
from dataclasses import replace

from matcher.claims import Claim
from matcher.derived import derived
from matcher.kinds import CURRENT
from matcher.page import Page

_STANDS = re.compile(r"电梯|货梯|客梯|升降梯|轿厢|索道|缆车|吊厢|过山车|大摆锤|摩天轮|海盗船|lift|cable car")
_HARMED = re.compile(r"坠落|坠到|坍塌|爆炸|倾覆|挤压|夹|绞")
_CORRECTED = re.compile(r"更正|报重了|报多了|重复统计|重复上报|前报有误|核减|多报了|统计有误|纠正|corrected")
_FIGURES = frozenset(
    {"deaths", "missing", "injured", "seriously_injured", "lightly_injured", "trapped", "hospitalized"}
)
_SEEMS = re.compile(r"(?:好像|可能|怕是|估计|看着|看样子|快|似乎|听说|恐怕)(?:都|也|是|已经)?$")
Traits = frozenset[str]


def settle(page: Page, claims: tuple[Claim, ...], primary: str | None, turn: str) -> tuple[Claim, ...]:
    """The claims as this hazard has them (traits.yaml)."""
    traits: Traits = page.lexicon.traits.get(primary or "", frozenset())
    found = [claim for claim in claims if not _hearsay(page, claim)]
    told_ill = any(
        (claim.fact in ("illness_count", "poisoned") or _said(page, claim, "就")) and claim.rule != "somebody"
        for claim in found
    )
    found = [_renamed(page, claim, traits, known=primary is not None, told_ill=told_ill) for claim in found]
    found = [_dying(page, claim) for claim in found]
    found = [_corrected(page, claim) for claim in _without_doubles(page, found, traits)]
    found.extend(derived(page, found, traits))
    return tuple(sorted(found, key=lambda claim: (claim.start, claim.end, claim.fact)))


def _hearsay(page: Page, claim: Claim) -> bool:
    """外面传的"死了好几十"没有依据: a number of a rumour that the same sentence denies."""
    start, end = page.sentence(claim.start)
    last = max((claim.end, *(until for _, until in claim.more)))
    for said in page.near("neg_said", last, min(end, last + 6)):
        if page.near("neg_groundless", said.end, min(end, said.end + 10)):
            return True
    return bool(page.near("neg_doubt", start, claim.start)) and bool(page.near("neg_groundless", start, end))


def _renamed(page: Page, claim: Claim, traits: Traits, *, known: bool, told_ill: bool) -> Claim:
    """The fact that a count word stands for under this hazard."""
    if claim.fact == "trapped" and "hangs" in traits and _STANDS.search(page.text) and not _HARMED.search(page.text):
        return replace(claim, fact="stranded")
    if claim.denied:
        return claim
    if "sick" in traits and claim.fact == "injured" and _said(page, claim, "就"):
        return replace(claim, fact="illness_count")
    if "sick" in traits:
        renamed = ("poisoned",) if told_ill else ("poisoned", "hospitalized")
        return replace(claim, fact="illness_count") if claim.fact in renamed else claim
    if claim.fact == "illness_count" and known:
        return replace(claim, fact=_symptoms(page, traits))
    hurt = "hurts" in traits or ("falls" not in traits and _fainted(page, claim))
    return replace(claim, fact="injured") if claim.fact == "poisoned" and hurt else claim


def _symptoms(page: Page, traits: Traits) -> str:
    if "gas" in traits or "falls" in traits or "毒" in page.text:
        return "poisoned"
    return "injured" if "伤" in page.text else "illness_count"


def _dying(page: Page, claim: Claim) -> Claim:
    """有一个好像不行了: perhaps dead, perhaps not."""
    seems = claim.fact == "deaths" and any(
        _SEEMS.search(page.text[max(0, start - 4) : start]) and page.text.startswith(("不行", "没气", "没了"), start)
        for start, _ in claim.more
    )
    return replace(claim, low=0, approx=True) if seems else claim


def _corrected(page: Page, claim: Claim) -> Claim:
    """A message that corrects earlier figures says so of each figure that follows the word."""
    word = _CORRECTED.search(page.text) if claim.fact in _FIGURES and claim.role in ("", "still", "total") else None
    return replace(claim, role="corrected") if word and claim.low is not None and word.start() < claim.end else claim


def _without_doubles(page: Page, claims: list[Claim], traits: Traits) -> list[Claim]:
    """Those who fell down and whose fate is open are one group: the open fate stands; of those inside it is open."""
    firm = {claim.fact for claim in claims if claim.rule != "somebody"}
    claims = [claim for claim in claims if claim.rule != "somebody" or claim.fact not in firm]
    unknown = max((claim.low or 0 for claim in claims if claim.fact == "status_unknown"), default=0)
    if "falls" not in traits:
        claims = [_fell(page, claim) if _down(page, claim) else claim for claim in claims]
        claims = [claim for claim in claims if claim.fact != "poisoned" or not _down(page, claim)]
    claims = [claim for claim in claims if not (claim.fact == "poisoned" and 0 < (claim.low or 0) <= unknown)]
    inside = {claim.low for claim in claims if claim.fact in CURRENT and claim.is_point and claim.low}
    return [claim for claim in claims if claim.fact != "status_unknown" or claim.low not in inside]


def _down(page: Page, claim: Claim) -> bool:
    return claim.fact == "poisoned" and _said(page, claim, "倒躺栽")


def _fell(page: Page, claim: Claim) -> Claim:
    """好几个人倒地上了: people right before 倒 are down, so hurt, whatever did it."""
    touches = any(start == claim.end and page.text[start - 1] in "人名" for start, _ in claim.more)
    return replace(claim, fact="injured") if touches else claim


def _fainted(page: Page, claim: Claim) -> bool:
    """Counted by nothing but 昏迷, 晕倒."""
    return claim.fact == "poisoned" and _said(page, claim, "昏晕")


def _said(page: Page, claim: Claim, marks: str) -> bool:
    return any(page.text[start] in marks for start, _ in claim.more)
