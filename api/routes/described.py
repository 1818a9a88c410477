"""JSON Schema of the engine's dataclasses in their canonical plain form, for OpenAPI: the types are the description."""

from __future__ import annotations

import dataclasses
import inspect
import types
from collections.abc import Mapping
from datetime import date, datetime
from fractions import Fraction
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

Schema = dict[str, Any]

SCALARS: Mapping[Any, Schema] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": r"^-?\d+$"}]},
    Fraction: {"type": "string", "pattern": r"^-?\d+/\d+$", "description": "an exact fraction"},
    datetime: {"type": "string", "format": "date-time"},
    date: {"type": "string", "format": "date"},
    type(None): {"type": "null"},
}


def schema_of(hint: Any) -> Schema:  # noqa: ANN401 - any type of the engine
    """The schema of what ``engine.values.canonical.plain`` makes of a value of this type. Raises ``TypeError``."""
    if hint in SCALARS:
        return dict(SCALARS[hint])
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _object(hint)
    return _compound(get_origin(hint), get_args(hint), hint)


def _object(cls: type) -> Schema:
    hints = get_type_hints(cls)
    names = [field.name for field in dataclasses.fields(cls)]
    return {
        "type": "object",
        "title": cls.__name__,
        "description": inspect.cleandoc(cls.__doc__ or "").partition("\n\n")[0].replace("\n", " "),
        "properties": {name: schema_of(hints[name]) for name in names},
        "required": names,
    }


def _compound(origin: Any, parts: tuple[Any, ...], hint: Any) -> Schema:  # noqa: ANN401 - what typing takes apart
    if origin in (Union, types.UnionType):
        return {"anyOf": [schema_of(part) for part in parts]}
    if origin is Literal:
        return {"enum": list(parts)}
    if origin is tuple and Ellipsis not in parts:
        return {"type": "array", "minItems": len(parts), "maxItems": len(parts), "items": _any_of(parts)}
    if origin in (tuple, frozenset, list):
        return {"type": "array", "items": schema_of(parts[0])}
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": schema_of(parts[1])}
    raise TypeError(f"no schema for {hint}")


def _any_of(parts: tuple[Any, ...]) -> Schema:
    schemas: list[Schema] = []
    for schema in map(schema_of, parts):
        if schema not in schemas:
            schemas.append(schema)
    return schemas[0] if len(schemas) == 1 else {"anyOf": schemas}
