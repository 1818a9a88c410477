"""Checks of one plan's structure: one small function each, listed in CHECKS; its docstring is its entry in the docs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from engine.plans.check_order import (
    actions_exist,
    deadlines_in_order,
    no_cycle,
    nothing_waits_for_approval,
    recurring_ends,
    reports_have_recipients,
)
from engine.plans.checked import Act, Checked, act_of, at, walk
from engine.plans.reader import Item
from engine.values.findings import Finding, Place


def check_plan(item: Item) -> list[Finding]:
    """All findings of all checks of a plan as it was read."""
    actions = item.get("actions")
    acts = () if actions is None else tuple(act_of(id_, row, actions.keys[id_]) for id_, row in actions.items())
    checked = Checked(item, acts)
    return [finding for check in CHECKS for finding in check(checked)]


def tier_in_id(checked: Checked) -> Iterator[Finding]:
    """The id of a plan is its tier, a dot and its family.

    Fails: ``id: flood`` with ``tier: city``. Passes: ``id: city.flood``.
    """
    id_, tier = checked.item.get("id"), checked.item.of("tier")
    if id_ is not None and tier is not None and not id_.value.startswith(f"{tier}."):
        family = id_.value.rpartition(".")[2]
        yield at("E328", id_.place, f"the id {id_.value} does not begin with its tier", f"write {tier}.{family}")


def action_has_clause(checked: Checked) -> Iterator[Finding]:
    """Every action names the clause of the plan that it stands for; a module's entry gets it under ``clauses``.

    Fails: an action without ``clause``. Passes: ``clause: "4.2"``.
    """
    for act in checked.acts:
        if "clause" not in act.item.keys:
            module, _, entry = act.id.rpartition(".")
            help_ = f'add {entry}: "…" to the clauses of the module {module}' if module else 'add clause: "…"'
            yield at("E320", _clause_place(checked, act, module), f"{act.id} names no clause", help_)


def _clause_place(checked: Checked, act: Act, module: str) -> Place:
    uses = (use.value["module"].place for use in checked.item.list("uses") if module and use.of("module") == module)
    return next(uses, act.key)


def judge_has_performer(checked: Checked) -> Iterator[Finding]:
    """What a person judges says which person.

    Fails: ``{judge: 险情得到控制, clause: "5.5"}``. Passes: ``{judge: 险情得到控制, by: commander, clause: "5.5"}``.
    """
    for item in walk(checked.item):
        judge = item.get("judge")
        if judge is not None and "by" not in item.keys:
            yield at(
                "E322", judge.place, "nobody is named who judges this", "add by: with an agency, commander or a post"
            )


def levels_in_order(checked: Checked) -> Iterator[Finding]:
    """Each level stands once, gravest first, with what it takes to reach it.

    Fails: ``level: II`` below ``level: III``; a level without any, all, if, judge or otherwise. Passes: I, II, III, IV.
    """
    order = ("I", "II", "III", "IV")
    last = -1
    for row in checked.item.list("levels"):
        level = row.get("level")
        if level is None:
            continue
        if order.index(level.value) <= last:
            yield at(
                "E327",
                level.place,
                f"{level.value} stands twice or below a lower level",
                "write I, II, III, IV in this order",
            )
        last = max(last, order.index(level.value))
        if not any(key in row.keys for key in ("any", "all", "not", "if", "judge", "otherwise")):
            yield at(
                "E331", level.place, f"nothing says when {level.value} is reached", "add any:, all: or otherwise: true"
            )


def levels_are_approved(checked: Checked) -> Iterator[Finding]:
    """Each level names the post that approves it.

    Fails: a level without ``approved_by``. Passes: ``approved_by: {post: 市长, otherwise: 常务副市长}``.
    """
    for row in checked.item.list("levels"):
        if row.get("level") is not None and "approved_by" not in row.keys:
            yield at(
                "E325", row.value["level"].place, f"nobody approves {row.of('level')}", "add approved_by: with a post"
            )


def parameters_are_used(checked: Checked) -> Iterator[Finding]:
    """A parameter that nothing reads is a figure that nobody follows.

    Fails: ``parameters: {distance: 300米}`` alone. Passes: ``do: 疏散${distance}内人员`` beside it.
    """
    parameters = checked.item.get("parameters")
    if parameters is None:
        return
    raws = [item.raw for item in walk(checked.item) if item.raw]
    for name in parameters.value:
        word = re.compile(rf"(?<![\w.]){re.escape(name)}(?![\w])")
        if not any(word.search(raw) for raw in raws):
            yield at(
                "E332", parameters.keys[name], f"nothing reads the parameter {name}", "use it or delete it", "warning"
            )


CHECKS: tuple[Callable[[Checked], Iterator[Finding]], ...] = (
    tier_in_id,
    action_has_clause,
    judge_has_performer,
    actions_exist,
    no_cycle,
    nothing_waits_for_approval,
    recurring_ends,
    levels_in_order,
    levels_are_approved,
    deadlines_in_order,
    reports_have_recipients,
    parameters_are_used,
)
