"""Tables of fields of the vocabulary, tables, statutes, divisions, deployment: one record per shape of mapping."""

from __future__ import annotations

from engine.plans.fields import (
    Choice,
    Cond,
    Date,
    Field,
    FieldType,
    Format,
    Grade,
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
from engine.plans.model import TIERS

TEXTS = ListOf(Text())
NAMES = (
    Field("zh", Text(), "the name in Chinese", required=True),
    Field("en", Text(), "the name in English", required=True),
    Field("aliases", TEXTS, "other words that people use"),
)
HEAD = (
    Field("tocsin", Format(), "version of the file format", required=True),
    Field("kind", Word(), "kind of file"),
    Field("note", Text(), "a remark for readers of the file"),
)
SOURCE = Shapes(scalar=Text(), mapping=Rec("source"))
ALSO = Field("also", Rec("also"), "what other data sets call it")
TIER = Choice(TIERS)


def _entries(name: str, inner: FieldType, what: str, *more: Field) -> Record:
    return Record(name, what, (*HEAD, Field(name, MapOf(NewId(), inner), what, required=True), *more))


_SHARED = (
    Record(
        "source",
        "where something comes from",
        (
            Field("title", Text(), "title of the document"),
            Field("issuer", Text(), "who issued it"),
            Field("number", Text(), "its number"),
            Field("year", Whole(), "year of issue"),
            Field("confidence", Word(), "primary_text, secondary, typical_practice, illustrative"),
            Field("note", Text(), "a remark"),
        ),
    ),
    Record(
        "also",
        "names in other data sets",
        (
            Field("incidents", Shapes(scalar=Text(), mapping=Rec("foreign")), "name in labelled reports"),
            Field("facts", Shapes(scalar=Text(), mapping=Rec("foreign")), "name in the fact base"),
            Field("plan_docs", Shapes(scalar=Text(), mapping=Rec("foreign")), "name in imported plan texts"),
        ),
    ),
    Record(
        "foreign",
        "a name with its unit and words",
        (
            Field("name", Text(), "the name", required=True),
            Field("unit", Word(), "the unit in which it is written there"),
            Field("words", MapOf(Word(), Word()), "our word: their word"),
        ),
    ),
)

_FACTS = (
    _entries("facts", Rec("fact"), "facts by id"),
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
            Field("is", ListOf(Word()), "sum of other facts"),
            Field("part_of", ListOf(Word()), "never more than these"),
            Field("at_most", ListOf(Word()), "never more than this sum"),
            Field("at_least", ListOf(Word()), "never less than this sum"),
            Field("may_grow_by", ListOf(Word()), "may still rise by these"),
            Field("from_table", Rec("from_table"), "derived from a row of a table"),
            Field("derived", Choice(("grade", "sensitive", "superior_level")), "computed by the engine"),
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
    _entries("hazards", Rec("hazard"), "hazards by id"),
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
            Field("asks", ListOf(Name("fact")), "facts to ask for first"),
            Field("note", Text(), "a remark"),
            Field("source", SOURCE, "where it comes from"),
            ALSO,
        ),
    ),
    _entries("agencies", Rec("agency"), "agencies by id"),
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
            Field("counterparts", MapOf(Word(), Text()), "tier: name of its counterpart"),
            Field("note", Text(), "a remark"),
            ALSO,
        ),
    ),
)

_TERM = (*NAMES, Field("order", Whole(), "place in the order"), Field("note", Text(), "a remark"))

