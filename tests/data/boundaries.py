"""Thresholds as the documents state them: 以上 includes the number, 以下 does not.

Written from the texts, not from the files.
"""

from __future__ import annotations

from tests.data.cases import L, M, N, O, Steps, X

WAN = 10_000
YI = 100_000_000
HECTARE = 10_000
TONNE = 1_000_000
HOUR = 3600
MEGAWATT = 1_000_000

PEOPLE_AND_LOSS = tuple(
    row
    for statute in ("cn.sc493", "cn.railway501")
    for row in (
        Steps(statute, "deaths", O, ((3, L), (10, M), (30, X))),
        Steps(statute, "serious_cases", O, ((10, L), (50, M), (100, X))),
        Steps(statute, "seriously_injured", O, ((10, L), (50, M), (100, X))),
        Steps(statute, "direct_loss", O, ((1000 * WAN, L), (5000 * WAN, M), (YI, X))),
    )
)

TRANSPORT = (
    Steps("cn.waterway2014", "deaths_incl_missing", N, ((1, O), (3, L), (10, M), (30, X))),
    Steps("cn.waterway2014", "missing", N, ((1, O), (3, L), (10, M), (30, X))),
    Steps("cn.waterway2014", "missing", O, ((2, L), (9, M), (29, X)), also={"deaths": 1}),
    Steps("cn.waterway2014", "seriously_injured", N, ((1, O), (10, L), (50, M), (100, X))),
    Steps("cn.waterway2014", "leak_mass", N, ((1, O), (100, L), (500, M), (1000, X)), TONNE, "1/10"),
    Steps("cn.waterway2014", "direct_loss", N, ((100 * WAN, O), (1000 * WAN, L), (5000 * WAN, M), (YI, X))),
    Steps("cn.water_sar2006", "at_risk", N, ((1, O), (3, L), (10, M), (30, X))),
    Steps("cn.water_sar2006", "deaths_incl_missing", N, ((1, O), (3, L), (10, M), (30, X))),
    Steps("cn.metro2015", "deaths", N, ((1, O), (3, L), (10, M), (30, X))),
    Steps("cn.metro2015", "seriously_injured", N, ((1, O), (10, L), (50, M), (100, X))),
    Steps("cn.metro2015", "injured", N, ((1, O),)),
    Steps("cn.metro2015", "direct_loss", N, ((50 * WAN, O), (1000 * WAN, L), (5000 * WAN, M), (YI, X))),
    Steps("cn.metro2015", "interruption", N, ((2, O), (6, L), (24, M)), HOUR, "1/60"),
    Steps("cn.railway501", "derailed_passenger", O, ((2, L), (18, M))),
    Steps("cn.railway501", "derailed_freight", O, ((6, L), (60, M))),
    Steps("cn.railway501", "rail_trunk_interruption", O, ((6, L),), HOUR, "1/60"),
    Steps("cn.railway501", "rail_other_interruption", O, ((10, L),), HOUR, "1/60"),
    Steps("cn.railway501", "rail_trunk_interruption", L, ((24, M),), HOUR, "1/60", {"derailed_passenger": 2}),
    Steps("cn.railway501", "rail_other_interruption", L, ((48, M),), HOUR, "1/60", {"derailed_freight": 6}),
    Steps("cn.railway501", "rail_trunk_interruption", M, ((48, X),), HOUR, "1/60", {"derailed_passenger": 18}),
    Steps("cn.railway501", "rail_trunk_interruption", M, ((48, X),), HOUR, "1/60", {"derailed_freight": 60}),
    Steps("cn.aviation2006", "deaths_incl_missing", N, ((1, M), (40, X))),
)

