"""From readings to events to the situation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from engine.incident.compose import Stamp, adopted_event, event, facts_event, report_event, situation_of
from engine.incident.events import Event
from engine.incident.fold import fold as fold_events
from engine.incident.fold import moments_by_kind
from engine.incident.reading import Message, ReadFact, ReadHazard, Reading, ReadPlace, ReadTime, Span
from engine.incident.situation import Situation
from engine.plans.vocabulary import Moment
from engine.values.cells import point
from engine.values.names import Names

T0 = datetime(2026, 7, 1, 19, 12, tzinfo=UTC)
INSTANCE = "city.fire@990100"


TABLE = {"received": ("report_received",), "announced": ("level_announced",), "stood_down": ("ended",)}


def moments(table: dict[str, tuple[str, ...]]) -> dict[str, Moment]:
    """A vocabulary's moments: id -> kinds of event."""
    return {id_: Moment(id_, Names(id_, id_), kinds) for id_, kinds in table.items()}


def fold(events: Iterable[Event], table: dict[str, tuple[str, ...]] = TABLE) -> Situation:
    """The fold with a small table of moments."""
    return fold_events(events, moments(table))


def later(minutes: int) -> datetime:
    """Some minutes after the first report."""
    return T0 + timedelta(minutes=minutes)


def reading(*facts: ReadFact, hazards: tuple[ReadHazard, ...] = (), **more: object) -> Reading:
    """A reading of an emergency."""
    fields = {"message": Message("emergency", "emergency"), **more}
    return Reading("d" * 64, 100, facts=facts, hazards=hazards, **fields)  # type: ignore[arg-type]


def dead(count: int, **more: object) -> ReadFact:
    """So many dead, read in the first characters."""
    return ReadFact("deaths", "stated", point(count), (Span(0, 4),), **more)  # type: ignore[arg-type]


def stamp(seq: int, minutes: int = 0) -> Stamp:
    """The stamp of the event with this number."""
    return Stamp(f"e{seq}", "i", seq, later(minutes), later(minutes), "officer")


def told(*events: tuple[str, dict[str, object]]) -> Situation:
    """The situation of events given as kind and payload, a minute apart."""
    return fold([event(stamp(seq, seq), kind, payload) for seq, (kind, payload) in enumerate(events, start=1)])


def test_a_report_becomes_statements_that_point_into_its_words() -> None:
    """Fact, time, report and characters stay together."""
    found = fold([report_event(stamp(1), reading(dead(3)), source="119")])
    (said,) = found.statements["deaths"]
    assert (said.cell, said.report, said.spans, said.as_of, said.source) == (point(3), "e1", (Span(0, 4),), T0, "119")
    assert found.received == T0
    assert found.moments["received"] == (T0, T0)


def test_what_reports_suggest_is_kept_report_by_report() -> None:
    """Judgements whose words come close are named with the report and the characters."""
    near = (("city.fire#levels.I.any[1]", Span(2, 8)),)
    found = fold([report_event(stamp(seq), reading(suggests=near)) for seq in (1, 2)])
    assert found.suggests == tuple((near[0][0], report, Span(2, 8)) for report in ("e1", "e2"))


def test_the_incident_was_received_with_its_earliest_report() -> None:
    """A report of an earlier call that is merged in brings the time of receipt forward."""
    first = report_event(stamp(1, 10), reading())
    assert fold([first, report_event(stamp(2, 0), reading())]).received == T0
    merged = event(stamp(2, 20), "merged_from", {"stream": "j", "received": "2026-07-01T19:00:00Z"})
    assert fold([first, merged]).received == later(-12)


def test_events_are_folded_in_the_order_of_their_numbers() -> None:
    """The order in which events are handed over does not matter."""
    events = [report_event(stamp(1), reading(dead(3))), facts_event(stamp(2, 5), [dead(5)])]
    assert fold(events) == fold(reversed(events))
    assert [one.cell for one in fold(reversed(events)).statements["deaths"]] == [point(3), point(5)]


def test_officers_facts_and_adopted_figures_carry_their_standing() -> None:
    """Entered, verified, adopted."""
    events = [
        facts_event(stamp(1), [dead(3)], source="scene"),
        facts_event(stamp(2), [dead(4)], verified=True),
        adopted_event(stamp(3), dead(4), reason="double count"),
    ]
    history = fold(events).statements["deaths"]
    assert [one.standing for one in history] == ["unverified", "verified", "adopted"]
    assert [one.source for one in history] == ["scene", "officer", "officer"]


def test_a_correction_withdraws_and_replaces() -> None:
    """What an event should not have said goes; what replaces it is marked as a correction."""
    first = report_event(stamp(1), reading(dead(30)))
    wrong = {
        "event": "e1",
        "withdrawn": ["deaths"],
        "facts": [{"fact": "deaths", "state": "stated", "cell": {"low": 3, "high": 3}}],
    }
    (said,) = fold([first, event(stamp(2), "corrected", wrong)]).statements["deaths"]
    assert (said.cell, said.corrected) == (point(3), True)


