"""Tables of fields of the vocabulary: facts, hazards, agencies, moments, terms, call rules."""

from __future__ import annotations

from engine.plans.fields import (
    Choice,
    Cond,
    Field,
    Length,
    ListOf,
    MapOf,
    Name,
    NewId,
    Quoted,
    Rec,
    Record,
    Shapes,
    Text,
    Whole,
    Word,
    YesNo,
)
from engine.plans.kinds import ALSO, HEAD, NAMES, SOURCE, TEXTS, entries_of

_FACTS = (
    entries_of("facts", Rec("fact"), "facts by id"),
    Record(
        "fact",
        "one fact",
        (
            *NAMES,
            Field("number", Word(), "dimension of a number: person, money, area …"),
            Field("word", ListOf(Rec("word")), "the words that it may be, graver ones later where ordered"),
            Field("yes_no", YesNo(), "yes where it is a yes-no"),
            Field("text", YesNo(), "yes where it is free text"),
            Field("ordered", YesNo(), "the words have an order"),
            Field("many", YesNo(), "several words at once"),
            Field("other", YesNo(), "words outside the list are kept as written"),
            Field("quiet", ListOf(Word()), "the value when nothing is said; any = the whole domain"),
            Field("min", Word(), "lowest value, with unit"),
            Field("max", Word(), "highest value, with unit"),
            Field("whole", YesNo(), "counts whole things"),
            Field("kind", Choice(("cumulative", "current", "elapsed")), "how it changes over time"),
            Field("combine", Choice(("sum", "max", "union")), "how several objects combine"),
            Field("basis", Choice(("observed", "forecast", "warning")), "what it rests on"),
            Field("group", Word(), "facts of a group may count the same people"),
            Field("releases", Word(), "the group whose people this fact counts as out of it alive"),
            Field("is", ListOf(Word()), "sum of other facts"),
            Field("part_of", ListOf(Word()), "never more than these"),
            Field("at_most", ListOf(Word()), "never more than this sum"),
            Field("at_least", ListOf(Word()), "never less than this sum"),
            Field("may_grow_by", ListOf(Word()), "may still rise by these"),
            Field("from_table", Rec("from_table"), "derived from a row of a table"),
            Field("derived", Choice(("grade", "not_ours", "sensitive", "superior_level")), "computed by the engine"),
            Field("worse", Choice(("more", "less", "neither")), "which direction is graver"),
            Field("ask", Shapes(scalar=Text(), mapping=Rec("ask")), "how to ask for it"),
            Field("units", ListOf(Word()), "units in which people say it"),
            Field("note", Text(), "a remark"),
            Field("source", SOURCE, "where the definition comes from"),
            ALSO,
        ),
    ),
    Record("word", "one value of a word list", (Field("id", NewId(), "its id", required=True), *NAMES)),
    Record(
        "from_table",
        "a look-up",
        (
            Field("table", Word(), "id of the table", required=True),
            Field("key", Word(), "fact whose word picks the row", required=True),
            Field("column", Word(), "column that holds the value", required=True),
        ),
    ),
    Record(
        "ask",
        "a question",
        (
            Field("zh", Text(), "the sentence in Chinese", required=True),
            Field("en", Text(), "the sentence in English", required=True),
            Field("who", ListOf(Word()), "who can answer"),
            Field("cost", Whole(), "1 a glance to 5 days"),
        ),
    ),
)

_PEOPLE = (
    entries_of("hazards", Rec("hazard"), "hazards by id"),
    Record(
        "hazard",
        "one hazard of the tree",
        (
            *NAMES,
            Field("parent", Word(), "the hazard above"),
            Field("category", Word(), "natural, accident, health, security …"),
            Field("statute", Word(), "the statute that grades it; none where no law does"),
            Field("lead", Name("agency"), "the lead agency"),
            Field("tell", ListOf(Name("agency")), "agencies to tell, in order"),
            Field("secondary", ListOf(Word()), "hazards that usually follow"),
            Field("silence_is_open", ListOf(Name("fact")), "facts that silence leaves open"),
            Field(
                "silence_is_open_where", MapOf(Word(), ListOf(Word())), "only where one of these facts has such a word"
            ),
            Field("asks", ListOf(Name("fact")), "facts to ask for first"),
            Field("note", Text(), "a remark"),
            Field("source", SOURCE, "where it comes from"),
            ALSO,
        ),
    ),
    entries_of("agencies", Rec("agency"), "agencies by id"),
    Record(
        "agency",
        "one agency",
        (
            *NAMES,
            Field("former_names", TEXTS, "names that it no longer bears"),
            Field("kind", Word(), "department, coordination, external …"),
            Field("duty", Text(), "what it does, in one phrase"),
            Field("hotline", Quoted("phone"), "its public number"),
            Field("tier", Word(), "tier at which it stands"),
            Field("set_up_by", Name("duty"), "the duty that sets it up; it is not called before that"),
            Field("counterparts", MapOf(Word(), Text()), "tier: name of its counterpart"),
            Field("note", Text(), "a remark"),
            ALSO,
        ),
    ),
)

