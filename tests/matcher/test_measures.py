"""Money, areas, magnitudes, grids, times that stand still."""

from __future__ import annotations

from fractions import Fraction

import pytest

from engine.values.cells import Words
from tests.matcher.reading import bounds, fact


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("火灾直接经济损失2064.5万元", "direct_loss", 20645000),
        ("塔吊倒了，损失施工单位报847万", "direct_loss", 8470000),
        ("山火受害林地15亩", "area_damaged", 10000),
        ("山火过火面积2公顷", "area_burned", 20000),
        ("发生6.4级地震，震源深度8公里", "magnitude", Fraction(32, 5)),
        ("发生6.4级地震，震源深度8公里", "focal_depth", 8000000),
        ("发生6.4级地震，前震5.6级", "magnitude", Fraction(32, 5)),
        ("水文说十二年一遇洪水", "flood_return", 12),
        ("变电站失压，减供负荷182兆瓦，占57%", "load_loss_ratio", Fraction(57, 100)),
        ("油罐车侧翻，柴油漏了约20吨", "leak_mass", 20000000),
        ("1号线清客，中断19分钟已恢复", "interruption", 1140),
        ("倒塌房屋2.3万间，台风登陆", "houses_collapsed", 23000),
        ("地铁14:06停的，16:06全线恢复", "interruption", 7200),
        ("6号线从7点40停到11点半，现已恢复", "interruption", 13800),
        ("电梯困人，19点05报的，21点15才放出来", "stranded_time", 7800),
        ("线路中断行车21小时22分后开通，列车脱轨", "interruption", 76920),
        ("过山车停在半空，12人困了1个半小时才下来", "stranded_time", 5400),
        ("索道停了，37名游客挂在半空，四个小时后全部接下来", "stranded_time", 14400),
        ("洪水经核定重现期为30年", "flood_return", 30),
        ("厂房火灾，损失七亿五千一百七十二万元", "direct_loss", 751720000),
        ("危险品仓库爆炸，损失六十八点六六亿元", "direct_loss", 6866000000),
        ("倾倒危险废物铝灰，清运处置费用估算六百三十万元", "direct_loss", 6300000),
        ("非洲猪瘟，发病9头死了5头", "animals_dead", 5),
    ],
)
def test_measures_are_read_in_base_units(text: str, name: str, value: object) -> None:
    """Each measure stands in the base unit of its dimension."""
    assert bounds(text, name) == (value, value)


def test_a_standstill_that_goes_on_is_open_upwards() -> None:
    """已停5小时，还没恢复 may last longer."""
    assert bounds("地铁停运已停5小时，还没恢复", "interruption") == (18000, None)


def test_a_stop_that_goes_on_is_open_from_the_clock() -> None:
    """7点25停运，到现在8点55还没修好 is at least an hour and a half."""
    assert bounds("地铁7点25停运，到现在8点55还没修好", "interruption") == (5400, None)


def test_water_that_is_still_drawn_is_no_cut() -> None:
    """两市均未停止取水 cuts no intake."""
    assert fact("河水镉超标，两市均未停止取水", "intake_cut") is None


def test_fines_and_prices_are_no_loss() -> None:
    """A sum of money beside 罚款 is no loss."""
    assert fact("工厂着火，去年被罚款50万元", "direct_loss") is None


@pytest.mark.parametrize(
    ("text", "name", "word"),
    [
        ("小（1）型水库漫坝溃决", "dam", "collapse_small"),
        ("小型水库坝脚渗水", "dam", "danger_small"),
        ("洞庭湖一线堤防决口", "dyke", "breach_tributary"),
        ("圩堤决口二十米", "dyke", "breach_small"),
        ("家里煤气漏了，味道很大", "substance", "town_gas"),
        ("焦化厂煤气泄漏，两人晕倒", "substance", "coal_gas"),
        ("化工厂煤气管道泄漏", "substance", "coal_gas"),
        ("煤气站爆炸", "substance", "coal_gas"),
        ("钢铁厂高炉检修煤气泄漏，3人中毒", "substance", "coal_gas"),
        ("人工煤气管道泄漏，味道很大", "substance", "coal_gas"),
        ("青山水库（中型）坝肩集中渗漏，定为严重险情", "dam", "serious_danger"),
        ("台风以超强台风级登陆", "typhoon_class", "super_typhoon"),
        ("旱情核定为严重干旱", "drought_class", "severe"),
        ("市区水厂停止取水，河水被酚污染", "intake_cut", "city"),
        ("门座式起重机整体倾覆", "equipment_event", "crane_overturn"),
        ("县级市变电站全停，停电用户占54%", "grid_type", "county"),
        ("浴池烧水锅炉凌晨4点爆炸", "equipment_event", "pressure_explosion"),
        ("河水铊超标，影响陕西、四川两省", "cross_boundary", "province"),
        ("河水污染，镇水厂停止从河里取水", "intake_cut", "township"),
        ("气象台发布暴雨红色预警", "warning_rainstorm", "red"),
        ("燃气泄漏，阀门关了，不漏了", "leak_continuing", "no"),
        ("石家庄两座变电站全停，损失负荷20%", "grid_type", "capital"),
    ],
)
def test_states_are_words_of_the_vocabulary(text: str, name: str, word: str) -> None:
    """Dams, typhoons, droughts, intakes, cranes and grids come as words."""
    found = fact(text, name)
    assert found is not None
    assert found.cell == Words(frozenset({word}))


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("青石水库坝脚渗水", "dam", {"danger_small", "danger_medium_large"}),
        ("水库大坝出现严重险情", "dam", {"serious_danger_small", "serious_danger"}),
        ("水库垮坝了", "dam", {"collapse_small", "collapse_medium_large", "collapse_key"}),
        ("河堤决口十几米", "dyke", {"breach_small", "breach_tributary", "breach_main"}),
        ("路边煤气管道被挖断，气一直往外冒", "substance", {"town_gas", "coal_gas"}),
    ],
)
def test_works_of_a_size_that_nobody_said_stay_open_over_all_sizes(text: str, name: str, words: set[str]) -> None:
    """The smallest class is no default: a big dam would be graded too low."""
    found = fact(text, name)
    assert found is not None
    assert found.state == "open"
    assert isinstance(found.cell, Words)
    assert found.cell.may == words


@pytest.mark.parametrize(
    ("text", "name", "usual"),
    [
        ("商场着火，有人没出来", "trapped", 9),
        ("楼塌了，下面压着人", "buried", 9),
        ("厂里爆炸，死了人", "deaths", 9),
        ("厂里爆炸，很多人受伤", "injured", None),
        ("仓库着火，至少3人被困", "trapped", None),
    ],
)
def test_people_without_a_number_stay_open_and_carry_what_such_words_usually_mean(
    text: str, name: str, usual: int | None
) -> None:
    """有人 is one at least; the usual number narrows nothing."""
    found = fact(text, name)
    assert found is not None
    assert found.usual == usual
    assert found.cell.high is None
