"""The small library beside this file, loaded whole."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from engine.conditions.tree import And, In, Not, Sum
from engine.incident.kinds import KINDS
from engine.plans.files import load_library, load_register, read_files
from engine.plans.ladder import AnyOf, Criterion, Judge
from engine.plans.library import read_library
from engine.plans.model import Instance, Post
from engine.plans.vocabulary import Linear, Relation
from engine.plans.vocabulary_kinds import EVENTS
from engine.values.cells import NO, Members, Range, Words

ROOT = Path(__file__).parent / "library"


@pytest.fixture(scope="module")
def library():
    """The small library."""
    loaded = load_library(ROOT)
    assert [found for found in loaded.findings if found.severity == "error"] == []
    return loaded.library


def actions(library, plan):
    """Actions of a plan by id."""
    return {action.id: action for action in library.plans[plan].actions}


def test_a_number_has_its_dimension_domain_and_quiet_zero(library):
    """A count of people is whole, from zero without end, and silence means none."""
    deaths = library.vocabulary.facts["deaths"]
    assert (deaths.dimension, deaths.whole, deaths.domain, deaths.quiet) == (
        "person",
        True,
        Range(0, None),
        Range(0, 0),
    )


def test_a_bound_is_read_with_its_unit(library):
    """100 square kilometres bound the area in square metres."""
    assert library.vocabulary.facts["area_burned"].domain == Range(0, 100_000_000)
    assert library.vocabulary.facts["area_burned"].whole is False


def test_relations_keep_kind_and_signs(library):
    """Sums, parts and bounds become linear relations."""
    facts = library.vocabulary.facts
    assert facts["deaths_incl_missing"].relations == (Relation("is", Linear((("deaths", 1), ("missing", 1)))),)
    assert facts["seriously_injured"].relations == (
        Relation("part_of", Linear((("injured", 1),))),
        Relation("at_most", Linear((("injured", 1), ("missing", -1)))),
    )


def test_words_sets_and_yes_no_have_their_quiet_value(library):
    """Silence means the word none, the empty set, and no."""
    facts = library.vocabulary.facts
    assert facts["warning_rainstorm"].quiet == Words(frozenset({"none"}))
    assert facts["places"].domain == Members(frozenset(), frozenset({"school", "hospital"}))
    assert facts["places"].quiet == Members(frozenset(), frozenset())
    assert facts["leak_continuing"].quiet == NO


def test_a_derived_fact_names_its_table(library):
    """A looked-up fact says table, key and column."""
    assert library.vocabulary.facts["substance_toxic"].from_table == ("substances", "substance", "toxic")
    assert library.vocabulary.tables["substances"].rows["ammonia"] == {"toxic": "yes", "distance": "1000米"}


def test_former_names_of_an_agency_are_read_like_aliases(library):
    """What an agency was once called still finds it."""
    assert library.vocabulary.agencies["em_bureau"].names.aliases == ("应急局", "安监局")


def test_lexicon_files_are_plain_data_by_name(library):
    """Words for the matcher arrive as they stand, whole numbers as numbers."""
    assert library.vocabulary.lexicon["hedges"]["hedges"] == [{"word": "约", "low": "0.9", "list": [1, 2]}]


def test_a_report_field_names_its_facts_and_hazards(library):
    """A field of the written report knows what fills it and whose reports have it."""
    field = library.vocabulary.report_fields["substance"]
    assert (field.facts, field.hazards, field.required, field.clause) == (("substance",), ("hazchem",), False, "4.2")


def test_a_statute_becomes_a_ladder_gravest_first(library):
    """Criteria have stable paths; the clause of a row goes down to its parts."""
    ladder = library.statutes["cn.accident"].ladder
    assert [step.value for step in ladder.steps] == ["extremely_major", "major", "larger", "ordinary"]
    gate = ladder.steps[0].gate
    assert isinstance(gate, AnyOf)
    first, second = gate.parts
    assert isinstance(first, Criterion)
    assert (first.path, first.clause, first.condition) == (
        "grades.extremely_major.any[0]",
        "3(1)",
        Sum(("deaths",), ">=", 30),
    )
    assert [part.path for part in second.parts] == [
        "grades.extremely_major.any[1].all[0]",
        "grades.extremely_major.any[1].all[1]",
    ]
    assert ladder.steps[2].gate.reads == "stated"
    assert ladder.steps[3].otherwise
    assert ladder.silent_is_open == (("deaths", "injured"),)


def test_rules_of_law_have_compiled_conditions(library):
    """Sensitive and call rules are found under their id."""
    assert set(library.conditions) == {"calls.police_when_evacuated", "sensitive.school"}
    assert library.duties[0].tiers == ("city",)
    assert library.duties[0].action.within.duration.seconds == 7200


def test_levels_take_conditions_judgements_and_parameters(library):
    """A parameter stands for its number; a judgement names who judges; Ⅳ级 is IV."""
    plan = library.plans["city.hazchem"]
    gate = plan.levels.steps[0].gate
    assert gate.parts[1].condition == Sum(("evacuated",), ">=", 5000)
    assert gate.parts[2] == Judge("levels.I.any[2]", "远超处置能力", "gov_city", "5.1")
    assert [step.value for step in plan.levels.steps] == ["I", "IV"]
    assert plan.level_rules["I"].approved_by == Post("市长", "常务副市长", 7200)


def test_a_deployment_overrides_a_parameter_and_tables_stay_for_run_time(library):
    """The text shows the deployment's distance, and keeps the reference to the table."""
    cordon = actions(library, "city.hazchem")["cordon"]
    assert cordon.do == "划定500米警戒区，按${substances.distance}疏散"
    assert cordon.levels == ("III", "II", "I")


