"""JSON Schema (2020-12) of every kind of file, made from the tables of fields, for the YAML plug-ins of editors."""

from __future__ import annotations

from collections.abc import Mapping

from engine.plans.fields import (
    Anything,
    Choice,
    Date,
    Field,
    FieldType,
    Format,
    Grade,
    Level,
    Levels,
    ListOf,
    MapOf,
    NewId,
    Quoted,
    Rec,
    Record,
    Shapes,
    Whole,
    YesNo,
)
from engine.plans.ladder import GRADES, LEVELS
from engine.plans.plan_kinds import RECORDS
from engine.plans.scalar_rules import GRADE_NAMES, ONE_LEVEL
from engine.plans.scalars import FORMAT
from engine.values.words import YES_NO

KINDS: Mapping[str, str] = {
    "plan": "plan",
    "module": "module",
    "overlay": "overlay",
    "cases": "cases",
    "english": "english",
    "facts": "facts",
    "hazards": "hazards",
    "agencies": "agencies",
    "moments": "moments",
    "phases": "phases",
    "duties": "terms_duties",
    "capabilities": "capabilities",
    "report_fields": "report_fields",
    "calls": "calls",
    "table": "table",
    "statute": "statute",
    "statutory_duties": "duties",
    "sensitive": "sensitive",
    "home": "home",
    "deployment": "deployment",
    "register": "register",
}
"""Kind of file -> record that it is read as."""

Schema = dict[str, object]
_LEVEL = rf"^{ONE_LEVEL}$"
_LEVELS = rf"^({ONE_LEVEL}(\+|及?以上)?|\$\{{\w+\}})$"
"""A module may leave its levels to a parameter."""


def json_schema(kind: str) -> Schema:
    """The schema of one kind of file. Raises ``KeyError`` for a kind that is not in ``KINDS``."""
    root = KINDS[kind]
    used: dict[str, Schema] = {}
    _use(root, used)
    body = used.pop(root)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Tocsin {kind}",
        **body,
        "$defs": {name: used[name] for name in sorted(used)},
    }


def _use(name: str, used: dict[str, Schema]) -> None:
    """Add the schema of a record and of all records that it needs; ``<name>?`` is the record with nothing required."""
    if name in used:
        return
    used[name] = {}
    used[name] = _record(RECORDS[name.removesuffix("?")], used, partial=name.endswith("?"))


def _record(record: Record, used: dict[str, Schema], *, partial: bool) -> Schema:
    schema: Schema = {
        "type": "object",
        "description": record.help,
        "properties": {row.name: _field(row, used) for row in record.fields},
        "additionalProperties": False,
    }
    needed = [row.name for row in record.fields if row.required]
    if needed and not partial:
        if record.field("extends") is not None:
            schema |= {"if": {"required": ["extends"]}, "else": {"required": needed}}
        else:
            schema["required"] = needed
    if record.needs_one_of:
        schema["oneOf"] = [{"required": [name]} for name in record.needs_one_of]
    return schema


def _field(row: Field, used: dict[str, Schema]) -> Schema:
    return {"description": row.help, **_type(row.type, used)}


def _type(type_: FieldType, used: dict[str, Schema]) -> Schema:
    match type_:
        case Rec(name, partial):
            name = f"{name}?" if partial else name
            _use(name, used)
            return {"$ref": f"#/$defs/{name}"}
        case ListOf(item):
            inner = _type(item, used)
            return {"anyOf": [{"type": "array", "items": inner}, inner, {"type": "null"}]}
        case MapOf():
            return _map(type_, used)
        case Shapes(scalar, mapping, sequence):
            return {"anyOf": [_type(part, used) for part in (scalar, mapping, sequence) if part is not None]}
        case Anything():
            return {}
        case _:
            return _scalar(type_)


def _map(type_: MapOf, used: dict[str, Schema]) -> Schema:
    schema: Schema = {"type": ["object", "null"], "additionalProperties": _type(type_.value, used)}
    if type_.overrides and isinstance(type_.value, Rec):
        schema["patternProperties"] = {r"\.": _type(Rec(type_.value.record, partial=True), used)}
    return schema


def _scalar(type_: FieldType) -> Schema:
    match type_:
        case Choice(words, aliases):
            return {"enum": [*words, *(alias for alias, _ in aliases)]}
        case Quoted() | NewId():
            return {"type": "string", "minLength": 1}
        case _:
            return dict(_SCHEMAS.get(type(type_), {"type": ["string", "number", "boolean"]}))


_SCHEMAS: Mapping[type, Schema] = {
    Format: {"const": FORMAT},
    YesNo: {"enum": [*YES_NO, True, False]},
    Grade: {"enum": [*GRADES, *GRADE_NAMES]},
    Level: {"type": "string", "pattern": _LEVEL, "examples": list(LEVELS[1:])},
    Levels: {"type": "string", "pattern": _LEVELS, "examples": ["III+", "I"]},
    Whole: {"type": "integer"},
    Date: {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
}
