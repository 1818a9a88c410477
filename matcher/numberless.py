"""Persons without a number: 多人受伤, 出人命了, 其余人马全无音讯 are at least one, never nothing."""

from __future__ import annotations

import re

from matcher.claims import Claim
from matcher.kinds import CURRENT
from matcher.many import at_least, is_bridge, words_of_many
from matcher.negation import denial_before
from matcher.page import Page
from matcher.scan import Mark

_OF_DEATH = re.compile(
    r"事故|风险|人数|原因|率|证明|赔|名单|情况|或|[、]|线|不明|待|[的了]?(?:到底|究竟|一共|总共|有|是|共)*(?:几|多少)[人个名位]*[了啊呢]?\?"
)

_REACH = 16
_FATES = frozenset(
    {
        "trapped",
        "buried",
        "missing",
        "injured",
        "deaths",
        "poisoned",
        "illness_count",
        "seriously_injured",
        "hospitalized",
    }
)
_ENDS = ("人", "名", "位", "员")
"""a word of many that names people itself"""


def _some(page: Page, fact: str, start: int, end: int, rule: str) -> Claim:
    """At least one, open upwards, and usually no more than few."""
    return Claim(fact, start, end, 1, None, open=True, usual=page.lexicon.data["counts"]["somebody_usual"], rule=rule)


def vague(page: Page, claims: tuple[Claim, ...], denied: frozenset[int]) -> tuple[Claim, ...]:
    """有人被困, 多人受伤, without a number: at least one, many at least three or more; always open."""
    told = {claim.fact for claim in claims}
    found = [claim for claim in _somebody(page, denied) if claim.fact not in told]
    found.extend(_unnumbered(page, told, denied))
    found.extend(_others(page, told, denied))
    found.extend(_died(page, told, denied))
    found.extend(_held(page, told, denied))
    return tuple(at_least(page, [claim for claim in found if not _taken_back(page, claim)]))


def _taken_back(page: Page, claim: Claim) -> bool:
    """死亡无, 有人死亡吗: what stands right behind the word denies it or asks."""
    return bool(page.lexicon.taken_back.match(page.text, claim.end))


def _somebody(page: Page, denied: frozenset[int]) -> list[Claim]:
    """The first fate behind each word of somebody or of many."""
    found = []
    for who in sorted((*page.of("somebody"), *words_of_many(page))):
        reach = _REACH if page.text[who.start].isascii() else _REACH // 2
        words = [mark for mark in page.starting("count", who.end, who.end + reach) if mark.start not in denied]
        if not words or words[0].key not in _FATES or page.text[words[0].start] == "倒":
            continue
        word = words[0]
        gap = page.text[who.end : word.start]
        bare = who.key == "many" and not page.text[who.start : who.end].endswith(_ENDS)
        if (
            re.search(r"[，。,;\d]|没|无|未", gap)
            or _asked(page, who.start)
            or (bare and not is_bridge(page, who.end, word.start))
        ):
            continue
        if word.key != "deaths" or not _no_death(page, word):
            found.append(_some(page, word.key, who.start, word.end, "somebody"))
    return found


def _unnumbered(page: Page, told: set[str], denied: frozenset[int]) -> list[Claim]:
    """出人命了, 盖了白布: people died, nobody said how many."""
    found = []
    for mark in page.of("unnumbered"):
        said = mark.start not in denied and not _asked(page, mark.start) and not _said_not(page, mark)
        said = said and not _idiom(page, mark)
        if said and mark.key not in told:
            found.append(_some(page, mark.key, mark.start, mark.end, "unnumbered"))
            told.add(mark.key)
    return found


def _idiom(page: Page, mark: Mark) -> bool:
    """呛死人了, 热死人: a manner of speaking."""
    words = tuple(page.lexicon.data["counts"]["no_death"]["idiom"])
    return page.text.startswith("死人", mark.start) and page.text[: mark.start].endswith(words)


def _held(page: Page, told: set[str], denied: frozenset[int]) -> list[Claim]:
    """工人出不来, 有人被冲走: at least one, where the people are not the unit of a number."""
    units = {number.end - 1 for number in page.quantities if number.kind == "person"}
    return [
        _some(page, mark.key, mark.start, mark.end, "somebody")
        for mark in page.of("somebody_in")
        if mark.key not in told
        and not {mark.start} & (units | denied)
        and not _asked(page, mark.start)
        and not page.of("all_out")
        and not any(word.key == "deaths" for word in page.near("count", mark.end, mark.end + 8))
    ]


def _died(page: Page, told: set[str], denied: frozenset[int]) -> list[Claim]:
    """A word of death that nothing else explains: at least one person, unless beasts or a fear are meant."""
    sure = page.lexicon.data["counts"]["surely_dead"]
    beasts = any(number.kind == "animal" for number in page.quantities)
    if beasts or {"deaths", "deaths_incl_missing"} & told or page.of("neg_doubt"):
        return []
    for mark in page.of("count"):
        word = page.text[mark.start : mark.end]
        if page.text[mark.end : mark.end + 1] == "过":
            continue
        if mark.key != "deaths" or mark.start in denied or word not in sure or _asked(page, mark.start):
            continue
        if _no_death(page, mark) or _OF_DEATH.match(page.text[mark.end :]):
            continue
        told.add("deaths")
        return [_some(page, "deaths", mark.start, mark.end, "death_without_number")]
    return []


def _no_death(page: Page, mark: Mark) -> bool:
    """怕死人, 牛死了, 拧死了: feared, beasts, or no death at all."""
    spec = page.lexicon.data["counts"]["no_death"]
    head = page.text[max(0, mark.start - 10) : mark.start]
    beasts = re.search(spec["behind"], page.text[mark.end : mark.end + 8])
    return bool(beasts) or any(word in head for word in spec["near"]) or head.endswith(tuple(spec["before"]))


def _others(page: Page, told: set[str], denied: frozenset[int]) -> list[Claim]:
    """其余人马全无音讯: nobody said how many, so at least one."""
    found = []
    for rest in page.of("rest"):
        words = [mark for mark in page.near("count", rest.end, rest.end + 12) if mark.start not in denied]
        fate = next((mark for mark in words if mark.key in (*CURRENT, "deaths")), None)
        if fate is None or fate.key in told or re.search(r"[，。;,]", page.text[rest.end : fate.start]):
            continue
        found.append(_some(page, fate.key, rest.start, fate.end, "others"))
        told.add(fate.key)
    return found


def _said_not(page: Page, mark: Mark) -> bool:
    """没死人, 以为死人了: denied or only thought."""
    return denial_before(page, mark.start) is not None or page.text[mark.start - 1 : mark.start] in ("没", "不", "无")


def _asked(page: Page, at: int) -> bool:
    """有没有人被困 and 是否有人 ask, they do not say."""
    head = page.text[max(0, at - 3) : at]
    return bool(re.search(r"没|是否|无|未|不知|可能|万一", head))
