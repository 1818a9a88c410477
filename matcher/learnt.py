"""Learnt weights as the lexicon holds them (weight -> runs with a bar between them), turned to look up runs."""

from __future__ import annotations

from collections.abc import Mapping


def by_run(groups: Mapping[str, str]) -> dict[str, int]:
    """Run of characters -> weight in hundredths."""
    return {run: int(str(weight)) for weight, listed in groups.items() for run in listed.split("|")}


def hazards_by_run(groups: Mapping[str, Mapping[str, str]]) -> dict[str, tuple[tuple[str, int], ...]]:
    """From hazard -> weight -> runs to run -> (hazard, weight in hundredths)."""
    found: dict[str, list[tuple[str, int]]] = {}
    for hazard in sorted(groups):
        for run, weight in by_run(groups[hazard]).items():
            found.setdefault(run, []).append((hazard, weight))
    return {run: tuple(hazards) for run, hazards in found.items()}
