"""Facts: from read items to FactDef, with domain, quiet value and relations."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal

from engine.plans.build_common import asking_of, foreign, names_of
from engine.plans.reader import Item, Reader
from engine.plans.vocabulary import FactDef, FactType, Linear, Relation, Word
from engine.values.cells import NO, Cell, Members, Range, Words, point
from engine.values.exact import Exact, exact
from engine.values.units import DIMENSIONS, parse_quantity
from engine.values.words import YES_NO

RELATIONS: tuple[Literal["is", "part_of", "at_most", "at_least", "may_grow_by"], ...] = (
    "is",
    "part_of",
    "at_most",
    "at_least",
    "may_grow_by",
)
_TERM = re.compile(r"\s*([+-])?\s*(?:([A-Za-z_]\w*)|([0-9]+))\s*")


def facts_of_file(item: Item, reader: Reader) -> dict[str, FactDef]:
    """The facts of one file, by id; a fact that cannot be built is reported and left out."""
    entries = item.get("facts")
    built = {} if entries is None else {id_: _fact(id_, entry, reader) for id_, entry in entries.items()}
    return {id_: fact for id_, fact in built.items() if fact is not None}


def _fact(id_: str, item: Item, reader: Reader) -> FactDef | None:
    names = names_of(item)
    type_ = _type(item, reader)
    if names is None or type_ is None:
        return None
    dimension = item.of("number") if type_ == "number" else None
    if dimension is not None and dimension not in DIMENSIONS:
        reader.fault(
            "E110", item.value["number"].place, f"unknown dimension {dimension}", "known: " + ", ".join(DIMENSIONS)
        )
        return None
    words = tuple(word for entry in item.list("word") if (word := _word(entry)) is not None)
    many = bool(item.of("many", False))
    domain = _domain(item, reader, type_, words, many, dimension)
    return FactDef(
        id=id_,
        names=names,
        type=type_,
        domain=domain,
        quiet=_quiet(item, reader, type_, domain, dimension),
        dimension=dimension,
        whole=item.of("whole", dimension is None or DIMENSIONS[dimension].whole),
        words=words,
        ordered=bool(item.of("ordered", False)),
        many=many,
        other=bool(item.of("other", False)),
        relations=_relations(item, reader),
        grows_worse=item.of("worse", "more") != "less",
        ask=asking_of(item),
        units=item.of("units", ()),
        also=foreign(item),
        **_plain(item),
    )


def _plain(item: Item) -> dict[str, Any]:
    table = item.of("from_table")
    triple = (table["table"], table["key"], table["column"]) if table and len(table) == 3 else None
    keys = ("kind", "combine", "basis", "group", "releases", "derived")
    return {key: item.of(key) for key in keys if item.get(key) is not None} | {"from_table": triple}


def _type(item: Item, reader: Reader) -> FactType | None:
    stated: list[FactType] = []
    if item.get("number") is not None:
        stated.append("number")
    if item.get("word") is not None:
        stated.append("word")
    if item.of("yes_no"):
        stated.append("yes_no")
    if item.of("text"):
        stated.append("text")
    if len(stated) == 1:
        return stated[0]
    reader.fault("E108", item.place, "a fact has exactly one type", "write one of number, word, yes_no, text")
    return None


def _word(item: Item) -> Word | None:
    names = names_of(item)
    return None if names is None or item.of("id") is None else Word(item.of("id"), names)


def _number(item: Item, key: str, reader: Reader, dimension: str | None) -> Exact | None:
    found = item.get(key)
    if found is None:
        return None
    text = found.value[0].value if isinstance(found.value, tuple) else found.value
    try:
        return parse_quantity(str(text), dimension).value
    except ValueError as error:
        reader.fault("E110", found.place, str(error), "write a number with its unit")
        return None


def _domain(
    item: Item, reader: Reader, type_: FactType, words: tuple[Word, ...], many: bool, dimension: str | None
) -> Cell:
    if type_ == "number":
        low = _number(item, "min", reader, dimension)
        return Range(0 if low is None else low, _number(item, "max", reader, dimension))
    if type_ == "yes_no":
        return Words(frozenset({"yes", "no"}))
    ids = frozenset(word.id for word in words)
    return Members(frozenset(), ids) if many else Words(ids)


def _quiet(item: Item, reader: Reader, type_: FactType, domain: Cell, dimension: str | None) -> Cell:
    said = item.of("quiet")
    if said == ("any",):
        return domain
    if type_ == "number":
        value = _number(item, "quiet", reader, dimension) if said else None
        return point(exact(0) if value is None else value)
    if isinstance(domain, Members):
        return Members(frozenset(), frozenset())
    if type_ == "yes_no":
        return Words(frozenset({"yes"})) if said and YES_NO.get(said[0]) == "yes" else NO
    return _quiet_word(item, reader, said, domain)


def _quiet_word(item: Item, reader: Reader, said: Any, domain: Cell) -> Cell:
    assert isinstance(domain, Words)  # noqa: S101 - numbers, sets and yes-no were dealt with by the caller
    word = said[0] if said else "none"
    if word in domain.may:
        return Words(frozenset({word}))
    if domain.may and item.get("from_table") is None and item.get("derived") is None:
        place = item.value["quiet"].place if said else item.place
        reader.fault("E108", place, "the word list has no quiet value", "add quiet: with the word that silence means")
    return domain


def linear(text: str) -> Linear:
    """Read ``deaths + missing`` or ``poisoned - deaths``. Raises ValueError on anything else."""
    terms: list[tuple[str, int]] = []
    constant, position = 0, 0
    while position < len(text):
        match = _TERM.match(text, position)
        if match is None or (position > 0 and match[1] is None):
            raise ValueError(f"{text} is no sum of facts")
        sign = -1 if match[1] == "-" else 1
        if match[2]:
            terms.append((match[2], sign))
        else:
            constant += sign * int(match[3])
        position = match.end()
    if not terms:
        raise ValueError(f"{text} names no fact")
    return Linear(tuple(terms), constant)


def names_in(text: str) -> tuple[str, ...]:
    """Facts that a sum names; none where it cannot be read (which is reported where it is built)."""
    try:
        return tuple(name for name, _ in linear(text).terms)
    except ValueError:
        return ()


def why_unbound(fact: FactDef, other: FactDef) -> str | None:
    """Why no relation can bind two facts: one is no whole count, or one is forecast; None where it can."""
    for one in (fact, other):
        if one.type != "number" or not one.whole:
            return f"{one.id} is no whole count"
    return f"{other.id} is {other.basis} and {fact.id} is {fact.basis}" if fact.basis != other.basis else None


def _relations(item: Item, reader: Reader) -> tuple[Relation, ...]:
    found: list[Relation] = []
    for kind in RELATIONS:
        sums: list[Linear] = []
        for entry in item.list(kind):
            try:
                sums.append(linear(str(entry.value)))
            except ValueError as error:
                reader.fault("E335", entry.place, str(error), "write names of facts with + and - between")
        if kind == "may_grow_by" and sums:
            sums = [Linear(tuple(term for one in sums for term in one.terms))]
        found += [Relation(kind, one) for one in sums]
    return tuple(found)


def fact_names(facts: Mapping[str, FactDef]) -> dict[str, str]:
    """Every word by which a fact may be called -> its id; ids win over names, names over aliases."""
    words = {alias: fact.id for fact in facts.values() for alias in fact.names.aliases}
    words |= {fact.names.zh: fact.id for fact in facts.values()}
    return words | {fact: fact for fact in facts}