_TERMS = (
    _entries("moments", Rec("moment"), "moments by id"),
    Record(
        "moment",
        "a moment that a clock starts from",
        (*_TERM, Field("events", ListOf(Word()), "events that record it")),
    ),
    _entries("phases", Rec("term"), "phases by id, in their order"),
    Record(
        "terms_duties",
        "duty ids",
        (*HEAD, Field("duties", MapOf(NewId(), Rec("term")), "duty ids", required=True)),
    ),
    _entries("capabilities", Rec("term"), "capabilities by id"),
    Record("term", "a named entry", _TERM),
    _entries("report_fields", Rec("report_field"), "fields of a written report"),
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
        (*HEAD, Field("calls", ListOf(Rec("call")), "the rules", required=True)),
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

_RULES = (
    Record(
        "table",
        "a look-up by row",
        (
            *HEAD,
            Field("id", NewId(), "its id", required=True),
            Field("title", Text(), "its title"),
            Field("key", Name("fact"), "fact whose word picks the row", required=True),
            Field("columns", ListOf(Word()), "columns", required=True),
            Field("rows", MapOf(Word(), MapOf(Word(), Text())), "key: column: cell", required=True),
            Field("sources", MapOf(Word(), Text()), "key: source of its row"),
            Field("source", SOURCE, "source of the whole table"),
        ),
    ),
    Record(
        "statute",
        "a grading rule of law or convention",
        (
            *HEAD,
            Field("id", NewId(), "its id", required=True),
            Field("title", Text(), "its title", required=True),
            Field("binding", Choice(("law", "convention")), "law, or a convention", required=True),
            Field("source", SOURCE, "the document"),
            ALSO,
            Field("silent_is_open", ListOf(ListOf(Name("fact"))), "groups without which it cannot be read"),
            Field("grades", ListOf(Rec("grade")), "the grades, gravest first", required=True),
        ),
    ),
    Record(
        "grade",
        "one grade with its criteria",
        (
            Field("grade", Grade(), "the grade", required=True),
            Field("any", ListOf(Shapes(scalar=Cond("statute"), mapping=Rec("statute_gate"))), "at least one holds"),
            Field("all", ListOf(Shapes(scalar=Cond("statute"), mapping=Rec("statute_gate"))), "all hold"),
            Field("if", Cond("statute"), "the condition"),
            Field("reads", Choice(("told", "stated")), "how open facts are read"),
            Field("otherwise", YesNo(), "holds whenever nothing above does"),
            Field("clause", Quoted("clause"), "clause"),
        ),
    ),
    Record(
        "statute_gate",
        "one criterion, or several joined",
        (
            Field("if", Cond("statute"), "the condition"),
            Field("any", ListOf(Shapes(scalar=Cond("statute"), mapping=Rec("statute_gate"))), "at least one holds"),
            Field("all", ListOf(Shapes(scalar=Cond("statute"), mapping=Rec("statute_gate"))), "all hold"),
            Field("not", ListOf(Shapes(scalar=Cond("statute"), mapping=Rec("statute_gate"))), "none holds"),
            Field("reads", Choice(("told", "stated")), "how open facts are read"),
            Field("clause", Quoted("clause"), "clause"),
        ),
        needs_one_of=("if", "any", "all", "not"),
    ),
    Record(
        "sensitive",
        "what raises the duty to report",
        (*HEAD, Field("rules", ListOf(Rec("sensitive_rule")), "the rules", required=True)),
    ),
    Record(
        "sensitive_rule",
        "a place, person or time that raises the duty to report",
        (
            Field("id", NewId(), "its id", required=True),
            Field("zh", Text(), "name in Chinese", required=True),
            Field("en", Text(), "name in English", required=True),
            Field("if", Cond("when"), "the condition", required=True),
            Field("clause", Quoted("clause"), "clause"),
            Field("source", SOURCE, "where it comes from"),
        ),
    ),
    Record(
        "home",
        "divisions of the deployment",
        (
            *HEAD,
            Field("divisions", ListOf(Rec("division")), "the divisions", required=True),
            Field("source", SOURCE, "where it comes from"),
        ),
    ),
    Record(
        "division",
        "one administrative division",
        (
            Field("code", Quoted("code"), "its code", required=True),
            Field("name", Text(), "its name", required=True),
            Field("tier", TIER, "its tier", required=True),
            Field("parent", Quoted("code"), "code of the division above"),
            Field("aliases", TEXTS, "other names"),
        ),
    ),
    Record(
        "deployment",
        "which room runs this copy",
        (
            *HEAD,
            Field("layers", ListOf(Word()), "layers in order, later ones override"),
            Field("home", Quoted("code"), "area code of the home area", required=True),
            Field("tier", TIER, "tier of the room", required=True),
            Field("seat", Name("agency"), "the agency whose room it is", required=True),
            Field("zone", Word(), "time zone", required=True),
            Field("policy", Choice(("floor", "ceiling", "ask")), "how a level is proposed from the set"),
            Field("languages", ListOf(Word()), "languages of the pages"),
            Field("parameters", MapOf(Word(), Word()), "parameters of plans: name or plan.name to value"),
            Field("local_targets", MapOf(Word(), Text()), "local working targets, with where they come from"),
        ),
    ),
    Record("lexicon", "words that reports are read by", HEAD),
)

_PERSON = (
    Field("name", Text(), "who answers", required=True),
    Field("phones", ListOf(Quoted("phone")), "numbers in the order to try", required=True),
)

_REGISTER = (
    Record(
        "register",
        "contacts, posts, roster and sites",
        (
            *HEAD,
            Field("contacts", ListOf(Rec("contact")), "who answers for an agency"),
            Field("posts", ListOf(Rec("post_holder")), "who holds a post"),
            Field("roster", ListOf(Rec("watch")), "who is on duty"),
            Field("sites", ListOf(Rec("site")), "places that people name"),
        ),
    ),
    Record(
        "contact",
        "one line of the register",
        (
            Field("agency", Name("agency"), "the agency", required=True),
            Field("area", Quoted("code"), "area code", required=True),
            *_PERSON,
            Field("post", Text(), "post of the person"),
            Field("valid_until", Date(), "last day on which it holds"),
            Field("last_test", Date(), "day of the last test call that was answered"),
        ),
    ),
    Record(
        "post_holder",
        "a post and a person",
        (
            Field("post", Text(), "the post", required=True),
            *_PERSON,
            Field("order", Whole(), "0 holds it, higher ones act in turn"),
            Field("area", Quoted("code"), "area code"),
        ),
    ),
    Record(
        "watch",
        "one watch",
        (
            Field("role", Text(), "role on the watch", required=True),
            *_PERSON,
            Field("start", Word(), "from, with offset", required=True),
            Field("end", Word(), "to, with offset", required=True),
        ),
    ),
    Record(
        "site",
        "a place that people name",
        (
            Field("id", NewId(), "its id", required=True),
            Field("names", TEXTS, "its names", required=True),
            Field("area", Quoted("code"), "area code", required=True),
            Field("kind", Word(), "plant, school, station …"),
            Field("note", Text(), "a remark"),
        ),
    ),
)

RECORDS: dict[str, Record] = {
    record.name: record for record in (*_SHARED, *_FACTS, *_PEOPLE, *_TERMS, *_RULES, *_REGISTER)
}