EVENTS = (
    "opened",
    "report_received",
    "facts_entered",
    "figure_adopted",
    "corrected",
    "attested",
    "outcome_recorded",
    "plan_confirmed",
    "plan_declined",
    "level_proposed",
    "level_approved",
    "level_announced",
    "level_lowered",
    "ended",
    "action_started",
    "action_done",
    "action_not_applicable",
    "action_reopened",
    "agency_told",
    "agency_acknowledged",
    "agency_failed",
    "question_asked",
    "question_answered",
    "moment_recorded",
    "note",
    "merged_from",
)
"""Kinds of event that an incident's log may hold; ``engine.incident.kinds`` says what is in each."""

_TERM = (*NAMES, Field("order", Whole(), "place in the order"), Field("note", Text(), "a remark"))

_TERMS = (
    entries_of("moments", Rec("moment"), "moments by id"),
    Record(
        "moment",
        "a moment that a clock starts from",
        (
            *_TERM,
            Field("events", ListOf(Choice(EVENTS)), "events that record it"),
            Field(
                "after_occurrence", Length(), "it should come within this time of the occurrence, before we hear of it"
            ),
            Field("ask", Rec("ask"), "how to ask for it"),
        ),
    ),
    entries_of("phases", Rec("term"), "phases by id, in their order"),
    Record(
        "terms_duties",
        "duty ids",
        (*HEAD, Field("duties", MapOf(NewId(), Rec("term")), "duty ids", required=True)),
    ),
    entries_of("capabilities", Rec("term"), "capabilities by id"),
    Record("term", "a named entry", _TERM),
    entries_of("report_fields", Rec("report_field"), "fields of a written report"),
    Record(
        "report_field",
        "one field of a written report",
        (
            *_TERM,
            Field("facts", ListOf(Name("fact")), "facts that fill it"),
            Field("hazards", ListOf(Name("hazard")), "hazards whose reports have it; missing = every report"),
            Field("required", YesNo(), "a first report must have it or say that it is being verified"),
            Field("clause", Quoted("clause"), "clause that asks for it"),
            Field("source", SOURCE, "where it comes from"),
        ),
    ),
    Record(
        "calls",
        "who is told whatever the plan says",
        (
            *HEAD,
            Field("calls", ListOf(Rec("call")), "the rules", required=True),
            Field("dispatch", ListOf(Rec("dispatch")), "service numbers, in the order in which to dial them"),
        ),
    ),
    Record(
        "dispatch",
        "when a service number is to be dialled",
        (
            Field("id", NewId(), "its id", required=True),
            Field("number", Quoted("phone"), "119, 120 or 110", required=True),
            Field("if", Cond("when"), "the condition; missing = the hazard alone decides"),
            Field("reads", Choice(("told", "all")), "all = silence does not rule it out"),
            Field("hazards", ListOf(Name("hazard")), "only for these"),
            Field("unless_hazards", ListOf(Name("hazard")), "not for these"),
            Field("clause", Quoted("clause"), "clause"),
            Field("source", SOURCE, "where it comes from"),
            Field("note", Text(), "a remark"),
        ),
    ),
    Record(
        "call",
        "agencies to tell when a condition holds",
        (
            Field("id", NewId(), "its id", required=True),
            Field("if", Cond("when"), "the condition", required=True),
            Field("tells", ListOf(Name("agency")), "who is told", required=True),
            Field("hazards", ListOf(Name("hazard")), "only for these"),
            Field("unless_hazards", ListOf(Name("hazard")), "not for these"),
            Field("clause", Quoted("clause"), "clause"),
            Field("source", SOURCE, "where it comes from"),
            Field("note", Text(), "a remark"),
        ),
    ),
)


RECORDS = (*_FACTS, *_PEOPLE, *_TERMS)
