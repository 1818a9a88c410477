"""The Reading as a whole: spans, kinds of message, determinism, candidates."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import matcher
from engine.plans.model import Register
from matcher.lexicon import PARTS, lexicon_of
from matcher.normalise import normalise
from matcher.read import read
from tests.matcher.reading import RECEIVED, bounds, heard, library, primary


def test_every_span_lies_in_the_original_text() -> None:
    """The page can underline what was read, also in traditional characters."""
    text = "海珠區建設工地塔吊頂升時倒了，7個工人死了，2個重傷在搶救"
    deaths = next(found for found in heard(text).facts if found.fact == "deaths")
    assert "".join(text[span.start : span.end] for span in deaths.spans) == "7個死了"


@given(st.text(alphabet="死伤人名三3十余被困火灾，。（）:爆炸 0.万級傷a\n至约", max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_and_spans_stay_inside(text: str) -> None:
    """Nonsense raises nothing, and no span leaves the text."""
    reading = heard(text)
    spans = [span for found in reading.facts for span in found.spans] + [number.span for number in reading.numbers]
    assert all(0 <= span.start <= span.end <= len(text) for span in spans)


@given(st.text(max_size=80))
@settings(max_examples=100, deadline=None)
def test_the_plain_form_keeps_every_position(text: str) -> None:
    """Normalising changes characters, never their number."""
    lexicon = lexicon_of(library())
    assert len(normalise(text, lexicon.characters, lexicon.slip, lexicon.meant)) == len(text)


def test_a_library_without_words_reads_nothing() -> None:
    """A deployment just begun has no lexicon yet; its reading is empty, not an error."""
    bare = replace(library(), vocabulary=replace(library().vocabulary, lexicon={}))
    assert read(bare, Register(), "着火", RECEIVED).message.kind == "nothing"


def test_figures_beyond_reading_are_listed() -> None:
    """A run of twenty figures is no quantity, and is shown to a person."""
    numbers = heard("厂房着火，编码12345678901234567890").numbers
    assert "unread" in {number.reason for number in numbers}


def test_equal_reports_give_equal_readings() -> None:
    """Reading is a function of its arguments; the digest names the words."""
    text = "化工厂爆炸，3人死亡"
    assert heard(text) == heard(text)
    assert heard(text).digest == hashlib.sha256(text.encode()).hexdigest()


def test_a_receipt_without_zone_is_refused() -> None:
    """A naive time is wrong use."""
    with pytest.raises(ValueError, match="zone"):
        read(library(), Register(), "着火", datetime(2025, 7, 1))  # noqa: DTZ001 - the fault under test


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("六人死网四人受伤", "deaths"),
        ("三人失连", "missing"),
        ("五人被因", "trapped"),
        ("两人重商", "seriously_injured"),
        ("八人中读", "poisoned"),
    ],
)
def test_slips_of_the_keyboard_are_mended(slip: str, meant: str) -> None:
    """Sound-alike and look-alike characters in the words that matter are read as meant."""
    assert bounds("化工厂泄漏，" + slip, meant) is not None


def test_an_earlier_drill_does_not_hide_a_real_event() -> None:
    """上周刚搞过演练 in a real report changes nothing; a drill notice with figures stays a drill."""
    assert heard("化工厂爆炸，上周刚搞过演练，3人死亡").message.kind == "emergency"
    assert heard("演练通知：情景设定化工厂爆炸死亡7人，仅推演").message.kind == "drill"


def test_denied_hazards_do_not_speak() -> None:
    """不是燃气 and 无爆破 take their words back."""
    assert primary("包间吃炭火锅3人死亡，一氧化碳，不是燃气") == "acute_poisoning"


def test_chained_hazards_follow_in_order() -> None:
    """The quake comes first, the slides and the barrier lake after it."""
    reading = heard("6.5级地震，617人死亡，多处山体滑坡，形成堰塞湖")
    assert [hazard.hazard for hazard in reading.hazards if hazard.role != "rival"] == ["earthquake", "geo_hazard"]


def test_numbers_that_became_no_fact_are_explained() -> None:
    """A plate, a road, a floor are listed with their reason."""
    reasons = {number.reason for number in heard("G30高速追尾，车牌豫E·3K720，28层楼外，12人受伤").numbers}
    assert {"road", "plate", "floor"} <= reasons


def test_what_others_began_is_noted() -> None:
    """Fire brigade on scene and closed valves are acts of others."""
    began = dict(heard("消防已到场，管道已关阀，120正在赶来").began)
    assert {"fire_rescue", "valve_closed", "ems_120"} <= set(began)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("商铺着火，已报119和120，急救车已到", {"119", "120"}),
        ("储罐泄漏，已拨打119", {"119"}),
        ("储罐泄漏，119还没到，没人报120", set()),
    ],
)
def test_a_service_that_somebody_called_stands_under_its_number(text: str, numbers: set[str]) -> None:
    """Called is said of the number; that it was wished for is not."""
    assert {who for who, _span in heard(text).began if who.isdigit()} == numbers


def test_candidates_come_from_the_index() -> None:
    """A chemical explosion in the home city brings the city's own plan for it."""
    assert "city.hazchem@990100" in heard("甲溪县化工厂爆炸，3人死亡").candidates


def test_outcomes_of_what_is_no_emergency() -> None:
    """A power cut notice is passed on, a complaint handed over, a false alarm written off."""
    assert heard("供电公司公告：明日计划停电").message.outcome == "relay"
    assert heard("居民投诉油烟扰民，要求查处").message.outcome == "transfer"
    assert heard("烟感误报，没有火情").message.outcome == "write_off"


def test_a_report_that_comes_close_to_a_judgement_of_a_level_suggests_it() -> None:
    """The span holds the words in common; a report without them suggests nothing."""
    key = "city.general#levels.II.any[1]"
    text = "甲溪县发生火灾，较大事件持续扩大，请求支援"
    spans = dict(heard(text).suggests)
    assert text[spans[key].start : spans[key].end] == "较大事件持续扩大"
    assert key not in dict(heard("甲溪县发生火灾").suggests)


@pytest.mark.parametrize("missing", PARTS)
def test_a_library_that_lacks_a_part_of_the_lexicon_reads_nothing_and_does_not_fail(missing: str) -> None:
    """A deployment just begun holds a part of the words; its reports are kept and read as nothing."""
    whole = library()
    words = {part: held for part, held in whole.vocabulary.lexicon.items() if part != missing}
    begun = replace(whole, vocabulary=replace(whole.vocabulary, lexicon=words))
    assert read(begun, Register(), "化工厂爆炸，5人死亡", RECEIVED).message.kind == "nothing"


def test_every_file_of_the_lexicon_that_reading_names_is_one_of_its_parts() -> None:
    """A file that a reader opens and that is no part would fail on the first report of a new deployment."""
    readers = Path(matcher.__file__).parent.glob("*.py")
    named = {name for file in readers for name in re.findall(r'(?:lexicon\.)?data\["(\w+)"\]', file.read_text("utf-8"))}
    assert named & set(library().vocabulary.lexicon) <= set(PARTS)
