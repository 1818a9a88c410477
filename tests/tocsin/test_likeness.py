"""Resemblance to a hazard is learnt from sentences; it speaks where the words of the lexicon are silent or far off."""

from __future__ import annotations

import pytest

from engine.incident.reading import ReadHazard
from matcher.lexicon import lexicon_of
from matcher.likeness import likened, likeness
from matcher.page import open_page
from tests.matcher.reading import heard, library
from tocsin.likeness import learn, written

SAID = [
    ("矿井下瓦斯爆炸", "coal_mine"),
    ("矿井下透水", "coal_mine"),
    ("江上客船翻沉", "waterway"),
    ("江上客船搁浅", "waterway"),
]


def test_what_reports_of_a_hazard_share_weighs_for_it() -> None:
    """矿井 stands in every sentence of the one hazard and in none of the other."""
    weights = learn(SAID)
    assert weights["coal_mine"]["矿井"] > 0
    assert "矿井" not in weights["waterway"]


def test_a_run_of_more_sentences_comes_before_one_of_a_single_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where little is kept, 矿井 of two sentences stays and 瓦斯 of one, which may be chance, goes."""
    monkeypatch.setattr("tocsin.likeness._KEPT", 3)
    kept = learn(SAID)["coal_mine"]
    assert "矿井" in kept
    assert "瓦斯" not in kept


def test_a_hazard_told_of_most_is_not_the_likest_for_that(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of each hazard as many runs are kept, however many sentences tell of it."""
    monkeypatch.setattr("tocsin.likeness._KEPT", 4)
    weights = learn([*SAID, ("矿井冒顶埋人", "coal_mine"), ("采面片帮伤人", "coal_mine")])
    assert len(weights["coal_mine"]) == len(weights["waterway"]) == 4


def test_equal_sentences_give_equal_weights() -> None:
    """Learning twice, in any order, writes the same file."""
    assert written(learn(SAID)) == written(learn(SAID[::-1]))


def test_a_report_resembles_those_of_its_hazard() -> None:
    """The shipped weights rank a mine first for words that no sentence of the tests holds."""
    page = open_page("早班下去的弟兄有两个没升井，掘进头那边没电话了", lexicon_of(library()))
    assert likeness(page)[0].hazard == "coal_mine"


def test_the_hazard_of_words_that_no_list_holds_carries_the_words() -> None:
    """Where resemblance alone names the hazard, the strongest runs are its evidence, inside the report."""
    text = "后头那个坡张口子了，底下三户人家正往外搬，石头还在掉，有人受伤"
    first = heard(text).hazards[0]
    assert first.spans
    assert all(0 <= span.start < span.end <= len(text) for span in first.spans)


def test_a_hazard_that_is_overruled_stays_as_a_rival() -> None:
    """Named by a word of another hazard and overruled by all the others, a hazard keeps its plans on the card."""
    page = open_page("17路公交车正上客，路面突然塌陷，整车栽进坑里，救人的也跟着陷下去", lexicon_of(library()))
    named = (ReadHazard("stampede", 10, "primary"), ReadHazard("blackout", 5, "secondary"))
    found = likened(page, named, library().vocabulary.hazards)
    assert [(one.hazard, one.role) for one in found] == [
        ("bridge_road_collapse", "primary"),
        ("blackout", "secondary"),
        ("stampede", "rival"),
    ]
