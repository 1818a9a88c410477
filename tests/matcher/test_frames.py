"""An emergency is never silenced: courtesies, conditions and appeals put round real reports change no kind."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from tests.matcher.reading import heard

HEADS = [
    "如有新情况续报，",
    "如果不马上来人就要出大事，",
    "如遇堵车请绕行西门，",
    "If you can hear me please answer, ",
    "请各单位做好值守。",
    "提醒广大市民不信谣不传谣。",
]
TAILS = [
    "。有关部门正在开展安全生产宣传教育，请广大市民提高安全意识，遵守规章制度。",
    "。请各单位按照预案要求做好应急值守工作，加强信息报送。",
    "。如有新情况及时续报。",
    "。提醒广大市民注意安全，不信谣不传谣，以官方通报为准。",
    "。投诉电话今天归客服组接。",
    "。下一步将举一反三，深刻吸取教训。",
    "。感谢大家的支持和理解。",
]
ALARMS = ("emergency", "warning")
EVERY = 40
"""one of so many reports of each file: the products are many"""
LIMIT = 3
"""seconds, thrice what is needed on a slow machine"""
PEOPLE_ONLY = ["　", "1", "0", "水", "死", "人人人人", "有人被困", "多人被困", "几百人被困", "伤了一片"]
ENDURED = [
    "6:40全线停，12:50恢复，前后停了6小时10分，对耽误大家出行深表歉意，投诉电话今天归客服组接",
    "本周我县新增霍乱确诊病例11例，累计11例，疫情未超出本县，特此报告。",
]


def _reports() -> list[str]:
    """Reports of emergencies of which the words, not a lucky tone, say that something happens."""
    texts = []
    for name in ("hazards", "incidents", "corpus", "reports"):
        lines = Path(__file__).with_name(f"{name}.jsonl").read_text("utf-8").splitlines()[::EVERY]
        said = [json.loads(line) for line in lines]
        texts += [one["text"].rstrip("。.!！") for one in said if one.get("kind", "emergency") == "emergency"]
    return [text for text in texts if heard(text).message.kind in ALARMS]


REPORTS = _reports()


@pytest.mark.parametrize("head", HEADS)
def test_what_is_put_before_a_report_silences_none(head: str) -> None:
    """Neither a condition nor a courtesy in front takes an emergency away."""
    silenced = [text for text in REPORTS if heard(head + text).message.kind not in ALARMS]
    assert silenced == []


@pytest.mark.parametrize("tail", TAILS)
def test_what_is_put_behind_a_report_silences_none(tail: str) -> None:
    """Neither an appeal nor a promise at the end takes an emergency away."""
    silenced = [text for text in REPORTS if heard(text + tail).message.kind not in ALARMS]
    assert silenced == []


def test_a_condition_still_frames_what_follows_from_it() -> None:
    """What is to be done if something happens is no emergency."""
    assert heard("如果坝脚冒浑水，请马上拨打值班电话").message.kind not in ALARMS


@pytest.mark.parametrize("text", PEOPLE_ONLY)
def test_people_alone_name_no_hazard(text: str) -> None:
    """Blanks, single letters and figures, and people in need are like no hazard."""
    assert heard(text).hazards == ()


@pytest.mark.parametrize("text", ENDURED)
def test_what_happened_and_grades_is_an_emergency(text: str) -> None:
    """Polite or statistical words beside an interruption or cases unmake neither."""
    assert heard(text).message.kind == "emergency"


@pytest.mark.parametrize("unit", ["1", "九", "几", "着火，", "如果着火，", "3人"])
def test_a_long_report_of_repeats_is_read_at_once(unit: str) -> None:
    """Eight thousand characters take no time that grows with their square."""
    heard("着火")
    begun = time.process_time()
    heard(unit * (8000 // len(unit)))
    assert time.process_time() - begun < LIMIT
