"""A small city built by hand: a fire plan and a gas plan over a general one, two counties, a statute of deaths.

Plans are read as sentences: ``act("cordon", by="police", when="leak is yes")``.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from engine.conditions.parse import parse_condition
from engine.incident.reading import Message, ReadPlace, Span
from engine.incident.situation import HazardView, Situation, Statement
from engine.plans.ladder import GRADES, LEVELS, AnyOf, Criterion, Judge, Ladder, Step
from engine.plans.model import (
    Action,
    After,
    Command,
    Contact,
    Deployment,
    Division,
    Duration,
    Every,
    Instance,
    LevelRule,
    Library,
    Link,
    Plan,
    Post,
    PostHolder,
    Register,
    RosterEntry,
    Statute,
    StatutoryDuty,
    When,
    Within,
)
from engine.plans.vocabulary import AgencyDef, CallRule, FactDef, HazardDef, Moment, Term, Vocabulary, Word
from engine.values.cells import NO, YES, Range, Words, point
from engine.values.names import Names

HOME, COUNTY, OTHER_COUNTY, TOWN, PROVINCE = "990100", "990121", "990122", "990121101", "990000"
ELSEWHERE, ELSEWHERE_COUNTY = "980100", "980121"
RECEIVED = datetime(2026, 3, 1, 19, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


def _count(name):
    return FactDef(name, Names(name, name), "number", Range(0, None), point(0), dimension="person")


def _ordered(name, words, **more):
    listed = tuple(Word(word, Names(word, word)) for word in words)
    return FactDef(
        name,
        Names(name, name),
        "word",
        Words(frozenset(words)),
        Words(frozenset({words[0]})),
        words=listed,
        ordered=True,
        **more,
    )


def _yes_no(name):
    return FactDef(name, Names(name, name), "yes_no", Words(frozenset({"yes", "no"})), NO)


FACTS = {
    fact.id: fact
    for fact in (
        _count("deaths"),
        _count("missing"),
        _count("injured"),
        _yes_no("leak"),
        _yes_no("toxic"),
        _ordered("grade", GRADES, derived="grade"),
        replace(_yes_no("not_ours"), derived="not_ours"),
        _ordered("superior_level", LEVELS, derived="superior_level"),
        _ordered("warning_rain", ("none", "blue", "yellow", "orange", "red")),
        FactDef("burning", Names("burning", "burning"), "number", Range(0, None), point(0), "duration", kind="elapsed"),
    )
}


def condition(text):
    """A condition of the language; a wrong one fails the test that wrote it."""
    parsed = parse_condition(text, FACTS)
    assert parsed.condition is not None, parsed.findings
    return parsed.condition


def when(text, **more):
    """A condition with its text, as a plan holds it."""
    return When(condition(text), text, **more)


def of(moment, **length):
    """A deadline: ``of("received", minutes=20)``; without a length it is *at once*."""
    if not length:
        return Within(Duration(), moment)
    if "workdays" in length:
        return Within(Duration(workdays=length["workdays"]), moment)
    return Within(Duration(seconds=int(timedelta(**length).total_seconds())), moment)


def every(until=None, until_moment=None, daily=None, **hours):
    """A recurring duty: ``every(I=1, otherwise=4)`` in hours by level."""
    seconds = {("" if level == "otherwise" else level): int(count * 3600) for level, count in hours.items()}
    return Every(seconds, daily, condition(until) if until else None, until_moment)


def act(name, *, by="duty_officer", phase="respond", if_=None, after=(), **more):
    """One action; ``if_`` is the text of its ``when``."""
    chosen = when(if_) if if_ else None
    more.setdefault("clause", name)
    return Action(name, f"do {name}", by, phase, when=chosen, after=After(tuple(after)), **more)


def ladder(name, *, otherwise=None, **levels):
    """Levels by condition: ``ladder("p", I="deaths >= 30", II="deaths >= 10")``; ``judge:post`` is a judgement."""
    scale = LEVELS
    steps = [Step(level, _gate(level, text), clause=f"L{level}") for level, text in levels.items()]
    if otherwise:
        steps.append(Step(otherwise, None, otherwise=True))
    return Ladder(name, scale, tuple(steps))


def _gate(level, text):
    parts = [part.strip() for part in text.split("|")]
    gates = tuple(_criterion(f"levels.{level}.any[{place}]", part) for place, part in enumerate(parts))
    return gates[0] if len(gates) == 1 else AnyOf(gates)


def _criterion(path, text):
    if text.startswith("judge:"):
        return Judge(path, "worse than it looks", text.removeprefix("judge:"), clause="J")
    return Criterion(path, condition(text), text, clause=path)


def plan(name, *actions, hazards=("fire",), levels=None, tier="city", area="home.city", **more):
    """One plan with mayors who approve its levels."""
    levels = levels or ladder(name, I="deaths >= 30", II="deaths >= 10", III="deaths >= 3", IV="deaths >= 1")
    rules = {
        level: LevelRule(level, "em_bureau", Post(f"mayor {level}", f"deputy {level}"), "hq", f"R{level}")
        for level in LEVELS[1:]
    }
    more.setdefault("grades", "by_hazard")
    return Plan(
        name, name, tier, area, "2026", "in_force", tuple(hazards), levels, rules, actions=tuple(actions), **more
    )


def general(*actions, **more):
    """The general plan: every hazard."""
    return plan("city.general", *actions, hazards=(), **more)


def link(to, kind="activates", if_=None, at_least=None):
    """A link to another plan."""
    return Link(to, kind, when(if_) if if_ else None, at_least, clause="L")


def command(**commander):
    """A command chart: level -> post."""
    return Command(commander=commander, office="hq", members={"health": "care", "police": "order"}, clause="C")


STATUTE = Statute(
    "law.deaths",
    "deaths",
    "law",
    Ladder(
        "law.deaths",
        GRADES,
        (
            Step("extremely_major", Criterion("g4", condition("deaths >= 30"), "deaths >= 30", "3(1)")),
            Step("major", Criterion("g3", condition("deaths >= 10"), "deaths >= 10", "3(2)")),
            Step("larger", Criterion("g2", condition("deaths >= 3"), "deaths >= 3", "3(3)")),
            Step("ordinary", None, otherwise=True, clause="3(4)"),
        ),
    ),
)

HAZARDS = {
    hazard.id: hazard
    for hazard in (
        HazardDef(
            "accident", Names("accident", "accident"), None, "accident", "law.deaths", tell=("em_bureau", "police")
        ),
        HazardDef(
            "fire",
            Names("fire", "fire"),
            "accident",
            "accident",
            None,
            lead="fire_rescue",
            tell=("fire_rescue", "health"),
        ),
        HazardDef(
            "gas", Names("gas", "gas"), "accident", "accident", None, lead="housing", tell=("housing", "fire_rescue")
        ),
        HazardDef(
            "pollution",
            Names("pollution", "pollution"),
            None,
            "accident",
            None,
            lead="ecology",
            tell=("ecology", "water"),
        ),
        HazardDef("unrest", Names("unrest", "unrest"), None, "security", None, lead="police", tell=("police",)),
    )
}

KINDS = {
    "gov_office": "duty_room",
    "county_gov": "government:county",
    "township_gov": "government:township",
    "gov_city": "government:city",
    "garrison": "military",
    "em_province": "superior",
}
AGENCIES = {
    name: AgencyDef(name, Names(name, name, (f"{name} room",)), KINDS.get(name, "department"))
    for name in (
        *("em_bureau", "gov_office", "fire_rescue", "police", "health", "housing", "ecology", "water", "hq"),
        *("county_gov", "township_gov", "gov_city", "garrison", "education", "em_province"),
    )
}

PHASES = ("receive", "report", "warn", "activate", "first_response", "respond", "escalate", "stand_down", "recover")
MOMENTS = ("occurred", "received", "learned", "arrived", "announced", "stood_down")

DIVISIONS = {
    division.code: division
    for division in (
        Division(PROVINCE, "province", "province", None),
        Division(HOME, "city", "city", PROVINCE),
        Division(COUNTY, "county", "county", HOME),
        Division(OTHER_COUNTY, "other county", "county", HOME),
        Division(TOWN, "town", "township", COUNTY),
        Division(ELSEWHERE, "elsewhere", "city", PROVINCE),
        Division(ELSEWHERE_COUNTY, "elsewhere county", "county", ELSEWHERE),
    )
}


def library(
    *plans,
    policy="floor",
    seat="em_bureau",
    duties=(),
    calls=(),
    dispatch=(),
    sensitive=(),
    hazards=HAZARDS,
    tables=None,
    agencies=AGENCIES,
):
    """A library of these plans, indexed as the loader does: plans of counties stand in both counties."""
    vocabulary = Vocabulary(
        FACTS,
        hazards,
        agencies,
        {name: Moment(name, Names(name, name), ()) for name in MOMENTS},
        {name: Term(name, Names(name, name), order) for order, name in enumerate(PHASES)},
        {},
        {},
        calls=tuple(rule for rule, _text in calls),
        dispatch=tuple(dispatch),
        sensitive=tuple(rule for rule, _text in sensitive),
        tables=tables or {},
        lexicon={"messages": {"harm": ["deaths", "missing", "injured"]}},
    )
    return Library(
        hash="hand-built",
        vocabulary=vocabulary,
        plans={one.id: one for one in plans},
        statutes={STATUTE.id: STATUTE},
        duties=tuple(duties),
        divisions=DIVISIONS,
        deployment=Deployment(seat, HOME, "city", "Asia/Shanghai", policy, leader="带班领导"),
        index=_index(plans, hazards),
        conditions={
            **{f"calls.{rule.id}": condition(text) for rule, text in calls},
            **{f"dispatch.{rule.id}": condition(rule.condition) for rule in dispatch if rule.condition},
            **{f"sensitive.{rule.id}": condition(text) for rule, text in sensitive},
        },
    )


def _index(plans, hazards):
    areas = {"home.city": (HOME,), "each county": (COUNTY, OTHER_COUNTY)}
    found = {}
    for one in plans:
        for area in areas.get(one.area, (one.area,)):
            for hazard in hazards:
                if not one.hazards or hazard in one.hazards or hazards[hazard].parent in one.hazards:
                    instances = found.setdefault((hazard, one.tier, area), [])
                    instances.append(Instance(f"{one.id}@{area}", one.id, area))
    return {key: tuple(instances) for key, instances in found.items()}


def call_rule(name, text, *tells, **more):
    """A rule for any emergency: who is told when a condition holds."""
    return CallRule(name, text, tuple(tells), clause=f"call {name}", **more), text


def duty(action, *, hazards=(), tiers=("city",), law="law.report"):
    """A duty of law."""
    return StatutoryDuty(action, tuple(hazards), tuple(tiers), law)


def said(fact, cell, *, at=RECEIVED, open_=False, event="r1", **more):
    """One thing said of one fact."""
    state = "open" if open_ else "stated"
    return fact, Statement(fact, state, cell, at, at, event, event, (Span(0, 4),), **more)


def dead(count, **more):
    """So many dead; a pair is a range."""
    return said("deaths", Range(*count) if isinstance(count, tuple) else point(count), **more)


def yes(fact, **more):
    """A yes to a yes-no fact."""
    return said(fact, YES, **more)


def unclear(fact, **more):
    """A yes-no fact that is being checked."""
    return said(fact, Words(frozenset({"yes", "no"})), open_=True, **more)


def incident(*statements, hazards=("fire",), code=TOWN, inside=True, kind="emergency", outcome="emergency", **more):
    """An incident in the township; the first hazard is the primary one, ``gas?`` a rival, others are chained."""
    histories = {}
    for fact, statement in statements:
        histories.setdefault(fact, []).append(statement)
    views = tuple(_hazard(name, place) for place, name in enumerate(hazards))
    more.setdefault("received", RECEIVED)
    return Situation(
        "incident",
        message=Message(kind, outcome),
        place=more.pop("place", ReadPlace(code=code, inside=inside)),
        hazards=views,
        statements={fact: tuple(history) for fact, history in histories.items()},
        reports=("r1",),
        **more,
    )


def _hazard(name, place):
    role = "primary" if place == 0 else ("rival" if name.endswith("?") else "secondary")
    return HazardView(name.rstrip("?"), 90 - place, role, (("r1", Span(0, 2)),))


def register(*contacts, roster=(), posts=()):
    """A register with these contacts."""
    return Register("hand-built", tuple(contacts), tuple(posts), tuple(roster))


def contact(agency, area=HOME, phone="0990-5550000", **more):
    """One line of the register."""
    return Contact(agency, area, f"{agency} duty", (phone,), **more)


def leader(name="Lin", start="2026-03-01T00:00:00+00:00", end="2026-03-02T00:00:00+00:00"):
    """The leader on duty."""
    return RosterEntry("带班领导", name, ("190-0000-0001",), start, end)


def holder(post, name, order=0):
    """A person in a post."""
    return PostHolder(post, name, ("190-0000-0002",), order)


def keys(response, column=None):
    """Act keys in the order of the card."""
    return [act.key for act in response.acts if column in (None, act.column)]


def line(response, name):
    """The line of an action, by its id."""
    return next(act for act in response.acts if act.action == name)


def names(response):
    """Action ids in the order of the card."""
    return [act.action for act in response.acts]


def called(response):
    """Agencies in the order in which to dial."""
    return [call.agency for call in response.calls]


def call_of(response, agency):
    """The call-down line of an agency."""
    return next(call for call in response.calls if call.agency == agency)


def view(response, plan_id):
    """The view of a plan."""
    return next(one for one in response.plans if one.plan == plan_id)


def with_(situation, **changes):
    """The situation after something else has happened."""
    return replace(situation, **changes)
