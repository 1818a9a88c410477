"""Checks of one plan's structure: one small function each, listed in CHECKS; its docstring is its entry in the docs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import networkx

from engine.plans.model import Action, Plan, Within
from engine.plans.overlays import length
from engine.plans.reader import Item
from engine.plans.scalars import suggest
from engine.plans.vocabulary import Vocabulary
from engine.values.findings import Finding, Place, Severity

WAITING_MOMENTS = frozenset({"verified", "proposed", "approved", "announced"})
"""Moments that only a verification, a proposal or an approval brings about."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A plan with the items that it was built from."""

    plan: Plan
    item: Item
    vocabulary: Vocabulary

    def action(self, id_: str) -> Item:
        """The item of an action."""
        found: Item = self.item.value["actions"].value[id_]
        return found

    def place(self, id_: str, key: str) -> Place:
        """Where a key of an action stands; the key's value, or the action's own key where it is missing."""
        found = self.action(id_).get(key)
        return self.item.value["actions"].keys[id_] if found is None else found.place


def check_plan(plan: Plan, item: Item, vocabulary: Vocabulary) -> list[Finding]:
    """All findings of all checks of a plan that was built; ``item`` tells where things stand."""
    checked = Checked(plan, item, vocabulary)
    return [finding for check in CHECKS for finding in check(checked)]


def _at(code: str, place: Place, error: str, help_: str, severity: Severity = "error") -> Finding:
    return Finding(code, severity, place, error, help_)


def tier_in_id(checked: Checked) -> Iterator[Finding]:
    """The id of a plan is its tier, a dot and its family.

    Fails: ``id: flood`` with ``tier: city``. Passes: ``id: city.flood``.
    """
    plan = checked.plan
    if not plan.id.startswith(f"{plan.tier}."):
        family = plan.id.rpartition(".")[2]
        place = checked.item.value["id"].place
        yield _at("E328", place, f"the id {plan.id} does not begin with its tier", f"write {plan.tier}.{family}")


def action_has_clause(checked: Checked) -> Iterator[Finding]:
    """Every action names the clause of the plan that it stands for; a module's entry gets it under ``clauses``.

    Fails: an action without ``clause``. Passes: ``clause: "4.2"``.
    """
    for action in checked.plan.actions:
        if not action.clause:
            module, _, entry = action.id.rpartition(".")
            help_ = f'add {entry}: "…" to the clauses of the module {module}' if module else 'add clause: "…"'
            yield _at("E320", _clause_place(checked, action, module), f"{action.id} names no clause", help_)


def _clause_place(checked: Checked, action: Action, module: str) -> Place:
    for use in checked.item.list("uses"):
        if use.of("module") == module and module:
            found: Place = use.value["module"].place
            return found
    found = checked.item.value["actions"].keys[action.id]
    return found


def judge_has_performer(checked: Checked) -> Iterator[Finding]:
    """What a person judges says which person.

    Fails: ``{judge: 险情得到控制, clause: "5.5"}``. Passes: ``{judge: 险情得到控制, by: commander, clause: "5.5"}``.
    """
    for item in _walk(checked.item):
        judge = item.get("judge")
        if judge is not None and "by" not in item.keys:
            yield _at(
                "E322", judge.place, "nobody is named who judges this", "add by: with an agency, commander or a post"
            )


def _walk(item: Item) -> Iterator[Item]:
    yield item
    inner = item.value.values() if isinstance(item.value, dict) else item.value if isinstance(item.value, tuple) else ()
    for part in inner:
        if isinstance(part, Item):
            yield from _walk(part)


def actions_exist(checked: Checked) -> Iterator[Finding]:
    """``after``, ``within … of done`` and the actions of a warning name actions of this plan.

    Fails: ``after: [report_fone]``. Passes: ``after: [report_phone]``.
    """
    known = {action.id: action.id for action in checked.plan.actions}
    for action in checked.plan.actions:
        for name in (*action.after.all_of, *action.after.any_of):
            if name not in known:
                yield _unknown(name, _inner(checked.action(action.id).get("after"), name), known)
        done = _done(action.within)
        if done and done not in known:
            yield _unknown(done, checked.place(action.id, "within"), known)
    for row in checked.item.list("warnings"):
        for entry in row.list("actions"):
            if entry.value not in known:
                yield _unknown(entry.value, entry.place, known)


def _unknown(name: str, place: Place, known: dict[str, str]) -> Finding:
    return _at("E307", place, f"unknown action {name}", suggest(name, known))


def _inner(item: Item | None, name: str) -> Place:
    assert item is not None  # noqa: S101 - the name was read from this item
    return next((part.place for part in _walk(item) if part.value == name), item.place)


def _done(within: Within | None) -> str:
    moment = within.moment if within is not None else None
    return moment.removeprefix("done:") if moment is not None and moment.startswith("done:") else ""


def no_cycle(checked: Checked) -> Iterator[Finding]:
    """Actions do not wait for each other in a circle.

    Fails: ``a: {after: [b]}`` and ``b: {after: [a]}``. Passes: ``b: {after: [a]}`` alone.
    """
    graph = networkx.DiGraph()
    known = {action.id for action in checked.plan.actions}
    for action in checked.plan.actions:
        graph.add_node(action.id)
        graph.add_edges_from((before, action.id) for before in action.after.all_of if before in known)
    for circle in sorted(sorted(part) for part in networkx.strongly_connected_components(graph)):
        first = circle[0]
        if len(circle) > 1 or graph.has_edge(first, first):
            names = ", ".join(circle)
            yield _at(
                "E321", checked.place(first, "after"), f"these wait for each other: {names}", "take one after away"
            )


