"""The duty officer's stories, run against the model city's library."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from api.desk.bench import Bench, Report, words_of
from cards.card import response_card
from cards.change import change_card
from cards.render import to_text
from engine.respond.change import diff
from engine.respond.model import IncidentResponse

scenarios("duty_officer.feature")

BEIJING = timezone(timedelta(hours=8))


class Night:
    """One night at the desk: reports in the order of arrival, and the response after each."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.reports: list[Report] = []
        self.responses: list[IncidentResponse] = []

    def receive(self, clock: str, text: str) -> None:
        """Take one report at ``HH:MM`` of this night."""
        hour, minute = map(int, clock.split(":"))
        received = datetime(2026, 11, 21, hour, minute, tzinfo=BEIJING).astimezone(UTC)
        self.reports.append(Report(f"r{len(self.reports) + 1}", text, received))
        self.responses.append(self.bench.respond(self.bench.situation(self.reports), received))

    @property
    def last(self) -> IncidentResponse:
        """The response now."""
        return self.responses[-1]

    @property
    def card(self) -> str:
        """The response card as text."""
        return to_text(
            response_card(self.bench.library, self.bench.register, self.last, words_of(self.reports), "zh-CN")
        )


@pytest.fixture
def night(bench: Bench) -> Night:
    """A quiet night before the first call."""
    return Night(bench)


@given("值守的是拟州市应急管理局")
def the_seat(night: Night) -> None:
    """The model city's bureau runs this copy."""
    assert night.bench.library.deployment.seat == "em_bureau"


@when(parsers.re(r'(?P<clock>\d\d:\d\d)(接报|追加)"(?P<text>.+)"'))
def receive(night: Night, clock: str, text: str) -> None:
    """A report comes in."""
    night.receive(clock, text)


@then(parsers.parse('首要灾种是"{hazard}"'))
def primary_hazard(night: Night, hazard: str) -> None:
    """The best hypothesis is this hazard."""
    assert night.last.hazards[0].hazard == hazard


@then("建议单把我来办放在他人任务之前")
def my_acts_first(night: Night) -> None:
    """My acts stand before those of others."""
    card = night.card
    assert 0 <= card.index("我来办") < card.index("已交办")


@then("建议单问到119、120是否已派")
def dispatch_asked(night: Night) -> None:
    """119 and 120 are on the card."""
    assert {"119", "120"} <= {act.dispatch for act in night.last.acts}


@then("建议单有电话报告和书面报告两个时限")
def two_clocks(night: Night) -> None:
    """A phone and a written report each have a deadline."""
    timed = {act.channel for act in night.last.acts if act.column == "mine" and act.due and act.due.at}
    assert {"phone", "written"} <= timed


@then(parsers.parse('叫应名单里有"{agencies}"'))
def on_call_down(night: Night, agencies: str) -> None:
    """These agencies are told."""
    assert set(agencies.split("、")) <= {call.agency for call in night.last.calls}


@then("建议单没有说响应已启动")
def nothing_is_activated(night: Night) -> None:
    """A proposal is never called an activation."""
    assert "未启动" in night.card
    assert all(plan.announced is None for plan in night.last.plans)


@then("死亡人数未定")
def deaths_open(night: Night) -> None:
    """Silence about people is no zero after an explosion."""
    views = {view.fact: view for view in night.last.facts}
    assert not views["deaths"].told.is_point


@then("事件等级不止一种可能")
def grade_open(night: Night) -> None:
    """Several grades stay possible."""
    assert night.last.grade is not None
    assert len(night.last.grade.levels.possible) > 1


@then(parsers.parse('事件等级是"{grade}"'))
def grade_is(night: Night, grade: str) -> None:
    """Exactly one grade is possible in what was told."""
    assert night.last.grade is not None
    assert night.last.grade.levels.possible == (grade,)


@then(parsers.parse('情况变化提示单说等级升到"{grade}"'))
def grade_rises(night: Night, grade: str) -> None:
    """The change card speaks of the new grade."""
    before, after = night.responses
    assert after.grade is not None
    assert after.grade.levels.possible == (grade,)
    change = diff(before, after)
    card = change_card(night.bench.library, night.bench.register, change, after, words_of(night.reports), "zh-CN")
    assert "重大" in to_text(card)


@then("级别、任务和叫应名单不变")
def nothing_changes(night: Night) -> None:
    """The same facts twice change nothing."""
    before, after = night.responses
    assert [plan.levels.possible for plan in before.plans] == [plan.levels.possible for plan in after.plans]
    assert [act.key for act in before.acts] == [act.key for act in after.acts]
    assert [call.agency for call in before.calls] == [call.agency for call in after.calls]


@then("没有预案要启动")
def no_plan(night: Night) -> None:
    """No plan is walked."""
    assert not night.last.plans


@then("建议单要求登记")
def to_be_registered(night: Night) -> None:
    """The call is registered all the same."""
    assert "登记" in night.card


@then("建议单写明不属本辖区")
def outside(night: Night) -> None:
    """The card says that the place is not ours."""
    assert night.last.inside is False
    assert "不属本辖区" in night.card
