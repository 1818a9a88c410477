"""Whom to dial: the register's line for an agency in an area, the numbers after it, and whether the line is stale."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from engine.plans.model import Contact, Register, RosterEntry
from engine.respond.calendar import end_of_day
from engine.respond.places import chain_of
from engine.respond.scene import Scene

LEADER = "带班领导"
"""The role of the roster that is told first of all inside the house."""


@dataclass(frozen=True, slots=True)
class Reached:
    """How an agency is reached: main line, numbers, then (who, phone) in order; ``until`` the main line is valid."""

    contact: str | None = None
    phones: tuple[str, ...] = ()
    fallback: tuple[tuple[str, str], ...] = ()
    stale: bool = False
    until: datetime | None = None


Index = Mapping[tuple[str, str], tuple[Contact, ...]]
_INDEXES: dict[int, tuple[Register, Index]] = {}
_KEPT = 8


def contacts_by_agency(register: Register) -> Index:
    """(agency, area) -> lines in the order of the register; kept for the last few registers."""
    found = _INDEXES.get(id(register))
    if found is None or found[0] is not register:
        while len(_INDEXES) >= _KEPT:
            _INDEXES.pop(next(iter(_INDEXES)))
        found = _INDEXES[id(register)] = (register, _index(register))
    return found[1]


def _index(register: Register) -> Index:
    lines: dict[tuple[str, str], list[Contact]] = {}
    for contact in register.contacts:
        lines.setdefault((contact.agency, contact.area), []).append(contact)
    return {key: tuple(group) for key, group in lines.items()}


def reach(scene: Scene, agency: str, area: str) -> Reached:
    """The lines of an agency in an area, its hotline, then the duty room of the area and of those above it."""
    index = contacts_by_agency(scene.register)
    own = index.get((agency, area), ())
    known = scene.library.vocabulary.agencies.get(agency)
    hotline = known.hotline if known else None
    main = own[0] if own else None
    phones = main.phones if main else ((hotline,) if hotline else ())
    others = [(line.name, phone) for line in own[1:] for phone in line.phones]
    if main and hotline:
        others.append((agency, hotline))
    rooms = [(line.name, phone) for line in _rooms(scene, index, agency, area) for phone in line.phones[:1]]
    until = valid_until(main, scene.library.deployment.zone)
    return Reached(
        contact=main.name if main else None,
        phones=phones,
        fallback=tuple(dict.fromkeys((who, phone) for who, phone in (*others, *rooms) if phone not in phones)),
        stale=until is not None and until <= scene.now,
        until=until,
    )


def _rooms(scene: Scene, index: Index, agency: str, area: str) -> list[Contact]:
    """Duty rooms of the area and of those above it, first line each, without the agency's own."""
    areas = chain_of(scene.library, area) or (area,)
    rooms = [
        index.get((room, where), ())
        for where in areas
        for room in scene.compiled.duty_rooms
        if (room, where) != (agency, area)
    ]
    return [lines[0] for lines in rooms if lines]


def valid_until(contact: Contact | None, zone: str) -> datetime | None:
    """The instant from which a line is out of validity; None where it states no date that can be read."""
    if contact is None or not contact.valid_until:
        return None
    try:
        return end_of_day(date.fromisoformat(contact.valid_until), zone)
    except ValueError:
        return None


def on_watch(register: Register, now: datetime) -> tuple[RosterEntry, ...]:
    """Who is on watch at this instant, in the order of the roster."""
    return tuple(entry for entry in register.roster if _from(entry) <= now < _to(entry))


def watch_changes(register: Register) -> list[datetime]:
    """Every instant at which a watch begins or ends."""
    return [at for entry in register.roster for at in (_from(entry), _to(entry))]


def _from(entry: RosterEntry) -> datetime:
    return datetime.fromisoformat(entry.start)


def _to(entry: RosterEntry) -> datetime:
    return datetime.fromisoformat(entry.end)
