"""The vocabulary: complete, unambiguous, and every reference leads somewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import pytest

from engine.plans.vocabulary import FactDef, ForeignName, HazardDef
from engine.values.cells import Members, Range, Words
from engine.values.units import dimensions_of
from tests.data.library import library, loaded

PEOPLE = ("deaths", "missing", "trapped", "buried", "status_unknown", "injured", "seriously_injured", "evacuated")
CATEGORIES = {"natural", "accident", "health", "security", "none"}


def _facts() -> tuple[FactDef, ...]:
    return tuple(library().vocabulary.facts.values())


def _leaves() -> tuple[HazardDef, ...]:
    hazards = library().vocabulary.hazards
    parents = {hazard.parent for hazard in hazards.values()}
    return tuple(hazard for hazard in hazards.values() if hazard.id not in parents and hazard.id != "not_emergency")


def test_data_files_read_without_a_finding() -> None:
    """Vocabulary, statutes and tables bring no finding, not even a warning."""
    assert [f"{one.place.file}:{one.place.line} {one.code} {one.error}" for one in loaded().findings] == []


def test_the_vocabulary_is_large_enough_for_a_city() -> None:
    """A city needs at least a hundred facts, forty-five hazards at the leaves and seventy agencies."""
    vocabulary = library().vocabulary
    assert len(vocabulary.facts) >= 100
    assert len(_leaves()) >= 45
    assert len(vocabulary.agencies) >= 70


def test_a_name_of_a_fact_means_one_fact() -> None:
    """No id, name or alias of a fact is also that of another, so that a condition reads only one way."""
    said = Counter(word for fact in _facts() for word in {fact.id, fact.names.zh, fact.names.en, *fact.names.aliases})
    assert [word for word, times in said.items() if times > 1] == []


def test_a_word_of_a_fact_means_one_value() -> None:
    """Within one list no id, name or alias stands for two words."""
    for fact in _facts():
        said = Counter(name for word in fact.words for name in {word.id, word.names.zh, *word.names.aliases})
        assert [name for name, times in said.items() if times > 1] == [], fact.id


def test_an_alias_of_an_agency_means_one_agency() -> None:
    """A name heard on the telephone leads to one agency."""
    agencies = library().vocabulary.agencies.values()
    said = Counter(name for one in agencies for name in {one.id, one.names.zh, *one.names.aliases})
    assert [name for name, times in said.items() if times > 1] == []


@pytest.mark.parametrize("fact", _facts(), ids=lambda fact: fact.id)
def test_silence_about_a_fact_means_one_value_of_its_domain(fact: FactDef) -> None:
    """Every fact has a quiet value, and it lies in its domain."""
    match fact.quiet, fact.domain:
        case Range() as quiet, Range() as domain:
            assert quiet.is_point
            assert domain.low <= quiet.low <= (quiet.low if domain.high is None else domain.high)
        case Words() as quiet, Words() as domain:
            assert fact.type == "text" or quiet.is_point
            assert quiet.may <= domain.may
        case Members() as quiet, Members():
            assert quiet.may == frozenset()
        case _:
            pytest.fail(f"{fact.id}: quiet value and domain are of two kinds")


def test_an_ordered_list_begins_with_what_silence_means_or_says_why() -> None:
    """Silence is the mildest word of an ordered list, but for the two that presume the usual epicentre."""
    unlike = [
        fact.id
        for fact in _facts()
        if fact.ordered and isinstance(fact.quiet, Words) and fact.quiet.may != {fact.words[0].id}
    ]
    assert unlike == ["epicentre_density", "magnitude_weight"]


def test_units_that_people_say_belong_to_the_dimension() -> None:
    """A fact in metres is not said in tonnes."""
    for fact in _facts():
        for unit in fact.units if fact.dimension else ():
            bare = unit.lstrip("万亿千百")
            assert fact.dimension in (*dimensions_of(unit), *dimensions_of(bare)), (fact.id, unit)


def test_every_count_of_people_can_be_asked_for() -> None:
    """The facts that decide most levels have a sentence to say, in both languages, and somebody who can answer."""
    facts = library().vocabulary.facts
    for name in PEOPLE:
        ask = facts[name].ask
        assert ask is not None, name
        assert ask.zh.endswith(("？", "。")), name
        assert ask.en, name
        assert ask.who, name


def test_who_can_answer_is_an_agency() -> None:
    """A question is put to agencies of the vocabulary."""
    agencies = library().vocabulary.agencies
    assert [(f.id, who) for f in _facts() if f.ask for who in f.ask.who if who not in agencies] == []


def test_relations_name_facts_and_never_themselves() -> None:
    """A relation binds a fact to others of the same dimension."""
    facts = library().vocabulary.facts
    for fact in _facts():
        for relation in fact.relations:
            for name, _ in relation.of.terms:
                assert name != fact.id, fact.id
                assert facts[name].dimension == fact.dimension, (fact.id, name)


def test_the_dead_may_still_grow_by_everyone_who_is_unaccounted_for() -> None:
    """Missing, trapped, buried and unclear persons may yet be dead; they are one group, counted once."""
    facts = library().vocabulary.facts
    (growth,) = (one for one in facts["deaths"].relations if one.kind == "may_grow_by")
    sources = {name for name, _ in growth.of.terms}
    assert sources == {"missing", "trapped", "buried", "status_unknown"}
    assert {facts[name].group for name in sources} == {"unaccounted"}


def test_every_emergency_has_somebody_to_tell() -> None:
    """No leaf of the tree has an empty call-down list, and its lead is an agency that is told."""
    agencies = library().vocabulary.agencies
    for hazard in _leaves():
        assert set(hazard.tell) <= agencies.keys(), hazard.id
        assert hazard.lead in hazard.tell, hazard.id


def test_the_tree_of_hazards_has_a_top_and_no_loop() -> None:
    """Going up from any hazard ends at a hazard without parent, in the same category."""
    hazards = library().vocabulary.hazards
    for hazard in hazards.values():
        seen, at = [hazard.id], hazard
        while at.parent:
            at = hazards[at.parent]
            assert at.id not in seen
            seen.append(at.id)
        assert at.category == hazard.category, seen
        assert hazard.category in CATEGORIES, hazard.id


def test_hazards_refer_to_what_exists() -> None:
    """Statutes, following hazards, open facts and questions of a hazard exist."""
    found = library()
    vocabulary = found.vocabulary
    for hazard in vocabulary.hazards.values():
        assert hazard.statute is None or hazard.statute in found.statutes, hazard.id
        assert set(hazard.secondary) <= vocabulary.hazards.keys() - {hazard.id}, hazard.id
        assert set(hazard.silence_is_open) | set(hazard.asks) <= vocabulary.facts.keys(), hazard.id


def test_explosions_collapses_and_mines_leave_deaths_open() -> None:
    """Where a building fell or a mine flooded and nobody speaks of people, deaths are open."""
    hazards = library().vocabulary.hazards
    for name in ("coal_mine", "building_collapse", "fireworks", "dust_explosion", "city_gas", "hazchem"):
        assert "deaths" in hazards[name].silence_is_open, name


def test_a_coach_or_a_burning_train_leaves_deaths_open() -> None:
    """Where a coach fell or smoke filled the metro and nobody speaks of people, deaths are open; a lorry opens none."""
    vocabulary = library().vocabulary
    hazards = vocabulary.hazards
    for name in ("road_traffic", "rail_transit", "railway", "bridge_road_collapse", "aviation", "waterway", "stampede"):
        assert "deaths" in hazards[name].silence_is_open, name
    assert hazards["road_traffic"].silence_is_open_where == {"vehicle_kind": {"coach", "bus", "school_bus"}}
    for hazard in hazards.values():
        for fact, words in hazard.silence_is_open_where.items():
            assert words <= vocabulary.facts[fact].domain.may, hazard.id


def _foreign(entries: Iterable[Mapping[str, ForeignName]], data_set: str) -> list[str]:
    return [also[data_set].name for also in entries if data_set in also]


@pytest.mark.parametrize("data_set", ["incidents", "facts", "plan_docs"])
def test_a_foreign_name_leads_back_to_one_fact(data_set: str) -> None:
    """What another data set calls a fact can be translated back without a choice."""
    names = _foreign((fact.also for fact in _facts()), data_set)
    assert names
    assert [name for name, times in Counter(names).items() if times > 1] == []


def test_foreign_words_and_units_fit_their_fact() -> None:
    """Words of a map are words of the fact, told apart; a unit is one of the fact's dimension."""
    for fact in _facts():
        for also in fact.also.values():
            assert set(also.words) <= {word.id for word in fact.words}, fact.id
            assert len(set(also.words.values())) == len(also.words), fact.id
            assert also.unit is None or fact.dimension in dimensions_of(also.unit), fact.id


