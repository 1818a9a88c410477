"""Reports in one order at every door: by receipt, then by place in the list."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from api.desk.bench import STEP, RepeatedReport, Report, in_order

NOON = datetime(2026, 11, 21, 4, tzinfo=UTC)


def test_reports_are_ordered_by_receipt():
    """A report that came in earlier is folded earlier, wherever it stands in the list."""
    late, early = Report("a", "5人死亡", NOON), Report("b", "3人死亡", NOON - timedelta(hours=1))
    assert in_order([late, early]) == (early, late)


def test_of_one_instant_the_later_place_is_newer(bench):
    """3 dead, then 5 dead, both without a time of their own: five, and no doubt between two sources."""
    reports = [Report("a", "丙桥镇火灾，3人死亡", NOON), Report("b", "丙桥镇火灾，5人死亡", NOON)]
    ordered = in_order(reports)
    assert [one.received for one in ordered] == [NOON, NOON + STEP]
    facts = {view.fact: view for view in bench.respond(bench.situation(reports), NOON + STEP).facts}
    assert (facts["deaths"].told.low, facts["deaths"].told.high) == (5, 5)


def test_what_is_in_order_stays_as_it_is():
    """Ordering twice changes nothing, so a door may order before the fold does."""
    once = in_order([Report(name, "火", NOON) for name in "abc"])
    assert in_order(once) == once


def test_two_reports_under_one_id_are_refused():
    """Cards look words up by id: one of the two would be shown under the other's number."""
    with pytest.raises(RepeatedReport, match="'a'"):
        in_order([Report("a", "火", NOON), Report("a", "水", NOON)])
