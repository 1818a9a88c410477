"""Which hazard a report is about, in many voices: callers, village cadres, duty rooms, English."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.matcher.reading import heard, primary

SENTENCES = [json.loads(line) for line in Path(__file__).with_name("hazards.jsonl").read_text("utf-8").splitlines()]
INCIDENTS = [json.loads(line) for line in Path(__file__).with_name("incidents.jsonl").read_text("utf-8").splitlines()]
OTHER_VEHICLES = ["电动车", "机动车", "非机动车", "电动自行车"]


@pytest.mark.parametrize("said", SENTENCES, ids=lambda said: f"{said['hazard']}-{said['text'][:12]}")
def test_the_first_hazard_is_the_one_that_picks_the_plan(said: dict[str, str]) -> None:
    """Cause before consequence, place and substance before the bare flame."""
    assert primary(said["text"]) == said["hazard"]


@pytest.mark.parametrize("said", SENTENCES, ids=lambda said: f"{said['hazard']}-{said['text'][:12]}")
def test_a_short_call_about_a_hazard_raises_the_alarm(said: dict[str, str]) -> None:
    """A few words from a caller are enough for an emergency."""
    assert heard(said["text"]).message.kind in ("emergency", "warning")


@pytest.mark.parametrize("hazard", sorted({said["hazard"] for said in INCIDENTS}))
def test_a_longer_report_of_a_hazard_is_an_emergency_of_it(hazard: str) -> None:
    """Reports after real events in many voices: each raises the alarm, and its hazard comes first."""
    readings = [(said["text"], heard(said["text"])) for said in INCIDENTS if said["hazard"] == hazard]
    assert [text for text, read in readings if read.message.kind not in ("emergency", "warning")] == []
    assert [text for text, read in readings if not read.hazards or read.hazards[0].hazard != hazard] == []


@pytest.mark.parametrize("vehicle", OTHER_VEHICLES)
def test_a_word_inside_another_word_is_no_hazard(vehicle: str) -> None:
    """动车 within 电动车 or 机动车 is no train."""
    assert primary(f"小区{vehicle}棚着火，烧了十几辆") == "building_fire"