def test_an_answer_with_a_value_ends_the_waiting() -> None:
    """A question waits since it was first asked, until something is known."""
    asked = ("question_asked", {"fact": "deaths"})
    assert told(asked, asked).asked == {"deaths": later(1)}
    unknown = facts_event(stamp(3, 3), [ReadFact("deaths", "open", None)])
    base = [event(stamp(1, 1), *asked)]
    assert fold([*base, unknown]).asked == {"deaths": later(1)}
    assert fold([*base, facts_event(stamp(2), [dead(0)])]).asked == {}
    assert told(asked, ("question_answered", {"fact": "deaths"})).asked == {}


def test_the_first_hazard_stands_unless_later_evidence_is_clearly_stronger() -> None:
    """A fire that a second report calls an explosion stays a fire until the evidence is half as much again."""
    fire, blast = ReadHazard("fire", 10, "primary"), ReadHazard("blast", 14, "primary")
    weak = fold([report_event(stamp(1), reading(hazards=(fire,))), report_event(stamp(2), reading(hazards=(blast,)))])
    assert [(view.hazard, view.role) for view in weak.hazards] == [("fire", "primary"), ("blast", "rival")]
    strong = replace(blast, score=15)
    found = fold([report_event(stamp(1), reading(hazards=(fire,))), report_event(stamp(2), reading(hazards=(strong,)))])
    assert [(view.hazard, view.role) for view in found.hazards] == [("blast", "primary"), ("fire", "rival")]


def test_secondary_hazards_of_all_reports_are_kept() -> None:
    """Water pollution in the second report joins the fire of the first."""
    fire, water = ReadHazard("fire", 10, "primary"), ReadHazard("water", 4, "secondary", (Span(3, 5),))
    found = fold(
        [report_event(stamp(1), reading(hazards=(fire,))), report_event(stamp(2), reading(hazards=(fire, water)))]
    )
    assert [(view.hazard, view.role) for view in found.hazards] == [("fire", "primary"), ("water", "secondary")]
    assert found.hazards[1].evidence == (("e2", Span(3, 5)),)


def test_a_place_is_refined_and_not_overwritten() -> None:
    """County, then township; another county later stands beside it until a person names the place."""
    county = ReadPlace(city="拟州市", county="甲溪县", code="990121", inside=True)
    township = ReadPlace(county="甲溪县", township="丙桥镇", code="990121101")
    other = ReadPlace(county="乙岭县", code="990122")
    events = [
        report_event(stamp(n), reading(place=place)) for n, place in enumerate((county, township, other), start=1)
    ]
    found = fold(events).place
    assert (found.city, found.township, found.code, found.inside) == ("拟州市", "丙桥镇", "990121101", True)
    assert found.candidates == ("990121101", "990122")
    named = facts_event(stamp(4), [], place=other)
    assert (fold([*events, named]).place.code, fold([*events, named]).place.candidates) == ("990122", ())


def test_an_emergency_is_written_off_by_a_person_only() -> None:
    """A later rumour notice leaves the emergency; the recorded outcome changes it."""
    rumour = reading(message=Message("rumour", "write_off"))
    events = [report_event(stamp(1), reading()), report_event(stamp(2), rumour)]
    found = fold(events).message
    assert found is not None
    assert (found.kind, found.outcome) == ("emergency", "emergency")
    decided = fold([*events, event(stamp(3), "outcome_recorded", {"outcome": "write_off", "reason": "drill"})]).message
    assert decided is not None
    assert (decided.outcome, decided.decided) == ("write_off", True)
    written_off = [*events, event(stamp(3), "outcome_recorded", {"outcome": "write_off"})]
    assert fold([*written_off, report_event(stamp(4), rumour)]).message == decided
    reopened = fold([*written_off, report_event(stamp(4), reading())]).message
    assert reopened is not None
    assert (reopened.outcome, reopened.decided) == ("emergency", False)


def test_a_level_is_proposed_approved_announced_lowered_and_ended() -> None:
    """Each step leaves its trace; ending takes the announced level away."""
    where = {"instance": INSTANCE}
    steps = [
        ("plan_confirmed", where),
        ("level_proposed", {**where, "level": "II"}),
        ("level_approved", {**where, "level": "II", "post": "市长"}),
        ("level_announced", {**where, "level": "II"}),
        ("level_lowered", {**where, "level": "III"}),
    ]
    state = told(*steps).plans[INSTANCE]
    assert (state.state, state.approved, state.approved_post) == ("confirmed", "II", "市长")
    assert (state.announced, state.level_since) == ("III", later(5))
    assert [kind for _, kind, _ in state.history] == [kind for kind, _ in steps]
    ended = told(*steps, ("ended", {})).plans[INSTANCE]
    assert (ended.state, ended.announced) == ("stood_down", None)


