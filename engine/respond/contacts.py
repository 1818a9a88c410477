"""Whom to dial: the register's line for an agency in an area, the numbers after it, and whether the line is stale."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from engine.plans.model import Contact, Register, RosterEntry
from engine.respond.calendar import end_of_day
from engine.respond.compiled import Compiled
from engine.respond.places import chain_of
from engine.respond.scene import Scene
from engine.values.kept import kept


@dataclass(frozen=True, slots=True)
class Reached:
    """How an agency is reached: main line, numbers, then (who, phone) in order; ``until`` the main line is valid."""

    contact: str | None = None
    phones: tuple[str, ...] = ()
    fallback: tuple[tuple[str, str], ...] = ()
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Watch:
    """One watch of the roster with its instants."""

    start: datetime
    end: datetime
    entry: RosterEntry


@dataclass(frozen=True, slots=True)
class Prepared:
    """A register prepared for answering."""

    register: Register
    contacts: Mapping[tuple[str, str], tuple[Contact, ...]]
    """(agency, area) -> lines in the order of the register"""
    watches: tuple[Watch, ...]
    changes: tuple[datetime, ...]
    """instants at which a watch begins or ends, oldest first"""
    on: dict[int, tuple[RosterEntry, ...]] = field(default_factory=dict)
    """between which two changes -> who is on watch, as far as it was asked"""


@kept
def prepared(register: Register) -> Prepared:
    """The prepared form of a register; kept for the last few, found again by identity."""
    lines: dict[tuple[str, str], list[Contact]] = {}
    for contact in register.contacts:
        lines.setdefault((contact.agency, contact.area), []).append(contact)
    watches = tuple(
        Watch(datetime.fromisoformat(entry.start), datetime.fromisoformat(entry.end), entry)
        for entry in register.roster
    )
    changes = sorted({at for watch in watches for at in (watch.start, watch.end)})
    return Prepared(register, {key: tuple(group) for key, group in lines.items()}, watches, tuple(changes))


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


@dataclass(frozen=True, slots=True)
class Book:
    """A register before a library: what has been looked up for the two so far."""

    register: Register
    compiled: Compiled
    areas: dict[str, str] = field(default_factory=dict)
    reached: dict[tuple[str, str], Reached] = field(default_factory=dict)


def book_of(scene: Scene) -> Book:
    """The book of a scene; kept for the last few, found again by identity."""
    return _book(scene.register, scene.compiled)


@kept
def _book(register: Register, compiled: Compiled) -> Book:
    return Book(register, compiled)


def registered_area(scene: Scene, agency: str) -> str:
    """Where home's own line of an agency stands: home, or a division above it (a superior); home where none does."""
    areas = book_of(scene).areas
    if agency not in areas:
        index, home = prepared(scene.register).contacts, scene.library.deployment.home
        areas[agency] = next((area for area in scene.compiled.above if (agency, area) in index), home)
    return areas[agency]


def reach(scene: Scene, agency: str, area: str) -> Reached:
    """The lines of an agency in exactly this area, its hotline, then the duty room of the area and of those above it.

    An empty area is one that nobody knows yet: it has no number at all.
    """
    reached = book_of(scene).reached
    found = reached.get((agency, area))
    if found is None:
        found = reached[agency, area] = _reach(scene, agency, area)
    return found


def _reach(scene: Scene, agency: str, area: str) -> Reached:
    index = prepared(scene.register).contacts
    own = index.get((agency, area), ())
    known = scene.library.vocabulary.agencies.get(agency)
    hotline = known.hotline if known else None
    main = own[0] if own else None
    phones = main.phones if main else ((hotline,) if hotline else ())
    others = [(line.name, phone) for line in own[1:] for phone in line.phones]
    if main and hotline:
        others.append((agency, hotline))
    rooms = [(line.name, phone) for line in _rooms(scene, index, agency, area) for phone in line.phones[:1]]
    return Reached(
        contact=main.name if main else None,
        phones=phones,
        fallback=tuple(dict.fromkeys((who, phone) for who, phone in (*others, *rooms) if phone not in phones)),
        until=valid_until(main, scene.library.deployment.zone),
    )


def _rooms(scene: Scene, index: Mapping[tuple[str, str], tuple[Contact, ...]], agency: str, area: str) -> list[Contact]:
    """Duty rooms of the area and of those above it, first line each, without the agency's own."""
    rooms = [
        index.get((room, where), ())
        for where in chain_of(scene.library, area)
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
    ready = prepared(register)
    place = bisect_right(ready.changes, now)
    if place not in ready.on:
        ready.on[place] = tuple(watch.entry for watch in ready.watches if watch.start <= now < watch.end)
    return ready.on[place]


def next_watch(register: Register, now: datetime) -> datetime | None:
    """The next instant at which a watch begins or ends."""
    changes = prepared(register).changes
    place = bisect_right(changes, now)
    return changes[place] if place < len(changes) else None
