"""119, 120 and 110 by kind of event: what nobody has spoken of takes none of them away."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from engine.incident.situation import HazardView, Situation, Statement
from engine.plans.model import Library, Register
from engine.respond.respond import respond
from engine.values.cells import point

RECEIVED = datetime(2025, 7, 1, 4, tzinfo=UTC)
NEEDS_NO_NUMBER = {
    *("not_emergency", "drought", "infectious_disease", "animal_epidemic"),
    *("water_pollution", "boating_pollution", "air_pollution"),
    *("utility", "gas_outage", "water_outage", "heat_outage", "telecom_outage", "blackout"),
}
"""kinds of events in which, as long as nothing is said of people, no service has anything to save"""


def numbers(library: Library, register: Register, hazard: str, **counts: int) -> dict[str, str]:
    """Service number -> how certainly it is dialled, where nothing but a hazard and these counts are known."""
    said = {
        fact: (Statement(fact, "stated", point(count), RECEIVED, RECEIVED, "e1", report="e1"),)
        for fact, count in counts.items()
    }
    situation = Situation("x", hazards=(HazardView(hazard, 50, "primary"),), statements=said)
    response = respond(library, register, situation, RECEIVED)
    return {act.dispatch: act.certainty for act in response.acts if act.dispatch}


def test_silence_takes_no_service_number_off(library: Library, register: Register) -> None:
    """Whatever emergency it is, while nobody has spoken of people one of 119, 120 and 110 is to be dialled at least."""
    silent = {
        hazard
        for hazard in library.vocabulary.hazards
        if set(numbers(library, register, hazard).values()) == {"if_turns_out"}
    }
    assert silent == NEEDS_NO_NUMBER


@pytest.mark.parametrize("hazard", ["urban_flood", "typhoon", "severe_convection", "dam_dyke", "geo_hazard", "railway"])
def test_water_and_wind_may_have_caught_and_hurt_people(hazard: str, library: Library, register: Register) -> None:
    """The fire service and the ambulance stay until somebody denies that people are caught or hurt."""
    found = numbers(library, register, hazard)
    assert "if_turns_out" not in (found["119"], found["120"])
    denied = dict.fromkeys(("deaths", "injured", "hospitalized", "illness_count", "missing", "trapped", "buried"), 0)
    assert numbers(library, register, hazard, **denied)["120"] == "if_turns_out"
