"""Helpers: read a sentence as the model city's desk would, and take a fact out of it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from engine.incident.reading import ReadFact, Reading
from engine.plans.files import load_library
from engine.plans.model import Library, Register, Site
from engine.values.cells import Range
from matcher.read import read

ROOT = Path(__file__).parents[2] / "plans_yaml"
RECEIVED = datetime(2025, 7, 1, 12, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
_LOADED: list[Library] = []


def library() -> Library:
    """The shipped library, loaded once."""
    if not _LOADED:
        loaded = load_library(ROOT).library
        assert loaded is not None
        _LOADED.append(loaded)
    return _LOADED[0]


def heard(text: str, received: datetime = RECEIVED, sites: tuple[Site, ...] = (), area: str = "home") -> Reading:
    """The reading of a report."""
    return read(library(), Register(sites=sites), text, received, area=area)


def fact(text: str, name: str) -> ReadFact | None:
    """One fact of a report, None where it says nothing of it."""
    return next((found for found in heard(text).facts if found.fact == name), None)


def bounds(text: str, name: str) -> tuple[object, object] | None:
    """Lowest and highest value of a number fact (None = no upper bound); None where it is silent or has no number."""
    found = fact(text, name)
    return (found.cell.low, found.cell.high) if found and isinstance(found.cell, Range) else None


def primary(text: str) -> str | None:
    """The hazard that the report is about."""
    reading = heard(text)
    return reading.hazards[0].hazard if reading.hazards else None