def nothing_waits_for_approval(checked: Checked) -> Iterator[Finding]:
    """A report upward or an act that saves life never waits for a verification, a judgement or an approval.

    Fails: ``report_phone: {phase: report, after: [verify]}`` where ``verify`` asks for facts.
    Passes: ``report_phone: {phase: report}``.
    """
    by_id = {action.id: action for action in checked.plan.actions}
    for action in checked.plan.actions:
        if not (action.life or (action.phase == "report" and action.channel is not None)):
            continue
        what = "an act that saves life" if action.life else "a report"
        if action.within is not None and action.within.moment in WAITING_MOMENTS:
            text = f"{what} counts from {action.within.moment}, which a person must bring about first"
            yield _at("E323", checked.place(action.id, "within"), text, "count from received or learned")
        for name in _before(action, by_id):
            if _waits(by_id[name]):
                text = f"{what} waits for {name}, which verifies or approves"
                yield _at(
                    "E323", checked.place(action.id, "after"), text, "take the after away: report first, verify then"
                )
                break


def _before(action: Action, by_id: dict[str, Action]) -> list[str]:
    """All predecessors of an action, near ones first; an alternative counts only where it is the only one."""
    found: list[str] = []
    layer = [action]
    while layer:
        names = [
            name
            for one in layer
            for name in (*one.after.all_of, *(one.after.any_of if len(one.after.any_of) == 1 else ()))
        ]
        fresh = list(dict.fromkeys(name for name in names if name in by_id and name not in found))
        found += fresh
        layer = [by_id[name] for name in fresh]
    return found


def _waits(action: Action) -> bool:
    """A verification asks for facts as the report comes in; an approval belongs to the phase of activation."""
    verifies = action.phase == "receive" and bool(action.asks)
    return not action.life and (verifies or action.phase == "activate")


def recurring_ends(checked: Checked) -> Iterator[Finding]:
    """A recurring duty says when it ends.

    Fails: ``every: 2h`` alone. Passes: ``every: 2h`` with ``until: stood_down``.
    """
    for action in checked.plan.actions:
        if action.every is not None and action.every.until is None and action.every.until_moment is None:
            yield _at("E324", checked.place(action.id, "every"), f"{action.id} never ends", "add until: stood_down")


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
            yield _at(
                "E327",
                level.place,
                f"{level.value} stands twice or below a lower level",
                "write I, II, III, IV in this order",
            )
        last = max(last, order.index(level.value))
        if not any(key in row.keys for key in ("any", "all", "not", "if", "judge", "otherwise")):
            yield _at(
                "E331", level.place, f"nothing says when {level.value} is reached", "add any:, all: or otherwise: true"
            )


def levels_are_approved(checked: Checked) -> Iterator[Finding]:
    """Each level names the post that approves it.

    Fails: a level without ``approved_by``. Passes: ``approved_by: {post: 市长, otherwise: 常务副市长}``.
    """
    for row in checked.item.list("levels"):
        if row.get("level") is not None and "approved_by" not in row.keys:
            yield _at(
                "E325", row.value["level"].place, f"nobody approves {row.of('level')}", "add approved_by: with a post"
            )


def deadlines_in_order(checked: Checked) -> Iterator[Finding]:
    """A deadline is not earlier than that of an action that must come before, where both count from one moment.

    Fails: 10min after an action with 20min. Passes: 60min after an action with 20min.
    """
    by_id = {action.id: action for action in checked.plan.actions}
    for action in checked.plan.actions:
        for name in action.after.all_of:
            before = by_id.get(name)
            if before is None or before.within is None or action.within is None:
                continue
            same = action.within.moment in (before.within.moment, None)
            if same and length(action.within.duration) < length(before.within.duration):
                text = f"due before {name}, which must come first"
                yield _at(
                    "E326",
                    checked.place(action.id, "within"),
                    text,
                    "lengthen this deadline or drop the after",
                    "warning",
                )


def reports_have_recipients(checked: Checked) -> Iterator[Finding]:
    """A report says who gets it.

    Fails: ``phase: report`` with ``channel: phone`` and no ``tells``. Passes: ``tells: [gov_office]``.
    """
    for action in checked.plan.actions:
        if action.phase == "report" and action.channel and not action.tells:
            yield _at("E330", checked.place(action.id, "channel"), f"{action.id} tells nobody", "add tells:", "warning")


def parameters_are_used(checked: Checked) -> Iterator[Finding]:
    """A parameter that nothing reads is a figure that nobody follows.

    Fails: ``parameters: {distance: 300米}`` alone. Passes: ``do: 疏散${distance}内人员`` beside it.
    """
    parameters = checked.item.get("parameters")
    if parameters is None:
        return
    raws = [item.raw for item in _walk(checked.item) if item.raw]
    for name in parameters.value:
        word = re.compile(rf"(?<![\w.]){re.escape(name)}(?![\w])")
        if not any(word.search(raw) for raw in raws):
            yield _at(
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
