"""The vocabulary of a library: facts, agencies, hazards, terms, tables, each part read in need of the ones before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from engine.plans import build_facts, build_vocabulary
from engine.plans.build_common import words_by_id
from engine.plans.context import suggest
from engine.plans.load import Shelf
from engine.plans.model import Division
from engine.plans.reader import Item, data
from engine.plans.vocabulary import FactDef, HazardDef, Table, Vocabulary


def _gather(shelf: Shelf, kind: str, key: str, build: Callable[[Item], Mapping[str, Any]]) -> dict[str, Any]:
    """Read all files of a kind and join what they hold by id; two files of one layer with one id are reported."""
    joined: dict[str, Any] = {}
    where: dict[str, tuple[int, str]] = {}
    for file in shelf.of(kind):
        item, reader = shelf.read(file, kind)
        built = {} if item is None else build(item)
        entries = None if item is None else item.get(key)
        for id_ in built:
            if id_ in where and where[id_][0] == file.layer and entries is not None:
                reader.fault("E301", entries.keys[id_], f"{id_} stands also in {where[id_][1]}", "keep one of the two")
            where[id_] = (file.layer, file.path)
        joined |= built
        shelf.take(reader)
    return joined


def read_words(shelf: Shelf) -> Vocabulary:
    """The vocabulary; each part may refer to what was read before it."""
    facts: dict[str, Any] = {}
    for file in shelf.of("facts"):
        item, reader = shelf.read(file, "facts")
        for id_, fact in ({} if item is None else build_facts.facts_of_file(item, reader)).items():
            if id_ in facts and file.layer == 0 and item is not None:
                reader.fault(
                    "E301", item.value["facts"].keys[id_], f"the fact {id_} is defined twice", "keep one of the two"
                )
            facts[id_] = fact
        shelf.take(reader)
    shelf.context.facts = facts
    _judge_relations(shelf, facts)
    names = shelf.context.names = {"fact": build_facts.fact_names(facts)} if facts else {}
    agencies = _gather(shelf, "agencies", "agencies", build_vocabulary.agencies_of_file)
    names |= {"agency": words_by_id(agencies)} if agencies else {}
    hazards = _gather(shelf, "hazards", "hazards", build_vocabulary.hazards_of_file)
    names |= {"hazard": words_by_id(hazards)} if hazards else {}
    _judge_tree(shelf, hazards)
    phases, duties, capabilities = (_terms(shelf, key) for key in ("phases", "duties", "capabilities"))
    moments = _gather(shelf, "moments", "moments", build_vocabulary.moments_of_file)
    report = _gather(shelf, "report_fields", "report_fields", build_vocabulary.report_fields_of_file)
    lexicon = {
        file.path.rpartition("/")[2].rpartition(".")[0]: data(file.node) for file in shelf.of("lexicon") if file.node
    }
    return Vocabulary(
        facts,
        hazards,
        agencies,
        moments,
        phases,
        duties,
        capabilities,
        tables=_tables(shelf),
        lexicon=lexicon,
        report_fields=report,
    )


def _judge_relations(shelf: Shelf, facts: Mapping[str, FactDef]) -> None:
    """Relations name facts that there are, and that can be bound to each other."""
    known = {id_: id_ for id_ in facts}
    for file in shelf.of("facts"):
        item, reader = shelf.read(file, "facts")
        reader.findings.clear()
        for id_, row in tuple(item.value["facts"].items()) if item is not None and item.get("facts") else ():
            for entry in (entry for kind in build_facts.RELATIONS for entry in row.list(kind)):
                for name in build_facts.names_in(str(entry.value)):
                    if name not in known:
                        reader.fault("E302", entry.place, f"unknown fact {name}", suggest(name, known))
                    elif id_ in facts and (reason := build_facts.why_unbound(facts[id_], facts[name])):
                        reader.fault("E336", entry.place, reason, "relations bind whole counts of one basis")
        shelf.take(reader)


def _judge_tree(shelf: Shelf, hazards: Mapping[str, HazardDef]) -> None:
    """Parents and secondary hazards are hazards that there are."""
    known = {id_: id_ for id_ in hazards} | {"none": "none"}
    for file in shelf.of("hazards"):
        item, reader = shelf.read(file, "hazards")
        reader.findings.clear()
        for _, row in tuple(item.value["hazards"].items()) if item is not None and item.get("hazards") else ():
            parent = row.get("parent")
            for entry in (*(() if parent is None else (parent,)), *row.list("secondary")):
                if entry.value not in known:
                    reader.fault("E303", entry.place, f"unknown hazard {entry.value}", suggest(entry.value, known))
        shelf.take(reader)


def _terms(shelf: Shelf, key: str) -> dict[str, Any]:
    kind = "terms_duties" if key == "duties" else key
    return _gather(shelf, kind, key, lambda item: build_vocabulary.terms_of_file(item, key))


def _tables(shelf: Shelf) -> dict[str, Table]:
    tables: dict[str, Table] = {}
    for file in shelf.of("table"):
        item, reader = shelf.read(file, "table")
        table = None if item is None else build_vocabulary.table_of_file(item)
        if table is not None:
            tables[table.id] = table
        shelf.take(reader)
    return tables


def make_known(shelf: Shelf, vocabulary: Vocabulary, divisions: Mapping[str, Division]) -> None:
    """Make names known to the reader; a part that is missing is not checked against."""
    parts: dict[str, Any] = {
        "moment": vocabulary.moments,
        "phase": vocabulary.phases,
        "duty": vocabulary.duties,
        "capability": vocabulary.capabilities,
    }
    names = dict(shelf.context.names)
    names |= {kind: words_by_id(entries) for kind, entries in parts.items() if entries}
    columns = [f"{table.id}.{column}" for table in vocabulary.tables.values() for column in table.columns]
    names["column"] = {column: column for column in columns}
    names["area"] = {code: code for code in divisions}
    shelf.context.names = names
