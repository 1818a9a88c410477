"""``why``: why something is on the card, or is not, from the rules and the cells that decided it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from engine.incident.situation import Situation
from engine.plans.model import Library, Register
from engine.respond.answer import Answer
from engine.respond.why_acts import why_act, why_deadline
from engine.respond.why_agencies import why_agency
from engine.respond.why_plans import why_level, why_plan
from engine.respond.work import Work, work_out

DUE = "due:"


def why(library: Library, register: Register, situation: Situation, now: datetime, target: str) -> Answer:
    """Explain one target: ``plan``, ``plan:LEVEL``, ``plan/action``, an agency by id or name, ``due:plan/action``.

    A plan may be named by its id or by an instance (``city.fire@990100``); duties of law by ``law/<duty id>``.
    Raises ``LookupError`` where the library knows no such thing.
    """
    work = work_out(library, register, situation, now)
    if target.startswith(DUE):
        return why_deadline(work, *_act(work, target.removeprefix(DUE)))
    if "/" in target:
        return why_act(work, *_act(work, target))
    plan, colon, level = target.partition(":")
    if colon and _plan(work, plan):
        return _why_level(work, _known_plan(work, plan), plan, level)
    if _plan(work, target):
        return why_plan(work, _known_plan(work, target), target)
    return why_agency(work, _agency(work, target))


def why_not(library: Library, register: Register, situation: Situation, now: datetime, target: str) -> Answer:
    """The same answer: its ``verdict`` says whether it is, may be, or is not."""
    return why(library, register, situation, now, target)


def _why_level(work: Work, plan: str, named: str, level: str) -> Answer:
    if level not in work.scene.library.plans[plan].levels.scale:
        raise LookupError(
            f"{plan} has no level {level!r}; it has {', '.join(work.scene.library.plans[plan].levels.scale[1:])}"
        )
    return why_level(work, plan, named, level)


def _plan(work: Work, name: str) -> str | None:
    instance = work.scene.compiled.instances.get(name)
    plan = name if name in work.scene.library.plans else (instance.plan if instance else name.partition("@")[0])
    return plan if plan in work.scene.library.plans else None


def _known_plan(work: Work, name: str) -> str:
    plan = _plan(work, name)
    if plan is None:
        raise LookupError(f"no plan {name!r}; plans are {', '.join(sorted(work.scene.library.plans))}")
    return plan


def _act(work: Work, target: str) -> tuple[str, str, str]:
    """(plan, plan or instance as named, action id)."""
    named, _slash, action = target.partition("/")
    if named == "law":
        actions = set(work.scene.compiled.law)
        plan = named
    else:
        plan = _known_plan(work, named)
        actions = set(work.scene.compiled.plans[plan].by_id)
    if action not in actions:
        raise LookupError(f"{named} has no action {action!r}; it has {', '.join(sorted(actions))}")
    return plan, named, action


def _agency(work: Work, name: str) -> str:
    agencies = work.scene.library.vocabulary.agencies
    if name in agencies:
        return name
    known = next((agency.id for agency in agencies.values() if name in _names(work, agency.id)), None)
    if known is None:
        raise LookupError(f"{name!r} is no plan, act or agency of this library")
    return known


def _names(work: Work, agency: str) -> Iterator[str]:
    names = work.scene.library.vocabulary.agencies[agency].names
    yield from (names.zh, names.en, *names.aliases)
