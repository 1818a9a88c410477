"""Facts that are words: typhoon class, state of dam and dyke, substance, disease, place, persons, equipment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from engine.incident.reading import ReadPlace
from engine.plans.model import Library
from matcher.borders import borders
from matcher.claims import Claim
from matcher.intake import intake
from matcher.negation import denial_before
from matcher.page import Page
from matcher.place import named
from matcher.storms import storm
from matcher.substances import substance

_LISTS = frozenset({"place_kind", "persons_involved", "vehicle_kind", "occasion"})
_COUNTY = re.compile(r"[\u4e00-\u9fff]{1,4}?[县区旗]")
_COUNTIES = re.compile(r"(?:[\u4e00-\u9fff]{1,4}?[县区旗](?:、|和|与|及|以及|，)){1,8}[\u4e00-\u9fff]{1,4}?[县区旗]")
"""甲县、乙县和丙区"""
_ALL_COUNTIES = re.compile(r"各|全|所有|有关|相关|每|其[他它余]|周边|附近|几|多")
_OWN = re.compile(r"^[^，。;]*?[本该我此](?=[县区旗])")
"""words that name no county of their own, and words of one and the same"""


def states(page: Page, library: Library, primary: str | None, where: ReadPlace) -> tuple[Claim, ...]:
    """Word facts of the report; ``primary`` is the hazard that it is about."""
    traits = page.lexicon.traits.get(primary or "", frozenset())
    return (
        *_listed(page),
        *_yes(page),
        *_warnings(page),
        *(() if "no_substance" in traits else substance(page, primary)),
        *(_dam(page) if "works" in traits else ()),
        *(_category(page) if "source" in traits else ()),
        *(_counties(page, library) if "counties" in traits else ()),
        *_equipment(page),
        *intake(page, where),
        *(borders(page, library) if "crosses" in traits else ()),
        *(storm(page) if "storm" in traits else ()),
        *_grid(page, where),
    )


def _listed(page: Page) -> Iterator[Claim]:
    """The words of states.yaml: the gravest (first listed) of each fact, every one of a list."""
    held: dict[str, list[tuple[str, int, int]]] = {}
    for mark in page.of("state"):
        fact, _, word = mark.key.partition("=")
        if denial_before(page, mark.start) is None:
            held.setdefault(fact, []).append((word, mark.start, mark.end))
    spec = page.lexicon.data["states"]["words"]
    for fact, found in held.items():
        if fact in _LISTS:
            yield from (Claim(fact, start, end, word=word, rule="word") for word, start, end in found)
        else:
            longest = [
                item
                for item in found
                if not any(o[1] <= item[1] and item[2] <= o[2] and o[2] - o[1] > item[2] - item[1] for o in found)
            ]
            order = list(spec[fact])
            word, start, end = min(longest, key=lambda item: (order.index(item[0]), item[1]))
            yield Claim(fact, start, end, word=word, rule="word")


def _yes(page: Page) -> Iterator[Claim]:
    """Facts that are said to be so, or to be over (阀门关了，不漏了): of each the last word that is not denied."""
    told: dict[str, Claim] = {}
    for mark in page.of("yes"):
        fact, _, answer = mark.key.partition("=")
        if denial_before(page, mark.start) is None:
            told[fact] = Claim(fact, mark.start, mark.end, word=answer, rule="said")
    yield from told.values()


def _warnings(page: Page) -> Iterator[Claim]:
    """暴雨红色预警: the colour of each signal; a warning that is lifted is none."""
    spec: Mapping[str, Any] = page.lexicon.data["states"]
    if "预警" not in page.text:
        return
    for fact, names in spec["warnings"].items():
        found = re.search(
            rf"(?:{'|'.join(names)})[^，。;]{{0,10}}?([{''.join(spec['colours'])}])色?[^，。;]{{0,4}}?预警", page.text
        )
        if found:
            lifted = re.search(r"解除|取消", page.text[max(0, found.start() - 8) : found.end() + 8])
            word = "none" if lifted else str(spec["colours"][found[1]])
            yield Claim(fact, found.start(), found.end(), word=word, rule="warning")


def _has(page: Page, words: list[str]) -> re.Match[str] | None:
    """The first of ``words`` that is not denied."""
    pattern = "|".join(re.escape(str(word).lower()) for word in sorted(words, key=lambda word: (-len(word), word)))
    for found in re.finditer(pattern, page.text):
        if denial_before(page, found.start()) is None:
            return found
    return None


def _dam(page: Page) -> Iterator[Claim]:
    spec: Mapping[str, Any] = page.lexicon.data["states"]["dam"]
    body = _has(page, spec["body"])
    if body is not None and "堰塞湖" not in page.text:
        state = next(
            ((name, hit) for name in ("collapse", "serious", "danger") if (hit := _has(page, spec[name]))), None
        )
        if state is not None:
            size = next((name for name in ("key", "large", "medium", "small") if _has(page, spec["sizes"][name])), "")
            yield _classed("dam", (body, state[1]), spec["classes"][state[0]], size)
    yield from _dyke(page)


def _classed(fact: str, hits: tuple[re.Match[str], ...], classes: Mapping[str, str], said: str) -> Claim:
    """The word of the class that the text names; where it names none, every class is open."""
    words = (classes[said],) if said else tuple(dict.fromkeys(classes.values()))
    start, end = min(hit.start() for hit in hits), max(hit.end() for hit in hits)
    return Claim(fact, start, end, word=words[0], words=words, open=len(words) > 1, rule=fact)


def _dyke(page: Page) -> Iterator[Claim]:
    spec: Mapping[str, Any] = page.lexicon.data["states"]["dyke"]
    body = _has(page, spec["body"])
    if body is None or _has(page, page.lexicon.data["states"]["dam"]["body"]):
        return
    breach = _has(page, spec["breach"])
    if breach is not None:
        river = next((name for name in spec["classes"] if _has(page, spec[name])), "")
        yield _classed("dyke", (body, breach), spec["classes"], river)
        return
    for word, name in (("major_danger", "major"), ("danger", "minor")):
        found = _has(page, spec[name])
        if found is not None:
            yield Claim("dyke", min(body.start(), found.start()), max(body.end(), found.end()), word=word, rule="dyke")
            return


def _category(page: Page) -> Iterator[Claim]:
    for number, words in page.lexicon.data["states"]["source_category"].items():
        pattern = "|".join(
            (r"(?<![a-z\d])" if str(word)[0].isascii() else "")
            + re.escape(str(word).lower())
            + (r"(?![a-z\d])" if str(word)[-1].isascii() else "")
            for word in words
        )
        found = re.search(pattern, page.text)
        if found:
            yield Claim("source_category", found.start(), found.end(), int(number), int(number), rule="category")
            return


def _counties(page: Page, library: Library) -> Iterator[Claim]:
    """How many counties a disease concerns: 我县 = one, 3个县区 = three."""
    spec = page.lexicon.data["states"]["counties"]
    for quantity in page.quantities:
        if quantity.unit in ("个县", "个区", "县", "区") and isinstance(quantity.low, int):
            yield Claim("counties_affected", quantity.start, quantity.end, quantity.low, quantity.high, rule="counties")
            return
        if quantity.unit in ("个市", "个地市", "市", "市州", "个设区市", "个设区的市", "个地级市"):
            yield Claim(
                "prefectures_affected", quantity.start, quantity.end, quantity.low, quantity.high, rule="prefectures"
            )
    listed = _COUNTIES.search(page.text)
    if listed is not None:
        yield _counties_listed(page, library, listed)
        return
    found = _has(page, spec["one"]) or re.search(r"[\u4e00-\u9fff]{2,4}[县区](?!域)", page.text)
    if found:
        yield Claim("counties_affected", found.start(), found.end(), 1, 1, rule="counties")


def _counties_listed(page: Page, library: Library, listed: re.Match[str]) -> Claim:
    """甲县、乙县 are two where the table of divisions knows both; 各县区, 我县和邻县 are at least so many, and open."""
    start, end = listed.span()
    inside = [one for one in named(page, library) if start <= one.start < end]
    named_here = {one.chain.get("county", page.text[one.start : one.end]) for one in inside}
    words = set(_COUNTY.findall(listed[0]))
    known = len(named_here)
    if known == len(words):
        return Claim("counties_affected", start, end, known, known, rule="counties_listed")
    single = {_OWN.sub("我", word) for word in words if not _ALL_COUNTIES.search(word)}
    return Claim("counties_affected", start, end, max(1, known, len(single)), None, open=True, rule="counties_listed")


def _equipment(page: Page) -> Iterator[Claim]:
    """锅炉……爆炸, 龙门吊……倒: the machine and what befell it in one sentence, other words between."""
    for word, pattern in page.lexicon.befell:
        found = pattern.search(page.text)
        if found and not _undone(page, found, word):
            yield Claim("equipment_event", found.start(), found.end(), word=word, rule="befell")
            return


def _undone(page: Page, found: re.Match[str], word: str) -> bool:
    """Denied, or a standstill where the car fell."""
    fell = word.endswith("_stuck") and re.search(r"坠|蹲底|冲顶|脱落|相撞|碰撞", page.text)
    return bool(fell) or denial_before(page, found.start()) is not None or bool(re.search(r"没有?|未|无", found[0]))


def _grid(page: Page, where: ReadPlace) -> Iterator[Claim]:
    """A load or customers of the whole of a provincial capital: its grid, where the text names no other kind."""
    if any(mark.key.startswith("grid_type=") for mark in page.of("state")) or not re.search("负荷|停电用户", page.text):
        return
    city = (where.city or "").removesuffix("市")
    at = page.text.find(city) if city in page.lexicon.data["states"]["capitals"] and where.county is None else -1
    if at >= 0:
        yield Claim("grid_type", at, at + len(city), word="capital", rule="capital")
