"""Running a plan's own cases: each expectation is judged on its own, and what a case touched is kept for coverage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from engine.incident.compose import situation_of
from engine.incident.entry import read_mapping
from engine.incident.reading import Message, ReadHazard, Reading, ReadPlace
from engine.incident.situation import Situation
from engine.plans.cases import Case
from engine.plans.model import Library, Register
from engine.respond.case_checks import Check, checks_of
from engine.respond.coverage import Touched, coverage_lines, touched_by
from engine.respond.places import placed
from engine.respond.respond import assemble
from engine.respond.work import work_out

WHEN = datetime(2026, 6, 1, 1, 0, tzinfo=UTC)
"""The instant at which a case happens that names none."""
EVENT = "case"
UNTOUCHED = Touched()

Read = Callable[[str, datetime], Reading]


@dataclass(frozen=True, slots=True)
class CaseResult:
    """One case with every check of its expectations; ``failures`` are sentences of what differs."""

    case: Case
    passed: bool
    failures: tuple[str, ...]
    checks: tuple[Check, ...] = ()
    touched: Touched = UNTOUCHED


def run_case(library: Library, register: Register, case: Case, read: Read) -> CaseResult:
    """Run one case; ``read`` makes a Reading of words. A case that cannot be set up fails with the reason."""
    try:
        situation = situation_for(library, case, read)
    except (ValueError, LookupError) as error:
        return CaseResult(case, False, (f"cannot be set up: {error}",))
    now = _instant(case.now) or situation.received or WHEN
    work = work_out(library, register, situation, now)
    checks = checks_of(library, case, assemble(work), work.aliases)
    failures = tuple(check.sentence for check in checks if not check.holds)
    return CaseResult(case, not failures, failures, checks, touched_by(work))


def coverage(library: Library, results: list[CaseResult]) -> list[str]:
    """What the cases touch of each plan that has some: levels, criteria, branches, agencies, clauses."""
    touched: dict[str, list[Touched]] = {}
    for result in results:
        touched.setdefault(result.case.plan, []).append(result.touched)
    return coverage_lines(library, touched)


def situation_for(library: Library, case: Case, read: Read) -> Situation:
    """The situation of a case: its report as read, its facts beside it. Raises ``ValueError`` on unreadable facts."""
    received = _instant(case.received) or _instant(case.now) or WHEN
    facts = read_mapping(case.facts, library.vocabulary)
    moments = library.vocabulary.moments
    if case.report is None:
        reading = replace(_told(library, case), facts=facts)
        return situation_of(EVENT, [(EVENT, reading, received)], moments=moments)
    reading = placed(library, read(case.report, received), case.area or "home")
    return situation_of(EVENT, [(EVENT, reading, received)], facts, moments=moments)


def _instant(text: str | None) -> datetime | None:
    if text is None:
        return None
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError(f"{text} has no offset; write 2026-06-01T09:00:00+08:00")
    return instant.astimezone(UTC)


def _told(library: Library, case: Case) -> Reading:
    """A reading without words: the hazard and the place that the case (or its plan) names."""
    plan = library.plans.get(case.plan)
    hazard = case.hazard or (plan.hazards[0] if plan and plan.hazards else None)
    hazards = (ReadHazard(hazard, 100, "primary"),) if hazard else ()
    reading = Reading("", 0, Message("emergency", "emergency"), hazards=hazards, place=ReadPlace(inside=True))
    area = case.area or _area_of(library, case.plan)
    return placed(library, reading, area or "home")


def _area_of(library: Library, plan: str) -> str | None:
    """Where a plan that is not home's own has its first instance."""
    codes = sorted(instance.area for group in library.index.values() for instance in group if instance.plan == plan)
    return codes[0] if codes else None
