"""A small library in memory: facts, one statute, situations. Domain verbs for the tests of decide."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from engine.conditions.tree import And, Condition, In, Or, Ordered, Sum
from engine.incident.situation import HazardView, Situation, Statement
from engine.plans.ladder import GRADES, LEVELS, AnyOf, Criterion, Gate, Judge, Ladder, Step
from engine.plans.model import Deployment, Library, Statute
from engine.plans.vocabulary import FactDef, HazardDef, Linear, Relation, Vocabulary, Word
from engine.values.cells import NO, Cell, Members, Range, Words, point
from engine.values.names import Names

T0 = datetime(2026, 7, 1, 0, 0, tzinfo=UTC)


def later(minutes: int) -> datetime:
    """Some minutes after the first report."""
    return T0 + timedelta(minutes=minutes)


def number(id_: str, *relations: Relation, **more: object) -> FactDef:
    """A count of persons, 0 when nothing is said."""
    more = {"dimension": "person", **more}
    return FactDef(id_, Names(id_, id_), "number", Range(0, None), point(0), relations=relations, **more)  # type: ignore[arg-type]


def yes_no(id_: str, **more: object) -> FactDef:
    """A yes-no, no when nothing is said."""
    return FactDef(id_, Names(id_, id_), "yes_no", Words(frozenset({"yes", "no"})), NO, **more)  # type: ignore[arg-type]


def word(id_: str, *words: str, **more: object) -> FactDef:
    """A word fact whose first word is quiet."""
    listed = tuple(Word(one, Names(one, one)) for one in words)
    return FactDef(
        id_,
        Names(id_, id_),
        "word",
        Words(frozenset(words)),
        Words(frozenset(words[:1])),
        words=listed,
        **more,  # type: ignore[arg-type]
    )


def many(id_: str, *words: str) -> FactDef:
    """A set-valued fact, empty when nothing is said."""
    listed = tuple(Word(one, Names(one, one)) for one in words)
    empty = Members(frozenset(), frozenset())
    domain = Members(frozenset(), frozenset(words))
    return FactDef(id_, Names(id_, id_), "word", domain, empty, words=listed, many=True)


def relation(kind: str, *terms: str) -> Relation:
    """``relation("is", "deaths", "missing")``, a minus before a name subtracts."""
    pairs = tuple((term.removeprefix("-"), -1 if term.startswith("-") else 1) for term in terms)
    return Relation(kind, Linear(pairs))  # type: ignore[arg-type]


FACTS = (
    number("deaths", relation("may_grow_by", "missing", "trapped")),
    number("missing", kind="current", group="unaccounted"),
    number("trapped", kind="current", group="unaccounted"),
    number("deaths_incl_missing", relation("is", "deaths", "missing")),
    number("injured"),
    number("hospitalized", relation("part_of", "injured")),
    number("seriously_injured", relation("part_of", "injured"), relation("part_of", "hospitalized")),
    number("lightly_injured", relation("part_of", "injured")),
    number("rescued", releases="unaccounted"),
    number("evacuated", combine="sum"),
    number("direct_loss", dimension="money"),
    number("magnitude", dimension="magnitude", whole=False),
    number("interruption", dimension="duration", kind="elapsed"),
    number("load_loss_ratio", dimension="ratio", whole=False),
    number("users_out_ratio", dimension="ratio", whole=False),
    yes_no("leak"),
    word("dam", "safe", "danger", "breach", ordered=True),
    word("warning", "none", "blue", "yellow", "orange", "red", ordered=True, basis="warning"),
    many("places", "school", "hospital"),
    word("grade", *GRADES, ordered=True, derived="grade"),
    yes_no("sensitive", derived="sensitive"),
)


def criterion(path: str, condition: Condition, **more: object) -> Criterion:
    """A criterion with its path as text."""
    return Criterion(path, condition, path, clause=path, **more)  # type: ignore[arg-type]


def at_least(fact: str, value: int) -> Sum:
    """``fact >= value``."""
    return Sum((fact,), ">=", value)


def ladder(scale: tuple[str, ...], *steps: tuple[str, Gate | None], **more: object) -> Ladder:
    """Steps highest first; a gate None is ``otherwise``."""
    return Ladder("ladder", scale, tuple(Step(value, gate, gate is None) for value, gate in steps), **more)  # type: ignore[arg-type]


def casualties() -> Ladder:
    """30/10/3 dead, 100/50/10 seriously injured, 1e8/5e7/1e7 yuan; else ordinary."""
    rows = (("extremely_major", 30, 100, 10**8), ("major", 10, 50, 5 * 10**7), ("larger", 3, 10, 10**7))
    steps = []
    for grade, dead, hurt, loss in rows:
        pairs = (("deaths", dead), ("seriously_injured", hurt), ("direct_loss", loss))
        parts = tuple(criterion(f"{grade}.{fact}", at_least(fact, value)) for fact, value in pairs)
        steps.append((grade, AnyOf(parts)))
    return ladder(GRADES, *steps, ("ordinary", None))


def plan_levels() -> Ladder:
    """Levels by grade; III also when the dam is in danger and people are trapped; II may be judged."""
    return ladder(
        LEVELS,
        ("I", criterion("I", Ordered("grade", ">=", "extremely_major"))),
        ("II", AnyOf((criterion("II", Ordered("grade", ">=", "major")), Judge("II.judge", "beyond us", "city")))),
        (
            "III",
            AnyOf(
                (
                    criterion("III.grade", Ordered("grade", ">=", "larger")),
                    criterion("III.dam", And((Ordered("dam", ">=", "danger"), at_least("trapped", 1)))),
                    criterion("III.leak", Or((In("leak", frozenset({"yes"})), at_least("evacuated", 500)))),
                )
            ),
        ),
        ("IV", None),
    )


def library(*facts: FactDef, hazards: tuple[HazardDef, ...] = (), statute: Ladder | None = None) -> Library:
    """A library with these facts (the common ones by default) and the statute ``casualties``."""
    known = {fact.id: fact for fact in facts or FACTS}
    blast = HazardDef("blast", Names("爆炸", "blast"), None, "accident", "law", silence_is_open=("deaths", "trapped"))
    listed = {one.id: one for one in hazards or (blast,)}
    vocabulary = Vocabulary(known, listed, {}, {}, {}, {}, {})
    law = Statute("law", "law", "law", statute or casualties())
    return Library("", vocabulary, {}, {"law": law}, (), {}, Deployment("em", "0", "city", "Asia/Shanghai"), {})


def said(fact: str, cell: Cell | int | None, minutes: int = 0, **more: object) -> Statement:
    """A statement: a number is stated, a wider cell or None is open."""
    value = point(cell) if isinstance(cell, int) else cell
    state = "stated" if value is not None and value.is_point else "open"
    fields = {"event": f"e{minutes}", "report": f"e{minutes}", **more}
    at = later(minutes)
    return Statement(fact, fields.pop("state", state), value, at, at, **fields)  # type: ignore[arg-type]


def situation(*statements: Statement, hazard: str | None = None, **more: object) -> Situation:
    """The situation of these statements."""
    history: dict[str, tuple[Statement, ...]] = {}
    for one in statements:
        history[one.fact] = (*history.get(one.fact, ()), one)
    hazards = (HazardView(hazard, 10, "primary"),) if hazard else ()
    return Situation("i", statements=history, hazards=hazards, **more)  # type: ignore[arg-type]
