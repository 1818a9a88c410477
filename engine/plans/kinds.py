"""What the tables of fields of all kinds of file share: heads, names, sources, names in other data sets."""

from __future__ import annotations

from engine.plans.fields import (
    Choice,
    Field,
    FieldType,
    Format,
    ListOf,
    MapOf,
    NewId,
    Rec,
    Record,
    Shapes,
    Text,
    Whole,
    Word,
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


def entries_of(name: str, inner: FieldType, what: str, *more: Field) -> Record:
    """The record of a file that holds entries by id under one key."""
    return Record(name, what, (*HEAD, Field(name, MapOf(NewId(), inner), what, required=True), *more))


RECORDS = (
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
