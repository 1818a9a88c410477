"""The order in which a library is read: words first, then rules of law, then where it runs, then plans."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, cast

from engine.conditions.tree import Condition
from engine.plans import build_facts, build_vocabulary
from engine.plans.build_actions import action_of
from engine.plans.build_common import source_of, words_by_id
from engine.plans.build_ladder import grade_ladder
from engine.plans.instances import build_index
from engine.plans.load import Shelf, digest_of, settled, shelve
from engine.plans.model import Deployment, Division, Library, Statute, StatutoryDuty
from engine.plans.nodes import Mapping as NodeMapping
from engine.plans.nodes import Scalar, Sequence
from engine.plans.plans import read_plans
from engine.plans.reader import Item, data
from engine.plans.vocabulary import CallRule, SensitiveRule, Table, Vocabulary
from engine.values.findings import Finding


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of reading a library: None only where its vocabulary cannot be used at all."""

    library: Library | None
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class _Rules:
    """Rules with conditions, as they are gathered."""

    sensitive: list[SensitiveRule] = field(default_factory=list)
    calls: list[CallRule] = field(default_factory=list)
    conditions: dict[str, Condition] = field(default_factory=dict)
    statutes: dict[str, Statute] = field(default_factory=dict)
    duties: list[StatutoryDuty] = field(default_factory=list)


def read_library(files: Mapping[str, bytes]) -> Loaded:
    """Read a library from the bytes of its files by path below the root. Pure; every finding of every file in one run."""
    shelf = shelve(files, _layers(files))
    vocabulary = _words(shelf)
    deployment = _deployment(shelf)
    divisions = _divisions(shelf)
    rules = _Rules()
    _known(shelf, vocabulary, divisions)
    _calls(shelf, rules)
    _statutes(shelf, rules)
    if rules.statutes:
        shelf.context.names = dict(shelf.context.names) | {"statute": {id_: id_ for id_ in rules.statutes}}
    vocabulary = _with_rules(vocabulary, rules)
    plans, own = read_plans(shelf, vocabulary, deployment, divisions)
    library = Library(
        hash=digest_of({file.path: file.data for file in shelf.files if file.kind != "register"}),
        vocabulary=vocabulary,
        plans=plans,
        statutes=rules.statutes | own,
        duties=tuple(rules.duties),
        divisions=divisions,
        deployment=deployment,
        index=build_index(plans, vocabulary.hazards, divisions, deployment),
        conditions=rules.conditions,
    )
    return Loaded(library, settled(shelf.findings))


def _layers(files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Names of layers as the deployment lists them, read ahead of everything else."""
    small = {path: content for path, content in files.items() if path == "deployment.yaml"}
    for file in shelve(small).of("deployment"):
        listed = file.node.get("layers") if isinstance(file.node, NodeMapping) else None
        if isinstance(listed, Sequence):
            return tuple(item.text for item in listed.items if isinstance(item, Scalar))
    return ()


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


def _words(shelf: Shelf) -> Vocabulary:
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
    names = shelf.context.names = {"fact": build_facts.fact_names(facts)} if facts else {}
    agencies = _gather(shelf, "agencies", "agencies", build_vocabulary.agencies_of_file)
    names |= {"agency": words_by_id(agencies)} if agencies else {}
    hazards = _gather(shelf, "hazards", "hazards", build_vocabulary.hazards_of_file)
    names |= {"hazard": words_by_id(hazards)} if hazards else {}
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


def _known(shelf: Shelf, vocabulary: Vocabulary, divisions: Mapping[str, Division]) -> None:
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


def _deployment(shelf: Shelf) -> Deployment:
    for file in shelf.of("deployment"):
        item, reader = shelf.read(file, "deployment")
        shelf.take(reader)
        if item is not None:
            keys = ("policy", "languages", "parameters", "local_targets")
            more = {key: item.of(key) for key in keys if item.get(key) is not None}
            return Deployment(
                item.of("seat", ""), item.of("home", ""), item.of("tier", "city"), item.of("zone", "UTC"), **more
            )
    return Deployment("", "", "city", "UTC")


def _divisions(shelf: Shelf) -> dict[str, Division]:
    found: dict[str, Division] = {}
    for file in shelf.of("divisions"):
        content = gzip.decompress(file.data) if file.path.endswith(".gz") else file.data
        for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig"))):
            aliases = tuple(alias for alias in row.get("aliases", "").split("|") if alias)
            found[row["code"]] = Division(row["code"], row["name"], row["tier"], row["parent"] or None, aliases)
    for file in shelf.of("home"):
        item, reader = shelf.read(file, "home")
        shelf.take(reader)
        for entry in item.list("divisions") if item is not None else ():
            if entry.of("code") and entry.of("name") and entry.of("tier"):
                code = entry.of("code")
                found[code] = Division(
                    code, entry.of("name"), entry.of("tier"), entry.of("parent"), entry.of("aliases", ())
                )
    return found


def _calls(shelf: Shelf, rules: _Rules) -> None:
    for file in shelf.of("calls"):
        item, reader = shelf.read(file, "calls")
        for rule, condition in build_vocabulary.calls_of_file(item) if item is not None else ():
            rules.calls.append(rule)
            rules.conditions[f"calls.{rule.id}"] = cast(Condition, condition)
        shelf.take(reader)
    for file in shelf.of("sensitive"):
        item, reader = shelf.read(file, "sensitive")
        for sensitive, condition in build_vocabulary.sensitive_of_file(item) if item is not None else ():
            rules.sensitive.append(sensitive)
            rules.conditions[f"sensitive.{sensitive.id}"] = cast(Condition, condition)
        shelf.take(reader)


def _statutes(shelf: Shelf, rules: _Rules) -> None:
    facts = shelf.context.facts
    for file in shelf.of("statute"):
        item, reader = shelf.read(file, "statute")
        if item is not None and item.of("id") is not None:
            ladder = grade_ladder(item.of("id"), item, item.list("grades"), facts)
            also = {key: str(inner.value) for key, inner in item.value["also"].items()} if item.get("also") else {}
            rules.statutes[ladder.id] = Statute(
                ladder.id,
                item.of("title", ladder.id),
                item.of("binding", "convention"),
                ladder,
                source_of(item),
                item.of("note", ""),
                also,
            )
        shelf.take(reader)
    for file in shelf.of("duties"):
        item, reader = shelf.read(file, "duties")
        for id_, row in tuple(item.value["duties"].items()) if item is not None and item.get("duties") else ():
            action = action_of(id_, row, reader, facts)
            if action is not None:
                rules.duties.append(
                    StatutoryDuty(action, row.of("hazards", ()), row.of("tiers", ()), row.of("law", ""))
                )
        shelf.take(reader)


def _with_rules(vocabulary: Vocabulary, rules: _Rules) -> Vocabulary:
    return replace(vocabulary, sensitive=tuple(rules.sensitive), calls=tuple(rules.calls))
