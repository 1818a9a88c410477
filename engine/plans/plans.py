"""Plans of a library: assembled, read, built, checked; an error keeps a plan out, the others still load."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from engine.plans.assemble import Assembly, assemble
from engine.plans.build_plan import own_grades, plan_of
from engine.plans.checks import check_plan
from engine.plans.english import read_english
from engine.plans.instances import areas_of
from engine.plans.load import Shelf, SourceFile
from engine.plans.model import Deployment, Division, Plan, Statute
from engine.plans.nodes import Mapping as NodeMapping
from engine.plans.nodes import Scalar
from engine.plans.overlays import lay_over, read_overlays
from engine.plans.reader import Item, Reader
from engine.plans.vocabulary import Vocabulary
from engine.values.findings import Finding


def read_plans(
    shelf: Shelf, vocabulary: Vocabulary, deployment: Deployment, divisions: Mapping[str, Division]
) -> tuple[dict[str, Plan], dict[str, Statute]]:
    """All plans by id (``kind@code`` for one that overrides its kind in an area), and their own grade rows."""
    assembly = _assembly(shelf)
    _judge_modules(shelf)
    overlays = read_overlays(shelf)
    english = read_english(shelf)
    plans: dict[str, Plan] = {}
    grades: dict[str, Statute] = {}
    for file in _chosen(shelf):
        item, reader = _read(shelf, file, assembly, deployment)
        plan = None if item is None else _built(item, reader, file, Areas(divisions, deployment))
        shelf.take(reader)
        if plan is None or item is None or any(found.severity == "error" for found in reader.findings):
            continue
        plan = lay_over(plan, overlays, vocabulary)
        plans[plan.id] = replace(plan, english=english.texts(plan))
        if (own := own_grades(item, reader)) is not None:
            grades[own.id] = own
    shelf.findings += assembly.findings + english.findings
    return {id_: plans[id_] for id_ in sorted(plans)}, grades


@dataclass(frozen=True, slots=True)
class Areas:
    """What an area of a plan may mean."""

    divisions: Mapping[str, Division]
    deployment: Deployment


def _built(item: Item, reader: Reader, file: SourceFile, areas: Areas) -> Plan | None:
    """The plan of an item, checked; every check runs even where the plan cannot be built."""
    plan = plan_of(item, reader)
    reader.findings += check_plan(item)
    plan = None if plan is None else replace(_named(plan, file), parameters=dict(reader.context.parameters))
    area = item.get("area")
    if (
        area is not None
        and areas.divisions
        and not areas_of(plan.area if plan else area.value, areas.divisions, areas.deployment)
    ):
        error = f"the area {area.value} names nothing known"
        reader.fault("E313", area.place, error, "write home.city, each county or a code")
    return plan


def _id_of(file: SourceFile) -> str | None:
    found = file.node.get("id") if isinstance(file.node, NodeMapping) else None
    return found.text if isinstance(found, Scalar) else None


def _assembly(shelf: Shelf) -> Assembly:
    """Modules and plans by id, and their names made known to the reader."""
    modules = {
        id_: file.node for file in shelf.of("module") if (id_ := _id_of(file)) and isinstance(file.node, NodeMapping)
    }
    plans = {
        id_: file.node
        for file in shelf.of("plan")
        if (id_ := _id_of(file)) and isinstance(file.node, NodeMapping) and file.node.get("extends") is None
    }
    names = dict(shelf.context.names)
    names["module"] = {id_: id_ for id_ in modules}
    names["plan"] = {id_: id_ for id_ in plans}
    shelf.context.names = names
    assembly = Assembly(modules, plans)
    seen: dict[str, str] = {}
    for file in shelf.of("module"):
        id_ = _id_of(file)
        if id_ in seen and file.layer == 0 and isinstance(file.node, NodeMapping):
            assembly.fault(
                "E329", file.node.get("id") or file.node, f"{seen[id_]} has this id too", "give it another id"
            )
        seen[id_ or ""] = file.path
    return assembly


def _judge_modules(shelf: Shelf) -> None:
    """Shape and keys of every module, used or not; its values are judged where a plan uses it."""
    for file in shelf.of("module"):
        item, reader = shelf.read(file, "module")
        del item
        keep = (
            {"E1"} if isinstance(file.node, NodeMapping) and file.node.get("parameters") is None else {"E107", "E109"}
        )
        shelf.findings += [found for found in reader.findings if found.code[:2] in keep or found.code in keep]


def _chosen(shelf: Shelf) -> tuple[SourceFile, ...]:
    """Plan files to read: of two with one id the one of the later layer; two in one layer are both reported."""
    chosen: dict[str, SourceFile] = {}
    for file in shelf.of("plan"):
        id_ = _id_of(file) or file.path
        extends = isinstance(file.node, NodeMapping) and file.node.get("extends") is not None
        key = f"{id_}@{file.path}" if extends else id_
        before = chosen.get(key)
        if before is not None and file.node is not None:
            same = before.layer == file.layer
            shelf.findings.append(
                Finding(
                    "E334",
                    "error" if same else "info",
                    file.node.place,
                    f"{id_} stands also in {before.path}",
                    "keep one of the two" if same else "the later layer counts",
                )
            )
            if same:
                continue
        chosen[key] = file
    return tuple(chosen.values())


def _read(shelf: Shelf, file: SourceFile, assembly: Assembly, deployment: Deployment) -> tuple[Item | None, Reader]:
    known = len(assembly.findings)
    node = assemble(file.node, assembly) if isinstance(file.node, NodeMapping) else file.node
    outer = shelf.context.parameters
    shelf.context.parameters = (
        _parameters(node, deployment, _id_of(file) or "") if isinstance(node, NodeMapping) else {}
    )
    item, reader = shelf.read(file, "plan", node)
    shelf.context.parameters = outer
    reader.findings += assembly.findings[known:]
    reader.findings += [
        found for found in shelf.findings if found.place.file == file.path and found.severity == "error"
    ]
    return item, reader


def _parameters(node: NodeMapping, deployment: Deployment, plan: str) -> dict[str, str]:
    """A plan's parameters with what the deployment sets: ``<plan>.<name>`` before ``<name>``."""
    stated = node.get("parameters")
    own = (
        {key.text: value.text for key, value in stated.pairs if isinstance(value, Scalar)}
        if isinstance(stated, NodeMapping)
        else {}
    )
    given = deployment.parameters
    return {name: given.get(f"{plan}.{name}", given.get(name, text)) for name, text in own.items()}


def _named(plan: Plan, file: SourceFile) -> Plan:
    """The plan under the id that it has in the library; in ``counties/<code>/`` it is the one of that area."""
    parts = file.path.split("/")
    code = parts[parts.index("counties") + 1] if "counties" in parts else None
    if code is None:
        return plan
    return replace(plan, id=f"{plan.id}@{code}", area=code)
