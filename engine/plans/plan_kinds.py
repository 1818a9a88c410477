"""Tables of fields of a plan: its head, levels and command chart; and all records of all kinds of file."""

from __future__ import annotations

from engine.plans.action_kinds import (
    ACTIONS,
    ADJUST,
    AGENCIES,
    AGENCY,
    CLAUSE,
    GATES,
    JUDGE,
    LEVEL_LIST,
    LINKS,
    MUST_CLAUSE,
    PARAMETERS,
    POST,
    RESOURCES,
    STAND_DOWN,
    STATUS,
    WARNINGS,
    WHEN,
)
from engine.plans.action_kinds import RECORDS as ACTIONS_OF
from engine.plans.fields import (
    Anything,
    Choice,
    Cond,
    Date,
    Field,
    Level,
    ListOf,
    MapOf,
    Name,
    NewId,
    Quoted,
    Rec,
    Record,
    Shapes,
    Text,
    Word,
    YesNo,
)
from engine.plans.kinds import HEAD, SOURCE, TIER
from engine.plans.kinds import RECORDS as COMMON
from engine.plans.rule_kinds import RECORDS as RULES
from engine.plans.shared_kinds import RECORDS as SHARED
from engine.plans.vocabulary_kinds import RECORDS as WORDS

_PLAN = (
    Record(
        "plan",
        "an emergency plan",
        (
            *HEAD,
            Field("id", NewId(), "tier.family", required=True),
            Field("title", Text(fills=True), "its title", required=True),
            Field("tier", TIER, "tier of its maker", required=True),
            Field("area", Word(), "home.city, each county, each township, or a code in quotes", required=True),
            Field("edition", Quoted("edition"), "its edition", required=True),
            Field("review_by", Date(), "day of the next review"),
            Field("status", STATUS, "where it stands in its life", required=True),
            Field("source", SOURCE, "the document"),
            Field("extends", Name("plan"), "the plan that this file overrides"),
            Field("was", ListOf(Word()), "ids that it bore before"),
            Field("also", MapOf(Word(), Word()), "what other data sets call it"),
            PARAMETERS,
            Field("uses", ListOf(Rec("use")), "shared modules"),
            Field("applies", Rec("applies"), "which events it is for", required=True),
            Field("grades", Shapes(scalar=Choice(("none",)), mapping=Rec("grades_of")), "event grades", required=True),
            WARNINGS,
            Field("levels", ListOf(Rec("level")), "response levels, gravest first", required=True),
            Field("command", Rec("command"), "the command chart"),
            ACTIONS,
            LINKS,
            ADJUST,
            STAND_DOWN,
            RESOURCES,
        ),
    ),
    Record(
        "use",
        "a module in use",
        (
            Field("module", Name("module"), "id of the module", required=True),
            Field("clauses", MapOf(Word(), Quoted("clause")), "this plan's own clause for each entry"),
            Field("with", MapOf(Word(), Anything()), "values of the module's parameters"),
        ),
    ),
    Record(
        "applies",
        "which events a plan is for",
        (
            Field(
                "hazards", ListOf(Name("hazard")), "hazards, a parent covers its children; empty = all", required=True
            ),
            Field("when", WHEN, "only when this holds"),
            Field("unless", Rec("unless"), "not when this holds"),
            CLAUSE,
        ),
    ),
    Record(
        "unless",
        "an exception",
        (
            Field("if", Cond(), "the condition", required=True),
            Field("see", Name("plan", soft=True), "plan that takes the case"),
            CLAUSE,
        ),
    ),
    Record("when", "a condition with its clause", (Field("if", Cond(), "the condition", required=True), CLAUSE)),
    Record(
        "grades_of",
        "event grades",
        (
            Field("use", Name("statute", also=("by_hazard",)), "id of a statute, or by_hazard"),
            Field("rows", ListOf(Rec("grade")), "own rows"),
            Field("silent_is_open", ListOf(ListOf(Name("fact"))), "groups without which the rows cannot be read"),
            CLAUSE,
        ),
        needs_one_of=("use", "rows"),
    ),
    Record(
        "warning",
        "a warning and what it sets going",
        (
            Field("signal", Name("fact"), "the fact that holds the colour", required=True),
            Field("at", Word(), "from this colour on", required=True),
            Field("actions", ListOf(Word()), "actions", required=True),
            MUST_CLAUSE,
        ),
    ),
    Record(
        "level",
        "one response level",
        (
            Field("level", Level(), "I, II, III or IV", required=True),
            Field("any", GATES, "at least one holds"),
            Field("all", GATES, "all hold"),
            Field("not", GATES, "none holds"),
            Field("if", Cond("levels"), "the condition"),
            Field("judge", Text(), "what a person judges"),
            Field("by", JUDGE, "who judges"),
            Field("otherwise", YesNo(), "holds whenever the plan applies"),
            Field("proposed_by", AGENCY, "who proposes it"),
            Field("approved_by", POST, "the post that approves it"),
            Field("announced_by", AGENCY, "who announces it"),
            MUST_CLAUSE,
        ),
    ),
    Record(
        "level_gate",
        "one criterion, or several joined",
        (
            Field("if", Cond("levels"), "the condition"),
            Field("judge", Text(), "what a person judges"),
            Field("any", GATES, "at least one holds"),
            Field("all", GATES, "all hold"),
            Field("not", GATES, "none holds"),
            Field("by", JUDGE, "who judges"),
            Field("reads", Choice(("told", "stated")), "how open facts are read"),
            CLAUSE,
        ),
        needs_one_of=("if", "judge", "any", "all", "not"),
    ),
    Record(
        "post",
        "a post and who acts for it",
        (
            Field("post", Text(fills=True), "the post", required=True),
            Field("otherwise", Text(fills=True), "the post that acts in its place"),
            Field("oral", Word(), "written_within 2h: an oral approval must be written by then"),
            Field("named_by", JUDGE, "who names it"),
        ),
    ),
)

_COMMAND = (
    Record(
        "command",
        "the command chart",
        (
            Field("commander", Shapes(scalar=Text(fills=True), sequence=ListOf(Rec("commander"))), "who commands"),
            Field("deputies", ListOf(POST), "deputies"),
            Field("onsite", POST, "commander on site"),
            Field("office", AGENCY, "where the office sits"),
            Field("members", Shapes(mapping=MapOf(AGENCY, Text(fills=True)), sequence=AGENCIES), "agency: its duty"),
            Field("groups", MapOf(NewId(), Rec("group")), "working groups"),
            CLAUSE,
        ),
    ),
    Record(
        "commander",
        "who commands at some levels",
        (Field("levels", LEVEL_LIST, "levels"), Field("post", Text(fills=True), "the post", required=True)),
    ),
    Record(
        "group",
        "a working group",
        (
            Field("title", Text(fills=True), "its name", required=True),
            Field("lead", AGENCY, "who leads it", required=True),
            Field("members", AGENCIES, "members"),
            Field("duty", Text(fills=True), "its duty"),
            Field("levels", LEVEL_LIST, "levels at which it works"),
            CLAUSE,
        ),
    ),
)

RECORDS: dict[str, Record] = {
    record.name: record for group in (COMMON, WORDS, RULES, ACTIONS_OF, SHARED, _PLAN, _COMMAND) for record in group
}
"""Every record of every kind of file, by name."""
