"""The two boxes: *told* (silence is quiet unless a relation bounds it) and *all* (silence is anything)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from engine.decide.compiling import STATED
from engine.decide.ends import INF, Bound
from engine.decide.relations import broken_relations, growth_rules, reported, ruling_of, yield_silence
from engine.decide.rules import Rule, by_variable
from engine.decide.schema import Schema
from engine.decide.settled import Settled
from engine.decide.solve import Budget, feasible
from engine.decide.space import REPORTED, Space
from engine.values.cells import NO, YES, Box, Cell, Members, Range, Words, point
from engine.values.units import parse_quantity

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Boxes:
    """Both boxes with their spaces, and what was found on the way."""

    told: Box
    all: Box
    told_space: Space
    all_space: Space
    grown: frozenset[str]
    """facts whose tested value in *told* may exceed the reported one"""
    blank: frozenset[str]
    aliased: frozenset[str]
    bounded: frozenset[str]
    """silent facts that *told* does not hold at their quiet value"""
    touched: frozenset[str] = frozenset()
    """facts that are not as silence leaves them, in either box"""
    broken: tuple[str, ...] = ()
    relation_facts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    contradictions: tuple[tuple[str, ...], ...] = ()


def build_boxes(schema: Schema, settled: Mapping[str, Settled], opened: Iterable[str]) -> Boxes:
    """Boxes of the settled facts; ``opened`` are silent facts that count as open (asked, or by the hazard)."""
    cells = {fact: _cell(schema, fact, one) for fact, one in settled.items()}
    cells |= {fact: schema.domain_box[fact] for fact in opened}
    blank = frozenset(fact for fact, one in settled.items() if one.blank)
    spoken = frozenset(cells)
    aliased = _aliased(schema, blank, spoken)
    wide, broken = _wide(schema, cells, spoken)
    told, grown = _told(schema, cells, spoken, frozenset(broken), wide)
    facts = _relation_facts(schema, broken)
    for space, box_cells in ((told, schema.quiet_box), (wide, schema.domain_box)):
        _tables(schema, space, cells, box_cells)
        _alias(schema, space, aliased, blank)
    touched = spoken.union(var for _, var, _ in told.trail).union(var for _, var, _ in wide.trail)
    told_box, all_box = _box(schema, schema.quiet_box, told, spoken), _box(schema, schema.domain_box, wide, spoken)
    told.rest()
    wide.rest()
    return Boxes(
        told=told_box,
        all=all_box,
        told_space=told,
        all_space=wide,
        grown=grown,
        blank=blank,
        aliased=aliased,
        bounded=frozenset(
            fact
            for fact in touched
            if fact in schema.tied and fact not in spoken and told_box[fact] != schema.quiet_box[fact]
        ),
        touched=touched,
        broken=broken,
        relation_facts=facts,
        contradictions=tuple(facts[name] for name in broken),
    )


def _cell(schema: Schema, fact: str, one: Settled) -> Cell:
    if one.state == "not_applicable":
        return schema.quiet_box[fact]
    domain = schema.domain_box[fact]
    if one.cell is None or type(one.cell) is not type(domain):
        return domain
    if isinstance(one.cell, Range) and one.cell.high is not None and one.cell.high < one.cell.low:
        return Range(one.cell.high, one.cell.low)
    return one.cell


def _wide(schema: Schema, cells: Mapping[str, Cell], spoken: frozenset[str]) -> tuple[Space, tuple[str, ...]]:
    """The space *all*, and the relations that had to be dropped because the facts contradict each other."""
    space, _ = _bound(schema, schema.domain, cells, spoken, frozenset())
    if space is not None:
        return space, ()
    plain = _start(schema, schema.domain, cells)
    ruling = ruling_of(schema, spoken, (), frozenset())
    broken = broken_relations(plain, ruling.named)
    space, _ = _bound(schema, schema.domain, cells, spoken, frozenset(broken))
    return space or plain, broken


def _told(
    schema: Schema, cells: Mapping[str, Cell], spoken: frozenset[str], broken: frozenset[str], wide: Space
) -> tuple[Space, frozenset[str]]:
    """The space *told*; where quiet silence would exclude something that was said, the silent facts around are open."""
    space, grown = _bound(schema, schema.quiet, cells, spoken, broken, quiet=True)
    tied = schema.tied & spoken
    squeezed = tied if space is None else {fact for fact in tied if _ends(space, fact) != _ends(wide, fact)}
    if squeezed:
        around = {schema.related[fact] for fact in squeezed}
        silent = sorted(fact for fact in schema.tied - spoken if schema.related[fact] in around)
        opened = {fact: schema.domain_box[fact] for fact in silent}
        space, grown = _bound(schema, schema.quiet, {**opened, **cells}, spoken, broken)
    return (space, grown) if space is not None else (_start(schema, schema.quiet, cells), frozenset())


def _ends(space: Space, fact: str) -> tuple[Bound, Bound]:
    """The ends of what was reported of a number."""
    name = fact + REPORTED if fact + REPORTED in space.low else fact
    return space.low[name], space.high[name]


def _start(schema: Schema, base: Space, cells: Mapping[str, Cell]) -> Space:
    space = base.copy()
    for fact, cell in cells.items():
        space.put(fact, cell)
    return space


def _bound(
    schema: Schema,
    base: Space,
    cells: Mapping[str, Cell],
    spoken: frozenset[str],
    broken: frozenset[str],
    *,
    quiet: bool = False,
) -> tuple[Space | None, frozenset[str]]:
    """The space with its rules at rest, None where it is empty; and the facts that may have grown."""
    space = _start(schema, base, cells)
    if quiet and not spoken.isdisjoint(schema.tied):
        silent = schema.tied - spoken
        yield_silence(schema, space, ruling_of(schema, spoken, (), broken), silent)
    pairs = _pairs(schema, space)
    ruling = ruling_of(schema, spoken, pairs, broken)
    space.rules = ruling.rules
    grown = frozenset(fact for fact, _ in pairs)
    space.growth = {fact: tuple(source for name, source in pairs if name == fact) for fact in sorted(grown)}
    for fact, source in pairs:
        _grow(space, fact, source)
    touched = dict.fromkeys(
        [*(reported(fact, grown) for fact in cells), *(var for _, var, _ in space.trail), *sorted(grown)]
    )
    rules: dict[Rule, None] = dict.fromkeys(rule for var in touched for rule in space.rules.touching.get(var, ()))
    good = space.settle(rules) and feasible(space, Budget())
    return (space if good else None), grown


def _pairs(schema: Schema, space: Space) -> Pairs:
    """Facts that may have grown, with the sources that hold anybody."""
    return tuple(
        (fact, source) for fact, sources in schema.growth.items() for source in sources if space.high[source] > 0
    )


def _grow(space: Space, fact: str, source: str) -> None:
    if fact + REPORTED not in space.low:
        space.low[fact + REPORTED], space.high[fact + REPORTED] = space.low[fact], space.high[fact]
        space.trail.append((space.high, fact, space.high[fact]))
        space.high[fact] = INF
    grown = f"{fact}^{source}"
    space.low[grown], space.high[grown] = 0, INF


def _aliased(schema: Schema, blank: frozenset[str], spoken: frozenset[str]) -> frozenset[str]:
    """Blank facts, and silent sums of them, have another value where a criterion reads what was stated."""
    if not blank:
        return blank
    sums = {tie.owner for tie in schema.ties if tie.kind == "is" and not blank.isdisjoint(tie.facts)}
    return blank | (sums - spoken)


def _alias(schema: Schema, space: Space, aliased: frozenset[str], blank: frozenset[str]) -> None:
    """Variables ``fact~`` that hold the quiet value of blank facts, and sums made of them; growth stays growth."""
    rules: list[Rule] = []
    for fact in sorted(aliased):
        _put_alias(schema, space, fact, quiet=fact in blank)
        sources = [source for source in schema.growth.get(fact, ()) if f"{fact}^{source}" in space.low]
        if sources and fact in blank:
            _put_alias(schema, space, fact, quiet=True, mark=STATED + REPORTED)
            space.high[fact + STATED] = INF
            space.growth = {**space.growth, fact + STATED: tuple(sources)}
            for source in sources:
                space.low[f"{fact}~^{source}"], space.high[f"{fact}~^{source}"] = 0, INF
            rules += growth_rules(fact + STATED, [(fact + STATED, source) for source in sources])
    for tie in schema.ties:
        if tie.kind == "is" and tie.owner in aliased - blank:
            rules += [_aliased_rule(rule, tie.owner, aliased, blank, space) for rule in tie.rules]
    if rules:
        _join(space, rules)


def _put_alias(schema: Schema, space: Space, fact: str, *, quiet: bool, mark: str = STATED) -> None:
    cell = schema.quiet_box[fact] if quiet else schema.domain_box[fact]
    if isinstance(cell, Words):
        space.may[fact + mark] = cell.may
    elif isinstance(cell, Range):
        source = schema.quiet if quiet else schema.domain
        space.low[fact + mark], space.high[fact + mark] = source.low[fact], source.high[fact]


def _aliased_rule(rule: Rule, owner: str, aliased: frozenset[str], blank: frozenset[str], space: Space) -> Rule:
    def name(var: str) -> str:
        if var == owner or var in aliased - blank:
            return var + STATED
        if var in blank:
            reported_too = var + STATED + REPORTED
            return reported_too if reported_too in space.low else var + STATED
        return var + REPORTED if var + REPORTED in space.low else var

    return Rule(tuple((name(var), sign) for var, sign in rule.terms), rule.bound)


def _join(space: Space, rules: list[Rule]) -> None:
    """Add rules to those of the space for good."""
    space.rules = by_variable((*space.rules.all, *rules))
    space.settle(rules)


def _tables(schema: Schema, space: Space, cells: Mapping[str, Cell], base: Box) -> None:
    """Facts looked up in a table take the values of the rows that are still possible."""
    for fact in schema.looked_up:
        definition = schema.facts[fact]
        if definition.from_table is None or fact in cells:
            continue
        table, key, column = definition.from_table
        rows = schema.vocabulary.tables[table].rows if table in schema.vocabulary.tables else {}
        words = cells.get(key)
        if not isinstance(words, Words) or not words.may or not words.may <= rows.keys():
            continue
        found = [rows[word][column] for word in sorted(words.may) if column in rows[word]]
        cell = _looked_up(base[fact], found)
        if cell is not None and len(found) == len(words.may):
            space.put(fact, cell)
            space.trail.append((space.may, fact, None))


def _looked_up(like: Cell, found: list[str]) -> Cell | None:
    if isinstance(like, Range):
        numbers = [parse_quantity(text).value for text in found if text]
        return Range(min(numbers), max(numbers)) if numbers else point(0)
    if isinstance(like, Members):
        return None
    words = frozenset({"yes": "yes", "是": "yes", "no": "no", "否": "no"}.get(text, text) for text in found)
    return YES if words == YES.may else NO if words == NO.may else Words(words)


def _relation_facts(schema: Schema, broken: Iterable[str]) -> dict[str, tuple[str, ...]]:
    ties = {tie.name: tie.facts for tie in schema.ties}
    found: dict[str, tuple[str, ...]] = {}
    for name in broken:
        parts = tuple(name.removeprefix("part_of:").split("+"))
        totals = dict.fromkeys(total for part in parts for total in schema.parts.get(part, ()))
        found[name] = ties.get(name) or (*parts, *totals)
    return found


def _box(schema: Schema, base: Box, space: Space, spoken: frozenset[str]) -> Box:
    box = base.copy()
    touched = {var for _, var, _ in space.trail} | spoken
    for fact in touched:
        if fact not in base:
            continue
        if fact in space.low:
            box[fact] = space.cell(fact)
        elif fact in space.may:
            box[fact] = Words(space.may[fact])
        else:
            box[fact] = Members(*space.members[fact])
    return box
