"""Claims on measures: loss, magnitude, areas, rain, return period, grids, spills, interruptions, houses, animals."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from engine.values.exact import exact
from matcher.claims import Claim, from_quantity
from matcher.page import Page
from matcher.quantities import Quantity
from matcher.scan import Mark
from matcher.standstill import standstill

_DECIMAL = re.compile(r"\d+\.\d+|\d+")
_MAGNITUDE = re.compile(
    r"(?:里氏|ms?|magnitude(?:\sof)?|约|发生|的)?\s?(?P<m>\d(?:\.\d)?)\s?级|(?:magnitude|ms?)[\s-]?(?P<e>\d\.\d)|(?P<f>\d\.\d)[\s-]magnitude|(?P<c>[三四五六七八])级地震"
)
_POINT_LEVEL = re.compile(r"\d\.\d级(?!风|响应|预警|大风)")
_RELEASED = re.compile(r"接下|放出|救下|救出|下来|脱困|恢复|开通|全部下")
_SINCE = re.compile(r"已经?(?:中断|停)")
_NO_LEAK = re.compile(r"(?:未|没有?|无)(?:发生|发现|造成)?[^，。\d]{0,2}(?:泄漏|外泄|漏)")
_LOAD = re.compile(r"(?<!减供)(?<!损失)(?<!失去)负荷(?:约|为|是)?$")
_CN_DIGIT = {"三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8}

Reader = Callable[[Page, Quantity], Claim | None]


def measures(page: Page) -> tuple[Claim, ...]:
    """Every measure that stands beside its word."""
    found: list[Claim] = []
    for quantity in page.quantities:
        reader = _READERS.get(quantity.kind)
        claim = reader(page, quantity) if reader else None
        if claim is not None:
            found.append(claim)
    found.extend(_magnitudes(page))
    if not any(claim.fact in ("interruption", "stranded_time") for claim in found):
        found.extend(standstill(page))
    return tuple(found)


def _words(page: Page, quantity: Quantity, *names: str) -> tuple[int, str] | None:
    """The nearest word of these lists in the sentence, the clause first: (distance, name)."""
    clause, sentence = page.clause(quantity.start), page.sentence(quantity.start)
    best: tuple[int, str] | None = None
    for mark in page.of("measure"):
        if mark.key in names and sentence[0] <= mark.start < sentence[1]:
            gap = quantity.start - mark.end if mark.end <= quantity.start else mark.start - quantity.end
            gap = max(gap, 0)
            outside = 0 if clause[0] <= mark.start < clause[1] else 12
            side = 0 if mark.end <= quantity.start else 4
            if best is None or gap + outside + side < best[0]:
                best = (gap + outside + side, mark.key)
    return best


def _money(page: Page, quantity: Quantity) -> Claim | None:
    near = _words(page, quantity, "loss", "not_loss")
    if near is None or near[1] != "loss" or near[0] > 34:
        return None
    return from_quantity("direct_loss", quantity, "loss")


def _bare(page: Page, quantity: Quantity) -> Claim | None:
    """损失847万: money without its unit."""
    if quantity.scaled and isinstance(quantity.low, int) and quantity.low >= 10000:
        near = _words(page, quantity, "loss", "not_loss", "users_out")
        if near is not None and near[1] == "loss" and near[0] <= 16:
            return from_quantity("direct_loss", quantity, "loss")
    return None


def _area(page: Page, quantity: Quantity) -> Claim | None:
    near = _words(page, quantity, "area_damaged", "area_burned", "crop", "crop_none")
    if near is None or near[0] > 20:
        return None
    fact = {"area_damaged": "area_damaged", "area_burned": "area_burned", "crop": "crop_area"}[near[1]]
    return from_quantity(fact, quantity, "area")


def _length(page: Page, quantity: Quantity) -> Claim | None:
    depth = _words(page, quantity, "depth")
    if depth is not None and depth[0] <= 6 and quantity.unit in ("公里", "千米", "km", "kilometres", "kilometers"):
        return from_quantity("focal_depth", quantity, "focal_depth")
    if quantity.unit in ("毫米", "mm", "millimetres"):
        near = _words(page, quantity, "rainfall", "snowfall")
        if near is not None and near[1] == "rainfall":
            return from_quantity("rainfall", quantity, "rainfall")
    if quantity.unit in ("米", "公分", "厘米", "m", "cm"):
        near = _words(page, quantity, "over_level", "depth_of_water")
        if near is not None and near[0] <= 5:
            return from_quantity("water_above_limit" if near[1] == "over_level" else "water_depth", quantity, "water")
    return None


def _return(page: Page, quantity: Quantity) -> Claim | None:
    return from_quantity("flood_return", quantity, "return_period")


def _share(page: Page, quantity: Quantity) -> Claim | None:
    start, end = page.sentence(quantity.start)
    before = [
        mark
        for mark in page.of("measure")
        if mark.key in ("load_loss", "users_out", "restored") and start <= mark.start < quantity.start
    ]
    after = [
        mark
        for mark in page.of("measure")
        if mark.key in ("load_loss", "users_out") and quantity.end <= mark.start < min(end, quantity.end + 12)
    ]
    mark = before[-1] if before and quantity.start - before[-1].end <= 26 else after[0] if after else None
    if mark is None or mark.key == "restored":
        return None
    if mark.key == "load_loss":
        return (
            from_quantity("load_loss_ratio", quantity, "load") if "负荷" in page.text or "load" in page.text else None
        )
    return from_quantity("users_out_ratio", quantity, "users")


def _power(page: Page, quantity: Quantity) -> Claim | None:
    """The load of the grid before the fault; not the load that was lost."""
    near = _words(page, quantity, "load_before", "load_loss")
    whole = _LOAD.search(page.text[max(0, quantity.start - 8) : quantity.start])
    if whole or (near is not None and near[1] == "load_before" and near[0] <= 6):
        return from_quantity("grid_load", quantity, "grid")
    return None


def _mass(page: Page, quantity: Quantity) -> Claim | None:
    """What leaked, not what was loaded, and not where the leak is denied."""
    near = _words(page, quantity, "leak", "not_leak")
    vessel = re.match(r"的(?:罐|槽|车|储)", page.text[quantity.end : quantity.end + 2])
    if near is None or near[1] != "leak" or near[0] > 14 or vessel or _NO_LEAK.search(page.text):
        return None
    return from_quantity("leak_mass", quantity, "leak")


def _duration(page: Page, quantity: Quantity) -> Claim | None:
    if quantity.unit == "年" and re.search(
        r"重现期[^，。]{0,6}$", page.text[max(0, quantity.start - 10) : quantity.start + 1]
    ):
        return from_quantity("flood_return", quantity, "return_period")
    if quantity.unit not in page.lexicon.bases:
        return None
    near = _words(page, quantity, "interruption", "stuck", "restored")
    if near is None or near[0] > 14:
        return None
    start, end = page.clause(quantity.start)
    if (
        near[0] > 8
        and not _RELEASED.search(page.text[quantity.end : end])
        and re.match(r"[^，。,]{0,3}(?:后|内)(?!开通|恢复|复)", page.text[quantity.end : end])
    ) or re.search(r"预计|计划|争取|还需|还要|力争", page.text[start : quantity.start]):
        return None
    fact = "stranded_time" if near[1] == "stuck" else "interruption"
    if near[1] == "restored" and not _words(page, quantity, "interruption", "stuck"):
        return None
    if near[1] == "restored":
        fact = "stranded_time" if "滞留" in page.text or "半空" in page.text or "困" in page.text else "interruption"
    claim = from_quantity(fact, quantity, "duration")
    return _running(page, claim)


def _running(page: Page, claim: Claim) -> Claim:
    """已停5小时: open upwards, unless the text says that it is over."""
    marks = [mark.key for mark in page.of("measure") if mark.key in ("running", "restored") and not _ahead(page, mark)]
    over = "restored" in marks or bool(
        re.search(r"全部救下|全部救出|均已救|救下来|已救出|后开通|已恢复|平安|放下来了", page.text)
    )
    if ("running" in marks or _SINCE.search(page.text)) and not over:
        return replace(claim, high=None, open=True, nominal=claim.low)
    return claim


def _ahead(page: Page, mark: Mark) -> bool:
    """预计还需2小时恢复: what lies ahead has not happened."""
    start = page.clause(mark.start)[0]
    return mark.key == "restored" and bool(
        re.search(r"预计|计划|争取|力争|还需|还要|有望|待", page.text[start : mark.start])
    )


def _households(page: Page, quantity: Quantity) -> Claim | None:
    near = _words(page, quantity, "user_households", "gas_off", "water_off", "households_ill")
    fact = {
        "user_households": "outage_households",
        "gas_off": "gas_households_out",
        "water_off": "water_households_out",
    }.get(near[1] if near and near[0] <= 14 else "")
    return from_quantity(fact, quantity, "households") if fact else None


def _rooms(page: Page, quantity: Quantity) -> Claim | None:
    clause = page.clause(quantity.start)
    best: tuple[int, str] | None = None
    for mark in page.near("house", *clause):
        gap = quantity.start - mark.end if mark.end <= quantity.start else mark.start - quantity.end
        if 0 <= gap <= 12 and (best is None or gap < best[0]):
            best = (gap, mark.key)
    best = best or _listed_rooms(page, quantity)
    if best is None or (quantity.kind == "spot" and not re.search("房|屋|楼", page.text[quantity.start : clause[1]])):
        return None
    return from_quantity(best[1], quantity, "houses")


def _listed_rooms(page: Page, quantity: Quantity) -> tuple[int, str] | None:
    """8700余间房屋及部分农田、公路、铁路受损: the word stands at the end of a list."""
    end = page.sentence(quantity.start)[1]
    for mark in page.near("house", quantity.end, end):
        gap = page.text[quantity.end : mark.start]
        if len(gap) <= 24 and "，" not in gap and not re.search(r"\d", gap):
            return len(gap), mark.key
    return None


def _animals(page: Page, quantity: Quantity) -> Claim | None:
    """发病9头死了5头: the word right before the number, else the nearest."""
    clause = page.clause(quantity.start)
    marks = page.near("livestock", *clause)
    before = [mark for mark in marks if 0 <= quantity.start - mark.end <= 2]
    after = sorted((mark.start - quantity.end, mark.key) for mark in marks if 0 <= mark.start - quantity.end <= 10)
    further = [mark for mark in marks if 2 < quantity.start - mark.end <= 10]
    key = before[-1].key if before else after[0][1] if after else further[-1].key if further else ""
    fact = {"dead": "animals_dead", "culled": "animals_culled"}.get(key)
    return from_quantity(fact, quantity, "animals") if fact else None


def _flow(page: Page, quantity: Quantity) -> Claim | None:
    if quantity.unit not in ("立方米每秒", "个流量"):
        return None
    return Claim("flow", quantity.start, quantity.end, quantity.low, quantity.high, approx=quantity.approx, rule="flow")


def _magnitudes(page: Page) -> list[Claim]:
    """The magnitude of the main shock: 级 beside 地震, with foreshocks, aftershocks and winds left out."""
    shaken = (
        bool(_POINT_LEVEL.search(page.text))
        or any(mark.key == "earthquake" for mark in page.of("hz"))
        or any(mark.key == "quake" for mark in page.of("measure"))
    )
    if not shaken:
        return []
    found = []
    for part in _MAGNITUDE.finditer(page.text):
        value = part["m"] or part["e"] or part["f"]
        number = Fraction(value) if value else Fraction(_CN_DIGIT[part["c"]])
        if 0 < number < 10 and _main_shock(page, part.start(), part.end()):
            found.append(Claim("magnitude", part.start(), part.end(), exact(number), exact(number), rule="magnitude"))
    return (
        found[:1]
        if len({claim.low for claim in found}) == 1
        else sorted(found, key=lambda claim: -Fraction(claim.low or 0))[:1]
    )


def _main_shock(page: Page, start: int, end: int) -> bool:
    clause = page.clause(start)
    head = page.text[max(clause[0], start - 8) : start]
    if re.search(r"前震|余震|最大余|年前|上次|去年|风力?|阵风|响应|烈度|抗震|设防|foreshock|aftershock", head):
        return False
    tail = page.text[end : end + 4]
    return not re.match(r"风|大风|响应|预警|阵风|以上余震|台风|工伤|左右余震|余震|前震", tail)


_READERS: dict[str, Reader] = {
    "money": _money,
    "bare": _bare,
    "area": _area,
    "length": _length,
    "return": _return,
    "percent": _share,
    "tenth": _share,
    "power": _power,
    "mass": _mass,
    "duration": _duration,
    "household": _households,
    "room": _rooms,
    "spot": _rooms,
    "animal": _animals,
    "volume": _flow,
}
