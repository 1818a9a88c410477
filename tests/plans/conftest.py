"""The shipped library and register, loaded once."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.plans.files import load_library, load_register
from engine.plans.library import Loaded
from engine.plans.model import Library, Plan, Register

ROOT = Path(__file__).resolve().parents[2] / "plans_yaml"

MAIN = (
    "city.general",
    "city.hazchem",
    "city.fire",
    "city.flood",
    "city.earthquake",
    "city.production_accident",
    "city.gas",
)


@pytest.fixture(scope="session")
def loaded() -> Loaded:
    """What the reader makes of the shipped files."""
    return load_library(ROOT)


@pytest.fixture(scope="session")
def library(loaded: Loaded) -> Library:
    """The shipped library."""
    assert loaded.library is not None
    return loaded.library


@pytest.fixture(scope="session")
def register() -> Register:
    """The sample register."""
    return load_register(ROOT)


@pytest.fixture(scope="session")
def city_plans(library: Library) -> tuple[Plan, ...]:
    """The city's own plans."""
    return tuple(plan for plan in library.plans.values() if plan.tier == "city")
