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
    rivals: tuple[tuple[str, ...], ...] = ()
    """while several places are in question, the chain of each that counts; ``chain`` then joins them"""
    away: tuple[str, ...] = ()
    """codes of those of them that lie elsewhere, beside one that is ours, with the divisions above"""

    @property
    def outside(self) -> bool:
        """True where the report says that it is not in the home area."""
        return self.inside is False

    @property
    def chains(self) -> tuple[tuple[str, ...], ...]:
        """One chain for each place in question."""
        return self.rivals or (self.chain,)


def chain_of(library: Library, code: str | None) -> tuple[str, ...]:
    """A division and those above it, finest first; empty for an unknown code."""
    chain: dict[str, None] = {}
    while code is not None and code in library.divisions and code not in chain:
        chain[code] = None
        code = library.divisions[code].parent
    return tuple(chain)


def places_in_question(library: Library, place: ReadPlace) -> tuple[str, ...]:
    """The finest codes that reports name: one, or several while they contradict each other or one name fits several
    divisions of the home area."""
    home = library.deployment.home
    codes = tuple(dict.fromkeys(code for code in (place.code, *place.candidates) if code and code in library.divisions))
    if place.code is None:
        codes = tuple(code for code in codes if home in chain_of(library, code))
    above = {upper for code in codes for upper in chain_of(library, code)[1:]}
    return tuple(code for code in codes if code not in above)


def ground_of(library: Library, place: ReadPlace) -> Ground:
    """The ground of a place: its own chain where it lies in the home area, else the chain of home. Places that
    contradict each other all count; one elsewhere takes nothing away from one that is ours."""
    home = library.deployment.home
    named = places_in_question(library, place)
    chains = tuple(chain_of(library, code) for code in named)
    if len(chains) > 1:
        return _in_question(home, chains)
    chain = chain_of(library, place.code)
    if home in chain:
        return Ground(chain, place.inside if place.inside is not False else None)
    if place.inside is False:
        return Ground(chain, False)
    if chains and home in chains[0]:
        return Ground(chains[0], None)
    return Ground(chain_of(library, home) or (home,), place.inside)


def _in_question(home: str, chains: tuple[tuple[str, ...], ...]) -> Ground:
    ours = tuple(chain for chain in chains if home in chain)
    rivals = ours or chains
    away = joined(tuple(chain for chain in chains if home not in chain)) if ours else ()
    inside = None if ours and away else bool(ours)
    return Ground(joined(rivals), inside, rivals, tuple(code for code in away if code not in joined(rivals)))


def joined(chains: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """Several chains as one: each code once, finest first."""
    depth = max((len(chain) for chain in chains), default=0)
    by_height = (
        chain[len(chain) - height] for height in range(depth, 0, -1) for chain in chains if len(chain) >= height
    )
    return tuple(dict.fromkeys(by_height))


def codes_of_tier(library: Library, ground: Ground, tier: str) -> tuple[str, ...]:
    """The division of a tier for each place in question; empty where a place does not say."""
    divisions = library.divisions
    found = (
        next((code for code in chain if code in divisions and divisions[code].tier == tier), "")
        for chain in ground.chains
    )
    return tuple(dict.fromkeys(found))


def site_area(register: Register, place: ReadPlace) -> str | None:
    """The area of the site that a report names, by its id or one of its names in the register."""
    named = (site.area for site in register.sites if place.site and place.site in (site.id, *site.names))
    return next(named, None)


def hand_over(library: Library, ground: Ground, place: ReadPlace) -> tuple[str, ...]:
    """Who is to be told of an event elsewhere: codes of its county, city and province, else their names as read."""
    if not (ground.outside or ground.away):
        return ()
    tiers = ("county", "district", "city", "province")
    chain = ground.away or ground.chain
    codes = tuple(code for code in chain if code in library.divisions and library.divisions[code].tier in tiers)
    names = (place.county, place.city, place.province)
    return codes or tuple(name for name in names if name)


def placed(library: Library, reading: Reading, area: str) -> Reading:
    """The reading in the area that a person names: ``home`` leaves it to the report, ``any`` matches by hazard alone.

    Raises ``ValueError`` for a code that is no division of the library.
    """
    if area == "home":
        return reading
    if area == "any":
        return replace(reading, place=replace(reading.place, code=None, candidates=(), inside=None))
    if area not in library.divisions:
        raise ValueError(f"the area {area} is no division of this library")
    inside = library.deployment.home in chain_of(library, area)
    return replace(reading, place=replace(reading.place, code=area, inside=inside, candidates=()))
