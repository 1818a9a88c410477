"""The order in which a library is read: words first, then where it runs, then rules of law, then plans."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from engine.plans.grounds import read_deployment, read_divisions
from engine.plans.instances import build_index
from engine.plans.load import digest_of, settled, shelve
from engine.plans.model import Library
from engine.plans.nodes import Mapping as NodeMapping
from engine.plans.nodes import Scalar, Sequence
from engine.plans.plans import read_plans
from engine.plans.rules import read_rules
from engine.plans.words import make_known, read_words
from engine.values.findings import Finding


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of reading a library: None only where its vocabulary cannot be used at all."""

    library: Library | None
    findings: tuple[Finding, ...]


def read_library(files: Mapping[str, bytes]) -> Loaded:
    """Read a library from the bytes of its files by path below the root: every finding of every file in one run."""
    shelf = shelve(files, _layers(files))
    vocabulary = read_words(shelf)
    deployment, divisions = read_deployment(shelf), read_divisions(shelf)
    make_known(shelf, vocabulary, divisions)
    rules = read_rules(shelf)
    vocabulary = replace(
        vocabulary, sensitive=tuple(rules.sensitive), calls=tuple(rules.calls), dispatch=tuple(rules.dispatch)
    )
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
    findings = settled(shelf.findings)
    left_out = sorted({finding.place.file for finding in findings if finding.severity == "error"})
    return Loaded(replace(library, left_out=tuple(left_out)), findings)


def _layers(files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Names of layers as the deployment lists them, read ahead of everything else."""
    small = {path: content for path, content in files.items() if path == "deployment.yaml"}
    for file in shelve(small).of("deployment"):
        listed = file.node.get("layers") if isinstance(file.node, NodeMapping) else None
        if isinstance(listed, Sequence):
            return tuple(item.text for item in listed.items if isinstance(item, Scalar))
    return ()
