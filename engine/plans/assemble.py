"""Before a plan is read it is put together from nodes: what it extends, the modules that it uses, its own entries."""

from __future__ import annotations

import re
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field, replace

from engine.plans.context import suggest
from engine.plans.nodes import Mapping, Node, Scalar, Sequence
from engine.values.findings import Finding

WHOLE = frozenset({"grades", "when", "every", "after", "source", "approved_by", "if", "unless"})
"""Keys whose value is replaced as one, never mixed with what stood before."""

_FILL = re.compile(r"\$\{\s*(\w+)\s*\}")
_LISTS = ("links", "warnings", "resources")


@dataclass(slots=True)
class Assembly:
    """What plans are put together from, and what was found on the way."""

    modules: MappingOf[str, Mapping]
    plans: MappingOf[str, Mapping]
    findings: list[Finding] = field(default_factory=list)

    def fault(self, code: str, node: Node, error: str, help_: str) -> None:
        """Note an error at a node."""
        self.findings.append(Finding(code, "error", node.place, error, help_))


def assemble(node: Mapping, assembly: Assembly) -> Mapping:
    """The node of a plan with everything in it that it takes from elsewhere. ``uses`` stays, to be judged."""
    base = node.get("extends")
    if isinstance(base, Scalar) and base.text in assembly.plans:
        node = merge(assembly.plans[base.text], _without(node, "extends"))
    own = node.get("actions")
    actions: dict[str, tuple[Scalar, Node]] = {}
    lists: dict[str, list[Node]] = {key: [] for key in _LISTS}
    for use, module in _uses(node, assembly):
        _take_actions(use, module, actions, assembly)
        for key in _LISTS:
            found = module.get(key)
            lists[key] += found.items if isinstance(found, Sequence) else ()
    if isinstance(own, Mapping):
        _own_actions(own, actions)
    full = _full_names(actions)
    actions = {id_: (key, _referring(action, full)) for id_, (key, action) in actions.items()}
    node = _with(node, "actions", Mapping(tuple(actions.values()), own.place if own else node.place))
    for key, items in lists.items():
        mine = node.get(key)
        if items:
            both = (*items, *(mine.items if isinstance(mine, Sequence) else ()))
            node = _with(node, key, Sequence(both, mine.place if mine else node.place))
    warnings = node.get("warnings")
    if isinstance(warnings, Sequence):
        node = _with(
            node, "warnings", Sequence(tuple(_renamed(row, "actions", full) for row in warnings.items), warnings.place)
        )
    return node


def merge(base: Mapping, over: Mapping) -> Mapping:
    """``over`` laid upon ``base``: mappings join by key, everything else is replaced."""
    values = {key.text: (key, value) for key, value in base.pairs}
    for key, value in over.pairs:
        before = values.get(key.text)
        both = before is not None and key.text not in WHOLE
        values[key.text] = (key, _joined(before[1], value) if before and both else value)
    return Mapping(tuple(values.values()), over.place)


def _joined(before: Node, value: Node) -> Node:
    """Two mappings joined; of anything else the later one."""
    return merge(before, value) if isinstance(before, Mapping) and isinstance(value, Mapping) else value


def _uses(node: Mapping, assembly: Assembly) -> list[tuple[Mapping, Mapping]]:
    uses = node.get("uses")
    found: dict[str, tuple[Mapping, Mapping]] = {}
    for use in uses.items if isinstance(uses, Sequence) else ():
        name = use.get("module") if isinstance(use, Mapping) else None
        if not isinstance(name, Scalar) or not isinstance(use, Mapping) or name.text not in assembly.modules:
            continue
        if name.text in found:
            assembly.fault("E329", name, f"the module {name.text} is used twice", "use it once")
            continue
        module = assembly.modules[name.text]
        found[name.text] = (use, _filled(module, _values(use, module, assembly)))
    return list(found.values())


def _values(use: Mapping, module: Mapping, assembly: Assembly) -> dict[str, Node]:
    """The module's parameters with the values that this plan gives."""
    parameters, given = module.get("parameters"), use.get("with")
    values = {key.text: value for key, value in parameters.pairs} if isinstance(parameters, Mapping) else {}
    for key, value in given.pairs if isinstance(given, Mapping) else ():
        if key.text not in values:
            known = {name: name for name in values}
            assembly.fault("E314", key, f"the module has no parameter {key.text}", suggest(key.text, known))
        else:
            values[key.text] = value
    return values


def _filled(module: Mapping, values: MappingOf[str, Node]) -> Mapping:
    """The module with its parameters put in; one pass, what is put in is not read again."""
    if not values:
        return module
    filled = Mapping(
        tuple((key, _fill(value, values)) for key, value in module.pairs if key.text != "parameters"), module.place
    )
    return filled


