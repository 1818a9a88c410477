"""People in a plight, told in plain words without a word of fate, are never nobody."""

from __future__ import annotations

import pytest

from tests.matcher.reading import bounds, fact, heard, primary


@pytest.mark.parametrize(
    "text",
    [
        "水漫到二楼了 丁湾村 老人娃儿都在房顶上 手机快没电了",
        "水淹到屋顶 人在房顶上等救 丁湾村",
        "发大水了 我们一家人困在二楼 下不来",
        "村里进水 老人爬到树上去了",
        "被水围住了 快来救我们",
        "水已经到脖子了 小孩在我肩膀上",
        "洪水来了 我们都爬到屋顶上了 派船来",
        "河里发水 有人站在河中间的石头上 过不来",
        "flood water is rising, people on the roof",
    ],
)
def test_people_driven_up_by_water_are_trapped(text: str) -> None:
    """On the roof, in a tree, waiting to be fetched: somebody is trapped, nobody said how many, and it is a flood."""
    low, high = bounds(text, "trapped") or (0, 0)
    assert low == 1
    assert high is None
    assert heard(text).message.kind == "emergency"
    assert primary(text) in ("river_flood", "flash_flood", "urban_flood")


@pytest.mark.parametrize(
    ("text", "name", "least"),
    [
        ("隧道洞子塌方 里头7个工人 还能敲管子", "trapped", 7),
        ("我老公在化粪池里没起来 去救他的两个也没起来", "trapped", 3),
        ("好几个人倒地上了", "injured", 3),
        ("车间里工人倒了一片", "injured", 3),
        ("山滑下来了 有一辆车在下面", "trapped", 1),
        ("桥断了 有两辆车掉下去", "trapped", 1),
        ("老婆婆晕倒了", "injured", 1),
        ("着火了 我看见有人在窗户喊", "trapped", 1),
        ("矿上透水了 井下有人", "trapped", 1),
        ("有个娃儿掉井里 听得到哭", "trapped", 1),
        ("小孩被电梯夹住", "trapped", 1),
        ("撞车了 伤了几个", "injured", 2),
        ("着火了 有人跳楼", "injured", 1),
        ("房子塌了 底下听见有人敲墙", "trapped", 1),
        ("老爷爷掉粪坑里了", "trapped", 1),
        ("有人从脚手架上摔下来了", "injured", 1),
    ],
)
def test_plain_words_of_a_plight_count_somebody(text: str, name: str, least: int) -> None:
    """What a caller sees and hears of people is at least one of them, or as many as the words count."""
    found = bounds(text, name)
    assert found is not None
    assert found[0] == least


@pytest.mark.parametrize(
    "text",
    [
        "水漫到二楼了，人都撤出来了，没人被困",
        "着火了，有没有人在窗户喊？",
        "如果有人爬到房顶上怎么办",
        "屋顶漏水，请物业来修",
        "楼上天天有人喊，吵得睡不着",
        "水库正常，工人在坝上巡查",
        "货车掉沟里，司机轻伤，已送医院",
    ],
)
def test_no_plight_is_read_where_none_is_told(text: str) -> None:
    """Denied, asked, imagined, everyday or otherwise accounted for: nobody is trapped."""
    assert fact(text, "trapped") is None or bounds(text, "trapped") == (0, 0)


def test_a_telephone_without_power_is_no_blackout() -> None:
    """手机快没电了 says nothing of the grid."""
    found = {hazard.hazard for hazard in heard("村里进水了，人在屋顶上，手机快没电了").hazards}
    assert "blackout" not in found


@pytest.mark.parametrize("text", ["1", "3", "12", "0", "119", "2.5"])
def test_bare_figures_name_no_hazard(text: str) -> None:
    """A figure alone is like no word of any hazard."""
    assert heard(text).hazards == ()


def test_a_warning_is_about_what_it_warns_of() -> None:
    """A red warning of a rainstorm with its millimetres is about the rainstorm, and no number's tail is evidence."""
    text = "拟州市气象台发布暴雨红色预警信号：过去3小时甲溪县降雨量已达110毫米，预计未来3小时仍将持续"
    found = heard(text).hazards
    assert found[0].hazard == "rainstorm"
    shown = [text[span.start : span.end] for hazard in found for span in hazard.spans]
    assert not [words for words in shown if words.startswith("0毫米") or words.startswith("10毫米")]
