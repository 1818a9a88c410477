"""Deadlines: what a clock counts from, when it is overdue, what is missed, when the card next changes."""

from datetime import UTC, datetime, timedelta

import pytest

from engine.incident.situation import ActState, PlanState
from engine.plans.model import StandDown
from engine.respond.respond import respond
from engine.values.cells import Range
from tests.engine.respond.builders import (
    HOME,
    HOUR,
    MINUTE,
    RECEIVED,
    act,
    contact,
    dead,
    every,
    incident,
    ladder,
    leader,
    library,
    line,
    of,
    plan,
    register,
    said,
    with_,
    yes,
)

FIRE = f"city.fire@{HOME}"


def due(action, situation=None, now=RECEIVED, **more):
    """The deadline of one act of the fire plan."""
    lib = library(plan("city.fire", action, **more))
    return line(respond(lib, register(), situation or incident(dead(1)), now), action.id).due


def test_a_deadline_counts_from_receipt():
    """Twenty minutes from receipt, not overdue before and overdue at the instant."""
    report = act("report", within=of("received", minutes=20))
    assert due(report).at == RECEIVED + 20 * MINUTE
    assert not due(report, now=RECEIVED + 20 * MINUTE - timedelta(seconds=1)).overdue
    assert due(report, now=RECEIVED + 20 * MINUTE).overdue


def test_what_is_done_is_not_overdue():
    """A report that was made in time stays without a red line."""
    done = incident(dead(1), acts={f"{FIRE}/report": ActState("done", (RECEIVED + MINUTE,))})
    assert not due(act("report", within=of("received", minutes=20)), done, RECEIVED + HOUR).overdue


def test_at_once_has_no_clock():
    """立即 is never a time of day."""
    assert due(act("report", within=of("received"))).at_once
    assert due(act("report", within=of("received"))).at is None


def test_a_moment_that_has_not_happened_gives_no_time():
    """自到场起30分钟: the length and the moment stand, the instant does not."""
    waiting = due(act("zones", within=of("arrived", minutes=30)))
    assert (waiting.at, waiting.moment, waiting.seconds, waiting.overdue) == (None, "arrived", 1800, False)


def test_a_moment_known_as_a_range_counts_from_its_earliest_end():
    """It occurred between half an hour and ten minutes before: the clock began with the earlier."""
    earliest = RECEIVED - 30 * MINUTE
    occurred = incident(dead(1), moments={"occurred": (earliest, RECEIVED - 10 * MINUTE)})
    assert due(act("report", within=of("occurred", hours=1)), occurred).at == earliest + HOUR


def test_a_deadline_that_had_passed_when_the_report_came_in_says_so():
    """已超时，立即电话补报并说明原因."""
    occurred = incident(dead(1), moments={"occurred": (RECEIVED - 2 * HOUR, RECEIVED - 2 * HOUR)})
    late = due(act("report", within=of("occurred", hours=1)), occurred)
    assert (late.overdue, late.late_at_receipt) == (True, True)
    assert not due(act("report", within=of("received", hours=1)), occurred, RECEIVED + 2 * HOUR).late_at_receipt


def test_learned_is_the_first_event_after_which_the_duty_might_apply():
    """One dead at receipt, five an hour later: the duty from 较大 counts from the hour, not from receipt."""
    later = RECEIVED + HOUR
    grown = incident(dead(1), dead(5, at=later, event="r2"))
    report = act("report", phase="report", if_="grade >= larger", within=of("learned", minutes=20))
    assert due(report, grown, later + MINUTE).at == later + 20 * MINUTE


def test_learned_begins_when_the_duty_became_possible_not_certain():
    """One to five dead at receipt: the clock began then."""
    later = RECEIVED + HOUR
    grown = incident(dead((1, 5), open_=True), dead(5, at=later, event="r2"))
    report = act("report", phase="report", if_="grade >= larger", within=of("learned", minutes=20))
    assert due(report, grown, later + MINUTE).at == RECEIVED + 20 * MINUTE