def _fill(node: Node, values: MappingOf[str, Node]) -> Node:
    if isinstance(node, Mapping):
        return Mapping(tuple((key, _fill(value, values)) for key, value in node.pairs), node.place)
    if isinstance(node, Sequence):
        return Sequence(tuple(_fill(item, values) for item in node.items), node.place)
    alone = _FILL.fullmatch(node.text.strip())
    name = alone[1] if alone else node.text
    if name in values and (alone or not node.quoted):
        return values[name]
    return replace(node, text=_FILL.sub(lambda match: _text(match, values), node.text))


def _text(match: re.Match[str], values: MappingOf[str, Node]) -> str:
    value = values.get(match[1])
    return value.text if isinstance(value, Scalar) else match[0]


def _take_actions(use: Mapping, module: Mapping, actions: dict[str, tuple[Scalar, Node]], assembly: Assembly) -> None:
    """Add a module's actions under ``<module>.<id>`` with this plan's clauses."""
    name, clauses, held = use.get("module"), use.get("clauses"), module.get("actions")
    if not isinstance(name, Scalar) or not isinstance(held, Mapping):
        return
    ids = {key.text for key, _ in held.pairs}
    given = {key.text: (key, value) for key, value in clauses.pairs} if isinstance(clauses, Mapping) else {}
    for unknown in sorted(given.keys() - ids):
        known = {word: word for word in sorted(ids)}
        assembly.fault(
            "E307", given[unknown][0], f"the module {name.text} has no entry {unknown}", suggest(unknown, known)
        )
    for key, value in held.pairs:
        full = f"{name.text}.{key.text}"
        clause = given[key.text][1] if key.text in given else None
        actions[full] = (replace(key, text=full), _entry(value, name.text, ids, clause))


def _entry(value: Node, module: str, ids: set[str], clause: Node | None) -> Node:
    """One entry of a module with the plan's clause."""
    if not isinstance(value, Mapping):
        return value
    named = _prefixed(value, module, ids)
    return named if clause is None else _with(named, "clause", clause)


def _full_names(actions: MappingOf[str, object]) -> dict[str, str]:
    """Short names of module entries that no action of the plan bears and only one module uses -> full id."""
    found: dict[str, list[str]] = {}
    for id_ in actions:
        found.setdefault(id_.rpartition(".")[2], []).append(id_)
    return {short: ids[0] for short, ids in found.items() if len(ids) == 1 and short not in actions}


def _referring(action: Node, full: MappingOf[str, str]) -> Node:
    return _done_of(_renamed(action, "after", full), full) if isinstance(action, Mapping) else action


def _renamed(node: Node, key: str, full: MappingOf[str, str]) -> Node:
    value = node.get(key) if isinstance(node, Mapping) else None
    return node if value is None or not isinstance(node, Mapping) else _with(node, key, _rename(value, full))


def _rename(node: Node, full: MappingOf[str, str]) -> Node:
    if isinstance(node, Scalar):
        return replace(node, text=full.get(node.text, node.text))
    if isinstance(node, Sequence):
        return Sequence(tuple(_rename(item, full) for item in node.items), node.place)
    return Mapping(tuple((key, _rename(value, full)) for key, value in node.pairs), node.place)


def _done_of(node: Node, full: MappingOf[str, str]) -> Node:
    within = node.get("within") if isinstance(node, Mapping) else None
    if isinstance(node, Mapping) and isinstance(within, Scalar):
        match = re.search(r"of done[ :](\w+)$", within.text)
        if match and match[1] in full:
            return _with(node, "within", replace(within, text=within.text[: match.start(1)] + full[match[1]]))
    return node


def _prefixed(action: Mapping, module: str, ids: set[str]) -> Mapping:
    """References to the module's own entries, with the module's name before them."""
    full = {id_: f"{module}.{id_}" for id_ in ids}
    renamed = _done_of(_renamed(action, "after", full), full)
    return renamed if isinstance(renamed, Mapping) else action


def _own_actions(own: Mapping, actions: dict[str, tuple[Scalar, Node]]) -> None:
    for key, value in own.pairs:
        before = actions.get(key.text)
        actions[key.text] = (key, _joined(before[1], value) if before else value)


def _with(node: Mapping, key: str, value: Node) -> Mapping:
    pairs = [(name, value if name.text == key else old) for name, old in node.pairs]
    if all(name.text != key for name, _ in pairs):
        pairs.append((Scalar(key, False, value.place), value))
    return Mapping(tuple(pairs), node.place)


def _without(node: Mapping, key: str) -> Mapping:
    return Mapping(tuple(pair for pair in node.pairs if pair[0].text != key), node.place)
