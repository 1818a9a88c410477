"""Where the event is: the divisions it lies in, from the township up, and whether it is ours."""

from __future__ import annotations

from dataclasses import dataclass, replace

from engine.incident.reading import Reading, ReadPlace
from engine.plans.model import Library, Register


@dataclass(frozen=True, slots=True)
class Ground:
    """Codes of the place, finest first; ``inside`` is None where the report does not say (it then counts as home)."""

    chain: tuple[str, ...]
    inside: bool | None

    @property
    def outside(self) -> bool:
        """True where the report says that it is not in the home area."""
        return self.inside is False


def chain_of(library: Library, code: str | None) -> tuple[str, ...]:
    """A division and those above it, finest first; empty for an unknown code."""
    chain: dict[str, None] = {}
    while code is not None and code in library.divisions and code not in chain:
        chain[code] = None
        code = library.divisions[code].parent
    return tuple(chain)


def ground_of(library: Library, place: ReadPlace) -> Ground:
    """The ground of a place: its own chain where it lies in the home area, else the chain of home."""
    home = library.deployment.home
    chain = chain_of(library, place.code)
    if home in chain:
        return Ground(chain, place.inside if place.inside is not False else None)
    if place.inside is False:
        return Ground(chain, False)
    return Ground(chain_of(library, home) or (home,), place.inside)


def code_of_tier(library: Library, ground: Ground, tier: str) -> str | None:
    """The division of a tier that the place lies in."""
    divisions = library.divisions
    return next((code for code in ground.chain if code in divisions and divisions[code].tier == tier), None)


def site_area(register: Register, place: ReadPlace) -> str | None:
    """The area of the site that a report names, by its id or one of its names in the register."""
    named = (site.area for site in register.sites if place.site and place.site in (site.id, *site.names))
    return next(named, None)


def hand_over(library: Library, place: ReadPlace) -> tuple[str, ...]:
    """Who is to be told of an event elsewhere: codes of its county, city and province, else their names as read."""
    tiers = ("county", "district", "city", "province")
    codes = tuple(code for code in chain_of(library, place.code) if library.divisions[code].tier in tiers)
    names = (place.county, place.city, place.province)
    return codes or tuple(name for name in names if name)


def placed(library: Library, reading: Reading, area: str) -> Reading:
    """The reading in the area that a person names: ``home`` leaves it to the report, ``any`` matches by hazard alone.

    Raises ``ValueError`` for a code that is no division of the library.
    """
    if area == "home":
        return reading
    if area == "any":
        return replace(reading, place=replace(reading.place, code=None, inside=None))
    if area not in library.divisions:
        raise ValueError(f"the area {area} is no division of this library")
    inside = library.deployment.home in chain_of(library, area)
    return replace(reading, place=replace(reading.place, code=area, inside=inside, candidates=()))
