"""What a user hands in is read within limits, and refused with clear words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from api.desk.bench import LONGEST_REPORT
from tocsin.failures import Failure
from tocsin.inputs import instant, read_lines, report_text, reports_of


def test_a_time_without_zone_is_taken_in_the_deployments_zone():
    """03:12 in Shanghai is 19:12 UTC of the day before."""
    assert instant("2026-11-21T03:12", "Asia/Shanghai") == datetime(2026, 11, 20, 19, 12, tzinfo=UTC)


def test_a_time_with_its_own_zone_keeps_it():
    """An offset that is written wins over the deployment's zone."""
    assert instant("2026-11-21T03:12+00:00", "Asia/Shanghai") == datetime(2026, 11, 21, 3, 12, tzinfo=UTC)


def test_what_is_no_time_is_refused_with_an_example():
    """The help shows the form to write."""
    with pytest.raises(Failure, match="2026-11-21T03:12"):
        instant("昨晚", "Asia/Shanghai")


@pytest.mark.parametrize("text", ["", "   \n\t"])
def test_an_empty_report_is_refused(text: str):
    """Nothing said is nothing to respond to."""
    with pytest.raises(Failure, match="empty"):
        report_text(text)


def test_a_report_beyond_the_limit_is_refused_with_the_limit():
    """The message names the number of characters and the limit."""
    with pytest.raises(Failure, match=str(LONGEST_REPORT)):
        report_text("火" * (LONGEST_REPORT + 1))


def test_a_broken_line_of_a_report_file_is_named_by_its_number(tmp_path):
    """File and line stand in the message."""
    path = tmp_path / "reports.jsonl"
    path.write_text('{"text": "火"}\n{oops\n', encoding="utf-8")

    with pytest.raises(Failure, match=r"reports\.jsonl:2"):
        read_lines(path)


def test_reports_of_a_file_keep_their_order_ids_and_times(tmp_path):
    """A line may carry its own id and time of receipt."""
    path = tmp_path / "reports.jsonl"
    path.write_text('{"text": "一", "received": "2026-11-21T03:12"}\n{"text": "二", "id": "b"}\n', encoding="utf-8")
    now = datetime(2026, 11, 21, 4, tzinfo=UTC)

    first, second = reports_of(path, "Asia/Shanghai", now)

    assert (first.id, first.received) == ("r1", datetime(2026, 11, 20, 19, 12, tzinfo=UTC))
    assert (second.id, second.received) == ("b", now)


def test_bytes_that_are_no_utf8_are_refused(tmp_path):
    """A file in another encoding is named, not guessed."""
    path = tmp_path / "reports.jsonl"
    path.write_bytes(b"\xff\xfe\x00")

    with pytest.raises(Failure, match="UTF-8"):
        read_lines(path)
