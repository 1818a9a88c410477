"""Where: divisions named in the text (nation down to county, townships of the home area), register sites, roads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import ahocorasick

from engine.incident.reading import ReadPlace, Span
from engine.plans.model import Division, Library, Register
from engine.values.kept import kept
from matcher.page import Page

_TIERS = ("province", "city", "county", "township", "village")
_TOWNSHIP = re.compile(
    r"(?<![\u4e00-\u9fff])?([\u4e00-\u9fff]{2,4}?(?:镇|乡|街道))(?!里|上|中心|派出所|政府|卫生院|长|报|级|水)"
)
_NOT_PLACE = re.compile(
    r"(?:村|庄|屯|组|小区|路|街|大道|商会|籍|人|话|菜|牌|火锅|银行|啤酒|通报|方面军|日报|晚报|论坛|至|-)"
)
_DAY_BEFORE = re.compile(r"^[一两三几每半今昨明前后]天")
"""一天长了: the day before is counted, no town named"""
_HOME = re.compile(r"我市|我县|我区|本市|全市|市防指|全县|本县|县城|我镇|全镇|市里|县里")
_WATER = "江河湖溪"
_SHORT_ALLOWED = 2


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names of divisions: the automaton gives, for each name, the codes that bear it."""

    automaton: Any
    divisions: Mapping[str, Division]


@dataclass(frozen=True, slots=True)
class _Hit:
    codes: tuple[str, ...]
    start: int
    end: int
    full: bool


def gazetteer_of(library: Library) -> Gazetteer:
    """The names of the library's divisions, compiled at their first use."""
    return compile_gazetteer(library.divisions)


@kept
def compile_gazetteer(divisions: Mapping[str, Division]) -> Gazetteer:
    """Full names and short ones (沈阳, 雅江); a short name of one character is none."""
    names: dict[str, dict[str, bool]] = {}
    for code in sorted(divisions):
        division = divisions[code]
        names.setdefault(division.name, {})[code] = True
        for alias in division.aliases:
            if len(alias) >= _SHORT_ALLOWED:
                names.setdefault(alias, {}).setdefault(code, False)
    automaton = ahocorasick.Automaton()
    for name in sorted(names):
        automaton.add_word(name.lower(), (len(name), tuple(sorted(names[name].items()))))
    if names:
        automaton.make_automaton()
    return Gazetteer(automaton, divisions)


def place(page: Page, library: Library, register: Register, area: str) -> ReadPlace:
    """The place of the event, as fine as the text and the table of divisions agree."""
    gazetteer = gazetteer_of(library)
    hits = _sure(_hits(page, gazetteer), page, gazetteer.divisions)
    site = _site(page, register)
    home = library.deployment.home
    chosen, codes = _resolve(hits, gazetteer.divisions, area_code(area, home))
    spans = tuple(Span(hit.start, hit.end) for hit in chosen)
    if site is not None and not codes:
        codes = (site[0],)
    if not codes:
        inside = True if _HOME.search(page.text) else None
        return ReadPlace(
            code=home if inside else None,
            site=site[1] if site else None,
            inside=inside,
            spans=(*spans, *((site[2],) if site else ())),
        )
    finest = codes[0]
    names = _chain(finest, gazetteer.divisions)
    inside = None if area == "any" else home in {code for code, _ in names}
    by_tier = {gazetteer.divisions[code].tier: name for code, name in names}
    return ReadPlace(
        by_tier.get("province"),
        by_tier.get("city"),
        by_tier.get("county"),
        by_tier.get("township") or _township(page, chosen),
        finest if len(codes) == 1 else None,
        codes if len(codes) > 1 else (),
        site[1] if site else None,
        inside if len(codes) == 1 else None,
        spans + ((site[2],) if site else ()),
    )


@dataclass(frozen=True, slots=True)
class Named:
    """A division that the text names, with the names of those above it by tier; a tier is left out where the name is
    borne in several."""

    start: int
    end: int
    chain: Mapping[str, str]


def named(page: Page, library: Library) -> tuple[Named, ...]:
    """Every division that the text names, left to right."""
    gazetteer = gazetteer_of(library)
    hits = _sure(_hits(page, gazetteer), page, gazetteer.divisions)
    return tuple(Named(hit.start, hit.end, _agreed(hit.codes, gazetteer.divisions)) for hit in hits)


def _agreed(codes: tuple[str, ...], divisions: Mapping[str, Division]) -> dict[str, str]:
    """The chain that all bearers of a name share; a province goes before a district of the same name (河北)."""
    wide = [code for code in codes if divisions[code].tier == _TIERS[0]] or codes
    chains = [{divisions[code].tier: code for code, _ in _chain(code, divisions)} for code in wide]
    return {tier: code for tier, code in chains[0].items() if all(chain.get(tier) == code for chain in chains)}


def area_code(area: str, home: str) -> str | None:
    """``home`` prefers places of the home area, ``any`` none, a code that area."""
    return {"home": home, "any": None}.get(area, area)