def test_marks_on_an_action_keep_its_history() -> None:
    """Started, done, reopened: the latest done is taken back."""
    key = f"{INSTANCE}/cordon"
    marks = [("action_started", {"key": key, "by": "police"}), ("action_done", {"key": key})]
    done = told(*marks).acts[key]
    assert (done.status, done.started_at, done.done_at, done.by) == ("done", later(1), (later(2),), "police")
    assert told(*marks, ("action_reopened", {"key": key})).acts[key].done_at == ()
    assert told(("action_not_applicable", {"key": key, "reason": "no leak"})).acts[key].reason == "no leak"


def test_an_acknowledged_call_stays_acknowledged() -> None:
    """Told, acknowledged, told again."""
    calls = [(kind, {"agency": "police"}) for kind in ("agency_told", "agency_acknowledged", "agency_told")]
    assert told(*calls).calls["police"].status == "acknowledged"
    assert told(("agency_failed", {"agency": "police"})).calls["police"].status == "failed"


def test_one_county_told_is_not_the_other() -> None:
    """An agency of an area is told by itself."""
    found = told(("agency_told", {"agency": "county_gov", "area": "990121"})).calls
    assert set(found) == {"county_gov@990121"}


def test_the_incident_is_stood_down_when_no_plan_is_left() -> None:
    """Ending one of two plans ends no clock of the other; a level announced anew takes the end back."""

    def announced(plan: str) -> tuple[str, dict[str, object]]:
        return "level_announced", {"instance": plan, "level": "III"}

    one, both = announced("a@1"), [announced("a@1"), announced("b@1")]
    assert "stood_down" not in told(*both, ("ended", {"instance": "a@1"})).moments
    done = [*both, ("ended", {"instance": "a@1"}), ("ended", {"instance": "b@1"})]
    assert told(*done).moments["stood_down"] == (later(4), later(4))
    assert "stood_down" not in told(*done, one).moments


def test_the_vocabulary_says_which_events_record_which_moments() -> None:
    """Moments follow the table alone; a recorded moment names itself."""
    table = moments({"warned": ("note", "moment_recorded"), "heard": ("note", "opened")})
    assert moments_by_kind(table) == {"note": ("warned", "heard"), "opened": ("heard",)}
    note = [event(stamp(1, 1), "note", {"token": "t"})]
    assert fold(note, {"warned": ("note",)}).moments == {"warned": (later(1), later(1))}
    assert fold(note, {}).moments == {}
    arrived = told(("moment_recorded", {"moment": "arrived"})).moments
    assert arrived == {"arrived": (later(1), later(1))}


def test_when_it_occurred_is_narrowed_by_later_reports() -> None:
    """Between six and seven, then between half past six and eight: half past six to seven."""
    early = reading(occurred=ReadTime(later(0), later(60)))
    late = reading(occurred=ReadTime(later(30), later(120)))
    assert fold([report_event(stamp(1), early), report_event(stamp(2), late)]).moments["occurred"] == (
        later(30),
        later(60),
    )


def test_an_unknown_kind_or_newer_version_changes_nothing_and_is_named() -> None:
    """The log may be newer than the engine."""
    strange = Event("x1", "i", 2, "teleported", 1, T0, T0, "officer", {})
    newer = Event("x2", "i", 3, "note", 2, T0, T0, "officer", {"shape": "new"})
    first = report_event(stamp(1), reading(dead(1)))
    found = fold([first, strange, newer])
    assert found.unread == (("x1", "teleported"), ("x2", "note"))
    assert replace(found, unread=()) == fold([first])


def test_an_event_refuses_a_payload_of_another_kind() -> None:
    """Wrong fields are named; a naive time is refused."""
    with pytest.raises(ValueError, match="attested: holds"):
        event(stamp(1), "attested", {"key": "p#j"})
    with pytest.raises(ValueError, match="zone"):
        event(replace(stamp(1), at=datetime(2026, 7, 1)), "note", {"token": "t"})  # noqa: DTZ001 - naive on purpose


def test_a_situation_of_readings_stores_nothing_and_holds_everything() -> None:
    """Reports with their own ids, facts entered after them, and the switch for silence."""
    found = situation_of("i", [("r1", reading(dead(3)), T0)], [dead(5)], moments={}, silence_is_open=False)
    assert found.reports == ("r1",)
    assert [(one.cell, one.report) for one in found.statements["deaths"]] == [(point(3), "r1"), (point(5), None)]
    assert found.silence_is_open is False
    with pytest.raises(ValueError, match="time"):
        situation_of("i", [], [dead(1)], moments={})
    assert situation_of("i", [], [dead(1, as_of=T0)], moments={}).statements["deaths"][0].as_of == T0