def test_a_module_gives_prefixed_actions_with_the_plans_clauses_and_values(library):
    """Ids carry the module's name, parameters are filled, the plan overrides by naming the entry."""
    found = actions(library, "city.hazchem")
    phone = found["reporting.report_phone"]
    assert (phone.do, phone.by, phone.tells, phone.clause) == (
        "电话报告市政府总值班室",
        "em_bureau",
        ("gov_office",),
        "4.2",
    )
    written = found["reporting.report_written"]
    assert written.after.all_of == ("reporting.report_phone",)
    assert written.within.moment == "done:reporting.report_phone"
    assert found["close"].after.all_of == ("reporting.report_written",)


def test_an_overlay_adds_replaces_and_tightens_while_it_holds(library):
    """The old version holds without the overlay's condition, the new one with it; nothing is deleted."""
    found = actions(library, "city.hazchem")
    overlay = Sum(("evacuated",), ">=", 1000)
    toxic = In("substance_toxic", frozenset({"yes"}))
    assert found["cordon"].when.condition == And((Not(overlay), toxic))
    assert found["networks_cut.cordon"].when.condition == And((overlay, toxic))
    assert found["networks_cut.cordon"].do == "用扩音器划定警戒区"
    assert found["networks_cut.cordon"].life
    assert found["networks_cut.runners"].when.condition == overlay
    assert found["networks_cut.reporting.report_phone"].within.duration.seconds == 600
    assert found["reporting.report_phone"].within.duration.seconds == 900
    assert "networks_cut.search" not in actions(library, "county.hazchem")


def test_a_county_overrides_only_what_it_states(library):
    """The county's own version keeps performer and levels of its kind and changes the text."""
    search = actions(library, "county.hazchem@990121")["search"]
    assert (search.do, search.by, search.clause) == ("先搜救储罐区", "county_gov", "3.1")
    assert library.plans["county.hazchem@990121"].area == "990121"
    assert actions(library, "county.hazchem")["search"].do == "搜救"


