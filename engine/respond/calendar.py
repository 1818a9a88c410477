"""Days in the deployment's zone: workdays, times of day, the end of a date."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

SATURDAY = 5


def local(at: datetime, zone: str) -> datetime:
    """An aware instant on the clocks of a zone."""
    return at.astimezone(ZoneInfo(zone))


def add_workdays(start: datetime, count: int, zone: str) -> datetime:
    """The end of the ``count``-th workday (Monday to Friday) after the day of ``start``, in UTC."""
    day = local(start, zone).date()
    left = count
    while left > 0:
        day += timedelta(days=1)
        if day.weekday() < SATURDAY:
            left -= 1
    return end_of_day(day, zone)


def end_of_day(day: date, zone: str) -> datetime:
    """Midnight at the end of a day, in UTC."""
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(zone)).astimezone(UTC)


def daily_after(start: datetime, minutes: int, zone: str) -> datetime:
    """The first time of day (``minutes`` after midnight) later than ``start``, in UTC."""
    here = local(start, zone)
    at = datetime.combine(here.date(), time(minutes // 60, minutes % 60), ZoneInfo(zone))
    if at <= here:
        at = datetime.combine(here.date() + timedelta(days=1), time(minutes // 60, minutes % 60), ZoneInfo(zone))
    return at.astimezone(UTC)
