"""What is worked out once for a vocabulary: starting spaces, relations between facts, groups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from engine.decide.rules import Rule
from engine.decide.settled import quiet_of
from engine.decide.space import Space
from engine.plans.vocabulary import FactDef, Linear, Vocabulary
from engine.values.cells import Box, Cell, Range
from engine.values.exact import Exact

KEPT = 8
"""Vocabularies whose schema is kept; a process serves one or two."""


@dataclass(frozen=True, slots=True)
class Tie:
    """``part_of`` excepted, one relation as ``sum(sign * fact) <= bound`` rules."""

    name: str
    """``is:deaths_incl_missing``, ``at_most:seriously_injured:0``"""
    kind: str
    owner: str
    facts: tuple[str, ...]
    rules: tuple[Rule, ...]


@dataclass(slots=True)
class Schema:
    """A vocabulary made ready. ``memo`` holds compiled ladders and conditions; it changes no answer."""

    vocabulary: Vocabulary
    facts: Mapping[str, FactDef]
    quiet: Space
    domain: Space
    quiet_box: Box
    domain_box: Box
    ties: tuple[Tie, ...]
    parts: Mapping[str, tuple[str, ...]]
    """part -> its totals, in the order of the file"""
    growth: Mapping[str, tuple[str, ...]]
    """fact -> facts out of which it may grow"""
    shrinks: Mapping[str, tuple[str, ...]]
    """fact -> facts that may grow out of it"""
    groups: Mapping[str, tuple[str, ...]]
    released: Mapping[str, tuple[str, ...]]
    """group -> facts that count people who left it alive"""
    tied: frozenset[str]
    """facts that stand in any relation"""
    place: Mapping[str, int]
    """fact -> its place in the vocabulary, texts included"""
    sensitive: tuple[str, ...] = ()
    """facts that say whether the event is sensitive"""
    looked_up: tuple[str, ...] = ()
    """facts whose value stands in a table"""
    related: Mapping[str, str] = field(default_factory=dict)
    """fact in any relation -> the first fact of all that hang together with it"""
    totals: frozenset[str] = frozenset()
    """facts that others are part of"""
    memo: dict[Any, Any] = field(default_factory=dict)
    rulings: dict[Any, Any] = field(default_factory=dict)
    """rules in force by what was spoken of; bounded, apart from what was compiled"""


_kept: dict[int, tuple[Vocabulary, Schema]] = {}


def schema_of(vocabulary: Vocabulary) -> Schema:
    """The schema of a vocabulary, worked out once for each vocabulary object."""
    found = _kept.get(id(vocabulary))
    if found is not None and found[0] is vocabulary:
        return found[1]
    schema = _build(vocabulary)
    while len(_kept) >= KEPT:
        del _kept[next(iter(_kept))]
    _kept[id(vocabulary)] = (vocabulary, schema)
    return schema


def _build(vocabulary: Vocabulary) -> Schema:
    facts = {id_: fact for id_, fact in vocabulary.facts.items() if fact.type != "text"}
    quiet_box = {id_: quiet_of(fact) for id_, fact in facts.items()}
    domain_box = {id_: fact.domain for id_, fact in facts.items()}
    ties = tuple(tie for fact in facts.values() for tie in _ties(fact, facts))
    parts = {id_: totals for id_, fact in facts.items() if (totals := _sources(fact, "part_of", facts))}
    growth = {id_: found for id_, fact in facts.items() if (found := _sources(fact, "may_grow_by", facts))}
    tied = {name for tie in ties for name in tie.facts} | {name for one in parts.items() for name in (one[0], *one[1])}
    return Schema(
        vocabulary,
        facts,
        _space(quiet_box, facts),
        _space(domain_box, facts),
        quiet_box,
        domain_box,
        ties,
        parts,
        growth,
        _reverse(growth),
        _groups(facts, "group"),
        _groups(facts, "releases"),
        frozenset(tied),
        {id_: place for place, id_ in enumerate(vocabulary.facts)},
        tuple(id_ for id_, fact in facts.items() if fact.derived == "sensitive"),
        tuple(id_ for id_, fact in facts.items() if fact.from_table),
        related=_related(
            [*(tie.facts for tie in ties), *((one, *of) for one, of in (*parts.items(), *growth.items()))]
        ),
        totals=frozenset(name for found in parts.values() for name in found),
    )


def _related(groups: list[tuple[str, ...]]) -> dict[str, str]:
    """The facts of overlapping groups, each with one name for all of them."""
    first: dict[str, str] = {}
    for group in groups:
        names = {first.get(fact, fact) for fact in group}
        name = min(names)
        merged = {fact for fact, old in first.items() if old in names} | set(group)
        first |= dict.fromkeys(merged, name)
    return first


def _space(box: Mapping[str, Cell], facts: Mapping[str, FactDef]) -> Space:
    space = Space({}, {}, {}, {}, {id_: fact.whole for id_, fact in facts.items()})
    for id_, cell in box.items():
        space.put(id_, cell)
    return space


def _sources(fact: FactDef, kind: str, facts: Mapping[str, FactDef]) -> tuple[str, ...]:
    found = [name for relation in fact.relations if relation.kind == kind for name, _ in relation.of.terms]
    return tuple(name for name in dict.fromkeys(found) if _bindable((fact.id, name), fact, facts))


def _ties(fact: FactDef, facts: Mapping[str, FactDef]) -> list[Tie]:
    """Relations of one fact; those that name a fact of another basis (a forecast) or an unknown one do not bind."""
    found: list[Tie] = []
    for relation in fact.relations:
        names = tuple(dict.fromkeys((fact.id, *(name for name, _ in relation.of.terms))))
        if relation.kind in {"part_of", "may_grow_by"} or not _bindable(names, fact, facts):
            continue
        count = sum(tie.kind == relation.kind for tie in found)
        name = f"{relation.kind}:{fact.id}" + (f":{count}" if count else "")
        found.append(Tie(name, relation.kind, fact.id, names, _rules(fact.id, relation.kind, relation.of)))
    return found


def _bindable(names: tuple[str, ...], fact: FactDef, facts: Mapping[str, FactDef]) -> bool:
    return all(
        name in facts
        and isinstance(facts[name].domain, Range)
        and facts[name].whole
        and facts[name].basis == fact.basis
        for name in names
    )


def _rules(owner: str, kind: str, of: Linear) -> tuple[Rule, ...]:
    below = _rule(owner, 1, of.terms, -1, of.constant)
    above = _rule(owner, -1, of.terms, 1, -of.constant)
    return {"is": (below, above), "at_most": (below,), "at_least": (above,)}[kind]


def _rule(owner: str, sign: int, terms: tuple[tuple[str, int], ...], factor: int, bound: Exact) -> Rule:
    counts = {owner: sign}
    for name, value in terms:
        counts[name] = counts.get(name, 0) + factor * value
    return Rule(tuple((name, value) for name, value in counts.items() if value), int(bound // 1))


def _reverse(growth: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for fact, sources in growth.items():
        for source in sources:
            found.setdefault(source, []).append(fact)
    return {source: tuple(facts) for source, facts in found.items()}


def _groups(facts: Mapping[str, FactDef], by: Literal["group", "releases"]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for id_, fact in facts.items():
        group = fact.group if by == "group" else fact.releases
        if group:
            found.setdefault(group, []).append(id_)
    return {group: tuple(members) for group, members in found.items()}
