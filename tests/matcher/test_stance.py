"""Where a report stands: the last word of standing before a harm decides whether it is of here and now."""

from __future__ import annotations

import pytest

from tests.matcher.reading import heard

FRAMED = [
    "明天上午消防演练，届时楼顶会冒烟",
    "如果坝脚冒浑水，请马上拨打值班电话",
    "刚才报的厂房冒烟，查了是蒸饭的水汽，虚惊一场",
    "剧组今晚在东街拍火灾戏，会有浓烟，已报备，请勿报警",
    "全年共发生火灾41起，死亡3人，同比下降两成",
]
TURNED = [
    "明天上午才演练，可是现在楼顶就冒烟了",
    "都说坝没事，我就站在坝上，坝脚冒浑水",
    "刚才报的是误报，不料十分钟后厂房真着火了",
    "剧组在东街拍戏，突然棚子塌了，压住群众演员",
    "全年火灾下降，但今晨老街又着火，死亡3人",
]


@pytest.mark.parametrize("text", FRAMED)
def test_what_a_frame_holds_raises_no_alarm(text: str) -> None:
    """What is past, supposed, called back, staged or counted over a year is not happening now."""
    assert heard(text).message.kind not in ("emergency", "warning")


@pytest.mark.parametrize("text", TURNED)
def test_a_turn_leads_out_of_any_frame(text: str) -> None:
    """However long a message speaks of other things, a turn to here and now makes it an alarm."""
    assert heard(text).message.kind == "emergency"
