"""The sample register: everyone whom a plan calls can be called, and every hour of the year is on somebody's watch."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from engine.plans.model import Library, Plan, Register

LOCAL = frozenset({"county_gov", "township_gov", "village_committee", "enterprise", "neighbour_county"})
"""agencies that stand below the city: their numbers are kept by area"""

PHONE = re.compile(r"0990-555\d{4}|190-0000-\d{4}")


def test_everyone_whom_a_city_plan_names_can_be_called(city_plans: tuple[Plan, ...], register: Register) -> None:
    """Performers, helpers and recipients of the city's plans have a contact at the city."""
    listed = {contact.agency for contact in register.contacts}
    named = {agency for plan in city_plans for act in plan.actions for agency in (act.by, *act.with_, *act.tells)} - {
        "duty_officer"
    }
    assert sorted(named - listed) == []


@pytest.mark.parametrize("area", ["990121", "990122", "990102"])
def test_each_county_has_its_government_and_emergency_bureau(register: Register, area: str) -> None:
    """Each county and district can be reached by its government and its emergency bureau, on two numbers."""
    lines = {contact.agency: contact for contact in register.contacts if contact.area == area}
    assert len(lines["county_gov"].phones) == 2
    assert len(lines["em_bureau"].phones) == 2


def test_every_post_that_a_plan_names_is_held(library: Library, register: Register) -> None:
    """Posts that approve, order or act in another's place resolve to a person."""
    held = {holder.post for holder in register.posts}
    posts = [rule.approved_by for plan in library.plans.values() for rule in plan.level_rules.values()]
    posts += [act.ordered_by for plan in library.plans.values() for act in plan.actions]
    named = {name for post in posts if post for name in (post.post, post.otherwise) if name}
    assert sorted(named - held) == []


def test_every_post_has_a_next_in_order(register: Register) -> None:
    """At 03:12 the holder may be abroad: each post has somebody of order 1."""
    first = {(holder.post, holder.area) for holder in register.posts if holder.order == 0}
    second = {(holder.post, holder.area) for holder in register.posts if holder.order == 1}
    assert first == second


@pytest.mark.parametrize("role", ["带班领导", "主班", "副班", "二线"])
def test_every_hour_of_2026_is_on_a_watch(register: Register, role: str) -> None:
    """From the first watch of 2026 to its last night each role is filled without gap or overlap."""
    watches = sorted(
        (datetime.fromisoformat(entry.start), datetime.fromisoformat(entry.end))
        for entry in register.roster
        if entry.role == role
    )
    assert watches[0][0] == datetime.fromisoformat("2026-01-01T08:30+08:00")
    assert watches[-1][1] >= datetime.fromisoformat("2027-01-01T08:30+08:00")
    assert all(after - end == timedelta(0) for (_, end), (after, _) in pairwise(watches))


def test_all_numbers_are_fictional(register: Register) -> None:
    """Every number lies in the blocks that are nobody's."""
    kept = [row.phones for row in register.contacts] + [row.phones for row in register.posts]
    numbers = [phone for phones in (*kept, *(watch.phones for watch in register.roster)) for phone in phones]
    assert numbers
    assert all(PHONE.fullmatch(number) for number in numbers)


def test_one_contact_is_out_of_validity(register: Register) -> None:
    """The sample holds exactly one line whose validity has run out, to show what the desk says of it."""
    stale = [contact.agency for contact in register.contacts if contact.valid_until < "2026-11-01"]
    assert stale == ["sports"]


def test_sites_lie_in_known_areas(library: Library, register: Register) -> None:
    """Every site lies in a division of the model city."""
    assert len(register.sites) >= 12
    assert sorted({site.area for site in register.sites} - set(library.divisions)) == []
