"""Plan instances that come into question: index by hazard (and its parents), tier and place."""

from __future__ import annotations

from collections.abc import Iterator

from engine.incident.reading import ReadHazard, ReadPlace
from engine.plans.model import TIERS, Library


def candidates(library: Library, hazards: tuple[ReadHazard, ...], place: ReadPlace) -> tuple[str, ...]:
    """Instance ids, local first within a hazard; primary hazard before chained ones; the general plan with them."""
    areas = tuple(_areas(library, place))
    found: dict[str, None] = {}
    for hazard in hazards:
        if hazard.role == "rival":
            continue
        for name in _upward(library, hazard.hazard):
            for area in areas:
                for tier in reversed(TIERS):
                    for instance in library.index.get((name, tier, area), ()):
                        found.setdefault(instance.id)
    return tuple(found)


def _areas(library: Library, place: ReadPlace) -> Iterator[str]:
    """The place and the areas above it; the home area where the text names no place."""
    code: str | None = place.code or library.deployment.home
    seen: set[str] = set()
    while code is not None and code not in seen:
        seen.add(code)
        yield code
        division = library.divisions.get(code)
        code = division.parent if division else None


def _upward(library: Library, hazard: str) -> Iterator[str]:
    name: str | None = hazard
    while name is not None and name in library.vocabulary.hazards:
        yield name
        name = library.vocabulary.hazards[name].parent
