"""Relations as rules of a space: which total binds which part, growth, what silence must yield to, what is broken."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from engine.decide.ends import HALF, INF
from engine.decide.rules import Rule, Rules, by_variable
from engine.decide.schema import Schema, Tie
from engine.decide.solve import Budget, feasible
from engine.decide.space import REPORTED, Space

RULINGS_KEPT = 1024


@dataclass(frozen=True, slots=True)
class Ruling:
    """Rules in force for one run: (name of the relation, rule), and the rules by variable."""

    named: tuple[tuple[str, Rule], ...]
    rules: Rules
    broken: frozenset[str] = frozenset()


def reported(fact: str, grown: Collection[str]) -> str:
    """The variable that holds what was reported of a fact."""
    return fact + REPORTED if fact in grown else fact


def ruling_of(
    schema: Schema, spoken: frozenset[str], pairs: tuple[tuple[str, str], ...], broken: frozenset[str]
) -> Ruling:
    """The rules when these facts are spoken of, with growth for ``pairs`` (fact, source), without ``broken``."""
    key = (spoken & schema.totals, pairs, broken)
    found = schema.rulings.get(key)
    if found is None:
        found = _ruling(_named(schema, spoken, pairs, broken), broken)
        if len(schema.rulings) >= RULINGS_KEPT:
            schema.rulings.clear()
        schema.rulings[key] = found
    ruling: Ruling = found
    return ruling


def _ruling(named: Iterable[tuple[str, Rule]], broken: frozenset[str]) -> Ruling:
    kept = tuple(named)
    return Ruling(kept, by_variable(rule for _, rule in kept), broken)


def _named(
    schema: Schema, spoken: frozenset[str], pairs: tuple[tuple[str, str], ...], broken: frozenset[str]
) -> list[tuple[str, Rule]]:
    grown = {fact for fact, _ in pairs}
    named = [(tie.name, rule) for tie in schema.ties if tie.name not in broken for rule in tie.rules]
    named += [(name, rule) for name, rule in _part_rules(schema, spoken) if name not in broken]
    renamed = [(name, _renamed(rule, grown)) for name, rule in named]
    return renamed + [(f"may_grow_by:{fact}", rule) for fact in sorted(grown) for rule in growth_rules(fact, pairs)]


def growth_rules(fact: str, pairs: Iterable[tuple[str, str]], base: str = "") -> list[Rule]:
    """``fact = reported + growth``, growth out of each source no more than the source."""
    pairs = tuple(pairs)
    grown = {name for name, _ in pairs}
    sources = [source for name, source in pairs if name == fact]
    total = [(base or fact + REPORTED, 1), *((f"{fact}^{source}", 1) for source in sources)]
    rules = [
        Rule(((fact, 1), *((var, -sign) for var, sign in total)), 0),
        Rule(((fact, -1), *total), 0),
    ]
    return rules + [Rule(((f"{fact}^{source}", 1), (reported(source, grown), -1)), 0) for source in sources]


def _renamed(rule: Rule, grown: Collection[str]) -> Rule:
    if not any(var in grown for var, _ in rule.terms):
        return rule
    return Rule(tuple((reported(var, grown), sign) for var, sign in rule.terms), rule.bound)


def total_of(schema: Schema, part: str, spoken: Collection[str]) -> str:
    """The total that binds a part: the first that was spoken of, else the first."""
    totals = schema.parts[part]
    return next((total for total in totals if total in spoken), totals[0])


def _part_rules(schema: Schema, spoken: Collection[str]) -> list[tuple[str, Rule]]:
    """Parts add up to no more than their total; one that has parts of its own may overlap others and is bound alone."""
    groups: dict[str, list[str]] = {}
    for part in schema.parts:
        groups.setdefault(total_of(schema, part, spoken), []).append(part)
    totals = {total for found in schema.parts.values() for total in found}
    rules: list[tuple[str, Rule]] = []
    for total, parts in groups.items():
        apart = [part for part in parts if part not in totals]
        alone = [part for part in parts if part in totals]
        for together in (apart, *([part] for part in alone)):
            if together:
                terms = (*((part, 1) for part in together), (total, -1))
                rules.append((f"part_of:{'+'.join(together)}", Rule(terms, 0)))
    return rules


def yield_silence(schema: Schema, space: Space, ruling: Ruling, silent: frozenset[str]) -> None:
    """Silence is quiet unless a relation bounds it: what was said is never narrowed by what was not.

    A silent part of a total that was spoken of may be anything up to it; silent terms of a stated sum may be anything;
    a silent fact bound from both sides may be anything between; one that must be larger for the rest to be possible
    is as large as the rest may make it.
    """
    ties = [tie for tie in schema.ties if tie.name not in ruling.broken and not silent.issuperset(tie.facts)]
    freed = _freed(schema, ties, silent)
    for fact in freed:
        space.low[fact], space.high[fact] = schema.domain.low[fact], schema.domain.high[fact]
        space.trail.append((space.low, fact, None))
    held = {tie.rules[0] for tie in ties if tie.owner in silent and tie.kind in {"is", "at_most"}}
    changed = dict.fromkeys([*(fact for fact in schema.place if fact in schema.tied and fact not in silent), *freed])
    touching = ruling.rules.touching
    for _ in range(3):
        rules = dict.fromkeys(rule for var in changed for rule in touching.get(var, ()) if rule not in held)
        changed = dict.fromkeys(var for rule in rules for var in _raise(space, rule, silent))
        if not changed:
            return


def _freed(schema: Schema, ties: Iterable[Tie], silent: frozenset[str]) -> dict[str, None]:
    """Silent facts that a relation to spoken ones leaves free (the relation itself still bounds them)."""
    freed = {part: None for part, totals in schema.parts.items() if part in silent and not silent.issuperset(totals)}
    kinds: dict[str, set[str]] = {}
    for tie in ties:
        if tie.owner in silent:
            kinds.setdefault(tie.owner, set()).add(tie.kind)
        elif tie.kind == "is":
            freed |= {fact: None for fact in tie.facts if fact in silent}
    return freed | {fact: None for fact, found in kinds.items() if found >= {"at_least", "at_most"}}


def _raise(space: Space, rule: Rule, silent: Collection[str]) -> list[str]:
    """Give silent facts on the larger side of a rule the room that the others may need; the facts that were raised."""
    if space.entailed(rule) or _has_room(space, rule, silent):
        return []
    changed = []
    need = sum(sign * (space.high[var] if sign > 0 else space.low[var]) for var, sign in rule.terms) - rule.bound
    for var, sign in rule.terms:
        if sign < 0 and var in silent and space.high[var] < HALF:
            top = INF if need >= HALF else space.low[var] + -(-need // -sign)
            if top > space.high[var]:
                space.trail.append((space.high, var, space.high[var]))
                space.high[var] = top
                changed.append(var)
    return changed


def broken_relations(space: Space, named: Iterable[tuple[str, Rule]]) -> tuple[str, ...]:
    """Names of the relations without which the rest is possible: taken in order, each that no longer fits is broken."""
    broken: dict[str, None] = {}
    by_name: dict[str, list[Rule]] = {}
    for name, rule in named:
        by_name.setdefault(name, []).append(rule)
    mark = space.mark()
    for name, rules in by_name.items():
        before = space.mark()
        if not (space.demand(rules) and feasible(space, Budget())):
            space.undo(before)
            broken[name] = None
    space.undo(mark)
    return tuple(broken)


def _has_room(space: Space, rule: Rule, silent: Collection[str]) -> bool:
    """True where the silent facts of the larger side, as free as they already are, can take whatever is said.

    What was said on the larger side counts with its lower end: silence must not force it up.
    """
    smaller = sum(sign * space.high[var] for var, sign in rule.terms if sign > 0)
    larger = sum(-sign * (space.high[var] if var in silent else space.low[var]) for var, sign in rule.terms if sign < 0)
    return bool(larger >= HALF or (smaller < HALF and smaller - larger <= rule.bound))
