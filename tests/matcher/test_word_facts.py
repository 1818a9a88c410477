"""Facts that are words: borders crossed, water cut, storms by their wind, sources, counties, shares in words."""

from __future__ import annotations

from fractions import Fraction

import pytest

from engine.values.cells import Words
from tests.matcher.reading import bounds, fact, heard


def word(text: str, name: str) -> str | None:
    """The one word of a fact; None where it is silent."""
    found = fact(text, name)
    return next(iter(found.cell.may)) if found and isinstance(found.cell, Words) and len(found.cell.may) == 1 else None


@pytest.mark.parametrize(
    ("text", "tier"),
    [
        ("尾矿库泄漏，污染水团已由甘肃境内进入陕西略阳", "province"),
        ("受污染河段从湖南临湘下泄，已过省界进湖北洪湖", "province"),
        ("锑超标，水体污染，影响陕甘川三省", "province"),
        ("河水苯胺超标，从山西长治流到河北邯郸", "province"),
        ("河水镉超标，从河池宜州延伸影响到柳州柳城", "city"),
    ],
)
def test_the_widest_border_that_pollution_crossed_is_read(text: str, tier: str) -> None:
    """Two places that differ, and a word of flowing between them, tell which border was crossed."""
    assert word(text, "cross_boundary") == tier


@pytest.mark.parametrize(
    "text",
    [
        "甘肃西和县河水锑超标，预计后天进入陕西境内",
        "甘肃西和县河水锑超标，正在投药",
        "陕西宁强嘉陵江水质砷超标，源头在查",
    ],
)
def test_a_border_that_is_not_reached_is_not_crossed(text: str) -> None:
    """What lies ahead, and a river that bears the name of another district, cross nothing."""
    assert fact(text, "cross_boundary") is None


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("罐车翻进河里，镇上水厂把取水泵关了，全镇吃水靠送", "township"),
        ("河水污染，县自来水公司已关闭取水口", "county"),
        ("河水污染，主城区停用自来水24小时", "city"),
        ("镇里的取水断了，水污染，全镇一万人没水；县城水厂照常", "township"),
    ],
)
def test_the_supply_that_is_cut_is_that_of_the_nearest_word(text: str, whose: str) -> None:
    """Whose water is cut is told by the word beside the cut, not by any town that the text names."""
    assert word(text, "intake_cut") == whose


@pytest.mark.parametrize(("force", "kind"), [("10", "severe_storm"), ("12", "typhoon"), ("16", "super_typhoon")])
def test_the_wind_near_the_centre_tells_the_class_of_a_typhoon(force: str, kind: str) -> None:
    """Where no class is named, the force of the wind at landing decides."""
    assert word(f"今年9号台风登陆，登陆时中心附近最大风力{force}级", "typhoon_class") == kind


def test_a_named_class_goes_before_the_wind() -> None:
    """The class that the bulletin names stands."""
    assert word("以台风级登陆，登陆时中心附近最大风力14级", "typhoon_class") == "typhoon"


def test_a_category_behind_the_number_of_a_source_is_read() -> None:
    """铱192二类源: the figures before it belong to the nuclide."""
    assert bounds("探伤用的铱192二类源找不到了", "source_category") == (2, 2)


def test_a_roman_category_is_read_whole() -> None:
    """Category III is not category I."""
    assert bounds("one cs-137 source, category iii, went missing from our truck", "source_category") == (3, 3)


def test_how_many_in_any_unit_of_persons_is_a_question() -> None:
    """重伤几名尚未分出来 counts nobody and leaves the badly hurt open."""
    found = fact("两车追尾，271名乘客受伤送医，重伤几名医院尚未分出来", "seriously_injured")
    assert found is not None
    assert found.state == "open"


@pytest.mark.parametrize(
    ("text", "counties"),
    [
        ("长宁县、江安县、珙县都发生非洲猪瘟疫情", (3, 3)),
        ("江安县和长宁县发生非洲猪瘟疫情，江安县的重些", (2, 2)),
        ("东湖县和石桥区各有一个鸡场确诊高致病性禽流感", (2, None)),
        ("发生非洲猪瘟，我县和邻县都有", (2, None)),
        ("非洲猪瘟，全市各县区和全部县、乡镇都在查", (1, None)),
        ("该县、本县和外县发生非洲猪瘟", (2, None)),
    ],
)
def test_counties_in_a_list_count_where_the_table_knows_them(text: str, counties: tuple[int, int | None]) -> None:
    """Counties of the table of divisions are so many; of other words the list is so many at least."""
    assert bounds(text, "counties_affected") == counties


@pytest.mark.parametrize(
    ("said", "share"),
    [
        ("百分之四十五", Fraction(9, 20)),
        ("百分之三点五", Fraction(7, 200)),
        ("三分之一", Fraction(1, 3)),
        ("一半", Fraction(1, 2)),
    ],
)
def test_shares_in_words_are_exact(said: str, share: Fraction) -> None:
    """百分之 and 分之 are shares of one."""
    assert bounds(f"全市电网故障，减供负荷{said}", "load_loss_ratio") == (share, share)


def test_a_share_with_more_has_an_upper_end() -> None:
    """百分之三十多 lies between 30 and 39 per cent."""
    assert bounds("全市电网故障，减供负荷百分之三十多", "load_loss_ratio") == (Fraction(3, 10), Fraction(39, 100))


@pytest.mark.parametrize("text", ["郑州特大暴雨，城区积涝成片", "英德北江洪水，英城街道老城区水深过腰"])
def test_everyday_names_of_districts_are_no_places(text: str) -> None:
    """城区 is a district of one city and an everyday word of all others."""
    assert heard(text, area="any").place.county in (None, "英德市")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("县疾控简报：上周本县确诊霍乱12例，均有同一场酒席就餐史，无死亡，水井已消毒", "emergency"),
        ("去年全市报告霍乱3例，比前年减少2例", "old_news"),
        ("【演练】模拟报告霍乱3例，请各组集结【演练】", "drill"),
    ],
)
def test_no_paper_makes_a_notice_of_a_grave_disease(text: str, kind: str) -> None:
    """Counted cases of cholera are an emergency in any weekly report, unless they are of last year or of a drill."""
    assert heard(text).message.kind == kind
