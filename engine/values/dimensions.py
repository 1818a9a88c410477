"""The table of dimensions: what may be counted or measured, in which units, with exact factors to the base unit.

万 and 亿 belong to the number (5万人, 1亿元, 100万千瓦), so no unit repeats them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from engine.values.exact import Exact
from engine.values.names import Names


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: ``factor`` base units. ``shown`` units may be chosen for display; ``plural`` is English."""

    zh: str
    en: str
    factor: Exact = 1
    aliases: tuple[str, ...] = ()
    plural: str = ""
    shown: bool = False


@dataclass(frozen=True, slots=True)
class Dimension:
    """What a number counts or measures; numbers of different dimensions never compare.

    ``whole``: counts whole things. ``bare``: a number without unit is read in the base unit, ``units[0]``.
    """

    id: str
    names: Names
    units: tuple[Unit, ...]
    whole: bool = False
    bare: bool = False

    @property
    def base(self) -> Unit:
        """The unit of stored values, factor 1."""
        return self.units[0]


def _dimension(
    id: str, zh: str, en: str, *units: Unit, whole: bool = False, bare: bool = False
) -> tuple[str, Dimension]:
    return id, Dimension(id, Names(zh, en), units, whole, bare)


def _counted(id: str, zh: str, en: str, *units: Unit) -> tuple[str, Dimension]:
    return _dimension(id, zh, en, *units, whole=True, bare=True)


# 天 and 日 count days where a fact is a number of days; elsewhere they measure time, so `count` stands last.
_PIECES = tuple("起处辆台架艘座条栋幢所家次件口枚株列节套例只头站路线孔棵段项批宗张部层天日")

