"""Tables of fields of plans, modules, overlays and cases."""

from __future__ import annotations

from engine.plans.fields import (
    Anything,
    Choice,
    Cond,
    Date,
    Deadline,
    Field,
    Length,
    Level,
    Levels,
    ListOf,
    MapOf,
    Name,
    NewId,
    Quoted,
    Rec,
    Record,
    Shapes,
    Text,
    Until,
    Word,
    YesNo,
)
from engine.plans.kinds import HEAD, SOURCE, TIER
from engine.plans.kinds import RECORDS as COMMON

AGENCY = Name("agency")
AGENCIES = ListOf(AGENCY)
PERFORMER = Name("agency", also=("duty_officer",))
JUDGE = Name("agency", also=("commander", "duty_officer"), loose=True)
CLAUSE = Field("clause", Quoted("clause"), "clause of the plan")
MUST_CLAUSE = Field("clause", Quoted("clause"), "clause of the plan", required=True)
LEVEL_LIST = Shapes(scalar=Levels(), sequence=ListOf(Levels()))
GATES = ListOf(Shapes(scalar=Cond("levels"), mapping=Rec("level_gate")))
POST = Shapes(scalar=Text(fills=True), mapping=Rec("post"))
WHEN = Shapes(scalar=Cond(), mapping=Rec("when"))
STATUS = Choice(
    ("draft", "reviewed", "approved", "in_force", "retired"),
    (("草案", "draft"), ("已审核", "reviewed"), ("已批准", "approved"), ("现行", "in_force"), ("废止", "retired")),
)
LINK_KINDS = ("secondary", "activates", "supports", "informs", "hands_up_to", "hands_down_to")
ACTIONS = Field("actions", MapOf(NewId(), Rec("action"), overrides=True), "the response graph: one entry, one node")
LINKS = Field("links", ListOf(Rec("link")), "links to other plans")
WARNINGS = Field("warnings", ListOf(Rec("warning")), "what a warning sets going")
ADJUST = Field("adjust", Rec("adjust"), "raise, lower, expand")
STAND_DOWN = Field("stand_down", Rec("stand_down"), "what must hold before the response ends")
RESOURCES = Field("resources", ListOf(Name("capability", soft=True)), "capabilities that it counts on")
PARAMETERS = Field("parameters", MapOf(NewId(), Word()), "values that a deployment may change")

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

ACTION = (
    Field("do", Text(fills=True), "what is to be done", required=True),
    Field("by", PERFORMER, "who does it", required=True),
    Field("phase", Name("phase"), "phase of the response", required=True),
    Field("with", AGENCIES, "who helps"),
    Field("tells", AGENCIES, "who is told"),
    Field("asks", ListOf(Name("fact")), "facts that it asks for"),
    Field("when", WHEN, "only when this holds"),
    Field("unknown", Choice(("act", "hold")), "what to do while it is not known whether it holds"),
    Field("within", Deadline(), "deadline: at once, or a duration of a moment"),
    Field("every", Shapes(scalar=Word(), mapping=MapOf(Word(), Length())), "a duration, by level, or day at 08:00"),
    Field("until", Until(), "a recurring duty ends then"),
    Field("after", Shapes(scalar=Word(), sequence=ListOf(Word()), mapping=Rec("after")), "what must be done before"),
    Field("levels", LEVEL_LIST, "levels at which it applies; missing = all"),
    Field("life", YesNo(), "saves lives: never waits"),
    Field("channel", Choice(("phone", "written")), "how a report goes"),
    Field("document", Word(), "the paper that it makes"),
    Field("duty", Name("duty"), "duty id: acts with one performer and one duty merge"),
    Field("dispatch", Quoted("phone"), "119, 120 or 110"),
    Field("ordered_by", POST, "only this post may order it"),
    CLAUSE,
    Field("source", SOURCE, "where it comes from"),
)

_ACTIONS = (
    Record("action", "one action", ACTION),
    Record(
        "after",
        "predecessors",
        (Field("all", ListOf(Word()), "all of them"), Field("any", ListOf(Word()), "one of them")),
    ),
    Record(
        "link",
        "a link to another plan",
        (
            Field("to", Name("plan", soft=True), "the other plan", required=True),
            Field("kind", Choice(LINK_KINDS), "kind of link", required=True),
            Field("when", WHEN, "only when this holds"),
            Field("at_least", Level(), "its level is at least this"),
            MUST_CLAUSE,
        ),
    ),
    Record(
        "adjust",
        "how a level changes",
        (
            Field("raise", ListOf(Rec("adjustment")), "raise"),
            Field("lower", ListOf(Rec("adjustment")), "lower"),
            Field("expand", ListOf(Rec("adjustment")), "ask the superior"),
        ),
    ),
    Record(
        "adjustment",
        "one line",
        (
            Field("if", Cond(), "the condition"),
            Field("judge", Text(), "what a person judges"),
            Field("by", JUDGE, "who judges"),
            Field("asks", Word(), "tier that is asked for help"),
            MUST_CLAUSE,
        ),
        needs_one_of=("if", "judge"),
    ),
    Record(
        "stand_down",
        "when the response may end",
        (
            Field("all", ListOf(Rec("stand_down_line")), "all hold"),
            Field("approved_by", Text(), "as_started, or a post"),
            MUST_CLAUSE,
        ),
    ),
    Record(
        "stand_down_line",
        "one line",
        (
            Field("if", Cond(), "the condition"),
            Field("judge", Text(), "what a person judges"),
            Field("by", JUDGE, "who judges"),
            CLAUSE,
        ),
        needs_one_of=("if", "judge"),
    ),
)

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
                MapOf(Word(), Shapes(sequence=ListOf(Anything()), mapping=Rec("english_text"))),
                "path: text and hash",
                required=True,
            ),
        ),
    ),
    Record(
        "english_text",
        "one text",
        (Field("en", Anything(), "the text", required=True), Field("of", Word(), "hash of the Chinese", required=True)),
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

RECORDS: dict[str, Record] = COMMON | {
    record.name: record for record in (*_PLAN, *_COMMAND, *_ACTIONS, *_SHARED, *_CASES)
}
