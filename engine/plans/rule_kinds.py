"""Tables of fields of look-up tables, statutes, divisions, the deployment and the register."""

from __future__ import annotations

from engine.plans.fields import (
    Choice,
    Cond,
    Date,
    Field,
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
from engine.plans.kinds import ALSO, HEAD, SOURCE, TEXTS, TIER

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
            Field("leader", Text(), "role of the roster that is told first inside the house"),
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


RECORDS = (*_RULES, *_REGISTER)
