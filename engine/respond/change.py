"""What changed between two responses of one incident: the substance of the change card (情况变化提示单)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from engine.respond.deadlines import earlier
from engine.respond.model import ActView, CallView, Due, IncidentResponse, PlanView

Moved = Literal["added", "withdrawn", "brought_forward", "put_back", "confirmed", "doubtful", "status"]


@dataclass(frozen=True, slots=True)
class LevelChange:
    """One value of one plan that is no longer what it was; values lowest first."""

    instance: str
    what: Literal[
        "possible",
        "certain",
        "not_excluded",
        "proposed",
        "approved",
        "announced",
        "banner",
        "state",
        "applies",
        "commander",
        "judges",
        "advice",
    ]
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActChange:
    """One act that came, went, or has another deadline, certainty or status."""

    kind: Moved
    key: str
    before: ActView | None
    after: ActView | None


@dataclass(frozen=True, slots=True)
class CallChange:
    """One agency that must now be told, no longer, or earlier."""

    kind: Moved
    agency: str
    area: str
    before: CallView | None
    after: CallView | None


@dataclass(frozen=True, slots=True)
class ClockChange:
    """A deadline that has become overdue, or was met or moved off, since the earlier response."""

    key: str
    kind: Literal["overdue", "no_longer_overdue"]
    due: Due | None


@dataclass(frozen=True, slots=True)
class Change:
    """Everything that differs. ``empty`` is true where a reader of both cards would see no difference in substance."""

    incident: str
    before: datetime
    after: datetime
    grade: tuple[tuple[str, ...], tuple[str, ...]] | None
    """possible event grades before and after, None where they are the same"""
    facts: tuple[str, ...]
    """ids of facts whose cell or state differs"""
    plans_added: tuple[str, ...]
    plans_withdrawn: tuple[str, ...]
    levels: tuple[LevelChange, ...]
    acts: tuple[ActChange, ...]
    calls: tuple[CallChange, ...]
    questions_added: tuple[str, ...]
    questions_settled: tuple[str, ...]
    clocks: tuple[ClockChange, ...]
    other: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = ()
    """(``message``, ``hazards``, ``place`` or ``conflicts``; ids or names before; after)"""

    @property
    def empty(self) -> bool:
        """True where nothing changed."""
        return not (
            self.grade
            or self.facts
            or self.plans_added
            or self.plans_withdrawn
            or self.levels
            or self.acts
            or self.calls
            or self.questions_added
            or self.questions_settled
            or self.clocks
            or self.other
        )


def diff(before: IncidentResponse, after: IncidentResponse) -> Change:
    """Compare two responses of one incident, the earlier first. The same facts twice give an empty change."""
    old, new = _plans(before), _plans(after)
    asked, asking = [q.fact for q in before.questions], [q.fact for q in after.questions]
    return Change(
        incident=after.incident,
        before=before.now,
        after=after.now,
        grade=_grades(before, after),
        facts=_facts(before, after),
        plans_added=_missing(new, old),
        plans_withdrawn=_missing(old, new),
        levels=tuple(change for key in new if key in old for change in _levels(old[key], new[key])),
        acts=_acts(before, after),
        calls=_calls(before, after),
        questions_added=_missing(asking, asked),
        questions_settled=_missing(asked, asking),
        clocks=_clocks(before, after),
        other=tuple(_others(before, after)),
    )


def _others(
    before: IncidentResponse, after: IncidentResponse
) -> Iterable[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """What the incident is taken for: kind of message, hazards with their roles, place, what contradicts."""
    for what, of in (("message", _message), ("hazards", _hazards), ("place", _place), ("conflicts", _conflicts)):
        old, new = of(before), of(after)
        if old != new:
            yield what, old, new


def _message(response: IncidentResponse) -> tuple[str, ...]:
    return (response.message.kind, response.message.outcome)


def _hazards(response: IncidentResponse) -> tuple[str, ...]:
    return tuple(f"{view.role}:{view.hazard}" for view in response.hazards)


def _place(response: IncidentResponse) -> tuple[str, ...]:
    place = response.place
    names = (place.province, place.city, place.county, place.township, place.code, place.site, *place.candidates)
    return tuple(dict.fromkeys(name for name in names if name))


def _conflicts(response: IncidentResponse) -> tuple[str, ...]:
    return tuple(f"{one.kind}:{'|'.join(one.about)}:{one.resolved or ''}" for one in response.conflicts)


def _plans(response: IncidentResponse) -> dict[str, PlanView]:
    return {view.instance: view for view in response.plans}


def _missing(these: Iterable[str], those: Iterable[str]) -> tuple[str, ...]:
    known = frozenset(those)
    return tuple(one for one in these if one not in known)


def _grades(before: IncidentResponse, after: IncidentResponse) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    old = before.grade.levels.possible if before.grade else ()
    new = after.grade.levels.possible if after.grade else ()
    return None if old == new else (old, new)


def _facts(before: IncidentResponse, after: IncidentResponse) -> tuple[str, ...]:
    old = {view.fact: (view.told, view.state, view.standing, view.text, view.flags) for view in before.facts}
    new = {view.fact: (view.told, view.state, view.standing, view.text, view.flags) for view in after.facts}
    return tuple(fact for fact in {**new, **old} if old.get(fact) != new.get(fact))


def _levels(old: PlanView, new: PlanView) -> Iterable[LevelChange]:
    pairs = (
        ("possible", old.levels.possible, new.levels.possible),
        ("certain", (old.levels.certain,), (new.levels.certain,)),
        ("not_excluded", old.levels.not_excluded, new.levels.not_excluded),
        ("proposed", old.proposed, new.proposed),
        ("approved", _one(old.approved), _one(new.approved)),
        ("announced", _one(old.announced), _one(new.announced)),
        ("banner", _one(old.banner), _one(new.banner)),
        ("state", (old.state,), (new.state,)),
        ("applies", (str(old.applies),), (str(new.applies),)),
        ("commander", _one(old.commander), _one(new.commander)),
        ("judges", _ticked(old), _ticked(new)),
        ("advice", _advised(old), _advised(new)),
    )
    for what, earlier_value, later_value in pairs:
        if earlier_value != later_value:
            yield LevelChange(new.instance, what, earlier_value, later_value)  # type: ignore[arg-type]  # what: literals above


def _ticked(plan: PlanView) -> tuple[str, ...]:
    return tuple(f"{judge.key}={judge.attested}" for judge in plan.judges if judge.attested is not None)


def _advised(plan: PlanView) -> tuple[str, ...]:
    return tuple(f"{one.kind}:{one.to or ''}:{one.reason}" for one in plan.advice if one.result is not False)


def _one(value: str | None) -> tuple[str, ...]:
    return () if value is None else (value,)


def _moved(old: ActView | CallView, new: ActView | CallView) -> Moved | None:
    """How one line moved: its certainty first, then its deadline, then its status or whom it tells."""
    if old.certainty != new.certainty:
        order = ("holds", "unverified", "if_turns_out")
        return "confirmed" if order.index(new.certainty) < order.index(old.certainty) else "doubtful"
    if earlier(new.due, old.due):
        return "brought_forward"
    if isinstance(old, ActView) and isinstance(new, ActView):
        if earlier(new.conditional_due, old.conditional_due):
            return "brought_forward"
        if old.tells != new.tells:
            return "status"
    if earlier(old.due, new.due):
        return "put_back"
    return "status" if old.status != new.status else None


def _acts(before: IncidentResponse, after: IncidentResponse) -> tuple[ActChange, ...]:
    old = {act.key: act for act in before.acts}
    new = {act.key: act for act in after.acts}
    changes = [
        ActChange(kind, key, old.get(key), act)
        for key, act in new.items()
        if (kind := _moved(old[key], act) if key in old else "added")
    ]
    gone = [ActChange("withdrawn", key, act, None) for key, act in old.items() if key not in new]
    return (*changes, *gone)


def _calls(before: IncidentResponse, after: IncidentResponse) -> tuple[CallChange, ...]:
    old = {(call.agency, call.area): call for call in before.calls}
    new = {(call.agency, call.area): call for call in after.calls}
    changes = [
        CallChange(kind, *key, old.get(key), call)
        for key, call in new.items()
        if (kind := _moved(old[key], call) if key in old else "added")
    ]
    gone = [CallChange("withdrawn", *key, call, None) for key, call in old.items() if key not in new]
    return (*changes, *gone)


def _clocks(before: IncidentResponse, after: IncidentResponse) -> tuple[ClockChange, ...]:
    old = {act.key: act.due for act in before.acts}
    changes = []
    for act in after.acts:
        if act.key not in old:
            continue
        was, now = _late(old[act.key]), _late(act.due)
        if was != now:
            changes.append(ClockChange(act.key, "overdue" if now else "no_longer_overdue", act.due))
    return tuple(changes)


def _late(due: Due | None) -> bool:
    return due is not None and due.overdue