EQUIPMENT = (
    Steps("cn.special_equipment", "deaths", N, ((1, O), (3, L), (10, M), (30, X))),
    Steps("cn.special_equipment", "serious_cases", N, ((1, O), (10, L), (50, M), (100, X))),
    Steps("cn.special_equipment", "injured", N, ((1, O),)),
    Steps("cn.special_equipment", "direct_loss", N, ((WAN, O), (1000 * WAN, L), (5000 * WAN, M), (YI, X))),
    Steps("cn.special_equipment", "toxic_leak_evacuated", N, ((500, O), (WAN, L), (5 * WAN, M), (15 * WAN, X))),
    Steps(
        "cn.special_equipment",
        "evacuated",
        N,
        ((500, O), (WAN, L), (5 * WAN, M), (15 * WAN, X)),
        also={"substance_toxic": "yes"},
    ),
    Steps("cn.special_equipment", "lift_trapped_time", N, ((2, O),), HOUR, "1/60"),
    Steps("cn.special_equipment", "stranded_time", N, ((2, O),), HOUR, "1/60", {"equipment_event": "lift_stuck"}),
    Steps(
        "cn.special_equipment",
        "stranded_time",
        N,
        (("7/2", O), (12, L)),
        HOUR,
        "1/60",
        {"equipment_event": "ropeway_stuck"},
    ),
    Steps(
        "cn.special_equipment",
        "stranded_time",
        N,
        ((1, O), (12, L)),
        HOUR,
        "1/60",
        {"equipment_event": "ride_stuck"},
    ),
    Steps(
        "cn.special_equipment",
        "ropeway_stranded_time",
        N,
        (("7/2", O), (12, L)),
        HOUR,
        "1/60",
        {"ropeway_stranded": 99},
    ),
    Steps(
        "cn.special_equipment",
        "ropeway_stranded_time",
        L,
        ((24, M), (48, X)),
        HOUR,
        "1/60",
        {"ropeway_stranded": 100},
    ),
    Steps("cn.special_equipment", "ride_stranded_time", N, ((1, O), (12, L)), HOUR, "1/60", {"ropeway_stranded": 1}),
    Steps("cn.special_equipment", "ride_stranded_time", L, ((24, M), (48, X)), HOUR, "1/60", {"ropeway_stranded": 100}),
    Steps("cn.special_equipment", "ropeway_stranded", L, ((100, X),), also={"ropeway_stranded_time": 48 * HOUR}),
    Steps("cn.special_equipment", "boiler_exploded_power", N, ((600, X),), MEGAWATT),
    Steps("cn.special_equipment", "boiler_outage", N, ((240, M),), HOUR, "1/60"),
)

_CITY, _COUNTY = {"grid_type": "city"}, {"grid_type": "county"}
_CAPITAL, _PROVINCE = {"grid_type": "capital"}, {"grid_type": "province"}


def _grid(fact: str, below: str, steps: tuple[tuple[int, str], ...], kind: dict[str, str], load: int) -> Steps:
    percent = tuple((f"{value}/100", grade) for value, grade in steps)
    return Steps("cn.blackout2015", fact, below, percent, 1, "1/1000", {**kind, "grid_load": load * MEGAWATT})


POWER = (
    _grid("load_loss_ratio", N, ((10, O), (20, L), (40, M), (60, X)), _CAPITAL, 2000),
    _grid("load_loss_ratio", N, ((10, O), (20, L), (40, M)), _CAPITAL, 1999),
    _grid("users_out_ratio", N, ((15, O), (30, L), (50, M), (70, X)), _CAPITAL, 2000),
    _grid("load_loss_ratio", N, ((20, O), (40, L), (60, M)), _CITY, 600),
    _grid("load_loss_ratio", N, ((20, O), (40, L)), _CITY, 599),
    _grid("users_out_ratio", N, ((30, O), (50, L), (70, M)), _CITY, 600),
    _grid("users_out_ratio", N, ((30, O), (50, L)), _CITY, 599),
    _grid("load_loss_ratio", N, ((40, O), (60, L)), _COUNTY, 150),
    _grid("load_loss_ratio", N, ((40, O),), _COUNTY, 149),
    _grid("users_out_ratio", N, ((50, O), (70, L)), _COUNTY, 150),
    _grid("users_out_ratio", N, ((50, O),), _COUNTY, 149),
    _grid("load_loss_ratio", N, ((5, O), (10, L), (20, M), (50, X)), {"grid_type": "municipality"}, 9000),
    _grid("users_out_ratio", N, ((10, O), (15, L), (30, M), (60, X)), {"grid_type": "municipality"}, 9000),
    _grid("load_loss_ratio", N, ((4, O), (7, L), (10, M), (30, X)), {"grid_type": "regional"}, 90000),
    _grid("load_loss_ratio", N, ((5, O), (10, L), (13, M), (30, X)), _PROVINCE, 20000),
    _grid("load_loss_ratio", N, ((6, O), (12, L), (16, M), (40, X)), _PROVINCE, 19999),
    _grid("load_loss_ratio", N, ((10, O), (20, L), (50, M)), _PROVINCE, 4999),
    _grid("load_loss_ratio", N, ((25, O), (40, L)), _PROVINCE, 999),
    Steps("cn.blackout2015", "grid_load", L, ((600, M),), MEGAWATT, 1, {**_CITY, "load_loss_ratio": 1}),
    Steps("cn.blackout2015", "grid_load", O, ((150, L),), MEGAWATT, 1, {**_COUNTY, "load_loss_ratio": 1}),
)

