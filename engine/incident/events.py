"""Events: the only thing that is stored. Shape as the log keeps it; hash over canonical JSON of the others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Event:
    """One event of one stream. ``payload`` holds ids and exact numbers only, never display text."""

    id: str
    stream: str
    seq: int
    kind: str
    v: int
    at: datetime
    """when it happened"""
    recorded_at: datetime
    actor: str
    payload: dict[str, Any]
    prev_hash: str = ""
    hash: str = ""
    at_end: datetime | None = None
    on_behalf_of: str | None = None
    caused_by: str | None = None