def test_learned_follows_the_level_of_the_act():
    """An act of III and graver was learned when the deaths made III."""
    later = RECEIVED + HOUR
    grown = incident(dead(1), dead(5, at=later, event="r2"))
    assert due(act("meet", levels=("III",), within=of("learned", minutes=20)), grown, later).at == later + 20 * MINUTE


def test_a_clock_may_count_from_the_end_of_another_act():
    """Thirty minutes after the sampling was last done; none while it is not."""
    told = act("told", within=of("done:sample", minutes=30))
    assert due(told).at is None
    done = incident(dead(1), acts={f"{FIRE}/sample": ActState("done", (RECEIVED, RECEIVED + HOUR))})
    assert due(told, done).at == RECEIVED + HOUR + 30 * MINUTE


def test_the_announcement_of_the_plans_own_level_is_a_moment():
    """Fifteen minutes after our level was announced."""
    announced = incident(dead(1), plans={FIRE: PlanState("confirmed", announced="IV", announced_at=RECEIVED + HOUR)})
    relay = act("relay", within=of("announced", minutes=15))
    assert due(relay, announced, RECEIVED + HOUR).at == RECEIVED + HOUR + 15 * MINUTE
    assert due(relay).at is None


def test_workdays_leave_out_the_weekend():
    """Received Monday 03:12 in the city: two workdays end with Wednesday; from Friday they end with Tuesday."""
    publish = act("publish", within=of("received", workdays=2))
    assert due(publish).at == datetime(2026, 3, 4, 16, tzinfo=UTC)
    friday = incident(dead(1), received=datetime(2026, 3, 6, 1, tzinfo=UTC))
    assert due(publish, friday).at == datetime(2026, 3, 10, 16, tzinfo=UTC)


def test_a_recurring_duty_comes_first_one_period_after_it_began():
    """Every two hours at IV from when it was learned, then from when it was last done."""
    follow = act("follow", every=every(IV=2, otherwise=4))
    assert due(follow).at == RECEIVED + 2 * HOUR
    done = incident(dead(1), acts={f"{FIRE}/follow": ActState("done", (RECEIVED + HOUR,))})
    again = due(follow, done, RECEIVED + HOUR)
    assert again.at == RECEIVED + 3 * HOUR


def test_a_recurring_duty_that_was_done_waits_for_its_next_turn():
    """It is not ticked off for good."""
    lib = library(plan("city.fire", act("follow", every=every(otherwise=4))))
    done = incident(dead(1), acts={f"{FIRE}/follow": ActState("done", (RECEIVED,))})
    assert line(respond(lib, register(), done, RECEIVED), "follow").status == "to_do"


@pytest.mark.parametrize(("hours", "missed"), [(1, 0), (2, 1), (3, 1), (4, 2), (9, 4)])
def test_missed_turns_are_one_overdue_line_with_their_count(hours, missed):
    """Every two hours: after two one is missed, after nine four."""
    late = due(act("follow", every=every(otherwise=2)), now=RECEIVED + hours * HOUR)
    assert (late.missed, late.overdue, late.at) == (missed, missed > 0, RECEIVED + 2 * HOUR)


def test_a_change_of_level_counts_again_from_the_last_time_but_never_into_the_past():
    """Raised to I after three hours, the hourly report is due at the rise, not two hours before it."""
    raised = RECEIVED + 3 * HOUR
    state = PlanState("confirmed", announced="I", announced_at=raised, level_since=raised)
    first = due(act("follow", every=every(I=1, otherwise=4)), incident(dead(1), plans={FIRE: state}), raised)
    assert (first.at, first.missed) == (raised, 1)


def test_a_daily_duty_is_due_at_its_time_of_day_in_the_city():
    """Received 03:12 local time: every day at eight is due at 08:00 local, which is midnight UTC."""
    assert due(act("daily", every=every(daily=480))).at == datetime(2026, 3, 2, 0, tzinfo=UTC)


