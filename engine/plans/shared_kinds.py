"""Tables of fields of what plans share or stand beside: modules, overlays, duties of law, English, cases."""

from __future__ import annotations

from engine.plans.action_kinds import (
    ACTION,
    ACTIONS,
    CLAUSE,
    LINKS,
    RESOURCES,
    WARNINGS,
    WHEN,
)
from engine.plans.fields import (
    Anything,
    Deadline,
    Field,
    ListOf,
    MapOf,
    Name,
    NewId,
    Rec,
    Record,
    Shapes,
    Text,
    Word,
)
from engine.plans.kinds import HEAD, SOURCE, TIER

_SHARED = (
    Record(
        "module",
        "what many plans say alike",
        (
            *HEAD,
            Field("id", NewId(), "its id", required=True),
            Field("title", Text(), "its title"),
            Field("source", SOURCE, "where it comes from"),
            Field("parameters", MapOf(NewId(), Anything()), "values that a plan may replace"),
            ACTIONS,
            LINKS,
            WARNINGS,
            RESOURCES,
        ),
    ),
    Record(
        "overlay",
        "what changes in all plans while something holds",
        (
            *HEAD,
            Field("id", NewId(), "its id", required=True),
            Field("title", Text(), "its title", required=True),
            Field("when", WHEN, "while this holds", required=True),
            Field("plans", ListOf(Word()), "only these plans; missing = all that fit"),
            Field("tiers", ListOf(TIER), "only these tiers"),
            Field("hazards", ListOf(Name("hazard")), "only plans for these"),
            Field("add", MapOf(NewId(), Rec("action")), "actions added"),
            Field("replace", MapOf(NewId(), Rec("action", partial=True)), "action id: keys that change"),
            Field("tighten", MapOf(NewId(), Deadline()), "action id: shorter deadline"),
            Field("source", SOURCE, "where it comes from"),
            CLAUSE,
        ),
    ),
    Record(
        "duties",
        "reporting duties of law",
        (*HEAD, Field("duties", MapOf(NewId(), Rec("statutory_duty")), "by id", required=True)),
    ),
    Record(
        "statutory_duty",
        "a duty of law",
        (
            Field("hazards", ListOf(Name("hazard")), "hazards; missing = every event"),
            Field("tiers", ListOf(TIER), "tiers of the seat that owes it"),
            Field("law", Text(), "the law"),
            *ACTION,
        ),
    ),
    Record(
        "english",
        "English texts of a plan",
        (
            *HEAD,
            Field("plan", Word(), "id of the plan, module or overlay", required=True),
            Field(
                "texts",
                MapOf(Word(), Shapes(sequence=ListOf(Text(fills=True, later=True)), mapping=Rec("english_text"))),
                "path: text and hash",
                required=True,
            ),
        ),
    ),
    Record(
        "english_text",
        "one text",
        (
            Field("en", Text(fills=True, later=True), "the text", required=True),
            Field("of", Word(), "hash of the Chinese", required=True),
        ),
    ),
)

_CASES = (
    Record(
        "cases",
        "a plan's own tests",
        (
            *HEAD,
            Field("plan", Word(), "id of the plan"),
            Field("cases", ListOf(Rec("case")), "the cases", required=True),
        ),
    ),
    Record(
        "case",
        "one case",
        (
            Field("name", Text(), "a sentence", required=True),
            Field("report", Text(), "words of a report"),
            Field("facts", MapOf(Word(), Anything()), "facts as a person enters them"),
            Field("hazard", Name("hazard"), "the hazard, where the case gives facts only"),
            Field("area", Word(), "area code, home or any"),
            Field("received", Word(), "when it came in; missing = now"),
            Field("now", Word(), "the instant, with offset"),
            Field("expect", Rec("expect"), "what must come out", required=True),
            Field("note", Text(), "a remark"),
        ),
    ),
    Record(
        "expect",
        "what must come out",
        (
            Field("plans", Shapes(sequence=ListOf(Word()), mapping=Rec("contains")), "plans"),
            Field("grade", ListOf(Word()), "event grades possible"),
            Field("levels", Rec("expect_levels"), "levels of the plan"),
            Field("tells", Rec("contains"), "who is told"),
            Field("actions", Rec("contains"), "actions"),
            Field("due", MapOf(Word(), Word()), "action: due time"),
            Field("questions", Shapes(sequence=ListOf(Word()), mapping=Rec("contains")), "facts that are asked for"),
        ),
    ),
    Record(
        "contains",
        "what is in a list and what is not",
        (Field("contains", ListOf(Word()), "in it"), Field("lacks", ListOf(Word()), "not in it")),
    ),
    Record(
        "expect_levels",
        "level set",
        (
            Field("certain", Word(), "lowest over everything"),
            Field("possible", ListOf(Word()), "reachable in what was told"),
            Field("excluded", ListOf(Word()), "not reachable"),
        ),
    ),
)


RECORDS = (*_SHARED, *_CASES)
