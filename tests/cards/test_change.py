"""The change card names what differs, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from cards.change import change_card
from cards.render import to_html, to_text
from engine.respond.change import diff
from engine.respond.model import Due
from tests.cards import samples


def changed(locale: str = "zh-CN", **after: object) -> str:
    """The text of the change card from the sample response to a changed one five minutes later."""
    before = samples.response()
    later = replace(samples.response(**after), now=samples.NOW + timedelta(minutes=5))
    card = change_card(samples.library(), samples.register(), diff(before, later), later, samples.WORDS, locale)
    assert to_html(card)
    return to_text(card)


def test_nothing_new_says_so():
    """The same facts twice change nothing."""
    assert "没有变化" in changed()


def test_a_level_that_was_announced_is_shown_from_to():
    """Before and after, with the owner."""
    text = changed(plans=(samples.plan_view(announced="II", working=("II",)),))
    assert "已启动级别：无 → 市级Ⅱ级响应" in text


def test_an_act_that_came_and_one_that_went_are_told_apart():
    """新增 and 撤下."""
    kept = [act for act in samples.acts() if act.action != "close_school"]
    text = changed(acts=(*kept, samples.act("monitor", key="x/new")))
    assert "⟨新增⟩" in text
    assert "提请市长决定：下风向学校停课 ⟨撤下⟩" in text


def test_an_earlier_deadline_shows_the_old_one():
    """提前, with what it was."""
    sooner = Due(at=samples.RECEIVED + timedelta(minutes=15), seconds=900, moment="received")
    acts = tuple(replace(act, due=sooner) if act.action == "report_phone" else act for act in samples.acts())
    text = changed(acts=acts)
    assert "⟨提前⟩" in text
    assert "原为 03:32前" in text


def test_a_new_agency_to_tell_stands_with_its_number():
    """Who must now be told."""
    new = replace(samples.calls()[0], agency="police", phones=("0990-5550110",))
    text = changed(calls=(*samples.calls(), new))
    assert "市公安局 0990-5550110 ⟨新增⟩" in text.replace("  ", " ")


def test_facts_that_changed_are_shown_as_they_stand():
    """The new figure."""
    facts = (samples.fact_views()[0], replace(samples.fact_views()[1], state="stated", told=samples.point(5)))
    assert "被困人数5人" in changed(facts=facts)


def test_only_a_question_that_was_answered_is_called_answered():
    """A fact that is stated now has its answer; one that merely left the list has none."""
    trapped = replace(samples.fact_views()[1], told=samples.point(5), state="stated")
    assert "已有答案：被困人数" in changed(questions=(), facts=(samples.fact_views()[0], trapped))
    assert "已有答案" not in changed(questions=())


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
def test_a_change_card_stands_in_both_languages(locale):
    """The title is that of the trade."""
    assert changed(locale).startswith("══ 情况变化提示单" if locale == "zh-CN" else "══ Change card")


def test_a_level_change_is_said_once():
    """Certain and possible moved with the proposal: one line says it."""
    levels = replace(samples.level_set(), certain="II", told_low="II", possible=("II",), not_excluded=())
    narrow = replace(samples.level_set(), possible=("III",), not_excluded=())
    before = samples.response(plans=(samples.plan_view(levels=narrow),))
    after = replace(
        samples.response(plans=(samples.plan_view(levels=levels, proposed=("II",), working=("II",)),)), now=before.now
    )
    card = change_card(samples.library(), samples.register(), diff(before, after), after, samples.WORDS)
    assert to_text(card).count("市级Ⅲ级响应 → 市级Ⅱ级响应") == 1