def test_every_statute_that_has_a_foreign_name_has_it_alone() -> None:
    """No two statutes claim one grading rule of another data set."""
    for data_set in ("incidents", "facts"):
        names = [one.also[data_set] for one in library().statutes.values() if data_set in one.also]
        assert [name for name, times in Counter(names).items() if times > 1] == []


def test_looked_up_facts_find_their_table() -> None:
    """A derived fact names a table with that key and column, and every substance of the list has a row."""
    vocabulary = library().vocabulary
    for fact in _facts():
        if fact.from_table:
            table, key, column = fact.from_table
            assert vocabulary.tables[table].key == key
            assert column in vocabulary.tables[table].columns
            words = {word.id for word in vocabulary.facts[key].words} - {"none"}
            assert words == set(vocabulary.tables[table].rows), table


def test_moments_and_phases_of_a_plan_exist() -> None:
    """The nine phases stand in their order, and the clocks of a plan have their moments."""
    vocabulary = library().vocabulary
    phases = sorted(vocabulary.phases.values(), key=lambda one: one.order)
    assert [one.id for one in phases] == [
        "receive", "report", "warn", "activate", "first_response", "respond", "escalate", "stand_down", "recover",
    ]  # fmt: skip
    needed = {"occurred", "discovered", "received", "verified", "learned", "announced", "arrived", "warned"}
    assert needed | {"ordered", "proposed", "approved", "known_below", "stood_down"} <= vocabulary.moments.keys()


def test_governments_and_neighbours_are_marked_by_kind() -> None:
    """Who is local, superior, neighbour or military is data of the agency, for the order of the call-down list."""
    kinds = {one.kind for one in library().vocabulary.agencies.values()}
    tiers = {f"government:{tier}" for tier in ("province", "city", "county", "township", "village")}
    assert tiers | {"duty_room", "neighbour", "military"} <= kinds
