"""The situation while it is being folded."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from engine.incident.reading import Message, ReadPlace, Span
from engine.incident.situation import (
    ActState,
    CallState,
    HazardView,
    PlanState,
    Situation,
    Statement,
)


@dataclass(slots=True)
class Draft:
    """Mutable twin of ``Situation``; it lives only as long as one fold."""

    incident: str = ""
    head: str = ""
    received: datetime | None = None
    message: Message | None = None
    place: ReadPlace = ReadPlace()  # noqa: RUF009 - frozen
    place_words: list[tuple[str, str, Span]] = field(default_factory=list)
    contacts: list[tuple[str, str, Span]] = field(default_factory=list)
    hazards: dict[str, HazardView] = field(default_factory=dict)
    statements: dict[str, list[Statement]] = field(default_factory=dict)
    asked: dict[str, datetime] = field(default_factory=dict)
    moments: dict[str, tuple[datetime, datetime]] = field(default_factory=dict)
    plans: dict[str, PlanState] = field(default_factory=dict)
    acts: dict[str, ActState] = field(default_factory=dict)
    calls: dict[str, CallState] = field(default_factory=dict)
    attested: dict[str, bool] = field(default_factory=dict)
    began: list[tuple[str, str, Span]] = field(default_factory=list)
    suggests: list[tuple[str, str, Span]] = field(default_factory=list)
    candidates: dict[str, None] = field(default_factory=dict)
    reports: list[str] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)
    ended: bool = False
    """no plan is left in response"""

    def happened(self, moment: str, at: datetime, latest: datetime | None = None) -> None:
        """Record a moment; known as a range it keeps its earliest and latest end."""
        low, high = self.moments.get(moment, (at, at))
        self.moments[moment] = (min(low, at), max(high, latest or at))

    def heard(self, at: datetime) -> None:
        """A report came in at this time; the incident was received with the earliest."""
        self.received = at if self.received is None else min(self.received, at)

    def say(self, statement: Statement) -> None:
        """Add to the history of a fact; an answer with a value ends the waiting for it."""
        self.statements.setdefault(statement.fact, []).append(statement)
        if statement.cell is not None or statement.text is not None or statement.state == "not_applicable":
            self.asked.pop(statement.fact, None)

    def situation(self) -> Situation:
        """The finished situation."""
        order = {"primary": 0, "secondary": 1, "rival": 2}
        views = sorted(self.hazards.values(), key=lambda one: (order[one.role], -one.score, one.hazard))
        return Situation(
            incident=self.incident,
            head=self.head,
            received=self.received,
            message=self.message,
            place=self.place,
            place_words=tuple(self.place_words),
            contacts=tuple(self.contacts),
            hazards=tuple(views),
            statements={fact: tuple(history) for fact, history in self.statements.items() if history},
            asked=dict(self.asked),
            moments=dict(self.moments),
            plans=dict(self.plans),
            acts=dict(self.acts),
            calls=dict(self.calls),
            attested=dict(self.attested),
            began=tuple(self.began),
            suggests=tuple(self.suggests),
            candidates=tuple(self.candidates),
            reports=tuple(self.reports),
            unread=tuple(self.unread),
        )
