"""Checks of the response graph: what comes before what, who waits for whom, what ends."""

from __future__ import annotations

from collections.abc import Iterator

import networkx

from engine.plans.checked import Act, Checked, at, walk
from engine.plans.context import suggest
from engine.plans.overlays import length
from engine.plans.reader import Item
from engine.values.findings import Finding, Place

WAITING_MOMENTS = frozenset({"verified", "proposed", "approved", "announced"})
"""Moments that only a verification, a proposal or an approval brings about."""


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
    return at("E307", place, f"unknown action {name}", suggest(name, known))


def _inner(item: Item | None, name: str) -> Place:
    assert item is not None  # noqa: S101 - the name was read from this item
    return next((part.place for part in walk(item) if part.value == name), item.place)


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
            yield at("E321", place, f"these wait for each other: {names}", "take one after away")


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
            yield at("E323", act.place("within"), text, "count from received or learned")
        waits = next((name for name in _before(act, by_id) if _waits(by_id[name])), None)
        if waits is not None:
            text = f"{what} waits for {waits}, which verifies or approves"
            yield at("E323", act.place("after"), text, "take the after away: act first, verify then")


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
            yield at("E324", act.place("every"), f"{act.id} never ends", "add until: stood_down")


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
                yield at("E326", act.place("within"), text, "lengthen this deadline or drop the after", "warning")


def reports_have_recipients(checked: Checked) -> Iterator[Finding]:
    """A report says who gets it.

    Fails: ``phase: report`` with ``channel: phone`` and no ``tells``. Passes: ``tells: [gov_office]``.
    """
    for act in checked.acts:
        if _is_report(act) and "tells" not in act.item.keys:
            yield at("E330", act.place("channel"), f"{act.id} tells nobody", "add tells:", "warning")
