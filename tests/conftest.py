"""Fixtures shared by all tests: the model city's bench, opened once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from api.desk.bench import Bench
from engine.plans.files import load_library, load_register

LIBRARY = Path(__file__).parents[1] / "plans_yaml"

settings.register_profile("any_machine", deadline=None)
settings.load_profile("any_machine")  # how long an example takes says more of the machine than of us


@pytest.fixture(scope="session")
def bench() -> Bench:
    """The model city: its library and register."""
    loaded = load_library(LIBRARY)
    assert loaded.library is not None, loaded.findings
    return Bench(loaded.library, load_register(LIBRARY))
