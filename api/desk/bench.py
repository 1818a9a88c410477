"""The stateless bench: reports and entered facts in, a response out; nothing is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from engine.incident.compose import situation_of
from engine.incident.reading import ReadFact, Reading
from engine.incident.situation import Situation
from engine.plans.model import Library, Register
from engine.respond.model import IncidentResponse
from engine.respond.places import placed
from engine.respond.respond import respond
from matcher.read import read

LONGEST_REPORT = 20_000
"""characters; a whole night's pasted chat fits, a pasted file does not"""
STEP = timedelta(seconds=1)
"""between reports of one instant: the one that stands later is the newer one"""


class Refused(ValueError):
    """What no desk takes; the message says what to write."""


class UnknownArea(Refused):
    """An area that is neither ``home`` nor ``any`` nor in the table of divisions."""


class RepeatedReport(Refused):
    """Two reports under one id: the words of one of them would be lost."""


@dataclass(frozen=True, slots=True)
class Report:
    """One report as it came in. ``id`` stands for its words in the response; ``received`` is aware."""

    id: str
    text: str
    received: datetime


@dataclass(frozen=True, slots=True)
class Bench:
    """A library and a register, and the functions of the core over them."""

    library: Library
    register: Register

    def read(self, report: Report, *, area: str = "home") -> Reading:
        """What the matcher reads in one report, placed where a person says that it is (``home``: as the report says).

        Raises ``UnknownArea``.
        """
        check_area(self.library, area)
        reading = read(self.library, self.register, report.text, report.received, area=area)
        return placed(self.library, reading, area)

    def situation(
        self,
        reports: Sequence[Report],
        entered: Sequence[ReadFact] = (),
        *,
        at: datetime | None = None,
        area: str = "home",
        silence_is_open: bool = True,
    ) -> Situation:
        """Fold reports (see ``in_order``) and facts entered ``at`` an instant (needed without a report).

        Raises ``UnknownArea`` and ``RepeatedReport``.
        """
        check_area(self.library, area)
        reports = in_order(reports)
        entered = tuple(replace(fact, as_of=fact.as_of or at) for fact in entered)
        readings = [(report.id, self.read(report, area=area), report.received) for report in reports]
        moments = self.library.vocabulary.moments
        return situation_of("stateless", readings, entered, moments=moments, silence_is_open=silence_is_open)

    def respond(self, situation: Situation, now: datetime) -> IncidentResponse:
        """The response at ``now``."""
        return respond(self.library, self.register, situation, now)


def in_order(reports: Sequence[Report]) -> tuple[Report, ...]:
    """Reports as every door folds them: by time of receipt, then by place in the list, no two at one instant.

    Raises ``RepeatedReport``.
    """
    ordered: list[Report] = []
    seen: set[str] = set()
    for report in sorted(reports, key=lambda one: one.received):
        if report.id in seen:
            raise RepeatedReport(f"two reports have the id {report.id!r}: give each its own")
        seen.add(report.id)
        earliest = ordered[-1].received + STEP if ordered else report.received
        ordered.append(replace(report, received=max(report.received, earliest)))
    return tuple(ordered)


def check_area(library: Library, area: str) -> None:
    """Raise ``UnknownArea`` where an area is no choice; a division's name is answered with its code."""
    if area in ("home", "any") or area in library.divisions:
        return
    named = [one.code for one in library.divisions.values() if area in (one.name, *one.aliases)]
    hint = f"; {area} is {' or '.join(named[:3])}" if named else ""
    raise UnknownArea(f"{area!r} is no area: write home, any or the code of a division{hint}")


def words_of(reports: Sequence[Report]) -> dict[str, str]:
    """Report id -> its words, as cards look them up."""
    return {report.id: report.text for report in reports}