DIMENSIONS: Mapping[str, Dimension] = dict(
    (
        _counted(
            "person", "人数", "persons", Unit("人", "person", 1, ("名", "位", "人次", "persons", "例"), "people", True)
        ),
        _counted("household", "户数", "households", Unit("户", "household", 1, (), "households", True)),
        _counted("room", "间数", "rooms", Unit("间", "room", 1, (), "rooms", True)),
        _counted("animal", "头数", "animals", Unit("头", "animal", 1, tuple("只羽匹尾"), "animals", True)),
        _counted("case", "病例数", "cases", Unit("例", "case", 1, (), "cases", True)),
        _dimension("money", "金额", "money", Unit("元", "yuan", 1, ("CNY", "RMB", "人民币"), "yuan", True), whole=True),
        _dimension(
            "area", "面积", "area",
            Unit("平方米", "m2", 1, ("m²", "㎡", "平米"), "m2", True),
            Unit("公顷", "ha", 10**4, ("hm2", "hectare", "hectares"), "ha", True),
            Unit("平方公里", "km2", 10**6, ("平方千米", "km²"), "km2", True),
            Unit("亩", "mu", Fraction(2000, 3), ("畝",), "mu"),
        ),
        _dimension(
            "length", "长度", "length",
            Unit("毫米", "mm", 1, ("millimetres",), "mm", True),
            Unit("厘米", "cm", 10, (), "cm"),
            Unit("米", "m", 1000, ("公尺", "metres"), "m", True),
            Unit("公里", "km", 10**6, ("千米", "kilometres"), "km", True),
        ),
        _dimension(
            "duration", "时长", "duration",
            Unit("秒", "s", 1, ("秒钟", "seconds"), "s", True),
            Unit("分钟", "min", 60, ("分", "minutes"), "min", True),
            Unit("小时", "h", 3600, ("个小时", "时", "hour", "hours"), "h", True),
            Unit("天", "d", 86400, ("日", "day", "days"), "d", True),
            Unit("周", "w", 604800, ("week", "weeks"), "w"),
        ),
        _dimension(
            "year", "年数", "years", Unit("年", "year", 1, ("年一遇", "yr", "a"), "years", True), bare=True
        ),
        _dimension(
            "ratio", "比例", "ratio",
            Unit("", "", 1),
            Unit("%", "%", Fraction(1, 100), ("％", "percent", "个百分点"), "%", True),
            Unit("‰", "‰", Fraction(1, 1000)),
            Unit("成", "tenths", Fraction(1, 10)),
            bare=True,
        ),
        _dimension("magnitude", "震级", "magnitude", Unit("级", "", 1, ("M",), "", True), bare=True),
        _dimension("degree", "烈度", "intensity", Unit("度", "", 1, ("degree", "degrees"), "", True), bare=True),
        _dimension(
            "wind_force", "风力", "wind force", Unit("级", "", 1, ("级风", "Bft"), "", True), whole=True, bare=True
        ),
        _dimension(
            "mass", "质量", "mass",
            Unit("克", "g", 1, (), "g", True),
            Unit("千克", "kg", 1000, ("公斤",), "kg", True),
            Unit("吨", "t", 10**6, ("公吨", "tonne", "tonnes"), "t", True),
        ),
        _dimension(
            "volume", "体积", "volume",
            Unit("升", "L", 1, ("公升", "litres"), "L", True),
            Unit("立方米", "m3", 1000, ("方", "m³", "立方"), "m3", True),
        ),
        _dimension("flow", "流量", "flow", Unit("立方米每秒", "m3/s", 1, ("立方米/秒", "m³/s"), "m3/s", True)),
        _dimension(
            "speed", "速度", "speed",
            Unit("米每秒", "m/s", 1, ("米/秒",), "m/s", True),
            Unit("公里每小时", "km/h", Fraction(5, 18), ("公里/小时", "千米每小时", "千米/小时"), "km/h"),
        ),
        _dimension(
            "temperature", "温度", "temperature", Unit("℃", "°C", 1, ("摄氏度", "度", "C"), "", True), bare=True
        ),
        _dimension(
            "power", "功率", "power",
            Unit("瓦", "W", 1, (), "W", True),
            Unit("千瓦", "kW", 1000, (), "kW", True),
            Unit("兆瓦", "MW", 10**6, (), "MW"),
        ),
        _dimension(
            "voltage", "电压", "voltage",
            Unit("伏", "V", 1, ("伏特",), "V", True),
            Unit("千伏", "kV", 1000, (), "kV", True),
        ),
        _dimension(
            "pressure", "压力", "pressure",
            Unit("帕", "Pa", 1, (), "Pa", True),
            Unit("千帕", "kPa", 1000, (), "kPa", True),
            Unit("兆帕", "MPa", 10**6, (), "MPa", True),
        ),
        _dimension(
            "dose", "剂量", "dose",
            Unit("微希沃特", "µSv", 1, ("微希", "μSv", "uSv"), "µSv", True),
            Unit("毫希沃特", "mSv", 1000, ("毫希",), "mSv", True),
            Unit("希沃特", "Sv", 10**6, ("希",), "Sv", True),
        ),
        _dimension(
            "activity", "放射性活度", "activity",
            Unit("贝可", "Bq", 1, ("贝克勒尔", "贝克"), "Bq", True),
            Unit("吉贝可", "GBq", 10**9, (), "GBq", True),
            Unit("太贝可", "TBq", 10**12, (), "TBq", True),
            Unit("居里", "Ci", 37 * 10**9, (), "Ci"),
        ),
        _dimension(
            "concentration", "浓度", "concentration",
            Unit("毫克每立方米", "mg/m3", 1, ("毫克/立方米", "mg/m³"), "mg/m3", True),
            Unit("微克每立方米", "µg/m3", Fraction(1, 1000), ("微克/立方米", "µg/m³", "ug/m3"), "µg/m3"),
        ),
        _counted("count", "数量", "count", Unit("个", "", 1, ("piece", "pieces", *_PIECES), "", True)),
    )
)  # fmt: skip
"""Dimension id -> dimension, in a fixed order: the first that knows a unit wins where nothing else tells."""
