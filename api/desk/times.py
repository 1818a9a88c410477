"""Instants that people type: ISO 8601, in the deployment's zone where none is written, of our own times only."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

EARLIEST, LATEST = datetime(1990, 1, 1, tzinfo=UTC), datetime(2190, 1, 1, tzinfo=UTC)


def read_instant(text: str, zone: str) -> datetime:
    """The instant in UTC. Raises ``ValueError`` with what to write instead."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"{text!r} is no time: write 2026-11-21T03:12 or 2026-11-21T03:12+08:00") from error
    return plausible(moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)


def plausible(moment: datetime) -> datetime:
    """An aware instant as it is. Raises ``ValueError`` where it lies before 1990 or after 2189."""
    if not EARLIEST <= moment < LATEST:
        raise ValueError(f"{moment.isoformat()} is too far away: a time between 1990 and 2189 is wanted")
    return moment
