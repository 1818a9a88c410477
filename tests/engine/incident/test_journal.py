"""The log as text: canonical, chained, and telling when somebody touched it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.incident.compose import Stamp, event, report_event
from engine.incident.decode import read_cell, read_fact, read_reading
from engine.incident.events import Event
from engine.incident.journal import chain, read_journal, verify, write_journal
from engine.incident.kinds import KINDS
from engine.incident.reading import Message, ReadFact, ReadHazard, Reading, ReadNumber, ReadPlace, ReadTime, Span
from engine.values.canonical import plain
from engine.values.cells import Members, Range, Words, point

T0 = datetime(2026, 7, 1, 19, 12, tzinfo=UTC)
READING = Reading(
    digest="d" * 64,
    length=40,
    message=Message("emergency", "emergency", "follow_up", (Span(0, 2),), 7),
    facts=(
        ReadFact("deaths", "stated", point(3), (Span(0, 4),), object="east", as_of=T0, nominal=3),
        ReadFact("area_burned", "open", Range(Fraction(2000, 3), None, low_open=True), approx=True, until=T0),
        ReadFact("dam", "stated", Words(frozenset({"breach", "danger"})), corrected=True),
        ReadFact("places", "stated", Members(frozenset({"school"}), frozenset({"school", "hospital"}))),
        ReadFact("cause", "stated", None, text="雷击"),
    ),
    hazards=(ReadHazard("fire", 9, "primary", (Span(5, 7),)),),
    place=ReadPlace(county="甲溪县", code="990121", inside=True, candidates=("990121",), spans=(Span(8, 11),)),
    occurred=ReadTime(T0, T0, (Span(1, 2),)),
    numbers=(ReadNumber(Span(3, 4), "phone"),),
    contacts=(("caller_phone", Span(3, 4)),),
    candidates=("city.fire@990100",),
    began=(("fire_rescue", Span(9, 12)),),
    suggests=(("city.fire#levels.II.any[0]", Span(9, 12)),),
)


def log() -> tuple[Event, ...]:
    """Three sealed events."""
    events = [report_event(Stamp("e1", "i", 1, T0, T0, "officer"), READING)]
    for seq in (2, 3):
        events.append(event(Stamp(f"e{seq}", "i", seq, T0, T0, "officer"), "note", {"token": f"t{seq}"}))
    return chain(events)


def test_a_reading_comes_back_as_it_was_stored() -> None:
    """Cells, fractions, times and spans survive the log."""
    assert read_reading(plain(READING)) == READING  # type: ignore[arg-type]


def test_a_cell_of_no_known_shape_is_refused() -> None:
    """Neither numbers nor words."""
    with pytest.raises(ValueError, match="cell"):
        read_cell({"colour": "red"})
    assert read_fact({"fact": "deaths", "state": "open"}).cell is None


def test_a_log_comes_back_as_it_was_written() -> None:
    """Text to events to text, byte for byte."""
    text = write_journal(log())
    assert read_journal(text) == log()
    assert write_journal(read_journal(text)) == text
    assert verify(text) == ()


def test_each_event_is_chained_to_the_one_before() -> None:
    """The first stands alone, each later one holds its predecessor's hash."""
    first, second, third = log()
    assert first.prev_hash == ""
    assert (second.prev_hash, third.prev_hash) == (first.hash, second.hash)


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(st.data())
def test_any_changed_byte_is_found(data: st.DataObject) -> None:
    """Whatever character of a log somebody replaces, the check says so."""
    text = write_journal(log())
    place = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.sampled_from("0a:{}9\n").filter(lambda one: one != text[place]))
    assert verify(text[:place] + other + text[place + 1 :])


def test_a_missing_line_breaks_the_chain() -> None:
    """Without the second event the third does not follow."""
    lines = write_journal(log()).splitlines(keepends=True)
    assert {fault.code for fault in verify(lines[0] + lines[2])} == {"chain", "order"}
    assert {fault.code for fault in verify("".join(lines[1:]))} == {"chain"}


def test_a_log_that_was_cut_off_says_so() -> None:
    """A half-written last line is named by its number."""
    text = write_journal(log())
    assert [fault.line for fault in verify(text[:-20])] == [3, 3]


def test_a_sealed_event_with_a_wrong_payload_is_found() -> None:
    """The chain may be sound and the payload still wrong."""
    (fault,) = verify(write_journal(chain([replace(log()[1], seq=1, payload={"words": "secret"})])))
    assert fault.code == "payload"


def test_a_line_that_is_no_event_is_named() -> None:
    """Reading stops at it with its number."""
    with pytest.raises(ValueError, match="line 1"):
        read_journal("[]\n")


def test_every_kind_says_what_its_payload_means() -> None:
    """The table of kinds in the docs is made of these sentences."""
    assert all(payload.__doc__ and payload.__doc__.strip().endswith(".") for _, payload in KINDS.values())
