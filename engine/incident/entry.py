"""Facts that a person enters: ``deaths=3``, ``missing=2..5``, ``deaths>=3``, ``leak_continuing=yes``, ``injured=?``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from rapidfuzz import process

from engine.incident.reading import FactState, ReadFact
from engine.plans.vocabulary import FactDef, Vocabulary
from engine.values.cells import Cell, Members, Range, Words, point
from engine.values.exact import Exact
from engine.values.units import parse_quantity
from engine.values.words import YES_NO

PAIR = re.compile(r"\s*(?P<name>[^=<>≥≤?？\s]+)\s*(?P<sign>>=|<=|=|>|<)\s*(?P<value>.+?)\s*", re.DOTALL)
SEPARATOR = re.compile(r"[,，、|]")
OPEN = {"?", "？", "unknown", "不详"}


HAZARD = "hazard"
"""The name under which hazards are entered beside facts: ``hazard=hazchem``; the first one is the primary one."""
HAZARD_NAMES = frozenset({HAZARD, "hazards", "灾种", "事件类型"})


class EntryError(ValueError):
    """What is wrong with one entry, and what to write instead."""

    def __init__(self, entry: str, error: str, help: str = "") -> None:
        super().__init__(entry, error, help)
        self.entry, self.error, self.help = entry, error, help

    def __str__(self) -> str:
        return f"{self.entry}: {self.error}" + (f" ({self.help})" if self.help else "")


def read_entries(entries: Iterable[str], vocabulary: Vocabulary) -> tuple[tuple[ReadFact, ...], tuple[EntryError, ...]]:
    """Read ``name=value`` entries; all good ones and all errors come back, none hides another."""
    facts: list[ReadFact] = []
    errors: list[EntryError] = []
    for entry in entries:
        try:
            facts.append(read_entry(entry, vocabulary))
        except EntryError as error:
            errors.append(error)
    return tuple(facts), tuple(errors)


def read_entry(entry: str, vocabulary: Vocabulary) -> ReadFact:
    """Read one ``name=value`` entry. Raises ``EntryError``."""
    found = PAIR.fullmatch(entry)
    if not found:
        raise EntryError(entry, "not a fact", "write name=value, name>=value, name=low..high or name=?")
    if found["name"] in HAZARD_NAMES:
        return read_hazards(found["value"], vocabulary, entry)
    fact = find_fact(found["name"], vocabulary, entry)
    return read_value(fact, found["value"], sign=found["sign"], entry=entry)


def read_mapping(facts: Mapping[str, Any], vocabulary: Vocabulary) -> tuple[ReadFact, ...]:
    """Read ``{name: value}``: scalars, ``"2..5"``, ``"?"``, lists for set-valued facts. Raises ``EntryError``."""
    return tuple(_read_pair(name, value, vocabulary) for name, value in facts.items())


def _read_pair(name: str, value: object, vocabulary: Vocabulary) -> ReadFact:
    text = ",".join(map(str, value)) if isinstance(value, list | tuple) else _scalar_text(value)
    if name in HAZARD_NAMES:
        return read_hazards(text, vocabulary, f"{name}={value}")
    return read_value(find_fact(name, vocabulary, name), text, entry=f"{name}={value}")


def read_hazards(raw: str, vocabulary: Vocabulary, entry: str) -> ReadFact:
    """Hazards by id or name, several by comma: a ReadFact ``hazard``, ids as text. Raises ``EntryError``."""
    hazards = vocabulary.hazards
    names = {word: one.id for one in hazards.values() for word in (*one.names.aliases, one.names.en, one.names.zh)}
    ids: dict[str, None] = {}
    for word in filter(None, (part.strip() for part in SEPARATOR.split(raw))):
        known = word if word in hazards else names.get(word)
        if known is None:
            nearest = process.extractOne(word, [*hazards, *names], score_cutoff=60)
            raise EntryError(entry, f"no hazard is called {word}", f"the nearest is {nearest[0]}" if nearest else "")
        ids.setdefault(known)
    if not ids:
        raise EntryError(entry, "no hazard is named", "write hazard=id")
    return ReadFact(HAZARD, "stated", None, text=",".join(ids), rule="entered")


def find_fact(name: str, vocabulary: Vocabulary, entry: str) -> FactDef:
    """The fact with this id or name. Raises ``EntryError`` naming the nearest."""
    facts = vocabulary.facts
    if name in facts:
        return facts[name]
    names = {word: fact for fact in facts.values() for word in (fact.names.zh, fact.names.en, *fact.names.aliases)}
    if name in names:
        return names[name]
    nearest = process.extractOne(name, [*facts, *names], score_cutoff=60)
    raise EntryError(entry, f"no fact is called {name}", f"the nearest is {nearest[0]}" if nearest else "")


def read_value(fact: FactDef, raw: str, *, sign: str = "=", entry: str = "") -> ReadFact:
    """Type one value by its fact. Raises ``EntryError``."""
    text = raw.strip()
    if text in OPEN:
        return ReadFact(fact.id, "open", None, rule="entered")
    if fact.type == "text":
        return ReadFact(fact.id, "stated", None, text=text, rule="entered")
    if fact.type == "number":
        cell, state = _number_cell(fact, text, sign, entry)
        _check_inside(fact, cell, entry)
        return ReadFact(fact.id, state, cell, denied=cell == point(0), rule="entered")
    if sign != "=":
        raise EntryError(entry, f"{fact.id} is no number", "write name=word")
    cell_of_words, kept = _word_cell(fact, text, entry)
    return ReadFact(fact.id, "stated", cell_of_words, text=kept, rule="entered")


def _scalar_text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _number_cell(fact: FactDef, text: str, sign: str, entry: str) -> tuple[Range, FactState]:
    low, dots, high = text.partition("..")
    if dots and sign == "=":
        return Range(_number(fact, low, entry), _number(fact, high, entry) if high.strip() else None), "open"
    value = _number(fact, text, entry)
    if sign == "=":
        return point(value), "stated"
    domain = fact.domain if isinstance(fact.domain, Range) else Range(0, None)
    whole = fact.whole and isinstance(value, int)
    if sign in {">=", ">"}:
        if sign == ">" and whole:
            return Range(value + 1, domain.high, high_open=domain.high_open), "open"
        return Range(value, domain.high, low_open=sign == ">", high_open=domain.high_open), "open"
    if sign == "<" and whole:
        return Range(domain.low, value - 1), "open"
    return Range(domain.low, value, high_open=sign == "<"), "open"


def _check_inside(fact: FactDef, cell: Range, entry: str) -> None:
    """Refuse an empty range and numbers that the fact cannot have."""
    domain = fact.domain if isinstance(fact.domain, Range) else Range(0, None)
    if cell.high is not None and (
        cell.high < cell.low or (cell.high == cell.low and (cell.low_open or cell.high_open))
    ):
        raise EntryError(entry, "the range is empty", "write the smaller number first")
    above = domain.high is not None and (cell.high if cell.high is not None else cell.low) > domain.high
    if cell.low < domain.low or above:
        most = "" if domain.high is None else f" to {domain.high}"
        raise EntryError(entry, f"{fact.id} cannot be that", f"it goes from {domain.low}{most or ' upward'}")


def _number(fact: FactDef, text: str, entry: str) -> Exact:
    try:
        quantity = parse_quantity(text.strip())
    except ValueError as error:
        raise EntryError(entry, f"{text.strip()} is no number", str(error)) from error
    if quantity.dimension not in {None, fact.dimension}:
        raise EntryError(entry, f"{fact.id} is measured in {fact.dimension}, not in {quantity.dimension}")
    if fact.whole and not isinstance(quantity.value, int):
        raise EntryError(entry, f"{fact.id} counts whole things")
    return quantity.value


def _word_cell(fact: FactDef, text: str, entry: str) -> tuple[Cell, str | None]:
    words = [part.strip() for part in SEPARATOR.split(text) if part.strip()]
    known = [_word(fact, word) for word in words]
    unknown = [word for word, found in zip(words, known, strict=True) if found is None]
    if unknown and not fact.other:
        choices = [] if fact.type == "yes_no" else [word.names.zh for word in fact.words]
        raise EntryError(entry, f"{fact.id} has no word {unknown[0]}", "one of " + "、".join(choices or ["yes", "no"]))
    ids = frozenset(found if found is not None else word for word, found in zip(words, known, strict=True))
    cell: Cell = Members(ids, ids) if fact.many else Words(ids)
    return cell, "、".join(unknown) or None


def _word(fact: FactDef, text: str) -> str | None:
    if fact.type == "yes_no":
        return YES_NO.get(text.lower())
    for word in fact.words:
        if text in {word.id, word.names.zh, word.names.en, *word.names.aliases}:
            return word.id
    return None
