"""The graph of a plan as Mermaid, DOT and SVG."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from cards.graph import drawn, plan_graph, to_dot, to_mermaid, to_svg
from engine.conditions.tree import In
from engine.plans.model import After, When
from tests.cards import samples

EVIL = '</svg><script>alert(1)</script>"]; end `x` & \\" #'


def plan():
    """The sample plan with an order among its acts and one conditional act."""
    when = When(In("substance", frozenset({"ammonia"})), "substance is ammonia")
    changes = {
        "report_written": {"after": After(all_of=("report_phone",))},
        "monitor": {"when": when, "after": After(any_of=("cordon",))},
    }
    actions = tuple(replace(action, **changes.get(action.id, {})) for action in samples.plan().actions)
    return replace(samples.plan(), actions=actions)


def test_an_edge_runs_from_what_comes_before():
    """电话报告 before 书面首报."""
    assert list(plan_graph(plan()).edges) == [("report_phone", "report_written"), ("cordon", "monitor")]


def test_a_conditional_act_is_reached_by_a_dashed_edge():
    """Dashed only where a condition decides."""
    assert drawn(samples.library(), plan(), "zh-CN").edges == (
        ("report_phone", "report_written", False),
        ("cordon", "monitor", True),
    )


def test_mermaid_has_a_subgraph_for_each_phase():
    """Phases are the columns."""
    text = to_mermaid(samples.library(), plan())
    assert text.count("subgraph ") == 3
    assert "-.->" in text


def test_dot_is_balanced():
    """Every brace that opens, closes."""
    text = to_dot(samples.library(), plan())
    assert text.count("{") == text.count("}")
    assert "style=dashed" in text


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
def test_svg_is_well_formed(locale):
    """It parses as XML and shows every act once."""
    root = ET.fromstring(to_svg(samples.library(), plan(), locale))  # noqa: S314  # our own output
    groups = [node for node in root if node.tag.endswith("}g")]
    assert len(groups) == len(plan().actions)


def test_words_of_a_plan_never_become_markup():
    """A plan's text cannot close a tag, a label or a block."""
    actions = tuple(replace(action, do=EVIL) for action in plan().actions)
    evil = replace(plan(), actions=actions, title=EVIL)
    assert "<script" not in to_svg(samples.library(), evil)
    ET.fromstring(to_svg(samples.library(), evil))  # noqa: S314  # our own output
    assert '"]; end' not in to_mermaid(samples.library(), evil)
    labels = re.findall(r'label="((?:[^"\\\\]|\\\\.)*)"(.?)', to_dot(samples.library(), evil))
    assert {after for _, after in labels} <= {"]", ",", ";"}


def test_equal_plans_give_equal_drawings():
    """The same bytes twice."""
    assert to_svg(samples.library(), plan()) == to_svg(samples.library(), plan())


def test_a_plan_without_actions_still_draws():
    """An empty draft is no error."""
    empty = replace(plan(), actions=())
    assert "</svg>" in to_svg(samples.library(), empty)
    assert "flowchart" in to_mermaid(samples.library(), empty)