def _hits(page: Page, gazetteer: Gazetteer) -> list[_Hit]:
    """Names in the text, longest first where they overlap; not within a road or a company's name."""
    if not gazetteer.divisions:
        return []
    found = []
    for last, (length, codes) in gazetteer.automaton.iter(page.text):
        start, end = last + 1 - length, last + 1
        if page.text[start].isascii() and not _whole(page.text, start, end):
            continue
        full = any(is_full for _, is_full in codes)
        if _NOT_PLACE.match(page.text[end : end + 3]) and not full:
            continue
        if _DAY_BEFORE.search(page.text[max(0, start - 1) : end]) and not full:
            continue
        found.append(_Hit(tuple(code for code, _ in codes), start, end, full))
    found.sort(key=lambda hit: (hit.start, -hit.end))
    waters = _waters(found, page)
    kept: list[_Hit] = []
    for hit in found:
        if hit in waters:
            continue
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def _waters(found: list[_Hit], page: Page) -> frozenset[_Hit]:
    """Short names that are part of a river's name: 嘉陵 in 嘉陵江, 阳江 in 水阳江."""
    starts, ends = {hit.start for hit in found}, {hit.end for hit in found}
    stops = str(page.lexicon.data["places"]["stops"])

    def within_river(hit: _Hit) -> bool:
        text, before = page.text, page.text[hit.start - 1 : hit.start]
        if text[hit.end : hit.end + 1] in _WATER and hit.end < len(text) and hit.end not in starts:
            return True
        inside = "\u4e00" <= before <= "\u9fff" and before not in stops and hit.start not in ends
        return text[hit.end - 1] in _WATER and inside

    return frozenset(hit for hit in found if not hit.full and within_river(hit))


def _whole(text: str, start: int, end: int) -> bool:
    """An English name is a word of its own."""
    return not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum()


def _sure(hits: list[_Hit], page: Page, divisions: Mapping[str, Division]) -> list[_Hit]:
    """Everyday words (和平, 平原) are places only right behind the division that they lie in."""
    spec = page.lexicon.data["places"]
    everyday, districts = frozenset(spec["everyday"]), frozenset(spec["everyday_districts"])
    found: list[_Hit] = []
    for hit in hits:
        if page.text[hit.start : hit.end] not in (districts if hit.full else everyday) or (
            found
            and hit.start - found[-1].end <= 1
            and any(_within(code, outer, divisions) for code in hit.codes for outer in found[-1].codes)
        ):
            found.append(hit)
    return found


def _resolve(
    hits: list[_Hit], divisions: Mapping[str, Division], prefer: str | None
) -> tuple[list[_Hit], tuple[str, ...]]:
    """Join the first chain of names that lie in one another; a bare name that several bear stays a list."""
    if not hits:
        return [], ()
    best: tuple[int, int, list[_Hit], tuple[str, ...]] | None = None
    for at, hit in enumerate(hits[:6]):
        chain, codes = [hit], hit.codes
        for other in hits[at + 1 : at + 4]:
            inner = tuple(code for code in other.codes if any(_within(code, outer, divisions) for outer in codes))
            if inner:
                chain, codes = [*chain, other], inner
        rank = (
            len(chain) * 4 + (3 if hit.full else 0) + (_depth(codes[0], divisions) if _firm(chain) else 0) - at,
            -at,
        )
        if best is None or rank[0] > best[0]:
            best = (rank[0], -at, chain, codes)
    assert best is not None  # noqa: S101 - hits is not empty
    chain, codes = best[2], best[3]
    return chain, _narrow(codes, hits, divisions, prefer)


def _firm(chain: list[_Hit]) -> bool:
    """A full name, or names within each other: a short name alone may be an everyday word."""
    return len(chain) > 1 or chain[0].full


def _narrow(
    codes: tuple[str, ...], hits: list[_Hit], divisions: Mapping[str, Division], prefer: str | None
) -> tuple[str, ...]:
    if len(codes) > 1 and prefer is not None:
        near = tuple(code for code in codes if _within(code, prefer, divisions))
        codes = near or codes
    if len(codes) > 1:
        around = tuple(
            code
            for code in codes
            if any(_within(code, outer, divisions) and code != outer for hit in hits for outer in hit.codes)
        )
        codes = around or codes
    if len(codes) > 1:
        tiers = [_TIERS.index(divisions[code].tier) if divisions[code].tier in _TIERS else 9 for code in codes]
        top = tuple(code for code, tier in zip(codes, tiers, strict=True) if tier == min(tiers))
        codes = top if min(tiers) < 2 or len(top) == 1 else codes
    return codes


def _depth(code: str, divisions: Mapping[str, Division]) -> int:
    return len(_chain(code, divisions))


def _within(code: str, outer: str, divisions: Mapping[str, Division]) -> bool:
    return any(step == outer for step, _ in _chain(code, divisions))


def _chain(code: str, divisions: Mapping[str, Division]) -> list[tuple[str, str]]:
    """The division and those above it: (code, name), finest first."""
    found: list[tuple[str, str]] = []
    at: str | None = code
    while at is not None and at in divisions and len(found) < 9:
        found.append((at, divisions[at].name))
        at = divisions[at].parent
    return found


def _township(page: Page, chosen: Iterable[_Hit]) -> str | None:
    last = max((hit.end for hit in chosen), default=0)
    found = re.match(r"(?:市|县|区)?([\u4e00-\u9fff]{2,4}(?:镇|乡|街道))", page.text[last : last + 8])
    return found[1] if found else None


def _site(page: Page, register: Register) -> tuple[str, str, Span] | None:
    """The first register site that the text names: (area, site id, characters)."""
    for site in register.sites:
        for name in site.names:
            at = page.text.find(name.lower())
            if at >= 0:
                return site.area, site.id, Span(at, at + len(name))
    return None
