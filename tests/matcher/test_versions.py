"""Two versions of a figure, and people who have not come out."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from engine.values.cells import Range
from matcher.read import read

RECEIVED = datetime(2026, 11, 20, 19, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "fact", "cell"),
    [
        ("化工厂爆炸，刚才报的3人死亡，另有消息说死了11个", "deaths", Range(3, 11)),
        ("厂里炸了，有的说死了2个有的说死了5个", "deaths", Range(2, 5)),
        ("镇中心小学宿舍楼着火了，老师讲二楼还有娃娃没下来", "trapped", Range(1, None)),
        ("煤矿井下透水，当班下去27人，上来19个，其它人联系不上", "missing", Range(8, 8)),
    ],
)
def test_what_is_in_doubt_is_a_range_and_the_rest_is_counted(bench, text: str, fact: str, cell: Range):
    """Versions are never added up; who has not come out is at least one; the rest is what is left of the whole."""
    facts = {found.fact: found for found in read(bench.library, bench.register, text, RECEIVED).facts}

    assert facts[fact].cell == cell


def test_the_word_of_a_question_is_no_number(bench):
    """重伤几个医生还没说: how many is what nobody has said yet."""
    text = "火灾，12人受伤，重的有几个还没数清"

    facts = {found.fact: found for found in read(bench.library, bench.register, text, RECEIVED).facts}

    assert facts["seriously_injured"].state == "open"
    assert facts["seriously_injured"].cell is None


def test_an_hour_does_not_swallow_the_people_behind_it(bench):
    """20时21人死亡: twenty-one dead, at eight in the evening."""
    facts = {
        found.fact: found for found in read(bench.library, bench.register, "今天20时21人死亡，客车坠河", RECEIVED).facts
    }

    assert facts["deaths"].cell == Range(21, 21)
