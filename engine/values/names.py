"""Names of one thing in both languages, and the other words that people use for it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Names:
    """``zh`` and ``en`` are shown; ``aliases`` are read (conditions, reports, imports)."""

    zh: str
    en: str
    aliases: tuple[str, ...] = ()