def test_the_index_finds_plans_by_hazard_tier_and_area(library):
    """Each county has its instance, the overriding one in its place; a general plan covers every hazard."""
    index = library.index
    assert index["hazchem", "county", "990121"] == (
        Instance("county.hazchem@990121", "county.hazchem@990121", "990121"),
    )
    assert index["hazchem", "county", "990122"] == (Instance("county.hazchem@990122", "county.hazchem", "990122"),)
    assert [found.plan for found in index["hazchem", "city", "990100"]] == ["city.general", "city.hazchem"]
    assert [found.plan for found in index["flood", "city", "990100"]] == ["city.general"]
    assert [found.plan for found in index["hazchem", "city", "*"]] == ["city.general", "city.hazchem"]
    assert ("flood", "county", "990121") not in index


def test_english_is_kept_with_the_hash_of_what_it_translates(library):
    """A stale hash is kept, so that the card can mark the text."""
    assert library.plans["city.hazchem"].english["title"] == ("Hazardous chemicals plan", "00000000")


def test_the_register_resolves_agency_names(library):
    """Contacts, posts, roster and sites are read; its hash is not the library's."""
    register = load_register(ROOT)
    assert register.contacts[0].phones == ("0990-5550001",)
    assert (register.posts[0].name, register.roster[0].role, register.sites[0].names) == (
        "甲某",
        "主班",
        ("一号化工厂",),
    )
    assert register.hash not in ("", library.hash)


def test_the_hash_follows_content_and_not_the_order_of_files(library):
    """Files read in another order give the same library; one changed byte gives another hash."""
    files = read_files(ROOT)
    backward = dict(reversed(list(files.items())))
    assert read_library(backward) == read_library(files)
    files["city/city.general.yaml"] += b"\n"
    assert read_library(files).library.hash != library.hash


def test_an_empty_root_gives_an_empty_library():
    """Missing parts are no error."""
    loaded = read_library({})
    assert loaded.findings == ()
    assert (dict(loaded.library.plans), dict(loaded.library.index)) == ({}, {})


def test_a_later_layer_overrides_by_id_and_is_listed():
    """A layer's plan takes the place of the one with its id, and check says so."""
    files = read_files(ROOT)
    own = files["city/city.general.yaml"].replace("总体应急预案".encode(), "本市总体应急预案".encode())
    loaded = read_library(files | {"layers/city/city/city.general.yaml": own})
    assert loaded.library.plans["city.general"].title == "本市总体应急预案"
    assert [(found.code, found.severity) for found in loaded.findings if found.code == "E334"] == [("E334", "info")]


def test_an_error_keeps_one_plan_out_and_the_others_in():
    """A fault in one plan leaves the rest of the library as it was."""
    files = read_files(ROOT)
    files["city/city.general.yaml"] = files["city/city.general.yaml"].replace(b"approved_by", b"approved_bye")
    loaded = read_library(files)
    assert "city.general" not in loaded.library.plans
    assert "city.hazchem" in loaded.library.plans


def test_two_plans_of_one_id_in_one_layer_are_an_error():
    """The second one is reported and left out."""
    files = read_files(ROOT)
    loaded = read_library(files | {"city/copy.yaml": files["city/city.general.yaml"]})
    assert [(found.code, found.place.file) for found in loaded.findings if found.severity == "error"] == [
        ("E334", "city/copy.yaml")
    ]


def test_own_grade_rows_become_a_convention_of_the_plan():
    """Rows under grades are a ladder of the plan's own."""
    files = read_files(ROOT)
    rows = b'grades: {rows: [{grade: \xe4\xb8\x80\xe8\x88\xac, if: "deaths >= 1\xe4\xba\xba", clause: "9"}]}'
    files["city/city.general.yaml"] = files["city/city.general.yaml"].replace(b"grades: none", rows)
    found = read_library(files).library
    assert found.plans["city.general"].grades == "city.general.grades"
    statute = found.statutes["city.general.grades"]
    assert statute.binding == "convention"
    assert statute.ladder.steps[0].gate.condition == Sum(("deaths",), ">=", 1)


class Shelf(dict):
    """A cache in memory that counts how often it was filled."""

    filled = 0

    def put(self, key, value):
        """Keep some bytes."""
        self.filled += 1
        self[key] = value


