"""Durations of plans."""

import pytest

from engine.values.durations import Duration, parse_duration


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("20min", 1200),
        ("2h", 7200),
        ("1h30min", 5400),
        ("1.5h", 5400),
        ("90s", 90),
        ("30d", 2592000),
        ("1 day", 86400),
        ("30分钟", 1800),
        ("二十分钟", 1200),
        ("两小时", 7200),
        ("24小时", 86400),
        ("1周", 604800),
        ("1小时30分", 5400),
        ("２小时", 7200),
    ],
)
def test_a_duration_is_seconds(text, seconds):
    """20min and 二十分钟 are the same clock."""
    assert parse_duration(text) == Duration(seconds=seconds)


@pytest.mark.parametrize("text", ["at once", "At once", "立即", " 立刻 "])
def test_at_once_has_no_clock(text):
    """立即 sorts first and never falls due."""
    assert parse_duration(text).at_once


@pytest.mark.parametrize("text", ["20 workdays", "20个工作日", "二十工作日"])
def test_workdays_are_no_days(text):
    """Working days are counted on a calendar, not in seconds."""
    assert parse_duration(text) == Duration(workdays=20)


@pytest.mark.parametrize("text", ["", "20", "5m", "h", "2h3h", "30min2h", "1month", "0.3s", "at", "2 hours ago", "-2h"])
def test_what_is_no_duration_is_refused_with_what_to_write(text):
    """The message holds an example, or says that only whole seconds count."""
    with pytest.raises(ValueError, match=r"write 20min|whole number"):
        parse_duration(text)
