"""Why and why not, in words."""

from __future__ import annotations

import pytest

from cards.render import to_text
from cards.why import why_card
from engine.incident.reading import Span
from engine.respond.answer import Answer, CellView
from engine.respond.model import TestTrace
from engine.values.cells import Range, point
from tests.cards import samples


def answer() -> Answer:
    """Why level III: three dead by the report."""
    test = TestTrace(("deaths",), "deaths >= 3", True)
    cell = CellView("deaths", point(3), "stated", (("r1", Span(11, 15)),))
    clauses = (("city.hazchem", "5.1.3"),)
    leaf = Answer("criterion", "city.hazchem#levels.III", "yes", "criteria", clauses, tests=(test,), cells=(cell,))
    return Answer("level", "city.hazchem:III", "yes", "criteria", children=(leaf,))


@pytest.mark.parametrize(("locale", "words"), [("zh-CN", "死亡人数≥3人"), ("en", "deaths ≥ 3 people")])
def test_an_answer_names_rule_words_and_clause(locale, words):
    """The test, the cell with its quote, and the clause."""
    text = to_text(why_card(samples.library(), answer(), samples.WORDS, locale))
    assert words in text
    assert "死了3个" in text
    assert "5.1.3" in text


@pytest.mark.parametrize(("verdict", "word"), [("yes", "是"), ("maybe", "待定"), ("no", "否")])
def test_each_verdict_has_a_word(verdict, word):
    """Yes, open, no."""
    text = to_text(why_card(samples.library(), Answer("agency", "police", verdict, "not_named"), {}))
    assert f"⟨{word}⟩" in text
    assert "市公安局" in text


def test_an_unknown_address_is_shown_as_it_is():
    """No answer breaks on a name that the library does not hold."""
    assert "nobody" in to_text(why_card(samples.library(), Answer("agency", "nobody", "no", "not_named"), {}))


def test_no_key_of_the_library_stands_in_an_answer():
    """A criterion outside its plan is called by its level, a range by where it comes from."""
    cell = CellView("deaths", Range(2, 7), "stated", ())
    node = Answer("criterion", "levels.II.any[0]", "maybe", "when", cells=(cell,))
    text = to_text(why_card(samples.library(), node, {}))
    assert "levels" not in text
    assert "Ⅱ级的启动条件" in text
    assert "报告所述" not in text
    assert "推算" in text


def test_what_a_report_speaks_of_is_said_once():
    """The same hazard under three plans is one line."""
    hazard = Answer("hazard", "hazchem", "yes", "hazard")
    node = Answer("agency", "police", "no", "tells", children=(hazard, hazard, hazard))
    text = to_text(why_card(samples.library(), node, {}))
    assert text.count("报告里读到的") == 1
