"""Tables of fields of what plans are made of: actions, links, adjustments, the end of a response."""

from __future__ import annotations

from engine.plans.fields import (
    Choice,
    Cond,
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
from engine.plans.kinds import SOURCE

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
    Field("local", YesNo(), "the deadline is a local working target and no law"),
    Field("every", Shapes(scalar=Word(), mapping=MapOf(Word(), Length())), "a duration, by level, or day at 08:00"),
    Field("until", Until(), "a recurring duty ends then"),
    Field("after", Shapes(scalar=Word(), sequence=ListOf(Word()), mapping=Rec("after")), "what must be done before"),
    Field("levels", LEVEL_LIST, "levels at which it applies; missing = all"),
    Field("life", YesNo(), "saves lives: never waits"),
    Field("channel", Choice(("phone", "written", "caller")), "how it goes; caller = said to who calls from the scene"),
    Field("document", Word(), "the paper that it makes"),
    Field("duty", Name("duty"), "duty id: acts with one performer and one duty merge"),
    Field("dispatch", Quoted("phone"), "119, 120 or 110"),
    Field("ordered_by", POST, "only this post may order it"),
    CLAUSE,
    Field("source", SOURCE, "where it comes from"),
)

RECORDS = (
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
