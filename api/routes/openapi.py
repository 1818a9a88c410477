"""What OpenAPI says of answers and problems: the schemas come from the engine's types, the examples from the engine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from fastapi import FastAPI

from api.problems import MEDIA_TYPE, TITLES
from api.routes.described import schema_of
from api.routes.shapes import ProblemOut

Responses = dict[int | str, dict[str, Any]]

KINDS = {
    400: "malformed-request",
    403: "not-loopback",
    413: "too-large",
    422: "invalid-request",
    500: "internal-error",
}


def answer(kind: type, description: str) -> Responses:
    """The good answer: an object of ``kind`` in plain form."""
    return {200: {"description": description, "content": {"application/json": {"schema": schema_of(kind)}}}}


def show_examples(app: FastAPI, examples: Mapping[str, Callable[[], dict[str, Any]]]) -> None:
    """Put real answers beside the schemas, by path; they are made when the description is first asked for.

    Of each list one entry is shown.
    """
    described = app.openapi

    def openapi() -> dict[str, Any]:
        fresh = app.openapi_schema is None
        schema = described()
        for path, example in examples.items() if fresh else ():
            content = schema["paths"][path]["post"]["responses"]["200"]["content"]["application/json"]
            content["example"] = {key: _first(value) for key, value in example().items()}
        return schema

    app.openapi = openapi  # type: ignore[method-assign] # FastAPI's own way to extend the description


def _first(value: object) -> object:
    return value[:1] if isinstance(value, list) else value


def problems(*statuses: int) -> Responses:
    """The problems that a route may answer with."""
    return {status: _problem(status, KINDS[status]) for status in statuses}


def _problem(status: int, kind: str) -> dict[str, Any]:
    zh, en = TITLES[kind]
    example = {"type": f"urn:tocsin:problem:{kind}", "title": zh, "title_zh": zh, "title_en": en, "status": status}
    schema = ProblemOut.model_json_schema()
    return {"description": en, "content": {MEDIA_TYPE: {"schema": schema, "example": example}}}