SUPPLY = (
    Steps("cn.gas", "deaths", N, ((1, O), (3, L), (10, M), (30, X))),
    Steps("cn.gas", "serious_cases", N, ((1, O), (10, L), (50, M), (100, X))),
    Steps("cn.gas", "direct_loss", N, ((1, O), (1000 * WAN, L), (5000 * WAN, M), (YI, X))),
    Steps(
        "cn.gas",
        "gas_households_out",
        N,
        ((1000, O), (WAN, L), (3 * WAN, M)),
        also={"supply_interruption": 24 * HOUR},
    ),
    Steps("cn.gas", "gas_households_out", M, ((5 * WAN, X),), also={"supply_interruption": 48 * HOUR}),
    Steps("cn.gas", "supply_interruption", N, ((24, M), (48, X)), HOUR, "1/60", {"gas_households_out": 5 * WAN}),
    Steps(
        "cn.water_supply",
        "water_households_out",
        N,
        ((1000, O), (WAN, L), (3 * WAN, M)),
        also={"supply_interruption": 24 * HOUR},
    ),
    Steps(
        "cn.water_supply",
        "supply_interruption",
        N,
        ((24, M), (48, X)),
        HOUR,
        "1/60",
        {"water_households_out": 5 * WAN},
    ),
)

ENVIRONMENT = (
    Steps("cn.environment2014", "deaths", O, ((3, L), (10, M), (30, X))),
    Steps("cn.environment2014", "poisoned_or_serious", O, ((10, L), (50, M), (100, X))),
    Steps("cn.environment2014", "poisoned", O, ((10, L), (50, M), (100, X))),
    Steps("cn.environment2014", "evacuated", O, ((5000, L), (WAN, M), (5 * WAN, X))),
    Steps("cn.environment2014", "direct_loss", O, ((500 * WAN, L), (2000 * WAN, M), (YI, X))),
    Steps("cn.radiation2005", "deaths", O, ((1, M), (3, X))),
    Steps("cn.radiation2005", "illness_count", O, ((1, L), (10, M))),
)

NATURE = (
    Steps("cn.earthquake2012", "deaths_incl_missing", N, ((1, O), (10, L), (50, M), (300, X))),
    Steps("cn.earthquake2012", "missing", O, ((9, L), (49, M), (299, X)), also={"deaths": 1}),
    Steps("cn.earthquake2012", "magnitude", N, ((4, O), (5, L), (6, M), (7, X)), 1, "1/10"),
    Steps("cn.earthquake2012", "magnitude", N, ((4, L), (5, M), (6, X)), 1, "1/10", {"epicentre_density": "dense"}),
    Steps("cn.earthquake2012", "injured", N, ((1, O),)),
    Steps("cn.earthquake2012", "loss_gdp_ratio", N, (("1/100", X),), 1, "1/1000"),
    Steps("cn.geohazard", "deaths_incl_missing", O, ((3, L), (10, M), (30, X))),
    Steps("cn.geohazard", "direct_loss", O, ((100 * WAN, L), (500 * WAN, M), (1000 * WAN, X))),
    Steps("cn.geohazard", "potential_loss", O, ((500 * WAN, L), (5000 * WAN, M), (YI, X))),
    Steps("cn.geohazard", "threatened", O, ((100, L), (500, M), (1000, X))),
    Steps("cn.geohazard", "evacuated", O, ((100, L), (500, M), (1000, X))),
    Steps("cn.natural", "deaths_incl_missing", O, ((3, L), (10, M), (30, X))),
    Steps("cn.natural", "evacuated", O, ((50 * WAN, L), (100 * WAN, M), (200 * WAN, X))),
    Steps("cn.natural", "relocated", O, ((50 * WAN, L), (100 * WAN, M), (200 * WAN, X))),
    Steps("cn.natural", "houses_collapsed", O, ((10 * WAN, L), (20 * WAN, M), (30 * WAN, X))),
    Steps("cn.natural", "relief_population", O, ((200 * WAN, L), (300 * WAN, M), (400 * WAN, X))),
    Steps("cn.natural", "flood_return", O, ((10, L), (20, M), (51, X))),
    Steps("cn.forest_fire2008", "area_damaged", O, ((1, L), (100, M), (1000, X)), HECTARE, "1/15"),
    Steps("cn.forest_fire2008", "deaths", O, ((3, L), (10, M), (30, X))),
    Steps("cn.forest_fire2008", "seriously_injured", O, ((10, L), (50, M), (100, X))),
    Steps("cn.grassland2010", "area_damaged", O, ((1000, L), (5000, M), (8000, X)), HECTARE, "1/15"),
    Steps("cn.grassland2010", "grass_burned", O, ((1000, L), (5000, M), (8000, X)), HECTARE, "1/15"),
    Steps("cn.grassland2010", "deaths", O, ((1, L), (3, M), (10, X))),
    Steps("cn.grassland2010", "seriously_injured", O, ((3, L), (10, M), (20, X))),
    Steps("cn.grassland2010", "seriously_injured", L, ((8, M), (18, X)), also={"deaths": 2}),
    Steps("cn.grassland2010", "direct_loss", O, ((50 * WAN, L), (300 * WAN, M), (500 * WAN, X))),
)

