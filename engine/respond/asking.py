"""The questions of the card."""

from __future__ import annotations

from engine.respond.model import Question
from engine.respond.work import Work


def asked(work: Work) -> tuple[Question, ...]:
    """Questions whose answers can change the response, best first."""
    return ()
