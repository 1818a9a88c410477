"""Facts and hazards that a person enters."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from engine.incident.compose import situation_of
from engine.incident.entry import EntryError, read_entries, read_entry, read_mapping
from engine.incident.reading import Message, ReadHazard, Reading
from engine.plans.vocabulary import HazardDef
from engine.values.cells import Members, Range, Words, point
from engine.values.names import Names
from tests.engine.decide.world import FACTS, library, number

HAZARDS = tuple(
    HazardDef(id_, Names(zh, id_), None, "accident", None)
    for id_, zh in (("hazchem", "危险化学品事故"), ("fire", "火灾"), ("water", "水污染"))
)
VOCABULARY = library(*FACTS, number("humidity", dimension="ratio"), hazards=HAZARDS).vocabulary
BOTH = frozenset({"school", "hospital"})
T0 = datetime(2026, 7, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("entry", "state", "cell"),
    [
        ("deaths=3", "stated", point(3)),
        ("deaths = 2..5", "open", Range(2, 5)),
        ("deaths=2..", "open", Range(2, None)),
        ("deaths>=3", "open", Range(3, None)),
        ("deaths>3", "open", Range(4, None)),
        ("deaths<3", "open", Range(0, 2)),
        ("deaths=?", "open", None),
        ("leak=yes", "stated", Words(frozenset({"yes"}))),
        ("dam=danger", "stated", Words(frozenset({"danger"}))),
        (
            "places=school,hospital",
            "stated",
            Members(frozenset({"school", "hospital"}), frozenset({"school", "hospital"})),
        ),
    ],
)
def test_an_entry_says_value_range_or_unknown(entry: str, state: str, cell: object) -> None:
    """One name, one sign, one value."""
    found = read_entry(entry, VOCABULARY)
    assert (found.state, found.cell) == (state, cell)


@pytest.mark.parametrize(
    ("entry", "error"),
    [
        ("deaths=-1", "cannot be that"),
        ("deaths=-3..2", "cannot be that"),
        ("deaths=5..2", "empty"),
        ("deaths<0", "empty"),
        ("deaths=many", "no number"),
        ("deaths=1.5", "whole"),
        ("dead=3", "no fact"),
        ("dam=leaking", "no word"),
        ("deaths", "not a fact"),
        ("hazard=flood", "no hazard"),
        ("hazard=,", "no hazard"),
    ],
)
def test_what_a_fact_cannot_have_is_refused_with_the_reason(entry: str, error: str) -> None:
    """The entry is named, and what is wrong with it."""
    with pytest.raises(EntryError, match=error) as caught:
        read_entry(entry, VOCABULARY)
    assert caught.value.entry == entry or entry.startswith(caught.value.entry)
    caught.value.add_note("an exception like any other")


def test_good_entries_come_back_beside_all_errors() -> None:
    """No error hides another or a good entry."""
    facts, errors = read_entries(["deaths=1", "deaths=-1", "dead=2"], VOCABULARY)
    assert [fact.fact for fact in facts] == ["deaths"]
    assert len(errors) == 2


def test_a_mapping_reads_like_entries() -> None:
    """Scalars, yes-no as such, lists for sets."""
    found = read_mapping({"deaths": 3, "leak": True, "places": ["school"], "灾种": ["火灾", "water"]}, VOCABULARY)
    assert found[1].cell == Words(frozenset({"yes"}))
    assert found[3].text == "fire,water"


def test_an_entered_hazard_is_the_primary_one() -> None:
    """A person says fire and water: fire is primary, water secondary, what was read becomes a rival."""
    entered = (read_entry("hazard=火灾,water", VOCABULARY), read_entry("deaths=3", VOCABULARY))
    reading = Reading("d" * 64, 9, Message("emergency", "emergency"), hazards=(ReadHazard("hazchem", 40, "primary"),))
    found = situation_of("i", [("r", reading, T0)], entered, moments={})
    assert [(view.hazard, view.role) for view in found.hazards] == [
        ("fire", "primary"),
        ("water", "secondary"),
        ("hazchem", "rival"),
    ]
    assert set(found.statements) == {"deaths"}