def test_a_recurring_duty_ends_at_its_moment_or_condition_and_goes_on_while_that_is_open():
    """Until ended, or until a leak: an open condition continues."""
    lib = library(
        plan("city.fire", act("follow", every=every(until_moment="stood_down", otherwise=1)), stand_down=StandDown())
    )
    ended = incident(dead(1), moments={"stood_down": (RECEIVED, RECEIVED)})
    assert respond(lib, register(), ended, RECEIVED).acts == ()
    assert respond(lib, register(), incident(dead(1)), RECEIVED).acts != ()
    by_fact = library(plan("city.fire", act("follow", every=every(until="leak is yes", otherwise=1))))
    assert respond(by_fact, register(), incident(yes("leak")), RECEIVED).acts == ()


def test_nothing_changes_between_now_and_the_next_change():
    """Two clocks, a watch and a contact: the card changes exactly at the instants that it foretells."""
    lib = library(
        plan("city.fire", act("report", within=of("received", minutes=20)), act("follow", every=every(otherwise=1)))
    )
    book = register(contact("fire_rescue", valid_until="2026-03-02"), roster=(leader(end="2026-03-01T20:30:00+00:00"),))
    at, seen = RECEIVED, []
    for _ in range(6):
        response = respond(lib, book, incident(dead(1)), at)
        coming = response.next_change_at
        before = respond(lib, book, incident(dead(1)), coming - timedelta(microseconds=1))
        after = respond(lib, book, incident(dead(1)), coming)
        assert (before.acts, before.calls, before.roster) == (response.acts, response.calls, response.roster)
        assert (after.acts, after.calls, after.roster) != (response.acts, response.calls, response.roster)
        seen.append(coming - RECEIVED)
        at = coming
    assert seen == [20 * MINUTE, HOUR, 78 * MINUTE, 2 * HOUR, 3 * HOUR, 4 * HOUR]


def test_a_duration_that_still_runs_tells_when_it_reaches_a_threshold():
    """Burning for an hour and still burning: in an hour the level of two hours is reached."""
    levels = ladder("city.fire", IV="burning >= 2h")
    lib = library(plan("city.fire", levels=levels))
    burning = incident(said("burning", Range(3600, 3600), open_=True))
    first = respond(lib, register(), burning, RECEIVED)
    assert first.next_change_at == RECEIVED + HOUR
    assert [one.levels.possible for one in first.plans] == [("none",)]
    assert [one.levels.possible for one in respond(lib, register(), burning, RECEIVED + HOUR).plans] == [("IV",)]


def test_times_without_a_zone_are_refused():
    """Naive instants never reach a clock."""
    with pytest.raises(ValueError, match="zone"):
        respond(library(), register(), incident(), datetime(2026, 3, 1))  # noqa: DTZ001 - what is refused


def test_reopened_work_counts_from_the_latest_time_it_was_done():
    """The fold keeps only what was not undone: the last of these."""
    again = with_(incident(dead(1)), acts={f"{FIRE}/sample": ActState("reopened", (RECEIVED,))})
    assert due(act("told", within=of("done:sample", minutes=30)), again).at == RECEIVED + 30 * MINUTE


def test_reports_recur_at_the_shortest_interval_of_a_level_that_is_possible():
    """One to thirty dead under policy floor: work goes on at IV, follow-up reports already at the hour of I."""
    many = incident(dead((1, 30), open_=True))
    often = every(I=1, II=2, otherwise=4)
    assert due(act("follow", phase="report", every=often), many).at == RECEIVED + HOUR
    assert due(act("rescue", life=True, every=often), many).at == RECEIVED + HOUR
    assert due(act("meeting", every=often), many).at == RECEIVED + 4 * HOUR
    assert due(act("follow", phase="report", every=often), incident(dead((1, 9), open_=True))).at == RECEIVED + 4 * HOUR
