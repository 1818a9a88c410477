"""One place that wires: library, register, reading and responding, for every door alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from engine.incident.compose import situation_of
from engine.incident.reading import ReadFact, Reading
from engine.incident.situation import Situation
from engine.plans.files import load_library, load_register
from engine.plans.model import Library, Register
from engine.respond.model import IncidentResponse
from engine.respond.respond import respond
from engine.values.findings import Finding
from matcher.read import read
from tocsin.cache import FileCache
from tocsin.paths import cache_root, library_root


class LibraryUnusable(Exception):
    """The plan library could not be loaded at all; ``findings`` say why."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("the plan library cannot be used")
        self.findings = findings


@dataclass(frozen=True, slots=True)
class Report:
    """One report as it came in. ``id`` stands for its words in the response."""

    id: str
    text: str
    received: datetime


@dataclass(frozen=True)
class Workbench:
    """What a door needs: a library, a register, and the two functions over them."""

    library: Library
    register: Register
    findings: tuple[Finding, ...] = ()

    @classmethod
    def open(cls, chosen: str | None = None) -> Workbench:
        """Load the library (compiled, from the cache where it is unchanged). Raises ``LibraryUnusable``."""
        root = library_root(chosen)
        loaded = load_library(root, cache=FileCache(cache_root()))
        if loaded.library is None:
            raise LibraryUnusable(loaded.findings)
        return cls(loaded.library, load_register(root), loaded.findings)

    def read(self, report: Report, *, area: str = "home") -> Reading:
        """What the matcher reads in one report."""
        return read(self.library, self.register, report.text, report.received, area=area)

    def situation(
        self,
        reports: Sequence[Report],
        entered: Sequence[ReadFact] = (),
        *,
        area: str = "home",
        silence_is_open: bool = True,
    ) -> Situation:
        """Fold reports, oldest first, and entered facts into a situation (nothing is stored)."""
        readings = [(report.id, self.read(report, area=area), report.received) for report in reports]
        return situation_of("stateless", readings, entered, silence_is_open=silence_is_open)

    def respond(self, situation: Situation, now: datetime) -> IncidentResponse:
        """The response at ``now``."""
        return respond(self.library, self.register, situation, now)


def words_of(reports: Sequence[Report]) -> dict[str, str]:
    """Report id -> its words, as cards look them up."""
    return {report.id: report.text for report in reports}
