"""Checks of one plan's structure: one small function each, listed in CHECKS; its docstring is its entry in the docs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import networkx

from engine.plans.model import Duration
from engine.plans.overlays import length
from engine.plans.reader import Item
from engine.plans.scalars import suggest
from engine.values.findings import Finding, Place, Severity

WAITING_MOMENTS = frozenset({"verified", "proposed", "approved", "announced"})
"""Moments that only a verification, a proposal or an approval brings about."""


@dataclass(frozen=True, slots=True)
class Act:
    """What the checks need of one action; what could not be read is simply not there."""

    id: str
    item: Item
    key: Place
    after: tuple[str, ...] = ()
    """all of these come before"""
    one_of: tuple[str, ...] = ()
    length: Duration | None = None
    moment: str | None = None

    def place(self, key: str) -> Place:
        """Where a key's value stands; the action's own key where it is missing."""
        found = self.item.get(key)
        return self.key if found is None else found.place

    @property
    def life(self) -> bool:
        """It saves life."""
        return bool(self.item.of("life"))


@dataclass(frozen=True, slots=True)
class Checked:
    """A plan as it was read, whether it can be built or not, so that no mistake hides another."""

    item: Item
    acts: tuple[Act, ...]

    @property
    def ids(self) -> dict[str, str]:
        """Ids of all actions, in the form that ``suggest`` takes."""
        return {act.id: act.id for act in self.acts}


def check_plan(item: Item) -> list[Finding]:
    """All findings of all checks of a plan as it was read."""
    actions = item.get("actions")
    acts = () if actions is None else tuple(_act(id_, row, actions.keys[id_]) for id_, row in actions.items())
    checked = Checked(item, acts)
    return [finding for check in CHECKS for finding in check(checked)]


def _act(id_: str, item: Item, key: Place) -> Act:
    after = item.of("after", ())
    within = item.of("within") or (None, None)
    if isinstance(after, dict):
        return Act(id_, item, key, after.get("all", ()), after.get("any", ()), *within)
    return Act(id_, item, key, (after,) if isinstance(after, str) else after, (), *within)


def _at(code: str, place: Place, error: str, help_: str, severity: Severity = "error") -> Finding:
    return Finding(code, severity, place, error, help_)


def tier_in_id(checked: Checked) -> Iterator[Finding]:
    """The id of a plan is its tier, a dot and its family.

    Fails: ``id: flood`` with ``tier: city``. Passes: ``id: city.flood``.
    """
    id_, tier = checked.item.get("id"), checked.item.of("tier")
    if id_ is not None and tier is not None and not id_.value.startswith(f"{tier}."):
        family = id_.value.rpartition(".")[2]
        yield _at("E328", id_.place, f"the id {id_.value} does not begin with its tier", f"write {tier}.{family}")


def action_has_clause(checked: Checked) -> Iterator[Finding]:
    """Every action names the clause of the plan that it stands for; a module's entry gets it under ``clauses``.

    Fails: an action without ``clause``. Passes: ``clause: "4.2"``.
    """
    for act in checked.acts:
        if "clause" not in act.item.keys:
            module, _, entry = act.id.rpartition(".")
            help_ = f'add {entry}: "…" to the clauses of the module {module}' if module else 'add clause: "…"'
            yield _at("E320", _clause_place(checked, act, module), f"{act.id} names no clause", help_)


def _clause_place(checked: Checked, act: Act, module: str) -> Place:
    uses = (use.value["module"].place for use in checked.item.list("uses") if module and use.of("module") == module)
    return next(uses, act.key)


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
    known = checked.ids
    for act in checked.acts:
        for name in (*act.after, *act.one_of):
            if name not in known:
                yield _unknown(name, _inner(act.item.get("after"), name), known)
        done = act.moment.removeprefix("done:") if act.moment and act.moment.startswith("done:") else ""
        if done and done not in known:
            yield _unknown(done, act.place("within"), known)
    for row in checked.item.list("warnings"):
        for entry in row.list("actions"):
            if entry.value not in known:
                yield _unknown(entry.value, entry.place, known)


def _unknown(name: str, place: Place, known: dict[str, str]) -> Finding:
    return _at("E307", place, f"unknown action {name}", suggest(name, known))


def _inner(item: Item | None, name: str) -> Place:
    assert item is not None  # noqa: S101 - the name was read from this item
    return next((part.place for part in _walk(item) if part.value == name), item.place)


def no_cycle(checked: Checked) -> Iterator[Finding]:
    """Actions do not wait for each other in a circle.

    Fails: ``a: {after: [b]}`` and ``b: {after: [a]}``. Passes: ``b: {after: [a]}`` alone.
    """
    graph: networkx.DiGraph[str] = networkx.DiGraph()
    known = checked.ids
    for act in checked.acts:
        graph.add_node(act.id)
        graph.add_edges_from((before, act.id) for before in act.after if before in known)
    for circle in sorted(sorted(part) for part in networkx.strongly_connected_components(graph)):
        first = circle[0]
        if len(circle) > 1 or graph.has_edge(first, first):
            names = ", ".join(circle)
            place = next(act.place("after") for act in checked.acts if act.id == first)
            yield _at("E321", place, f"these wait for each other: {names}", "take one after away")


def nothing_waits_for_approval(checked: Checked) -> Iterator[Finding]:
    """A report upward or an act that saves life never waits for a verification, a judgement or an approval.

    Fails: ``report_phone: {phase: report, after: [verify]}`` where ``verify`` asks for facts.
    Passes: ``report_phone: {phase: report}``.
    """
    by_id = {act.id: act for act in checked.acts}
    for act in checked.acts:
        if not (act.life or _is_report(act)):
            continue
        what = "an act that saves life" if act.life else "a report"
        if act.moment in WAITING_MOMENTS:
            text = f"{what} counts from {act.moment}, which a person must bring about first"
            yield _at("E323", act.place("within"), text, "count from received or learned")
        waits = next((name for name in _before(act, by_id) if _waits(by_id[name])), None)
        if waits is not None:
            text = f"{what} waits for {waits}, which verifies or approves"
            yield _at("E323", act.place("after"), text, "take the after away: act first, verify then")


def _is_report(act: Act) -> bool:
    return act.item.of("phase") == "report" and act.item.of("channel") is not None


def _before(act: Act, by_id: dict[str, Act]) -> list[str]:
    """All predecessors of an action, near ones first; an alternative counts only where it is the only one."""
    found: list[str] = []
    layer = [act]
    while layer:
        names = [name for one in layer for name in (*one.after, *(one.one_of if len(one.one_of) == 1 else ()))]
        fresh = list(dict.fromkeys(name for name in names if name in by_id and name not in found))
        found += fresh
        layer = [by_id[name] for name in fresh]
    return found


def _waits(act: Act) -> bool:
    """A verification asks for facts as the report comes in; an approval belongs to the phase of activation."""
    verifies = act.item.of("phase") == "receive" and bool(act.item.of("asks"))
    return not act.life and (verifies or act.item.of("phase") == "activate")


def recurring_ends(checked: Checked) -> Iterator[Finding]:
    """A recurring duty says when it ends.

    Fails: ``every: 2h`` alone. Passes: ``every: 2h`` with ``until: stood_down``.
    """
    for act in checked.acts:
        if "every" in act.item.keys and "until" not in act.item.keys:
            yield _at("E324", act.place("every"), f"{act.id} never ends", "add until: stood_down")


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
    by_id = {act.id: act for act in checked.acts}
    for act in checked.acts:
        for name in act.after:
            before = by_id.get(name)
            if before is None or before.length is None or act.length is None:
                continue
            same = act.moment in (before.moment, None)
            if same and length(act.length) < length(before.length):
                text = f"due before {name}, which must come first"
                yield _at("E326", act.place("within"), text, "lengthen this deadline or drop the after", "warning")


def reports_have_recipients(checked: Checked) -> Iterator[Finding]:
    """A report says who gets it.

    Fails: ``phase: report`` with ``channel: phone`` and no ``tells``. Passes: ``tells: [gov_office]``.
    """
    for act in checked.acts:
        if _is_report(act) and "tells" not in act.item.keys:
            yield _at("E330", act.place("channel"), f"{act.id} tells nobody", "add tells:", "warning")


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
