"""What must hold of every plan that ships with the model city."""

from __future__ import annotations

from engine.plans.library import Loaded
from engine.plans.model import Action, Library, Plan

from .conftest import MAIN

WAITS_FOR = ("verify", "propose", "announce")
PEOPLE_ONLY = ("停课", "停工", "停业", "分洪", "紧急防汛期", "部队", "扩大疏散")
VAGUE = ("及时", "尽快", "视情", "有关部门", "相关部门", "高度重视", "切实")


def upstream(plan: Plan, action: Action) -> set[str]:
    """All actions that stand before one, near and far."""
    by_id = {each.id: each for each in plan.actions}
    found: set[str] = set()
    ahead = [*action.after.all_of, *action.after.any_of]
    while ahead:
        name = ahead.pop()
        if name not in found and name in by_id:
            found.add(name)
            ahead += [*by_id[name].after.all_of, *by_id[name].after.any_of]
    return found


def test_the_library_loads_without_an_error(loaded: Loaded) -> None:
    """Every shipped file is read without an error."""
    errors = [f"{f.place.file}:{f.place.line} {f.code} {f.error}" for f in loaded.findings if f.severity == "error"]
    assert not errors


def test_every_tier_has_a_plan(library: Library) -> None:
    """City, county, township, village and enterprise each have at least one plan."""
    assert {plan.tier for plan in library.plans.values()} >= {"city", "county", "township", "village", "enterprise"}


def test_every_plan_says_how_sure_its_figures_are(library: Library) -> None:
    """Every plan names a source and a confidence word."""
    assert not [plan.id for plan in library.plans.values() if not plan.source.title or not plan.source.confidence]


def test_every_act_names_its_clause(library: Library) -> None:
    """No line of a card stands without a clause."""
    bare = [f"{plan.id}/{act.id}" for plan in library.plans.values() for act in plan.actions if not act.clause]
    assert not bare


def test_saving_lives_and_reporting_never_wait(library: Library) -> None:
    """Nothing that saves lives and no report upward stands behind a verification, a proposal or an announcement."""
    waiting = [
        f"{plan.id}/{act.id}"
        for plan in library.plans.values()
        for act in plan.actions
        if act.life or act.id in ("reporting.report_phone", "reporting.report_written", "reporting.report_province")
        if any(name.endswith(WAITS_FOR) for name in upstream(plan, act))
    ]
    assert not waiting


def test_what_only_a_leader_may_order_is_worded_as_a_proposal(city_plans: tuple[Plan, ...]) -> None:
    """Suspensions, wider evacuation, detention areas, the flood period and troops name the post that orders them."""
    unnamed = [
        f"{plan.id}/{act.id}"
        for plan in city_plans
        for act in plan.actions
        if any(word in act.do for word in PEOPLE_ONLY) and act.phase in ("respond", "escalate") and not act.ordered_by
    ]
    assert not unnamed


def test_no_act_that_saves_lives_waits_for_an_order(library: Library) -> None:
    """An act that saves lives is never one that a leader has to order first."""
    assert not [f"{p.id}/{a.id}" for p in library.plans.values() for a in p.actions if a.life and a.ordered_by]


def test_every_level_of_a_city_plan_has_somebody_to_approve_it(city_plans: tuple[Plan, ...]) -> None:
    """Each level of each city plan names the post that approves it and who announces it."""
    rules = [(plan.id, rule) for plan in city_plans for rule in plan.level_rules.values()]
    assert all(rule.approved_by and rule.announced_by for _, rule in rules)
    assert len(rules) == 4 * len(city_plans)


def test_a_shift_leader_approves_no_high_level(city_plans: tuple[Plan, ...]) -> None:
    """Levels I and II are approved by the mayor, or by the executive deputy mayor in his place."""
    for plan in city_plans:
        for level in ("I", "II"):
            post = plan.level_rules[level].approved_by
            assert post is not None
            assert (post.post, post.otherwise) == ("市长", "常务副市长")


def test_vague_words_stay_out_of_the_lines(library: Library) -> None:
    """No line hides behind words that nobody can be held to."""
    vague = [f"{p.id}/{a.id}" for p in library.plans.values() for a in p.actions if any(word in a.do for word in VAGUE)]
    assert not vague


def test_hazchem_is_a_full_plan(library: Library) -> None:
    """The plan for hazardous chemicals has at least 25 acts of its own, not counting modules."""
    own = [act for act in library.plans["city.hazchem"].actions if "." not in act.id]
    assert len(own) >= 25


def test_the_three_dispatches_stand_in_the_general_plan(library: Library) -> None:
    """119, 120 and 110 are three acts of this seat, each saving lives and each telling its service."""
    acts = {act.dispatch: act for act in library.plans["city.general"].actions if act.dispatch}
    assert sorted(acts) == ["110", "119", "120"]
    assert all(act.by == "duty_officer" and act.life and act.tells for act in acts.values())


def test_the_county_that_differs_has_a_plan_of_its_own(library: Library) -> None:
    """Yiling county lowers the evacuation threshold and adds its ammonia cold store; the other counties keep theirs."""
    ours, theirs = library.plans["county.hazchem"], library.plans["county.hazchem@990122"]
    assert theirs.parameters["county_evacuation_level_2"] == "100人"
    assert ours.parameters["county_evacuation_level_2"] == "200人"
    assert {act.id for act in theirs.actions} - {act.id for act in ours.actions} == {"cold_store"}


def test_the_main_plans_are_wholly_translated(library: Library, loaded: Loaded) -> None:
    """The seven main plans carry English for every text, none of it stale."""
    assert not [f for f in loaded.findings if f.code == "E333" and "city." in f.place.file]
    assert all(library.plans[plan].english for plan in MAIN)


def test_the_catastrophe_acts_stand_under_their_condition_only(library: Library) -> None:
    """Acts of the overlay need power, network and roads to be cut, all three."""
    acts = [act for act in library.plans["city.general"].actions if act.id.startswith("catastrophe.")]
    assert acts
    for act in acts:
        assert act.when is not None
        assert all(fact in act.when.text for fact in ("power_cut", "network_cut", "road_cut"))


def test_who_is_set_up_by_a_duty_is_set_up_by_an_act(library: Library) -> None:
    """A command post that no act sets up would be called as if it stood."""
    performed = {action.duty for plan in library.plans.values() for action in plan.actions}
    assert {one.set_up_by for one in library.vocabulary.agencies.values() if one.set_up_by} <= performed