HEALTH = (
    Steps("cn.food2006", "illness_count", N, ((30, O), (100, L))),
    Steps("cn.food2006", "poisoned", N, ((30, O), (100, L))),
    Steps("cn.food2006", "deaths", N, ((1, L), (10, M))),
    Steps("cn.food2006", "illness_count", L, ((100, M),), also={"deaths": 1}),
    Steps("cn.poisoning2011", "poisoned", N, ((10, O),)),
    Steps("cn.poisoning2011", "illness_count", N, ((10, O),)),
    Steps("cn.poisoning2011", "illness_count", M, ((100, X),), also={"deaths": 10}),
    Steps("cn.poisoning2011", "illness_count", O, ((100, L),), also={"deaths": 1}),
    Steps("cn.poisoning2011", "deaths", N, ((1, O), (3, L), (10, M), (30, X))),
    Steps("cn.poisoning2011", "deaths", O, ((1, L), (2, M), (10, X)), also={"poisoned": 100}),
    Steps("cn.poisoning2011", "poisoned", O, ((100, M),), also={"deaths": 2}),
    Steps("cn.public_health2006", "cases_one_week", O, ((10, L), (30, M)), also={"disease": "cholera"}),
    Steps("cn.public_health2006", "illness_count", O, ((10, L), (30, M)), also={"disease": "cholera"}),
    Steps("cn.public_health2006", "cases_one_incubation", O, ((10, L), (20, M)), also={"disease": "bubonic_plague"}),
    Steps("cn.public_health2006", "cases_one_incubation", L, ((5, M),), also={"disease": "pneumonic_plague"}),
    Steps("cn.public_health2006", "counties_affected", O, ((2, L),), also={"disease": "cholera"}),
    Steps("cn.public_health2006", "counties_affected", L, ((2, M),), also={"disease": "unknown_cluster"}),
    Steps("cn.public_health2006", "prefectures_affected", O, ((2, M),), also={"disease": "cholera"}),
    Steps("cn.public_health2006", "provinces_affected", L, ((2, X),), also={"disease": "pneumonic_plague"}),
    Steps("cn.public_health2006", "illness_count", N, ((30, O), (100, L)), also={"poisoning_kind": "food"}),
    Steps(
        "cn.public_health2006",
        "illness_count",
        N,
        ((1, O), (10, L), (50, M)),
        also={"poisoning_kind": "occupational"},
    ),
    Steps("cn.public_health2006", "deaths", N, ((1, L), (5, M)), also={"poisoning_kind": "occupational"}),
    Steps("cn.public_health2006", "poisoned", N, ((1, O), (10, L), (50, M)), also={"poisoning_kind": "occupational"}),
    Steps("cn.animal2006", "counties_affected", O, ((2, L),)),
    Steps("cn.animal2006", "prefectures_affected", O, ((2, M),)),
    Steps("cn.security2006", "deaths", O, ((3, M), (10, X))),
)

ALL = (*PEOPLE_AND_LOSS, *TRANSPORT, *EQUIPMENT, *POWER, *SUPPLY, *ENVIRONMENT, *NATURE, *HEALTH)