def test_a_warm_start_gives_the_same_library():
    """What comes out of the cache equals what was compiled, lists of the lexicon included."""
    cache = Shelf()
    cold = load_library(ROOT, cache=cache)
    warm = load_library(ROOT, cache=cache)
    assert warm == cold
    assert cache.filled == 1
    assert isinstance(warm.library.vocabulary.lexicon["hedges"]["hedges"], list)


def test_a_torn_cache_entry_is_compiled_anew():
    """Half a file in the cache is never read as a library."""
    cache = Shelf()
    cold = load_library(ROOT, cache=cache)
    for key in list(cache):
        cache[key] = cache[key][:-7]
    assert load_library(ROOT, cache=cache) == cold
    assert cache.filled == 2


def test_exact_fractions_survive_the_cache():
    """A third of a square metre stays a third."""
    from engine.plans.codec import decode, encode

    value = (Range(Fraction(2000, 3), None), frozenset({"b", "a"}), {("a", "b"): 10**30})
    assert decode(encode(value)) == value
    assert decode(encode(replace(value[0], low=1))) == Range(1, None)


def test_a_relation_to_a_fact_that_is_not_there_is_found():
    """A slip in a relation would silently widen or narrow every level set."""
    files = read_files(ROOT)
    files["vocabulary/facts.yaml"] = files["vocabulary/facts.yaml"].replace(
        b"may_grow_by: [missing]", b"may_grow_by: [missng]"
    )
    found = [finding for finding in read_library(files).findings if finding.severity == "error"]
    assert [(finding.code, finding.help) for finding in found] == [("E302", "did you mean missing?")]


def test_a_relation_that_cannot_bind_is_found():
    """Areas are no whole counts: a sum of them would be left out of every level set without a word."""
    files = read_files(ROOT)
    area = b"\n  area_flooded: {zh: mian, en: area, number: area, at_most: [area_burned]}\n"
    files["vocabulary/facts.yaml"] = files["vocabulary/facts.yaml"].rstrip() + area
    found = [finding for finding in read_library(files).findings if finding.severity == "error"]
    assert [(finding.code, finding.error) for finding in found] == [("E336", "area_flooded is no whole count")]


def test_a_moment_names_events_that_a_log_may_hold():
    """A misspelt event would never record its moment; the table of kinds and what authors may write are one."""
    assert set(EVENTS) == set(KINDS)
    files = read_files(ROOT)
    files["vocabulary/moments.yaml"] = files["vocabulary/moments.yaml"].replace(b"report_received", b"report_recieved")
    found = [finding for finding in read_library(files).findings if finding.severity == "error"]
    assert [(finding.code, finding.help) for finding in found] == [("E115", "did you mean report_received?")]


def test_a_local_target_is_said_by_its_own_key(library):
    """A deadline is marked as a local target by ``local``, whatever its source is called."""
    files = read_files(ROOT)
    plain = files["city/city.hazchem.yaml"].decode()
    assert "local: true" not in plain
    at = plain.index("    within: 15min")
    files["city/city.hazchem.yaml"] = (plain[:at] + "    local: true\n" + plain[at:]).encode()
    marked = read_library(files).library.plans["city.hazchem"].actions
    before = {action.id: action.within.source for action in library.plans["city.hazchem"].actions if action.within}
    after = {action.id: action.within.source for action in marked if action.within}
    assert set(before.values()) == {""}
    assert sorted(after.values())[-2:] == ["", "local"]


def test_a_hazard_below_one_that_is_not_there_is_found():
    """A hazard whose parent is misspelt would be covered by no plan of the parent."""
    files = read_files(ROOT)
    files["vocabulary/hazards.yaml"] = files["vocabulary/hazards.yaml"].replace(
        b"parent: natural", b"parent: natural_disaster"
    )
    found = [finding for finding in read_library(files).findings if finding.severity == "error"]
    assert [finding.code for finding in found] == ["E303"]
