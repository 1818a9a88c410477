"""What authors write, and what it is read as."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.conditions.parse import parse_condition
from engine.conditions.tree import And, Has, In, Not, Or, Ordered, Sum
from tests.engine.conditions.small_vocabulary import FACTS

PARAMETERS = {"evacuation_level_2": "5万人", "alarm_grade": "重大", "broken": "很多"}


def _read(text, within="when"):
    result = parse_condition(text, FACTS, PARAMETERS, within)
    assert [found for found in result.findings if found.severity == "error"] == []
    return result.condition


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("deaths >= 30", Sum(("deaths",), ">=", 30)),
        ("死亡人数 >= 三十人", Sum(("deaths",), ">=", 30)),
        ("死亡>=30", Sum(("deaths",), ">=", 30)),
        ("死亡（含失踪）人数 >= 10", Sum(("deaths_incl_missing",), ">=", 10)),
        ("evacuated >= 5万人", Sum(("evacuated",), ">=", 50_000)),
        ("evacuated >= 5万", Sum(("evacuated",), ">=", 50_000)),
        ("evacuated >= evacuation_level_2", Sum(("evacuated",), ">=", 50_000)),
        ("direct_loss >= 1亿元", Sum(("direct_loss",), ">=", 100_000_000)),
        ("direct_loss >= 1.2 million yuan", Sum(("direct_loss",), ">=", 1_200_000)),
        ("area_burned > 15亩", Sum(("area_burned",), ">", 10_000)),
        ("area_burned > 1亩", Sum(("area_burned",), ">", Fraction(2000, 3))),
        ("24小时降雨量 >= 5厘米", Sum(("rainfall",), ">=", 50)),
        ("load_loss_ratio >= 30%", Sum(("load_loss_ratio",), ">=", Fraction(3, 10))),
        ("load_loss_ratio >= 0.3", Sum(("load_loss_ratio",), ">=", Fraction(3, 10))),
        ("load_loss_ratio >= 百分之三十", Sum(("load_loss_ratio",), ">=", Fraction(3, 10))),
        ("magnitude >= 6.5级", Sum(("magnitude",), ">=", Fraction(13, 2))),
        ("deaths + missing >= 10", Sum(("deaths", "missing"), ">=", 10)),
        ("basins >= 2", Sum(("basins",), ">=", 2)),
        ("direct_loss > 0", Sum(("direct_loss",), ">", 0)),
        ("grade >= 重大", Ordered("grade", ">=", "major")),
        ("事件等级 < larger", Ordered("grade", "<", "larger")),
        ("grade >= alarm_grade", Ordered("grade", ">=", "major")),
        ("superior_level >= Ⅱ", Ordered("superior_level", ">=", "II")),
        ("superior_level >= 三级", Ordered("superior_level", ">=", "III")),
        ("leak is 是", In("leak", frozenset({"yes"}))),
        ("泄漏 is not yes", Not(In("leak", frozenset({"yes"})))),
        ("大坝、堤防状况 is 溃决", In("dam", frozenset({"breach"}))),
        ("dam not in [溃决, crack]", Not(In("dam", frozenset({"breach", "crack"})))),
        ("places has 学校", Has("places", "school")),
        ("10 <= deaths < 30", And((Sum(("deaths",), ">=", 10), Sum(("deaths",), "<", 30)))),
        (
            "10 < deaths + missing <= 30",
            And((Sum(("deaths", "missing"), ">", 10), Sum(("deaths", "missing"), "<=", 30))),
        ),
        ("not not leak is yes", Not(Not(In("leak", frozenset({"yes"}))))),
        ("非 (死亡人数 >= 3 且 泄漏 is 是)", Not(And((Sum(("deaths",), ">=", 3), In("leak", frozenset({"yes"})))))),
        (
            "(deaths >= 3 或 missing >= 3) 且 leak is yes",
            And((Or((Sum(("deaths",), ">=", 3), Sum(("missing",), ">=", 3))), In("leak", frozenset({"yes"})))),
        ),
        (
            "deaths >= 1 and (missing >= 2 and injured >= 3)",
            And((Sum(("deaths",), ">=", 1), Sum(("missing",), ">=", 2), Sum(("injured",), ">=", 3))),
        ),
    ],
)
def test_a_condition_reads_as_its_author_meant_it(text, tree):
    """Ids or Chinese names, units of practice, ranges and lists become exact values and ids."""
    assert _read(text) == tree


def test_tests_may_stand_without_spaces():
    """死亡人数>=3且失踪人数>=3 is two tests."""
    assert _read("死亡人数>=3且失踪人数>=3或者".removesuffix("或者")) == And(
        (Sum(("deaths",), ">=", 3), Sum(("missing",), ">=", 3))
    )


def test_a_statute_may_not_read_its_own_grade_but_a_plan_may():
    """The grade is decided by the statute and used by plans."""
    assert _read("grade >= 重大", "levels") == Ordered("grade", ">=", "major")
    assert parse_condition("grade >= 重大", FACTS, within="statute").condition is None


def test_a_warning_leaves_the_condition_usable():
    """``=`` on a count is warned and read."""
    result = parse_condition("deaths = 3", FACTS)
    assert result.condition == Sum(("deaths",), "=", 3)
    assert [found.severity for found in result.findings] == ["warning"]


def test_an_error_leaves_no_condition():
    """A condition with one wrong test is not half used."""
    assert parse_condition("deaths >= 3 and leek is yes", FACTS).condition is None


@given(
    st.text(
        st.sampled_from("deaths missing >=<=()[]且或非 and or not is in has 3万5人％＞（）死亡泄漏,+-*/.0１"),
        max_size=40,
    )
)
def test_any_text_is_either_read_or_explained(text):
    """No text raises; without a condition there is an error, and every finding lies inside the text."""
    result = parse_condition(text, FACTS)
    assert (result.condition is None) == any(found.severity == "error" for found in result.findings)
    assert all(0 <= found.start <= found.end <= len(text) for found in result.findings)


@given(st.text(max_size=30))
def test_no_character_of_unicode_raises(text):
    """Whatever was pasted, the reader answers with findings."""
    assert parse_condition(text, FACTS).findings or parse_condition(text, FACTS).condition
