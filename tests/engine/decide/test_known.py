"""What is known: silence, relations, figures over time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.conditions.tree import Condition, Has, In
from engine.decide.known import Known, held, settle
from engine.decide.levels import grade_view
from engine.decide.views import FactView
from engine.incident.reading import Span
from engine.incident.situation import Statement
from engine.plans.vocabulary import HazardDef, SensitiveRule, Table
from engine.values.cells import Members, Range, Words, point
from engine.values.names import Names
from tests.engine.decide.world import later, library, number, said, situation, word, yes_no

LIBRARY = library()


def known(*statements: Statement, minutes: int = 0, **more: object) -> Known:
    """What is known some minutes after the first report."""
    return settle(LIBRARY, situation(*statements, **more), later(minutes))


def view(of: Known, fact: str) -> FactView:
    """How one fact is shown."""
    return next(one for one in of.facts if one.fact == fact)


def grades(of: Known) -> tuple[str, ...]:
    """Grades possible in *told*."""
    return grade_view(LIBRARY, "law", of).levels.possible


def test_missing_persons_may_turn_out_dead() -> None:
    """Five dead and six missing: up to eleven dead, shown as five."""
    now = known(said("deaths", 5), said("missing", 6))
    assert now.told["deaths"] == Range(5, 11)
    assert view(now, "deaths").told == point(5)
    assert grades(now) == ("larger", "major")


def test_a_sum_of_dead_and_missing_counts_nobody_twice() -> None:
    """Dead with the missing is eleven, whoever of the missing turns out dead."""
    now = known(said("deaths", 5), said("missing", 6))
    assert now.told["deaths_incl_missing"] == point(11)
    assert view(now, "deaths_incl_missing").state == "silent"


def test_a_stated_sum_opens_its_silent_terms() -> None:
    """Twelve dead and missing together: between none and twelve dead, so never thirty."""
    now = known(said("deaths_incl_missing", 12))
    assert view(now, "deaths").told == Range(0, 12)
    assert now.told["missing"] == Range(0, 12)
    assert grades(now) == ("ordinary", "larger", "major")


@pytest.mark.parametrize(("lightly", "most"), [(0, 53), (10, 43), (53, 0)])
def test_the_injured_bound_the_seriously_injured(lightly: int, most: int) -> None:
    """Whoever is slightly injured is not seriously injured; the rest may be."""
    now = known(said("injured", 53), said("lightly_injured", lightly))
    assert now.told["seriously_injured"] == Range(0, most)


def test_the_first_total_that_was_spoken_of_bounds_a_part() -> None:
    """Sixty in hospital and no word of the injured: up to sixty seriously injured."""
    now = known(said("hospitalized", 60))
    assert now.told["seriously_injured"] == Range(0, 60)


def test_a_silent_total_is_as_large_as_its_stated_parts() -> None:
    """Twelve seriously and three slightly injured are fifteen injured."""
    now = known(said("seriously_injured", 12), said("lightly_injured", 3))
    assert now.told["injured"] == point(15)


def test_silence_is_quiet_in_told_and_anything_in_all() -> None:
    """Nobody spoke of a loss: none in *told*, any in *all*."""
    now = known(said("deaths", 1))
    assert now.told["direct_loss"] == point(0)
    assert now.all["direct_loss"] == Range(0, None)
    assert grades(now) == ("ordinary",)


def test_a_fact_that_is_being_checked_is_open_without_bound() -> None:
    """Seriously injured 不详 leaves every grade possible."""
    now = known(said("seriously_injured", None))
    assert view(now, "seriously_injured").state == "open"
    assert grades(now) == ("ordinary", "larger", "major", "extremely_major")


def test_a_waiting_question_leaves_its_fact_open() -> None:
    """Asked and not answered is neither zero nor silence."""
    now = known(asked={"leak": later(0)})
    assert view(now, "leak").state == "asked"
    assert now.told["leak"] == Words(frozenset({"yes", "no"}))


def test_after_a_blast_silence_about_people_is_no_zero() -> None:
    """While nobody has spoken of people deaths are open; a word about any of them ends that."""
    assert known(hazard="blast").told["deaths"] == Range(0, None)
    assert known(said("missing", 2), hazard="blast").told["trapped"] == point(0)
    assert known(said("rescued", 30), hazard="blast").told["trapped"] == Range(0, None)
    assert known(hazard="blast", silence_is_open=False).told["deaths"] == point(0)


def test_the_newest_figure_counts() -> None:
    """A later report of more dead replaces the earlier one."""
    assert view(known(said("deaths", 3), said("deaths", 8, 30)), "deaths").told == point(8)


def test_reports_that_arrive_late_do_not_overtake_newer_ones() -> None:
    """What holds as of a later time counts, in whatever order it arrived."""
    assert view(known(said("deaths", 8, 30), said("deaths", 3)), "deaths").told == point(8)


def test_a_later_unknown_erases_nothing() -> None:
    """不详 after a figure leaves the figure."""
    assert view(known(said("deaths", 3), said("deaths", None, 30)), "deaths").told == point(3)


def test_deaths_that_fall_without_a_correction_count_as_both() -> None:
    """From eight dead to five: the level uses five to eight and the fall is flagged."""
    shown = view(known(said("deaths", 8), said("deaths", 5, 30)), "deaths")
    assert shown.told == Range(5, 8)
    assert shown.flags == ("falls",)


def test_a_correction_lowers_deaths_without_a_flag() -> None:
    """更正: five, not eight."""
    shown = view(known(said("deaths", 8), said("deaths", 5, 30, corrected=True)), "deaths")
    assert (shown.told, shown.flags) == (point(5), ())


def test_two_sources_at_one_time_differ_until_a_person_chooses() -> None:
    """Three here, five there: three to five, flagged; adopting five settles it."""
    both = (said("deaths", 3), said("deaths", 5, event="other"))
    shown = view(known(*both), "deaths")
    assert (shown.told, shown.flags) == (Range(3, 5), ("differs",))
    chosen = known(*both, said("deaths", 5, 10, standing="adopted"))
    assert (view(chosen, "deaths").told, chosen.told["deaths"]) == (point(5), point(5))


def test_an_adopted_figure_is_shown_while_the_level_looks_at_newer_ones() -> None:
    """Adopted five, then a rumour of nine: shown five, levelled at five to nine."""
    now = known(said("deaths", 5, standing="adopted"), said("deaths", 9, 30))
    assert view(now, "deaths").told == point(5)
    assert view(now, "deaths").standing == "adopted"
    assert now.told["deaths"] == Range(5, 9)


def test_the_trapped_who_were_not_counted_again_may_be_among_the_dead() -> None:
    """Thirteen trapped, then four more dead: nine to thirteen may still be trapped."""
    now = known(said("deaths", 1), said("trapped", 13), said("deaths", 5, 30))
    assert view(now, "trapped").told == Range(9, 13)
    assert view(now, "trapped").flags == ("not_restated",)


@pytest.mark.parametrize(("missing", "left"), [(8, point(0)), (2, Range(6, 13))])
def test_the_same_people_under_a_better_name_are_counted_once(missing: int, left: Range) -> None:
    """Thirteen trapped become four dead, eight missing and one rescued: none is left; with two missing, 6 to 13."""
    now = known(said("trapped", 13), said("deaths", 4, 30), said("missing", missing, 30), said("rescued", 1, 30))
    assert now.told["trapped"] == left


def test_an_outage_that_goes_on_grows_with_the_clock() -> None:
    """Out for five hours and still out: at least six an hour later; one that is over does not grow."""
    running = known(said("interruption", Range(5 * 3600, None)), minutes=60)
    assert running.told["interruption"] == Range(6 * 3600, None)
    assert [one.fact for one in running.growing] == ["interruption"]
    assert known(said("interruption", 5 * 3600), minutes=60).told["interruption"] == point(5 * 3600)


def test_a_warning_expires() -> None:
    """An orange warning until noon is none afterwards."""
    orange = said("warning", Words(frozenset({"orange"})), until=later(60))
    assert known(orange, minutes=59).told["warning"] == Words(frozenset({"orange"}))
    assert known(orange, minutes=59).expires == (later(60),)
    assert known(orange, minutes=60).told["warning"] == Words(frozenset({"none"}))


def test_villages_add_up_and_a_stated_total_beats_the_sum() -> None:
    """Two villages moved 300 and 250 people; the total of 500 stands and the mismatch is flagged."""
    villages = (said("evacuated", 300, object="east"), said("evacuated", 250, object="west"))
    assert view(known(*villages), "evacuated").told == point(550)
    total = view(known(*villages, said("evacuated", 500)), "evacuated")
    assert (total.told, total.flags) == (point(500), ("mismatch",))


def test_sets_of_places_add_up_over_reports() -> None:
    """A school in the first report and a hospital in the second: both."""
    school, hospital = frozenset({"school"}), frozenset({"hospital"})
    now = known(said("places", Members(school, school)), said("places", Members(hospital, hospital), 30))
    assert now.told["places"] == Members(school | hospital, school | hospital)


def test_facts_that_contradict_each_other_are_flagged_and_exclude_nothing() -> None:
    """Five dead, but three dead and missing together: the sum is dropped and both facts are named."""
    now = known(said("deaths", 5), said("deaths_incl_missing", 3))
    assert now.contradictions == (("deaths_incl_missing", "deaths", "missing"),)
    assert view(now, "deaths").flags == ("broken:is:deaths_incl_missing",)
    assert grades(now) == ("larger",)


def test_what_does_not_apply_is_quiet_also_in_all() -> None:
    """A loss that does not apply excludes itself."""
    now = known(said("direct_loss", None, state="not_applicable"))
    assert now.all["direct_loss"] == point(0)
    assert view(now, "direct_loss").state == "not_applicable"


def test_nobody_vanishes_because_most_are_accounted_for() -> None:
    """A hundred trapped, later ninety missing: they may be others."""
    assert known(said("trapped", 100), said("missing", 90, 30)).told["trapped"] == Range(10, 100)
    about = known(said("trapped", 30, approx=True), said("missing", 29, 30), said("rescued", 2, 30))
    assert about.told["trapped"] == point(0)


def test_the_rescued_may_have_been_among_the_trapped() -> None:
    """Thirteen trapped, then five rescued and no new count: eight to thirteen."""
    assert known(said("trapped", 13), said("rescued", 5, 30)).told["trapped"] == Range(8, 13)


def test_an_object_of_which_nothing_is_known_leaves_the_whole_open_upward() -> None:
    """One village moved 300, of the other nothing is known; one dam in danger, the other unknown."""
    villages = known(said("evacuated", 300, object="east"), said("evacuated", None, object="west"))
    assert villages.told["evacuated"] == Range(300, None)
    shelf = library(
        word("dam", "safe", "danger", "breach", ordered=True, combine="max"), number("depth", combine="max")
    )
    danger = said("dam", Words(frozenset({"danger"})), object="north")
    of = situation(
        danger, said("dam", None, object="south"), said("depth", 3, object="a"), said("depth", None, object="b")
    )
    assert settle(shelf, of, later(0)).told["dam"] == Words(frozenset({"danger", "breach"}))
    assert settle(shelf, of, later(0)).told["depth"] == Range(3, None)


def test_an_unknown_total_leaves_the_sum_of_the_parts_open() -> None:
    """Three hundred moved in one village, the total unknown."""
    of = known(said("evacuated", 300, object="east"), said("evacuated", None))
    assert (of.told["evacuated"], view(of, "evacuated").state) == (Range(300, None), "open")


def test_a_total_does_not_hide_a_newer_object_that_does_not_add_up() -> None:
    """The dam is safe; five minutes later one of the dams is breached: both count, flagged."""
    breach = said("dam", Words(frozenset({"breach"})), 5, object="north")
    shown = view(known(said("dam", Words(frozenset({"safe"}))), breach, minutes=5), "dam")
    assert (shown.told, shown.flags) == (Words(frozenset({"safe", "breach"})), ("mismatch",))


def test_about_thirty_dead_then_three_is_a_fall_then_twenty_eight_is_none() -> None:
    """An approximate figure gives way to one close to it, not to one far below."""
    far = view(known(said("deaths", 30, approx=True), said("deaths", 3, 5)), "deaths")
    assert (far.told, far.flags) == (Range(3, 30), ("falls",))
    near = view(known(said("deaths", 30, approx=True), said("deaths", 28, 5)), "deaths")
    assert (near.told, near.flags) == (point(28), ())


def test_repeating_a_lower_figure_does_not_settle_a_fall() -> None:
    """Five, four, four again: four to five until a person chooses; six settles it."""
    fallen = (said("deaths", 5), said("deaths", 4, 5), said("deaths", 4, 10))
    assert view(known(*fallen), "deaths").told == Range(4, 5)
    assert view(known(*fallen), "deaths").flags == ("falls",)
    assert view(known(*fallen, said("deaths", 6, 15)), "deaths").told == point(6)
    assert view(known(*fallen, said("deaths", 4, 15, standing="adopted")), "deaths").told == point(4)


def test_does_not_apply_after_a_figure_counts_beside_it() -> None:
    """Five dead, later n/a without a correction: none to five; corrected, it is none."""
    gone = said("deaths", None, 5, state="not_applicable")
    assert known(said("deaths", 5), gone).told["deaths"] == Range(0, 5)
    assert known(said("deaths", 5), replace(gone, corrected=True)).told["deaths"] == point(0)


def test_an_absurd_number_is_kept_and_breaks_nothing() -> None:
    """Ten to the hundred and twentieth dead still gives a grade."""
    assert grades(known(said("deaths", 10**120))) == ("extremely_major",)
    assert grades(known(said("deaths", 10**120), said("missing", 10**99))) == ("extremely_major",)


def test_a_sensitive_place_raises_the_duty_and_says_which_rule_hit() -> None:
    """A school hits, an open leak may hit; silence hits nothing."""
    rules = tuple(SensitiveRule(id_, Names(id_, id_), "", "3", "source") for id_ in ("school", "leak"))
    conditions: dict[str, Condition] = {
        "sensitive.school": Has("places", "school"),
        "sensitive.leak": In("leak", frozenset({"yes"})),
    }
    shelf = replace(LIBRARY, vocabulary=replace(LIBRARY.vocabulary, sensitive=rules), conditions=conditions)
    school = frozenset({"school"})
    hit = settle(shelf, situation(said("places", Members(school, school)), asked={"leak": later(0)}), later(0))
    assert hit.sensitive == (("school", True), ("leak", None))
    assert hit.told["sensitive"] == Words(frozenset({"yes"}))
    quiet = settle(shelf, situation(), later(0))
    assert (quiet.sensitive, quiet.told["sensitive"]) == ((), Words(frozenset({"no"})))
    assert quiet.all["sensitive"] == Words(frozenset({"yes", "no"}))


def test_what_stands_in_a_table_follows_from_the_row() -> None:
    """Ammonia is toxic and asks for a distance; of two possible substances both rows count."""
    rows = {"ammonia": {"toxic": "yes", "distance": "30"}, "water": {"toxic": "no", "distance": "0"}}
    table = Table("substances", "substance", ("toxic", "distance"), rows)
    facts = (
        word("substance", "none", "ammonia", "water"),
        yes_no("toxic", from_table=("substances", "substance", "toxic")),
        number("distance", dimension="length", from_table=("substances", "substance", "distance")),
    )
    base = library(*facts)
    shelf = replace(base, vocabulary=replace(base.vocabulary, tables={"substances": table}))
    one = settle(shelf, situation(said("substance", Words(frozenset({"ammonia"})))), later(0))
    assert (one.told["toxic"], one.told["distance"]) == (Words(frozenset({"yes"})), point(30))
    two = settle(shelf, situation(said("substance", Words(frozenset({"ammonia", "water"})))), later(0))
    assert (two.told["toxic"], two.told["distance"]) == (Words(frozenset({"yes", "no"})), Range(0, 30))
    assert settle(shelf, situation(), later(0)).told["toxic"] == Words(frozenset({"no"}))


def of_words(fact: str, value: int, minutes: int, *at: int) -> Statement:
    """A figure read from characters that begin at these places, two each."""
    return said(fact, value, minutes, spans=tuple(Span(one, one + 2) for one in at))


def test_missing_people_who_are_found_dead_add_to_the_dead() -> None:
    """Three dead and five missing, then 失踪3人找到，均已死亡: six dead, and nothing contradicts."""
    first = (said("deaths", 3), said("missing", 5))
    found = known(*first, of_words("deaths", 3, 30, 2, 8), of_words("missing", 2, 30, 2))
    assert view(found, "deaths").told == point(6)
    assert view(found, "deaths").flags == ()


def test_the_same_dead_told_twice_are_not_added_beyond_all_who_were_lost() -> None:
    """Two desks pass on that all five missing were found dead: eight, never thirteen."""
    first = (said("deaths", 3), said("missing", 5))
    twice = [
        one for minute in (30, 40) for one in (of_words("deaths", 5, minute, 2), of_words("missing", 0, minute, 2))
    ]
    assert view(known(*first, *twice[:2]), "deaths").told == point(8)
    assert view(known(*first, *twice), "deaths").told.high == 8


def test_a_lower_count_of_dead_beside_missing_may_be_of_those_found() -> None:
    """Three dead, five missing, then two dead in other words: two to five, and the level is held by three to five."""
    fallen = known(said("deaths", 3), said("missing", 5), said("deaths", 2, 30))
    assert view(fallen, "deaths").told == Range(2, 5)
    assert "falls" in view(fallen, "deaths").flags
    higher = held(fallen)
    assert higher is not None
    assert higher.told["deaths"].low == 3
    assert grades(fallen)[0] == "ordinary"
    assert grades(higher)[0] == "larger"


def test_a_lower_count_with_nobody_missing_is_a_second_reading() -> None:
    """Three dead, then two: two or three; the level stays until a correction, which lowers it."""
    fallen = known(said("deaths", 3), said("deaths", 2, 30))
    assert view(fallen, "deaths").told == Range(2, 3)
    assert grades(held(fallen) or fallen) == ("larger",)
    assert held(known(said("deaths", 3), said("deaths", 2, 30, corrected=True))) is None


COACH = HazardDef(
    "coach",
    Names("客车事故", "coach accident"),
    None,
    "accident",
    "law",
    silence_is_open=("deaths", "trapped"),
    silence_is_open_where={"places": frozenset({"school"})},
)
DAM = HazardDef("dam", Names("险情", "danger"), None, "natural", "law", silence_is_open=("dam", "warning"))


def known_of(hazard: HazardDef, *statements: Statement) -> Known:
    """What is known at once of an event of one hazard."""
    return settle(library(hazards=(hazard,)), situation(*statements, hazard=hazard.id), later(0))


def test_silence_is_open_only_where_a_word_says_that_many_may_be_hurt() -> None:
    """A coach leaves deaths open, a lorry does not; a word about people ends it."""
    school = said("places", Members(frozenset({"school"}), frozenset({"school"})))
    hospital = said("places", Members(frozenset({"hospital"}), frozenset({"hospital"})))
    assert known_of(COACH, school).told["deaths"] == Range(0, None)
    assert known_of(COACH, hospital).told["deaths"] == point(0)
    assert known_of(COACH).told["deaths"] == point(0)
    assert known_of(COACH, school, said("deaths", 0), said("trapped", 0)).told["deaths"] == point(0)


def test_a_thing_of_which_nobody_spoke_stays_open_until_one_is_named() -> None:
    """Trouble at a dam and no word of its state: anything; a word of it leaves nothing else open."""
    assert known_of(DAM).told["dam"] == Words(frozenset({"safe", "danger", "breach"}))
    assert known_of(DAM, said("deaths", 1)).told["dam"] == Words(frozenset({"safe", "danger", "breach"}))
    named = known_of(DAM, said("dam", Words(frozenset({"danger"}))))
    assert named.told["warning"] == Words(frozenset({"none"}))


def test_hearsay_stands_beside_what_is_vouched_for_and_replaces_nothing() -> None:
    """Three dead by the fire service, then thirty on the net: three count, the difference is flagged."""
    now = known(said("deaths", 3), said("deaths", 30, 30, hearsay=True))
    assert view(now, "deaths").told == point(3)
    assert "differs" in view(now, "deaths").flags
    assert grades(now) == ("larger",)


def test_hearsay_counts_until_somebody_vouches() -> None:
    """Thirty on the net and nothing else: thirty; the first official figure takes its place."""
    rumour = said("deaths", 30, hearsay=True)
    assert view(known(rumour), "deaths").told == point(30)
    assert view(known(rumour, said("deaths", 0, 10)), "deaths").told == point(0)
