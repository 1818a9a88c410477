"""Where and when, and who reported."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from engine.incident.reading import Span
from engine.plans.model import Site
from tests.matcher.reading import RECEIVED, heard


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("沈阳和平区一饭店爆炸", ("辽宁省", "沈阳市", "和平区")),
        ("雅江那边山火", ("四川省", "甘孜藏族自治州", "雅江县")),
        ("德州平原5.5级地震", ("山东省", "德州市", "平原县")),
        ("魯山縣老年公寓火災", ("河南省", "平顶山市", "鲁山县")),
        ("大家都很和平，厂房着火", (None, None, None)),
        ("柳林村那栋出租屋着火了", (None, None, None)),
        ("堤上的口子一天长了两米", (None, None, None)),
        ("甲溪县丙桥镇丁湾村后山滑坡", ("拟省", "拟州市", "甲溪县")),
    ],
)
def test_places_are_filled_in_upwards(text: str, names: tuple[str | None, ...]) -> None:
    """A named division brings those above it; everyday words are no places."""
    place = heard(text).place
    assert (place.province, place.city, place.county) == names


def test_a_home_village_is_inside_and_another_county_is_not() -> None:
    """The home area is known by its codes."""
    assert heard("丁湾村后山滑坡").place.inside is True
    assert heard("雅江县山火").place.inside is False
    assert heard("后山滑坡").place.inside is None


def test_a_name_that_many_bear_stays_a_list() -> None:
    """鼓楼区 alone is several districts, and none is chosen."""
    place = heard("鼓楼区一商场起火").place
    assert place.code is None
    assert len(place.candidates) > 1


def test_a_site_of_the_register_is_found() -> None:
    """A plant that the register knows gives its area."""
    place = heard("宏源化工厂爆炸", sites=(Site("hongyuan", ("宏源化工厂",), "990121"),)).place
    assert (place.site, place.code, place.inside) == ("hongyuan", "990121", True)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("今晨6时许厂房起火", "2025-07-01T06:00"),
        ("昨晚22:40厂房起火", "2025-06-30T22:40"),
        ("昨天傍晚6点10桥侧翻", "2025-06-30T18:10"),
        ("10月21日早8时20分饭店爆炸", "2024-10-21T08:20"),
        ("十二月十七号凌晨一点半煤矿突出", "2024-12-17T01:30"),
        ("2008年4月28日4时41分列车脱轨", "2008-04-28T04:41"),
        ("截至15时，8月31日10时50分泄漏的液氨已堵住", "2024-08-31T10:50"),
        ("Explosion on 13 Oct 2019, about 11:00", "2019-10-13T11:00"),
    ],
)
def test_times_are_read_against_the_receipt(text: str, moment: str) -> None:
    """Absolute and relative times; a year that is not said is the latest that is not ahead."""
    occurred = heard(text).occurred
    assert occurred is not None
    assert occurred.earliest == datetime.fromisoformat(moment).replace(tzinfo=RECEIVED.tzinfo)


def test_a_day_without_hour_is_a_stretch() -> None:
    """7月31日上午 may be any time of that morning."""
    occurred = heard("去年7月31日上午水库垮坝", RECEIVED + timedelta(days=60)).occurred
    assert occurred is not None
    assert occurred.latest - occurred.earliest == timedelta(hours=6)


def test_the_caller_is_kept_and_not_counted() -> None:
    """Name and number of the caller are contact facts with their characters."""
    text = "报告人张伟，手机138****0417，车间爆炸"
    assert heard(text).contacts == (("caller_name", Span(3, 5)), ("caller_phone", Span(8, 19)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("万达商场着火了，烟很大", ["万达商场"]),
        ("K23公里处大货车和客车撞了", ["K23公里处"]),
        ("我们在中样区新华路福满楼饭店，煤气罐炸了", ["新华路", "福满楼饭店"]),
        ("G60沪昆高速K1130+500处追尾", ["G60沪昆高速", "K1130+500处"]),
        ("高速公路上两车追尾", []),
        ("甲溪县丙桥镇丁湾村后山滑坡", []),
        ("三楼厨房起火，烟很大", []),
    ],
)
def test_words_of_a_place_that_no_table_knows_are_kept(text: str, words: list[str]) -> None:
    """A mall, a street, a kilometre post; neither a mere kind of place nor a division that was found."""
    assert [text[span.start : span.end] for span in heard(text).place.words] == words


def test_hours_are_those_of_the_deployment() -> None:
    """凌晨两点 is two o'clock here, whatever zone the time of receipt is written in."""
    elsewhere = RECEIVED.astimezone(UTC)
    occurred = heard("凌晨两点厂房爆炸", elsewhere).occurred
    assert occurred is not None
    assert occurred == heard("凌晨两点厂房爆炸", RECEIVED).occurred
    assert occurred.earliest.astimezone(RECEIVED.tzinfo).hour == 2


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("丙桥镇化工园爆炸，乙岭县水库垮坝", ("990121101", "990122")),
        ("丙桥镇和乙岭县都着火了", ("990121101", "990122")),
        ("甲溪县丙桥镇丁湾村后山滑坡", ()),
        ("乙岭县化工厂爆炸，伤员送中样区医院", ()),
        ("乙岭县化工厂爆炸，甲溪县消防已增援", ()),
    ],
)
def test_a_second_place_of_home_is_a_candidate(text: str, codes: tuple[str, ...]) -> None:
    """Two places are in question; one that lies in the other, a hospital and those who help are none."""
    assert heard(text).place.candidates == codes
