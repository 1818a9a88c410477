"""What the cards of the model city say on the telephone, judged on whole reports."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from api.desk.bench import Bench, Report, words_of
from cards.card import response_card
from cards.document import Document, plain
from cards.render import to_notice, to_sms, to_text

AT = datetime(2026, 11, 21, 19, 5, tzinfo=UTC)
LEAK = "甲溪县丙桥镇化工园液氨罐区泄漏，白雾往中心小学飘，3人中毒送医，还有2人没出来，东北风3级，来电人190-0000-4417"


def card_of(bench: Bench, text: str, locale: str = "zh-CN") -> Document:
    """The card of one report, received at 03:05."""
    report = Report("r1", text, AT)
    response = bench.respond(bench.situation([report]), AT)
    return response_card(bench.library, bench.register, response, words_of([report]), locale)


def said_in(document: Document, section: str) -> str:
    """Everything that a section says, without line breaks; nothing where it is not there."""
    lines = [line for entry in document.sections if entry.id == section for line in entry.lines]
    fields = ("".join(span.text for span in field.spans) for line in lines for field in line.fields)
    return " ".join([*(plain(line) for line in lines), *fields, *(line.clause for line in lines)])


def test_the_crew_is_sent_where_it_happened_not_where_the_cloud_drifts(bench):
    """119 hears the chemical park; the school lies ahead of the cloud."""
    card = card_of(bench, LEAK)
    sentence = said_in(card, "next_call")
    assert "丙桥化工园发生危险化学品事故" in sentence
    assert "（报告称" not in sentence
    assert "不是事发地" in said_in(card, "header")
    assert "中心小学" in said_in(card, "header")


def test_the_first_sentence_says_substance_what_happens_wind_and_who_is_inside(bench):
    """A crew judges by the substance and by the caller's own words."""
    sentence = said_in(card_of(bench, LEAK), "next_call")
    for word in ("液氨", "泄漏", "白雾往中心小学飘", "东北风3级", "被困人数2人"):
        assert word in sentence


def test_a_post_on_the_road_stays_in_the_sentence(bench):
    """A kilometre post tells the crew where to go, beside a road that the register knows."""
    assert "K35" in said_in(card_of(bench, "拟甲高速K35处两车追尾，2人被困"), "next_call").upper()


def test_the_number_of_the_caller_stands_beside_calling_back(bench):
    """It was read from the report; nobody has to look for it. The short message never carries it."""
    card = card_of(bench, LEAK)
    line = next(
        line
        for entry in card.sections
        if entry.id.startswith("mine")
        for line in entry.lines
        if "回拨来电人" in plain(line)
    )
    assert [span.phone for field in line.fields for span in field.spans if span.phone] == ["190-0000-4417"]
    assert "4417" not in to_sms(card)


def test_who_calls_in_secret_is_not_called_back_without_care(bench):
    """A caller who may not report is not named to the crew, and the card says how to call back."""
    card = card_of(bench, "老板不让报 我偷偷打的 乙岭县煤矿冒顶 井下有人 190-0000-1111")
    assert "不透露谁打的" in to_text(card, width=400)
    assert "老板" not in said_in(card, "next_call")
    assert "冒顶" in said_in(card, "next_call")


def test_a_report_that_was_held_back_is_flagged_with_the_rules(bench):
    """Kept back since yesterday: its words, the steps, the law on any event and on accidents at work."""
    card = card_of(bench, "昨天下午5点甲溪县工地塔吊倒了，死了3个，老板压着今天才说")
    flagged = said_in(card, "held")
    assert "老板压着今天才说" in flagged
    assert "突发事件应对法第61条" in flagged
    assert "493号第4条" in flagged


def test_who_lies_under_a_beam_is_no_report_held_back(bench):
    """压着 of a body is not 压着 of a report, nor is 刚才说."""
    assert said_in(card_of(bench, "甲溪县丙桥镇民房塌了，梁压着一个人，他刚才说脚动不了"), "held") == ""


def test_the_one_on_the_line_is_asked_first_what_only_they_can_say(bench):
    """Who is still inside comes before the count of the dead, which offices are asked for."""
    card = card_of(bench, "甲溪县丙桥镇网吧着火 里面还有人")
    asked = next(entry for entry in card.sections if entry.id == "questions").lines
    assert "里面还有没有人" in plain(asked[0])
    assert "来电人" in "".join(span.text for span in asked[0].fields[0].spans)
    deaths = next(line for line in asked if "死了几个" in plain(line))
    assert "来电人" not in "".join(span.text for span in deaths.fields[0].spans)


@pytest.mark.parametrize(
    ("report", "told"),
    [
        ("乙岭县山体滑坡 埋了一户人", "往滑坡方向的两侧跑"),
        ("1号线中样广场站有烟 地铁停了 人都在往外跑", "不扒门、不下轨道"),
        ("渡船翻了 拟水河 船上十几个人", "不要下水去救"),
        ("甲溪县丙桥镇中心小学食堂 二十几个学生吐了", "呕吐物留着不倒"),
        ("中样广场有人拿刀砍人", "手机静音"),
        ("化粪池里三个人没起来 甲溪县", "谁也不许下去救"),
        ("乙岭林场那边山上红了一片 风好大", "不往山上跑"),
        ("甲溪县民房一氧化碳中毒 4人昏迷", "门窗打开"),
    ],
)
def test_every_family_of_hazards_has_words_for_the_caller(bench, report, told):
    """Said while the caller is on the line, by a clause of the general plan and not by law."""
    lines = [
        line
        for entry in card_of(bench, report).sections
        if entry.id.startswith("mine")
        for line in entry.lines
        if told in plain(line)
    ]
    assert len(lines) == 1
    assert "总体预案" in lines[0].clause
    assert not any(badge.tone == "law" for badge in lines[0].badges)


def test_an_event_elsewhere_gets_no_ticks_of_our_own_crews(bench):
    """The caller dials the crews there; the superior's room asks for them; every line has its clause."""
    card = card_of(bench, "浦东新区张江镇一栋楼着火了有人被困")
    line = next(entry for entry in card.sections if entry.id == "dispatch").lines[0]
    assert "请来电人直接拨事发地" in plain(line)
    assert line.clause
    assert not [span for span in line.spans if span.phone]
    calls = next(entry for entry in card.sections if entry.id == "calls").lines
    assert all(one.clause for one in calls)


def test_a_short_message_says_nothing_unless_asked(bench):
    """An open channel carries neither place nor casualties nor level, only whom to ring."""
    card = card_of(bench, "甲溪县丙桥镇网吧着火 死亡2人")
    assert "请即回电" in to_notice(card)
    assert not any(word in to_notice(card) for word in ("丙桥", "死亡", "级", "火"))
    assert "未派的先打119" in to_sms(card)


def test_the_village_stands_before_the_river_that_runs_by_it(bench):
    """From the outer to the inner division, then the site."""
    assert "甲溪县丙桥镇丁湾村" in said_in(card_of(bench, "拟水涨水 丁湾村 快漫堤了"), "header")


def test_a_county_has_its_english_name_on_an_english_card(bench):
    """Whom to tell, in the language of the card."""
    card = card_of(bench, "中样商场着火，2人被困", "en")
    assert "government, Zhongyang District" in to_text(card, width=400)
